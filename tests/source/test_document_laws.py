"""Whatever is edited, in whatever style: it reads as meant, and no other line changes."""

from __future__ import annotations

import difflib
import random
from typing import Any

from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.source import CannotEdit, Document, Mapping, Node, Part, Scalar, read
from deckbuilder.source.decoding import FORBIDDEN_IN_VALUE
from tests.often import often

NASTY = [
    *(
        "a: b",
        "a #b",
        "a # b",
        "#tag",
        "- x",
        "-x",
        "- ",
        "? q",
        "*star*",
        "*x",
        "&x",
        "&amp",
        "! bang",
    ),
    *(
        "%",
        "%d",
        "@x",
        "`code`",
        "{a}",
        "{a: b}",
        "[link](http://x.org/#z)",
        "[",
        "]",
        "}",
        "a, b",
        ",",
    ),
    *(
        'quote "d"',
        "it's",
        "'q'",
        '"q"',
        "'",
        '"',
        "trailing ",
        " lead",
        "  ",
        "tab\tin",
        "\ttab",
        "tab\t",
    ),
    *(
        "Überblick – «ok» 😀",
        "日本語：とても",
        "النص العربي، نعم",
        "back\\slash",
        "C:\\new",
        "ends:",
        ":",
        "::",
    ),
    *(
        "-",
        "--",
        "---",
        "...",
        "<<",
        "=",
        "key: [a",
        "null",
        "~",
        "yes",
        "1.50",
        "12:30",
        "2023-09-09",
    ),
    *(
        "|",
        ">",
        "|-",
        "> quote",
        "!include x",
        "a\u00a0b",
        "\u00a0",
        "note：x",
        "• x",
        "see issue #4",
    ),
    *(
        "long " * 60 + "end",
        "x" * 1100,
        "two\nlines",
        "two\n\nparagraphs",
        "ends\n",
        "ends\n\n",
        "\nbegins",
    ),
    *(
        "  two\nlines",
        "\n",
        " \n",
        "a\n  b\nc",
        "a\n- b",
        "a \nb",
        "a\n\tb",
        "# a\n# b",
        "---\na",
        "",
        "ok",
    ),
]
TEXTS = st.sampled_from(NASTY) | st.text(
    st.sampled_from("ab \n\t:#-'\"\\[]{},&*!|>%@`?~é日.") | st.characters(codec="utf-8"),
    max_size=20,
).filter(lambda text: not FORBIDDEN_IN_VALUE.search(text))
KEYS = st.sampled_from(
    ["title", "id", "notes", "points", "a b", "ends:", "#k", "é", "0", "~", "*x"]
)
CONTENTS = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=5,
)
WORDS = [
    "plain words",
    "it's",
    "a: b",
    "see #3",
    "C # sharp",
    "x",
    "1.5",
    "ünï 😀",
    "two\nlines",
    "null",
    "",
]
TREES = st.recursive(
    st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(list("abcdef")), inner, max_size=4)
    ),
    max_leaves=14,
)


