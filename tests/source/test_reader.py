"""Texts stay texts, and every node knows where it stands."""

from __future__ import annotations

import pytest

from deckbuilder.diagnostics import InvalidTalk, Span
from deckbuilder.source import Mapping, Node, Scalar, Sequence, read


def plain(node: Node) -> object:
    """A tree as Python's own values, to compare with."""
    match node:
        case Scalar():
            return node.value
        case Mapping():
            return {name: plain(entry.value) for name, entry in node.entries.items()}
        case Sequence():
            return [plain(item) for item in node.items]


def said(text: str | bytes) -> object:
    return plain(read(text if isinstance(text, bytes) else text.encode(), "talk.yaml"))


def refused(text: str | bytes) -> list[str]:
    """What `read` says of a text, a line for each problem, without the name of the file."""
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(InvalidTalk) as caught:
        read(data, "t")
    return [str(each).removeprefix("t:") for each in caught.value.diagnostics]


def only(text: str) -> Scalar:
    """The text in a list of one."""
    node = read(text.encode(), "t")
    assert isinstance(node, Sequence)
    scalar = node.items[0]
    assert isinstance(scalar, Scalar)
    return scalar


AS_WRITTEN = [
    *("16:9", "3:30", "12:30:00", "yes", "no", "on", "off", "1.10", "2023-09-09", "012", "1_000"),
    *("0b11", "0x1F", "1e3", "1.0e+400", ".inf", "true", "~", "null", "=", "2024-13-45", "?why"),
    *(
        "-5 degrees",
        "--",
        "a:b",
        "http://x.org/#top",
        "C#",
        "it's",
        'the "best"',
        "a, b",
        "x}}",
    ),
    *(
        "Übung",
        "日本語：例",
        "注：これ",
        "عربي",
        "😀",
        "a\u00a0b",
        "a -> b",
        "5 > 3",
        "50%",
        "a & b",
    ),
    *("see issue #3", "Talk #1 of #2", "#3 is new", "##", "issue #3, and #4: why"),
]


@pytest.mark.parametrize("words", AS_WRITTEN)
def test_a_plain_text_means_what_a_person_sees(words: str) -> None:
    assert said(f"- {words}") == [words]
    assert said(f"- {words}\n- next\n") == [words, "next"]
    assert said(f"key: {words}\nnext: x\n") == {"key": words, "next": "x"}


@pytest.mark.parametrize("key", ["on", "yes", "1", "1.0", "true", "16:9", "~", "2023-09-09"])
def test_a_key_is_its_text(key: str) -> None:
    assert said(f"{key}: yes") == {key: "yes"}


def test_keys_that_yaml_takes_for_one_number_are_three_keys() -> None:
    assert said("1: a\n1.0: b\ntrue: c\n") == {"1": "a", "1.0": "b", "true": "c"}


def test_all_ways_to_write_a_text_are_read_with_their_style() -> None:
    root = read(b"a: x\nb: 'it''s'\nc: \"x\\ty\"\nd: |\n  l\n\n  m\ne: >-\n  f\n  g\n\n  h\n", "t")
    assert isinstance(root, Mapping)
    found = {key: entry.value for key, entry in root.entries.items()}
    assert all(isinstance(node, Scalar) for node in found.values())
    styles = {key: (n.style, n.value) for key, n in found.items() if isinstance(n, Scalar)}
    assert styles == {
        "a": ("", "x"),
        "b": ("'", "it's"),
        "c": ('"', "x\ty"),
        "d": ("|", "l\n\nm\n"),
        "e": (">", "f g\nh"),
    }


