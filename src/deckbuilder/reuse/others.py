"""The outlines that parts are taken from: found, each read once, and the parts found in them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from deckbuilder.diagnostics import InvalidTalk, Problems
from deckbuilder.fields import kind_of
from deckbuilder.naming import section_name, slide_name
from deckbuilder.picture_files import NoPicture, Sort, find
from deckbuilder.source import Entry, Node, Scalar, Sequence, read, read_file
from deckbuilder.source import Mapping as Keys

OUTLINES = Sort("outline", "common/about-us.yaml", (".yaml", ".yml"))
MOST_DEEP = 8
"""Outlines that may take from one another in a row; nobody finds a text behind more."""

_WHERE = "outlines that parts are taken from lie beside this one, or in a folder below it"
_REFERENCE = re.compile(r"(?P<file>.*\S)\s*#\s*(?P<name>[^#\s]+)\Z", re.DOTALL)


@dataclass(frozen=True, eq=False)
class Other:
    """An outline that parts are taken from, with all that it takes itself."""

    path: Path
    root: Keys

    @property
    def sections(self) -> dict[str, Keys]:
        """Its sections by id."""
        nodes = items(self.root, "sections")
        return {section_name(node): node for node in nodes if isinstance(node, Keys)}

    @property
    def slides(self) -> dict[str, Node]:
        """Its slides by id."""
        return {
            slide_name(slide): slide
            for section in self.sections.values()
            for slide in items(section, "slides")
        }

    def group(self, key: str) -> dict[str, Entry]:
        """What it has under `maps`, `people` or `variants`, by id."""
        value = value_of(self.root, key)
        return dict(value.entries) if isinstance(value, Keys) else {}


@dataclass(frozen=True, slots=True)
class Reference:
    """What is written behind a `from:`, understood."""

    node: Scalar
    other: Other
    name: str


Taking = Callable[[Keys, Path, tuple[str, ...]], Node]
"""Makes an outline whole: its root, its path, and the real paths of those that take from it."""


@dataclass
class Others:
    """The outlines that one outline takes from, however far behind each other.

    `texts` stand in for what files hold. What is wrong is reported.
    """

    problems: Problems
    texts: Mapping[Path, str]
    taking: Taking
    read: dict[str, Other | None] = field(default_factory=dict)
    """By their real paths; None for those that cannot be read, which has been told."""
    files: list[Path] = field(default_factory=list)
    """All of these, as messages call them."""

    def reference(self, node: Node, home: Path, above: tuple[str, ...]) -> Reference | None:
        """The part that `node`, written in an outline in the folder `home`, names by its file."""
        error = self.problems.error
        if not isinstance(node, Scalar) or node.is_null:
            message = f"`from:` names a part of another outline, and this is {kind_of(node)}"
            error(message, node.span, f"write `from: {OUTLINES.example}#intro`")
            return None
        written = node.value.strip()
        found = _REFERENCE.match(written)
        file = found["file"] if found else written.rstrip("# ")
        if not file.lower().endswith(OUTLINES.suffixes):
            hint = "slides of a deck are kept with `keep:`" if ".ppt" in file.lower() else None
            message = f"`{file}` is no outline by its name"
            error(message, node.span, hint or "parts are taken from a `.yaml` file")
            return None
        other = self._open(file, node, home, above)
        if other is None:
            return None
        if found is None:
            hint = f"write `{file}#` and the id of the part"
            error(f"`{written}` does not say which part of that outline", node.span, hint)
            return None
        return Reference(node, other, found["name"])

    def _open(self, file: str, node: Scalar, home: Path, above: tuple[str, ...]) -> Other | None:
        try:
            real = str(find(file, (home,), OUTLINES))
        except NoPicture as missing:
            meant = missing.hint.startswith("did you mean")
            self.problems.error(missing.message, node.span, missing.hint if meant else _WHERE)
            return None
        if real in above:
            names = [*map(os.path.basename, above[above.index(real) :]), os.path.basename(real)]
            shown = " -> ".join(f"`{name}`" for name in names)
            message = f"outlines take from each other in a circle: {shown}"
            self.problems.error(message, node.span, "move what several use into one of its own")
            return None
        if len(above) > MOST_DEEP:
            message = f"this is taken from an outline behind {MOST_DEEP} others"
            self.problems.error(message, node.span, "name the outline that it is written in")
            return None
        if real not in self.read:
            path = Path(os.path.normpath(home / file))
            self.files.append(path)
            self.read[real] = None
            self.read[real] = self._read(path, real, above)
        return self.read[real]

    def _read(self, path: Path, real: str, above: tuple[str, ...]) -> Other | None:
        text = self.texts.get(path)
        try:
            root = read_file(path) if text is None else read(text.encode(), str(path))
        except InvalidTalk as invalid:
            self.problems.found.extend(invalid.diagnostics)
            return None
        if not isinstance(root, Keys):
            message = f"an outline is written with keys, and this is {kind_of(root)}"
            self.problems.error(message, root.span, "begin with `talk:` and `sections:`")
            return None
        whole = self.taking(root, path, (*above, real))
        assert isinstance(whole, Keys)
        return Other(path, whole)

    def __iter__(self) -> Iterator[Other]:
        """Those that could be read."""
        return (other for other in self.read.values() if other)


def value_of(node: Node, key: str) -> Node | None:
    """What stands under a key; None where there is none."""
    entry = node.entries.get(key) if isinstance(node, Keys) else None
    return entry.value if entry else None


def items(node: Node, key: str) -> list[Node]:
    """The list under a key; empty where there is none."""
    value = value_of(node, key)
    return value.items if isinstance(value, Sequence) else []
