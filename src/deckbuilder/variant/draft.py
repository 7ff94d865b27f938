"""An outline taken apart into sections and slides, while layers are laid over it."""

from __future__ import annotations

from dataclasses import dataclass

from deckbuilder.diagnostics import Span
from deckbuilder.fields import Reading, is_shown, without_conditions
from deckbuilder.kinds import words_in
from deckbuilder.model import AddedSlide
from deckbuilder.model.consistency import taken
from deckbuilder.naming import section_name, section_title, slide_name, slide_title
from deckbuilder.source import Mapping, Node, Scalar, Sequence
from deckbuilder.source.making import mapping_like, scalar_like, sequence_like, with_entry

YES = ("yes", "true", "on")


@dataclass(slots=True, eq=False)
class DraftSlide:
    """A slide, and whether the talk shows it."""

    name: str
    node: Node
    shown: bool
    on_request: bool
    """Whether only a variant that asks for it by name shows it."""
    has_no_room: bool = False
    """Whether it would be shown if there were time for it."""

    @property
    def title(self) -> str:
        return slide_title(self.node)

    @property
    def tags(self) -> tuple[str, ...]:
        value = _value(self.node, "tags")
        items = value.items if isinstance(value, Sequence) else [value] if value else []
        return tuple(item.value.strip() for item in items if isinstance(item, Scalar))


@dataclass(slots=True, eq=False)
class DraftSection:
    """A section, and whether the talk shows the slide it opens with."""

    name: str
    node: Node
    slides: list[DraftSlide]
    shown: bool
    """Whether it is among what is chosen, and not only some of its slides are."""
    opens_anyhow: bool = False
    """Whether a variant asks for its opening although only some of its slides are chosen."""
    by_name: bool = False
    """Whether a variant asks for it by its name."""

    @property
    def title(self) -> str:
        return section_title(self.node)

    @property
    def opens(self) -> bool:
        """Whether the section begins with a slide of its own, as `model.Section.opens` says."""
        opening = _value(self.node, "opening")
        if isinstance(opening, Scalar) and not opening.is_null:
            return opening.value.strip().lower() in YES
        return _value(self.node, "cloud") is not None

    @property
    def shows_opening(self) -> bool:
        return self.opens and (self.shown or self.opens_anyhow)

    @property
    def is_shown(self) -> bool:
        """Whether anything of it is left: a section whose slides are all gone goes with them."""
        if any(slide.shown for slide in self.slides):
            return True
        return (self.shows_opening and (self.by_name or not self.slides)) or (
            self.shown and not self.slides
        )


