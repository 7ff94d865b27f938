"""An outline taken apart into sections and slides, while layers are laid over it."""

from __future__ import annotations

from dataclasses import dataclass

from deckbuilder.fields import Reading, is_shown, without_conditions
from deckbuilder.naming import section_name, slide_name
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
        if self.slides:
            return any(slide.shown for slide in self.slides)
        return self.shown or self.shows_opening


class Draft:
    """An outline taken apart. What is no proper section or slide stays as it is, for the model."""

    def __init__(self, root: Mapping, reading: Reading) -> None:
        self.root = root
        self.sections: list[DraftSection] = []
        self.strange: list[Node] = []
        sections = _value(root, "sections")
        for node in sections.items if isinstance(sections, Sequence) else []:
            if isinstance(node, Mapping):
                self.sections.append(_section(node, reading))
            else:
                self.strange.append(node)

    @property
    def slides(self) -> list[DraftSlide]:
        return [slide for section in self.sections for slide in section.slides]

    def slide(self, name: str) -> DraftSlide | None:
        return next((slide for slide in self.slides if slide.name == name), None)

    def section(self, name: str) -> DraftSection | None:
        return next((section for section in self.sections if section.name == name), None)

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
    shown = is_shown(node, reading) and not _says_yes(node, "optional")
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
    will_change = isinstance(words, Scalar) and "${" in words.value and "id" not in node.entries
    if (name == now and not will_change) or not name:
        return node
    return with_entry(node, "id", scalar_like(node, name), first=True)


def _says_yes(node: Node, key: str) -> bool:
    value = _value(node, key)
    return isinstance(value, Scalar) and value.value.strip().lower() in YES


def _value(node: Node, key: str) -> Node | None:
    entry = node.entries.get(key) if isinstance(node, Mapping) else None
    return entry.value if entry else None
