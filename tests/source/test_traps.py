"""Every trap of YAML is explained, with the line that works instead."""

from __future__ import annotations

import re

import pytest
import yaml

from deckbuilder.diagnostics import Diagnostic, InvalidTalk
from deckbuilder.source import Mapping, Node, Scalar, Sequence, read
from deckbuilder.source.reader import read_with


def problems(text: str, loader: object = None) -> list[Diagnostic]:
    with pytest.raises(InvalidTalk) as caught:
        read_with(text.encode(), "t", loader or yaml.CSafeLoader)
    return caught.value.diagnostics


def told(text: str) -> list[str]:
    """Places and messages, without the hints."""
    return [f"{each.span.line}:{each.span.column} {each.message}" for each in problems(text)]


def only(text: str) -> Diagnostic:
    found = problems(text)
    assert len(found) == 1, found
    return found[0]


def texts(node: Node) -> list[str]:
    match node:
        case Scalar():
            return [node.value]
        case Mapping():
            return [text for e in node.entries.values() for text in texts(e.value)]
        case Sequence():
            return [text for item in node.items for text in texts(item)]


CANNOT = "so this text cannot be read"
ALIAS = f"`*` repeats a marked part in YAML, {CANNOT}"
BLOCK = f"`>` begins a block of text on the lines below in YAML, {CANNOT}"
KEY = "`? ` marks a key in YAML, so this is not read as text"
CLOSED = 'the text goes on after the closing `"`, which YAML cannot read'

QUOTED = {
    # the line: (column, message, what is to be written instead)
    "- [blogpost](https://x.org)": (
        3,
        f"`[` begins a list in YAML, {CANNOT}",
        '- "[blogpost](https://x.org)"',
    ),
    "key: [x](y)": (6, f"`[` begins a list in YAML, {CANNOT}", 'key: "[x](y)"'),
    "- [a](b) and [c](d)": (3, f"`[` begins a list in YAML, {CANNOT}", '- "[a](b) and [c](d)"'),
    "- {name} of it": (3, f"`{{` begins a map in YAML, {CANNOT}", '- "{name} of it"'),
    "- {{name}}": (3, "a list or a map stands where a key should be", '- "{{name}}"'),
    "- *emphasis* first": (3, ALIAS, '- "*emphasis* first"'),
    "- **bold** first": (3, ALIAS, '- "**bold** first"'),
    "- *two words": (3, ALIAS, '- "*two words"'),
    "- *": (3, ALIAS, '- "*"'),
    "key: *emphasis*": (6, ALIAS, 'key: "*emphasis*"'),
    '- "What we want" vs what AI does': (3, CLOSED, "- '\"What we want\" vs what AI does'"),
    'title: "It\'s" or "not"': (8, CLOSED, "title: '\"It''s\" or \"not\"'"),
    "- 'tis' the season": (
        3,
        "the text goes on after the closing `'`, which YAML cannot read",
        "- \"'tis' the season\"",
    ),
    "- > quote": (3, BLOCK, '- "> quote"'),
    "- >2 things": (3, BLOCK, '- ">2 things"'),
    "- | text": (3, BLOCK.replace(">", "|"), '- "| text"'),
    "- > #1": (3, "`>` begins a block of text on the lines below, and there is none", '- "> #1"'),
    "- @handle": (3, "no text begins with `@` in YAML", '- "@handle"'),
    "- `code` first": (3, "no text begins with a backquote in YAML", '- "`code` first"'),
    "- %x": (3, "no text begins with `%` in YAML", '- "%x"'),
    "- , then": (3, "no text begins with `,` in YAML", '- ", then"'),
    "- ]": (3, "no text begins with `]` in YAML", '- "]"'),
    "- & and": (3, f"`&` marks a part to repeat in YAML, {CANNOT}", '- "& and"'),
    "- &c text": (
        3,
        "`&c` marks what follows to be repeated elsewhere, so it is not read as text",
        '- "&c text"',
    ),
    "t: &c text": (
        4,
        "`&c` marks what follows to be repeated elsewhere, so it is not read as text",
        't: "&c text"',
    ),
    "t: &c": (
        4,
        "`&c` marks what follows to be repeated elsewhere, so it is not read as text",
        't: "&c"',
    ),
    "- ! bang": (3, "`!` is a tag in YAML, so it is not read as text", '- "! bang"'),
    "- !important": (
        3,
        "`!important` is a tag in YAML, so it is not read as text",
        '- "!important"',
    ),
    "- !a!b c": (3, f"`!` begins a tag in YAML, {CANNOT}", '- "!a!b c"'),
    "- ? why": (3, KEY, '- "? why"'),
    "? why": (1, KEY, '"? why"'),
    "[? why]": (2, KEY, '["? why"]'),
    "- : x": (3, f"`: ` follows a key in YAML, and here is none, {CANNOT}", '- ": x"'),
    "title: Foo: bar": (8, f"`: ` makes a key of `Foo` as well, {CANNOT}", 'title: "Foo: bar"'),
    "- title: a: b: c": (10, f"`: ` makes a key of `a` as well, {CANNOT}", '- title: "a: b: c"'),
    "- Note: this: that": (
        3,
        f"`: ` makes a key of `this` as well, {CANNOT}",
        '- "Note: this: that"',
    ),
    "title: Foo:": (8, f"`: ` makes a key of `Foo` as well, {CANNOT}", 'title: "Foo:"'),
    "title: - a": (8, f"`- ` begins an item of a list in YAML, {CANNOT}", 'title: "- a"'),
    "- [a, *b* c, d]": (7, ALIAS, '- [a, "*b* c", d]'),
    "- {text: *b*, x: y}": (10, ALIAS, '- {text: "*b*", x: y}'),
    "- [see [x](y), d]": (
        4,
        "this text cannot be read between `[ ]` or `{ }` as it is",
        '- ["see [x](y)", d]',
    ),
    "- {label: Foo: bar, x: y}": (
        11,
        f"`: ` makes a key of what stands before it, {CANNOT}",
        '- {label: "Foo: bar", x: y}',
    ),
    "a: {b: {c: #ff8800}, d: {c: #00}}": (
        12,
        "` #` begins a comment in YAML, so the rest of this line is not read",
        'a: {b: {c: "#ff8800"}, d: {c: "#00"}}',
    ),
}