class Draft:
    """An outline taken apart. What is no proper section or slide stays as it is, for the model."""

    def __init__(self, root: Mapping, reading: Reading) -> None:
        self.root = root
        self.sections: list[DraftSection] = []
        self.strange: list[Node] = []
        self.added: list[tuple[DraftSlide, AddedSlide]] = []
        """Slides of variants, and where they go."""
        self.waiting: dict[str, DraftSection | None] = {}
        """Slides that `fill` names by id, with the section when that is what it names."""
        sections = _value(root, "sections")
        for node in sections.items if isinstance(sections, Sequence) else []:
            if isinstance(node, Mapping):
                self.sections.append(_section(node, reading))
            else:
                self.strange.append(node)
        self._refuse_repeated(reading)

    def _refuse_repeated(self, reading: Reading) -> None:
        """Report ids that two slides or sections have, though no talk may show both."""
        for what, every in (("section", self.sections), ("slide", self.slides)):
            first: dict[str, Span] = {}
            for one in every:
                place = _name_span(one.node, "section" if what == "section" else "title")
                if one.name in first:
                    reading.problems.error(*taken(what, one.name, first[one.name], place))
                elif one.name:
                    first[one.name] = place

    @property
    def slides(self) -> list[DraftSlide]:
        return [slide for section in self.sections for slide in section.slides]

    def slide(self, name: str) -> DraftSlide | None:
        return next((slide for slide in self.slides if slide.name == name), None)

    def section(self, name: str) -> DraftSection | None:
        return next((section for section in self.sections if section.name == name), None)

    def put(self, slide: DraftSlide, added: AddedSlide) -> bool:
        """Put a slide where it goes; False when there is no such place."""
        for section in self.sections:
            for number, other in enumerate(section.slides):
                if other.name == added.anchor:
                    place = number if added.before else self._behind(number + 1, section, added)
                    section.slides.insert(place, slide)
                    return True
        first = self.section(added.anchor)
        if first is None or added.before:
            return False
        first.slides.insert(self._behind(0, first, added), slide)
        return True

    def _behind(self, number: int, section: DraftSection, added: AddedSlide) -> int:
        """The next place behind slides that were added after the same one before."""
        same = [slide for slide, other in self.added if other.anchor == added.anchor]
        while number < len(section.slides) and section.slides[number] in same:
            number += 1
        return number

    def take(self, slide: DraftSlide) -> None:
        """Take a slide out."""
        for section in self.sections:
            if slide in section.slides:
                section.slides.remove(slide)

    @property
    def absent(self) -> frozenset[str]:
        """Ids of slides that are not shown, openings among them."""
        hidden = {slide.name for slide in self.slides if not slide.shown}
        openings = {
            one.name
            for one in self.sections
            if one.opens and not (one.is_shown and one.shows_opening)
        }
        shown = {slide.name for slide in self.slides if slide.shown}
        return frozenset((hidden | openings) - shown)

    @property
    def shows_anything(self) -> bool:
        """Whether any slide or opening is shown."""
        return any(
            section.is_shown and (section.shows_opening or any(one.shown for one in section.slides))
            for section in self.sections
        )

    @property
    def tags(self) -> list[str]:
        """Every tag once, in the order of the slides."""
        return list(dict.fromkeys(tag for slide in self.slides for tag in slide.tags))

    def node(self) -> Mapping:
        """The outline of what is shown, put together again, without its variants."""
        entries = {key: entry for key, entry in self.root.entries.items() if key != "variants"}
        whole = mapping_like(self.root, entries)
        sections = _value(self.root, "sections")
        if not isinstance(sections, Sequence):
            return whole
        # Where nothing is left the sections stay, for the model to say that they have no slides.
        shown = [one for one in self.sections if one.is_shown] or self.sections
        nodes = [*map(_section_node, shown), *self.strange]
        return with_entry(whole, "sections", sequence_like(sections, nodes))


def _section(node: Mapping, reading: Reading) -> DraftSection:
    slides = _value(node, "slides")
    items = slides.items if isinstance(slides, Sequence) else []
    made = [draft_slide(item, reading) for item in items]
    shown = is_shown(node, reading)
    section = DraftSection(section_name(node), without_conditions(node), made, shown)
    for slide in made if not shown else []:
        slide.shown = False
    return section


def draft_slide(node: Node, reading: Reading) -> DraftSlide:
    """A slide as written; mistakes in its conditions are reported."""
    shown = is_shown(node, reading) and not says_yes(node, "optional")
    bare = without_conditions(node) if isinstance(node, Mapping) else node
    return DraftSlide(slide_name(node), bare, shown, not shown)


def _section_node(section: DraftSection) -> Node:
    node = section.node
    assert isinstance(node, Mapping)
    node = _with_name(node, section.name, section_name(node), "section")
    if section.opens and not section.shows_opening:
        node = with_entry(node, "opening", scalar_like(node, "no"))
    slides = _value(node, "slides")
    shown = [_slide_node(slide) for slide in section.slides if slide.shown]
    if shown or isinstance(slides, Sequence):
        node = with_entry(node, "slides", sequence_like(slides or node, shown))
    return node


def _slide_node(slide: DraftSlide) -> Node:
    if not isinstance(slide.node, Mapping):
        return slide.node
    return _with_name(slide.node, slide.name, slide_name(slide.node), "title")


def _with_name(node: Mapping, name: str, now: str, source: str) -> Mapping:
    """`node` with the id it had before layers changed the words under `source` it comes from.

    Words with `${...}` in them will change yet.
    """
    words = _value(node, source)
    will_change = words is not None and "${" in words_in(words) and "id" not in node.entries
    if (name == now and not will_change) or not name:
        return node
    return with_entry(node, "id", scalar_like(node, name), first=True)


def _name_span(node: Node, source: str) -> Span:
    """Where an id comes from: the `id:`, else the words under `source`, else the whole."""
    value = _value(node, "id") or _value(node, source)
    return value.span if value else node.span


def says_yes(node: Node, key: str) -> bool:
    """Whether a flag is set, before it is known to be one."""
    value = _value(node, key)
    return isinstance(value, Scalar) and value.value.strip().lower() in YES


def _value(node: Node, key: str) -> Node | None:
    entry = node.entries.get(key) if isinstance(node, Mapping) else None
    return entry.value if entry else None
