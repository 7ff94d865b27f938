"""Formulas and marks of footnotes in texts: checked where they were written."""

from __future__ import annotations

import re

from deckbuilder.diagnostics import did_you_mean
from deckbuilder.fields import Reading
from deckbuilder.formula import WrongFormula, drawn, is_native
from deckbuilder.kinds.addresses import place_of
from deckbuilder.markup import inline, marks_in, words
from deckbuilder.scene import Run
from deckbuilder.source import Node

_COMMAND = re.compile(
    r"\\(?:text|mathrm|operatorname\*?|textbf|textit|mbox)\s*\{[^{}]*\}|\\[A-Za-z]+"
)
_PROSE = re.compile(r"[^\W\d_]{2,}[\s,/]+[^\W\d_]{2,}|[^\W\d_]{3,}/\Z|(?:\A|[\s,;])[^\W\d_]{3,}\s")
_MEANT = re.compile(r"\$[^$]*[\\^_][^$]*\$")
"""What is meant as a formula, as `m$^2$`, though it is none by the rules of `markup`."""

Numbers = tuple[tuple[str, int], ...]
"""The footnotes of a slide by name, each with its number."""


def check_marks(source: str, node: Node, reading: Reading) -> Numbers:
    """Refuse wrong formulas and unknown footnotes in Markdown; return those it refers to."""
    if "$" not in source and "[^" not in source:
        return ()
    numbers: list[tuple[str, int]] = []
    for kind, content in marks_in(source):
        if kind == "formula":
            check_formula(content, node, reading, inline=True)
        else:
            numbers += _footnote(content, node, reading)
    return tuple(dict.fromkeys(numbers))


def check_formula(latex: str, node: Node, reading: Reading, *, inline: bool = False) -> None:
    """Refuse what is no formula; warn of one that stands in a line and is not PowerPoint's own."""
    part = f"${latex}$" if inline else latex
    place = place_of(part, node)
    try:
        drawn(latex, not inline)
    except WrongFormula as wrong:
        message = f"the formula `{_short(latex)}` cannot be read: {wrong.message}"
        hint = wrong.hint
        if inline and _is_prose(latex):
            hint = f"a dollar that is no formula's is written `\\$`; {hint}".removesuffix("; ")
        raise reading.refuse(message, place, hint or None) from None
    if inline and _is_prose(latex):
        message = f"the words between two dollars are read as a formula: `{_short(part)}`"
        hint = r"write `\$` for a dollar, or `\text{...}` for words in a formula"
        reading.problems.warning(message, place, hint, rule="formula")
    elif not is_native(latex):
        message = f"PowerPoint has nothing of its own for the formula `{_short(latex)}`"
        if inline:
            hint = "it shows plain words there; a `formula:` of its own is shown as a picture"
        else:
            hint = "it shows a picture of it, which nobody can edit there"
        reading.problems.warning(message, place, hint, rule="formula")


def warn_of_marks(text: str, node: Node, reading: Reading) -> None:
    """Warn of marks and formulas in words that are shown as they are written."""
    if not any(sign in text for sign in "$*_`[\\"):
        return
    runs = inline(text)
    if any(run != Run(run.text, link=run.text if run.link else "") for run in runs) or (
        ("\\" in text and words(runs) != text) or _MEANT.search(text)
    ):
        reading.problems.warning(
            f"`{_short(text)}` is shown just so: formulas, **bold**, links and `\\` "
            "mean nothing here",
            place_of(text, node),
            "write it in plain words",
            rule="marks",
        )


def warn_of_plain_words(runs: tuple[Run, ...], node: Node, reading: Reading) -> None:
    """Warn of formulas, links and marks of footnotes that are shown as plain words."""
    lost = next((run for run in runs if run.formula or run.link or run.raised), None)
    if lost:
        kind = "formula" if lost.formula else "link" if lost.link else "mark of a footnote"
        reading.problems.warning(
            f"a {kind} in this label is shown as plain words: `{_short(lost.text)}`",
            place_of(lost.formula or lost.text, node),
            "say it in words, or beside the drawing",
            rule="marks",
        )


def _is_prose(latex: str) -> bool:
    """Whether it looks like words between two prices rather than like a formula."""
    return bool(_PROSE.search(_COMMAND.sub(" ", latex)))


def _short(latex: str) -> str:
    line = " ".join(latex.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def _footnote(name: str, node: Node, reading: Reading) -> Numbers:
    notes = reading.footnotes
    if notes is not None and name in notes.numbers:
        notes.used.add(name)
        return ((name, notes.numbers[name]),)
    known = list(notes.numbers) if notes else []
    hint = did_you_mean(name, known) or (
        f"write its words under `footnotes:` of the slide, as `{name}: ...`"
        if notes is not None
        else "footnotes are for the texts of slides; write `\\[^` for the signs themselves"
    )
    message = f"there is no footnote `{name}`"
    raise reading.refuse(message, place_of(f"[^{name}]", node), hint)
