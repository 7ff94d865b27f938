"""People who are named and never speak."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.diagnostics import Diagnostic
from deckbuilder.model import Person
from deckbuilder.pipeline import Loaded
from deckbuilder.source.places import Places

ON_BUILD = False


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """People are there to speak: in the talk, a section or a slide."""
    speaking: set[str] = set()
    people: dict[str, Person] = {}
    for talk in loaded.outline.every_talk:
        speaking.update(talk.talk.speakers)
        for section in talk.sections:
            speaking.update(section.speaker)
            speaking.update(person for slide in section.slides for person in slide.speaker)
        people = talk.people | people
    places = Places(loaded.talk.span.path)
    for name, person in people.items():
        if name not in speaking:
            yield Diagnostic(
                f"{person.name} (`{name}`) speaks nowhere",
                places.key("people", name, otherwise=person.span),
                f"add `{name}` to the talk's `speakers:`, write `speaker: {name}` where they "
                "begin, or remove them",
                "warning",
                "unused-people",
            )
