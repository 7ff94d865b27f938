"""SVG elements as lines of text: everything escaped, numbers short, one element a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias

Attributes: TypeAlias = Mapping[str, str | float | None]
"""Values by name, in the order they are written; None leaves an attribute out."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 (2.2, Char) cannot hold, and the carriage return that a parser would rewrite."""
_ADDRESS = re.compile(r"https?://|mailto:|#", re.IGNORECASE)
"""How the links begin that a scene may hold; anything else, such as `javascript:`, is no link."""


def short(value: float) -> str:
    """Return `value` rounded to 2 decimals, as short as `%g` writes it."""
    return f"{round(value, 2) + 0.0:g}"


def escaped(words: str) -> str:
    """Return `words` as character data on one line, without the characters XML cannot hold."""
    words = _FORBIDDEN.sub("", words).replace("\n", " ")
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def start(tag: str, attributes: Attributes, ending: str = ">") -> str:
    """Return a start tag, or with `ending` `/>` an empty element."""
    written = [tag]
    for name, value in attributes.items():
        if value is not None:
            words = value if isinstance(value, str) else short(value)
            written.append(f'{name}="{escaped(words).replace(chr(34), "&quot;")}"')
    return f"<{' '.join(written)}{ending}"


def element(tag: str, attributes: Attributes, content: str = "") -> str:
    """Return an element on one line; `content` is markup, already escaped."""
    if not content:
        return start(tag, attributes, "/>")
    return f"{start(tag, attributes)}{content}</{tag}>"


def nested(tag: str, attributes: Attributes, lines: Iterable[str]) -> list[str]:
    """Return the lines of an element around `lines`, which are indented by 2 spaces."""
    inner = [f"  {line}" for line in lines]
    return [start(tag, attributes), *inner, f"</{tag}>"] if inner else [element(tag, attributes)]


def is_address(link: str) -> bool:
    """Whether `link` is an http, https or mailto address or `#slide-id`."""
    return bool(_ADDRESS.match(link))


def item(
    name: str, lines: Iterable[str], *, alt: str = "", link: str = "", decorative: bool = False
) -> list[str]:
    """Return the group of one item of a scene: its name, its words for the blind, its link.

    Something decorative says nothing, even when it has an `alt`.
    """
    drawn = list(lines)
    if is_address(link):
        drawn = nested("a", {"href": link}, drawn)
    if alt and not decorative:
        drawn.insert(0, element("title", {}, escaped(" ".join(alt.split()))))
    return nested("g", {"data-name": name, "aria-hidden": "true" if decorative else None}, drawn)
