"""What is to be shared, with whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from deckbuilder.export.selection import numbered, spoken_by
from deckbuilder.pipeline import Loaded
from deckbuilder.runsheet import RunSheet, run_sheet
from deckbuilder.scene import Deck
from deckbuilder.share.words import Words, words

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?\Z", re.IGNORECASE)
"""What Windows takes in no file's name ("Naming Files, Paths, and Namespaces" of the Win32
documentation)."""
_LONGEST = 180
"""Bytes of a name in UTF-8, so that what we put round it fits into the usual 255."""


@dataclass(frozen=True)
class Pack:
    """A talk, and what is wanted of it."""

    loaded: Loaded
    person: str = ""
    """Id of the one it is for, who speaks in it; empty when it is for everybody."""
    with_source: bool = False
    theme: str = ""
    """The theme that stands in for the outline's, as the pipeline was given it."""
    aspect: str = ""

    @cached_property
    def name(self) -> str:
        """How the deck is called, without its ending, and what other names begin with."""
        return file_name(self.loaded.choice.stem(self.loaded.outline.path.stem))

    @property
    def folder(self) -> str:
        """The one folder in the zip, and the zip's own name without its ending."""
        return f"{self.name}-for-{file_name(self.person)}" if self.person else self.name

    @cached_property
    def deck(self) -> Deck:
        """The deck."""
        return self.loaded.deck

    @property
    def home(self) -> Path:
        """The outline's folder."""
        return self.loaded.outline.path.parent

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each slide by id, as it stands at its foot."""
        return numbered(self.loaded.deck)

    @cached_property
    def sheet(self) -> RunSheet:
        """The run sheet of everybody."""
        return run_sheet(self.loaded)

    @cached_property
    def words(self) -> Words:
        """What we say in the language of the talk."""
        return words(self.loaded.deck.language)

    @property
    def person_name(self) -> str:
        """The name of the one it is for; empty when it is for everybody."""
        return self.loaded.talk.people[self.person].name if self.person else ""

    @property
    def speakers(self) -> dict[str, str]:
        """Whose own notes and run sheets are wanted: names by id; nobody's if one speaks alone."""
        if not self.sheet.several:
            return {}
        every = {share.person: share.name for share in self.sheet.shares}
        return {self.person: every[self.person]} if self.person else every

    def spoken(self, person: str) -> list[int]:
        """The numbers of the slides that are shown and on which a person speaks."""
        mine = spoken_by(person, self.loaded)
        scenes = self.loaded.deck.scenes
        return [self.numbers[one.id] for one in scenes if one.id in mine and not one.hidden]


def file_name(name: str) -> str:
    """`name` as every system takes it for a file; letters of all scripts stay."""
    plain = _FORBIDDEN.sub("-", name).strip(" .") or "talk"
    plain = plain.encode()[:_LONGEST].decode("utf-8", "ignore").rstrip(" .")
    return f"{plain}-" if _RESERVED.match(plain) else plain
