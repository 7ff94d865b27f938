"""What a speaker should know of the company's template that the talk stands on."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.diagnostics import NOWHERE, Diagnostic, Span
from deckbuilder.fields import place_of_words
from deckbuilder.pipeline import Loaded
from deckbuilder.source.places import Places

ON_BUILD = True
SHAPES = {"16:9": 16 / 9, "4:3": 4 / 3}
"""Width by height of the formats an outline may ask for."""


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """Layouts that others stand in for, typefaces that are not measured, colours made readable."""
    template, facts = loaded.theme.template, loaded.talk.talk
    if template is None:
        return
    place = place_of_words(facts.theme, facts.span)
    if loaded.theme_given:
        place = Span(template.path, 1, 1)
    for message, hint in template.remarks:
        yield Diagnostic(message, place, hint, "warning", "template")
    written = Places(loaded.talk.span.path).value("talk", "aspect", otherwise=NOWHERE)
    where = facts.span if loaded.aspect_given else written
    if where != NOWHERE and abs(template.width / template.height - SHAPES[facts.aspect]) > 0.02:
        yield Diagnostic(
            f"`aspect: {facts.aspect}` does not count, as the template's slides are "
            f"{template.width:.0f} x {template.height:.0f}",
            where,
            "leave it out, or use a template of that format",
            "warning",
            "template",
        )
