"""The outline of a talk that somebody chooses, out of the outline as it stands."""

from __future__ import annotations

import re
from dataclasses import replace

from deckbuilder.diagnostics import Problems
from deckbuilder.fields import Reading, Refused
from deckbuilder.model import CloudMap, Talk, Variant
from deckbuilder.source import Mapping, Node
from deckbuilder.variant.choice import BASE, Choice
from deckbuilder.variant.filling import Filled
from deckbuilder.variant.others import Looks, look_at_others
from deckbuilder.variant.resolution import known_variants, resolve

CONDITIONAL = re.compile(r"\b(variants|optional|only|not)[\"']?\s*:|\$\{")
"""What an outline says that has parts for some talks only, or values to put in."""


def resolved(
    root: Node, choice: Choice, reading: Reading, looks: Looks | None = None
) -> tuple[Node, Reading, tuple[Filled, ...]]:
    """The outline of one talk, what is at hand to read it, and what `fill` did.

    Mistakes are collected in `reading.problems`, those in variants that are not asked for as well;
    `looks` keeps what was found in these, for the other talks of the same outline.
    """
    if not isinstance(root, Mapping) or (choice == BASE and not needs_resolving(root)):
        return root, reading, ()
    variants = read_variants(root, reading)
    made = resolve(root, variants, choice, reading)
    look_at_others(root, variants, made, reading, {} if looks is None else looks)
    return made.node, made.reading, made.filled


def needs_resolving(root: Mapping) -> bool:
    """Whether an outline may say anything that `resolve` looks at."""
    return CONDITIONAL.search(root.file.text) is not None


def read_variants(root: Mapping, reading: Reading) -> dict[str, Variant]:
    """The variants of an outline that are in order; the others are reported."""
    entry = root.entries.get("variants")
    if entry is None:
        return {}
    alone = replace(reading, known_variants=known_variants(root), jumps=[], lost=set())
    try:
        found: dict[str, Variant] = Talk.keys["variants"].kind.read(entry.value, alone)
    except Refused:
        return {}
    return found


def settled(
    maps: dict[str, CloudMap], root: Node, choice: Choice, reading: Reading
) -> dict[str, CloudMap]:
    """The maps of a variant, where every cloud has the place it has without the variant."""
    if choice.variants == () and choice.settings == ():
        return maps
    if not isinstance(root, Mapping):
        return maps
    alone = replace(reading, problems=Problems())
    base = resolve(root, {}, BASE, alone)
    entry = base.node.entries.get("maps")
    try:
        known = Talk.keys["maps"].kind.read(entry.value, base.reading) if entry else {}
    except Refused:
        known = {}
    return {
        name: replace(one, settled=known[name])
        if name in known and one != known[name] and one.clouds.keys() <= known[name].clouds.keys()
        else one
        for name, one in maps.items()
    }
