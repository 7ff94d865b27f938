"""The kinds of values an outline holds: texts, numbers, addresses, lists, maps and records."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from deckbuilder.diagnostics import NOWHERE, Span, did_you_mean
from deckbuilder.fields import (
    Definitions,
    Kind,
    Reading,
    Record,
    Refused,
    Schema,
    Written,
    cut_by_comma,
    kind_of,
)
from deckbuilder.markup import inline, is_rtl, paragraphs, words
from deckbuilder.scene import ACCENTS, Paragraph, Role, Run
from deckbuilder.source import Mapping, Node, Scalar, Sequence

T = TypeVar("T")
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Markup:
    """Words with Markdown's inline marks."""

    source: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        return inline(self.source)

    @cached_property
    def text(self) -> str:
        """The plain words."""
        return words(self.runs)

    @property
    def rtl(self) -> bool:
        return is_rtl(self.source)


@dataclass(frozen=True)
class Prose:
    """Paragraphs and lists in Markdown, such as speaker notes."""

    source: str = ""
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return paragraphs(self.source)


def text_of(node: Node, reading: Reading, what: str = "text") -> str:
    """The words of a node that should be text, as a person reads them."""
    if isinstance(node, Scalar):
        if node.cut:
            said, cut = node.value, node.cut.strip()
            reading.problems.warning(
                f"everything after ` #` is a comment, so `{cut}` will not be shown",
                node.span,
                f"to show it, put the text in quotes: {quoted(f'{said} {cut}')}; "
                "for a comment, write two spaces before the `#`",
                rule="cut-by-comment",
            )
        return node.value
    in_brackets = node.raw[:1] in ("{", "[")
    one_line = "\n" not in node.raw
    if isinstance(node, Mapping) and len(node.entries) == 1 and one_line and not in_brackets:
        return node.raw
    message = f"this should be {what}, and is {kind_of(node)}"
    if in_brackets and one_line:
        hint = f"if the brackets are part of the text, put it in quotes: {quoted(node.raw)}"
        raise reading.refuse(message, node.span, hint)
    raise reading.refuse(message, node.span)


