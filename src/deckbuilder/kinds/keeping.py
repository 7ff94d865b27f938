"""A slide of another deck: `from-leon.pptx#overview`."""

from __future__ import annotations

import re

from deckbuilder.fields import Definitions, Kind, Reading, Schema, Written
from deckbuilder.kinds.words import some_text
from deckbuilder.source import Node

REFERENCE = re.compile(r"(?P<file>.*\S)\s*#\s*(?P<slide>[^#\s]+)\Z", re.DOTALL)


class KeepKind(Kind[str]):
    """A file and the id or the number of one of its slides, `#` between them."""

    def read(self, node: Node, reading: Reading) -> str:
        reference = some_text(node, reading, "a slide of a deck")
        found = REFERENCE.match(reference)
        if not found:
            file = reference.partition("#")[0].strip() or "from-leon.pptx"
            message = f"`{reference}` does not say which slide of which file"
            raise reading.refuse(message, node.span, f"write `{file}#` and the id of the slide")
        file = found["file"]
        if not file.lower().endswith((".pptx", ".pptm")):
            message = f"`{file}` is no PowerPoint file by its name"
            raise reading.refuse(message, node.span, "slides are kept from a `.pptx` file")
        if reading.pictures:  # decks lie in the same folders
            here = reading.pictures.named_here(file.strip(), node.file.path)
            if here != file.strip():
                reference = f"{here}#{found['slide']}"
        if reading.decks:
            complaint, hint = reading.decks.complaint(reference)
            if complaint:
                raise reading.refuse(complaint, node.span, hint)
        return Written(reference, node.span)

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "string", "pattern": r"^.+\.[pP][pP][tT][xXmM]\s*#\s*[^#\s]+$"}
