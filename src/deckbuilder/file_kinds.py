"""Kinds of values that name a file beside the outline: pictures, films and sounds."""

from __future__ import annotations

from dataclasses import dataclass

from deckbuilder.fields import Definitions, Kind, Reading, Schema
from deckbuilder.kinds import some_text
from deckbuilder.pictures import Pictures
from deckbuilder.scene import MediaKind
from deckbuilder.source import Node


class PictureFileKind(Kind[str]):
    """The name of a picture file, which must be there and whole."""

    def read(self, node: Node, reading: Reading) -> str:
        name = some_text(node, reading, "the name of a picture file")
        shelf = reading.pictures
        name = shelf.named_here(name, node.file.path) if shelf else name
        complaint = shelf.complaint(name) if shelf else ""
        if complaint:
            hint = shelf.hint(name) if isinstance(shelf, Pictures) else None
            raise reading.refuse(complaint, node.span, hint)
        return name

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "string"}


@dataclass(frozen=True)
class RecordingFileKind(Kind[str]):
    """The name of a film or sound that PowerPoint plays."""

    kind: MediaKind

    def read(self, node: Node, reading: Reading) -> str:
        name = some_text(node, reading, f"the name of a file of {self.kind}")
        shelf = reading.pictures
        name = shelf.named_here(name, node.file.path) if shelf else name
        if isinstance(shelf, Pictures):
            complaint, hint = shelf.recordings.complaint(name, self.kind)
            if complaint:
                raise reading.refuse(complaint, node.span, hint)
        return name

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "string"}
