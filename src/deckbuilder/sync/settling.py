"""What is chosen where a change is not simply brought home: conflicts, and whole slides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from deckbuilder.content import Line, Words
from deckbuilder.sync.changes import HiddenChanged, LineChanged, SectionRenamed, SlideRemoved
from deckbuilder.sync.decisions import Decision

Answer: TypeAlias = Literal["yours", "theirs", "default", "hide", "open"]
"""`default` brings home what is added or moved, and hides a slide that they removed; `open` leaves
it for later."""


@dataclass(frozen=True, slots=True)
class Own:
    """An answer in the author's own words."""

    text: str


Choose: TypeAlias = Callable[[Decision], "Answer | Own"]


@dataclass(frozen=True, slots=True)
class Settled:
    """Decisions sorted by what comes of them."""

    write: tuple[Decision, ...] = ()
    """What is to be written into the outline."""
    yours: tuple[Decision, ...] = ()
    """What was turned down."""
    open: tuple[Decision, ...] = ()
    """What nobody has chosen yet; the outline stays as it is."""
    already: tuple[Decision, ...] = ()
    """What the outline says already."""
    reported: tuple[Decision, ...] = ()
    """What no outline can say."""


@dataclass(slots=True)
class _Sorting:
    write: list[Decision] = field(default_factory=list)
    yours: list[Decision] = field(default_factory=list)
    open: list[Decision] = field(default_factory=list)


def settled(decisions: Sequence[Decision], choose: Choose) -> Settled:
    """Ask `choose` about conflicts and whole slides, and sort the decisions."""
    sorting = _Sorting()
    for one in decisions:
        match one.verdict:
            case "apply":
                sorting.write.append(one)
            case "ask" | "conflict":
                _choose(one, choose(one), sorting)
            case _:
                pass
    return Settled(
        tuple(sorting.write),
        tuple(sorting.yours),
        tuple(sorting.open),
        tuple(one for one in decisions if one.verdict == "already"),
        tuple(one for one in decisions if one.verdict == "report"),
    )


def _choose(one: Decision, answer: Answer | Own, sorting: _Sorting) -> None:
    change = one.change
    if isinstance(answer, Own):
        assert isinstance(change, LineChanged)
        said = Line((Words(answer.text),), change.after.level)
        sorting.write.append(replace(one, change=replace(change, after=said)))
    elif answer == "open":
        sorting.open.append(one)
    elif answer == "yours" or not can_be_theirs(one):
        sorting.yours.append(one)
    elif isinstance(change, SlideRemoved) and answer in ("default", "hide"):
        sorting.write.append(replace(one, change=HiddenChanged(one.slide, True)))
    else:
        sorting.write.append(one)


def can_be_theirs(one: Decision) -> bool:
    """Whether there is still a place in the outline for what they say."""
    if one.verdict != "conflict" or isinstance(one.change, SectionRenamed):
        return True
    return bool(one.slide) and (one.number >= 0 or not isinstance(one.change, LineChanged))


def by_rule(*, yes: bool, ours: bool, theirs: bool) -> Choose:
    """Answers for scripts: `yes` takes what is proposed for slides, and leaves conflicts open."""

    def choose(one: Decision) -> Answer:
        if ours:
            return "yours"
        if theirs:
            return "theirs"
        return "default" if yes and one.verdict == "ask" else "open"

    return choose
