"""The kind of values that name an icon."""

from __future__ import annotations

from deckbuilder import icons
from deckbuilder.fields import Definitions, Kind, Reading, Schema
from deckbuilder.kinds.words import some_text
from deckbuilder.source import Node


class IconKind(Kind[str]):
    """The name of an icon."""

    def read(self, node: Node, reading: Reading) -> str:
        name = some_text(node, reading, "the name of an icon")
        if not icons.is_icon(name):
            raise reading.refuse(f"there is no icon `{name}`", node.span, icons.hint(name))
        return name

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "string", "pattern": r"^[a-z0-9-]+$"}