@pytest.mark.parametrize("words", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_nothing_only_without_quotes(words: str) -> None:
    assert only(f"- {words}").is_null
    assert not only(f"- '{words}'").is_null
    assert not only("- nullify").is_null


def test_one_space_before_a_hash_and_one_after_cut_a_text_which_is_remembered() -> None:
    assert (only("- C # sharp").value, only("- C # sharp").cut) == ("C", "# sharp")
    assert (only("- C #").value, only("- C #").cut) == ("C", "#")
    both = only("- Talk #1 of #2 # draft")
    assert (both.value, both.cut) == ("Talk #1 of #2", "# draft")


@pytest.mark.parametrize("comment", ["  # sharp", "  #sharp", "   #", "\t# sharp"])
def test_a_comment_well_apart_is_a_comment(comment: str) -> None:
    scalar = only(f"- C{comment}")
    assert (scalar.value, scalar.cut) == ("C", "")


def test_a_comment_after_a_restored_hash_is_a_comment() -> None:
    assert said("- see #3  # todo\n- see #4   #todo\n") == ["see #3", "see #4"]


def test_a_colour_is_no_comment() -> None:
    assert said("a: #ff8800\nb:   #ff8800  # orange\nc:  # nothing yet\nd: x\n") == {
        "a": "#ff8800",
        "b": "#ff8800",
        "c": "",
        "d": "x",
    }


def test_a_text_over_two_lines_keeps_the_hash_at_its_end() -> None:
    assert said("- a text\n  about issue #3\n- next\n") == ["a text about issue #3", "next"]


def test_a_hash_in_quotes_or_in_a_block_is_left_alone() -> None:
    assert said("- 'a' # b\n- \"a #b\" #c\n- |\n  a #b\n  # c\n") == ["a", "a #b", "a #b\n# c\n"]


def test_within_brackets_a_hash_only_marks_the_text_as_cut() -> None:
    root = read(b"[a, b #c\n, d]", "t")
    assert plain(root) == ["a", "b", "d"]
    assert isinstance(root, Sequence)
    assert [item.cut for item in root.items if isinstance(item, Scalar)] == ["", "#c", ""]


def test_a_word_with_a_colon_stays_a_map_that_remembers_its_words() -> None:
    root = read(b"- Note: see #3\n- Overview: the field  # x\n", "t")
    assert isinstance(root, Sequence)
    assert [item.raw for item in root.items] == ["Note: see #3", "Overview: the field"]


PLACES = """\
# a comment

talk:
  title: &name "A map"
  flow: {a: [1, 22], "b": ''}
  # another
  notes: |
    One

    Two 😀

  list:
  - x
  -   y: *name
"""


def test_every_node_knows_its_line_column_and_words() -> None:
    root = read(PLACES.encode(), "talk.yaml")
    assert isinstance(root, Mapping)
    talk = root.entries["talk"].value
    assert isinstance(talk, Mapping)
    found = {key: entry.value for key, entry in talk.entries.items()}
    assert found["title"].span == Span("talk.yaml", 4, 16)
    assert found["title"].span.length == len('"A map"')
    assert found["title"].raw == '"A map"'
    assert found["flow"].span == Span("talk.yaml", 5, 9)
    assert found["flow"].raw == "{a: [1, 22], \"b\": ''}"
    assert found["notes"].span == Span("talk.yaml", 7, 10)
    assert found["notes"].raw == "|\n    One\n\n    Two 😀"
    assert found["list"].raw == "- x\n  -   y: *name"
    assert found["list"].span == Span("talk.yaml", 13, 3)
    assert found["list"].span.length == len("- x")
    assert talk.entries["list"].key.span == Span("talk.yaml", 12, 3)
    assert root.raw == PLACES.split("\n\n", 1)[1].strip()
    assert root.file.line(4) == '  title: &name "A map"'
    assert root.file.line(99) == ""


def test_an_alias_is_the_very_node_that_was_marked() -> None:
    root = read(b"a: &x {k: [v]}\nb: *x\n", "t")
    assert isinstance(root, Mapping)
    assert root.entries["a"].value is root.entries["b"].value


def test_a_later_anchor_takes_the_name_of_an_earlier_one() -> None:
    assert said("- &x a\n- *x\n- &x b\n- *x\n") == ["a", "a", "b", "b"]
    assert refused("- &x a\n- &x b\n- *x\n")[0].startswith("1:3: error: `&x` marks what follows")


def test_merge_keys_give_way_to_the_maps_own_and_keep_their_place() -> None:
    text = (
        "a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc:\n  w: 0\n  <<: [*a, *b]\n  x: 5\nd:\n  <<: *a\n"
    )
    root = said(text)
    assert isinstance(root, dict)
    assert list(root["c"].items()) == [("w", "0"), ("x", "5"), ("y", "2"), ("z", "4")]
    assert root["d"] == {"x": "1", "y": "2"}
    assert said('"<<": x\n') == {"<<": "x"}


def test_merging_what_is_no_map_is_refused() -> None:
    assert refused("a: 1\n<<: 3\n") == [
        "2:1: error: `<<` takes over the keys of a map; write `<<: *name` for a map marked `&name`"
    ]


def test_a_repeated_key_names_the_first_line() -> None:
    advice = "keep one, or rename one of them"
    assert refused("a: 1\nb:\n  c: 2\n  c: 3\na: 4\n") == [
        f"4:3: error: the key `c` is written twice, first on line 3; {advice}",
        f"5:1: error: the key `a` is written twice, first on line 1; {advice}",
    ]
    assert len(refused("{a: 1, 'a': 2}")) == 1


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "\ufeff"])
def test_an_empty_outline_is_refused(text: str) -> None:
    assert refused(text) == ["1:1: error: the outline is empty; begin with `talk:` and `sections:`"]


