"""deckbuilder check TALK...: all that is wrong or doubtful, without writing a deck."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import click

from deckbuilder.cache import FolderCache, default_folder
from deckbuilder.checks import concerns_outline, run_checks
from deckbuilder.cli.choosing import choosing
from deckbuilder.cli.outline_file import OUTLINE
from deckbuilder.cli.themes import theme_given
from deckbuilder.diagnostics import Diagnostic, InvalidTalk
from deckbuilder.model.timing import in_time
from deckbuilder.pipeline import make, open_outline
from deckbuilder.report import as_json, counted, show, summary
from deckbuilder.variant import BASE, Choice


@click.command(epilog="Example:  deckbuilder check talks/my-talk.yaml --strict")
@click.argument("talks", nargs=-1, required=True, type=OUTLINE, metavar="TALK...")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
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
    form: str,
    theme: str,
    aspect: str | None,
    choice: Choice,
) -> None:
    """Say all that is wrong or doubtful in each TALK and all its variants, with a hint each.

    With `--variant`, only in that one.
    """
    found: list[Diagnostic] = []
    for talk in talks:
        examined = told_once(examine(talk, choice, theme_given(theme, talks), aspect or ""))
        for one, new in examined:
            if form == "text":
                show(new)
                click.echo(
                    f"{talk} ({one.choice}){one.summary}"
                    if str(one.choice)
                    else f"{talk}{one.summary}"
                )
                if one.unchecked and new:
                    click.echo(f"({one.unchecked})")
            found += new
    if form == "json":
        click.echo(as_json(found))
    if any(d.severity == "error" or strict for d in found):
        ctx.exit(1)


@dataclass(frozen=True)
class Examined:
    """What is to say of one talk."""

    choice: Choice
    found: tuple[Diagnostic, ...]
    shown: str = ""
    """`39 slides, 29:30 of 30 minutes`; empty when the talk cannot be built."""
    unchecked: str = ""
    """What could not be looked at."""

    @property
    def summary(self) -> str:
        errors = sum(one.severity == "error" for one in self.found)
        said = summary(errors, len(self.found) - errors)
        return f": {self.shown}, {said}" if self.shown else f": {said}"


def examine(talk: Path, choice: Choice, theme: str, aspect: str) -> Iterator[Examined]:
    """Every diagnostic about an outline and its variants, or about the one that is chosen."""
    try:
        outline = open_outline(talk, FolderCache(default_folder()))
    except InvalidTalk as invalid:
        yield Examined(choice, tuple(invalid.diagnostics), unchecked=invalid.unchecked)
        return
    names = () if choice.variants or choice.settings else outline.variants
    for one in (choice, *(replace(choice, variants=(name,)) for name in names)):
        try:
            loaded = make(outline, one, theme=theme, aspect=aspect)
        except InvalidTalk as invalid:
            yield Examined(one, tuple(invalid.diagnostics), unchecked=invalid.unchecked)
            continue
        warnings = (*loaded.warnings, *run_checks(loaded))
        slides = counted(len(loaded.deck.scenes), "slide")
        yield Examined(one, warnings, f"{slides}, {in_time(loaded.talk)}")


def told_once(every: Iterator[Examined]) -> list[tuple[Examined, list[Diagnostic]]]:
    """What is to say of each talk, and what of that has not been said of the talks before it."""
    examined = list(every)
    told: set[Diagnostic] = set()
    pairs = []
    for one in examined:
        found = tuple(each for each in one.found if is_told(each, examined))
        pairs.append((replace(one, found=found), [each for each in found if each not in told]))
        told.update(found)
    return pairs


def is_told(found: Diagnostic, examined: list[Examined]) -> bool:
    """Whether to tell what was found: what one talk has no use for, another may.

    Of a variant alone, we cannot say what the others use.
    """
    if not concerns_outline(found.rule):
        return True
    alone = len(examined) == 1 and examined[0].choice != BASE
    return not alone and all(found in one.found for one in examined if one.shown)
