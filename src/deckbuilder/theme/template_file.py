"""A theme file that stands on a company's template, and says what is to be understood otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from deckbuilder.diagnostics import did_you_mean
from deckbuilder.fields import (
    Definitions,
    Kind,
    Reading,
    Record,
    Schema,
    kind_of,
    needed,
    optional,
    record,
)
from deckbuilder.kinds import TEXT, NumberKind, RecordKind, some_text
from deckbuilder.source import Mapping, Node

LAYOUTS = ("cover", "section", "content", "two-content", "title-only")
COLOURS = (
    "background",
    "panel",
    "ink",
    "muted",
    "link",
    "blue",
    "orange",
    "green",
    "plum",
    "slate",
)
SCHEME = ("bg1", "tx1", "bg2", "tx2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
"""Names of a template's own colours (ECMA-376 part 1, 20.1.10.54)."""


class TemplateColourKind(Kind[str]):
    """A colour of the template by its name, or six hexadecimal digits."""

    def read(self, node: Node, reading: Reading) -> str:
        text = some_text(node, reading, "a colour")
        if text in SCHEME:
            return text
        digits = text.lstrip("#")
        if re.fullmatch(r"[0-9A-Fa-f]{6}", digits):
            return digits.upper()
        hint = did_you_mean(text, SCHEME) or (
            "write a colour of the template, such as `accent3`, or six hexadecimal digits"
        )
        raise reading.refuse(f"`{text}` is not a colour of the template", node.span, hint)

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": ["string", "integer"]}


@dataclass(frozen=True)
class ByRoleKind(Kind[dict[str, str]]):
    """Values by names that are known."""

    names: tuple[str, ...]
    of: Kind[str]
    noun: str
    meant: str
    """What a value is, before its name, in the schema."""

    def read(self, node: Node, reading: Reading) -> dict[str, str]:
        if not isinstance(node, Mapping):
            message = f"this should be {self.noun} by name, and is {kind_of(node)}"
            raise reading.refuse(message, node.span, f"write `{self.names[0]}:` and the like below")
        values: dict[str, str] = {}
        for name, entry in node.entries.items():
            if name in self.names:
                values[name] = self.of.read(entry.value, reading)
                continue
            hint = did_you_mean(name, self.names) or f"there are {', '.join(self.names)}"
            reading.problems.error(f"`{name}` is none of the {self.noun}", entry.key.span, hint)
        return values

    def schema(self, definitions: Definitions) -> Schema:
        value = self.of.schema(definitions)
        return {
            "type": "object",
            "properties": {
                name: {**value, "description": f"{self.meant} `{name}`."} for name in self.names
            },
            "additionalProperties": False,
        }


@record
class TemplateFonts(Record):
    """The one typeface that a template does not say."""

    noun: ClassVar[str] = "set of fonts"
    may_be_left_out: ClassVar[bool] = False

    code: str = optional(TEXT, default="Consolas", doc="Program text.")


POINTS = NumberKind(8, 120)


@record
class TemplateSizes(Record):
    """Type sizes in points, where the template's own will not do."""

    noun: ClassVar[str] = "set of sizes"
    may_be_left_out: ClassVar[bool] = False

    body: float = optional(POINTS, default=0.0, doc="Points and text, at most.")
    floor: float = optional(POINTS, default=0.0, doc="Nothing a listener should read is smaller.")
    note: float = optional(POINTS, default=0.0, doc="Link notes, captions, arrow labels.")


@record
class TemplateFile(Record):
    """A theme file that stands on a company's template."""

    noun: ClassVar[str] = "theme"
    may_be_left_out: ClassVar[bool] = False

    template: str = needed(TEXT, "The .pptx or .potx file, beside the theme file.")
    layouts: dict[str, str] = optional(
        ByRoleKind(LAYOUTS, TEXT, "layouts", "The layout for"),
        default={},
        doc="Names of the template's layouts, by what slides of ours are for.",
    )
    colours: dict[str, str] = optional(
        ByRoleKind(COLOURS, TemplateColourKind(), "colours", "The colour for"),
        default={},
        doc="Its colours by role: `accent3`, or six hexadecimal digits.",
    )
    fonts: TemplateFonts = optional(
        RecordKind(TemplateFonts), default=TemplateFonts(), doc="The typeface of program text."
    )
    sizes: TemplateSizes = optional(
        RecordKind(TemplateSizes), default=TemplateSizes(), doc="Type sizes in points."
    )
