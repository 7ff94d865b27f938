"""Between the files and the pages: what is told to whom, and when."""

from __future__ import annotations

import asyncio
from pathlib import Path

from deckbuilder.cache import Forgetful
from deckbuilder.preview.following import Following, is_followed
from deckbuilder.preview.hub import Hub
from deckbuilder.preview.state import State
from deckbuilder.variant import BASE, Choice
from tests.preview.previewed import written


class Faulty(Following):
    """A talk that deckbuilder itself trips over."""

    def look(self, choice: Choice) -> State:
        raise ZeroDivisionError(self.path)


async def first_states(hub: Hub, choice: Choice, count: int) -> list[State]:
    """The first states that a page is told, with the hub closed after them."""
    working = asyncio.create_task(hub.run())
    states = []
    async for state in hub.states_of(choice):
        states.append(state)
        if len(states) == count:
            hub.close()
    await asyncio.wait_for(working, 10)
    return states


def test_a_page_is_shown_the_slides_first_and_then_told_the_problems(tmp_path: Path) -> None:
    hub = Hub(Following(written(tmp_path), Forgetful()), BASE, print, print)
    shown, examined = asyncio.run(first_states(hub, Choice(("short",)), 2))
    assert list(shown.cards) == list(examined.cards) == ["first", "last"]
    assert shown.problems is None
    assert [one.rule for one in examined.problems or ()] == ["variant"]


def test_a_mistake_of_ours_is_told_and_does_not_end_the_preview(tmp_path: Path) -> None:
    complaints: list[Exception] = []
    hub = Hub(Faulty(written(tmp_path), Forgetful()), BASE, complaints.append, print)
    [state] = asyncio.run(first_states(hub, BASE, 1))
    assert state.blocked
    [problem] = state.problems or ()
    assert "ZeroDivisionError" in problem.message
    assert isinstance(complaints[0], ZeroDivisionError)


def test_files_that_editors_put_beside_the_outline_are_not_followed() -> None:
    beside = [".small.yaml.swp", "4913", "small.yaml~", "#small.yaml#", "~$small.pptx"]
    assert not [name for name in beside if is_followed(Path(name))]
    assert all(is_followed(Path(name)) for name in ("small.yaml", "night.yml", "A.PNG", "a.svg"))
