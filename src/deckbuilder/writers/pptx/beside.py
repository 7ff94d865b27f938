"""What is remembered beside a deck: how it was built, and which edited versions came home.

Google Slides and Keynote drop what stands inside the file, so the manifest lies beside it as well.
"""

from __future__ import annotations

import contextlib
import io
import zipfile
from hashlib import sha256
from pathlib import Path

from deckbuilder import files
from deckbuilder.writers.pptx.manifest import ITEM, Manifest, decode

_LARGEST = 2**22
"""Bytes of manifests that are kept; one of 40 slides has 30,000."""
_MOST = 50
"""Manifests that are kept."""
_BETWEEN = b"\n\n"
"""Between manifests, which have a line break after their first line and no other."""


def built_path(deck: Path) -> Path:
    """Where it is kept how the deck at that path was built."""
    return deck.with_name(f".{deck.name}.built")


def pulled_path(deck: Path) -> Path:
    """Where it is kept which contents of the deck at that path came home."""
    return deck.with_name(f".{deck.name}.pulled")


def remember(deck: Path, manifest: bytes) -> None:
    """Keep the part of a deck that says how it was built beside it as well, after earlier ones.

    Somebody may still edit what was built before. A folder that takes no such file is no reason to
    fail.
    """
    with contextlib.suppress(OSError):
        known = [one for one in _parts(built_path(deck)) if one != manifest]
        kept = [manifest]
        size = len(manifest)
        for one in reversed(known):
            size += len(one)
            if len(kept) == _MOST or size > _LARGEST:
                break
            kept.insert(0, one)
        files.replace(built_path(deck), _BETWEEN.join(kept))
        pulled_path(deck).unlink(missing_ok=True)


def remember_deck(beside: Path, deck: bytes) -> None:
    """Keep beside a file how the deck in it was built, as a zip that was given to somebody."""
    with zipfile.ZipFile(io.BytesIO(deck)) as file:
        remember(beside, file.read(ITEM))


def recalled(path: Path) -> list[Manifest]:
    """What such a file says, the latest first; nothing when it cannot be read."""
    found = []
    for part in reversed(_parts(path)):
        with contextlib.suppress(ValueError):
            found.append(decode(part))
    return found


def _parts(path: Path) -> list[bytes]:
    try:
        with path.open("rb") as file:
            data = file.read(2 * _LARGEST)
    except OSError:
        return []
    return [part for part in data.split(_BETWEEN) if part]


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
