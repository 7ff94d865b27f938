"""Checks of charts: their workbook, their axes, and the points that their series remember."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.writers.pptx.charts import CONTENT_CHART
from deckbuilder.writers.pptx.check_package import Contents
from deckbuilder.writers.pptx.finding import Finding

_DATA = re.compile(rb'<c:externalData r:id="([^"]*)"')
_AXIS = re.compile(rb"<c:(?:cat|val|date|ser)Ax>\s*<c:axId val=\"(\d+)\"")
_NAMED = re.compile(rb'<c:axId val="(\d+)"')
_CROSSED = re.compile(rb'<c:crossAx val="(\d+)"')
_CACHE = re.compile(rb"<c:(str|num)Cache>(.*?)</c:\1Cache>", re.DOTALL)
_COUNT = re.compile(rb'<c:ptCount val="(\d+)"')
_POINT = re.compile(rb'<c:pt idx="(\d+)"')


def chart_findings(contents: Contents) -> Iterator[Finding]:
    """Yield what PowerPoint would not draw, or not open for editing."""
    for part in contents.of_type(CONTENT_CHART):
        data = contents.parts.get(part, b"")
        related = contents.related(part)
        for identifier in _DATA.findall(data):
            if identifier.decode() not in related:
                yield Finding(part, f"its workbook {identifier.decode()} is no relationship")
        axes = set(_AXIS.findall(data))
        for number in sorted({*_NAMED.findall(data), *_CROSSED.findall(data)} - axes):
            yield Finding(part, f"there is no axis {number.decode()}")
        for _, cache in _CACHE.findall(data):
            yield from _points(part, cache)


def _points(part: str, cache: bytes) -> Iterator[Finding]:
    """Points beyond their number, or one twice (ECMA-376 part 1, 21.2.2.150)."""
    count = _COUNT.search(cache)
    places = [int(place) for place in _POINT.findall(cache)]
    if len(set(places)) < len(places):
        yield Finding(part, "a series remembers a point twice")
    if count and places and max(places) >= int(count[1]):
        yield Finding(part, f"a series of {int(count[1])} remembers point {max(places) + 1}")
