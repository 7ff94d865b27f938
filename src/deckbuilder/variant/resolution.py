"""The outline of one talk: the layers it asks for, laid over the outline as it stands."""

from __future__ import annotations

from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, replace

from deckbuilder.diagnostics import Problems, Span
from deckbuilder.fields import Reading, place_of_words
from deckbuilder.model import Variant
from deckbuilder.naming import slide_name
from deckbuilder.source import Mapping, Node
from deckbuilder.variant.chain import chain
from deckbuilder.variant.choice import Choice
from deckbuilder.variant.draft import Draft
from deckbuilder.variant.filling import Filled, fill
from deckbuilder.variant.layer import lay
from deckbuilder.variant.ordering import order
from deckbuilder.variant.settings import variant_of
from deckbuilder.variant.substitution import substituted


@dataclass(frozen=True, slots=True)
class Resolved:
    """The outline of one talk, and how it came about."""

    node: Node
    layers: tuple[str, ...]
    """Names of the variants laid over the outline, the lowest first."""
    filled: tuple[Filled, ...]
    reading: Reading
    """What is at hand to read it: which variants and slides there are, and which it shows."""


def resolve(
    root: Mapping, variants: MappingABC[str, Variant], choice: Choice, reading: Reading
) -> Resolved:
    """The outline of the talk that `choice` names; what is wrong is reported.

    Places stay: what a layer says knows where it was written. `reading` needs blocks and problems.
    """
    problems = reading.problems
    before = len(problems.errors)
    place = root.entries["variants"].key.span if "variants" in root.entries else root.span
    known = known_variants(root)
    layers = chain(choice.variants, variants, known, place, problems)
    reading = replace(reading, variants=frozenset(layers), known_variants=known)
    settings = [variant_of(setting, reading) for setting in choice.settings]
    laid = [variants[name] for name in layers] + [one for one in settings if one]
    draft = Draft(root, reading)
    for variant in laid:
        lay(variant, draft, reading)
    filled = fill(laid, draft, reading)
    for variant in laid:
        order(variant, draft, reading)
    sound = len(problems.errors) == before
    if len(choice.variants) == 1 and layers and sound:
        # A lower layer, or one of several, may well change what another drops.
        _warn_of_idle_changes(layers[-1], variants[layers[-1]], draft, problems)
    if layers and sound and draft.slides and not draft.shows_anything:
        place = _place_of_variant(layers[-1], root)
        hint = "name some under `keep:` or `also:`"
        problems.error(f"the variant `{layers[-1]}` shows no slide", place, hint)
    node = substituted(draft.node(), reading.blocks, problems)
    elsewhere = {slide_name(one.node) for each in variants.values() for one in each.add}
    if reading.elsewhere:
        elsewhere |= reading.elsewhere.slides
    absent = draft.absent | (elsewhere - {slide.name for slide in draft.slides})
    return Resolved(node, tuple(layers), filled, replace(reading, absent=absent))


def known_variants(root: Node) -> tuple[str, ...]:
    """The ids of all variants of an outline."""
    entry = root.entries.get("variants") if isinstance(root, Mapping) else None
    return tuple(entry.value.entries) if entry and isinstance(entry.value, Mapping) else ()


def _warn_of_idle_changes(name: str, variant: Variant, draft: Draft, problems: Problems) -> None:
    """Say what a variant changes of slides and sections that it does not show."""

    def warn(does: str, what: str, written: str, place: Span) -> None:
        message = f"`{name}` {does} the {what} `{written}`, which this talk does not show"
        hint = f"remove it here, or show the {what} with `also:`"
        problems.warning(message, place, hint, rule="variant")

    places = {written.strip(): place_of_words(written, variant.span) for written in variant.order}
    for does, named in (("changes", _places(variant.slides)), ("orders", places)):
        for written, place in named.items():
            slide = draft.slide(written)
            if slide and not slide.shown and not slide.has_no_room:
                warn(does, "slide", written, place)
    for written, place in _places(variant.sections).items():
        section = draft.section(written)
        if section and not section.is_shown and not any(s.has_no_room for s in section.slides):
            warn("changes", "section", written, place)


def _places(written: Mapping | None) -> dict[str, Span]:
    """Where each id under a key of a variant stands."""
    return {name: entry.key.span for name, entry in written.entries.items()} if written else {}


def _place_of_variant(name: str, root: Mapping) -> Span:
    variants = root.entries["variants"].value
    assert isinstance(variants, Mapping)
    return variants.entries[name].key.span
