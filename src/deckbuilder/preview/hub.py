"""Between the files and the pages: one worker builds, every page is told."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from watchfiles import awatch

from deckbuilder.diagnostics import Diagnostic, Span
from deckbuilder.preview.following import Following, is_followed
from deckbuilder.preview.state import State
from deckbuilder.variant import Choice

STEP, DEBOUNCE = 5, 50
"""Milliseconds without a further change after which a save counts as whole, and the longest wait
for that. watchfiles' own 50 and 1600 would be most of what a writer waits for."""

T = TypeVar("T")


class Hub:
    """Keeps the state of each talk that a page shows, as long as one does.

    Everything but `Following` runs on the event loop; that runs in one thread at a time.
    """

    def __init__(
        self,
        following: Following,
        first: Choice,
        complain: Callable[[Exception], object],
        report: Callable[[State], object],
    ) -> None:
        """`report` is told of the `first` talk after each save, with all that is wrong in it."""
        self.following = following
        self._complain, self._report = complain, report
        self.states: dict[Choice, State] = {}
        self._first = first
        self._folders = following.folders
        self._pages: dict[Choice, list[asyncio.Event]] = {}
        self._saved: set[Path] | None = None
        """Files that were saved; empty when it may be any, None when nothing was."""
        self._work = asyncio.Event()
        self._closing = asyncio.Event()

    async def run(self) -> None:
        """Build and watch until `close`."""
        self._work.set()
        watching = asyncio.create_task(self._watch())
        try:
            while not self._closing.is_set():
                await self._work.wait()
                self._work.clear()
                await self._build()
        finally:
            watching.cancel()

    def close(self) -> None:
        """End every stream and the watching, at once."""
        self._closing.set()
        self._work.set()
        for pages in self._pages.values():
            for page in pages:
                page.set()

    async def states_of(self, choice: Choice) -> AsyncIterator[State]:
        """The state of a talk, and again whenever it has changed."""
        changed = asyncio.Event()
        self._pages.setdefault(choice, []).append(changed)
        try:
            if choice in self.states:
                changed.set()
            else:
                self._work.set()
            while True:
                await changed.wait()
                changed.clear()
                if self._closing.is_set():
                    return
                yield self.states[choice]
        finally:
            self._pages[choice].remove(changed)

    async def _build(self) -> None:
        """Bring every talk that is shown up to date, and then look for problems."""
        if self._saved is not None:
            saved, self._saved = self._saved, None
            await self._aside(partial(self.following.saved, saved))
        wanted = {choice for choice, pages in self._pages.items() if pages} | {self._first}
        self.states = {choice: self.states[choice] for choice in wanted if choice in self.states}
        self._pages = {choice: self._pages[choice] for choice in self._pages if choice in wanted}
        self.following.drop(wanted)
        for work in (self.following.look, self.following.examine):
            for choice in wanted:
                later = work == self.following.examine and self._saved is not None
                if self._closing.is_set() or later:
                    return
                self._tell(choice, await self._done(work, choice))
            self._folders = self.following.folders
        # `serve` has switched off what would collect in the middle of a save.
        await self._aside(gc.collect)

    def _tell(self, choice: Choice, state: State) -> None:
        if self.states.get(choice) is not state:
            self.states[choice] = state
            for page in self._pages.get(choice, ()):
                page.set()

    async def _done(self, work: Callable[[Choice], State], choice: Choice) -> State:
        """What `work` finds; where it fails, that is told like a mistake of the author."""
        try:
            state = await self._aside(partial(work, choice))
        except Exception as error:
            self._complain(error)
            place = Span(str(self.following.path), 1, 1)
            message = f"deckbuilder made a mistake ({type(error).__name__}); this is not your fault"
            problem = Diagnostic(message, place, "the terminal says what to report")
            state = self.states.get(choice, State())
            return replace(state, problems=(problem,), blocked=True, focus="")
        if work == self.following.examine and choice == self._first:
            self._report(state)
        return state

    async def _aside(self, work: Callable[[], T]) -> T:
        """Do `work` in a thread, so that pages are answered meanwhile."""
        return await asyncio.to_thread(work)

    async def _watch(self) -> None:
        """Notice what is saved, also in folders that the talk comes to need later."""
        polling = False
        while not self._closing.is_set():
            folders = self._folders
            try:
                await self._watch_in(folders, polling)
            except (OSError, RuntimeError) as error:
                # The system watches only so many folders, and none on some network drives.
                if polling:
                    self._complain(error)
                    await asyncio.sleep(1)
                polling = True
            # What was saved before we looked there would go unnoticed.
            self._saved = set()
            self._work.set()

    async def _watch_in(self, folders: tuple[Path, ...], polling: bool) -> None:
        """Notice what is saved in `folders`, until the talk needs others."""
        watching = awatch(
            *folders,
            watch_filter=None,
            recursive=False,
            step=STEP,
            debounce=DEBOUNCE,
            stop_event=self._closing,
            rust_timeout=1000,
            yield_on_timeout=True,
            force_polling=polling or None,
        )
        async for changes in watching:
            files = {file for _, path in changes if is_followed(file := Path(path))}
            if files and self._saved != set():
                self._saved = files | (self._saved or set())
            if files:
                self._work.set()
            if self._folders != folders:
                return
