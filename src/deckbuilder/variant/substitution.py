"""`${talk.event}`: values of the talk and names of its people, inside any text."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, field

from deckbuilder.diagnostics import Problems, did_you_mean, nearest
from deckbuilder.fields import Path, Record, Rewording, Words
from deckbuilder.kinds.addresses import place_of
from deckbuilder.model import Person, Talk, TalkFacts
from deckbuilder.source import Entry, Mapping, Node, Scalar, Sequence
from deckbuilder.source.making import mapping_like, scalar_like, sequence_like
from deckbuilder.source.walking import scalars
from deckbuilder.wording import listed, shown_date

REFERENCE = re.compile(r"\$(\$?)\{\s*([A-Za-z_][\w-]*)((?:\.[\w-]+)*)\s*\}")
"""`${talk.event}`; with a second `$` it is text."""
OPEN = re.compile(r"(?<!\$)\$\{\s*((?:talk|people)(?:\.[\w-]+)+)(?![\w.-]|\s*\})")
"""A reference without its closing brace."""
ROOTS = ("talk", "people")
LONGEST = 10_000
"""Characters of a value. Values in values in values could fill any memory."""
DEEPEST = 20
"""Values that a value may be looked up in, one within the other."""
PROGRAM = "code"
"""The block whose text is not ours: `${...}` means something in shells and in JavaScript."""


def substituted(
    root: Mapping, blocks: MappingABC[str, type[Record]], problems: Problems
) -> Mapping:
    """The outline with every reference replaced by what it stands for; unknown ones are errors."""
    if not any("${" in scalar.value for scalar in scalars(root)):
        return root
    values = Values(root, problems)
    # Only kinds know of words that look like a group of keys to YAML, and of keys that are words.
    worded = Talk.reworded(root, Path(), Rewording(values.worded, blocks, problems))
    replaced = values.node(worded)
    assert isinstance(replaced, Mapping)
    return replaced


@dataclass
class Values:
    """What references stand for in an outline."""

    root: Mapping
    problems: Problems
    asking: list[str] = field(default_factory=list)
    """References that are being looked up, to notice circles."""
    known_values: dict[str, str] = field(default_factory=dict)
    finished: list[Scalar] = field(default_factory=list)
    """Texts that may have `${` in them because their author escaped it."""

    def worded(self, words: Words) -> Scalar | None:
        """What words stand for that are no value to YAML, for `Talk.reworded`."""
        if "${" not in words.text or not (words.is_key or isinstance(words.node, Mapping)):
            return None
        text = scalar_like(words.node, words.text)
        self.finished.append(scalar_like(text, self.text(text)))
        return self.finished[-1]

    def node(self, node: Node) -> Node:
        """A node without references; the very same one when there are none in it."""
        match node:
            case Scalar():
                if "${" not in node.value or any(node is one for one in self.finished):
                    return node
                return scalar_like(node, self.text(node))
            case Mapping():
                entries = {key: self.entry(key, entry) for key, entry in node.entries.items()}
                same = all(entries[key] is entry for key, entry in node.entries.items())
                return node if same else mapping_like(node, entries)
            case Sequence():
                items = [self.node(item) for item in node.items]
                same = all(a is b for a, b in zip(items, node.items, strict=True))
                return node if same else sequence_like(node, items)

    def entry(self, key: str, entry: Entry) -> Entry:
        if key == PROGRAM and _is_program(entry.value):
            return entry
        value = self.node(entry.value)
        return entry if value is entry.value else Entry(entry.key, value)

    def text(self, scalar: Scalar) -> str:
        """The words of a text with all references replaced."""
        for match in OPEN.finditer(scalar.value):
            message = f"the `{{` of `{match[0]}` is not closed"
            self.problems.error(message, place_of(match[0], scalar), f"write `${{{match[1]}}}`")

        def instead(match: re.Match[str]) -> str:
            escaped, root, rest = match.groups()
            if escaped:
                return match[0][1:]
            ours = rest and (root in ROOTS or did_you_mean(root, ROOTS))
            if ours or (not rest and self.without_root(root)):
                return self.value(root + rest, scalar)
            return match[0]  # such as `${HOME}`

        return REFERENCE.sub(instead, scalar.value)

    def value(self, path: str, scalar: Scalar) -> str:
        """What a reference stands for; itself when nothing, which is reported."""
        if path in self.known_values:
            return self.known_values[path]
        if path in self.asking:
            circle = " -> ".join(f"`{one}`" for one in (*self.asking, path))
            message = f"values refer to each other in a circle: {circle}"
            self.problems.error(message, scalar.span, "write one of them out")
            return path
        if len(self.asking) == DEEPEST:
            message = f"`${{{path}}}` is looked up inside of {DEEPEST} other values"
            self.problems.error(message, scalar.span, "write one of them out")
            return path
        root, *steps = path.split(".")
        found = self.lookup(root, steps)
        if isinstance(found, str):
            return found
        if isinstance(found, Scalar) and not found.is_null:
            self.asking.append(path)
            words = self.text(found) if "${" in found.value else found.value
            self.asking.pop()
            if len(words) > LONGEST:
                message = f"`${{{path}}}` stands for more than {LONGEST:,} characters"
                self.problems.error(message, found.span, "write less of it, or write it out")
                words = "…"
            self.known_values[path] = self.shown(path, words.strip())
            return self.known_values[path]
        if isinstance(found, Sequence) and path == "talk.speakers":
            return self.names([one.value for one in found.items if isinstance(one, Scalar)])
        self.unknown(path, scalar)
        return f"${{{path}}}"

    def lookup(self, root: str, steps: list[str]) -> Node | str | None:
        found: Node | None = _below(self.root, root)
        for step in steps:
            found = _below(found, step)
        if root == "people" and len(steps) == 1 and isinstance(found, Mapping):
            return _below(found, "name")
        if root == "people" and steps[1:] == ["name"] and found is None:
            return _below(_below(self.root, "people"), steps[0])  # `host: Name` alone
        return found

    def shown(self, path: str, words: str) -> str:
        """A value as people read it: dates written out, people by their names."""
        if path == "talk.date":
            return shown_date(words, self.language)
        if path == "talk.speakers":
            return self.names([words])
        return words

    @property
    def language(self) -> str:
        tag = _below(_below(self.root, "talk"), "language")
        return tag.value.strip() if isinstance(tag, Scalar) and not tag.is_null else "en"

    def names(self, people: list[str]) -> str:
        found = [self.lookup("people", [person.strip()]) for person in people]
        names = [one.value for one in found if isinstance(one, Scalar)]
        return listed(names, self.language) if names else ", ".join(people)

    def unknown(self, path: str, scalar: Scalar) -> None:
        """Report a reference that stands for nothing, where it is written."""
        place = place_of(f"${{{path}}}", scalar)
        above, _, key = path.rpartition(".")
        if path in self.known():
            hint = f"write `{key}:` under `{above}:`, or `--set {path}=...`"
            self.problems.error(f"`${{{path}}}` has no value here", place, hint)
            return
        near = self.without_root(path) or nearest(path, self.known())
        hint = f"did you mean `${{{near}}}`?" if near else "use a key of `talk`, or a person's id"
        message = f"`${{{path}}}` stands for nothing"
        self.problems.error(message, place, f"{hint} (`$${{{path}}}` shows it as it is)")

    def without_root(self, name: str) -> str:
        """What somebody means who writes `${event}`; empty for what is none of ours."""
        return next((path for path in self.known() if path == f"{path.split('.')[0]}.{name}"), "")

    def known(self) -> list[str]:
        people = _below(self.root, "people")
        ids = list(people.entries) if isinstance(people, Mapping) else []
        about = [f"people.{one}.{key}" for one in ids for key in Person.keys]
        return [*(f"talk.{key}" for key in TalkFacts.keys), *(f"people.{i}" for i in ids), *about]


def _below(node: Node | None, key: str) -> Node | None:
    entry = node.entries.get(key) if isinstance(node, Mapping) else None
    return entry.value if entry else None


def _is_program(node: Node) -> bool:
    """Whether the value of a key called `code` is program text, and not the label of a cloud."""
    text = _below(node, "text") if isinstance(node, Mapping) else node
    return isinstance(text, Scalar) and (text.style in ("|", ">") or isinstance(node, Mapping))
