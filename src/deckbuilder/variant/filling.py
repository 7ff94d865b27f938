"""`fill`: what a variant adds while there is time."""

from __future__ import annotations

from dataclasses import dataclass, replace

from deckbuilder.diagnostics import Problems
from deckbuilder.fields import Reading, Refused, place_of_words
from deckbuilder.kinds import RecordKind
from deckbuilder.model import CloudMap, Section, Slide, Talk, TalkFacts, Variant
from deckbuilder.model.steps import clicks_of
from deckbuilder.model.timing import SLACK, opening_time, slide_time
from deckbuilder.source import Entry, Mapping, Node
from deckbuilder.source.making import without_entry
from deckbuilder.variant.draft import Draft, says_yes
from deckbuilder.variant.substitution import Values


@dataclass(frozen=True, slots=True)
class Filled:
    """A slide that `fill` names, and whether there was room for it."""

    slide: str
    minutes: float
    fits: bool


def fill(variants: list[Variant], draft: Draft, reading: Reading) -> tuple[Filled, ...]:
    """Show what `fill` names, in that preference, while the talk stays within its minutes."""
    wanted = [slide for name in draft.waiting if (slide := draft.slide(name)) and not slide.shown]
    if not wanted:
        _warn_of_nothing_to_fill(variants, reading.problems)
        return ()
    clock = _Clock(draft, reading)
    if clock.facts and not clock.budget:
        _warn_of_endless_time(variants, reading.problems)
    spent = clock.spent(draft)
    done = []
    for slide in wanted:
        section = draft.waiting[slide.name]
        opened = section.shown if section else False
        slide.shown = True  # which may bring the opening of its section with it
        if section:
            section.shown = True
        total = clock.spent(draft)
        slide.shown = not clock.budget or total <= clock.budget + SLACK
        if section and not slide.shown:
            section.shown = opened
        slide.has_no_room = not slide.shown
        done.append(Filled(slide.name, total - spent, slide.shown))
        spent = total if slide.shown else spent
    return tuple(done)


def _warn_of_nothing_to_fill(variants: list[Variant], problems: Problems) -> None:
    """Say that all is shown before there is anything to fill."""
    if variants and variants[-1].fill and not problems.errors:
        problems.warning(
            "all that `fill` names is shown anyway",
            place_of_words(variants[-1].fill[0], variants[-1].span),
            "say under `keep:` what is always shown, or remove the `fill:`",
            rule="variant",
        )


def _warn_of_endless_time(variants: list[Variant], problems: Problems) -> None:
    """Say that there is nothing to stay within."""
    variant = next(one for one in reversed(variants) if one.fill)
    problems.warning(
        "this talk has no `minutes`, so all that `fill` names is shown",
        place_of_words(variant.fill[0], variant.span),
        "write `minutes:` under `talk:`, or `also:` instead of `fill:`",
        rule="variant",
    )


class _Clock:
    """Tells how long slides take before the talk is understood; what is wrong takes no time."""

    def __init__(self, draft: Draft, reading: Reading) -> None:
        self.reading = replace(reading, problems=Problems(), jumps=[], lost=set())
        entry = draft.root.entries.get("talk")
        facts = self._read(RecordKind(TalkFacts), entry.value) if entry else None
        self.maps = self._maps(draft.root.entries.get("maps"))
        self.facts = facts
        self.budget = facts.minutes if facts else 0.0
        self._words = Values(draft.root, Problems())
        self._known: dict[int, float] = {}

    def _maps(self, entry: Entry | None) -> dict[str, CloudMap]:
        try:
            found = Talk.keys["maps"].kind.read(entry.value, self.reading) if entry else {}
        except Refused:
            return {}
        return dict(found)

    def _read(self, kind: RecordKind[TalkFacts], node: Node) -> TalkFacts | None:
        try:
            return kind.read(node, self.reading)
        except Refused:
            return None

    def spent(self, draft: Draft) -> float:
        """The minutes of all that is shown."""
        body = [one for one in draft.sections if not says_yes(one.node, "appendix")]
        slides = [
            (slide.node, self._minutes) for one in body for slide in one.slides if slide.shown
        ]
        openings = [(one.node, self._opening) for one in body if one.is_shown and one.shows_opening]
        total = 0.0
        for node, minutes in (*slides, *openings):
            if id(node) not in self._known:
                self._known[id(node)] = minutes(node)
            total += self._known[id(node)]
        return total

    def _minutes(self, node: Node) -> float:
        try:
            slide = Slide.read(self._words.node(node), self.reading)
        except Refused:
            return 0.0
        if slide.hidden or self.facts is None:
            return 0.0
        return slide_time(replace(slide, clicks=self._clicks(slide)), self.facts).minutes

    def _clicks(self, slide: Slide) -> int:
        """How many clicks a slide takes; what is wrong with its builds is told elsewhere."""
        if self.facts is None:
            return 0
        talk = Talk(talk=self.facts, maps=self.maps, sections=())
        return clicks_of(slide, talk, replace(self.reading, problems=Problems()))

    def _opening(self, node: Node) -> float:
        try:
            section = Section.read(self._words.node(_bare(node)), self.reading)
        except Refused:
            return 0.0
        return opening_time(section, self.facts).minutes if self.facts else 0.0


def _bare(node: Node) -> Node:
    """A section without its slides, which are counted one by one."""
    return without_entry(node, "slides") if isinstance(node, Mapping) else node
