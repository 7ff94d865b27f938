"""`replace` changes one text of a file and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.source import Mapping, Node, Scalar, Sequence, read, replace

OUTLINE = """\
# A talk in every style
talk:
  title: A map of the field     # shown on the cover
  event:   EAGx Berlin
  quoted: "with \\"marks\\""
  single: 'it''s here'
  nothing:
  tilde: ~
  anchored: &name Main presenter
  again: *name
  issue: see issue #3
  sharp: C # sharp
  long: a text that goes on
    over two lines, and on
    over a third
  long quoted: "a quoted text that goes
    over two lines"
  own line:
    a value on a line of its own
  flow: {a: x, b: [y, "z", 'w'], c: last}
sections:
- section: Unindented
  slides:
  - cover
  -
  - - nested
    - "list"
  - title: First key
    points:
      - Asked to lift the red brick, the arm *flipped* it
      - 'single'   # with a comment
      - "double"
    notes: |
      First paragraph of what is said,
      over two lines.

      Second paragraph.

    stripped: |-
      no line break at the end
    kept: |+
      with blank lines at the end


    indented: |2
        two more spaces
      than this
    folded: >
      A folded paragraph that its author
      wrapped by hand at forty.

      Another one.
    folded stripped: >-   # with a comment
      Only one.
- |
  a block in a list
- >-
  folded in a list
- last: one
"""

NASTY = [
    *("yes", "null", "~", "1.50", "010", "2023-09-09", "12:30", "a: b", "a #b", "a # b", "#tag"),
    *("- x", "-x", "? q", "*star*", "**bold** text", "&amp", "! bang", "%d", "@x", "`code`", "{x}"),
    *("[link](http://x.org/#z)", 'quote "d"', "it's", "'q'", '"q"', "trailing ", " lead", "  "),
    *(
        "Überblick – «ok» 😀",
        "日本語：とても",
        "النص العربي",
        "back\\slash",
        "C:\\new",
        "a, b",
        "x]",
    ),
    *("x}", "ends:", ":", "-", "---", "...", "<<", "=", "key: [a", "long " * 40 + "end", "tab\tin"),
    *(
        "\ttab",
        "a\u00a0b",
        "\u00a0",
        "|",
        ">",
        "> quote",
        ">2",
        "| x",
        ", x",
        "?",
        "a:b",
        "http://x",
    ),
    *("see issue #4", "Talk #1 of #2", "note:\u00a0x", "note：x", "•\tx", "%TAG x", "'", '"', "\\"),
    *(
        "two\nlines",
        "two\n\nparagraphs",
        "ends\n",
        "ends\n\n",
        "\nbegins",
        "  two\nlines",
        "\n",
        " \n",
    ),
    *(
        "a\n  b\nc",
        "a\n- b\n- c",
        "x\n  \ny",
        "a \nb",
        "a\n\tb",
        "# a\n# b",
        "---\na",
        "a\n\n\n\nb\n",
    ),
    *("word " * 30 + "\n" + "another " * 30 + "\n", "", "null\n", "a\r"[:1]),
]

TEXTS = st.sampled_from(NASTY) | st.text(
    st.sampled_from("ab \n\t:#-'\"\\[]{},&*!|>%@`?~é日\u00a0.") | st.characters(codec="utf-8"),
    max_size=30,
)


def scalars(node: Node) -> list[Scalar]:
    """Every text of a tree in the order of the file, keys too; an aliased one only once."""
    found: dict[int, Scalar] = {}
    rest: list[Node] = [node]
    while rest:
        match rest.pop():
            case Scalar() as scalar:
                found[scalar.start] = scalar
            case Mapping() as mapping:
                rest += [each for e in mapping.entries.values() for each in (e.key, e.value)]
            case Sequence() as sequence:
                rest += sequence.items
    return [found[start] for start in sorted(found)]


def find(root: Node, value: str) -> Scalar:
    return next(scalar for scalar in scalars(root) if scalar.value == value)


def edited(source: str, old: str, new: str) -> str:
    """The source with the text `old` replaced by `new`."""
    return replace(find(read(source.encode(), "talk.yaml"), old), new)


def assert_law(source: str, number: int, new: str) -> None:
    """Re-reading gives `new` there, all other texts as before, and all else letter by letter."""
    before = scalars(read(source.encode(), "talk.yaml"))
    node = before[number % len(before)]
    result = replace(node, new)
    after = scalars(read(result.encode(), "talk.yaml"))
    expected = [new if each is node else each.value for each in before]
    assert [each.value for each in after] == expected
    assert not (after[before.index(node)].is_null)
    head, tail = node.file.text[: node.start], node.file.text[node.end :]
    if node.raw.startswith("|+"):
        tail = tail.lstrip("\n")
    bom, breaks = source.startswith("\ufeff"), "\r\n" if "\r\n" in source else "\n"
    head, tail = head.replace("\n", breaks), tail.replace("\n", breaks)
    assert result.startswith("\ufeff" * bom + head)
    assert result.endswith(tail)


VARIANTS = {
    "unix": OUTLINE,
    "windows": OUTLINE.replace("\n", "\r\n"),
    "byte order mark": "\ufeff" + OUTLINE,
    "no final line break": OUTLINE.rstrip("\n"),
    "ends with a block": "a: b\nnotes: |\n  one\n  two",
    "only a text": "just a text\n",
    "only a block": "|\n  one\n  two\n",
}


@pytest.mark.parametrize("source", VARIANTS.values(), ids=VARIANTS)
@given(number=st.integers(0, 200), new=TEXTS)
@settings(max_examples=150, deadline=None, derandomize=True)
@example(number=0, new="x")
def test_an_edit_changes_one_text_and_nothing_else(source: str, number: int, new: str) -> None:
    try:
        assert_law(source, number, new)
    except InvalidTalk as invalid:
        # Refused are control characters, a key that another has already, and an empty key.
        others = {each.value for each in scalars(read(source.encode(), "talk.yaml"))}
        assert "cannot be used" in str(invalid) or new in others or not new.strip()


@pytest.mark.parametrize("new", NASTY)
def test_every_value_can_say_every_nasty_text(new: str) -> None:
    root = read(OUTLINE.encode(), "talk.yaml")
    keys: set[int] = set()
    rest: list[Node] = [root]
    while rest:
        match rest.pop():
            case Mapping() as mapping:
                keys |= {entry.key.start for entry in mapping.entries.values()}
                rest += [entry.value for entry in mapping.entries.values()]
            case Sequence() as sequence:
                rest += sequence.items
    for number, node in enumerate(scalars(root)):
        if node.start not in keys:
            assert_law(OUTLINE, number, new)