def instead(diagnostic: Diagnostic) -> str:
    """The line that a hint says to write."""
    assert diagnostic.hint
    match = re.search(r"put it in quotes: `(.*)`\Z", diagnostic.hint)
    assert match, diagnostic.hint
    return match[1]


@pytest.mark.parametrize("line", QUOTED)
def test_the_trap_is_explained_and_quoted(line: str) -> None:
    column, message, written = QUOTED[line]
    found = only(line)
    assert (found.span.line, found.span.column, found.message) == (1, column, message)
    assert instead(found) == written


@pytest.mark.parametrize("line", QUOTED)
def test_what_is_to_be_written_instead_says_what_a_person_sees(line: str) -> None:
    written = instead(only(line))
    words = re.sub(r"[\"'\s]", "", "".join(texts(read(written.encode(), "t"))))
    assert words
    assert words in re.sub(r"[\"'\s]", "", line) or "{" in line or "[" in line


@pytest.mark.parametrize("line", QUOTED)
def test_the_trap_is_found_deep_in_a_talk_too(line: str) -> None:
    column, message, written = QUOTED[line]
    talk = f"talk:\n  title: A talk\nsections:\n  - slides:\n      {line}\n  - last: x\n"
    found = only(talk)
    assert (found.span.line, found.span.column, found.message) == (5, column + 6, message)
    assert instead(found) == written


@pytest.mark.parametrize("line", QUOTED)
def test_the_parser_in_python_finds_the_same(line: str) -> None:
    assert problems(f"{line}\n", yaml.SafeLoader) == problems(f"{line}\n")


@pytest.mark.parametrize("line", [each for each in QUOTED if "[" not in each and "{" not in each])
def test_a_comment_after_the_trap_is_left_out_of_the_quotes(line: str) -> None:
    if line != "- > #1":
        assert instead(only(f"{line}   # a comment")) == QUOTED[line][2]


LEGITIMATE = [
    "- >\n  folded\n  text\n",
    "- >-   # why\n  folded\n",
    "- |2\n    indented\n",
    "notes: |\n",
    "a: &x {k: v}\nb: *x\n",
    "a: &x text\nb: *x\n",
    "base: &x\n  k: v\nmore:\n  <<: *x\n",
    "- Note: text\n",
    "- [a, b: c]\n",
    "- -5 degrees\n- --\n- a\n  -5 degrees\n",
    "points:\n  -5\n",
    "- 'quoted'  # comment\n",
    "- a text\n  over two lines\n",
    "- 注：これ\n- Attention\u00a0: le robot\n- He said:\u00a0no\n",
    "- https://x.org/a:b\n",
    "key:\n    - deeper\n    - items\n",
    '- "quotes\n  over two\n  - lines"\n',
]


