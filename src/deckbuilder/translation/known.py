"""The paths of an outline, which a texts file may use, and what they belong to."""

from __future__ import annotations

from functools import cached_property

from deckbuilder.fields import Words
from deckbuilder.kinds import IDENTIFIER
from deckbuilder.naming import section_name, slide_name
from deckbuilder.source import Mapping, Node, Sequence
from deckbuilder.translation.outline import GROUPS, texts_of

NOUNS = {"people": "person", "maps": "map", "sections": "section", "slides": "slide"}
"""What the groups hold that are known by ids, one of each."""
OURS = ORIGINALS, ORPHANS = "originals", "orphans"
"""Keys of a texts file that `deckbuilder texts` writes."""
RULE = "translation"
MOST_LISTED = 6


class Known:
    """The texts of an outline, and every way to write where they stand."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.texts: dict[str, Words] = texts_of(root)
        self.spellings: dict[str, str] = {path: path for path in self.texts}
        """The shortest spelling of a path by each of its spellings."""
        for path, words in self.texts.items():
            for spelling in words.path.spellings():
                self.spellings.setdefault(spelling, path)
        self.groups = {""} | set(GROUPS)
        """The beginnings of paths."""
        for spelling in self.spellings:
            steps = spelling.split(".")
            self.groups.update(".".join(steps[:count]) for count in range(1, len(steps)))
        for group, names in self.ids.items():
            self.groups.update(f"{group}.{name}" for name in names)

    @cached_property
    def ids(self) -> dict[str, list[str]]:
        """The ids in each group, also of what has no texts."""
        found: dict[str, list[str]] = {
            group: [name for name in _keys(_below(self.root, group)) if IDENTIFIER.match(name)]
            for group in ("people", "maps", "variants")
        }
        sections = _items(_below(self.root, "sections"))
        slides = [slide for section in sections for slide in _items(_below(section, "slides"))]
        found["sections"] = [name for one in sections if (name := section_name(one))]
        found["slides"] = [name for one in slides if (name := slide_name(one))]
        return found

    def below(self, start: str) -> list[str]:
        """The ends of all paths that begin with `start`."""
        prefix = f"{start}."
        return [path.removeprefix(prefix) for path in self.texts if path.startswith(prefix)]


def called(start: str) -> str:
    """What we call the part of an outline that a path begins with: `the slide `overview``."""
    steps = start.split(".")
    if len(steps) == 1:
        return f"`{start}`"
    noun = NOUNS.get(steps[0], "variant")
    return f"the {noun} `{steps[1]}`"


def holder_of(path: str) -> str:
    """What a text belongs to: `talk`, `slides.overview`, `variants.short`."""
    steps = path.split(".")
    return steps[0] if steps[0] in ("talk", "people") else ".".join(steps[:2])


def part_of(path: str) -> str:
    """What moves as one: what a text belongs to, or the part of a variant, `variants.a.add.b`."""
    steps = path.split(".")
    if steps[0] != "variants":
        return holder_of(path)
    by_id = steps[2:3] and steps[2] in ("maps", "sections", "slides", "add")
    return ".".join(steps[:4] if by_id else steps[:3])


def is_below(path: str, start: str) -> bool:
    """Whether `start` is a path, or leads to it."""
    return path == start or path.startswith(f"{start}.")


def _below(node: Node | None, key: str) -> Node | None:
    entry = node.entries.get(key) if isinstance(node, Mapping) else None
    return entry.value if entry else None


def _keys(node: Node | None) -> list[str]:
    return list(node.entries) if isinstance(node, Mapping) else []


def _items(node: Node | None) -> list[Node]:
    return node.items if isinstance(node, Sequence) else []
