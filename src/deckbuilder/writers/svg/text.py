"""Words in a box, broken where they were measured to break: one text element a line."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, TypeAlias

from deckbuilder.geometry import Box
from deckbuilder.measure import (
    LINE_HEIGHT,
    BrokenLine,
    Faces,
    body_lines,
    paragraph_indent,
)
from deckbuilder.scene import Paragraph, Run, TextBody, hanging_indent, sign_of
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.svg.elements import Attributes, element, escaped
from deckbuilder.writers.svg.fonts import baseline, font_family
from deckbuilder.writers.svg.formulas import draw_mixed, has_rtl, is_mixed
from deckbuilder.writers.svg.paint import fill
from deckbuilder.writers.svg.runs import isolated, run_colour, words

Side: TypeAlias = Literal["start", "middle", "end"]
"""Values of text-anchor: left, centre, right, as no text element here has a direction."""

_DOT_TYPEFACE = "Arial"


def draw_text(body: TextBody, area: Box, theme: Theme) -> list[str]:
    """Return the lines of `body` in `area`, whose insets are still to be taken off."""
    typeface = theme.font(body.font)
    width = area.w if body.wrap else math.inf
    broken = body_lines(body, width, Faces(typeface, theme.code_font))
    top = _top(body, area, broken)
    drawn = []
    for index, (paragraph, lines) in enumerate(zip(body.paragraphs, broken, strict=True)):
        size = body.size(paragraph.level)
        top += paragraph.space_before if index else 0.0
        for count, line in enumerate(lines):
            place = _place(paragraph, line, body, area)
            y = top + line.above + baseline(typeface, size, body.line_spacing)
            if count == 0 and paragraph.text:
                drawn += _bullet(paragraph, place, y, body, theme)
            look = _look(body, size, theme)
            if is_mixed(line):
                rtl = paragraph.rtl and has_rtl(paragraph.text)
                drawn += draw_mixed(line, place.left, y, size, rtl, look, body, theme)
            elif line.runs:
                at = {"x": place.x, "y": y, **look, "text-anchor": _written(place.side)}
                drawn.append(element("text", at, words(line.runs, paragraph.rtl, body, theme)))
            top += size * LINE_HEIGHT * body.line_spacing + line.above + line.below
    return drawn


def _top(body: TextBody, area: Box, broken: list[tuple[BrokenLine, ...]]) -> float:
    """The top of the first line. Words that are too many stick out as in PowerPoint."""
    height = sum(paragraph.space_before for paragraph in body.paragraphs[1:])
    for paragraph, lines in zip(body.paragraphs, broken, strict=True):
        height += len(lines) * body.size(paragraph.level) * LINE_HEIGHT * body.line_spacing
        height += sum(line.above + line.below for line in lines)
    first, last = area.y + body.insets.top, area.bottom - body.insets.bottom - height
    return {"top": first, "middle": (first + last) / 2, "bottom": last}[body.anchor]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line is hung up, and how far it reaches to both sides."""

    x: float
    side: Side
    left: float
    right: float


def _place(paragraph: Paragraph, line: BrokenLine, body: TextBody, area: Box) -> _Place:
    left, right = area.x + body.insets.left, area.right - body.insets.right
    if paragraph.rtl:
        right -= paragraph_indent(paragraph, body)
    else:
        left += paragraph_indent(paragraph, body)
    if paragraph.align == "centre":
        middle = (left + right) / 2
        return _Place(middle, "middle", middle - line.width / 2, middle + line.width / 2)
    if (paragraph.align == "start") is not paragraph.rtl:
        return _Place(left, "start", left, left + line.width)
    return _Place(right, "end", right - line.width, right)


def _look(body: TextBody, size: float, theme: Theme) -> Attributes:
    """What a text element says about its words; the body font is said once for the slide."""
    family = font_family(theme.font(body.font))
    return {
        "font-family": family if family != font_family(theme.body_font) else None,
        "font-size": size,
        "font-weight": "bold" if body.bold else None,
        **fill(body.colour, theme),
    }


def _written(side: Side) -> str | None:
    return None if side == "start" else side


def _bullet(
    paragraph: Paragraph, place: _Place, y: float, body: TextBody, theme: Theme
) -> list[str]:
    """The bullet before a first line, in the weight and colour of the first words."""
    first = next((run for run in paragraph.runs if run.text), Run(""))
    size = body.size(paragraph.level)
    bold = body.bold or first.bold
    hanging = hanging_indent(paragraph, body)
    match paragraph.bullet:
        case "none":
            return []
        case "dot":
            label, family = sign_of(paragraph, body), font_family(_DOT_TYPEFACE)
            if not label:
                return []
        case "number":
            label, family = f"{paragraph.number}.", font_family(theme.font(body.font))
    look = {
        **_look(body, size, theme),
        "font-family": family if family != font_family(theme.body_font) else None,
        "font-weight": "bold" if bold else None,
        **fill(body.colour if first.link else run_colour(first, body), theme),
    }
    if paragraph.rtl:
        at = {"x": place.right + hanging, "y": y, **look, "text-anchor": "end"}
        return [element("text", at, isolated(escaped(label)))]
    return [element("text", {"x": place.left - hanging, "y": y, **look}, escaped(label))]
