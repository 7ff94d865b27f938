"""A run sheet as Markdown, with a table as GitHub and many others know it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from deckbuilder.runsheet.sheet import Row, RunSheet, against

MARKS = re.compile(r"[\\`*_\[\]<>|#~&$]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]|(?<=^\d{4})[.)]")
"""What could mean something in a line of GitHub Flavored Markdown (version 0.29, and its formulas):
inline marks, the bars of a table, and what begins a list or underlines a heading."""


def as_markdown(sheet: RunSheet) -> str:
    """The sheet as a heading, a table and the totals below it."""
    words = sheet.words
    head = [f"# {words.run_sheet}: {escaped(sheet.title)}", ""]
    for line in filter(None, (sheet.where, sheet.talk, sheet.person)):
        head += [escaped(line), ""]
    names = [words.time, words.slide, words.minutes]
    rules = ["--:", ":--", "--:"]
    if sheet.several:
        names += [words.who, words.cue]
        rules += [":--", ":--"]
    table = [_line(map(escaped, names)), _line(rules)]
    for part in sheet.parts:
        time = against(part.time, part.budget)
        blank = [""] * (len(names) - 3)
        table.append(_line(["", f"**{escaped(part.name)}**", escaped(time), *blank]))
        table += [_line(_cells(row, sheet)) for row in part.rows]
    return "\n".join([*head, *table, "", *_totals(sheet)])


def _cells(row: Row, sheet: RunSheet) -> list[str]:
    title = f"{row.number}. {escaped(row.title)}"
    cells = [sheet.clock(row.begins), title, escaped(row.time.shown)]
    if sheet.several:
        cells += [escaped(row.who), "<br>".join(map(escaped, sheet.cues(row)))]
    return cells


def _totals(sheet: RunSheet) -> list[str]:
    shares = sheet.shares if sheet.several else ()
    lines = [f"- {escaped(share.name)}: {escaped(share.time.shown)}" for share in shares]
    total = ", ".join(filter(None, (f"{sheet.words.total}: {sheet.total}", sheet.margin)))
    return [*lines, f"- **{escaped(total)}**", ""]


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """`text` so that a reader of the page sees just that, on one line."""
    return MARKS.sub(lambda mark: f"\\{mark[0]}", " ".join(text.split()))
