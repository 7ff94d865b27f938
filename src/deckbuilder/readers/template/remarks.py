"""What somebody who gives a talk in a template should know of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from deckbuilder.measure import TWINS, WIDER
from deckbuilder.readers.pptx.drawn_colours import Palette
from deckbuilder.readers.template.colours import ACCENTS
from deckbuilder.theme.theme import Theme, contrast


def remarks_on(
    theme: Theme, palette: Palette, given: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Each with what can be done."""
    yield from _roles(theme)
    yield from _fonts(theme)
    for role, name in {**ACCENTS, "link": "hlink"}.items():
        theirs, ours = palette.colours[name], theme.role(role)
        if role not in given and theirs != ours:
            yield (
                f"{name} ({theirs}) has a contrast of {contrast(theirs, theme.background):.1f} on "
                f"the template's background; `{role}` is {ours} instead",
                "to choose another colour, run `deckbuilder theme inspect`",
            )


def _roles(theme: Theme) -> Iterator[tuple[str, str]]:
    assert theme.template is not None
    for found in theme.template.found:
        if found.how == "nearest":
            yield (
                f"the template has no layout for `{found.role}`; "
                f"its layout `{found.layout}` is used instead",
                "to choose another layout, run `deckbuilder theme inspect`",
            )


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
