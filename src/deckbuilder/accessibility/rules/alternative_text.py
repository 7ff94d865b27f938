"""Pictures and other things without words for those who cannot see them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.accessibility.finding import Finding, brief
from deckbuilder.accessibility.seen import Kind, SeenDeck, SeenShape, SeenSlide
from deckbuilder.diagnostics import Severity

SHOWN: tuple[Kind, ...] = ("picture", "media", "chart", "diagram", "object")
"""What says nothing by itself to somebody who does not see it."""
LONGEST = 300
"""Letters of the alternative text of a picture: it is read in one go, without a way back."""
LONGEST_DATA = 2000
"""The same where it stands for what a diagram, chart or table says."""

_DECORATIVE = "mark it as decorative (right-click > View Alt Text)"
_FILE = re.compile(r"\S+\.(png|jpe?g|gif|svg|emf|wmf|tiff?|bmp|webp|heic|avif|mp4|mov|m4a|mp3|wav)")
_EMPTY = re.compile(
    r"((a |an )?(picture|image|photo|graphic|chart|diagram|screenshot|img|dsc|bild|grafik|foto|"
    r"diagramm|imagen|gráfico|figure|图片|画像|그림)[\s_-]*\d*|todo\b.*|alt(ernative)? text|"
    r"description automatically generated)\.?"
)
"""What programs write by themselves, and people who mean to come back."""


def check(deck: SeenDeck) -> Iterator[Finding]:
    """WCAG 2.2, success criterion 1.1.1; what is marked as decorative needs none."""
    for slide in deck.slides:
        read = [one for shape in slide.shapes for one in _read(shape)]
        for shape in read:
            if shape.alt:
                yield from _written(slide, shape)
            elif shape.kind in SHOWN:
                message = f"the {shape.what} has no alternative text"
                yield slide.found(shape, message, f"say what it shows, or {_DECORATIVE}", "error")
        groups = [one for one in read if one.kind == "group" and not one.alt]
        yield from _mute(slide, [one for one in groups if _is_mute(one)], "error")
        shapes = [one for one in read if one.kind == "shape" and not (one.alt or one.text)]
        yield from _mute(slide, shapes, "warning")


def _read(shape: SeenShape) -> Iterator[SeenShape]:
    """What is read of a shape: a group with words of its own is one thing, as a mute one is."""
    if shape.decorative:
        return
    yield shape
    if shape.kind == "group" and not shape.alt and not _is_mute(shape):
        for item in shape.items:
            yield from _read(item)


def _is_mute(group: SeenShape) -> bool:
    return not any(one.alt or one.text or one.kind in SHOWN for one in group.every())


def _mute(slide: SeenSlide, shapes: list[SeenShape], severity: Severity) -> Iterator[Finding]:
    """One finding for all that says nothing, neither in words nor otherwise."""
    if not shapes:
        return
    first, *others = shapes
    what = f"the {first.what}" if not others else f"{len(shapes)} {first.kind}s, such as"
    named = what if not others else f"{what} the {first.what},"
    verb = "have" if others else "has"
    yield slide.found(
        first,
        f"{named} {verb} neither words nor an alternative text",
        f"say what it means, or {_DECORATIVE}",
        severity,
    )


def _written(slide: SeenSlide, shape: SeenShape) -> Iterator[Finding]:
    """What is wrong with an alternative text that is there."""
    words = " ".join(shape.alt.lower().split())
    if _FILE.fullmatch(words) or _EMPTY.fullmatch(words):
        yield slide.found(
            shape,
            f"the alternative text of the {shape.what} is only “{brief(shape.alt, 60)}”",
            "say what can be seen on it",
            "error",
        )
    most = LONGEST if shape.kind in ("picture", "media") else LONGEST_DATA
    if len(shape.alt) > most:
        yield slide.found(
            shape,
            f"the alternative text of the {shape.what} has {len(shape.alt)} letters",
            f"say it in {most}; what is longer belongs into the notes",
        )
