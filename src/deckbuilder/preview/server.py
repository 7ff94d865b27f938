"""The pages over HTTP, for this computer or for whoever has the token."""

from __future__ import annotations

import asyncio
import errno
import gc
import json
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from deckbuilder.preview.files import files
from deckbuilder.preview.following import Following
from deckbuilder.preview.guard import HEADERS, Guard, policy
from deckbuilder.preview.hub import Hub
from deckbuilder.preview.pictures import ADDRESS
from deckbuilder.preview.state import Card, State, message
from deckbuilder.variant import Choice

NEXT_PORTS = 20
"""How many ports are tried when the first is busy."""
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Pages:
    """What answers requests."""

    hub: Hub
    first: Choice
    """The talk that was asked for on the command line."""

    def file(self, request: Request) -> Response:
        """One of our own files."""
        found = files().get(request.url.path)
        if found is None:
            return PlainTextResponse("there is no such page", 404)
        lasting = FOREVER if found.lasts else "no-cache"
        return Response(found.data, headers={"cache-control": lasting}, media_type=found.media_type)

    def picture(self, request: Request) -> Response:
        """A picture of a slide."""
        found = self.hub.following.image(request.url.path.removeprefix(ADDRESS))
        if found is None:
            return PlainTextResponse("there is no such picture", 404)
        return Response(found.data, headers={"cache-control": FOREVER}, media_type=found.media_type)

    async def events(self, request: Request) -> Response:
        """A stream of what changes, as Server-Sent Events."""
        choice = chosen(request.query_params, self.first)
        return StreamingResponse(
            self._stream(choice),
            media_type="text/event-stream",
            headers={"cache-control": "no-store"},
        )

    async def _stream(self, choice: Choice) -> AsyncIterator[str]:
        sent: dict[str, Card] = {}
        # A page that lost us asks again soon.
        yield "retry: 500\n\n"
        async for state in self.hub.states_of(choice):
            told = message(state, sent)
            sent = state.cards
            told["choice"] = {"variants": choice.variants, "language": choice.language}
            yield f"data: {json.dumps(told, ensure_ascii=False)}\n\n"


def chosen(query: QueryParams, first: Choice) -> Choice:
    """The talk a page asks for; what it does not say is as on the command line."""
    variants = first.variants
    if "variant" in query:
        variants = tuple(name for name in query["variant"].split("+") if name)
    return Choice(variants, first.settings, query.get("lang", first.language))


class Guarded:
    """An application behind a `Guard`."""

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self.app, self.guard = app, guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]
        query = QueryParams(scope["query_string"])
        verdict = self.guard.judge(scope["method"], path, query, Headers(scope=scope))

        async def with_headers(sending: Message) -> None:
            if sending["type"] == "http.response.start":
                headers = MutableHeaders(scope=sending)
                headers.update(HEADERS)
                headers["content-security-policy"] = policy(path)
            await send(sending)

        answer = self.app
        if verdict.status == 303:
            answer = self._remembering(path, query)
        elif verdict.status != 200:
            answer = PlainTextResponse(verdict.reason, verdict.status)
        await answer(scope, receive, with_headers)

    def _remembering(self, path: str, query: QueryParams) -> Response:
        """To the same page, without the token in its address."""
        rest = QueryParams([pair for pair in query.multi_items() if pair[0] != "token"])
        response = RedirectResponse(path + (f"?{rest}" if str(rest) else ""), 303)
        # Strict would not be sent when somebody follows a link from a message to us.
        response.set_cookie(self.guard.cookie, self.guard.token, httponly=True, samesite="lax")
        return response


def application(hub: Hub, first: Choice, guard: Guard) -> ASGIApp:
    """All pages behind their guard."""
    pages = Pages(hub, first)

    @asynccontextmanager
    async def working(_: Starlette) -> AsyncIterator[None]:
        worker = asyncio.create_task(hub.run())
        yield
        hub.close()
        await worker

    routes = [
        Route("/events", pages.events, methods=["GET"]),
        Route(ADDRESS + "{digest}", pages.picture, methods=["GET"]),
        Route("/{path:path}", pages.file, methods=["GET"]),
    ]
    return Guarded(Starlette(routes=routes, lifespan=working), guard)


class Server(uvicorn.Server):
    """A server that ends at once on Ctrl-C, its streams too."""

    def __init__(self, app: ASGIApp, hub: Hub, ready: Callable[[], object]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                log_level="critical",
                access_log=False,
                server_header=False,
                ws="none",
                timeout_graceful_shutdown=1,
                timeout_keep_alive=60,
            )
        )
        self._hub, self._ready = hub, ready
        self._loop: asyncio.AbstractEventLoop | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        await super().startup(sockets)
        self._ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Streams last for ever, and uvicorn waits for them."""
        if self._loop:
            self._loop.call_soon_threadsafe(self._hub.close)
        super().handle_exit(sig, frame)


def bound(host: str, port: int) -> socket.socket:
    """A socket at `host` and `port`, or at the next port that is free; raises OSError if none is.

    Port 0 is any that is free.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for tried in range(port, min(port + NEXT_PORTS, 65536)):
        made = socket.socket(family, socket.SOCK_STREAM)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind((host, tried))
            # Two sockets may be bound to one port, until the first of them listens.
            made.listen(128)
        except OSError as error:
            made.close()
            busy = error
            if tried + 1 < min(port + NEXT_PORTS, 65536) and is_busy(error):
                continue
            raise busy from None
        return made
    raise OSError(f"no port from {port} is free")


def is_busy(error: OSError) -> bool:
    """Whether somebody else has the port, or it is reserved."""
    return error.errno in (errno.EADDRINUSE, errno.EACCES)


def serve(
    following: Following,
    first: Choice,
    guard: Guard,
    at: socket.socket,
    ready: Callable[[], object],
    complain: Callable[[Exception], object],
    report: Callable[[State], object],
) -> None:
    """Show a talk until Ctrl-C, which raises KeyboardInterrupt.

    `ready` is called when pages can be opened, `complain` with whatever goes wrong in our own work,
    `report` with the `first` talk after each save.
    """

    async def run() -> None:
        hub = Hub(following, first, complain, report)
        server = Server(application(hub, first, guard), hub, ready)
        await server.serve(sockets=[at])

    # The hub collects when nobody waits: a collection takes as long as drawing many slides.
    gc.disable()
    try:
        asyncio.run(run())
    finally:
        gc.enable()
