"""`--set talk.event=PyCon`: a one-off as a layer of its own."""

from __future__ import annotations

from dataclasses import replace

from deckbuilder.diagnostics import InvalidTalk, Problems, Span, did_you_mean
from deckbuilder.fields import Reading, Refused
from deckbuilder.model import TalkFacts, Variant
from deckbuilder.source import Mapping, Node, read
from deckbuilder.source.decoding import FORBIDDEN_IN_VALUE, advice_on, name_of
from deckbuilder.source.making import entry_like, mapping_like, scalar_like
from deckbuilder.source.nodes import NULLS

SETTABLE = ("talk", "people", "maps", "sections", "slides")
"""Keys of an outline that a path may begin with."""


def variant_of(setting: str, reading: Reading) -> Variant | None:
    """The layer that `path=value` stands for; None when it is wrong, which is reported.

    The value is read as YAML where that makes a list, a map or nothing of it; else it is text.
    """
    path, equals, words = setting.partition("=")
    steps = [step.strip() for step in path.split(".")]
    shown = f"--set {path.strip()}" if equals else f"--set {setting}"
    place = Span(shown, 1, 1)
    if not equals or not all(steps) or len(steps) < 2:
        message = f"`{setting}` is not a setting"
        near = f"talk.{steps[0]}" if equals and steps[0] in TalkFacts.keys else "talk.event"
        words = words if near != "talk.event" else "PyCon"
        reading.problems.error(message, place, f'write it as `--set {near}="{words}"`')
        return None
    if steps[0] not in SETTABLE:
        hint = did_you_mean(steps[0], SETTABLE) or "begin with " + ", ".join(
            f"`{key}.`" for key in SETTABLE
        )
        reading.problems.error(f"`{steps[0]}` cannot be set", place, hint)
        return None
    value = _value(words, steps[-1], shown, reading.problems)
    if value is None:
        return None
    node: Node = value
    group = read(b"group:\n  of: keys", shown)
    for step in reversed(steps):
        node = mapping_like(group, {step: entry_like(value, step, node)})
    try:
        return Variant.read(node, replace(reading, jumps=[], lost=set()))
    except Refused:
        return None


def _value(words: str, key: str, shown: str, problems: Problems) -> Node | None:
    """What a setting says: `[a, b]` a list, `{a: b}` a map, `null` or nothing removes."""
    words = words.strip()
    bad = FORBIDDEN_IN_VALUE.search(words)
    if bad:
        message = f"the character {name_of(bad[0])} cannot be used"
        problems.error(message, Span(shown, 1, 1), advice_on(bad[0]))
        return None
    text = scalar_like(read(b"- text", shown), words)
    if words not in NULLS and words[0] + words[-1] not in ("[]", "{}", "''", '""'):
        return text
    key = key if key.isidentifier() else "value"
    try:
        node = read(f"{key}: {words}".encode(), shown)
    except InvalidTalk as invalid:
        problems.found.extend(invalid.diagnostics)
        return None
    return node.entries[key].value if isinstance(node, Mapping) else None
