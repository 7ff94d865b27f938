"""The words deckbuilder itself writes on slides, in notes and on run sheets, by language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from deckbuilder.wording.dates import event_and_date, listed, shown_date
from deckbuilder.wording.descriptions import Descriptions, Nouns
from deckbuilder.wording.known import TAG, is_language, meant, meant_tag
from deckbuilder.wording.tags import is_rtl_language, nearest, usual_case

__all__ = [
    "TAG",
    "Wording",
    "event_and_date",
    "is_language",
    "is_rtl_language",
    "languages",
    "listed",
    "meant",
    "meant_tag",
    "shown_date",
    "usual_case",
    "wording",
]


@dataclass(frozen=True, slots=True)
class Wording:
    """What we say in one language. The defaults are English; other languages are files beside."""

    links: str = "Links: "
    """Before the links at the foot of a slide; with the space that follows, if any does."""
    agenda: str = "Outline"
    references: str = "References"
    credits: str = "Thank you"
    """Titles of the slides made from the talk."""
    pictures: str = "Pictures: "
    """Before those who made the pictures; with the space that follows, if any does."""
    credit: str = "Credit: "
    """Before the one who made a picture, below it."""
    recorded: str = "Credit: "
    """Before those who made a film or a sound."""
    introduced: str = "{name} ({about})"
    """A speaker and where they come from, on the cover."""
    speaks: str = "{who} speaks{then}."
    then: str = "; then {who}"
    """Who speaks, and who after them."""
    on_cue: str = "On the cue {cue}: {speech}"
    """When somebody begins; the cue comes with its quotation marks."""
    quotes: tuple[str, str] = ("“", "”")
    run_sheet: str = "Run sheet"
    time: str = "Time"
    slide: str = "Slide"
    minutes: str = "Minutes"
    who: str = "Who"
    cue: str = "Cue"
    total: str = "Total"
    """The headings of a run sheet."""
    spare: str = "{time} to spare"
    over: str = "{time} over"
    """How long a talk is, compared with what it may take; `time` comes with its unit, if any."""
    warning: str = "Warning"
    key_point: str = "Key point"
    question: str = "Question"
    """The headings of callouts that their author gave none."""
    alt: Descriptions = Descriptions()
    """What those hear who cannot see a drawing."""
    rtl: bool = False
    """Whether the language is written from right to left."""

    def quoted(self, words: str) -> str:
        """`words` in quotation marks."""
        return words.join(self.quotes)

    def speech(self, names: Sequence[str], cue: str = "") -> str:
        """Say who speaks, in this order, and on which cue: `On the cue “…”: Ada speaks`, say.

        Raises ValueError when there are no names.
        """
        first, *others = names
        then = "".join(self.then.format(who=name) for name in others)
        speech = self.speaks.format(who=first, then=then)
        return self.on_cue.format(cue=self.quoted(cue), speech=speech) if cue else speech

    def hand_over(self, name: str, cue: str) -> str:
        """The last line of a speaker's notes: `→ Bob: “…”`, or `→ Bob` without a cue."""
        arrow = "←" if self.rtl else "→"
        return f"{arrow} {name}: {self.quoted(cue)}" if cue else f"{arrow} {name}"


@lru_cache(maxsize=8)
def wording(tag: str) -> Wording:
    """The words of the language nearest to `tag`: `de` for `de-CH`, English for one nobody knows.

    A region says only what it says differently, so that `pt-PT.toml` lies upon `pt.toml`.
    """
    said: dict[str, Any] = {}
    for one in reversed(list(nearest(tag))):
        said |= phrases(one)
    if not said:
        return Wording()
    rtl = is_rtl_language(tag)
    nouns = Nouns(**said.pop("nouns"))
    return Wording(**said, alt=nouns.descriptions(rtl=rtl), rtl=rtl)


def phrases(tag: str) -> dict[str, Any]:
    """What the file of a language says, nothing when there is none; raises nothing."""
    file = files(__package__) / f"{tag}.toml"
    if not file.is_file():
        return {}
    # English talks, which have no file, should not wait for the reader of files.
    import tomllib

    said = tomllib.loads(file.read_text(encoding="utf-8"))
    return {key: tuple(value) if isinstance(value, list) else value for key, value in said.items()}


def languages() -> tuple[str, ...]:
    """The tags of every language we have words in, English first."""
    found = (file.name.partition(".") for file in files(__package__).iterdir())
    return ("en", *sorted(tag for tag, _, kind in found if kind == "toml"))
