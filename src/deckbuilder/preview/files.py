"""The files of the pages themselves: a fixed list, read from the package once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from deckbuilder.raster import FONTS

STATIC = Path(__file__).with_name("static")

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file of ours, as it is served."""

    data: bytes
    media_type: str
    lasts: bool
    """Whether it is the same for as long as this version is installed."""


@cache
def files() -> dict[str, File]:
    """Every file by its path in an address. A path that is not here does not exist."""
    pages = {"/": "index.html", "/presenter": "presenter.html"}
    found = {path: STATIC / name for path, name in pages.items()}
    for file in sorted(STATIC.iterdir()):
        if file.name not in pages.values():
            found[f"/static/{file.name}"] = file
    for font in sorted(FONTS.glob("*.ttf")):
        found[f"/fonts/{font.name}"] = font
    return {
        path: File(file.read_bytes(), TYPES[file.suffix], file.suffix == ".ttf")
        for path, file in found.items()
        if file.suffix in TYPES
    }
