"""Results worth keeping between builds, by what they came from: diagrams, prepared pictures."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from pathlib import Path
from typing import Protocol

from deckbuilder import __version__


class Cache(Protocol):
    """Bytes by key. A key names everything the bytes depend on."""

    def get(self, key: str) -> bytes | None: ...

    def put(self, key: str, data: bytes) -> None: ...


class Forgetful:
    """A cache that keeps nothing."""

    def get(self, key: str) -> bytes | None:
        return None

    def put(self, key: str, data: bytes) -> None:
        return None


class Remembering:
    """A cache that has in memory what is small, for talks that are made one after another."""

    LARGEST = 65_536
    """Bytes: diagrams are far smaller, pictures far larger."""

    def __init__(self, below: Cache) -> None:
        self.below = below
        self._kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        if key in self._kept:
            return self._kept[key]
        data = self.below.get(key)
        self._keep(key, data)
        return data

    def put(self, key: str, data: bytes) -> None:
        self._keep(key, data)
        self.below.put(key, data)

    def _keep(self, key: str, data: bytes | None) -> None:
        if data is not None and len(data) <= self.LARGEST:
            self._kept[key] = data


class FolderCache:
    """A cache of one file per key in a folder.

    It is only ever a convenience: a folder that cannot be read or written is no error. Files carry
    their own digest, so that a damaged one counts as missing.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> bytes | None:
        try:
            stored = self._path(key).read_bytes()
        except OSError:
            return None
        digest, data = stored[:32], stored[32:]
        return data if hashlib.sha256(data).digest() == digest else None

    def put(self, key: str, data: bytes) -> None:
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(data).digest() + data)
            os.replace(name, path)
        except OSError:
            return

    def _path(self, key: str) -> Path:
        digest = hashlib.sha256(f"{__version__}\0{key}".encode()).hexdigest()
        return self.folder / digest[:2] / digest[2:]


def default_folder() -> Path:
    """Where caches belong on this system; `DECKBUILDER_CACHE` says otherwise."""
    chosen = os.environ.get("DECKBUILDER_CACHE")
    if chosen:
        return Path(chosen)
    try:
        home = Path.home()
    except RuntimeError:
        # A user without a home, as in some containers. Nothing can be kept there, and nothing that
        # others may have put into a shared folder is trusted.
        home = Path(os.devnull)
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "deckbuilder"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "deckbuilder"
    return Path(os.environ.get("XDG_CACHE_HOME", home / ".cache")) / "deckbuilder"
