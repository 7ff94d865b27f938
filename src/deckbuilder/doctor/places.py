"""Folders that deckbuilder writes to."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from deckbuilder.cache import default_folder
from deckbuilder.doctor.result import Result, State

OUTPUT = "build"
LITTLE = 200 * 2**20
"""Bytes of free space below which something will soon fail."""


def all_places() -> Iterator[Result]:
    """The folder for decks, the one for passing files, and the cache."""
    here = Path.cwd() / OUTPUT
    yield _place(
        "output", here, "problem", f"go to a folder of your own, or `build -o FOLDER{os.sep}`"
    )
    temporary = Path(tempfile.gettempdir())
    yield _place("temporary files", temporary, "problem", "set TMPDIR to a folder of your own")
    cache = default_folder()
    fix = "set DECKBUILDER_CACHE to a folder of your own; without it builds only take longer"
    yield _place("cache", cache, "note", fix)


def _place(name: str, folder: Path, otherwise: State, fix: str) -> Result:
    """Whether a file can be written into a folder that may not be there yet."""
    nearest = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    try:
        with tempfile.TemporaryDirectory(prefix="deckbuilder-", dir=nearest) as inside:
            (Path(inside) / "try").write_bytes(b"deckbuilder")
        free = shutil.disk_usage(nearest).free
    except OSError as error:
        return Result(
            name, otherwise, f"{folder} cannot be written: {error.strerror or error}", fix
        )
    if free < LITTLE:
        said = f"{folder} has only {free // 2**20} MB left"
        return Result(name, "note", said, "make room on that disk")
    return Result(name, "ok", str(folder))
