"""All words for people in an outline, each with the path it is known by in other languages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from deckbuilder.blocks import blocks
from deckbuilder.fields import Path, Rewording, Words, reworded_fields, with_items, with_values
from deckbuilder.kinds import IDENTIFIER
from deckbuilder.model import Section, Slide, Talk, TalkFacts
from deckbuilder.naming import section_name, slide_name
from deckbuilder.source import Mapping, Node, Scalar, Sequence
from deckbuilder.source.making import mapping_like, scalar_like, with_entry, without_entry

GROUPS = ("talk", "people", "maps", "sections", "slides", "variants")
"""The first step of every path, in the order of a texts file."""


def texts_of(root: Node) -> dict[str, Words]:
    """Every text of an outline by the shortest spelling of its path, group by group."""
    found: list[Words] = []

    def note(words: Words) -> None:
        found.append(words)

    reworded(root, Rewording(note, blocks()))
    found.sort(key=lambda words: GROUPS.index(words.path.steps[0][0]))
    texts: dict[str, Words] = {}
    for words in found:
        # Slides that share an id are told when the outline is understood.
        texts.setdefault(str(words.path), words)
    return texts


def reworded(root: Node, rewording: Rewording) -> Node:
    """An outline with what `rewording` says in the place of words, and the ids it had before."""
    return _Outline(rewording).root(root)


@dataclass
class _Outline:
    """Goes through an outline; sections and slides are known by their ids, wherever they stand."""

    rewording: Rewording
    labels: dict[tuple[str, str], Scalar | None] = field(default_factory=dict)
    """What is said for the label of a link, by the slide's id and the label."""

    def root(self, node: Node) -> Node:
        def value(key: str, old: Node) -> Node:
            if key == "sections" and isinstance(old, Sequence):
                return with_items(old, lambda _, section: self.section(section))
            return self.part(key, old, Path())

        if not isinstance(node, Mapping):
            return node
        changed = with_values(node, value)
        # Variants come last: they may name labels of links that stand in the outline itself.
        entry = node.entries.get("variants")
        layers = entry.value if entry else None
        if not isinstance(layers, Mapping):
            return changed
        return with_entry(changed, "variants", with_values(layers, self.layer))

    def part(self, key: str, node: Node, path: Path) -> Node:
        """What stands under a key of the outline, or of a variant, for all of the talk."""
        match key:
            case "talk":
                return TalkFacts.reworded(node, path / key, self.rewording)
            case "people" | "maps":
                return Talk.keys[key].kind.reworded(node, path / key, self.rewording)
            case _:
                return node

    def section(self, node: Node) -> Node:
        if not isinstance(node, Mapping):
            return node
        name = section_name(node)
        changed: Node = node
        if IDENTIFIER.match(name):
            changed = self.section_words(node, Path() / "sections" / name)
            changed = with_name(changed, node, name)
        assert isinstance(changed, Mapping)
        slides = node.entries.get("slides")
        if slides is None or not isinstance(slides.value, Sequence):
            return changed
        path = Path() / "slides"
        made = with_items(slides.value, lambda _, slide: self.whole_slide(slide, path))
        return with_entry(changed, "slides", made)

    def section_words(self, node: Node, path: Path) -> Node:
        """A section, or what a variant changes of it; its slides stay as they are."""
        slides = node.entries.get("slides") if isinstance(node, Mapping) else None
        if slides is None or not isinstance(node, Mapping):
            return reworded_fields(Section, node, path, self.rewording)
        changed = reworded_fields(Section, without_entry(node, "slides"), path, self.rewording)
        assert isinstance(changed, Mapping)
        return mapping_like(node, {**changed.entries, "slides": slides})

    def whole_slide(self, node: Node, path: Path) -> Node:
        """A slide in the list at `path`, which stands there by its id."""
        name = slide_name(node)
        if not isinstance(node, Mapping) or not IDENTIFIER.match(name):
            return node
        return with_name(self.slide(node, path / name, name), node, name)

    def slide(self, node: Node, path: Path, name: str) -> Node:
        """A slide, or what a variant changes of it."""

        def say(words: Words) -> Scalar | None:
            if not words.is_key:
                return self.rewording.say(words)
            known = (name, words.text)
            if known not in self.labels:
                self.labels[known] = self.rewording.say(words)
            return self.labels[known]

        return Slide.reworded(node, path, replace(self.rewording, say=say))

    def layer(self, name: str, node: Node) -> Node:
        """A variant."""
        path = Path() / "variants" / name
        if not isinstance(node, Mapping) or not IDENTIFIER.match(name):
            return node

        def value(key: str, old: Node) -> Node:
            if key in ("sections", "slides") and isinstance(old, Mapping):
                return with_values(old, lambda name, part: changes(key, name, part))
            if key == "add" and isinstance(old, Sequence):
                return with_items(old, lambda _, slide: self.whole_slide(slide, path / key))
            return self.part(key, old, path)

        def changes(key: str, name: str, part: Node) -> Node:
            if not IDENTIFIER.match(name):
                return part
            below = path / key / name
            slide = key == "slides"
            return self.slide(part, below, name) if slide else self.section_words(part, below)

        return with_values(node, value)


def with_name(node: Node, before: Mapping, name: str) -> Node:
    """`node` with the id it had as `before`, where that was made from the words that it had."""
    if node is before or not isinstance(node, Mapping) or {"id", "slide"} & node.entries.keys():
        return node
    words = before.entries.get("section") or before.entries.get("title")
    return with_entry(node, "id", scalar_like(words.value if words else before, name), first=True)
