"""One `from:` after the other: what it names, with what stands beside it laid over."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from deckbuilder.blocks import blocks
from deckbuilder.diagnostics import Problems, did_you_mean
from deckbuilder.fields import CONDITIONS, Reading, Record
from deckbuilder.model import CloudMap, Person, Section, Slide
from deckbuilder.model.variant import ANCHORS
from deckbuilder.reuse.others import Other, Others, Reference, items, value_of
from deckbuilder.source import Entry, Mapping, Node, Sequence
from deckbuilder.source.making import (
    mapping_like,
    scalar_like,
    sequence_like,
    with_entry,
    without_entry,
)
from deckbuilder.variant.merge import merged, spelled_out

FROM = "from"
_OF_GROUP: dict[str, tuple[type[Record], str]] = {
    "people": (Person, "person"),
    "maps": (CloudMap, "map"),
}
_MOST_LISTED = 12


@dataclass
class Parts:
    """Takes what parts of one outline name; mistakes are reported, and the part left as it is."""

    others: Others
    problems: Problems
    home: Path
    """The folder of the outline."""
    above: tuple[str, ...]
    """Real paths of the outline and of those that take from it."""
    taken: list[tuple[Node, Other]]
    """Each slide and section that was taken, and from where."""

    def section(self, node: Node) -> Node:
        """A section; with what it takes, and with what its slides take."""
        if not isinstance(node, Mapping):
            return node
        node = self._with_slides(node)
        reference = self._reference(node)
        if reference is None:
            return node
        other, name = reference.other, reference.name
        base = other.sections.get(name)
        if base is None:
            hint = f"`{name}` is a slide; take it under `slides:`" if name in other.slides else ""
            self._missing(reference, "section", [*other.sections], hint)
            return node
        made = self._laid_over(Section, _asked_for(base), node, reference)
        self.taken.append((made, other))
        return made

    def _with_slides(self, section: Mapping) -> Mapping:
        slides = value_of(section, "slides")
        if not isinstance(slides, Sequence):
            return section
        made = [one for item in slides.items for one in self.slides(item)]
        return with_entry(section, "slides", sequence_like(slides, made))

    def slides(self, node: Node) -> list[Node]:
        """The slides that one item of a list of slides stands for."""
        reference = self._reference(node)
        if reference is None or not isinstance(node, Mapping):
            return [node]
        section = reference.other.sections.get(reference.name)
        if section is None or reference.name in reference.other.slides:
            return [self._slide(node, reference)]
        beside = [key for key in node.entries if key != FROM]
        if beside:
            message = f"`{reference.name}` is a section, whose slides come as they are"
            hint = f"take them one by one to change their `{beside[0]}`"
            self.problems.error(message, node.entries[beside[0]].key.span, hint)
        found = items(section, "slides")
        self.taken += [(one, reference.other) for one in found]
        return found

    def added(self, node: Node) -> Node:
        """A slide that a variant adds."""
        reference = self._reference(node)
        if reference is None or not isinstance(node, Mapping):
            return node
        places = {key: node.entries[key] for key in ANCHORS if key in node.entries}
        made = self._slide(without_entry(node, *ANCHORS), reference)
        return mapping_like(made, {**made.entries, **places})

    def _slide(self, node: Mapping, reference: Reference) -> Mapping:
        other = reference.other
        base = other.slides.get(reference.name)
        if base is None:
            hint = ""
            if reference.name in other.sections:
                hint = "this is a section; name one of its slides"
            self._missing(reference, "slide", [*other.slides, *other.sections], hint)
            return node
        made = self._laid_over(Slide, _asked_for(base), node, reference)
        self.taken.append((made, other))
        return made

    def of_group(self, group: str, node: Node) -> Node:
        """A map or a person."""
        reference = self._reference(node)
        if reference is None or not isinstance(node, Mapping):
            return node
        cls, noun = _OF_GROUP[group]
        found = reference.other.group(group)
        if reference.name not in found:
            self._missing(reference, noun, [*found], "")
            return node
        base = found[reference.name].value
        return self._laid_over(cls, base, node, reference, keep_name=False)

    def _reference(self, node: Node) -> Reference | None:
        entry = node.entries.get(FROM) if isinstance(node, Mapping) else None
        return self.others.reference(entry.value, self.home, self.above) if entry else None

    def _laid_over(
        self,
        cls: type[Record],
        base: Node,
        node: Mapping,
        reference: Reference,
        *,
        keep_name: bool = True,
    ) -> Mapping:
        """What is taken, in the place of what takes it, with the keys that stand beside `from:`."""
        reading = Reading(self.problems, self.home, blocks())
        change = without_entry(node, FROM)
        whole = merged(cls, base, change, reading) if change.entries else base
        spelt = spelled_out(cls, whole, reading)
        entries = dict(spelt.entries) if spelt else {}
        if keep_name and "id" not in change.entries:
            name = scalar_like(reference.node, reference.name)
            entries = {"id": Entry(scalar_like(reference.node, "id"), name), **_but(entries, "id")}
        return mapping_like(node, entries)

    def _missing(self, reference: Reference, noun: str, known: list[str], hint: str) -> None:
        known = list(dict.fromkeys(filter(None, known)))  # what is taken itself may have no id
        shown = reference.other.path.name
        listed = ", ".join(f"`{one}`" for one in known[:_MOST_LISTED])
        more = f" and {len(known) - _MOST_LISTED} more" if len(known) > _MOST_LISTED else ""
        hint = hint or did_you_mean(reference.name, known) or ""
        hint = hint or (f"it has {listed}{more}" if known else f"it has no {noun} at all")
        message = f"`{shown}` has no {noun} `{reference.name}`"
        self.problems.error(message, reference.node.span, hint)


def _asked_for(node: Node) -> Node:
    """A part without what would hide it: who takes it by its name wants it shown."""
    return without_entry(node, "optional", *CONDITIONS) if isinstance(node, Mapping) else node


def _but(entries: dict[str, Entry], *keys: str) -> dict[str, Entry]:
    return {key: entry for key, entry in entries.items() if key not in keys}