@pytest.mark.parametrize("text", LEGITIMATE)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert texts(read(text.encode(), "t")) is not None


SPACE = "a space is missing after the `-`, so this is not read as an item of a list"
ODD = "so `title` is not read as a key"
MORE = "this line begins with `-`, but goes on with the text of line"

SILENT_OR_NOT = {
    "-a\n-b\n": [f"1:1 {SPACE}", f"2:1 {SPACE}"],
    "-a\n- b\n": [f"1:1 {SPACE}"],
    "points:\n  -a\n": [f"2:3 {SPACE}"],
    "points:\n  - a\n  -b\n": [f"3:3 {SPACE}"],
    "points:\n  - a\n    -b\n": [f"3:5 {SPACE}"],
    "points:\n  -a\n  -b: c\n": [f"2:3 {SPACE}", f"3:3 {SPACE}"],
    "slides:\n  -title: x\n   points: y\n": [f"2:3 {SPACE}"],
    "slides:\n  -title: x\n": [f"2:3 {SPACE}"],
    "-\u00a0a\n-\u00a0b\n": [f"1:1 {SPACE}", f"2:1 {SPACE}"],
    "- a\n - b\n": [f"2:2 {MORE} 1"],
    "x: a\n  - b\n": [f"2:3 {MORE} 1"],
    "* a\n* b\n": [f"{n}:1 `*` does not begin an item of a list in YAML" for n in (1, 2)],
    "x:\n  • a\n  • b\n": [f"{n}:3 `•` does not begin an item of a list in YAML" for n in (2, 3)],
    "-\ta\n": ["1:1 a tab follows the `-`"],
    "title:\u00a0x\n": [f"1:1 the character U+00A0 (no-break space) stands after the `:`, {ODD}"],
    "- title:\u3000x\n  b: c\n": [
        f"1:3 the character U+3000 (ideographic space) stands after the `:`, {ODD}"
    ],
    "a: b\ntitle：x\nc: d\n": [
        f"2:1 the character U+FF1A (fullwidth colon) stands where `:` should be, {ODD}"
    ],
    "\u00a0\u00a0a: b\n": ["1:1 this line is indented with the character U+00A0 (no-break space)"],
    "- title:Foo\n  points: bar\n": [
        "1:3 a space is missing after `title:`, so this is not read as a key"
    ],
    "a: b\ntitle:Foo\nc: d\n": [
        "2:1 a space is missing after `title:`, so this is not read as a key"
    ],
    "Talk #1: x\nb: 1\n": ["1:1 ` #` begins a comment in YAML, so `Talk #1` is not read as a key"],
    "- see issue #3\n  and more\n": [
        "1:3 ` #` begins a comment in YAML, so the text cannot go on on the next line"
    ],
    "- *x\n": ["1:3 `*x` repeats a part marked `&x`, but nothing before it is marked so"],
    "- !!int 5\n- !<x> y\n": [
        "1:3 tags such as `!!int` cannot be used",
        "2:3 tags such as `!<x>` cannot be used",
    ],
    "%YAML 3.0\n---\na: b\n": ["1:1 this directive cannot be read"],
    "%TAG ! x\n---\na: b\n": ["1:1 tags cannot be used"],
    "a:\n\tb: c\n\td: e\n": [
        "2:1 a tab indents this line, which YAML does not allow",
        "3:1 a tab indents this line, which YAML does not allow",
    ],
    "- a\n\t- b\n": ["2:1 a tab indents this line, which YAML does not allow"],
    '- "C:\\path"\n': [
        "1:3 a backslash begins an escape in double quotes, and YAML does not know this one"
    ],
    '- a\n- "b\n- c"\n': ["3:1 this line belongs to the text in quotes that begins on line 2"],
}


@pytest.mark.parametrize("text", SILENT_OR_NOT)
def test_the_mistake_is_told_once(text: str) -> None:
    assert told(text) == SILENT_OR_NOT[text]


QUOTE = "the quote `{}` opened here is not closed where its text ends"

