"""What deckbuilder itself writes into speaker notes: who speaks, and who is next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from deckbuilder.content import Line, Said
from deckbuilder.sync.likeness import flat
from deckbuilder.sync.seen import Seen
from deckbuilder.wording import wording

_ANY = "\0"
"""Stands for a name or a cue while a sentence is made into a pattern."""


@dataclass(frozen=True, slots=True)
class Asides:
    """How the languages of two decks say who speaks."""

    languages: tuple[str, ...]

    def __contains__(self, line: Line) -> bool:
        """Whether we wrote a line: all of it is italic, and it has the words that we take."""
        italic = bool(line.words) and all(one.italic for one in line.words)
        return italic and any(_pattern(one).fullmatch(flat(line.text)) for one in self.languages)

    def without_same(
        self, before: Sequence[Said], after: Sequence[Seen]
    ) -> tuple[tuple[Said, ...], tuple[Seen, ...]]:
        """Two decks without those asides that both have equally often.

        They go from slide to slide by themselves when slides come, go or move.
        """
        first, second = self._counted(before), self._counted(one.said for one in after)
        same = {text for text, count in first.items() if second[text] == count}
        if not same:
            return tuple(before), tuple(after)

        def spoken(slide: Said) -> Said:
            notes = (one for one in slide.notes if one not in self or flat(one.text) not in same)
            return replace(slide, notes=tuple(notes))

        return tuple(map(spoken, before)), tuple(
            replace(one, said=spoken(one.said)) for one in after
        )

    def _counted(self, slides: Iterable[Said]) -> Counter[str]:
        return Counter(flat(line.text) for one in slides for line in one.notes if line in self)


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str]:
    """All that `notes.speaker_notes` adds in a language, whatever the names and cues."""
    words = wording(language)
    said = (
        *(words.speech(names, cue) for names in ([_ANY], [_ANY, _ANY]) for cue in ("", _ANY)),
        words.hand_over(_ANY, ""),
        words.hand_over(_ANY, _ANY),
    )
    return re.compile("|".join(re.escape(flat(one)).replace(_ANY, ".+") for one in said))
