"""Typst called: a document and its drawings in, PDF out, with nothing but the fonts we name."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from deckbuilder.borrowed_fonts import Borrowed
from deckbuilder.raster import FONTS


class NoTypesetter(ImportError):
    """The library that makes PDF is not installed."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF, and the fonts it had to borrow."""

    data: bytes
    fonts: Borrowed


def compiled(source: str, drawings: dict[str, str], fonts: Borrowed) -> Pdf:
    """Typeset `source`, which names `drawings` by their file names.

    The same input gives the same bytes. Raises `NoTypesetter` where typst is missing.
    """
    try:
        import typst  # 70 MB, and only PDF needs it
    except ImportError as missing:
        raise NoTypesetter(
            "making a PDF needs typst, which is not installed: pip install typst"
        ) from missing
    with tempfile.TemporaryDirectory(prefix="deckbuilder-") as name:
        folder = Path(name)
        for file, drawing in drawings.items():
            (folder / file).write_text(drawing, encoding="utf-8")
        main = folder / "main.typ"
        main.write_text(source, encoding="utf-8")
        # Folders are all it takes, and those of the system hold more than is wanted.
        lent = folder / "fonts"
        lent.mkdir()
        for number, path in enumerate(fonts.files):
            shutil.copyfile(path, lent / f"{number}{Path(path).suffix}")
        found = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(FONTS), str(lent)],
        )
        data = typst.Compiler(main, root=folder, font_paths=found).compile(format="pdf")
    assert isinstance(data, bytes)
    return Pdf(data, fonts)