class Author:
    """Writes a tree as YAML, every time in another style."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.count = 0

    def maybe(self, one_in: int) -> bool:
        return self.chance.randrange(one_in) == 0

    def comment(self) -> str:
        self.count += 1
        return f"# c{self.count}"

    def end(self) -> str:
        return self.chance.choice(["  ", "   "]) + self.comment() if self.maybe(5) else ""

    def between(self, column: int) -> list[str]:
        lines = []
        if self.maybe(6):
            lines.append("")
        if self.maybe(6):
            lines.append(" " * self.chance.choice([column, column, column + 1, 0]) + self.comment())
            if self.maybe(3):
                lines.append("")
        return lines

    def quoted(self, text: str) -> str:
        if "\n" not in text and self.maybe(2):
            return "'" + text.replace("'", "''") + "'"
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'

    def flow(self, tree: Any) -> str:
        match tree:
            case str():
                plain = tree in ("plain words", "x", "1.5", "ünï 😀", "it's")
                return tree if plain and self.maybe(2) else self.quoted(tree)
            case list():
                gap = self.chance.choice([", ", ",", " , "])
                inside = gap.join(map(self.flow, tree))
                return f"[{inside}{',' if tree and self.maybe(5) else ''}]"
            case _:
                inside = ", ".join(f"{key}: {self.flow(value)}" for key, value in tree.items())
                return self.chance.choice(["{%s}", "{ %s }"]) % inside

    def brackets(self, items: list[Any], column: int) -> list[str]:
        """A list in brackets over several lines."""
        pad = " " * column
        lines = ["[" + self.end()]
        for number, item in enumerate(items):
            if self.maybe(5):
                lines.append(pad + "  " + self.comment())
            comma = "," if number + 1 < len(items) or self.maybe(2) else ""
            lines.append(f"{pad}  {self.flow(item)}{comma}{self.end()}")
        return [*lines, f"{pad}]"]

    def text(self, text: str, column: int) -> list[str]:
        """Lines of a text, the first to be put after a key or dash; `column` is its owner's."""
        pad = " " * (column + self.chance.choice([2, 2, 3]))
        if text == "two\nlines" and self.maybe(2):
            return ["|-" + self.end(), pad + "two", pad + "lines"]
        if text == "plain words" and self.maybe(3):
            return self.chance.choice(
                [
                    ["plain", pad + "words"],
                    [">-", pad + "plain", pad + "words"],
                    ["'plain", pad + "words'"],
                ]
            )
        if text in ("plain words", "it's", "see #3", "x", "1.5", "ünï 😀") and self.maybe(2):
            return [text + (self.end() if text != "see #3" else "")]
        if text == "C # sharp":
            return [self.quoted(text)]
        if text == "" and self.maybe(2):
            return [self.chance.choice(["", "~", "null"])]
        return [self.quoted(text) + self.end()]

    def value(self, tree: Any, column: int, dash: bool) -> list[str]:
        """Lines of a value, the first to be put after its key or dash in `column`."""
        if isinstance(tree, str):
            return self.text(tree, column)
        if not tree or self.maybe(4):
            if isinstance(tree, list) and tree and self.maybe(2):
                return self.brackets(tree, column + 2)
            return [self.flow(tree) + self.end()]
        inner = column + self.chance.choice([2, 4])
        if isinstance(tree, list) and not dash and self.maybe(2):
            inner = column
        lines = self.block(tree, inner)
        beside = (
            dash
            and inner == column + 2
            and lines[0].strip()
            and not lines[0].lstrip().startswith("#")
        )
        if beside and not self.maybe(4):
            return [lines[0].lstrip(), *lines[1:]]
        return [self.end(), *lines]

    def block(self, tree: Any, column: int) -> list[str]:
        pad, lines = " " * column, []
        each = (
            [(f"{key}:", value) for key, value in tree.items()]
            if isinstance(tree, dict)
            else [("-", value) for value in tree]
        )
        for number, (head, value) in enumerate(each):
            lines += self.between(column) if number else self.between(column)[:1]
            first, *rest = self.value(value, column, head == "-")
            gap = "" if not first.strip() or first[:1] == " " else " "
            lines += [
                f"{pad}{head}{gap}{first}".rstrip() if not first else f"{pad}{head}{gap}{first}",
                *rest,
            ]
        return lines + (["", *self.between(column)] if self.maybe(4) else [])

    def file(self, tree: Any) -> str:
        lines = self.block(tree, 0)
        if self.maybe(4):
            lines = ["# about all", "", *lines]
        if self.maybe(6):
            lines = ["---", *lines, *(["..."] if self.maybe(2) else [])]
        text = "\n".join(lines) + ("\n" if self.maybe(2) else "")
        text = text.replace("\n", "\r\n") if self.maybe(4) else text
        return ("\ufeff" if self.maybe(6) else "") + text


