"""deckbuilder export TALK: pictures of its slides, a PDF, a contact sheet."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from deckbuilder.cache import FolderCache, default_folder
from deckbuilder.cli.choosing import choosing
from deckbuilder.cli.outline_file import OUTLINE
from deckbuilder.cli.themes import theme_given
from deckbuilder.diagnostics import InvalidTalk, together
from deckbuilder.export import FORMS, File, Form, Job, Unsuitable
from deckbuilder.export.selection import UnknownSlides, called, numbered, selected
from deckbuilder.files import CannotWrite, replace
from deckbuilder.flattening import flattened, numbered_alike
from deckbuilder.pipeline import Loaded, load
from deckbuilder.report import counted, refuse, show
from deckbuilder.scene import Deck
from deckbuilder.variant import Choice

WIDEST = 7680
"""Pixels: an 8K screen. Wider ones take minutes and gigabytes."""


@click.command(epilog="Example:  deckbuilder export talks/my-talk.yaml --to pdf --with-notes")
@click.argument("talk", type=OUTLINE, metavar="TALK")
@click.option("--to", "name", required=True, type=click.Choice(list(FORMS)), help="What to make.")
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    help="Folder, or for pdf and contact-sheet a file too; else below build.",
)
@click.option(
    "--slides", multiple=True, metavar="3,7-9,ID", help="Only these, by number, id or section."
)
@click.option(
    "--speaker", "speakers", multiple=True, metavar="ID", help="Only where this person speaks."
)
@click.option("--hidden", is_flag=True, help="Hidden slides too.")
@click.option("--steps", is_flag=True, help="A picture or page for each step of slides that build.")
@click.option("--width", type=click.IntRange(16, WIDEST), help="Pixels of a PNG; else 1920.")
@click.option("--with-notes", is_flag=True, help="PDF of notes pages: slide above, notes below.")
@click.option(
    "--up", type=click.Choice(["2", "3", "4", "6"]), help="PDF of handouts: so many on a page."
)
@click.option(
    "--flavour",
    type=click.Choice(["plain", "github", "lesswrong"]),
    help="Where the Markdown of an article goes; else plain.",
)
@click.option("--theme", default="", help="Use this theme or theme file.")
@click.option("--aspect", type=click.Choice(["16:9", "4:3"]), help="Slide format.")
@choosing
@click.pass_context
def command(
    ctx: click.Context,
    talk: Path,
    name: str,
    output: str | None,
    slides: tuple[str, ...],
    speakers: tuple[str, ...],
    hidden: bool,
    steps: bool,
    width: int | None,
    with_notes: bool,
    up: str | None,
    flavour: str | None,
    theme: str,
    aspect: str | None,
    choice: Choice,
) -> None:
    """Make pictures of the slides of TALK, a PDF, or one picture with all of them."""
    form = FORMS[name]
    given = {"steps": steps, "width": width, "with_notes": with_notes, "up": up}
    refuse_unheeded(name, {**given, "flavour": flavour})
    if with_notes and up:
        raise click.UsageError("`--with-notes` and `--up` are two documents; make one at a time")
    ending = wanted_ending(form, output, name)
    theme = theme_given(theme, (talk,))
    try:
        loaded = load(
            talk, choice, cache=FolderCache(default_folder()), theme=theme, aspect=aspect or ""
        )
    except InvalidTalk as invalid:
        refuse(talk, invalid, "; nothing written")
        ctx.exit(1)
    deck, part = wanted(loaded, slides, speakers, hidden=hidden)
    show(together({"": loaded.warnings}))
    numbers = numbered(loaded.deck)
    if steps:
        deck, part = flattened(deck), f"{part}-steps"
        numbers = numbered_alike(numbers, deck)
    job = Job(
        loaded,
        deck,
        numbers,
        choice.stem(talk.stem),
        part,
        width=width,
        ending=ending,
        with_notes=with_notes,
        up=int(up) if up else None,
        flavour=flavour or "",
    )
    try:
        click.echo(exported(form, job, output))
    except (Unsuitable, CannotWrite) as error:
        click.echo(str(error), err=True)
        ctx.exit(1)


def wanted(
    loaded: Loaded, slides: tuple[str, ...], speakers: tuple[str, ...], *, hidden: bool
) -> tuple[Deck, str]:
    """The slides that are asked for, and what to call them when they are not all."""
    try:
        deck = selected(loaded, slides=slides, speakers=speakers, hidden=hidden)
        return deck, called(loaded, slides, speakers)
    except UnknownSlides as unknown:
        raise click.UsageError(str(unknown)) from unknown


def refuse_unheeded(name: str, given: dict[str, object]) -> None:
    """A usage error for an option that this form does nothing with."""
    for option, value in given.items():
        if value and option not in FORMS[name].options:
            able = [other for other, form in FORMS.items() if option in form.options]
            flag = f"--{option.replace('_', '-')}"
            raise click.UsageError(f"`{flag}` is for `--to {'` and `--to '.join(able)}`")


def is_file(output: str) -> bool:
    """Whether `-o` names a file, not a folder."""
    path = Path(output)
    return bool(path.suffix) and not path.is_dir() and not output.endswith(("/", "\\"))


def wanted_ending(form: Form, output: str | None, name: str) -> str:
    """How the file is to end; a usage error when the form makes no such file."""
    usual = form.endings[0] if form.endings else ""
    if not output or not is_file(output):
        return usual
    ending = Path(output).suffix.lower()
    if not form.endings:
        raise click.UsageError(f"`--to {name}` makes a folder; write `{output}/` if it is one")
    if ending not in form.endings:
        raise click.UsageError(
            f"`{output}` should end in {' or '.join(form.endings)}, or in / if it is a new folder"
        )
    return ending


def exported(form: Form, job: Job, output: str | None) -> str:
    """Write every file and say where they are."""
    folder = Path(output or "build")
    folder = folder if form.endings else folder / job.stem
    written = []
    count = len(job.deck.scenes) if form.per_slide else 0
    for file in progress(form.files(job), count):
        path = Path(output) if output and form.endings and is_file(output) else folder / file.name
        written.append(replace(path, file.data))
        for remark in file.remarks:
            about = f"{folder}/" if file.of_several else path
            click.echo(f"{about}: {remark}", err=True)
    slides = counted(len(job.deck.scenes), "slide")
    if form.endings:
        return f"{path}: {slides}"
    return f"{folder}/: {slides}{beside(folder, written)}"


def progress(files: Iterator[File], count: int) -> Iterator[File]:
    """On a terminal, which file has just been made, of how many; a `count` of 0 is not known."""
    if not sys.stderr.isatty():
        yield from files
        return
    of = f"/{count}" if count else ""
    try:
        for number, file in enumerate(files, 1):
            click.echo(f"\r\033[K({number}{of}) {file.name}", nl=False, err=True)
            yield file
    finally:
        click.echo("\r\033[K", nl=False, err=True)


def beside(folder: Path, written: list[Path]) -> str:
    """What is said of pictures that an earlier export left in the folder."""
    ending = written[0].suffix
    here = {path.name for path in written}
    old = [path for path in folder.glob(f"[0-9]*-*{ending}") if path.name not in here]
    return f" ({counted(len(old), 'older file')} beside them)" if old else ""
