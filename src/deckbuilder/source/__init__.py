"""Outlines as text: YAML read with the place of every value, and edited in place."""

from deckbuilder.source.document import CannotEdit, Document
from deckbuilder.source.edit import replace
from deckbuilder.source.emitting import Content, Paragraphs
from deckbuilder.source.nodes import Entry, File, Mapping, Node, Scalar, Sequence
from deckbuilder.source.part import Part
from deckbuilder.source.reader import read, read_file

__all__ = [
    "CannotEdit",
    "Content",
    "Document",
    "Entry",
    "File",
    "Mapping",
    "Node",
    "Paragraphs",
    "Part",
    "Scalar",
    "Sequence",
    "read",
    "read_file",
    "replace",
]
