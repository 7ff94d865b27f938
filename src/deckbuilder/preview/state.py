"""What a page shows of a talk, and what it is told when that changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from deckbuilder.clicks import LOOK
from deckbuilder.diagnostics import Diagnostic
from deckbuilder.preview.pictures import Drawn, Embedded
from deckbuilder.scene import Paragraph, Scene


@dataclass(frozen=True)
class Card:
    """One slide of a page."""

    scene: Scene
    drawn: Drawn
    number: int


@dataclass(frozen=True)
class Heading:
    """What a page says of the talk as a whole."""

    title: str = ""
    minutes: float = 0.0
    """What the talk may take; 0 when the outline does not say."""
    width: float = 960.0
    """Points, as of a slide."""
    height: float = 540.0
    language: str = "en"
    rtl: bool = False


@dataclass(frozen=True)
class State:
    """The talk as the last save left it."""

    heading: Heading = Heading()
    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Names, each with the ids of its slides."""
    cards: dict[str, Card] = field(default_factory=dict)
    problems: tuple[Diagnostic, ...] | None = None
    """None while they are still being looked for."""
    unchecked: str = ""
    """What could not be looked at because of them."""
    blocked: bool = False
    """Whether the cards are those of an earlier save, as this one cannot be built."""
    focus: str = ""
    """The slide that is being edited; empty when nobody knows."""
    variants: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    @property
    def images(self) -> dict[str, Embedded]:
        """The pictures of all slides by digest."""
        return {
            digest: image
            for card in self.cards.values()
            for digest, image in card.drawn.images.items()
        }


def message(state: State, sent: dict[str, Card]) -> dict[str, Any]:
    """What to tell a page that has the cards in `sent`: all that is small, and changed slides."""
    changed = {name: card for name, card in state.cards.items() if sent.get(name) != card}
    return {
        "heading": vars(state.heading),
        "sections": [{"name": name, "slides": slides} for name, slides in state.sections],
        "slides": {name: told(card) for name, card in changed.items()},
        "problems": None if state.problems is None else list(map(problem, state.problems)),
        "unchecked": state.unchecked,
        "blocked": state.blocked,
        "focus": state.focus,
        "variants": state.variants,
        "languages": state.languages,
    }


def told(card: Card) -> dict[str, Any]:
    """A slide as values for JSON."""
    scene = card.scene
    return {
        "number": card.number,
        "svg": card.drawn.svg,
        "stills": card.drawn.stills,
        "title": scene.title,
        "minutes": scene.minutes,
        "hidden": scene.hidden,
        "language": scene.language,
        "notes": paragraphs(scene.notes),
    }


def paragraphs(notes: Iterable[Paragraph]) -> list[dict[str, Any]]:
    """Notes as plain values: a page makes its elements from them, and never reads markup."""
    return [
        {
            "bullet": one.bullet,
            "level": one.level,
            "number": one.number,
            "rtl": one.rtl,
            "runs": [
                {
                    "text": run.text,
                    "link": run.link,
                    "marks": [
                        name
                        for name, on in (
                            ("b", run.bold),
                            ("i", run.italic),
                            ("code", run.code),
                            ("click", run.colour == LOOK),
                        )
                        if on
                    ],
                }
                for run in one.runs
            ],
        }
        for one in notes
    ]


def problem(found: Diagnostic) -> dict[str, Any]:
    """A diagnostic as values for JSON."""
    return {
        "severity": found.severity,
        "file": found.span.path,
        "line": found.span.line,
        "column": found.span.column,
        "message": found.message,
        "hint": found.hint or "",
    }
