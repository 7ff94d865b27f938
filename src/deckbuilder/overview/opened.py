"""An outline in one language with its variants, read once for all its talks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from deckbuilder.blocks import blocks
from deckbuilder.diagnostics import Diagnostic, InvalidTalk, Problems, Span
from deckbuilder.fields import Reading, Refused, without_conditions
from deckbuilder.model import Talk, Variant
from deckbuilder.pipeline import Outline, no_garbage_collection
from deckbuilder.source import Entry, Mapping, Node, Scalar, Sequence
from deckbuilder.source.making import sequence_like, with_entry, without_entry
from deckbuilder.translation import translated
from deckbuilder.variant import BASE, Choice, Filled, known_variants
from deckbuilder.variant.draft import Draft
from deckbuilder.variant.outlines import read_variants
from deckbuilder.variant.resolution import resolve


@dataclass(frozen=True)
class Opened:
    """What all talks of an outline have in common."""

    outline: Outline
    language: str
    root: Node
    """The outline in that language."""
    variants: dict[str, Variant]
    """Those that are in order."""
    wrong: tuple[Diagnostic, ...]
    """What is wrong with the translation, and with the other variants."""

    def reading(self) -> Reading:
        """What is at hand to read a part of the outline that belongs to no talk in particular."""
        outline = self.outline
        known = known_variants(self.root) if isinstance(self.root, Mapping) else ()
        reading = Reading(Problems(), outline.path.parent, blocks(), outline.pictures)
        return replace(reading, known_variants=known)

    def resolved(self, choice: Choice) -> tuple[Node, Reading, tuple[Filled, ...]]:
        """The outline of one talk, what is at hand to read it, and what `fill` did.

        The same as `variant.resolved`, but for the mistakes of all other variants: each is found
        when its own turn comes.
        """
        reading = self.reading()
        reading.problems.found += self._wrong_for(choice)
        if not isinstance(self.root, Mapping):
            return self.root, reading, ()
        made = resolve(self.root, self.variants, choice, reading)
        return made.node, made.reading, made.filled

    def _wrong_for(self, choice: Choice) -> list[Diagnostic]:
        """What is wrong, without what is in variants that a talk does not build on."""
        entries = self._entries
        layers = _layers(choice.variants, entries)
        others = [entry for name, entry in entries.items() if name not in layers]
        return [one for one in self.wrong if not any(_is_in(one.span, each) for each in others)]

    @property
    def _entries(self) -> dict[str, Entry]:
        variants = self._variants
        return variants.value.entries if variants and isinstance(variants.value, Mapping) else {}

    @property
    def _variants(self) -> Entry | None:
        return self.root.entries.get("variants") if isinstance(self.root, Mapping) else None

    def is_in_variants(self, span: Span) -> bool:
        """Whether a place lies below `variants:`."""
        variants = self._variants
        return variants is not None and _is_in(span, variants)

    @property
    def slides(self) -> frozenset[str]:
        """Ids of all slides of the outline, also of those that are not in order."""
        if not isinstance(self.root, Mapping):
            return frozenset()
        return frozenset(slide.name for slide in Draft(self.root, self.reading()).slides)

    @no_garbage_collection()
    def everything(self) -> Talk | None:
        """The outline with every slide that waits for a variant, whatever is wrong with it.

        None when so little of it is in order that there is nothing to show.
        """
        if not isinstance(self.root, Mapping):
            return None
        try:
            made = resolve(_unconditional(self.root), {}, BASE, self.reading())
            return Talk.read(made.node, made.reading)
        except (Refused, InvalidTalk):
            return None


def opened(outline: Outline, language: str) -> Opened:
    """An outline in a language; raises `InvalidTalk` when its translation cannot be read."""
    problems = Problems()
    root = translated(outline.root, outline.path, language, problems).root
    found = Opened(outline, language, root, {}, ())
    reading = replace(found.reading(), problems=problems)
    variants = read_variants(root, reading) if isinstance(root, Mapping) else {}
    return replace(found, variants=variants, wrong=tuple(problems.errors))


def _unconditional(root: Mapping) -> Mapping:
    """The outline without what makes its sections and slides wait."""
    sections = root.entries.get("sections")
    if sections is None or not isinstance(sections.value, Sequence):
        return root
    items = [_with_all_slides(one) for one in sections.value.items]
    return with_entry(root, "sections", sequence_like(sections.value, items))


def _with_all_slides(section: Node) -> Node:
    if not isinstance(section, Mapping):
        return section
    bare = without_conditions(section)
    slides = bare.entries.get("slides")
    if slides is None or not isinstance(slides.value, Sequence):
        return bare
    items = [
        without_entry(without_conditions(one), "optional") if isinstance(one, Mapping) else one
        for one in slides.value.items
    ]
    return with_entry(bare, "slides", sequence_like(slides.value, items))


def _layers(names: Iterable[str], entries: dict[str, Entry]) -> set[str]:
    """The variants of these names and all they build on, seen before any of them is understood."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in found or name not in entries:
            continue
        found.add(name)
        value = entries[name].value
        base = value.entries.get("extends") if isinstance(value, Mapping) else None
        nodes = base.value.items if base and isinstance(base.value, Sequence) else []
        nodes = nodes or ([base.value] if base else [])
        waiting += [one.value.strip() for one in nodes if isinstance(one, Scalar)]
    return found


def _is_in(span: Span, entry: Entry) -> bool:
    """Whether a place lies in an entry of the outline, its key and its value."""
    file = entry.key.file
    if span.path != file.path:
        return False
    return entry.key.start <= file.line_start(span.line) + span.column - 1 < entry.value.end
