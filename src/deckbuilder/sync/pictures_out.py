"""Pictures that others put into a deck, taken out into files beside the outline's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from deckbuilder.model.slide import slug
from deckbuilder.pictures import Pictures
from deckbuilder.pipeline import picture_folders
from deckbuilder.readers.pptx import Edited, Unreadable
from deckbuilder.sync.changes import Change, PictureReplaced, PieceAdded, SlideAdded

_ENDINGS = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/jpg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/bmp": ".bmp",
    "image/tiff": ".tif",
    "image/svg+xml": ".svg",
}
"""Of the kinds of pictures that an outline can name."""
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A picture and the file it goes to."""

    path: Path
    data: bytes
    is_new: bool
    """Whether there is no such file yet."""


def taken_out(changes: Sequence[Change], edited: Edited, talk: Path) -> dict[str, TakenOut]:
    """A file for each picture that is new in a deck, by the digest of the picture."""
    folder = folder_of(talk)
    there = _there(talk)
    found: dict[str, TakenOut] = {}
    taken: set[Path] = set()
    for digest, called in _wanted(changes):
        if digest in found:
            continue
        try:
            medium = edited.picture(digest)
        except Unreadable:
            continue
        ending = _ENDINGS.get(medium.content_type)
        if ending is None or not _can_be_shown(medium.data, ending):
            continue
        old = there.get(digest)
        path = old or _free(folder, slug(called)[:_LONGEST].strip("-") or "picture", ending, taken)
        taken.add(path)
        found[digest] = TakenOut(path, medium.data, old is None)
    return found


def _can_be_shown(data: bytes, ending: str) -> bool:
    """Whether it is whole, and a picture that slides can show."""
    with TemporaryDirectory() as folder:
        name = f"picture{ending}"
        Path(folder, name).write_bytes(data)
        return not Pictures((Path(folder),)).complaint(name)


def _wanted(changes: Sequence[Change]) -> Iterator[tuple[str, str]]:
    """The digest of each new picture, and what its file may be called after."""
    for change in changes:
        match change:
            case SlideAdded(new, _, original) if not original:
                for piece in new.said.pieces:
                    if piece.picture:
                        yield piece.picture, piece.alt or new.said.title
            case PieceAdded(where, piece) if piece.picture:
                yield piece.picture, piece.alt or where.slide
            case PictureReplaced(where, _, after) if after:
                yield after, f"{where.slide} new"
            case _:
                pass


def folder_of(talk: Path) -> Path:
    """Where pictures of a talk are: the first of its folders that is there and is its own."""
    folders = [folder for folder in picture_folders(talk)[1:] if folder.is_dir()]
    return folders[0] if folders else talk.parent / "assets" / talk.stem


def _there(talk: Path) -> dict[str, Path]:
    """Pictures of the talk's folders by digest."""
    found: dict[str, Path] = {}
    for folder in picture_folders(talk):
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.suffix.lower() in {*_ENDINGS.values(), ".jpeg"} and path.is_file():
                found.setdefault(sha256(path.read_bytes()).hexdigest(), path)
    return found


def _free(folder: Path, name: str, ending: str, taken: set[Path]) -> Path:
    path, number = folder / f"{name}{ending}", 2
    while path.exists() or path in taken:
        path, number = folder / f"{name}-{number}{ending}", number + 1
    return path
