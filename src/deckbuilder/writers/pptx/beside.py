"""What is remembered beside a deck: how it was built, and which edited versions came home.

Google Slides and Keynote drop what stands inside the file, so the manifest lies beside it as well.
"""

from __future__ import annotations

import contextlib
from hashlib import sha256
from pathlib import Path

from deckbuilder import files
from deckbuilder.writers.pptx.manifest import Manifest, decode

_LARGEST = 2**26
"""Bytes of a file we are ready to read."""


def built_path(deck: Path) -> Path:
    """Where it is kept how the deck at that path was built."""
    return deck.with_name(f".{deck.name}.built")


def pulled_path(deck: Path) -> Path:
    """Where it is kept which contents of the deck at that path came home."""
    return deck.with_name(f".{deck.name}.pulled")


def remember(deck: Path, manifest: bytes) -> None:
    """Keep the part of a deck that says how it was built beside it as well.

    A folder that takes no such file is no reason to fail.
    """
    with contextlib.suppress(OSError):
        files.replace(built_path(deck), manifest)
        pulled_path(deck).unlink(missing_ok=True)


def recall(path: Path) -> Manifest | None:
    """What such a file says; None when it cannot be read."""
    try:
        with path.open("rb") as file:
            return decode(file.read(_LARGEST))
    except (OSError, ValueError):
        return None


def note_pulled(deck: Path) -> None:
    """Note that all that the deck at this path says now is in the outline, or was turned down.

    Only where a deck was built, so that it may be built there again.
    """
    if not built_path(deck).exists():
        return
    with contextlib.suppress(OSError):
        files.replace(pulled_path(deck), f"{_digest(deck)}\n".encode())


def is_pulled(deck: Path) -> bool:
    """Whether the deck came home just as it is at this path now."""
    try:
        return pulled_path(deck).read_text("ascii").strip() == _digest(deck)
    except (OSError, ValueError):
        return False


def _digest(deck: Path) -> str:
    with deck.open("rb") as file:
        digest = sha256()
        while block := file.read(2**20):
            digest.update(block)
    return digest.hexdigest()
