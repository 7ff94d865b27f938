"""Records read from an outline: typed fields that check and describe themselves.

A `Kind` turns one node of the source into a value, reporting every mistake with its place and what
to write instead. A `Record` is a frozen dataclass whose fields each name their kind. So one
declaration serves the reader, the messages, the JSON Schema and the documentation.
"""

from deckbuilder.fields.complaints import (
    an,
    cut_by_comma,
    kind_of,
)
from deckbuilder.fields.reading import (
    PictureShelf,
    Reading,
    Refused,
    Written,
    place_of_words,
)
from deckbuilder.fields.records import (
    Definitions,
    FieldSpec,
    Kind,
    Record,
    Schema,
    describe,
    entries_of,
    mapping_schema,
    needed,
    optional,
    read_fields,
    record,
    specs,
)

__all__ = [
    "Definitions",
    "FieldSpec",
    "Kind",
    "PictureShelf",
    "Reading",
    "Record",
    "Refused",
    "Schema",
    "Written",
    "an",
    "cut_by_comma",
    "describe",
    "entries_of",
    "kind_of",
    "mapping_schema",
    "needed",
    "optional",
    "place_of_words",
    "read_fields",
    "record",
    "specs",
]
