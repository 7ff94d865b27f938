"""What the table of variants says of each talk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deckbuilder.kinds import words_in
from deckbuilder.model import Talk
from deckbuilder.model.timing import (
    NO_TIME,
    Planned,
    Share,
    clock,
    excess,
    seconds,
    shares,
    talk_time,
)
from deckbuilder.overview.attempts import Attempt
from deckbuilder.pipeline import Outline
from deckbuilder.source import Mapping
from deckbuilder.variant import Filled
from deckbuilder.wording import event_and_date


@dataclass(frozen=True, slots=True)
class Summary:
    """One talk of an outline in a row. When it cannot be made, little more than its name."""

    name: str
    about: str
    slides: int = 0
    hidden: int = 0
    time: Planned = NO_TIME
    budget: float = 0.0
    """Minutes the talk may take, 0 when nobody said."""
    shares: tuple[Share, ...] = ()
    event: str = ""
    date: str = ""
    """As written."""
    language: str = ""
    filled: tuple[Filled, ...] = ()
    errors: int = 0

    @property
    def over(self) -> float:
        """Minutes by which the talk is too long, 0 when it is not."""
        return excess(self.time, self.budget)

    @property
    def minutes(self) -> str:
        """`~29:30 of 30`, `31 of 30, 1:00 over`."""
        about = "~" if self.time.estimated else ""
        of_budget = f" of {clock(self.budget)}" if self.budget else ""
        over = f", {seconds(self.over)} over" if self.over else ""
        return f"{about}{clock(self.time.minutes)}{of_budget}{over}"

    @property
    def where(self) -> str:
        """Event and date in words."""
        return event_and_date(self.event, self.date, self.language, ", ")


def summary(attempt: Attempt) -> Summary:
    """The row of a talk."""
    about = about_of(attempt.choice.variants, attempt.understood.outline)
    talk = attempt.talk
    if talk is None:
        return Summary(attempt.name, about, errors=len(attempt.errors))
    facts = talk.talk
    return Summary(
        attempt.name,
        about,
        slides=attempt.slides,
        hidden=attempt.hidden,
        time=talk_time(talk),
        budget=facts.minutes,
        shares=tuple(all_shares(talk)),
        event=facts.event,
        date=facts.date,
        language=facts.language,
        filled=attempt.filled,
    )


def about_of(variants: tuple[str, ...], outline: Outline) -> str:
    """What `about:` says in a variant, whatever else is wrong with it."""
    node = outline.root
    for key in ("variants", *variants[:1], "about"):
        entry = node.entries.get(key) if variants and isinstance(node, Mapping) else None
        if entry is None:
            return ""
        node = entry.value
    return words_in(node)


def all_shares(talk: Talk) -> Iterator[Share]:
    """What each person speaks, last those who are named as speakers and speak on no slide."""
    found = {share.person: share for share in shares(talk)}
    for person in talk.talk.speakers:
        found.setdefault(person, Share(person, talk.people[person].name, NO_TIME))
    yield from found.values()
