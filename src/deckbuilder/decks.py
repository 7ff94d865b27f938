"""Decks that others edited, of which an outline keeps slides as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from deckbuilder import picture_files
from deckbuilder.addresses import clean_address
from deckbuilder.content import Line, Piece
from deckbuilder.picture_files import NoPicture, Sort
from deckbuilder.scene import NativeSlide, Scene, SceneSection

if TYPE_CHECKING:
    from deckbuilder.readers.pptx import Edited
    from deckbuilder.readers.pptx.native import Home

DECK = Sort("deck", "from-leon.pptx", (".pptx", ".pptm"))

Stamp = tuple[Path, int, int]
"""A file, when it was changed and how large it is."""


class NoSlide(Exception):
    """A slide cannot be kept: why, and what would help."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class _Known:
    """A deck that was opened, or why it cannot be."""

    edited: Edited | None
    complaint: str = ""


class Decks:
    """The decks in `folders`, which are searched in order; the first is the outline's.

    Each is opened once, and again when it has changed.
    """

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self.folders = tuple(folders)
        self._known: dict[Stamp, _Known] = {}
        self._scenes: dict[tuple[Stamp, str, Home], Scene] = {}

    @property
    def files(self) -> tuple[Path, ...]:
        """Every deck that was looked at so far."""
        return tuple(dict.fromkeys(path for path, _, _ in self._known))

    def complaint(self, reference: str) -> tuple[str, str]:
        """What is wrong with `FILE.pptx#slide` and what would help; empty words if nothing."""
        try:
            self._found(reference)
        except (NoPicture, NoSlide) as complaint:
            return complaint.message, complaint.hint
        return "", ""

    def scene(self, reference: str, home: Home) -> Scene:
        """The slide that `FILE.pptx#slide` names, drawn for `home` and as it is to be written.

        Raises `NoPicture` or `NoSlide`.
        """
        stamp, edited, part = self._found(reference)
        key = (stamp, part, home)
        if key not in self._scenes:
            self._scenes[key] = _kept(edited, part, home)
        return self._scenes[key]

    def _found(self, reference: str) -> tuple[Stamp, Edited, str]:
        from deckbuilder.readers.pptx import native  # with lxml, which most talks do without

        name, _, slide = (part.strip() for part in reference.rpartition("#"))
        stamp = self._stamp(name)
        if stamp not in self._known:
            self._known[stamp] = self._opened(stamp[0], name)
        known = self._known[stamp]
        if known.edited is None:
            raise NoSlide(known.complaint, "a slide is kept from a deck that can be opened")
        identities = {one.part: one.identity for one in known.edited.slides}
        part = native.find_slide(identities, slide)
        if not part:
            hint = native.slide_meant(identities, slide)
            raise NoSlide(f"`{name}` has no slide `{slide}`", hint)
        return stamp, known.edited, part

    def _stamp(self, name: str) -> Stamp:
        path = picture_files.find(name, self.folders, DECK)
        try:
            status = path.stat()
        except OSError as error:
            raise NoSlide(f"`{name}` cannot be read ({error.strerror})", "try again") from error
        return path, status.st_mtime_ns, status.st_size

    def _opened(self, path: Path, name: str) -> _Known:
        from deckbuilder.readers.pptx import Unreadable, read

        try:
            return _Known(read(path))
        except Unreadable as error:
            return _Known(None, str(error).replace(str(path), f"`{name}`"))


def _kept(edited: Edited, part: str, home: Home) -> Scene:
    """A slide drawn, with what is to be written of it."""
    from deckbuilder.readers.pptx.drawing import drawn
    from deckbuilder.readers.pptx.native import native_slide

    opened = edited.opened
    ids = {one.part: one.id for one in edited.slides}
    native, layout = native_slide(opened, part, home, ids)
    scene, simplified = drawn(opened, part, home, ids)
    seen = next(one for one in edited.slides if one.part == part)
    pieces = tuple(_with_links_of(piece, native) for piece in seen.content.pieces)
    native = replace(native, pieces=pieces, simplified=simplified)
    return replace(scene, layout=layout, native=native)


def _with_links_of(piece: Piece, native: NativeSlide) -> Piece:
    """What stands on a slide, with no links but those that it keeps."""
    kept = {one.target for one in native.relationships}
    return _linked(piece, kept)


def _linked(piece: Piece, kept: set[str]) -> Piece:
    def link(address: str) -> str:
        address = address if address.startswith("#") else clean_address(address)
        return address if address in kept else ""

    def lines(said: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(
            replace(line, words=tuple(replace(one, link=link(one.link)) for one in line.words))
            for line in said
        )

    cells = tuple(tuple(map(lines, row)) for row in piece.cells)
    return replace(piece, lines=lines(piece.lines), cells=cells, link=link(piece.link))


def without_lost_jumps(sections: Sequence[SceneSection]) -> tuple[SceneSection, ...]:
    """The same, where kept slides say of no words that they lead to slides that are not there."""
    there = {f"#{scene.id}" for section in sections for scene in section.scenes}

    def settled(scene: Scene) -> Scene:
        native = scene.native
        if native is None or {f"#{one}" for one in native.jumps} <= there:
            return scene
        kept = {one.target for one in native.relationships if one.external} | there
        pieces = tuple(_linked(piece, kept) for piece in native.pieces)
        return replace(scene, native=replace(native, pieces=pieces))

    return tuple(
        replace(section, scenes=tuple(map(settled, section.scenes))) for section in sections
    )
