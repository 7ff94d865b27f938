"""deckbuilder check TALK...: all that is wrong or doubtful, without writing a deck."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from deckbuilder.cache import FolderCache, default_folder
from deckbuilder.checks import run_checks
from deckbuilder.cli.choosing import choosing
from deckbuilder.cli.orders import named
from deckbuilder.cli.outline_file import OUTLINE
from deckbuilder.cli.themes import theme_given
from deckbuilder.diagnostics import Diagnostic, InvalidTalk, Span, together
from deckbuilder.model.timing import in_time
from deckbuilder.pipeline import make, open_outline
from deckbuilder.report import as_json, counted, show, summary
from deckbuilder.understanding import told
from deckbuilder.variant import Choice

DECKS = (".pptx", ".pptm", ".potx", ".potm", ".ppsx", ".ppsm")
"""Endings of finished decks."""


@click.command(epilog="Example:  deckbuilder check talks/my-talk.yaml --strict")
@click.argument("talks", nargs=-1, required=True, type=OUTLINE, metavar="TALK...")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option(
    "--accessibility",
    is_flag=True,
    help="Look at the finished deck too: who could not follow it? Takes .pptx files as well.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to say it."
)
@click.option("--theme", default="", help="Look at it with this theme instead of the outline's.")
@click.option("--aspect", type=click.Choice(["16:9", "4:3"]), help="Slide format.")
@choosing
@click.pass_context
def command(
    ctx: click.Context,
    talks: tuple[Path, ...],
    strict: bool,
    accessibility: bool,
    form: str,
    theme: str,
    aspect: str | None,
    choice: Choice,
) -> None:
    """Say all that is wrong or doubtful in each TALK and all its variants, with a hint each.

    With `--variant`, only in that one.
    """
    decks = [talk for talk in talks if talk.suffix.lower() in DECKS]
    if decks and not accessibility:
        raise click.UsageError(
            f"`{decks[0]}` is a finished deck; write `deckbuilder check --accessibility {decks[0]}`"
        )
    found: list[Diagnostic] = []
    rows, is_bad = _decks(decks, form, strict)
    talks = tuple(talk for talk in talks if talk not in decks)
    for talk in talks:
        chosen = theme_given(theme, talks)
        examined, untold = examine(talk, choice, chosen, aspect or "", accessibility)
        for one in examined:
            new = [untold.pop(each.key) for each in one.found if each.key in untold]
            found += new
            if form == "text":
                show(new)
                click.echo(f"{one.name}: {one.said}")
                if one.unchecked and new:
                    click.echo(f"({one.unchecked})")
    if form == "json":
        click.echo(as_json(found, rows))
    if is_bad or any(d.severity == "error" or strict for d in found):
        ctx.exit(1)


def _decks(decks: list[Path], form: str, strict: bool) -> tuple[list[dict[str, object]], bool]:
    """Look at finished decks: rows for programs, and whether anything is wrong with them."""
    rows: list[dict[str, object]] = []
    is_bad = False
    for deck in decks:
        from deckbuilder.cli.accessible import told_of_deck  # lxml takes 20 ms to import

        findings, found, was_read = told_of_deck(deck, form)
        rows += found
        is_bad |= not was_read or any(one.severity == "error" or strict for one in findings)
    return rows, is_bad


@dataclass(frozen=True)
class Examined:
    """What is to say of one talk."""

    name: str
    """`talks/talk.yaml (short, de)`."""
    found: tuple[Diagnostic, ...]
    shown: str = ""
    """`39 slides, 29:30 of 30 minutes`; empty when the talk cannot be built."""
    unchecked: str = ""
    """What could not be looked at."""

    @property
    def said(self) -> str:
        """`39 slides, 29:30 of 30 minutes, 1 warning`."""
        return ", ".join(filter(None, (self.shown, summary(self.found))))


Untold = dict[tuple[Span, str], Diagnostic]
"""All there is to tell, each thing by its key."""


def examine(
    talk: Path, choice: Choice, theme: str, aspect: str, accessibility: bool = False
) -> tuple[list[Examined], Untold]:
    """What is to say of an outline and its variants, or of the one that is chosen.

    The second half holds each thing once, with the variants it is found in.
    """
    try:
        outline = open_outline(talk, FolderCache(default_folder()), choice.language)
    except InvalidTalk as invalid:
        found = tuple(invalid.diagnostics)
        only = Examined(named(talk, choice), found, unchecked=invalid.unchecked)
        return [only], {one.key: one for one in found}
    alone = bool(choice.variants or choice.settings)
    choices = [choice] if alone else [choice, *map(outline.choice, outline.variants)]
    examined = {}
    for one in choices:
        name = named(talk, one)
        try:
            loaded = make(outline, one, theme=theme, aspect=aspect)
        except InvalidTalk as invalid:
            found = tuple(invalid.diagnostics)
            examined[one] = Examined(name, found, unchecked=invalid.unchecked)
            continue
        # What is to say of the outline, the first talk says for all; a variant cannot.
        doubts = run_checks(loaded, of_outline=one is choice and not alone)
        if accessibility:
            from deckbuilder.cli.accessible import with_accessibility

            doubts = with_accessibility(loaded, doubts)
        shown = f"{counted(len(loaded.deck.scenes), 'slide')}, {in_time(loaded.talk)}"
        examined[one] = Examined(name, tuple(together({"": [*loaded.warnings, *doubts]})), shown)
    every = told(outline, {"" if alone else one.name: e.found for one, e in examined.items()})
    return list(examined.values()), {one.key: one for one in every}