def test_a_second_document_is_refused() -> None:
    assert refused("a: b\n---\nc: d\n") == [
        "2:1: error: `---` begins a second document here; "
        "remove the line: an outline is one document"
    ]
    assert said("---\na: b\n...\n") == {"a": "b"}
    assert said("%YAML 1.2\n---\na: 012\n") == {"a": "012"}


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_line_breaks_of_all_systems_are_line_breaks(ending: str) -> None:
    text = ending.join(["a: b", "notes: |", "  one", "  two", "c: [x](y)", ""])
    assert refused(text)[0].startswith("5:4: error: `[` begins a list")
    assert said(text.replace("(y)", "")) == {"a": "b", "notes": "one\ntwo\n", "c": ["x"]}


def test_byte_order_marks_and_utf_16_are_read() -> None:
    assert said(b"\xef\xbb\xbfa: \xc3\xa9") == {"a": "é"}
    assert said("a: é\nb: 😀\n".encode("utf-16")) == {"a": "é", "b": "😀"}
    assert said(b"\xfe\xff" + "a: é".encode("utf-16-be")) == {"a": "é"}


def test_what_was_read_is_kept_to_the_last_character() -> None:
    file = read("\ufeffa: b\r\n".encode(), "t").file
    assert (file.text, file.original) == ("a: b\n", "\ufeffa: b\r\n")


def test_other_encodings_are_refused_with_the_byte_and_its_place() -> None:
    assert refused("a: b\r\nüber: café\n".encode("cp1252")) == [
        "2:1: error: this file is not UTF-8: byte 0xFC (`ü` in Windows-1252) means nothing there; "
        "save the file as UTF-8"
    ]
    assert refused("é: ".encode() + b"\x81")[0].startswith("1:4: error: this file is not UTF-8")
    assert "this file is UTF-32" in refused("a: b".encode("utf-32"))[0]
    assert "this file is UTF-16 or not text" in refused("a: b".encode("utf-16-le"))[0]
    assert "begins like UTF-16, but is not" in refused(b"\xff\xfea")[0]


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x07", "U+0007 (control character)"),
        ("\x0b", "U+000B (vertical tab)"),
        ("\x7f", "U+007F (control character)"),
        ("\x85", "U+0085 (next line)"),
        ("\u2028", "U+2028 (line separator)"),
        ("\u2029", "U+2029 (paragraph separator)"),
        ("\ufeff", "U+FEFF (byte order mark)"),
        ("\ufffe", "U+FFFE (not a character)"),
        ("\uffff", "U+FFFF (not a character)"),
        ("\u202e", "U+202E (right-to-left override)"),
        ("\u2066", "U+2066 (left-to-right isolate)"),
    ],
)
def test_characters_no_deck_can_hold_are_refused_raw_and_escaped(character: str, name: str) -> None:
    raw = refused(f"a: b\nc: x{character}y\n")
    assert raw[0].startswith(f"2:5: error: the character {name} cannot be used; ")
    assert len(raw) == 1
    escaped = refused(f'a: b\nc: "x\\u{ord(character):04x}y"\n')
    assert escaped[0].startswith(f"2:4: error: this text holds the character {name}, written as")


@pytest.mark.parametrize("escape", ['"\\0"', '"\\x01"', '"\\r"', '"\\e"', '"\\L"', '"\\ud800"'])
def test_escapes_for_characters_no_deck_can_hold_are_refused(escape: str) -> None:
    assert len(refused(f"- {escape}\n")) == 1


def test_harmless_invisible_characters_are_text() -> None:
    words = "فارسی\u200cنوشته \u200f(x)\u200e 👩\u200d💻 a\u00adb"
    assert said(f'- {words}\n- "\\t\\n\\_"\n') == [words, "\t\n\u00a0"]


def test_forbidden_characters_do_not_hide_other_mistakes() -> None:
    found = refused("a: b\u2028c\nd: @x\nd: y\n")
    assert [each.split(" ")[0] for each in found] == ["1:5:", "2:4:", "3:1:"]


def test_a_talk_of_a_thousand_slides_has_every_value_in_its_place() -> None:
    slides = "".join(
        f"- id: slide-{n}\n  title: Title number {n} # cut\n  points: [one, two #3\n    ]\n"
        for n in range(1000)
    )
    root = read(slides.encode(), "t")
    assert isinstance(root, Sequence)
    assert [item.line for item in root.items] == list(range(1, 4001, 4))
    last = root.items[-1]
    assert isinstance(last, Mapping)
    assert plain(last) == {"id": "slide-999", "title": "Title number 999", "points": ["one", "two"]}
