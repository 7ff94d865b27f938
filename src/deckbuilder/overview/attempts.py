"""The talks of an outline, each made or refused by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from deckbuilder import pipeline
from deckbuilder.diagnostics import Diagnostic, InvalidTalk, together
from deckbuilder.model import Talk
from deckbuilder.pipeline import Outline, Understood
from deckbuilder.understanding import UNSEEN, mistakes_in_unshown, told
from deckbuilder.variant import Choice, Filled

AS_IT_STANDS = "-"
"""What we call the outline without any variant."""


@dataclass(frozen=True)
class Attempt:
    """One talk, or why it cannot be made."""

    understood: Understood
    talk: Talk | None
    slides: int = 0
    """As many as the deck will have, with those that are hidden; 0 when it was not laid out."""
    hidden: int = 0
    errors: tuple[Diagnostic, ...] = ()
    """Its own: not those of variants that it does not build on."""
    unchecked: str = ""
    """What could not be looked at because of the errors."""

    @property
    def choice(self) -> Choice:
        """Which talk it is."""
        return self.understood.choice

    @property
    def name(self) -> str:
        """`-`, `short`, `short+dark`."""
        return self.choice.name or AS_IT_STANDS

    @property
    def filled(self) -> tuple[Filled, ...]:
        """What the variant's `fill` found room for, or not."""
        return self.understood.resolved.filled


def choice_of(name: str, outline: Outline) -> Choice:
    """The talk that somebody calls `-`, `short` or `short+dark`."""
    parts = (part.strip() for part in name.split("+"))
    return outline.choice(*(part for part in parts if part not in ("", AS_IT_STANDS)))


def choices_of(outline: Outline) -> list[Choice]:
    """The outline as it stands, and each of its variants."""
    return [outline.choice(), *(outline.choice(name) for name in outline.variants)]


def understood(outline: Outline, choice: Choice) -> Attempt:
    """A talk that is checked, and not laid out."""
    made = pipeline.understood(outline, choice)
    return Attempt(made, made.talk, errors=made.errors, unchecked=UNSEEN if made.errors else "")


def laid_out(outline: Outline, choice: Choice) -> Attempt:
    """A talk that is laid out as well, so that what does not fit its slide is noticed."""
    made = pipeline.understood(outline, choice)
    try:
        scenes = pipeline.laid_out(made).deck.scenes
    except InvalidTalk as invalid:
        errors = tuple(one for one in invalid.diagnostics if one.severity == "error")
        return Attempt(made, None, errors=errors, unchecked=invalid.unchecked)
    return Attempt(made, made.talk, len(scenes), sum(scene.hidden for scene in scenes))


def errors_of(attempts: Iterable[Attempt], outline: Outline, *, unshown: bool) -> list[Diagnostic]:
    """Every error once, in the order of the file.

    A line that is wrong only in a variant, and does not stand in it, is told with its name. What is
    wrong with slides that are `unshown` by all of these talks is told too, if that is wanted.
    """
    every = list(attempts)
    found: dict[str, tuple[Diagnostic, ...]] = {}
    for one in every:
        known = set(one.choice.variants) <= set(outline.variants)
        name = one.choice.name if known else ""
        found[name] = (*found.get(name, ()), *one.errors)
    errors = told(outline, found)
    if not unshown:
        return errors
    return together({"": [*errors, *mistakes_in_unshown(one.understood for one in every)]})
