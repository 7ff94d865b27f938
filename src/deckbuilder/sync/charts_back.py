"""A number of a chart brought home, in the spelling it has in the outline."""

from __future__ import annotations

import re

from deckbuilder.blocks.chart.numbers import Mark, bare, decimal_mark, value_of
from deckbuilder.content import Line
from deckbuilder.fields import Trace
from deckbuilder.source import Mapping, Node, Part
from deckbuilder.source.walking import parts, scalars
from deckbuilder.sync.papers import CannotBring, Papers

_DIGITS = re.compile(r"[-+−]?\d[\d.,'’\s\u00a0\u202f٫٬]*(?<![\s\u00a0\u202f])")


def say_number(
    papers: Papers, slide: Node | None, traces: tuple[Trace, ...], now: Line, new: Line
) -> None:
    """Write the number `new` where `now` stands; CannotBring where it stands in no outline."""
    if not traces:
        name = _file_of(slide)
        if name:
            raise CannotBring(f"the data of this chart stand in `{name}`", hint="change it there")
        raise CannotBring("it does not stand in the outline as such")
    document, part = papers.text(traces[0].origin.node)
    try:
        wanted = float(new.text)
    except ValueError:
        raise CannotBring("this is no number", (part.node.span,)) from None
    mark = decimal_mark([bare(one) for one in _texts_beside(part)])
    text = new.text.replace(".", ",") if mark == "comma" else new.text
    found = _DIGITS.search(part.value)
    if found:
        text = part.value[: found.start()] + text + part.value[found.end() :]
    if not _says(text, mark, wanted):
        raise CannotBring("it is written in another way there", (part.node.span,))
    document.say(part, text)


def _says(text: str, mark: Mark, wanted: float) -> bool:
    found = _DIGITS.search(text)
    try:
        return found is not None and value_of(bare(found[0]), mark) == wanted
    except ValueError:
        return False


def _texts_beside(part: Part) -> list[str]:
    """Every number of the data that a number stands in, its unit left out."""
    data = next((one for one in part.ancestry() if one.key in ("data", "chart")), part)
    found = (_DIGITS.search(one.value) for one in scalars(data.node))
    return [one[0] for one in found if one]


def _file_of(slide: Node | None) -> str:
    """The file of data that the one chart of a slide names."""
    for part in parts(slide) if slide else ():
        chart = part.entries.get("chart") if isinstance(part, Mapping) else None
        if chart and isinstance(chart.value, Mapping) and "file" in chart.value.entries:
            return chart.value.entries["file"].value.raw
    return ""
