"""What a deck looks like as a whole: its format, its colours and fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from deckbuilder.diagnostics import NOWHERE
from deckbuilder.pipeline import Loaded
from deckbuilder.readers.pptx import Edited, Unreadable
from deckbuilder.readers.pptx.names import P
from deckbuilder.theme import Theme
from deckbuilder.theme.load import load_theme
from deckbuilder.writers.pptx.manifest import Manifest
from deckbuilder.writers.pptx.theme_part import slide_colours

_ACCENTS = {"accent1": "blue", "accent2": "orange", "accent3": "green", "accent4": "plum"}
_HEX = re.compile(r"[0-9A-F]{6}")
_TYPEFACE = re.compile(r"[\w .+-]{1,80}")
"""What a drawing may take for the name of a font; of a strange file we believe nothing else."""
_HEIGHT = 540.0
"""Points of our slides, and what a file that does not say is taken for."""


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a deck, as far as two can be compared."""

    width: float
    height: float
    """Of a slide, in points; 0 where nobody knows."""
    colours: Mapping[str, str]
    """RRGGBB by the name of the role in a PowerPoint file."""
    fonts: tuple[str, str]
    """Of titles and of all else."""

    @property
    def shape(self) -> str:
        """`16:9`, `4:3`, or what it measures."""
        for across, down in ((16, 9), (4, 3), (16, 10)):
            if abs(self.width * down - self.height * across) < self.height * 0.05:
                return f"{across}:{down}"
        return f"{self.width:g} x {self.height:g} points"


def look_of(loaded: Loaded) -> Look:
    """The look of a deck as we would write it."""
    deck, theme = loaded.deck, loaded.theme
    fonts = theme.heading_font, theme.body_font
    return Look(deck.width, deck.height, slide_colours(theme), fonts)


def look_in(edited: Edited) -> Look:
    """The look of a deck that was read."""
    design = edited.design
    fonts = design.fonts.get("major", ""), design.fonts.get("minor", "")
    return Look(design.width or 960.0, design.height or _HEIGHT, design.colours, fonts)


def look_as_built(made: Manifest) -> Look:
    """The look of a deck as it was built, of which the format is not remembered."""
    design = dict(made.design)
    fonts = design.pop("major", ""), design.pop("minor", "")
    return Look(0, 0, design, fonts)


def looks_changed(before: Look, after: Look) -> Iterator[str]:
    """What is not the same, in words."""
    if before.width and after.width and before.shape != after.shape:
        yield f"slides of {after.shape}, before {before.shape}"
    roles = [role for role in before.colours if role in after.colours]
    changed = [one for one in roles if before.colours[one].upper() != after.colours[one].upper()]
    if changed:
        yield "other colours" if len(changed) > 1 else "another colour"
    if all((*before.fonts, *after.fonts)) and before.fonts != after.fonts:
        yield f"{_fonts(after)} as fonts, before {_fonts(before)}"


def _fonts(look: Look) -> str:
    return " and ".join(dict.fromkeys(look.fonts))


def theme_in(edited: Edited) -> Theme:
    """A theme of ours in the colours and fonts of a deck that was read, to draw its slides with."""
    found = edited.design.colours
    dark = _is_dark(edited)
    theme = load_theme("night" if dark else "paper", edited.opened.path.parent, NOWHERE)
    front, back = (("lt1", "lt2"), ("dk1", "dk2")) if dark else (("dk1", "dk2"), ("lt1", "lt2"))
    roles = dict(zip(("ink", "muted"), front, strict=True))
    roles |= dict(zip(("background", "panel"), back, strict=True))
    roles |= {name: role for role, name in _ACCENTS.items()} | {"link": "hlink"}
    said: dict[str, Any] = {
        name: found[role] for name, role in roles.items() if _HEX.fullmatch(found.get(role, ""))
    }
    for name, kind in (("heading_font", "major"), ("body_font", "minor")):
        if _TYPEFACE.fullmatch(edited.design.fonts.get(kind, "")):
            said[name] = edited.design.fonts[kind]
    return replace(theme, **said)


def _is_dark(edited: Edited) -> bool:
    """Whether the first master takes its background from the dark colours (19.3.1.6)."""
    opened = edited.opened
    try:
        master = opened.related(opened.main, "slideMaster")
        mapping = opened.tree(master).find(f"{P}clrMap")
    except Unreadable:
        return False
    return mapping is not None and str(mapping.get("bg1")).startswith("dk")
