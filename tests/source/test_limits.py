"""Whatever the bytes, `read` answers with a node or with `InvalidTalk`, and soon."""

from __future__ import annotations

import random
import sys

import pytest
import yaml

from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.source import Entry, Mapping, Node, Scalar, Sequence, read
from deckbuilder.source.reader import _read

OUTLINE = b"""\
talk:
  title: "Technical AI safety, a map"
  date: 2023-09-10
  meta: &m {theme: paper, size: 16:9, on: true}
sections:
  - section: Overview
    slides:
      - title: 'Outer alignment: what we want'
        <<: *m
        clouds:
          - {id: alignment, label: "Alignment\\n(robustly)", x: 1.5, colour: "#ff8800"}
          - {id: evals, label: Evals, to: alignment}
        links: {paper: "https://arxiv.org/abs/1706.03741"}
        points:
          - Asked to lift the red brick, the arm *flipped* it
          - see issue #3
          - a text that goes on
            on the next line
        notes: |
          In this experiment the virtual robot learned to turn
          the red brick upside down. 12:30

          - a list
        more: >-
          folded
          text
  - section: Disagreements \xc3\xa9 \xe6\x97\xa5\xe6\x9c\xac \xf0\x9f\x98\x80
    slides: [agenda, references]   # the end
"""

TOKENS = [
    *(b"!!int ", b"!!timestamp ", b"! ", b"!x ", b"!<x> ", b"&a ", b"*a", b"*m", b"<<: ", b"? "),
    *(b": ", b":", b"- ", b"-", b"[", b"{", b"}", b"]", b'"', b"'", b"|", b">", b"#", b" #", b"%"),
    *(b"@", b"`", b"\t", b"\x00", b"\x85", b"\xc2\x85", b"\xe2\x80\xa8", b"\xff", b"\\ud800"),
    *(b"\\x00", b"2024-13-45", b"9" * 5000, b"---\n", b"...\n", b"~", b"\xef\xbb\xbf", b"null"),
    *(b"\\U00110000", b"\\U99999999", b"\xf0\x9f\x98\x80", b"\xc2\xa0", b"\xef\xbc\x9a", b"\r\n"),
    *(b"\r", b"**bold** ", b"[x](y)", b"%YAML 1.2\n", b"%YAML 1." + b"9" * 5000 + b"\n"),
    *(b"%TAG ! x\n", b"*emphasis* ", b"\xe2\x80\xae", b"\xff\xfe", b" ", b"  ", b"\n", b"\n\n"),
]


def mutant(number: int) -> bytes:
    """The outline with a few random changes; always the same for one number."""
    dice = random.Random(number)
    data = bytearray(OUTLINE)
    for _ in range(dice.choice((1, 1, 1, 2, 3, 6))):
        begin = dice.randrange(len(data) + 1)
        end = min(len(data), begin + dice.randrange(1, 40))
        lines = bytes(data).split(b"\n")
        chosen = dice.randrange(len(lines))
        match dice.randrange(9):
            case 0 | 1:
                data[begin:begin] = dice.choice(TOKENS)
            case 2:
                data[begin:end] = dice.choice(TOKENS)
            case 3:
                del data[begin:end]
            case 4:
                data[begin:begin] = data[begin:end]
            case 5 if begin < len(data):
                data[begin] = dice.randrange(256)
            case 6:
                lines.insert(dice.randrange(len(lines)), lines[chosen])
                data = bytearray(b"\n".join(lines))
            case 7:
                del data[begin:]
            case _:
                lines[chosen] = b" " * dice.randrange(12) + lines[chosen].lstrip()
                data = bytearray(b"\n".join(lines))
    return bytes(data)


def nodes(node: Node) -> list[Node]:
    """Every node of a tree, keys included."""
    match node:
        case Mapping():
            inside = [each for e in node.entries.values() for each in [e.key, *nodes(e.value)]]
        case Sequence():
            inside = [each for item in node.items for each in nodes(item)]
        case Scalar():
            inside = []
    return [node, *inside]


def check(data: bytes, loader: object) -> str:
    """Read the data, and look at all that comes of it; how it ended."""
    try:
        root = _read(data, "talk.yaml", loader)
    except InvalidTalk as invalid:
        assert invalid.diagnostics
        lines = 1 + data.count(b"\n") + data.count(b"\r")
        for diagnostic in invalid.diagnostics:
            assert diagnostic.severity == "error"
            assert diagnostic.message
            assert diagnostic.span.path == "talk.yaml"
            assert 1 <= diagnostic.span.line <= lines + 1
            assert diagnostic.span.column >= 1
            assert len(str(diagnostic)) < 2000
        return "refused"
    text = root.file.text
    for node in nodes(root):
        assert 0 <= node.start <= node.end <= len(text)
        assert node.line == text.count("\n", 0, node.start) + 1
        assert node.column == node.start - text.rfind("\n", 0, node.start)
        assert node.span.length >= 1
        assert node.raw == text[node.start : node.end].strip(" \t\n")
        if isinstance(node, Scalar) and not node.style and "\n" not in node.raw:
            assert node.value == node.raw
    return "read"


def test_thousands_of_broken_outlines_are_read_or_refused_and_never_raise_anything_else() -> None:
    ends = [check(mutant(number), yaml.CSafeLoader) for number in range(4000)]
    assert ends.count("read") > 400
    assert ends.count("refused") > 2000


def test_the_parser_in_python_gives_the_same_protection() -> None:
    ends = [check(mutant(number), yaml.SafeLoader) for number in range(300)]
    assert ends.count("read") > 30
    assert ends.count("refused") > 150
