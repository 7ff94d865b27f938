"""Reading a texts file as its translators left it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from deckbuilder.diagnostics import InvalidTalk, Problems
from deckbuilder.fields import kind_of
from deckbuilder.source import Mapping, Node, Scalar, Sequence, read, read_file
from deckbuilder.source.decoding import decode
from deckbuilder.translation.known import ORIGINALS, ORPHANS, Known
from deckbuilder.translation.leaves import Leaf, Leaves
from deckbuilder.translation.originals import NOTHING, Record, record
from deckbuilder.translation.remarks import with_remarks
from deckbuilder.translation.translations import TextsFile, Translation


def load_texts(path: Path, data: bytes | None = None) -> Node:
    """The root of a texts file, empty when there are only comments; raises `InvalidTalk`.

    `data` stands in for what the file holds.
    """
    try:
        return read_file(path) if data is None else read(data, str(path))
    except InvalidTalk:
        try:
            file = decode(path.read_bytes() if data is None else data, str(path))
        except OSError:
            file = None
        if file is None or any(line.strip()[:1] not in ("", "#") for line in file.text.split("\n")):
            raise
        return Mapping(file, 1, 1, 0, 0, {})


def read_texts(root: Node, known: Known, problems: Problems) -> TextsFile:
    """What stands in a texts file, given by its root; what is wrong or unknown is reported."""
    entries = root.entries if isinstance(root, Mapping) else {}
    originals = _originals(entries[ORIGINALS].value, problems) if ORIGINALS in entries else {}
    leaves = Leaves(known, problems)
    made = [(leaf, _translation(leaf, originals)) for leaf in leaves.texts(root)]
    if ORPHANS in entries:
        for leaf in _plain(ORPHANS, entries[ORPHANS].value):
            one = _translation(leaf, originals)
            path = one.path.removeprefix(f"{ORPHANS}.").split(" ")[0]
            one.path, one.is_orphan = known.spellings.get(path, path), True
            made.append((leaf, one))
    file = with_remarks(root, known, originals, made)
    file.unknown = leaves.unknown
    there = {one.path for one in file.translations}
    span = entries[ORIGINALS].key.span if ORIGINALS in entries else root.span
    file.translations += [
        Translation(path, None, span, original=one.original)
        for path, one in originals.items()
        if path not in there and not path.startswith(f"{ORPHANS}.")
    ]
    return file


def _translation(leaf: Leaf, originals: dict[str, Record]) -> Translation:
    known = originals.get(leaf.path, NOTHING)
    return Translation(
        leaf.path,
        leaf.value,
        leaf.key.span,
        original=known.original,
        shown=known.shown,
        recorded=known.translation,
    )


def _originals(node: Node, problems: Problems) -> dict[str, Record]:
    """What was recorded of each text, by path.

    A path that `deckbuilder texts` did not write is of no use, and no harm.
    """
    if not isinstance(node, Mapping) and not (isinstance(node, Scalar) and node.is_null):
        message = f"`{ORIGINALS}` should be digests by path, and is {kind_of(node)}"
        problems.error(message, node.span, "remove it; `deckbuilder texts` writes it again")
    found = {}
    for leaf in _plain("", node):
        found[leaf.path] = record(leaf.value.value if leaf.value else "")
    return found


def _plain(path: str, node: Node) -> Iterable[Leaf]:
    """The texts below `path`, whether or not the outline has such paths."""
    inner: list[tuple[str, Node, Node]]
    match node:
        case Mapping():
            inner = [(name, entry.key, entry.value) for name, entry in node.entries.items()]
        case Sequence():
            inner = [(str(number), item, item) for number, item in enumerate(node.items, 1)]
        case Scalar():
            inner = []
    for name, key, value in inner:
        below = f"{path}.{name}" if path else name
        if isinstance(value, Scalar):
            yield Leaf(below, key, None if value.is_null else value)
        else:
            yield from _plain(below, value)
