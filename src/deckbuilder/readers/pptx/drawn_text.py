"""Words of somebody else's shapes as texts of a scene, as large and where they were."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from deckbuilder.geometry import EMU_PER_POINT, Box
from deckbuilder.measure import Faces, body_height
from deckbuilder.readers.pptx.ancestry import Ancestry, kind_of, placeholder, whole
from deckbuilder.readers.pptx.drawn_colours import Palette
from deckbuilder.readers.pptx.drawn_looks import (
    alignment,
    anchoring,
    attribute,
    bullet_of,
    children,
    defaults,
    in_points,
    line_spacing,
    space_of,
    whole_number,
)
from deckbuilder.readers.pptx.names import FORMULA, A
from deckbuilder.readers.pptx.native_clean import local
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.readers.pptx.words import words_of
from deckbuilder.scene import (
    INK,
    Anchor,
    Colour,
    FontRole,
    Insets,
    Paragraph,
    Run,
    TextBody,
    hanging_indent,
)
from deckbuilder.theme.theme import Theme

_MONOSPACED = ("mono", "courier", "consolas", "menlo", "code")
"""What the names of typefaces for programs have in them."""
_INSETS = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))
"""Insets in EMU where none are said (ECMA-376 part 1, 21.1.2.1.1)."""
_WHOLE = 100_000
_SMALLEST, _LARGEST = 1.0, 400.0
"""Points."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """What the words of one slide are drawn with."""

    theme: Theme
    palette: Palette
    link: Callable[[Element], str]
    """Where a run with these properties leads; empty for nowhere."""

    @property
    def faces(self) -> Faces:
        """Of running text."""
        return Faces(self.theme.body_font, self.theme.code_font)


@dataclass(frozen=True, slots=True)
class _Looks:
    """Where the look of words is said, the nearest first."""

    styles: Sequence[Element]
    colour: Colour | None
    """From the style of the shape."""
    scale: float = 1.0
    """What a text is shrunk by to fit."""
    tighter: float = 0.0
    """What is taken off its line spacing."""
    bold: bool = False
    """Whether words are bold unless they say otherwise, as in the head of a table."""

    def levels(self, paragraph: Element) -> list[Element]:
        """Properties of a paragraph and of its level."""
        own = paragraph.find(f"{A}pPr")
        level = min(8, max(0, whole(own, "lvl")))
        tags = (f"{A}lvl{level + 1}pPr", f"{A}defPPr")
        found = [style.find(tag) for style in self.styles for tag in tags]
        return [one for one in (own, *found) if one is not None]


def texts_in(
    body: Element,
    area: Box,
    lettering: Lettering,
    styles: Sequence[Element],
    properties: Sequence[Element],
    colour: Colour | None = None,
    bold: bool = False,
) -> Iterator[tuple[Box, TextBody]]:
    """The words of a text in `area` (points), in parts of one size and indent each.

    `styles` and `properties` are list styles and `a:bodyPr` that count, the nearest first;
    `colour` is that of words which say none.
    """
    looks = _looks(styles, properties, colour, bold)
    made = _counted([_part(one, looks, lettering) for one in body.findall(f"{A}p")])
    parts = [_joined([body for body, _ in group]) for group in _alike(made)]
    if not any(part.text.strip() for part in parts):
        return
    insets = _insets(properties)
    wrap = next((one.get("wrap") for one in properties if one.get("wrap")), "square") != "none"
    heights = [_height(part, area, insets, lettering, wrap) for part in parts]
    gaps = [0.0, *(part.paragraphs[0].space_before for part in parts[1:])]
    top = _top(anchoring(properties), area, insets, sum(heights) + sum(gaps))
    for part, height, gap in zip(parts, heights, gaps, strict=True):
        top += gap
        first = replace(part.paragraphs[0], space_before=0.0)
        sides = replace(
            part.insets, left=part.insets.left + insets.left, right=part.insets.right + insets.right
        )
        paragraphs = (first, *part.paragraphs[1:])
        whole_part = replace(part, paragraphs=paragraphs, insets=sides, wrap=wrap)
        yield Box(area.x, top, area.w, height), whole_part
        top += height


def needed_height(
    body: Element,
    width: float,
    lettering: Lettering,
    styles: Sequence[Element],
    properties: Sequence[Element],
) -> float:
    """How high a text is that is so wide, in points, insets included."""
    area = Box(0, 0, width, 0)
    boxes = [box for box, _ in texts_in(body, area, lettering, styles, properties)]
    insets = _insets(properties)
    inner = max((box.bottom for box in boxes), default=0) - min((box.y for box in boxes), default=0)
    return inner + insets.top + insets.bottom


def _insets(properties: Sequence[Element]) -> Insets:
    return Insets(
        *(whole_number(properties, name, usual) / EMU_PER_POINT for name, usual in _INSETS)
    )


def _looks(
    styles: Sequence[Element], properties: Sequence[Element], colour: Colour | None, bold: bool
) -> _Looks:
    fit = next((one.find(f"{A}normAutofit") for one in properties[:1]), None)
    scale = whole(fit, "fontScale", _WHOLE) / _WHOLE
    tighter = whole(fit, "lnSpcReduction") / _WHOLE
    return _Looks(styles, colour, max(0.1, min(1.0, scale)), max(0.0, min(0.9, tighter)), bold)


def _part(paragraph: Element, looks: _Looks, lettering: Lettering) -> tuple[TextBody, object]:
    """A text of one paragraph, and what it must have in common with another to be one with it."""
    levels = looks.levels(paragraph)
    runs, sizes = [], []
    for one in paragraph:
        if local(one) in ("r", "fld", "br") or one.tag == FORMULA:
            run, size = _run(one, levels, looks, lettering)
            runs.append(run)
            sizes += [size] * len(run.text.strip())
    end = paragraph.find(f"{A}endParaRPr")
    usual = _size([end] if end is not None and not sizes else [], levels, looks)
    size = max(set(sizes), key=sizes.count) if sizes else usual
    bullet, number = bullet_of(levels)
    rtl = attribute(levels, "rtl") in ("1", "true")
    align = alignment(attribute(levels, "algn"), rtl)
    before = space_of(levels, "spcBef", size)
    made = Paragraph(tuple(runs), 0, bullet, align, rtl, before, number)
    spacing = line_spacing(levels, size) * (1 - looks.tighter)
    text = TextBody((made,), (size,), _usual_colour(levels, looks, lettering), line_spacing=spacing)
    start = max(0.0, in_points(attribute(levels, "marL")))
    if bullet != "none":
        start = max(0.0, start - hanging_indent(made, text))
    insets = Insets(right=start) if rtl else Insets(left=start)
    font = _font(levels)
    if runs and all(run.code or not run.text.strip() for run in runs):
        font, made = "code", replace(made, runs=tuple(replace(run, code=False) for run in runs))
        text = replace(text, paragraphs=(made,))
    text = replace(text, insets=insets, font=font)
    return text, (size, start, rtl, spacing, text.colour, font, bullet == "number")


def _alike(made: list[tuple[TextBody, object]]) -> Iterator[list[tuple[TextBody, object]]]:
    for _, group in groupby(made, key=lambda one: one[1]):
        yield list(group)


def _joined(bodies: list[TextBody]) -> TextBody:
    """Paragraphs that look alike as one text."""
    return replace(bodies[0], paragraphs=tuple(body.paragraphs[0] for body in bodies))


def _counted(made: list[tuple[TextBody, object]]) -> list[tuple[TextBody, object]]:
    """Numbered paragraphs with the numbers that they have; a deeper list begins anew each time."""
    counts: dict[float, int] = {}
    found = []
    for body, look in made:
        one, start = body.paragraphs[0], body.insets.left + body.insets.right
        counts = {deep: count for deep, count in counts.items() if deep <= start}
        if one.bullet == "number":
            counts[start] = counts.get(start, one.number - 1) + 1
            body = replace(body, paragraphs=(replace(one, number=counts[start]),))
        elif one.text.strip():
            counts.pop(start, None)
        found.append((body, look))
    return found


def _run(
    element: Element, levels: Sequence[Element], looks: _Looks, lettering: Lettering
) -> tuple[Run, float]:
    """A run and its size in points; a line break is a line feed."""
    own = element.find(f"{A}rPr")
    said = [own] if own is not None else []
    text = "\n" if local(element) == "br" else words_of(element)
    everything = [*said, *defaults(levels)]
    bold = attribute(everything, "b", "1" if looks.bold else "0") in ("1", "true")
    italic = attribute(everything, "i") in ("1", "true")
    face = next((one.get("typeface") for one in children(everything, "latin")), "") or ""
    link = lettering.link(own) if own is not None else ""
    colour = None if link else lettering.palette.fill(own)
    code = any(name in face.lower() for name in _MONOSPACED)
    return Run(text, bold, italic, code, colour, link), _size(said, levels, looks)


def _size(said: Sequence[Element], levels: Sequence[Element], looks: _Looks) -> float:
    size = whole_number((*said, *defaults(levels)), "sz", 1800) / 100 * looks.scale
    return round(max(_SMALLEST, min(_LARGEST, size)), 2)


def _usual_colour(levels: Sequence[Element], looks: _Looks, lettering: Lettering) -> Colour:
    """The colour of words that say none: of the style of the shape, else of their level."""
    if looks.colour:
        return looks.colour
    for one in defaults(levels):
        colour = lettering.palette.fill(one)
        if colour:
            return colour
    return INK


def _font(levels: Sequence[Element]) -> FontRole:
    faces = (one.get("typeface") for one in children(defaults(levels), "latin"))
    return "heading" if next(faces, "") == "+mj-lt" else "body"


def _height(part: TextBody, area: Box, insets: Insets, lettering: Lettering, wrap: bool) -> float:
    width = area.w - insets.left - insets.right
    return body_height(replace(part, wrap=wrap), max(1.0, width), lettering.faces)


def _top(anchor: Anchor, area: Box, insets: Insets, height: float) -> float:
    first, last = area.y + insets.top, area.bottom - insets.bottom - height
    return {"top": first, "middle": (first + last) / 2, "bottom": last}[anchor]


def styles_of(shape: Element, above: Ancestry) -> tuple[list[Element], list[Element]]:
    """The list styles and the `a:bodyPr` that count for the words of a shape."""
    return list(above.styles(shape)), list(above.bodies(shape))


def is_title(shape: Element) -> bool:
    """Whether a shape is the title of its slide."""
    ph = placeholder(shape)
    return ph is not None and kind_of(ph) in ("title", "ctrTitle")