UNCLOSED = {
    '- ok\n- "unclosed\n- c\n': ("2:3", '"', 'close it: `- "unclosed"`'),
    '- ok\n- "unclosed\n- "d"\n': ("2:3", '"', 'close it: `- "unclosed"`'),
    "- ok\n- 'tis the season\n- don't\n": (
        "2:3",
        "'",
        'put it in quotes: `- "\'tis the season"`',
    ),
    'a: "one\n  two\n  three\nb: "c"\n': ("1:4", '"', "close it at the end of line 3"),
    'a: "one': ("1:4", '"', 'close it: `a: "one"`'),
}


@pytest.mark.parametrize("text", UNCLOSED)
def test_an_open_quote_is_told_where_it_is_opened(text: str) -> None:
    place, mark, hint = UNCLOSED[text]
    found = only(text)
    assert f"{found.span.line}:{found.span.column}" == place
    assert (found.message, found.hint) == (QUOTE.format(mark), hint)


STRUCTURE = {
    "title: Foo\n   points: x\n": "2:4 this reads as more of the text on line 1, so it cannot be",
    "- a\n  points: x\n": "2:3 this reads as more of the text on line 1, so it cannot be a key",
    "- title: a\n points: b\n": "2:2 this line stands in the list that begins on line 1, but is",
    "- a\nb: c\n": "2:1 this line stands in the list that begins on line 1, but is no item of it",
    "a:\n  - b\n c: d\n": "3:2 this line is not lined up with the keys of the map that begins on",
    "a: b\n- c\n": "2:1 a list item stands among the keys of the map that begins on line 1",
    "a: b\nsome words\nc: d\n": "2:1 this line is no `key:`, no item and no text of another line",
    "a: |\n    b\n  c\nd: e\n": "3:3 this line is indented less than the text that `|` begins on",
    "a: [b,\n  c\nd: e\n": "1:4 the `[` opened here is not closed before line 3",
    "a: [b, c\nd: e\n": "1:4 the `[` opened here is never closed",
    "a: {b: c\n": "1:4 the `{` opened here is never closed",
    'a: "x\n---\ny"\n': '1:4 the quote `"` opened here is never closed',
}


@pytest.mark.parametrize("text", STRUCTURE)
def test_lines_that_stand_in_the_wrong_place_are_told_in_words(text: str) -> None:
    (found,) = told(text)
    assert found.startswith(STRUCTURE[text])


TALK = """\
talk:
  title: Foo: bar
  title: again
sections:
  - section: The map
    slides:
      - title: [x](y)
        points:
          - *emphasis* first
          - "What we want" vs what AI does
          - `code` first   # a comment
          - fine, see #3
          - ! bang
          - 'tis the season
          - [*a* b, c, **d** e]
          - &c text
        notes: @all
      - title: "C:\\path"
        points: {a: #ff8800}
        title: x
   - bad: indentation
  - never: [read](this)
"""


def test_all_mistakes_of_a_talk_are_told_at_once_in_their_places() -> None:
    assert [each.split(" ")[0] for each in told(TALK)] == [
        *("2:10", "3:3", "7:16", "9:13", "10:13", "11:13", "13:13", "14:13", "15:14", "15:24"),
        *("16:13", "17:16", "18:16", "19:21", "20:9", "21:4"),
    ]


def test_a_talk_with_all_its_mistakes_mended_is_read() -> None:
    lines = TALK.split("\n")
    for found in problems(TALK):
        hint = found.hint or ""
        match = re.search(r"(?:put it in quotes|one backslash): `(.*)`\Z", hint)
        if match:
            line = lines[found.span.line - 1]
            lines[found.span.line - 1] = line[: len(line) - len(line.lstrip())] + match[1]
    for number in (22, 21, 20, 3):
        del lines[number - 1]
    words = texts(read("\n".join(lines).encode(), "t"))
    assert words == [
        *("Foo: bar", "The map", "[x](y)", "*emphasis* first", '"What we want" vs what AI does'),
        *("`code` first", "fine, see #3", "! bang", "'tis the season", "*a* b", "c", "**d** e"),
        *("&c text", "@all", "C:\\path", "#ff8800"),
    ]


def test_nothing_is_told_of_what_a_repair_brought_about() -> None:
    # The repaired line closes its quote, so that line 3 stands in the wrong place: only in memory.
    found = told('- "one\n- "two"\n  three: "four"\n')
    assert found[0] == f"1:3 {QUOTE.format(chr(34))}"
    assert all("is written twice" not in each for each in found)
