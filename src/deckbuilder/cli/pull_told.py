"""What `pull` says: what came home, what is only told, and at the end what is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from deckbuilder.characters import harmless
from deckbuilder.cli.pull_lines import PLAIN, Names, conflicts, decided, failures, remarks
from deckbuilder.report import counted, formatted
from deckbuilder.sync.base import INSIDE
from deckbuilder.sync.decisions import Decision
from deckbuilder.sync.pulling import Pull
from deckbuilder.sync.seen import Known
from deckbuilder.sync.settling import Settled
from deckbuilder.sync.writing import Written
from deckbuilder.terminal import screen
from deckbuilder.writers.pptx.beside import built_path

_SURE = 0.99
"""Likeness of a slide known by its words that need not be told slide by slide."""


def introduction(pull: Pull, *, guessed: bool = False) -> Iterator[str]:
    """What was compared with what, and what of it is not sure or was `guessed`."""
    edited, made = pull.theirs.edited, pull.base.manifest
    talk = made.outline or "the outline"
    named = str(pull.base.choice)
    talk += f" ({named})" if named else ""
    saved = f", {edited.saved}" if edited.saved else ""
    yield f"{pull.theirs.path}: {counted(len(edited.slides), 'slide')}{saved}; built from {talk}"
    path = pull.mine.loaded.outline.path
    if guessed and str(path) != made.outline:
        yield f"  into {path}"
    if pull.base.found != INSIDE:
        sure = f"{pull.base.sure:.0%} of its texts are the same"
        yield f"  what was built is not in the file; {pull.base.found} has it ({sure})"
    yield from _known_by_words(pull.known)
    for what in edited.ignored:
        yield f"  not looked into: {what}"


def _known_by_words(known: Sequence[Known]) -> Iterator[str]:
    """Which slides were known by nothing but their words, and how sure that is."""
    found = [(number, one) for number, one in enumerate(known, 1) if one.by == "words"]
    same = sum(one.likeness >= _SURE for _, one in found)
    if same:
        yield f"  {counted(same, 'slide')} known by the words alone, at least {_SURE:.0%} alike"
    for number, one in found:
        if one.likeness < _SURE:
            yield f"  slide {number} is taken for {one.id}: its words are {one.likeness:.0%} alike"


def outcome(
    pull: Pull,
    result: Settled,
    made: Written,
    keep: Sequence[str],
    *,
    dry: bool,
    asked: bool = False,
) -> Iterator[str]:
    """What came of it, list by list, what needs doing last; empty ones are left out.

    `asked`: whether somebody was asked which slides to keep, and need not be told of `--keep`.
    """
    names = names_of(pull)
    reported = [one for one in result.reported if one.slide not in keep]
    ids = {number: known.id for number, known in enumerate(pull.known, 1)}
    ids |= made.outcome.added
    done = decided(made.outcome.done, names)
    yield from listed("would be written" if dry else "written", done)
    too = (f"  {names.heading(name)}" for name in made.too)
    yield from listed("these take the same texts, and say so now too", too)
    files = (f"  {near(path)}" for path in made.files)
    yield from listed("would be saved from the deck" if dry else "saved from the deck", files)
    yield from listed("ids written, so that links and the next pull find these", ids_of(made))
    yield from listed("left as you have it", decided(result.yours, names))
    yield from listed("only in their file, as pull cannot bring it", decided(reported, names))
    yield from () if asked else _hint_to_keep(reported, names)
    yield from listed("comments", remarks(pull.theirs.edited, ids, names))
    yield from listed("not written", failures(made.outcome.failed, names))
    yield from listed(
        "written, but look at them: the slides do not say quite this",
        decided(made.unsure, names),
    )
    slides = [one for one in result.open if one.verdict != "conflict"]
    yield from listed("for you to decide", decided(slides, names))
    both = [one for one in result.open if one.verdict == "conflict"]
    yield from listed("conflicts; yours stays until you choose", conflicts(both, names))
    for each in made.troubles:
        yield formatted(each, {})


def ids_of(made: Written) -> Iterator[str]:
    """Slides whose titles changed that their ids were made from."""
    yield from (f"  id: {name}" for name in made.outcome.ids)


def _hint_to_keep(reported: Sequence[Decision], names: Names) -> Iterator[str]:
    """How to show slides as they made them."""
    slides = keepable(reported)
    if slides:
        numbers = [str(names.numbers.get(name, name)) for name in slides]
        others = f" (or {', '.join(numbers[1:])})" if numbers[1:] else ""
        yield f"  to show such a slide as they made it: --keep {numbers[0]}{others}"


def closing(
    pull: Pull, result: Settled, made: Written, keep: Sequence[str], *, dry: bool
) -> Iterator[str]:
    """`talk.yaml: 12 changes written, 1 conflict, 2 to decide`, and how to go on."""
    clashing = sum(one.verdict == "conflict" for one in result.open)
    asked = len(result.open) - clashing
    done = len(made.outcome.done)
    parts = [
        counted(done, "change") + (" would be" if dry else "") + " written" if done else "",
        f"{counted(len(keep), 'slide')} kept as they made it" if keep else "",
        counted(clashing, "conflict") if clashing else "",
        f"{asked} to decide" if asked else "",
        f"{len(made.outcome.failed)} not written" if made.outcome.failed else "",
        "the talk has to be mended before it can be built" if made.troubles else "",
    ]
    words = ", ".join(filter(None, parts))
    if not words:
        words = "nothing new" if result.already or result.yours else "nothing changed"
    yield f"{pull.mine.loaded.outline.path}: {words}"
    left = any(one.slide not in keep for one in result.reported)
    if left and not result.open and built_path(pull.theirs.path).exists() and not dry:
        yield (
            f"`build` leaves {pull.theirs.path} alone for what is only there: `--keep` the slide, "
            "or let it go with `pull --ours`"
        )
    if result.open:
        others = " `--ours` or `--yes` (slides only)" if asked else " or `--ours`"
        yield f"to decide: run it on a terminal, or add `--theirs`{',' if asked else ''}{others}"


def listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    """A list with its heading and an empty line before it; nothing for an empty one."""
    for number, each in enumerate(lines):
        if not number:
            yield ""
            yield click.style(f"{title}:", underline=True)
        yield each


def near(path: Path) -> Path:
    """A path as one would type it here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def say(lines: Iterable[str]) -> None:
    """Print lines, as far as standard output can show them."""
    where = screen()
    for each in lines:
        text = harmless(each)
        text = text.translate(PLAIN) if where.ascii_only else text
        click.echo(text if where.colour else click.unstyle(text))


def names_of(pull: Pull) -> Names:
    """What the slides are called."""
    titles = {slide.id: slide.title for slide in pull.base.manifest.slides}
    titles |= {name: slide.title for name, slide in pull.mine.slides.items()}
    titles |= {name: seen.said.title for name, seen in pull.partners.items() if name not in titles}
    numbers = {one.id: number for number, one in enumerate(pull.known, 1) if one.id}
    numbers |= {name: seen.number for name, seen in pull.partners.items()}
    return Names(titles, numbers)


def keepable(decisions: Iterable[Decision]) -> list[str]:
    """Ids of slides on which something changed that only the slide itself can say."""
    found = (one.slide for one in decisions)
    return list(dict.fromkeys(name for name in found if name))
