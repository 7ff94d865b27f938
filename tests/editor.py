"""Outlines as an editor with the YAML language server sees them: values of YAML 1.2."""

from __future__ import annotations

import re
from typing import Any

import yaml


class EditorLoader(yaml.CSafeLoader):
    """YAML 1.2.2, 10.3.2: null, true, false and numbers; `yes`, `16:9` and dates are texts."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
    ("merge", "<<", ["<"]),
):
    whole = re.compile(f"(?:{pattern})$")
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", whole, first)


def as_an_editor_sees(text: str) -> Any:
    """The values of an outline."""
    return yaml.load(text, EditorLoader)
