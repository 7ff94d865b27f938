"""Whether deckbuilder can work on this computer, and what to do where it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from deckbuilder.doctor.result import Result, State

__all__ = ["Result", "State", "examine"]


def examine(talk: Path | None = None) -> Iterator[Result | str]:
    """What was found, thing by thing; a bare text says what is looked at next and takes a while.

    Each part is imported when it is its turn, so that a library which is missing or broken is told
    and nothing falls over it. With a `talk`, its fonts are looked at as well.
    """
    from deckbuilder.doctor import computer, places, programs

    yield computer.python()
    yield computer.ourselves()
    libraries = list(computer.libraries())
    yield from libraries
    yield computer.terminal()
    yield from places.all_places()
    if any(one.state == "problem" for one in libraries):
        return  # nothing below could be said in other words than “a library is missing”
    yield from _with_libraries(talk)
    yield from programs.small_ones()
    yield "LibreOffice"
    yield programs.office()


def _with_libraries(talk: Path | None) -> Iterator[Result | str]:
    from deckbuilder.doctor import fonts, trial

    yield from fonts.shipped()
    yield from fonts.of_themes(talk)
    yield "a small talk"
    yield trial.build()
