"""What somebody who gives a talk in a template should know of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from deckbuilder.measure import TWINS, WIDER
from deckbuilder.readers.pptx.drawn_colours import Palette
from deckbuilder.readers.template.colours import ACCENTS, LINES, WORDS
from deckbuilder.theme.theme import Theme, contrast

ALIKE = 1.5
"""Contrast up to which two backgrounds are as good as the same."""


def remarks_on(
    theme: Theme, palette: Palette, given: Mapping[str, str], ground: str
) -> Iterator[tuple[str, str]]:
    """Each with what can be done. `ground` are the hex digits of what the slides show below all."""
    yield from _roles(theme)
    yield from _fonts(theme)
    yield from _words(theme, given)
    yield from _faint(theme, given)
    if contrast(theme.background, ground) > ALIKE:
        yield (
            f"`background` in the theme file is {theme.background}, and the template's slides are "
            f"{ground}; they stay so, and words are made readable on {theme.background}",
            "leave `background` out, or change the background in PowerPoint",
        )
    for role, name in {**ACCENTS, "link": "hlink"}.items():
        theirs, ours = palette.colours[name], theme.role(role)
        if role not in given and theirs != ours:
            yield (
                f"{name} ({theirs}) has a contrast of {contrast(theirs, theme.background):.1f} on "
                f"the template's background; `{role}` is {ours} instead",
                f"to choose another colour, {_corrected(theme)}",
            )


def _roles(theme: Theme) -> Iterator[tuple[str, str]]:
    """What others stand in for, told at once for each layout that does."""
    assert theme.template is not None
    nearest = [one for one in theme.template.found if one.how == "nearest"]
    for layout in dict.fromkeys(one.layout for one in nearest):
        roles = [f"`{one.role}`" for one in nearest if one.layout == layout]
        named = f"{', '.join(roles[:-1])} and {roles[-1]}" if len(roles) > 1 else roles[0]
        yield (
            f"the template has no layout for {named}; its layout `{layout}` is used instead",
            f"to choose another layout, {_corrected(theme)}",
        )


def _words(theme: Theme, given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Titles and points whose own colour cannot be read; nothing once a theme file says `ink`."""
    assert theme.template is not None
    if "ink" in given:
        return
    places = [one for layout in theme.template.layouts for one in layout.placeholders]
    looks = [one.look for one in places if one.look and one.look.instead]
    for own, shown in dict.fromkeys((one.colour, one.shown) for one in looks):
        yield (
            f"words of the template's placeholders are {theme.hex(own)}, which cannot be read on "
            f"what is below them; on slides they are {theme.hex(shown)} instead",
            f"to choose another colour for `ink`, {_corrected(theme)}",
        )


def _faint(theme: Theme, given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Colours of a theme file that cannot be read."""
    for role in given:
        ours = theme.role(role)  # type: ignore[arg-type]
        least = LINES if role in ACCENTS else WORDS
        seen = contrast(ours, theme.background)
        if role not in ("background", "panel") and seen < least:
            yield (
                f"`{role}` in the theme file is {ours}, which has a contrast of {seen:.1f} on the "
                "background",
                f"choose a colour with {least:g} or more",
            )


def _corrected(theme: Theme) -> str:
    """How somebody comes to correct what was found."""
    assert theme.template is not None
    name = Path(theme.template.path).name
    return f"correct it in the file that `deckbuilder theme inspect {name} --write FILE` writes"


def _fonts(theme: Theme) -> Iterator[tuple[str, str]]:
    for face in dict.fromkeys((theme.heading_font, theme.body_font)):
        if face.lower() in TWINS:
            continue
        share = WIDER.get(face.lower())
        wider = f", made {share - 1:.0%} wider" if share else ""
        yield (
            f"the letters of the template's typeface {face} are not known here; texts are fitted "
            f"as if set in Arial{wider}",
            "look at long texts in PowerPoint on a computer that has the typeface",
        )
