"""The pictures of a talk: found, checked, and made ready for a slide."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from deckbuilder import picture_files
from deckbuilder.cache import Cache, Forgetful
from deckbuilder.decks import Decks
from deckbuilder.picture_files import NoPicture
from deckbuilder.picture_making import OF_DRAWINGS, PictureFacts, examined, made, pixels
from deckbuilder.picture_packing import packed, unpacked
from deckbuilder.recordings import Recordings
from deckbuilder.scene import Crop, Image

__all__ = ["NoPicture", "PictureFacts", "Pictures"]


class Pictures:
    """The pictures in `folders`, which are searched in order; the first is the outline's.

    Each picture is decoded once and each version of it made once; with a `cache` that outlives the
    build, only once ever. Equal files give equal bytes.
    """

    def __init__(
        self,
        folders: Sequence[Path] = (),
        cache: Cache | None = None,
        of_drawings: float = OF_DRAWINGS,
    ) -> None:
        self.folders = tuple(folders)
        self.of_drawings = of_drawings
        self.cache: Cache = Forgetful() if cache is None else cache
        self.decks = Decks(self.folders)
        """The decks beside them, of which an outline keeps slides."""
        self.recordings = Recordings(lambda: self.folders, self.cache)
        """The films and sounds beside them."""
        self.tables: dict[str, Path] = {}
        """Every file of data that charts were made of, by the name it was asked for with."""
        self.outlines: tuple[Path, ...] = ()
        """The outlines that the talk takes parts from."""
        self._others: dict[str, tuple[Path, ...]] = {}
        """Where the pictures of each of these are, by its path."""
        self._named: dict[str, Path] = {}
        self._digests: dict[tuple[Path, int, int], str] = {}
        self._facts: dict[str, PictureFacts] = {}
        self._images: dict[str, Image] = {}

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that was looked at so far."""
        looked_at = (path for path, _, _ in self._digests)
        others = (*self.decks.files, *self.recordings.files, *self.tables.values())
        return tuple(dict.fromkeys((*looked_at, *others)))

    @property
    def named(self) -> Mapping[str, Path]:
        """Every picture that was found so far, by the name it was asked for with."""
        return self._named

    def find(self, name: str) -> Path:
        """Where the picture called `name` is; raises `NoPicture`."""
        self._named[str(name)] = picture_files.find(name, self.folders)
        return self._named[str(name)]

    def table(self, name: str, sort: picture_files.Sort) -> bytes:
        """The content of the file of data called `name`; raises `NoPicture`."""
        path = self.tables[str(name)] = picture_files.find(name, self.folders, sort)
        return picture_files.read(path, name).data

    def reuse(self, outlines: Sequence[Path]) -> None:
        """Take notice of the outlines that the talk takes parts from, below its own folder."""
        self.outlines = tuple(outlines)
        self._others = {str(one): picture_files.folders_of(one) for one in outlines}
        for one in outlines:
            beside = self.folders[:1] == (one.parent,)
            above = one.parent.absolute().parent / "assets"  # where its own folder may be
            if beside and above not in self.folders:
                self.folders = self.decks.folders = (*self.folders, above)

    def named_here(self, name: str, outline: str) -> str:
        """What the outline itself would call a file that another, by its path, calls `name`.

        A file that is not there gets the name it would have.
        """
        folders = self._others.get(outline)
        if folders is None:
            return name
        try:
            path = picture_files.find(name, folders, picture_files.ANY)
        except picture_files.NoPicture:
            path = None
        found = picture_files.name_of(path, self.folders) if path else None
        below = os.path.relpath(folders[0], self.folders[0]).replace(os.sep, "/")
        return found or (name if below == "." else f"{below}/{name}")

    def complaint(self, name: str) -> str:
        """What is wrong with the picture called `name`, or an empty string."""
        return self._complaint(name)[0]

    def hint(self, name: str) -> str:
        """What would help against what is wrong with the picture, or an empty string."""
        return self._complaint(name)[1]

    def _complaint(self, name: str) -> tuple[str, str]:
        try:
            self.facts(name)
        except NoPicture as complaint:
            return complaint.message, complaint.hint
        return "", ""

    def facts(self, name: str) -> PictureFacts:
        """What the picture called `name` is, once it has proved whole; raises `NoPicture`."""
        path = self.find(name)
        digest = self._digest(path, name)
        if digest not in self._facts:
            self._facts[digest] = self._examined(path, digest, name)
        return self._facts[digest]

    def image(
        self, name: str, box_width: float, box_height: float, crop: Crop | None = None
    ) -> Image:
        """The picture called `name`, ready to fill a box of so many points.

        `crop` is what the slide cuts off; the picture stays whole, so that a co-presenter can move
        the crop, but has enough pixels for the part that shows. Raises `NoPicture`.
        """
        facts = self.facts(name)
        path = self.find(name)
        width, height = pixels(facts, box_width, box_height, crop or Crop(), self.of_drawings)
        key = f"picture with still {self._digest(path, name)} {width} x {height}"
        if key not in self._images:
            stored = self.cache.get(key)
            if stored is None:
                image = made(picture_files.read(path, name).data, facts, width, height, name)
                self.cache.put(key, packed(image))
            else:
                image = unpacked(stored)
            self._images[key] = image
        return self._images[key]

    def _digest(self, path: Path, name: str) -> str:
        """The SHA-256 of a file, read again only when it has changed."""
        try:
            status = path.stat()
        except OSError as error:
            raise NoPicture(f"`{name}` cannot be read ({error.strerror})", "try again") from error
        seen = (path, status.st_mtime_ns, status.st_size)
        if seen not in self._digests:
            self._digests[seen] = picture_files.read(path, name).digest
        return self._digests[seen]

    def _examined(self, path: Path, digest: str, name: str) -> PictureFacts:
        key = f"picture facts {digest}"
        stored = self.cache.get(key)
        if stored is not None:
            return PictureFacts(**json.loads(stored))
        facts = examined(picture_files.read(path, name).data, name)
        self.cache.put(key, json.dumps(asdict(facts)).encode())
        return facts
