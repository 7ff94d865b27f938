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
    DeckShelf,
    Elsewhere,
    Footnotes,
    PictureShelf,
    Reading,
    Refused,
    Written,
    WrittenNumber,
    place_of_number,
    place_of_words,
)
from deckbuilder.fields.records import (
    Definitions,
    FieldSpec,
    Kind,
    Record,
    Schema,
    condition_schemas,
    describe,
    entries_of,
    mapping_schema,
    needed,
    optional,
    read_fields,
    record,
    specs,
)
from deckbuilder.fields.rewording import (
    Path,
    Rewording,
    Words,
    reworded_fields,
    with_items,
    with_values,
)
from deckbuilder.fields.showing import (
    CONDITIONS,
    LeftOut,
    conditions,
    is_shown,
    without_conditions,
)
from deckbuilder.fields.tracing import Origin, Trace, Tracer, marked_runs, unmarked

__all__ = [
    "CONDITIONS",
    "DeckShelf",
    "Definitions",
    "Elsewhere",
    "FieldSpec",
    "Footnotes",
    "Kind",
    "LeftOut",
    "Origin",
    "Path",
    "PictureShelf",
    "Reading",
    "Record",
    "Refused",
    "Rewording",
    "Schema",
    "Trace",
    "Tracer",
    "Words",
    "Written",
    "WrittenNumber",
    "an",
    "condition_schemas",
    "conditions",
    "cut_by_comma",
    "describe",
    "entries_of",
    "is_shown",
    "kind_of",
    "mapping_schema",
    "marked_runs",
    "needed",
    "optional",
    "place_of_number",
    "place_of_words",
    "read_fields",
    "record",
    "reworded_fields",
    "specs",
    "unmarked",
    "with_items",
    "with_values",
    "without_conditions",
]
