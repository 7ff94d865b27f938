"""deckbuilder preview TALK: the slides in the browser, which follow every save."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckbuilder.cache import FolderCache, default_folder
from deckbuilder.cli.choosing import choosing
from deckbuilder.cli.outline_file import OUTLINE
from deckbuilder.cli.themes import theme_given
from deckbuilder.variant import Choice

if TYPE_CHECKING:
    from deckbuilder.diagnostics import Diagnostic
    from deckbuilder.preview.state import State

LOOPBACK = "127.0.0.1"
"""Only this computer can reach it."""


@click.command(epilog="Example:  deckbuilder preview talks/my-talk.yaml")
@click.argument("talk", type=OUTLINE, metavar="TALK")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, help="Port; a busy one gives the next."
)
@click.option(
    "--host", default=LOOPBACK, help="Address to listen at, as 0.0.0.0 for phones in the same room."
)
@click.option("--no-open", is_flag=True, help="Leave the browser alone.")
@click.option("--theme", default="", help="Show it in this theme instead of the outline's.")
@click.option("--aspect", type=click.Choice(["16:9", "4:3"]), help="Slide format.")
@choosing
def command(
    talk: Path,
    port: int,
    host: str,
    no_open: bool,
    theme: str,
    aspect: str | None,
    choice: Choice,
) -> None:
    """Show TALK in the browser while you write it; every save shows at once.

    Only this computer can see it, unless `--host` says otherwise; then the address that is printed
    holds a token without which nobody gets in.
    """
    theme = theme_given(theme, (talk,))
    # A web server takes a fifth of a second to import, and only this command needs one.
    from deckbuilder.preview.following import Following
    from deckbuilder.preview.guard import Guard, is_loopback
    from deckbuilder.preview.server import bound, serve

    try:
        at = bound(host, port)
    except OSError as error:
        raise click.UsageError(f"cannot listen at {host}, port {port}: {error.strerror}") from error
    found = at.getsockname()[1]
    if port not in (0, found):
        click.echo(f"port {port} is busy, so this is port {found}", err=True)
    token = "" if is_loopback(host) else secrets.token_urlsafe(16)
    page = address(shown_host(host), found, token)

    def ready() -> None:
        click.echo(f"{talk}: {page}\n(press Ctrl-C to stop)", err=True)
        if not no_open:
            click.launch(page)

    following = Following(talk, FolderCache(default_folder()), theme, aspect or "")
    try:
        serve(following, choice, Guard(host, found, token), at, ready, complain, teller(talk))
    except KeyboardInterrupt:
        click.echo("stopped the preview", err=True)


def complain(error: Exception) -> None:
    """Say what to report; the preview goes on with the slides it has."""
    from deckbuilder.report import bug_report

    click.echo(bug_report(error), err=True)


def teller(talk: Path) -> Callable[[State], None]:
    """What says on standard error which errors `talk` has, whenever these have changed."""
    from deckbuilder.report import show, summary

    told: tuple[Diagnostic, ...] = ()

    def tell(state: State) -> None:
        nonlocal told
        errors = tuple(one for one in state.problems or () if one.severity == "error")
        if errors == told:
            return
        told = errors
        # Whoever has closed the terminal still has the page.
        with suppress(OSError):
            show(errors)
            click.echo(f"{talk}: {summary(errors) if errors else 'no errors any more'}", err=True)
            if errors and state.unchecked:
                click.echo(f"({state.unchecked})", err=True)

    return tell


def address(host: str, port: int, token: str) -> str:
    """Where the page is, as a browser wants to have it."""
    named = f"[{host}]" if ":" in host else host
    return f"http://{named}:{port}/" + (f"?token={token}" if token else "")


def shown_host(host: str) -> str:
    """The address that others find us at, where we listen at all of them."""
    if host not in ("0.0.0.0", "::"):
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: this only asks which of our addresses leads out (RFC 5737 example).
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return LOOPBACK
        own: str = probe.getsockname()[0]
        return own
