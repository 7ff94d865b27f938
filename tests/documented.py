"""Whole outlines on the docs' pages about features, as decks."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from deckbuilder.pipeline import load
from deckbuilder.writers.pptx import write
from tests.outlines import EXAMPLE, ROOT


def outlines() -> Iterator[tuple[str, str]]:
    """Names and texts; the examples of blocks are in the deck `examples` of `tests.decks`."""
    for page in sorted(ROOT.glob("docs/*.md")):
        for number, text in enumerate(EXAMPLE.findall(page.read_text("utf-8")), 1):
            if re.search("^sections:", text, re.MULTILINE):
                yield f"{page.stem}-{number}", text


def deck_of(name: str, text: str, folder: Path) -> Path:
    """The deck of an outline that may name the pictures of tests/pictures."""
    for picture in (ROOT / "tests" / "pictures").iterdir():
        shutil.copy(picture, folder)
    outline = folder / f"{name}.yaml"
    outline.write_text(text, "utf-8")
    loaded = load(outline)
    return write(loaded.deck, loaded.theme, folder / f"{name}.pptx")
