"""How a deck we built is known again: ids of its slides, and whether it was changed since."""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, TypeAlias

from deckbuilder.content import Said
from deckbuilder.scene import Scene
from deckbuilder.writers.pptx.properties import CUSTOM_PART, DIGEST_PROPERTY
from deckbuilder.writers.pptx.xml import creation_id

State: TypeAlias = Literal["missing", "untouched", "edited", "foreign"]

_RECORDED = re.compile(
    rb'name="' + DIGEST_PROPERTY.encode() + rb'"[^>]*>\s*<[\w:]*lpwstr>\s*([0-9a-f]{64})'
)
_LARGEST_PROPERTIES = 2**20
"""Bytes of docProps/custom.xml we are ready to read; ours has 500."""


def creation_ids(slides: Iterable[Scene | Said]) -> dict[str, int]:
    """Return p14:creationId by slide id, no two equal; ValueError when two slides have one id."""
    ids: dict[str, int] = {}
    taken: set[int] = set()
    for slide in slides:
        if slide.id in ids:
            raise ValueError(f"two slides are called {slide.id}")
        ids[slide.id] = creation_id(slide.id, taken)
        taken.add(ids[slide.id])
    return ids


def digest(parts: Mapping[str, bytes]) -> str:
    """Return 64 hex digits that stand for everything below `ppt/`: slides, notes, media, design."""
    return _digest((name, zlib.crc32(data), len(data)) for name, data in parts.items())


def state(path: Path) -> State:
    """Say what is at `path`: nothing, our deck as built, our deck changed, or somebody else's file.

    An empty file counts as nothing. Only the directory of the zip file is read, because it has the
    checksum of each part: PowerPoint and LibreOffice rewrite every part when they save. OSError
    when the file cannot be read.
    """
    try:
        if path.stat().st_size == 0:
            return "missing"
        with zipfile.ZipFile(path) as file:
            recorded = _recorded(file)
            if recorded is None:
                return "foreign"
            entries = file.infolist()
    except FileNotFoundError:
        return "missing"
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error):
        return "foreign"
    now = _digest((entry.filename, entry.CRC, entry.file_size) for entry in entries)
    return "untouched" if now == recorded else "edited"


def _recorded(file: zipfile.ZipFile) -> str | None:
    """The digest a deck of ours carries; None in any other file."""
    if CUSTOM_PART not in file.namelist():
        return None
    with file.open(CUSTOM_PART) as part:
        found = _RECORDED.search(part.read(_LARGEST_PROPERTIES))
    return found[1].decode() if found else None


def _digest(entries: Iterable[tuple[str, int, int]]) -> str:
    lines = sorted(f"{name} {crc} {size}\n" for name, crc, size in entries if name[:4] == "ppt/")
    return hashlib.sha256("".join(lines).encode()).hexdigest()
