"""`replace` changes one text of a file and nothing else."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.source import Mapping, Node, Scalar, Sequence, read, replace
from deckbuilder.source.decoding import FORBIDDEN_IN_VALUE
from tests.often import often

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


def may_be_refused(source: str, new: str) -> bool:
    """Whether `new` is a control character, the name of another key, or no name for a key."""
    others = {each.value for each in scalars(read(source.encode(), "talk.yaml"))}
    return FORBIDDEN_IN_VALUE.search(new) is not None or new in others or not new.strip()


@pytest.mark.parametrize("source", VARIANTS.values(), ids=VARIANTS)
@given(number=st.integers(0, 200), new=TEXTS)
@settings(max_examples=often(60), deadline=None, derandomize=True)
def test_an_edit_changes_one_text_and_nothing_else(source: str, number: int, new: str) -> None:
    with (
        contextlib.suppress(InvalidTalk)
        if may_be_refused(source, new)
        else contextlib.nullcontext()
    ):
        assert_law(source, number, new)


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


LONG = "a long text of many words that goes on and on until it no longer fits on one line"

STYLES = {
    "a plain text stays plain": ("title: old  # why\n", "new words", "title: new words  # why\n"),
    "a plain text is quoted when it must be": ("- old\n", "a: b", '- "a: b"\n'),
    "quotes that need no escapes are taken": ("- old\n", '"a": b', "- '\"a\": b'\n"),
    "double quotes stay": ('- "old"\n', "new", '- "new"\n'),
    "double quotes escape": ('- "old"\n', 'a "b" \\c', '- "a \\"b\\" \\\\c"\n'),
    "single quotes stay": ("- 'old'\n", "it's", "- 'it''s'\n"),
    "a hash that was there stays plain": ("- old #3\n", "new #4", "- new #4\n"),
    "a new hash is quoted for other readers": ("- old\n", "new #4", '- "new #4"\n'),
    "what means nothing is quoted": ("- old\n", "null", '- "null"\n'),
    "an empty text is quoted": ("- old\n", "", '- ""\n'),
    "numbers and dates are text anyway": ("- old\n", "2023-09-09", "- 2023-09-09\n"),
    "a comma matters between brackets": ("[old, b]\n", "a, b", '["a, b", b]\n'),
    "a comma does not matter elsewhere": ("- old\n", "a, b", "- a, b\n"),
    "an anchor stays": ("a: &x old\nb: *x\n", "new", "a: &x new\nb: *x\n"),
    "a second line makes a block": (
        "a:\n  - b: old\n",
        "x\ny\n",
        "a:\n  - b: |\n      x\n      y\n",
    ),
    "an item becomes a block": ("a:\n  - old\n", "x\n\ny", "a:\n  - |-\n    x\n\n    y\n"),
    "between brackets lines are escaped": ("[old]\n", "x\ny\n", '["x\\ny\\n"]\n'),
    "a literal block stays": ("a: |\n   old\nb: c\n", "x\ny\n", "a: |\n   x\n   y\nb: c\n"),
    "its header and comment stay": ("a: |-  # z\n  old\n", "x", "a: |-  # z\n  x\n"),
    "its end follows the text": ("a: |\n  old\nb: c\n", "x", "a: |-\n  x\nb: c\n"),
    "blank lines after it stay": ("a: |\n  old\n\n\nb: c\n", "x\n", "a: |\n  x\n\n\nb: c\n"),
    "leading spaces get an indicator": ("a: |\n  old\n", "  x\ny\n", "a: |2\n    x\n  y\n"),
    "a folded block stays": (
        "a: >\n  old\n  text\n\n  kept as it\n  was wrapped\n",
        "new\nkept as it was wrapped\n",
        "a: >\n  new\n\n  kept as it\n  was wrapped\n",
    ),
    "a folded block is wrapped as wide as before": (
        "a: >-\n  an old text, wrapped by hand\n  at thirty columns\n",
        LONG,
        "a: >-\n  a long text of many words\n  that goes on and on until it\n"
        "  no longer fits on one line\n",
    ),
    "a folded block that cannot say it becomes a literal one": (
        "a: >\n  old\n",
        "x\n  y\n",
        "a: |\n  x\n    y\n",
    ),
    "a plain text over lines is wrapped as wide as before": (
        "- an old text over lines that goes on f\n  while\n",
        LONG,
        "- a long text of many words that goes\n  on and on until it no longer fits on\n"
        "  one line\n",
    ),
    "nothing gets a space before it": ("a:\nb: c\n", "new", "a: new\nb: c\n"),
    "line breaks of Windows stay": ("a: |\r\n  old\r\n", "x\ny\n", "a: |\r\n  x\r\n  y\r\n"),
    "mixed line breaks stay": ("x: y\nz: w\r\na: old\r\n", "new", "x: y\nz: w\r\na: new\r\n"),
    "the byte order mark stays": ("\ufeffa: old\n", "new", "\ufeffa: new\n"),
}


@pytest.mark.parametrize("name", STYLES)
def test_the_style_is_kept_where_it_can_say_the_text(name: str) -> None:
    source, new, expected = STYLES[name]
    root = read(source.encode(), "t")
    node = next(each for each in scalars(root) if "old" in each.value or each.is_null)
    assert replace(node, new) == expected


def test_a_comment_that_cut_the_old_text_does_not_cut_the_new_one() -> None:
    assert edited("- C # sharp\n", "C", "D") == "- D # sharp\n"
    assert edited("a: # why\n", "", "b") == 'a: "b" # why\n'


def test_an_empty_block_is_filled_two_columns_from_its_key() -> None:
    assert edited("a:\n  - b: |\n    c: d\n", "", "x\n") == "a:\n  - b: |\n      x\n    c: d\n"


def test_a_key_without_a_value_between_brackets_gets_one() -> None:
    assert edited("{a, b: c}\n", "", "x") == '{a: "x", b: c}\n'


def test_a_key_is_changed_like_any_text() -> None:
    assert edited("old: b\nc: d\n", "old", "new key") == "new key: b\nc: d\n"
    assert edited("{old: b}\n", "old", "a: b") == '{"a: b": b}\n'


def test_a_key_cannot_take_the_name_of_another() -> None:
    with pytest.raises(InvalidTalk, match="cannot be written here"):
        edited("a: b\nc: d\n", "a", "c")


@pytest.mark.parametrize(
    "character", ["\x00", "\x0b", "\r", "\u2028", "\u202e", "\ud800", "\ufeff"]
)
def test_what_no_outline_may_hold_is_refused_by_name(character: str) -> None:
    with pytest.raises(InvalidTalk) as caught:
        edited("- old\n", "old", f"a{character}b")
    assert f"holds the character U+{ord(character):04X}" in str(caught.value)
