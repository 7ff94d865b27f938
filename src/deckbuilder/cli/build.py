"""deckbuilder build TALK...: outline in, PowerPoint file out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import click

from deckbuilder.cache import Cache, FolderCache, default_folder
from deckbuilder.checks import run_checks
from deckbuilder.cli.choosing import choosing
from deckbuilder.cli.orders import Order, orders
from deckbuilder.cli.outline_file import OUTLINE
from deckbuilder.cli.themes import theme_given
from deckbuilder.diagnostics import Diagnostic, InvalidTalk
from deckbuilder.files import CannotWrite
from deckbuilder.model.timing import in_time
from deckbuilder.pipeline import Loaded, Outline, make, open_outline
from deckbuilder.report import counted, show, summary
from deckbuilder.shown import name_few
from deckbuilder.variant import Choice, Filled
from deckbuilder.writers.pptx import EditedSince, NotOurs, OtherTalk, write


@click.command(epilog="Example:  deckbuilder build talks/my-talk.yaml -o out/my-talk.pptx --open")
@click.argument("talks", nargs=-1, required=True, type=OUTLINE, metavar="TALK...")
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    help="File to write, or FOLDER/; else build/NAME.pptx.",
)
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--force", is_flag=True, help="Overwrite a deck that was edited since it was built.")
@click.option("--theme", default="", help="Use this theme or theme file.")
@click.option("--aspect", type=click.Choice(["16:9", "4:3"]), help="Slide format.")
@click.option("--no-cache", is_flag=True, help="Solve and convert everything afresh.")
@click.option("--open", "open_it", is_flag=True, help="Open the deck when it is built.")
@click.option(
    "--watch", is_flag=True, help="Build again whenever the outline or a picture changes."
)
@click.option("--all", "every", is_flag=True, help="Build the outline and each of its variants.")
@choosing
@click.pass_context
def command(
    ctx: click.Context,
    talks: tuple[Path, ...],
    output: str | None,
    strict: bool,
    force: bool,
    theme: str,
    aspect: str | None,
    no_cache: bool,
    open_it: bool,
    watch: bool,
    every: bool,
    choice: Choice,
) -> None:
    """Make a PowerPoint file from each TALK, an outline in YAML."""
    if every and choice.variants:
        raise click.UsageError("`--all` builds every variant; leave out `--variant`")
    theme = theme_given(theme, talks)
    cache = None if no_cache else FolderCache(default_folder())
    builder = Builder(cache, theme, aspect or "", strict=strict, force=force)
    wanted = [(talk, one) for talk in talks for one in choices(talk, choice, every=every)]
    listed = orders(wanted, output)
    done = builder.build(listed)
    if open_it and done:
        for order in listed:
            click.launch(str(order.path))
    if watch:
        from deckbuilder.cli.watching import rebuild_on_change

        rebuild_on_change(listed, builder.build)
    if not done:
        ctx.exit(1)


def choices(talk: Path, choice: Choice, *, every: bool) -> list[Choice]:
    """What is wanted of an outline: one talk, or with `--all` the outline and all its variants.

    An outline that cannot be read has no variants; building it tells why.
    """
    if not every:
        return [choice]
    try:
        names = open_outline(talk).variants
    except InvalidTalk:
        names = ()
    return [choice, *(replace(choice, variants=(name,)) for name in names)]


@dataclass(frozen=True)
class Builder:
    """Builds decks as the options say."""

    cache: Cache | None
    theme: str
    aspect: str
    strict: bool
    force: bool

    def build(self, wanted: Sequence[Order]) -> bool:
        """Build every deck, each outline read once and every diagram solved once; True if all were.

        What is wrong with an outline whatever the variant is told once.
        """
        done = []
        for talk, group in groupby(wanted, key=lambda order: order.talk):
            told: set[Diagnostic] = set()
            outline: Outline | None = None
            for order in group:
                with progress(order, wanted):
                    try:
                        outline = outline or open_outline(talk, self.cache)
                        loaded = make(outline, order.choice, theme=self.theme, aspect=self.aspect)
                    except InvalidTalk as invalid:
                        tell(invalid.diagnostics, told)
                        refuse(invalid, order)
                        done.append(False)
                        if outline is None:
                            break
                        continue
                done.append(self.deliver(loaded, order, told))
        return all(done)

    def deliver(self, loaded: Loaded, order: Order, told: set[Diagnostic]) -> bool:
        """Check and write a deck; True when it was written."""
        warnings = [*loaded.warnings, *run_checks(loaded, before_building=True)]
        tell(warnings, told)
        if self.strict and warnings:
            many = counted(len(warnings), "warning")
            click.echo(f"{order}: {many}; nothing written (--strict)", err=True)
            return False
        try:
            write(loaded.deck, loaded.theme, order.path, force=self.force)
        except (EditedSince, NotOurs, OtherTalk) as error:
            click.echo(f"{error}; `--force` overwrites it", err=True)
            return False
        except CannotWrite as error:
            click.echo(str(error), err=True)
            return False
        click.echo(said(loaded, order.path, len(warnings)))
        return True


@contextmanager
def progress(order: Order, wanted: Sequence[Order]) -> Iterator[None]:
    """On a terminal, while one of several decks is made: which of how many."""
    if len(wanted) < 2 or not sys.stderr.isatty():
        yield
        return
    line = f"({wanted.index(order) + 1}/{len(wanted)}) {order}"
    click.echo(line, nl=False, err=True)
    try:
        yield
    finally:
        click.echo("\r\033[K", nl=False, err=True)


def tell(diagnostics: Iterable[Diagnostic], told: set[Diagnostic]) -> None:
    """Show what has not been told yet."""
    new = [one for one in diagnostics if one not in told]
    show(new)
    told.update(new)


def refuse(invalid: InvalidTalk, order: Order) -> None:
    """Say that nothing was written, and why."""
    errors = sum(d.severity == "error" for d in invalid.diagnostics)
    said = summary(errors, len(invalid.diagnostics) - errors)
    click.echo(f"{order}: {said}; nothing written", err=True)
    if invalid.unchecked:
        click.echo(f"({invalid.unchecked})", err=True)


def said(loaded: Loaded, path: Path, warnings: int) -> str:
    """`build/talk.pptx: 34 slides, 30 minutes, 2 warnings`."""
    scenes = loaded.deck.scenes
    parts = [counted(len(scenes), "slide")]
    hidden = sum(scene.hidden for scene in scenes)
    if hidden:
        parts.append(f"{hidden} hidden")
    parts.append(in_time(loaded.talk))
    parts += filled(loaded.filled)
    if warnings:
        parts.append(counted(warnings, "warning"))
    return f"{path}: {', '.join(parts)}"


def filled(slides: tuple[Filled, ...]) -> list[str]:
    """``filled with `a` and `b` ``, ``no room for `c` ``."""
    fits = [slide.slide for slide in slides if slide.fits]
    rest = [slide.slide for slide in slides if not slide.fits]
    parts = [f"filled with {name_few(fits)}"] if fits else []
    return parts + ([f"no room for {name_few(rest)}"] if rest else [])
