"""deckbuilder build TALK...: outline in, PowerPoint file out."""

from __future__ import annotations

from pathlib import Path

import click

from deckbuilder.cache import FolderCache, default_folder
from deckbuilder.checks import run_checks
from deckbuilder.cli.outline_file import OUTLINE
from deckbuilder.cli.themes import theme_given
from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.files import CannotWrite
from deckbuilder.pipeline import Loaded, load
from deckbuilder.report import counted, show, summary
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
) -> None:
    """Make a PowerPoint file from each TALK, an outline in YAML."""
    targets = [(talk, target(talk, output, many=len(talks) > 1)) for talk in talks]
    refuse_to_write_twice(targets)
    theme = theme_given(theme, talks)
    cache = None if no_cache else FolderCache(default_folder())

    def build(talk: Path, path: Path) -> bool:
        try:
            loaded = load(talk, cache=cache, theme=theme, aspect=aspect or "")
        except InvalidTalk as invalid:
            show(invalid.diagnostics)
            refuse(invalid, talk)
            return False
        return deliver(loaded, talk, path, strict=strict, force=force)

    done = [build(talk, path) for talk, path in targets]
    if open_it and all(done):
        for _, path in targets:
            click.launch(str(path))
    if watch:
        from deckbuilder.cli.watching import rebuild_on_change

        rebuild_on_change(targets, build)
    if not all(done):
        ctx.exit(1)


def target(talk: Path, output: str | None, *, many: bool) -> Path:
    """Where the deck of `talk` goes: a file, a folder, or below `build`."""
    name = f"{talk.stem}.pptx"
    if output is None:
        return Path("build") / name
    path = Path(output)
    if path.is_dir() or output.endswith(("/", "\\")) or (many and path.suffix == ""):
        return path / name
    if many:
        raise click.UsageError("with several talks, `-o` must name a folder")
    if path.suffix.lower() != ".pptx":
        raise click.UsageError(
            f"`{output}` should end in .pptx, or in / if it is a new folder: "
            f"write `{path.with_suffix('.pptx')}` or `{path}/`"
        )
    return path


def refuse_to_write_twice(targets: list[tuple[Path, Path]]) -> None:
    """Two talks with one file name would replace each other without a word."""
    first: dict[Path, Path] = {}
    for talk, path in targets:
        other = first.setdefault(path.absolute(), talk)
        if other != talk:
            raise click.UsageError(
                f"`{other}` and `{talk}` would both be written to `{path}`; build them one by one, "
                "each with its own `-o`"
            )


def refuse(invalid: InvalidTalk, talk: Path) -> None:
    """Say that nothing was written, and why."""
    errors = sum(d.severity == "error" for d in invalid.diagnostics)
    said = summary(errors, len(invalid.diagnostics) - errors)
    click.echo(f"{talk}: {said}; nothing written", err=True)
    if invalid.unchecked:
        click.echo(f"({invalid.unchecked})", err=True)


def deliver(loaded: Loaded, talk: Path, path: Path, *, strict: bool, force: bool) -> bool:
    """Check and write a deck; True when it was written."""
    warnings = [*loaded.warnings, *run_checks(loaded, before_building=True)]
    show(warnings)
    if strict and warnings:
        click.echo(
            f"{talk}: {counted(len(warnings), 'warning')}; nothing written (--strict)", err=True
        )
        return False
    try:
        write(loaded.deck, loaded.theme, path, force=force)
    except (EditedSince, NotOurs, OtherTalk) as error:
        click.echo(f"{error}; `--force` overwrites it", err=True)
        return False
    except CannotWrite as error:
        click.echo(str(error), err=True)
        return False
    click.echo(said(loaded, path, len(warnings)))
    return True


def said(loaded: Loaded, path: Path, warnings: int) -> str:
    """`build/talk.pptx: 34 slides, 30 minutes, 2 warnings`."""
    scenes = loaded.deck.scenes
    parts = [counted(len(scenes), "slide")]
    hidden = sum(scene.hidden for scene in scenes)
    if hidden:
        parts.append(f"{hidden} hidden")
    minutes = sum(scene.minutes for scene in scenes if not scene.hidden)
    budget = loaded.talk.talk.minutes
    if minutes and budget:
        parts.append(f"{clock(minutes)} of {clock(budget)} minutes")
    elif minutes or budget:
        parts.append(f"{clock(minutes or budget)} minutes")
    if warnings:
        parts.append(counted(warnings, "warning"))
    return f"{path}: {', '.join(parts)}"


def clock(minutes: float) -> str:
    """Minutes as they are written in an outline: `12` or `12:30`."""
    whole, seconds = divmod(round(minutes * 60), 60)
    return f"{whole}:{seconds:02}" if seconds else str(whole)
