"""What a variant changes of a record: maps merge, `null` removes, texts and lists replace.

The rules are those of JSON merge patch (RFC 7396), with two for outlines: a shorthand counts as the
map it stands for, and there has to be something to remove.
"""

from __future__ import annotations

from typing import Any

from deckbuilder.diagnostics import did_you_mean
from deckbuilder.fields import Kind, Reading, Record, an
from deckbuilder.kinds import MapKind
from deckbuilder.model.partial import is_change, kind_under, record_of
from deckbuilder.model.slide import Slide
from deckbuilder.source import Entry, Mapping, Node, Scalar
from deckbuilder.source.making import entry_like, mapping_like


def merged(cls: type[Record], base: Node, change: Mapping, reading: Reading) -> Node:
    """`base`, one record of `cls` as written, with what `change` says; mistakes are reported."""
    whole = spelled_out(cls, base, reading)
    if whole is None:
        return change
    entries = dict(whole.entries)
    for key, entry in change.entries.items():
        if not is_null(entry.value):
            kind = kind_under(cls, key, reading)
            old = entries.get(key)
            value = _changed(kind, old, entry.value, reading) if kind else entry.value
            entries[key] = Entry(old.key if old else entry.key, value)
    for key, entry in change.entries.items():
        if is_null(entry.value):  # last, as what is needed depends on the other keys
            _remove(entries, key, entry, cls, reading)
    return mapping_like(whole, entries)


def merged_map(of: Kind[Any], base: Node, change: Mapping, reading: Reading) -> Node:
    """`base`, values by id, with what `change` says."""
    if not isinstance(base, Mapping):
        return change
    entries = dict(base.entries)
    cls = record_of(of)
    _doubt_new(entries, change, reading)
    for name, entry in change.entries.items():
        old = entries.get(name)
        if not is_null(entry.value):
            value = _changed(of, old, entry.value, reading)
            entries[name] = Entry(old.key if old else entry.key, value)
        elif old and cls and cls.hidden_entry:
            hidden = spelled_out(cls, old.value, reading) or mapping_like(old.value, {})
            flag = entry_like(entry.value, cls.hidden_entry, _yes(entry.value))
            rest = {**hidden.entries, cls.hidden_entry: flag}
            entries[name] = Entry(old.key, mapping_like(hidden, rest))
        else:
            _remove(entries, name, entry, None, reading)
    return mapping_like(base, entries)


def _doubt_new(entries: dict[str, Entry], change: Mapping, reading: Reading) -> None:
    """Warn of ids that nothing has yet and that are nearly those of something else."""
    for name, entry in change.entries.items():
        near = did_you_mean(name, entries) if name not in entries else None
        if near and not is_null(entry.value):
            reading.problems.warning(
                f"`{name}` is new here",
                entry.key.span,
                f"{near} If it is new, all is well",
                "variant",
            )


def spelled_out(cls: type[Record], node: Node, reading: Reading) -> Mapping | None:
    """A record as a map with keys, when it is written as the one value that is enough for it."""
    if isinstance(node, Mapping) and is_change(cls, node, reading):
        return node
    short = "slide" if issubclass(cls, Slide) else cls.shorthand
    return mapping_like(node, {short: entry_like(node, short, node)}) if short else None


def is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_null


def _changed(kind: Kind[Any], old: Entry | None, value: Node, reading: Reading) -> Node:
    """What was there, of a kind, with what `value` says; `value` itself where that is all."""
    if not isinstance(value, Mapping):
        return value
    base = mapping_like(value, {}) if old is None or is_null(old.value) else old.value
    cls = record_of(kind)
    if cls:
        return merged(cls, base, value, reading) if is_change(cls, value, reading) else value
    return merged_map(kind.of, base, value, reading) if isinstance(kind, MapKind) else value


def _remove(
    entries: dict[str, Entry], key: str, entry: Entry, cls: type[Record] | None, reading: Reading
) -> None:
    if cls and kind_under(cls, key, reading) is None:
        return  # an unknown key, which has been reported
    if cls and _is_needed(cls, key, entries):
        message = f"{an(cls.called())} needs its `{key}`"
        reading.problems.error(message, entry.key.span, "write another instead of `null`")
        return
    if entries.pop(key, None):
        return
    hint = (None if cls else did_you_mean(key, entries)) or "leave this line out"
    reading.problems.error(f"there is no `{key}` here to remove", entry.key.span, hint)


def _is_needed(cls: type[Record], key: str, entries: dict[str, Entry]) -> bool:
    """Whether a record cannot do without one of its keys."""
    if issubclass(cls, Slide):
        return key == "title" and "title" in entries and "slide" not in entries
    return key in entries and key in cls.keys and cls.keys[key].required


def _yes(node: Node) -> Scalar:
    return Scalar(node.file, "yes", node.line, node.column, node.start, node.end, "")
