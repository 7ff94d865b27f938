"""What slides were composed to, for as long as all that they stand on is the same."""

from __future__ import annotations

from deckbuilder.compose import Composed, compose
from deckbuilder.model import Slide, Talk
from deckbuilder.page import Page


class Memory:
    """Remembers the slides of one talk from one save to the next.

    A slide stands on the page (theme, width, language) and on the facts, people, maps and openings
    of its talk. When any of them changes, everything is composed again. Files of pictures are not
    among them: `forget` when one has changed. Slides that are gone are forgotten a save later.
    """

    def __init__(self) -> None:
        self._talk: Talk | None = None
        self._ground: object = None
        self._before: dict[str, tuple[Slide, Composed]] = {}
        self._now: dict[str, tuple[Slide, Composed]] = {}

    def forget(self) -> None:
        """Compose every slide again the next time."""
        self._talk = None
        self._before, self._now = {}, {}

    def compose(self, slide: Slide, page: Page, talk: Talk) -> Composed:
        """What `compose` returns or raises; a slide that does not fit is not remembered."""
        if talk is not self._talk:
            self._begin(talk, page)
        known = self._now.get(slide.name) or self._before.get(slide.name)
        composed = known[1] if known and known[0] == slide else compose(slide, page, talk)
        self._now[slide.name] = (slide, composed)
        return composed

    def _begin(self, talk: Talk, page: Page) -> None:
        openings = [(one.name, one.cloud, one.first) for one in talk.sections]
        ground = (page, talk.talk, talk.people, talk.maps, openings)
        # Slides that this save did not come to, because one before them was wrong, may come back.
        self._before = self._before | self._now if ground == self._ground else {}
        if len(self._before) > 2 * len(self._now) + 100:
            self._before = self._now
        self._talk, self._ground, self._now = talk, ground, {}
