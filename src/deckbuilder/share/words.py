"""What we say in the files of a zip, by language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from deckbuilder.wording.tags import nearest


@dataclass(frozen=True, slots=True)
class Words:
    """Phrases by their key; files in `wording/` say what each is for."""

    said: dict[str, Any]

    def __call__(self, key: str, **values: object) -> str:
        """A phrase with its gaps filled."""
        text: str = self.said[key]
        return text.format(**values)

    def each(self, key: str, **values: object) -> list[str]:
        """The phrases of a list."""
        return [text.format(**values) for text in self.said[key]]


@lru_cache(maxsize=8)
def words(tag: str) -> Words:
    """The phrases in the language nearest to `tag`; English where we know no better."""
    folder = files(__package__) / "wording"
    for one in (*nearest(tag), "en"):
        file = folder / f"{one}.toml"
        if file.is_file():
            return Words(tomllib.loads(file.read_text("utf-8")))
    raise AssertionError("English is always there")
