"""What keeps people from following a deck: of a finished file, and of a talk before it is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from deckbuilder.accessibility import Finding, inspect
from deckbuilder.diagnostics import Diagnostic, Span
from deckbuilder.model.slide import every
from deckbuilder.pipeline import Loaded
from deckbuilder.readers.pptx import Unreadable, open_deck
from deckbuilder.report import counted
from deckbuilder.writers.pptx import BrokenSlide, proved

_MUTE = "has no alternative text"
IN_OUTLINES = {
    "alternative-text": "say it in `alt:`; a picture may be `decorative: yes` instead",
    "colour-alone": "name it as well, by its label, form or place",
    "contrast": "choose another colour in your theme, or another ground",
    "language": "set `language:` of the talk",
    "link-text": "put the link on the words that name its target",
    "moving": "let it start on a click",
    "reading-order": "write the parts in the order in which they are to be read",
    "table-header": "give each column a name in the first row",
    "text-size": "shorten the text, or spread it over two slides",
    "title": "give the slide a `title:` of its own",
}
"""What to do about the findings of each rule in an outline; else a person edits a deck."""


def in_talk(loaded: Loaded) -> Iterator[Diagnostic]:
    """What is wrong with the deck of a talk, at the places of its slides in the outline."""
    with TemporaryDirectory(prefix="deckbuilder-") as folder:
        path = Path(folder) / "deck.pptx"
        try:
            path.write_bytes(proved(loaded.deck, loaded.theme))
        except BrokenSlide:
            return  # told when the deck is written
        findings = inspect(open_deck(path))
    places = dict(_places(loaded))
    kept = {scene.id for scene in loaded.deck.scenes if scene.native}
    for one in findings:
        name = one.id if one.id in places else one.id.rpartition("-")[0]
        span = places.get(name, loaded.talk.span)
        hint = one.hint if one.id in kept else IN_OUTLINES.get(one.rule, one.hint)
        message = f"slide `{one.id}`: {one.message}"
        yield Diagnostic(message, span, hint, one.severity, one.rule)


def with_accessibility(loaded: Loaded, doubts: list[Diagnostic]) -> list[Diagnostic]:
    """`doubts`, and what is wrong with the deck of the talk.

    What both say of a picture, film or sound is told once: as an error, at the place of its block.
    """
    found = list(in_talk(loaded))
    mute = [one for one in doubts if one.rule == "alt-text" and one.message.endswith(_MUTE)]
    for slide in loaded.talk.slides:
        blocks = {block.span for block in every(slide.blocks)}
        said = [one for one in mute if one.span in blocks]
        seen = [
            number
            for number, one in enumerate(found)
            if one.span == slide.span and one.message.endswith(_MUTE)
        ]
        for number, better in zip(seen, said, strict=False):
            found[number] = replace(better, severity="error", rule=found[number].rule)
            doubts = [one for one in doubts if one.key != better.key]
    return doubts + found


def _places(loaded: Loaded) -> Iterator[tuple[str, Span]]:
    """Where each slide is written; an opening where its section is."""
    for section in loaded.talk.sections:
        yield section.name, section.span
    for slide in loaded.talk.slides:
        yield slide.name, slide.span


def told_of_deck(path: Path, form: str) -> tuple[list[Finding], list[dict[str, object]], bool]:
    """Look at the deck at `path`: findings, their rows for programs, and whether it could be read.

    With `form` `text` everything is said at once.
    """
    try:
        findings = inspect(open_deck(path))
    except Unreadable as error:
        click.echo(str(error), err=True)
        return [], [], False
    if form == "text":
        for one in findings:
            click.echo(_line(path, one), err=True)
        click.echo(f"{path}: {summary(findings)}")
    return findings, [_row(path, one) for one in findings], True


def _line(path: Path, one: Finding) -> str:
    hue = "red" if one.severity == "error" else "yellow"
    severity = click.style(f"{one.severity}:", fg=hue, bold=True)
    return f"{click.style(f'{path}: {one.place}:', bold=True)} {severity} {one.said}"


def _row(path: Path, one: Finding) -> dict[str, object]:
    return {
        "file": str(path),
        "slide": one.slide,
        "id": one.id,
        "shape": one.shape,
        "severity": one.severity,
        "rule": one.rule,
        "message": one.message,
        "hint": one.hint,
    }


def summary(findings: Iterable[Finding]) -> str:
    """`2 errors, 1 warning`, as for an outline."""
    kinds = [one.severity for one in findings]
    parts = [counted(kinds.count(kind), kind) for kind in ("error", "warning") if kind in kinds]
    return ", ".join(parts) or "no problems"
