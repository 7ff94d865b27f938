"""The films and sounds of a talk: found, looked into, and their posters made."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from hashlib import file_digest
from pathlib import Path, PurePosixPath

from deckbuilder import picture_files, posters
from deckbuilder.cache import Cache
from deckbuilder.picture_files import MEGABYTE, NoPicture, Sort
from deckbuilder.recording_bytes import NoRecording, RecordingFacts, examined
from deckbuilder.scene import Image, MediaKind, Recording

MOST_BYTES = 1024 * MEGABYTE
"""A .pptx may have 4 GB, and is made in memory."""
SORTS: dict[MediaKind, Sort] = {
    "video": Sort("video", "demo.mp4", (".mp4", ".m4v", ".mov"), MOST_BYTES),
    "audio": Sort("sound", "bell.mp3", (".mp3", ".m4a", ".wav"), MOST_BYTES),
}
_NOUNS = {"video": "film", "audio": "sound"}


class Recordings:
    """The films and sounds in the folders of a talk. Each is read once as long as it stays."""

    def __init__(self, folders: Callable[[], Sequence[Path]], cache: Cache) -> None:
        self._folders = folders
        self._cache = cache
        self._named: dict[str, Path] = {}
        self._known: dict[tuple[Path, int, int], tuple[Recording, RecordingFacts]] = {}
        self._frames: dict[str, Image | None] = {}

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that was looked at so far."""
        return tuple(dict.fromkeys(path for path, _, _ in self._known))

    @property
    def named(self) -> Mapping[str, Path]:
        """Every film and sound that was found so far, by the name it was asked for with."""
        return self._named

    def complaint(self, name: str, kind: MediaKind) -> tuple[str, str]:
        """What is wrong with a film or sound and what would help; empty words if nothing."""
        try:
            self.facts(name, kind)
        except NoPicture as wrong:
            return wrong.message, wrong.hint
        return "", ""

    def facts(self, name: str, kind: MediaKind) -> RecordingFacts:
        """What the head of the file called `name` says; raises `NoPicture`."""
        return self._looked_at(name, kind)[1]

    def recording(self, name: str, kind: MediaKind) -> Recording:
        """The file called `name`, to be embedded; raises `NoPicture`."""
        return self._looked_at(name, kind)[0]

    def frame(self, name: str) -> Image | None:
        """A sensible frame of a film; None where ffmpeg is missing or cannot make one."""
        recording, facts = self._looked_at(name, "video")
        digest = recording.digest
        if digest not in self._frames:
            key = f"poster {digest}"
            data = self._cache.get(key)
            if data is None:
                data = posters.frame(recording.path, facts.seconds)
                if data:
                    self._cache.put(key, data)
            self._frames[digest] = posters.of_frame(data) if data else None
        return self._frames[digest]

    def _looked_at(self, name: str, kind: MediaKind) -> tuple[Recording, RecordingFacts]:
        path = picture_files.find(name, self._folders(), SORTS[kind])
        self._named[str(name)] = path
        try:
            status = path.stat()
            seen = (path, status.st_mtime_ns, status.st_size)
            if seen not in self._known:
                self._known[seen] = self._read(path, name)
        except OSError as error:
            raise NoPicture(
                f"`{name}` cannot be read ({error.strerror})", "check the file and its permissions"
            ) from error
        recording, facts = self._known[seen]
        if facts.kind != kind:
            raise NoPicture(
                f"`{name}` is a {_NOUNS[facts.kind]}", f"use the block `{facts.kind}` for it"
            )
        return recording, facts

    def _read(self, path: Path, name: str) -> tuple[Recording, RecordingFacts]:
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags), "rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
            key = f"recording {digest}"
            stored = self._cache.get(key)
            if stored is not None:
                facts = RecordingFacts(**json.loads(stored))
            else:
                file.seek(0)
                try:
                    facts = examined(file)
                except NoRecording as wrong:
                    raise NoPicture(f"`{name}` {wrong}", advice(wrong.hint, name)) from wrong
                self._cache.put(key, json.dumps(asdict(facts)).encode())
            size = file.seek(0, os.SEEK_END)
        made = Recording(path, digest, facts.media_type, facts.ending, size, facts.seconds)
        return made, facts


def advice(hint: str, name: str) -> str:
    """What helps, with the name of the file where that is needed, and a new one for its copy."""
    last = PurePosixPath(name).name
    stem, _, ending = last.rpartition(".")
    copy = f"{stem}-new" if f"{{stem}}.{ending.lower()}" in hint else stem or last
    return hint.replace("{name}", last).replace("{stem}", copy)
