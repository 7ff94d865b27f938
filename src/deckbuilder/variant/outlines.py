"""The variants of an outline as they are written, and what the maps of its talks have in common."""

from __future__ import annotations

import re
from dataclasses import replace

from deckbuilder.diagnostics import Problems
from deckbuilder.fields import Reading, Refused
from deckbuilder.model import CloudMap, Talk, Variant
from deckbuilder.source import Mapping, Node
from deckbuilder.variant.choice import BASE, Choice
from deckbuilder.variant.resolution import Resolved, resolve

CONDITIONAL = re.compile(r"\b(variants|optional|only|not)[\"']?\s*:|\$\{")
"""What an outline says that has parts for some talks only, or values to put in."""


def resolved(
    root: Node, variants: dict[str, Variant], choice: Choice, reading: Reading
) -> Resolved:
    """The outline of one talk, as `resolve` makes it if there is anything to do."""
    simple = reading.elsewhere is None and choice == BASE
    if not isinstance(root, Mapping) or (simple and not _needs_resolving(root)):
        return Resolved(root, (), (), reading)
    return resolve(root, variants, choice, reading)


def _needs_resolving(root: Mapping) -> bool:
    """Whether an outline may say anything that `resolve` looks at."""
    return CONDITIONAL.search(root.file.text) is not None


def read_variants(root: Node, reading: Reading) -> dict[str, Variant]:
    """The variants of an outline that are in order; the others are reported."""
    entry = root.entries.get("variants") if isinstance(root, Mapping) else None
    if entry is None:
        return {}
    alone = replace(reading, jumps=[], lost=set())
    try:
        found: dict[str, Variant] = Talk.keys["variants"].kind.read(entry.value, alone)
    except Refused:
        return {}
    return found


def settled(
    maps: dict[str, CloudMap], root: Node, choice: Choice, reading: Reading
) -> dict[str, CloudMap]:
    """The maps of a variant, where every cloud has the place it has without the variant."""
    if not (maps and (choice.variants or choice.settings) and isinstance(root, Mapping)):
        return maps
    alone = replace(reading, problems=Problems())
    base = resolve(root, {}, BASE, alone)
    entry = base.node.entries.get("maps") if isinstance(base.node, Mapping) else None
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
