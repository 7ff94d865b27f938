"""What a run sheet says, free of any format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple
from unicodedata import bidirectional

from deckbuilder.model import Talk
from deckbuilder.model.speaking import Turn, several_speak, turns
from deckbuilder.model.timing import (
    SLACK,
    Planned,
    Share,
    excess,
    seconds,
    section_time,
    shares,
    talk_time,
    times,
)
from deckbuilder.pipeline import Loaded
from deckbuilder.shown import slides_shown
from deckbuilder.wording import Wording, event_and_date, listed, wording

DAY = 24 * 60
"""Minutes."""
FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE = "\u2068", "\u2069"
RIGHT_TO_LEFT_MARK = "\u200f"
"""What nobody sees, and what programs heed that show text (UAX 9, 2.4 and 2.6)."""


class HandOver(NamedTuple):
    """Who takes over, by name, and on which cue; empty when there is none."""

    name: str
    cue: str


@dataclass(frozen=True, slots=True)
class Row:
    """A slide that is shown."""

    number: str
    """As PowerPoint counts it, hidden slides too; `12–13` when it goes on over several."""
    title: str
    begins: float | None
    """Minutes since the talk began; None in the appendix, which comes when it is called for."""
    time: Planned
    speakers: tuple[str, ...]
    """Ids, in the order in which they speak."""
    who: str
    """Their names."""
    incoming: str = ""
    """The cue on which the first of them begins, in quotation marks."""
    outgoing: tuple[HandOver, ...] = ()
    """Who takes over, on this slide or after it."""
    taker: str = ""
    """Id of who takes over after it; empty when nobody does."""
    ready: bool = False
    """Whether it is there for the one who takes over after it, on a sheet for one person."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section with slides that are shown."""

    name: str
    time: Planned
    budget: float
    """Minutes it may take, 0 when nobody said."""
    rows: tuple[Row, ...]

    @property
    def over(self) -> bool:
        """Whether it takes longer than it may."""
        return excess(self.time, self.budget) > 0


@dataclass(frozen=True, slots=True)
class RunSheet:
    """A talk, slide by slide."""

    title: str
    where: str
    """Event and date in words."""
    talk: str
    """The variants this talk of the outline is made of, such as `short`; empty for none."""
    language: str
    parts: tuple[Part, ...]
    shares: tuple[Share, ...]
    time: Planned
    budget: float
    """Minutes the talk may take, 0 when nobody said."""
    several: bool = False
    """Whether more than one person speaks, so that it matters who does."""
    start: int | None = None
    """Minutes after midnight."""
    person: str = ""
    """Whose sheet it is; empty when it is everybody's."""

    @property
    def words(self) -> Wording:
        """What we say in the language of the talk."""
        return wording(self.language)

    def clock(self, minutes: float | None) -> str:
        """When that many minutes have passed: `18:05`, or `5:30` when nobody said when it starts.

        A clock shows no seconds here, like the one on the wall. Nothing when nobody knows.
        """
        if minutes is None:
            return ""
        if self.start is None:
            return seconds(minutes)
        hour, minute = divmod(int(self.start + minutes + SLACK) % DAY, 60)
        return f"{hour:02}:{minute:02}"

    def cues(self, row: Row) -> list[str]:
        """On which cue somebody begins, and who takes over: `→ Bob: “…”`, each on its own line.

        In a line that runs from right to left, words that run the other way are held apart.
        """
        lines = [row.incoming] if row.incoming else []
        for one in row.outgoing:
            said = self.words.hand_over(*(held_apart(text, self.words.rtl) for text in one))
            lines.append(RIGHT_TO_LEFT_MARK + said if self.words.rtl else said)
        return lines

    @property
    def total(self) -> str:
        """`29:30 / 30:00`, or the time alone when there is no budget."""
        return against(self.time, self.budget)

    @property
    def margin(self) -> str:
        """`0:30 min to spare`, or how much the talk takes too long; empty without a budget."""
        left = abs(self.budget - self.time.minutes)
        said = self.words.over if self.over else self.words.spare
        about = "~" if self.time.estimated else ""
        return said.format(time=f"{about}{seconds(left)} min") if self.budget else ""

    @property
    def over(self) -> bool:
        """Whether the talk takes longer than it may."""
        return excess(self.time, self.budget) > 0


