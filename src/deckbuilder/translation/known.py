"""The paths of an outline: which a texts file may use, and what to say of those it may not."""

from __future__ import annotations

from functools import cached_property

from deckbuilder.diagnostics import Problems, Span, did_you_mean
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

    def report(self, path: str, span: Span, problems: Problems) -> None:
        """Warn that nothing in the outline stands at `path`."""
        name = self.root.file.path
        steps = path.split(".")
        start, rest = steps[0], ".".join(steps[1:])
        if start not in GROUPS:
            near = did_you_mean(start, [*GROUPS, *OURS])
            hint = near or "write texts under " + ", ".join(GROUPS)
            problems.warning(f"`{start}` is no part of an outline", span, hint, RULE)
            return
        if start in self.ids and rest:
            holder = f"{start}.{steps[1]}"
            if steps[1] not in self.ids[start]:
                noun = NOUNS.get(start, "variant")
                near = did_you_mean(steps[1], self.ids[start])
                problems.warning(f"there is no {noun} `{steps[1]}` in {name}", span, near, RULE)
                return
            start, rest = holder, ".".join(steps[2:])
        known = self.below(start)
        listed = ", ".join(f"`{one}`" for one in known[:MOST_LISTED])
        more = f" and {len(known) - MOST_LISTED} more" if len(known) > MOST_LISTED else ""
        near = did_you_mean(rest, known)
        hint = f"its texts are {listed}{more}" if known else "it has no words of its own there"
        problems.warning(
            f"{called(start)} has no text `{rest}` in {name}", span, near or hint, RULE
        )


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


def _below(node: Node | None, key: str) -> Node | None:
    entry = node.entries.get(key) if isinstance(node, Mapping) else None
    return entry.value if entry else None


def _keys(node: Node | None) -> list[str]:
    return list(node.entries) if isinstance(node, Mapping) else []


def _items(node: Node | None) -> list[Node]:
    return node.items if isinstance(node, Sequence) else []
