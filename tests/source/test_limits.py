"""Whatever the bytes, `read` answers with a node or with `InvalidTalk`, and soon."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
import yaml

from deckbuilder.diagnostics import Diagnostic, InvalidTalk
from deckbuilder.source import Mapping, Node, Scalar, Sequence, read, read_file
from deckbuilder.source.reader import read_with

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
        root = read_with(data, "talk.yaml", loader)
    except InvalidTalk as invalid:
        check_diagnostics(data, invalid.diagnostics)
        return "refused"
    check_nodes(root)
    return "read"


def check_diagnostics(data: bytes, diagnostics: list[Diagnostic]) -> None:
    assert diagnostics
    lines = 1 + data.count(b"\n") + data.count(b"\r")
    for diagnostic in diagnostics:
        assert diagnostic.severity == "error"
        assert diagnostic.message
        assert diagnostic.span.path == "talk.yaml"
        assert 1 <= diagnostic.span.line <= lines + 1
        assert diagnostic.span.column >= 1
        assert len(str(diagnostic)) < 2000


def check_nodes(root: Node) -> None:
    text = root.file.text
    for node in nodes(root):
        assert 0 <= node.start <= node.end <= len(text)
        assert node.line == text.count("\n", 0, node.start) + 1
        assert node.column == node.start - text.rfind("\n", 0, node.start)
        assert node.span.length >= 1
        assert node.raw == text[node.start : node.end].strip(" \t\n")
        if isinstance(node, Scalar) and not node.style and "\n" not in node.raw:
            assert node.value == node.raw


def test_thousands_of_broken_outlines_are_read_or_refused_and_never_raise_anything_else() -> None:
    ends = [check(mutant(number), yaml.CSafeLoader) for number in range(4000)]
    assert ends.count("read") > 400
    assert ends.count("refused") > 2000


def test_the_parser_in_python_gives_the_same_protection() -> None:
    ends = [check(mutant(number), yaml.SafeLoader) for number in range(300)]
    assert ends.count("read") > 30
    assert ends.count("refused") > 150


def refused(text: str | bytes) -> str:
    """What `read` says of a text, on one line for each problem."""
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(InvalidTalk) as caught:
        read(data, "t")
    return str(caught.value)


BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)
)
MERGE_BOMB = "a0: &a0 {x: 1}\n" + "".join(
    f"a{n}: &a{n}\n  <<: [*a{n - 1}, *a{n - 1}]\n  k{n}: 1\n" for n in range(1, 30)
)
DEEP_ALIASES = f"a0: &a0 {'[' * 50}{']' * 50}\n" + "".join(
    f"a{n}: &a{n} {'[' * 50}*a{n - 1}{']' * 50}\n" for n in range(1, 60)
)


@pytest.mark.parametrize("text", [BOMB, MERGE_BOMB], ids=["aliases", "merge keys"])
def test_values_are_counted_each_time_an_alias_repeats_them(text: str) -> None:
    assert "more than 200,000 values, aliases counted" in refused(text)


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "[{a: ["])
def test_nesting_is_refused_at_the_sixty_fifth_level(opening: str) -> None:
    assert "within each other, more than 64 deep" in refused(opening * 20_000)


def test_aliases_within_aliases_are_as_deep_as_what_they_repeat() -> None:
    assert refused(DEEP_ALIASES).startswith("t:2:59: error: lists and maps within each other")


def test_sixty_four_levels_are_read() -> None:
    assert len(nodes(read(b"[" * 64 + b"x" + b"]" * 64, "t"))) == 65


def test_an_alias_of_the_list_it_stands_in_is_refused() -> None:
    assert "t:1:5: error: `*a` repeats a part marked `&a`, but it stands in that" in refused(
        "&a [*a]"
    )


def test_two_hundred_thousand_values_are_read_and_one_more_is_refused() -> None:
    items = "- x\n" * 199_999
    assert len(nodes(read(items.encode(), "t"))) == 200_000
    assert "t:200000:3: error: more than 200,000 values" in refused(items + "- x\n")


def test_a_text_of_more_than_two_hundred_thousand_characters_is_refused() -> None:
    read(b"a: " + b"x" * 200_000, "t")
    assert refused("a: " + "x" * 200_001) == (
        "t:1:4: error: this text has 200,001 characters; the limit is 200,000"
    )


def test_more_than_four_megabytes_are_refused_unread() -> None:
    assert "t:1:1: error: the file is too large: the limit is 4 MB" in refused(b"\xff" * 4_000_001)


def test_a_hundred_problems_are_told_and_then_no_more() -> None:
    lines = refused("k: v\n" * 100_000).splitlines()
    assert len(lines) == 101
    assert "more than 100 problems; the rest is not shown" in refused("k: v\n" * 100_000)


def test_hundreds_of_traps_end_with_a_word_that_there_may_be_more() -> None:
    assert "what follows is not checked" in refused("- [x](y)\n" * 1000)


def test_tag_directives_are_refused_before_yaml_compares_each_with_all_others() -> None:
    directives = "".join(f"%TAG !a{n}! x\n" for n in range(200_000))
    assert refused(directives).startswith("t:1:1: error: tags cannot be used")


HARD = {
    "one long line of commas": "[" + "a, " * 1_300_000 + "]",
    "full-width colons on one line": "[" + "a：b, " * 400_000 + "]",
    "spaces before nothing": "a: x" + " " * 3_900_000,
    "hashes on one line": "a: x" + " #y" * 1_300_000,
    "control characters": "a: " + "\x01" * 3_900_000,
    "backslashes in open quotes": '- "' + "a\\" * 1_900_000,
    "open brackets on many lines": "- [a #b\n" * 400_000,
    "dashes on lines of one text": "a: b\n" + " - c\n" * 700_000,
    "traps on every line": "- *\n" * 900_000,
    "many traps on one line": "- [" + "*, " * 1_300_000 + "]",
    "empty blocks": "- |\n" * 900_000,
    "tabs": "\ta\n" * 1_300_000,
    "spread dashes before a bracket": "-  " * 60 + "[a",
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_files_made_to_be_slow_are_answered(text: str) -> None:
    try:
        read(text.encode(), "t")
    except InvalidTalk as invalid:
        check_length = [len(str(diagnostic)) for diagnostic in invalid.diagnostics]
        assert max(check_length) < 2000


def said_of(path: Path) -> str:
    with pytest.raises(InvalidTalk) as caught:
        read_file(path, "talk.yaml")
    return str(caught.value)


def test_a_file_that_is_not_there_is_an_error_of_the_talk(tmp_path: Path) -> None:
    said = said_of(tmp_path / "none.yaml")
    assert said == "talk.yaml:1:1: error: there is no such file; is the name right?"


def test_a_folder_is_an_error_of_the_talk(tmp_path: Path) -> None:
    assert said_of(tmp_path) == "talk.yaml:1:1: error: this is a folder; name an outline"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "this is no ordinary file" in said_of(tmp_path / "pipe")


def test_a_name_no_file_can_have_is_an_error_of_the_talk() -> None:
    assert "this file cannot be read" in said_of(Path("a\0b"))


def test_a_large_file_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(10**10)
    assert "the file is too large" in said_of(path)


def test_a_file_is_called_by_its_path_unless_told_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "talk.yaml"
    path.write_bytes(b"a: b\n")
    assert read_file(path).span.path == str(path)
    assert read_file(path, "shown.yaml").span.path == "shown.yaml"
