"""The ids of sections and slides, seen in an outline before it is understood."""

from __future__ import annotations

from deckbuilder.kinds import Markup
from deckbuilder.model.slide import slug
from deckbuilder.source import Mapping, Node, Scalar


def slide_name(node: Node) -> str:
    """The id that `model.Slide.name` will have; empty when there is none to be seen."""
    if isinstance(node, Scalar):
        return node.value.strip()
    return _text(node, "id") or _text(node, "slide") or slug(Markup(_words(node, "title")).text)


def section_name(node: Node) -> str:
    """The id that `model.Section.name` will have; empty when there is none to be seen."""
    return _text(node, "id") or slug(Markup(_words(node, "section")).text)


def slide_title(node: Node) -> str:
    """The plain words of a slide's title; empty when it has none of its own."""
    return Markup(_words(node, "title")).text


def section_title(node: Node) -> str:
    """The plain words of a section's name."""
    return Markup(_words(node, "section")).text


def _text(node: Node, key: str) -> str:
    return _words(node, key).strip()


def _words(node: Node, key: str) -> str:
    entry = node.entries.get(key) if isinstance(node, Mapping) else None
    if entry is None:
        return ""
    value = entry.value
    if isinstance(value, Scalar):
        return "" if value.is_null else value.value
    # `title: Overview: the field` is a group of keys to YAML, and words to us.
    return value.raw if isinstance(value, Mapping) and "\n" not in value.raw else ""
