"""Kinds of single values: ids, numbers, minutes, flags, choices, colours."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from deckbuilder.diagnostics import Span, did_you_mean
from deckbuilder.fields import (
    Definitions,
    Kind,
    Reading,
    Schema,
    Written,
    WrittenNumber,
)
from deckbuilder.kinds.words import some_text
from deckbuilder.scene import ACCENTS, Role
from deckbuilder.source import Node
from deckbuilder.wording import TAG, is_language, meant, usual_case

IDENTIFIER = re.compile(r"[^\W_][\w-]*\Z")


class LanguageKind(Kind[str]):
    """The language of the words, in the usual capitals: `pt-BR` for `pt-br`."""

    def read(self, node: Node, reading: Reading) -> str:
        tag = some_text(node, reading, "a language")
        if not is_language(tag):
            hint = meant(tag) or "write its short name, such as `en`, `de-CH` or `pt-BR`"
            raise reading.refuse(f"`{tag}` is not a language tag", node.span, hint)
        return usual_case(tag)

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "string", "pattern": TAG.pattern.replace("\\Z", "$")}


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
        minutes = float(match[3]) if match[3] else int(match[1]) + int(match[2]) / 60
        return WrittenNumber(minutes, node.span)

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
