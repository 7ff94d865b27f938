"""Typst's language, as far as we write it: texts as strings, so that no word is taken for markup.

https://typst.app/docs/reference/
"""

from __future__ import annotations

import re

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2066-\u2069\ud800-\udfff]")
"""Control characters, and the isolates that our SVG puts round right-to-left words: Typst is told
their direction, and would leave them in the text that people copy."""


def string(words: str) -> str:
    """`words` as a string literal."""
    words = _UNPRINTABLE.sub("", words)
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def points(value: float) -> str:
    """A length, in points with at most 3 decimals."""
    return f"{round(value, 3) + 0.0:.10g}pt"


def colour(hexadecimal: str, opacity: float = 1.0) -> str:
    """A colour from `#1F5FA8` and its opacity, 0 to 1."""
    alpha = f"{round(opacity * 255):02X}" if opacity < 1 else ""
    return f'rgb("{hexadecimal}{alpha}")'


def call(name: str, *arguments: str, **named: str | None) -> str:
    """A call of a function; what is named None is left out."""
    given = [f"{key.replace('_', '-')}: {value}" for key, value in named.items() if value]
    return f"{name}({', '.join((*given, *arguments))})"


def block(*lines: str) -> str:
    """A block of code whose lines are joined to one content."""
    return "{\n" + "\n".join(lines) + "\n}"


def array(values: tuple[str, ...]) -> str:
    """An array of strings; a single one needs its comma."""
    return "(" + "".join(string(value) + ", " for value in values) + ")"


def placed(content: str, x: float = 0.0, y: float = 0.0) -> str:
    """Content so many points from the left and the top of what it stands in."""
    return call("place", "top + left", content, dx=points(x), dy=points(y))
