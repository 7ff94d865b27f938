"""Words of a finished slide: their size, colour, language and link, wherever that is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from deckbuilder.accessibility.seen import Passage, Words
from deckbuilder.geometry import EMU_PER_POINT, Box
from deckbuilder.readers.pptx.ancestry import whole
from deckbuilder.readers.pptx.drawn_colours import Palette
from deckbuilder.readers.pptx.drawn_looks import (
    alignment,
    anchoring,
    attribute,
    defaults,
    whole_number,
)
from deckbuilder.readers.pptx.names import A, M
from deckbuilder.readers.pptx.native_clean import local
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.scene import Colour, literal

_INSETS = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))
"""Insets in EMU where none are said (ECMA-376 part 1, 21.1.2.1.1)."""
_WHOLE = 100_000
_OWN_LINK_COLOUR = "{A12FA001-AC4F-418D-AE19-62706E023703}"
"""The extension by which a link keeps the colour of its words ([MS-ODRAWXML] 2.26)."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """What the words of one slide take their look from."""

    palette: Palette
    link: Callable[[Element], str]
    scale: float
    """From points of the file to those of a slide 540 points high."""

    def passages(
        self,
        body: Element | None,
        styles: Sequence[Element],
        properties: Sequence[Element] = (),
        colour: Colour | None = None,
        bold: bool = False,
    ) -> tuple[Passage, ...]:
        """The paragraphs of a text that have words.

        `styles` and `properties` are the list styles and `a:bodyPr` that count, the nearest first;
        `colour` is what words have by the style of their shape.
        """
        if body is None:
            return ()
        fit = next((one.find(f"{A}normAutofit") for one in properties[:1]), None)
        scale = self.scale * whole(fit, "fontScale", _WHOLE) / _WHOLE
        found = []
        for paragraph in body.iterfind(f"{A}p"):
            levels = _levels(paragraph, styles)
            words = tuple(self._words(paragraph, levels, colour, bold, scale))
            if any(one.text.strip() for one in words):
                rtl = attribute(levels, "rtl") in ("1", "true")
                found.append(Passage(words, rtl))
        return tuple(found)

    def _words(
        self,
        paragraph: Element,
        levels: Sequence[Element],
        colour: Colour | None,
        bold: bool,
        scale: float,
    ) -> Iterator[Words]:
        usual = self._usual_colour(levels, colour)
        for one in paragraph:
            if local(one) not in ("r", "fld"):
                if local(one) == "br":
                    yield Words(" ", 18.0)
                elif next(one.iter(f"{M}t"), None) is not None:
                    yield from self._formula(one, levels, usual, scale)
                continue
            own = one.find(f"{A}rPr")
            said = [*([own] if own is not None else []), *defaults(levels)]
            link = self.link(own) if own is not None else ""
            yield Words(
                str(one.findtext(f"{A}t") or ""),
                whole_number(said, "sz", 1800) / 100 * scale,
                attribute(said, "b", "1" if bold else "0") in ("1", "true"),
                attribute(said, "lang"),
                self._link_colour(own) if link else self._own_colour(own, usual),
                link,
            )

    def _formula(
        self, holder: Element, levels: Sequence[Element], usual: Colour, scale: float
    ) -> Iterator[Words]:
        """Native mathematics; it has no language."""
        for colour, same in groupby(
            holder.iter(f"{M}r"), lambda run: self._own_colour(run.find(f"{A}rPr"), usual)
        ):
            runs = list(same)
            text = "".join(str(one.text or "") for run in runs for one in run.iter(f"{M}t"))
            own = runs[0].find(f"{A}rPr")
            said = [*([own] if own is not None else []), *defaults(levels)]
            size = whole_number(said, "sz", 1800) / 100 * scale
            yield Words(text, size, language="zxx", colour=colour)

    def _own_colour(self, own: Element | None, usual: Colour) -> Colour | None:
        return self.palette.fill(own, usual)

    def _link_colour(self, own: Element | None) -> Colour | None:
        click = own.find(f"{A}hlinkClick") if own is not None else None
        kept = click is not None and any(
            one.get("uri") == _OWN_LINK_COLOUR for one in click.iter(f"{A}ext")
        )
        if kept:
            return self.palette.fill(own)
        digits = self.palette.colours.get("hlink")
        return literal(digits) if digits else None

    def _usual_colour(self, levels: Sequence[Element], colour: Colour | None) -> Colour:
        """The colour of words that say none: of the style of the shape, else of their level."""
        if colour:
            return colour
        found = (self.palette.fill(one) for one in defaults(levels))
        return next(filter(None, found), literal(self.palette.colours.get("tx1", "000000")))


def _levels(paragraph: Element, styles: Sequence[Element]) -> list[Element]:
    """Properties of a paragraph and of its level, the nearest first."""
    own = paragraph.find(f"{A}pPr")
    level = min(8, max(0, whole(own, "lvl")))
    tags = (f"{A}lvl{level + 1}pPr", f"{A}defPPr")
    found = [style.find(tag) for style in styles for tag in tags]
    return [one for one in (own, *found) if one is not None]


def probable_area(
    passages: Sequence[Passage],
    body: Element,
    box: Box,
    styles: Sequence[Element],
    properties: Sequence[Element],
    scale: float,
) -> Box:
    """Where the words of a shape probably stand, told from how many letters there are.

    Half the size of the type is what a letter is wide on average.
    """
    left, top, right, bottom = (
        whole_number(properties, name, usual) / EMU_PER_POINT * scale for name, usual in _INSETS
    )
    inner_w, inner_h = max(1.0, box.w - left - right), max(1.0, box.h - top - bottom)
    lines, widest = 0.0, 0.0
    for one in passages:
        size = max((words.size for words in one.words), default=18.0)
        width = len(one.text) * size * 0.5
        lines += max(1, -(-width // inner_w)) * size * 1.2
        widest = max(widest, min(inner_w, width))
    high = min(inner_h, lines)
    first = next(body.iterfind(f"{A}p"), None)
    levels = _levels(first, styles) if first is not None else []
    rtl = attribute(levels, "rtl") in ("1", "true")
    align = alignment(attribute(levels, "algn"), rtl)
    at_end = (align == "end") != rtl
    x = box.x + left + (inner_w - widest) * (0.5 if align == "centre" else 1.0 if at_end else 0.0)
    share = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[anchoring(properties)]
    return Box(x, box.y + top + (inner_h - high) * share, widest, high)
