"""Slides that are to be shown as somebody else made them: `keep:` written into the outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from deckbuilder.pipeline import picture_folders
from deckbuilder.sync.applying import Applying
from deckbuilder.sync.papers import CannotBring
from deckbuilder.sync.pictures_out import folder_of
from deckbuilder.sync.seen import Seen
from deckbuilder.sync.theirs import Theirs
from deckbuilder.writers.pptx.beside import built_path


def keep_slides(
    slides: Sequence[str], theirs: Theirs, partners: dict[str, Seen], applying: Applying
) -> dict[Path, bytes]:
    """Write `keep:` for each of these slides; the deck to put beside the outline, if it is not.

    Raises `CannotBring` when there is no such slide to keep.
    """
    if not slides:
        return {}
    talk = applying.mine.loaded.outline.path
    data = theirs.path.read_bytes()
    name, path = _place(theirs.path, data, talk)
    for slide in slides:
        seen = partners.get(slide)
        if seen is None:
            known = ", ".join(partners)
            raise CannotBring(f"no slide of theirs is `{slide}`", hint=f"there are {known}")
        name_now = applying.outcome.added.get(seen.number, slide)
        document, part = applying.slides.mapping(name_now)
        reference = f"{name}#{_id_in(theirs, seen)}"
        document.put(part, "keep", reference, after="title" if "title" in part.own else None)
    return {path: data} if path else {}


def _id_in(theirs: Theirs, seen: Seen) -> str:
    """What their deck calls a slide: by an id if no other has it, else by its number."""
    name = seen.name or next(iter(seen.anchors), "")
    bearers = [one for one in theirs.seen if name in (one.name, *one.anchors)]
    return name if name and len(bearers) == 1 else str(seen.number)


def slides_named(
    given: Sequence[str], partners: Mapping[str, Seen], numbers: Mapping[str, int]
) -> tuple[str, ...]:
    """The ids now of slides called by an id, the one they were built with, or a number of theirs.

    `numbers` are those of the deck that came back, by any id. Raises `CannotBring`.
    """
    by_number = {seen.number: name for name, seen in partners.items()}
    found = []
    for name in given:
        number = numbers.get(name, int(name) if name.isdecimal() else 0)
        if number not in by_number:
            known = ", ".join(f"{number} ({name})" for number, name in sorted(by_number.items()))
            raise CannotBring(f"no slide of both decks is `{name}`", hint=f"there are {known}")
        found.append(by_number[number])
    return tuple(dict.fromkeys(found))


def _place(edited: Path, data: bytes, talk: Path) -> tuple[str, Path | None]:
    """What an outline calls a deck, and where it has to be copied to for that."""
    # What lies where we build is built over, and no source of anything.
    for folder in () if built_path(edited).exists() else picture_folders(talk):
        try:
            return edited.resolve().relative_to(folder.resolve()).as_posix(), None
        except ValueError:
            continue
    folder = folder_of(talk)
    path, number = folder / edited.name, 2
    while path.exists() and path.read_bytes() != data:
        path, number = folder / f"{edited.stem}-{number}{edited.suffix}", number + 1
    return path.name, path
