"""deckbuilder build TALK...: outline in, PowerPoint file out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import click

from deckbuilder.cache import Cache, FolderCache, default_folder
from deckbuilder.checks import run_checks
from deckbuilder.cli.choosing import choosing
from deckbuilder.cli.orders import Order, orders
from deckbuilder.cli.outline_file import OUTLINE
from deckbuilder.cli.themes import theme_given
from deckbuilder.diagnostics import Diagnostic, InvalidTalk, name_few, together
from deckbuilder.files import CannotWrite
from deckbuilder.flattening import flattened
from deckbuilder.model.timing import in_time
from deckbuilder.pipeline import Loaded, Outline, make, open_outline
from deckbuilder.report import counted, refuse, show, summary
from deckbuilder.understanding import told
from deckbuilder.variant import Choice, Filled
from deckbuilder.writers.pptx import BrokenSlide, EditedSince, NotOurs, OtherTalk, write

NOT_WRITTEN = "; nothing written"


@click.command(epilog="Example:  deckbuilder build talks/my-talk.yaml -o out/my-talk.pptx --open")
@click.argument("talks", nargs=-1, required=True, type=OUTLINE, metavar="TALK...")
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    help="File to write, or FOLDER/; else build/NAME.pptx.",
)
@click.option("--strict", is_flag=True, help="Warnings are errors, and accessibility is checked.")
@click.option("--force", is_flag=True, help="Overwrite a deck that was edited since it was built.")
@click.option("--theme", default="", help="Use this theme or theme file.")
@click.option("--aspect", type=click.Choice(["16:9", "4:3"]), help="Slide format.")
@click.option("--flatten", is_flag=True, help="One plain slide for each step, and no animation.")
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
    flatten: bool,
    no_cache: bool,
    open_it: bool,
    watch: bool,
    every: bool,
    choice: Choice,
) -> None:
    """Make a PowerPoint file from each TALK, an outline in YAML."""
    if every and choice.variants:
        raise click.UsageError("`--all` builds every variant; leave out `--variant`")
    builder = Builder(
        choice,
        None if no_cache else FolderCache(default_folder()),
        output,
        theme_given(theme, talks),
        aspect or "",
        every=every,
        several=len(talks) > 1,
        strict=strict,
        force=force,
        flatten=flatten,
    )
    wanted = builder.wanted(talks)
    done = builder.build(wanted)
    if open_it and done:
        for order in chain.from_iterable(one.orders for one in wanted):
            click.launch(str(order.path))
    if watch:
        from deckbuilder.cli.watching import rebuild_on_change

        rebuild_on_change(talks, lambda talk: builder.build(builder.wanted([talk])))
    if not done:
        ctx.exit(1)


@dataclass(frozen=True)
class Wanted:
    """An outline and the decks to make from it."""

    outline: Outline | InvalidTalk
    """Or why it cannot be read."""
    orders: list[Order]


@dataclass(frozen=True)
class Outcome:
    """How the building of one deck ended."""

    order: Order
    found: Sequence[Diagnostic]
    said: str = ""
    """The line that tells of it, below what was found."""
    done: bool = False
    invalid: InvalidTalk | None = None
    """Why there is nothing to build."""


@dataclass(frozen=True)
class Builder:
    """Builds decks as the options say."""

    choice: Choice
    cache: Cache | None = None
    output: str | None = None
    theme: str = ""
    aspect: str = ""
    every: bool = False
    """Whether each variant is wanted beside `choice`."""
    several: bool = False
    """Whether there are several outlines."""
    strict: bool = False
    force: bool = False
    flatten: bool = False
    """Whether slides that build become several plain ones."""

    def wanted(self, talks: Iterable[Path]) -> list[Wanted]:
        """What to build of outlines, each of which is read once."""
        outlines: dict[Path, Outline | InvalidTalk] = {}
        for talk in talks:
            try:
                outlines[talk] = open_outline(talk, self.cache, self.choice.language)
            except InvalidTalk as invalid:
                outlines[talk] = invalid
        pairs = [(talk, one) for talk in outlines for one in self.choices(outlines[talk])]
        listed = orders(pairs, self.output, many=self.several, flat=self.flatten)
        return [
            Wanted(outline, [order for order in listed if order.talk == talk])
            for talk, outline in outlines.items()
        ]

    def choices(self, outline: Outline | InvalidTalk) -> list[Choice]:
        """What is wanted of an outline: one talk, or with `--all` each of its variants too."""
        if not self.every or isinstance(outline, InvalidTalk):
            return [self.choice]
        return [self.choice, *(replace(self.choice, variants=(name,)) for name in outline.variants)]

    def build(self, wanted: Sequence[Wanted]) -> bool:
        """Build every deck, each diagram solved once; True if all were written.

        What is wrong in several talks of an outline is told once.
        """
        done = []
        listed = [order for one in wanted for order in one.orders]
        for one in wanted:
            if isinstance(one.outline, InvalidTalk):
                refuse(one.orders[0], one.outline, NOT_WRITTEN)
                done.append(False)
                continue
            outcomes = []
            for order in one.orders:
                with progress(order, listed):
                    outcomes.append(self.made(one.outline, order))
            tell(outcomes, one.outline)
            done += [outcome.done for outcome in outcomes]
        return all(done)

    def made(self, outline: Outline, order: Order) -> Outcome:
        """Make, check and write a deck."""
        try:
            loaded = make(outline, order.choice, theme=self.theme, aspect=self.aspect)
        except InvalidTalk as invalid:
            return Outcome(order, invalid.diagnostics, invalid=invalid)
        warnings = [*loaded.warnings, *run_checks(loaded, before_building=True)]
        if self.strict:
            from deckbuilder.cli.accessible import with_accessibility  # lxml takes 20 ms to import

            warnings = with_accessibility(loaded, warnings)
        found = together({"": warnings})
        if self.strict and found:
            many = f"{order}: {summary(found)}; nothing written (--strict)"
            return Outcome(order, found, many)
        if self.flatten:
            loaded = replace(loaded, deck=flattened(loaded.deck))
        try:
            write(loaded.deck, loaded.theme, order.path, force=self.force)
        except (EditedSince, NotOurs, OtherTalk) as error:
            return Outcome(order, found, f"{error}; `--force` overwrites it")
        except (BrokenSlide, CannotWrite) as error:
            return Outcome(order, found, str(error))
        return Outcome(order, found, said(loaded, order.path, len(found)), done=True)


def tell(outcomes: Sequence[Outcome], outline: Outline) -> None:
    """Show what was found in the talks of an outline, each thing once, and how each ended."""
    alone = len(outcomes) == 1
    found = {"" if alone else one.order.choice.name: one.found for one in outcomes}
    untold = {one.key: one for one in told(outline, found)}
    for one in outcomes:
        new = [untold.pop(each.key) for each in one.found if each.key in untold]
        if one.invalid:
            refuse(one.order, one.invalid, NOT_WRITTEN, new)
        else:
            show(new)
            click.echo(one.said, err=not one.done)


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


def said(loaded: Loaded, path: Path, warnings: int) -> str:
    """`build/talk.pptx: 34 slides, 30 minutes, 2 warnings`."""
    scenes = loaded.deck.scenes
    parts = [counted(len(scenes), "slide")]
    hidden = sum(scene.hidden for scene in scenes)
    if hidden:
        parts.append(f"{hidden} hidden")
    behind = sum(bool(scene.label) for scene in scenes)
    if behind:
        parts.append(f"{behind} in the appendix")
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
