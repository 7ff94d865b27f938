"""Numbers and labels of a chart brought home: a number in the spelling it has in the outline."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from deckbuilder.blocks.chart.numbers import Mark, bare, decimal_mark, value_of
from deckbuilder.content import Line
from deckbuilder.fields import Trace
from deckbuilder.source import Mapping, Node, Part
from deckbuilder.source.walking import parts, scalars
from deckbuilder.sync.likeness import flat
from deckbuilder.sync.papers import CannotBring, Papers
from deckbuilder.sync.words_back import say

_DIGITS = re.compile(r"[-+−]?\d[\d.,'’\s\u00a0\u202f٫٬]*(?<![\s\u00a0\u202f])")


def say_number(
    papers: Papers, slide: Node | None, traces: tuple[Trace, ...], now: Line, new: Line
) -> None:
    """Write the number `new` where `now` stands; CannotBring where it stands in no outline."""
    if not traces:
        name = file_of(slide)
        if name:
            raise CannotBring(f"the data of this chart stand in `{name}`", hint="change it there")
        raise CannotBring("it does not stand in the outline as such")
    document, part = papers.text(traces[0].origin.node)
    try:
        wanted = float(new.text)
    except ValueError:
        raise CannotBring("this is no number", (part.node.span,)) from None
    mark = decimal_mark([bare(one) for one in _texts_beside(part)])
    text = _spelled(new.text, mark, part.value)
    if not _says(text, mark, wanted):
        raise CannotBring("it is written in another way there", (part.node.span,))
    document.say(part, text)


def say_label(
    papers: Papers,
    slide: Node | None,
    traces: tuple[Trace, ...],
    now: Line,
    new: Line,
    others: Collection[str],
) -> None:
    """Call a label or series `new` wherever it is called `now`: in each series, and as highlight.

    `others` are the labels or series beside it: as keys they cannot share a name.
    """
    origin = traces[0].origin
    written = [papers.text(node)[1] for node in (origin.node, *origin.also)]
    if flat(new.text) in others and any(part.index is None for part in written):
        why = f"another label of this chart is called `{flat(new.text)}`"
        raise CannotBring(why, (written[0].node.span,))
    lit = {id(one): one for part in written if (one := _highlight(part, now.text))}
    for node in (origin.node, *origin.also):
        each = replace(traces[0], origin=replace(origin, node=node, also=()))
        say(papers, slide, (each,), now, new)
    for part in lit.values():
        papers.document(part.node).say(part, flat(new.text))


def _highlight(label: Part, words: str) -> Part | None:
    """What is highlighted in the chart of a label, if that is called by these words."""
    for part in label.ancestry():
        found = part.own.get("highlight")
        if found:
            return found if flat(found.value) == flat(words) else None
    return None


def row_content(cells: Sequence[str], rows: Part) -> list[str]:
    """A new row of the data, its numbers in the spelling of those that `rows` have above it."""
    mark = decimal_mark([bare(one) for one in _texts_beside(rows)])
    above = [row.items for row in rows.items[1:]]
    found = list(cells[:1])
    for column, text in enumerate(cells[1:], 1):
        beside = (row[column].value for row in above if column < len(row))
        like = next((one for one in beside if _DIGITS.search(one)), "")
        found.append(_spelled(text, mark, like) if text else text)
    return found


def _spelled(number: str, mark: Mark, like: str) -> str:
    """A number with that decimal mark, and with what stands round another one."""
    text = number.replace(".", ",") if mark == "comma" else number
    found = _DIGITS.search(like)
    return like[: found.start()] + text + like[found.end() :] if found else text


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


def file_of(slide: Node | None) -> str:
    """The file of data that the one chart of a slide names."""
    for part in parts(slide) if slide else ():
        chart = part.entries.get("chart") if isinstance(part, Mapping) else None
        if chart and isinstance(chart.value, Mapping) and "file" in chart.value.entries:
            return chart.value.entries["file"].value.raw
    return ""
