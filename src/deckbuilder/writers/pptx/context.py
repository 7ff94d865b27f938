"""What the writer of one slide needs to know about the rest of the deck."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from deckbuilder.scene import LayoutName
from deckbuilder.theme.sheets import Layout
from deckbuilder.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class SlideContext:
    """The deck around a slide. Part names have no leading slash: `ppt/slides/slide1.xml`."""

    theme: Theme
    width: float
    """Points: 960 for 16:9, 720 for 4:3."""
    height: float
    language: str
    """Ready for the `lang` attribute of a run: `en-US`, `de-DE` (see xml.language)."""
    layout_parts: Mapping[LayoutName, str]
    """The part of each layout, to relate a slide to."""
    layouts: Mapping[LayoutName, Layout]
    slide_parts: Mapping[str, str]
    """The part of each slide by slide id: where a link to `#slide-id` goes."""
    creation_ids: Mapping[str, int]
    """p14:creationId of each slide by slide id; no two are equal in a deck."""
    notes_master_part: str
    notes_indices: tuple[int, int, int | None] = (2, 3, 5)
    """Numbers of the notes master's placeholders for the slide, the words and the number."""
    rtl: bool = False
    """Whether the deck is read from right to left, and texts run so unless they say otherwise."""
    sections: Mapping[str, str] = field(default_factory=dict)
    """The GUID of each section by its id."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """What each slide is called, by slide id."""
