"""Slides written in points of the canvas, made as large as the slides of a company's template.

Everything is laid out and written for slides that are 540 points high. A template may have others:
720 x 405 points are common. Then every length in a slide's XML is multiplied, once, here.
"""

from __future__ import annotations

import re

from deckbuilder.theme.theme import Theme

_LENGTHS = re.compile(
    rb"(?<= )(x|y|cx|cy|w|h|sz|marL|marR|marT|marB|indent|lIns|tIns|rIns|bIns|defTabSz|spc)"
    rb'="(-?\d+)"'
)
_ELEMENTS = re.compile(
    rb"<(?:a|p):(?:off|ext|chOff|chExt|ln|lnL|lnR|lnT|lnB|gridCol|tr|tcPr|bodyPr|pPr|lvl\dpPr"
    rb"|rPr|endParaRPr|defRPr)\b[^>]*>"
)
"""Elements whose attributes are lengths in EMU or sizes in hundredths of a point (ECMA-376 part 1,
20.1.7 and 21.1.2). Those of a path count within its own frame, so they stay."""
_POINTS = re.compile(rb'(<a:spcPts val=")(\d+)(")')


def scale_of(theme: Theme) -> float:
    """Points on the slides of the file in one point of the canvas; 1 without a template."""
    return theme.template.scale if theme.template else 1.0


def scaled(xml: bytes, factor: float) -> bytes:
    """The XML of a slide or chart with all lengths and sizes of type multiplied by `factor`."""
    if factor == 1:
        return xml

    def times(found: re.Match[bytes]) -> bytes:
        return b'%s="%d"' % (found[1], round(int(found[2]) * factor))

    def within(found: re.Match[bytes]) -> bytes:
        return _LENGTHS.sub(times, found[0])

    xml = _ELEMENTS.sub(within, xml)
    return _POINTS.sub(lambda one: b"%s%d%s" % (one[1], round(int(one[2]) * factor), one[3]), xml)