def against(time: Planned, budget: float) -> str:
    """`12:30 / 12:00`, or the time alone when there is no budget."""
    return f"{time.shown} / {seconds(budget)}" if budget else time.shown


def held_apart(text: str, rtl: bool) -> str:
    """`text` so that it does not mix with a line that runs the other way."""
    other = {"L"} if rtl else {"R", "AL"}
    if not any(bidirectional(character) in other for character in text):
        return text
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}"


def run_sheet(loaded: Loaded, start: int | None = None) -> RunSheet:
    """The run sheet of a talk that begins `start` minutes after midnight, or nobody knows when."""
    facts = loaded.talk.talk
    parts = tuple(parts_of(loaded))
    return RunSheet(
        title=facts.title.text.replace("\n", " "),
        where=event_and_date(facts.event, facts.date, facts.language),
        talk=" + ".join(loaded.choice.variants),
        language=facts.language,
        parts=parts,
        shares=tuple(shares(loaded.talk)),
        time=talk_time(loaded.talk),
        budget=facts.minutes,
        several=several_speak(turns(loaded.talk)),
        start=start,
    )


def parts_of(loaded: Loaded) -> Iterator[Part]:
    """The sections that show something, in order."""
    talk, facts = loaded.talk, loaded.talk.talk
    speaking = turns(talk)
    seen = seen_slides(loaded)
    begins = 0.0
    for section in talk.sections:
        rows: list[Row] = []
        for slide, time in times(section, facts):
            then = None if section.appendix else begins
            rows.append(row_of(speaking[slide], *seen[slide], then, time, talk))
            begins += time.minutes
        if rows:
            taken = section_time(section, facts)
            yield Part(section.section.text, taken, section.minutes, tuple(rows))


def seen_slides(loaded: Loaded) -> dict[str, tuple[str, str]]:
    """Number and title of each slide by id; one that goes on over several is one all the same."""
    seen: dict[str, list[tuple[str, str]]] = {}
    for number, (scene, slide) in enumerate(slides_shown(loaded), 1):
        seen.setdefault(slide.name, []).append((scene.numeral(number), scene.title))
    found = {}
    for name, scenes in seen.items():
        (first, title), (last, _) = scenes[0], scenes[-1]
        numbers = first if first == last else f"{first}–{last}"
        found[name] = numbers, title.removesuffix(f" (1/{len(scenes)})")
    return found


def row_of(
    turn: Turn, number: str, title: str, begins: float | None, time: Planned, talk: Talk
) -> Row:
    """The row of a slide that comes `begins` minutes after the beginning, if anybody knows."""
    words, language = wording(talk.talk.language), talk.talk.language
    followers = [(turn.speakers[1], turn.cue)] if turn.hands_over_within and turn.cue else []
    followers += [(turn.taker, turn.taker_cue)] if turn.taker else []
    return Row(
        number,
        title,
        begins,
        time,
        speakers=turn.speakers,
        who=listed(talk.names(turn.speakers), language),
        incoming=words.quoted(turn.cue) if turn.begins and turn.cue else "",
        outgoing=tuple(HandOver(talk.people[one].name, cue) for one, cue in followers),
        taker=turn.taker,
    )


def only(sheet: RunSheet, person: str) -> RunSheet:
    """The sheet of one person, given by id: their slides, and those after which they take over."""
    parts = []
    for part in sheet.parts:
        kept = tuple(
            replace(row, ready=person not in row.speakers)
            for row in part.rows
            if person in (*row.speakers, row.taker)
        )
        if kept:
            parts.append(replace(part, rows=kept))
    mine = tuple(share for share in sheet.shares if share.person == person)
    return replace(sheet, parts=tuple(parts), shares=mine, person=mine[0].name if mine else person)
