"""Decks built once for all tests: the talks, and one of every documented example, in every look."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from deckbuilder.cache import FolderCache, default_folder
from deckbuilder.pipeline import Loaded, load
from deckbuilder.writers.pptx import write
from tests.outlines import ROOT, every_key, examples, outline

TALKS = sorted(path.stem for path in (ROOT / "talks").glob("*.yaml"))
NAMES = [*TALKS, "examples"]
LOOKS = [(theme, aspect) for theme in ("paper", "night") for aspect in ("16:9", "4:3")]
EVERY = [(name, theme, aspect) for name in NAMES for theme, aspect in LOOKS]

CACHE = FolderCache(default_folder())
"""That of the test run: see `conftest`."""
_FOLDER = TemporaryDirectory(prefix="deckbuilder-tests-")
"""Removed when the tests end."""


@dataclass(frozen=True)
class Built:
    """A talk, and the file made of it."""

    loaded: Loaded
    path: Path


def outline_of(name: str) -> Path:
    """The outline of a talk, or of one with every documented example on a slide."""
    if name != "examples":
        return ROOT / "talks" / f"{name}.yaml"
    path = Path(_FOLDER.name) / "examples.yaml"
    if not path.exists():
        path.write_text(every_example(), "utf-8")
        for picture in (ROOT / "tests" / "pictures").iterdir():
            shutil.copy(picture, path.parent)
    return path


def every_example() -> str:
    """A talk with a slide for each example of the blocks' pages."""
    slides = [
        f"id: {key}-{number}\nnotes: About **{key}**\n{example}"
        for key in every_key()
        for number, example in enumerate(examples(key), 1)
    ]
    first, *more = (outline(slide) for slide in slides)
    head = first.index("      - id:")
    return first + "".join(text[head:] for text in more)


@cache
def built(name: str, theme: str, aspect: str) -> Built:
    """The deck of a talk in one look."""
    folder = Path(_FOLDER.name)
    loaded = load(outline_of(name), cache=CACHE, theme=theme, aspect=aspect)
    path = folder / f"{name}-{theme}-{aspect.replace(':', 'x')}.pptx"
    write(loaded.deck, loaded.theme, path)
    return Built(loaded, path)
