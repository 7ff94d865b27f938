"""Ways back to a map: which slide shows it whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from deckbuilder.blocks.clouds import Clouds
from deckbuilder.model import Slide, Talk
from deckbuilder.model.slide import every


@dataclass(frozen=True, eq=False)
class Ways:
    """The ways back of one talk, found when the first is asked for."""

    talk: Talk

    def back(self, map_name: str, before: str) -> Slide | None:
        """The slide that shows a map whole: the last one before the slide `before`, else the first.

        None when no slide of the talk does: openings show a map with one cloud in focus.
        """
        here = self._places.get(before, 0)
        whole = [(place, one) for place, one in self._whole.get(map_name, ()) if place != here]
        earlier = [slide for place, slide in whole if place < here]
        return earlier[-1] if earlier else next((slide for _, slide in whole), None)

    @cached_property
    def _places(self) -> dict[str, int]:
        """Where each slide is in the talk, openings among them."""
        names = (name for name, _ in self._slides())
        return {name: place for place, name in enumerate(names)}

    @cached_property
    def _whole(self) -> dict[str, list[tuple[int, Slide]]]:
        """By map the slides that show it whole, with their places in the talk."""
        found: dict[str, list[tuple[int, Slide]]] = {}
        for place, (_, slide) in enumerate(self._slides()):
            for name in dict.fromkeys(maps_on(slide, whole=True) if slide else ()):
                assert slide
                found.setdefault(name, []).append((place, slide))
        return found

    def _slides(self) -> Iterator[tuple[str, Slide | None]]:
        """Every slide by its id; no slide is written for an opening."""
        for section in self.talk.sections:
            if section.opens:
                yield section.name, None
            for slide in section.slides:
                yield slide.name, slide


def maps_on(slide: Slide, *, whole: bool = False) -> Iterator[str]:
    """The maps that an audience sees on a slide; with `whole` those without a cloud in focus."""
    if slide.hidden or slide.keep or slide.slide or (whole and slide.zoom):
        return
    for block in every(slide.blocks):
        if isinstance(block, Clouds) and block.map and not (whole and block.focus):
            yield block.map
