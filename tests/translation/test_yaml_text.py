"""Texts written as YAML say what they said, in the style they had."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.source import Mapping, Scalar, read
from deckbuilder.translation.yaml_text import commented, entry

LINE = st.text(st.sampled_from("ab :#-'\"|>&*!%@`{}[],?~\\\tß日\u0301") | st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=12)  # fmt: skip
TEXT = (
    st.lists(LINE, min_size=1, max_size=5)
    .map("\n".join)
    .filter(lambda text: text.strip() == text != "")
)


def value(lines: list[str]) -> Scalar:
    root = read("\n".join(lines).encode(), "texts")
    assert isinstance(root, Mapping)
    [only] = root.entries.values()
    assert isinstance(only.value, Scalar)
    return only.value


@given(TEXT, st.sampled_from([0, 2, 4]))
def test_any_text_can_be_written_and_read_again(text: str, indent: int) -> None:
    assert value(entry("a.b", text, indent)).value.rstrip("\n") == text


@given(TEXT, st.sampled_from([0, 2, 4]))
def test_comments_hold_what_they_are_without_the_hash(text: str, indent: int) -> None:
    lines = commented(entry("a.b", text, indent), indent)
    assert all(line[indent] == "#" for line in lines)
    bare = [line[indent + 2 :] for line in lines]
    assert value(bare).value.rstrip("\n") == text


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        ("a: |2\n     in\n   out", "    k: |2\n         in\n       out"),
        ("a: |-\n  one\n\n  two", "    k: |-\n      one\n\n      two"),
        ("a: >+\n one\n   set in\n", "    k: >+\n      one\n        set in"),
        ("a: 'one\n two'", "    k: 'one\n      two'"),
        ('a: "one \\\n two"', '    k: "one \\\n      two"'),
        ("a: one\n  two", "    k: one\n      two"),
        ("b: {a: some words}", "    k: some words"),
        ("a: see issue #3", "    k: see issue #3"),
        ("a: |\n        far in", "    k: |\n        far in"),
        ("a: 'one\n         far in'", "    k: 'one\n         far in'"),
        ("a: null words", "    k: null words"),
    ],
)
def test_a_text_keeps_its_style_and_moves_only_as_far_as_it_must(written: str, moved: str) -> None:
    root = read(written.encode(), "texts")
    assert isinstance(root, Mapping)
    [only] = root.entries.values()
    inner = only.value
    node = inner if isinstance(inner, Scalar) else next(iter(inner.entries.values())).value
    assert "\n".join(entry("k", node, 4)) == moved


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain", "k: plain"),
        ("a: b", 'k: "a: b"'),
        ('"a" b', "k: '\"a\" b'"),
        ("null", 'k: "null"'),
        ("C # sharp", 'k: "C # sharp"'),
        ("see #3", 'k: "see #3"'),
        ("two\nlines", "k: |\n  two\n  lines"),
        ("- dash", 'k: "- dash"'),
    ],
)
def test_a_new_text_is_written_as_a_person_would(text: str, written: str) -> None:
    assert "\n".join(entry("k", text, 0)) == written
