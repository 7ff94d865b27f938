"""Outlines as text: YAML read with the place of every value, and edited in place."""

from deckbuilder.source.edit import replace
from deckbuilder.source.nodes import Entry, File, Mapping, Node, Scalar, Sequence
from deckbuilder.source.reader import read, read_file

__all__ = [
    "Entry",
    "File",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "read",
    "read_file",
    "replace",
]