def quoted(text: str) -> str:
    """`text` as a YAML double-quoted scalar."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def some_text(node: Node, reading: Reading, what: str = "text") -> str:
    """Like `text_of`, but nothing is refused too."""
    text = text_of(node, reading, what).strip()
    if not text or (isinstance(node, Scalar) and node.is_null):
        raise reading.refuse(f"this should be {what}, and is empty", node.span)
    return text


class TextKind(Kind[str]):
    """Words without marks."""

    def read(self, node: Node, reading: Reading) -> str:
        return Written(some_text(node, reading), node.span)

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": ["string", "number", "boolean"]}


@dataclass(frozen=True)
class MarkupKind(Kind[Markup]):
    """Words with inline marks; every link in them is checked."""

    def read(self, node: Node, reading: Reading) -> Markup:
        if isinstance(node, Scalar):
            source = "" if node.is_null else text_of(node, reading)
        else:
            source = text_of(node, reading)
        if not source.strip():
            raise reading.refuse("this text is empty", node.span, "write it, or remove the line")
        markup = Markup(join_lines(source), node.span)
        check_links((run for run in markup.runs), node, reading)
        return markup

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": ["string", "number", "boolean"]}

    def item_schema(self, definitions: Definitions) -> Schema:
        return {"anyOf": [self.schema(definitions), WORDS_WITH_A_COLON]}


WORDS_WITH_A_COLON: Schema = {
    "type": "object",
    "description": "A text with a colon in it",
    "minProperties": 1,
    "maxProperties": 1,
    "propertyNames": {"pattern": r"^[^a-z]|\s"},
    "additionalProperties": {"type": ["string", "number", "boolean"]},
}
"""How an editor sees `- Overview: the field`; see `fields.reads_as_text`."""


def join_lines(source: str) -> str:
    """Text over several lines as one line; two spaces or a backslash before a line end keep it."""
    return source.strip()


class ProseKind(Kind[Prose]):
    """Paragraphs and lists. In a folded block (`>`) every line end that YAML leaves is one."""

    def read(self, node: Node, reading: Reading) -> Prose:
        if isinstance(node, Scalar) and node.is_null:
            return Prose("", node.span)
        source = text_of(node, reading)
        if isinstance(node, Scalar) and node.style == ">":
            # YAML folds a blank line to one line end, which Markdown would join again.
            source = re.sub(r"\n+", "\n\n", source.strip("\n"))
        prose = Prose(source.strip("\n"), node.span)
        check_links((run for p in prose.paragraphs for run in p.runs), node, reading)
        return prose

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": ["string", "number", "boolean", "null"]}


ADDRESS = re.compile(r"(https?://[^\s/]+|mailto:[^\s@]+@[^\s@]+)\S*\Z")


def check_links(runs: Iterable[Run], node: Node, reading: Reading) -> None:
    """Report every link in `runs` that goes nowhere safe; note the jumps to slides for later."""
    for run in runs:
        if run.link.startswith("#"):
            reading.jumps.append((run.link[1:], place_of(run.link, node)))
        elif run.link:
            complaint = address_complaint(run.link)
            if complaint:
                reading.problems.error(complaint[0], place_of(run.link, node), complaint[1])


WEB_PAGE = re.compile(r"(?!.*\.(?:html?|pdf|md|txt)\Z)(www\.|[\w-]+(\.[\w-]+)*\.[a-z]{2,6}(/|\Z))")
"""What looks like the address of a web page without its beginning, and like no file."""
MAIL = re.compile(r"[^\s@:/]+@[\w-]+(\.[\w-]+)+\Z")


def address_complaint(address: str) -> tuple[str, str] | None:
    """What is wrong with an address and what to write instead, or None."""
    message = f"`{address}` is not an address we can link to"
    if any(character.isspace() for character in address.strip()):
        return message, "an address has no spaces in it; write `%20` for each"
    if WEB_PAGE.match(address) or MAIL.match(address):
        return message, f"write `{'mailto:' if MAIL.match(address) else 'https://'}{address}`"
    if not ADDRESS.match(address):
        return message, "write one that begins with https://, http:// or mailto:, or `#slide-id`"
    before, at, host = address.split("://", 1)[-1].split("/", 1)[0].rpartition("@")
    if at and address.startswith("http"):
        hint = f"leave out `{before}@`"
        return f"`{address}` carries a user name, which hides that it goes to {host}", hint
    return None


def place_of(words: str, node: Node) -> Span:
    """The span of `words` within the source of `node`, or of the node itself."""
    at = node.raw.find(words) if isinstance(node, Scalar) else -1
    if at < 0:
        return node.span
    text = node.file.text
    index = text.find(words, node.start)
    line = text.count("\n", 0, index) + 1
    column = index - text.rfind("\n", 0, index)
    return Span(node.file.path, line, column, len(words))


class AddressKind(Kind[str]):
    """An address, or `#slide-id`."""

    def read(self, node: Node, reading: Reading) -> str:
        address = Written(some_text(node, reading, "an address"), node.span)
        if address.startswith("#"):
            reading.jumps.append((address[1:], node.span))
            return address
        complaint = address_complaint(address)
        if complaint:
            raise reading.refuse(complaint[0], node.span, complaint[1])
        return address

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "string", "pattern": r"^(https?://|mailto:|#)\S+$"}


IDENTIFIER = re.compile(r"[^\W_][\w-]*\Z")


class IdentifierKind(Kind[str]):
    """A name others refer to."""

    def read(self, node: Node, reading: Reading) -> str:
        name = some_text(node, reading, "a name")
        check_identifier(name, node.span, reading)
        return Written(name, node.span)

    def schema(self, definitions: Definitions) -> Schema:
        # In JSON Schema `\w` has no letters but those of English (ECMA-262).
        return {"type": ["string", "number"], "pattern": r"^[^\s:.,#_-][^\s:.,#]*$"}


def check_identifier(name: str, span: Span, reading: Reading) -> None:
    """Refuse a name that could not be written in `a -> b` or `map.cloud`."""
    if not IDENTIFIER.match(name):
        better = re.sub(r"[^\w]+", "-", name).strip("-_").lower() or "a-name"
        raise reading.refuse(
            f"`{name}` cannot be an id", span, f"use letters, digits and `-`: `{better}`"
        )


@dataclass(frozen=True)
class NumberKind(Kind[float]):
    """A number within bounds."""

    least: float = -math.inf
    most: float = math.inf
    whole: bool = False

    def read(self, node: Node, reading: Reading) -> float:
        text = some_text(node, reading, "a number")
        try:
            value = float(text) if re.fullmatch(r"[-+]?[0-9.]+([eE][-+]?\d+)?", text) else math.nan
        except ValueError:
            value = math.nan
        sound = math.isfinite(value) and self.least <= value <= self.most
        if not sound or (self.whole and not value.is_integer()):
            raise reading.refuse(f"this should be {self.wanted()}, not `{text}`", node.span)
        return value

    def wanted(self) -> str:
        noun = "a whole number" if self.whole else "a number"
        if math.isfinite(self.least) and math.isfinite(self.most):
            return f"{noun} from {self.least:g} to {self.most:g}"
        return f"{noun} of at least {self.least:g}" if math.isfinite(self.least) else noun

    def schema(self, definitions: Definitions) -> Schema:
        schema: Schema = {"type": "integer" if self.whole else "number"}
        if math.isfinite(self.least):
            schema["minimum"] = self.least
        if math.isfinite(self.most):
            schema["maximum"] = self.most
        return schema


class MinutesKind(Kind[float]):
    """A length of time: `2`, `1.5` or `2:30`, in minutes."""

    def read(self, node: Node, reading: Reading) -> float:
        text = some_text(node, reading, "a number of minutes")
        match = re.fullmatch(r"(\d{1,4}):([0-5]\d)|(\d{1,4}(?:\.\d+)?)", text)
        if not match:
            raise reading.refuse(
                f"this should be minutes, not `{text}`", node.span, "write `2`, `1.5` or `2:30`"
            )
        return float(match[3]) if match[3] else int(match[1]) + int(match[2]) / 60

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": ["number", "string"], "pattern": r"^\d+(:[0-5]\d|\.\d+)?$"}


class FlagKind(Kind[bool]):
    """Yes or no."""

    def read(self, node: Node, reading: Reading) -> bool:
        text = some_text(node, reading, "yes or no").lower()
        if text in ("yes", "true", "on"):
            return True
        if text in ("no", "false", "off"):
            return False
        raise reading.refuse(f"this should be `yes` or `no`, not `{text}`", node.span)

    def schema(self, definitions: Definitions) -> Schema:
        return {"enum": [True, False, "yes", "no", "on", "off"]}


@dataclass(frozen=True)
class ChoiceKind(Kind[str]):
    """One of a few words."""

    choices: tuple[str, ...]
    noun: str = "one of the words"

    def read(self, node: Node, reading: Reading) -> str:
        text = some_text(node, reading, self.noun)
        if text in self.choices:
            return text
        every = ", ".join(f"`{choice}`" for choice in self.choices)
        hint = did_you_mean(text, self.choices) or f"write one of {every}"
        raise reading.refuse(f"`{text}` is not {self.noun} we know", node.span, hint)

    def schema(self, definitions: Definitions) -> Schema:
        return {"enum": list(self.choices)}


class ColourKind(Kind[Role]):
    """An accent colour of the theme."""

    def read(self, node: Node, reading: Reading) -> Role:
        chosen = ChoiceKind(ACCENTS, "a colour").read(node, reading)
        return next(role for role in ACCENTS if role == chosen)

    def schema(self, definitions: Definitions) -> Schema:
        return {"enum": list(ACCENTS)}


@dataclass(frozen=True)
class RecordKind(Kind[R]):
    """A mapping with the keys of a record."""

    cls: type[R]

    def read(self, node: Node, reading: Reading) -> R:
        return self.cls.read(node, reading)

    def schema(self, definitions: Definitions) -> Schema:
        return definitions.refer(self.cls)

    def item_schema(self, definitions: Definitions) -> Schema:
        short = self.cls.keys.get(self.cls.shorthand)
        if short and isinstance(short.kind, MarkupKind | TextKind):
            return {"anyOf": [self.schema(definitions), WORDS_WITH_A_COLON]}
        return self.schema(definitions)


def check_number(
    count: int, least: int, most: int, noun: str, node: Node, reading: Reading
) -> None:
    """Refuse too few or too many of what `noun` says."""
    if count < least:
        are = "is" if least == 1 else "are"
        message = f"too few {noun}: {count}, and at least {least} {are} needed"
        raise reading.refuse(message, node.span)
    if count > most:
        message = f"too many {noun}: {count}, and there is room for {most}"
        raise reading.refuse(message, node.span, f"leave out {count - most}")


@dataclass(frozen=True)
class ListKind(Kind[tuple[T, ...]]):
    """A list with `least` to `most` entries; `lone` lets a single value stand for a list of one."""

    of: Kind[T]
    least: int = 0
    most: int = 1000
    lone: bool = False
    noun: str = "entries"
    lenient: bool = False
    """Whether sound entries are kept when others are wrong, so that what refers to them can still
    be checked. The talk is refused all the same."""

    def read(self, node: Node, reading: Reading) -> tuple[T, ...]:
        if isinstance(node, Scalar) and node.is_null and self.least == 0:
            return ()
        nodes = self.nodes(node, reading)
        values: list[T] = []
        for item in nodes:
            try:
                values.append(self.of.read(item, reading))
            except Refused:
                continue
        check_number(len(nodes), self.least, self.most, self.noun, node, reading)
        if len(values) < len(nodes) and not self.lenient:
            raise Refused
        return tuple(values)

    def nodes(self, node: Node, reading: Reading) -> list[Node]:
        if isinstance(node, Sequence):
            return list(node.items)
        if self.lone and not (isinstance(node, Scalar) and node.is_null):
            return [node]
        hint = "write each one on a line of its own that begins with `- `"
        message = f"this should be a list of {self.noun}, and is {kind_of(node)}"
        raise reading.refuse(message, node.span, hint)

    def schema(self, definitions: Definitions) -> Schema:
        item = self.of.item_schema(definitions)
        schema: Schema = {"type": "array", "items": item, "maxItems": self.most}
        if self.least:
            schema["minItems"] = self.least
        else:
            schema["type"] = ["array", "null"]
        return {"anyOf": [self.of.schema(definitions), schema]} if self.lone else schema


@dataclass(frozen=True)
class MapKind(Kind[dict[str, T]]):
    """Values by the id they are known by."""

    of: Kind[T]
    least: int = 0
    most: int = 1000
    noun: str = "entries"
    ids: bool = True
    """Whether the keys are ids; otherwise they may be any words."""
    lenient: bool = False
    """As in `ListKind`; what is wrong is noted in `Reading.lost`."""

    def read(self, node: Node, reading: Reading) -> dict[str, T]:
        if isinstance(node, Scalar) and node.is_null and self.least == 0:
            return {}
        if not isinstance(node, Mapping):
            hint = "write `name: value` on a line each"
            if isinstance(node, Scalar) and " #" in node.value and ": " in node.value:
                name = node.value.split(": ")[0]
                hint = f"` #` begins a comment in YAML, so put the name in quotes: {quoted(name)}"
            message = f"this should be {self.noun} by name, and is {kind_of(node)}"
            raise reading.refuse(message, node.span, hint)
        values: dict[str, T] = {}
        for name, entry in node.entries.items():
            try:
                if cut_by_comma(name, entry.key.span, entry.value, reading):
                    raise Refused
                if self.ids:
                    check_identifier(name, entry.key.span, reading)
                values[name] = self.of.read(entry.value, reading)
            except Refused:
                reading.lost.add((self.noun, name))
        check_number(len(node.entries), self.least, self.most, self.noun, node, reading)
        if len(values) < len(node.entries) and not self.lenient:
            raise Refused
        return values

    def schema(self, definitions: Definitions) -> Schema:
        schema: Schema = {
            "type": "object" if self.least else ["object", "null"],
            "additionalProperties": self.of.schema(definitions),
            "maxProperties": self.most,
        }
        if self.least:
            schema["minProperties"] = self.least
        if self.ids:
            schema["propertyNames"] = ID.schema(definitions)
        return schema


TEXT = TextKind()
MARKUP = MarkupKind()
PROSE = ProseKind()
ADDRESS_KIND = AddressKind()
ID = IdentifierKind()
MINUTES = MinutesKind()
FLAG = FlagKind()
COLOUR = ColourKind()