def data(node: Node) -> Any:
    match node:
        case Scalar():
            return None if node.is_null else node.value
        case Mapping():
            return {key: data(entry.value) for key, entry in node.entries.items()}
    return [data(item) for item in node.items]


def data_of(part: Part) -> Any:
    match part.kind:
        case "text":
            return None if part.is_null else part.value
        case "mapping":
            return {key: data_of(each) for key, each in part.entries.items()}
        case "list":
            return [data_of(item) for item in part.items]


def path_to(part: Part) -> list[Any]:
    return [(each.key if each.index is None else each.index) for each in part.ancestry()][-2::-1]


def at(tree: Any, path: list[Any]) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def lines_of(text: str) -> list[str]:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")


def lost_and_gained(before: str, after: str) -> tuple[list[int], list[int]]:
    """Numbers of the lines that are no more, and of those that are new."""
    old, new = lines_of(before), lines_of(after)
    lost, gained = [], []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            lost += range(a, b)
            gained += range(c, d)
    return lost, gained


def comments(text: str) -> list[str]:
    return sorted(word for word in text.split() if word[:1] == "c" and word[1:].isdigit())


class Editor:
    """Does the same edit to a document and to the values it holds."""

    def __init__(self, text: str, draw: Any) -> None:
        self.document = Document.of(read(text.encode(), "t.yaml"))
        self.tree = data_of(self.document.root)
        self.draw = draw
        self.done: list[str] = []

    def part(self, *kinds: str) -> Part | None:
        found = [part for part in self.document.root.within() if part.kind in kinds]
        found = [part for part in found if part.parent is None or part.key_part is not part]
        return self.draw(st.sampled_from(found)) if found else None

    def edit(self) -> None:
        name = self.draw(
            st.sampled_from(["say", "insert", "remove", "move", "put", "wrap", "comment"])
        )
        before = self.document.text
        note(f"{name}:\n{before}")
        try:
            getattr(self, name)()
        except CannotEdit as refusal:
            assert self.document.text == before
            self.refused(name, refusal)
        now = read(self.document.text.encode(), "t.yaml")
        assert data(now) == self.tree, name
        assert data_of(self.document.root) == self.tree
        assert before.startswith("\ufeff") == self.document.text.startswith("\ufeff")
        assert ("\r\n" in before) <= ("\n" not in self.document.text.replace("\r\n", ""))

    def refused(self, name: str, refusal: CannotEdit) -> None:
        self.done.append(f"refused {name}")
        if self.strict:
            raise refusal

    strict = False

    def say(self) -> None:
        part = self.part("text")
        if part is None:
            return
        new, path, before = self.draw(TEXTS), path_to(part), self.document.text
        node = part.node
        self.strict = True
        self.document.say(part, new)
        at(self.tree, path[:-1])[path[-1]] = new
        old, now = lines_of(before), lines_of(self.document.text)
        last = node.file.text.count("\n", 0, node.end)
        assert now[: node.line - 1] == old[: node.line - 1]
        rest = [line for line in old[last + 1 :] if line.strip()]
        assert [line for line in now if line.strip()][-len(rest) :] == rest or not rest
        assert comments(before) == comments(self.document.text)

    def insert(self) -> None:
        part = self.part("list")
        if part is None:
            return
        content = self.draw(CONTENTS)
        index, before = self.draw(st.integers(0, len(part.items))), self.document.text
        path = path_to(part)
        self.strict = True
        new = self.document.insert(part, index, content)
        at(self.tree, path).insert(index, content)
        assert part.items[index] is new
        lost, _ = lost_and_gained(before, self.document.text)
        assert len(lost) <= 2
        assert set(comments(before)) <= set(comments(self.document.text))

    def put(self) -> None:
        part = self.part("mapping")
        if part is None:
            return
        key, content = self.draw(KEYS | st.sampled_from(list("abc"))), self.draw(CONTENTS)
        before, path, old = self.document.text, path_to(part), part.own.get(key)
        after = self.draw(st.sampled_from([None, *part.own]))
        self.strict = True
        self.document.put(part, key, content, after)
        at(self.tree, path)[key] = content
        if old is None:
            lost, _ = lost_and_gained(before, self.document.text)
            assert len(lost) <= 2
            assert set(comments(before)) <= set(comments(self.document.text))
            names = list(part.own)
            assert names.index(key) == (len(names) - 1 if after is None else names.index(after) + 1)

    def remove(self) -> None:
        part = self.part("text", "list", "mapping")
        if part is None or part.parent is None:
            return
        path, before, node, text = path_to(part), self.document.text, part.node, part.node.file.text
        start = part.key_part.node if part.key_part else node
        self.strict = True
        self.document.remove(part)
        del at(self.tree, path[:-1])[path[-1]]
        assert part.written is None
        lost, gained = lost_and_gained(before, self.document.text)
        assert len(gained) <= 1
        lines = lines_of(before)
        first, last = start.line - 1, text.count("\n", 0, node.end)
        words = [n for n in lost if lines[n].strip() and not lines[n].lstrip().startswith("#")]
        # A dash may stand some lines above its item, the only row's key on the line before that.
        own = set(range(first, last + 1))
        assert len([n for n in words if n not in own]) <= 2

    def move(self) -> None:
        part, target = self.part("text", "list", "mapping"), self.part("list")
        if part is None or target is None or part.index is None or part in target.ancestry():
            return
        index, path, before = self.draw(st.integers(0, 4)), path_to(part), self.document.text
        to = path_to(target)
        assert part.parent
        assert part.parent.written
        assert target.written
        holders = [each.written for each in [*target.ancestry()][1:] if each.written]
        brackets = part.parent.written.flow or (target.written.flow and bool(target.items))
        brackets = brackets or any(each.flow for each in holders)
        self.strict = not brackets
        self.document.move(part, target, index)
        there = at(self.tree, to)
        there.insert(index, at(self.tree, path[:-1]).pop(path[-1]))
        assert part.parent is target
        if not brackets:
            assert comments(before) == comments(self.document.text)
            old, new = (
                [line.strip(" -") for line in lines_of(text)]
                for text in (before, self.document.text)
            )
            lost = [line for line in old if line and line not in new]
            assert len(lost) <= 4, lost

    def wrap(self) -> None:
        part = self.part("text", "list", "mapping")
        if part is None or part.parent is None:
            return
        key, path, before = self.draw(KEYS), path_to(part), self.document.text
        self.strict = True
        self.document.wrap(part, key)
        whole = at(self.tree, path[:-1])
        whole[path[-1]] = {key: whole[path[-1]]}
        assert comments(before) == comments(self.document.text)

    def comment(self) -> None:
        part = self.part("text", "list", "mapping")
        if part is None:
            return
        before = self.document.text
        self.strict = True
        self.document.comment(part, ["said: this", "and that"])
        once = self.document.text
        self.document.comment(part, ["said: this", "and that"])
        assert self.document.text == once
        lost, gained = lost_and_gained(before, once)
        assert not lost
        assert len(gained) <= 3


@given(
    tree=TREES.filter(lambda tree: tree and not isinstance(tree, str)),
    seed=st.integers(0, 10**6),
    draw=st.data(),
)
@settings(
    max_examples=often(120),
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_edits_say_what_is_meant_and_change_nothing_else(
    tree: Any, seed: int, draw: st.DataObject
) -> None:
    text = Author(random.Random(seed)).file(tree)
    try:
        editor = Editor(text, draw.draw)
    except InvalidTalk:
        return
    for _ in range(draw.draw(st.integers(1, 4))):
        editor.strict = False
        editor.edit()
