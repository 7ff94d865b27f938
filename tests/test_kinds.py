"""The kinds of values: what each reads, what it refuses, and that places are kept."""

from __future__ import annotations

import math
import re
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.diagnostics import Problems, Span, did_you_mean, nearest
from deckbuilder.fields import (
    Kind,
    Reading,
    Record,
    Refused,
    Written,
    needed,
    optional,
    place_of_words,
    record,
)
from deckbuilder.kinds import (
    ADDRESS_KIND,
    COLOUR,
    FLAG,
    ID,
    IDENTIFIER,
    MARKUP,
    MINUTES,
    PROSE,
    TEXT,
    ChoiceKind,
    ListKind,
    MapKind,
    Markup,
    NumberKind,
    RecordKind,
)
from deckbuilder.model.slide import slug
from deckbuilder.source import Sequence, read


def value_of(kind: Kind[Any], text: str) -> tuple[Any, list[str]]:
    """What a kind makes of the text of one value, and what it says of it."""
    root = read(f"- {text}\n".encode(), "talk.yaml")
    assert isinstance(root, Sequence)
    problems = Problems()
    try:
        return kind.read(root.items[0], Reading(problems)), []
    except Refused:
        assert problems.errors
        return None, [d.message for d in problems.errors]


def good(kind: Kind[Any], text: str) -> Any:
    value, complaints = value_of(kind, text)
    assert complaints == []
    return value


def complaint(kind: Kind[Any], text: str) -> str:
    value, complaints = value_of(kind, text)
    assert value is None
    [message] = complaints
    return message


# numbers and flags


@given(number=st.floats(-1e6, 1e6).map(lambda number: round(number, 3)))
def test_a_number_is_read_back_as_it_is_written(number: float) -> None:
    assert good(NumberKind(), str(number)) == number
    inside = 0 <= number <= 1
    value, complaints = value_of(NumberKind(0, 1), str(number))
    assert (value == number) if inside else complaints


@pytest.mark.parametrize(
    "text", ["one", "1,5", "1.2.3", "nan", "inf", ".", "0x10", "1_000", "1e999"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    assert complaint(NumberKind(), text) == f"this should be a number, not `{text}`"


def test_a_number_says_what_it_may_be() -> None:
    assert complaint(NumberKind(1, 9, whole=True), "1.5").startswith(
        "this should be a whole number from 1 to 9"
    )
    assert complaint(NumberKind(2), "1") == "this should be a number of at least 2, not `1`"
    assert good(NumberKind(1, 9, whole=True), "7") == 7
    assert math.isclose(good(NumberKind(), "-1.5e-3"), -0.0015)


@given(minutes=st.integers(0, 9999), seconds=st.integers(0, 59))
def test_minutes_are_read_with_and_without_seconds(minutes: int, seconds: int) -> None:
    assert good(MINUTES, f"{minutes}:{seconds:02}") == minutes + seconds / 60
    assert good(MINUTES, str(minutes)) == minutes


@pytest.mark.parametrize("text", ["2:5", "2:60", "1:2:3", "2 min", "-1", "1e3", "two", "12345"])
def test_what_are_no_minutes_is_refused(text: str) -> None:
    assert complaint(MINUTES, text) == f"this should be minutes, not `{text}`"


@pytest.mark.parametrize(
    ("text", "value"),
    [("yes", True), ("No", False), ("on", True), ("OFF", False), ("true", True), ("'no'", False)],
)
def test_yes_and_no_are_read_in_every_spelling(text: str, value: bool) -> None:
    assert good(FLAG, text) is value


def test_what_is_neither_yes_nor_no_is_refused() -> None:
    for text in ("y", "1", "maybe"):
        assert complaint(FLAG, text) == f"this should be `yes` or `no`, not `{text}`"


def test_a_choice_suggests_what_is_near() -> None:
    kind = ChoiceKind(("left", "right"), "a side")
    assert good(kind, "left") == "left"
    assert complaint(kind, "lefd") == "`lefd` is not a side we know"
    assert complaint(COLOUR, "purple") == "`purple` is not a colour we know"
    assert good(COLOUR, "plum") == "plum"


# words


@pytest.mark.parametrize("kind", [TEXT, ID, ADDRESS_KIND])
def test_words_know_where_they_were_written(kind: Kind[Any]) -> None:
    words = good(kind, "'#there'" if kind is ADDRESS_KIND else "there")
    assert place_of_words(words, Span("other", 9, 9)) == Span("talk.yaml", 1, 3)
    assert place_of_words("made up", Span("other", 9, 9)) == Span("other", 9, 9)
    assert words == str(words)
    assert {str(words): 1}[words] == 1


@pytest.mark.parametrize("text", ["", "~", "null", "''", "'  '"])
def test_words_that_are_not_there_are_refused(text: str) -> None:
    assert complaint(TEXT, text) == "this should be text, and is empty"
    assert complaint(MARKUP, text) == "this text is empty"


def test_notes_may_be_empty() -> None:
    assert good(PROSE, "").paragraphs == ()
    assert good(PROSE, "''").paragraphs == ()


def test_a_link_in_words_is_refused_where_it_stands() -> None:
    problems = Problems()
    root = read(b"- >\n  folded words\n  with [a link](ftp://x.org)\n", "talk.yaml")
    assert isinstance(root, Sequence)
    MARKUP.read(root.items[0], Reading(problems))
    [found] = problems.errors
    assert (found.span, found.span.length) == (Span("talk.yaml", 3, 17), len("ftp://x.org"))


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c#d",
        "https://example.org/@somebody",
        "https://例え.jp/道",
        "mailto:a.b@example.org",
        "mailto:a@b.org?subject=x",
        "'#slide'",
    ],
)
def test_addresses_of_pages_mail_and_slides_are_good(address: str) -> None:
    assert good(ADDRESS_KIND, address) == address.strip("'")


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "file:///etc/passwd"),
        *("ftp://example.org", "//example.org", "https:/example.org", "https://", "example.org"),
        *("mailto:", "mailto:nobody", "https://a@b.org", "https://a:b@c.org/", "https://a b.org"),
        *("vbscript:x", "ms-word:ofe|u|https://a.b", "\\\\server\\share", "C:/x", "http:x"),
    ],
)
def test_other_addresses_are_refused(address: str) -> None:
    assert complaint(ADDRESS_KIND, f"'{address}'").startswith(f"`{address}` ")


# ids


@pytest.mark.parametrize("name", ["a", "two-words", "Größe", "水", "2023-09-09", "a_b", "π2"])
def test_ids_are_letters_digits_and_dashes(name: str) -> None:
    assert good(ID, name) == name


@pytest.mark.parametrize("name", ["two words", "a.b", "'#a'", "-a", "_a", "a/b", "a:b", "(a)"])
def test_other_names_are_no_ids_and_a_better_one_is_suggested(name: str) -> None:
    root = read(f"- {name}\n".encode(), "talk.yaml")
    assert isinstance(root, Sequence)
    problems = Problems()
    with pytest.raises(Refused):
        ID.read(root.items[0], Reading(problems))
    [found] = problems.errors
    assert found.message == f"`{name.strip(chr(39))}` cannot be an id"
    better = re.findall(r"`([^`]*)`", found.hint or "")[-1]
    assert good(ID, better) == better


@settings(max_examples=300)
@given(title=st.text(max_size=90))
def test_an_id_made_from_a_title_is_one_and_stays_as_it_is(title: str) -> None:
    made = slug(title)
    assert made == "" or IDENTIFIER.match(made)
    assert len(made) <= 60
    assert slug(made) == made
    assert slug(f"  {title.upper()}!") == slug(title.upper())


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("これが地図です", "これが地図です"),
        ("A reward that says less", "a-reward-that-says-less"),
        ("Don't – “quote” (me)!", "dont-quote-me"),
        ("Ängstliche Füchse: 3 €", "angstliche-fuchse-3"),
        ("日本語の 見出し", "日本語の-見出し"),
        ("Привет", "привет"),
        ("word " * 30, "-".join(["word"] * 12)),
        ("?!", ""),
    ],
)
def test_a_title_gives_a_readable_id(title: str, made: str) -> None:
    assert slug(title) == made


# lists and maps


def test_a_list_says_how_many_are_too_few_or_too_many() -> None:
    kind = ListKind(TEXT, 2, 3, noun="words")
    assert good(kind, "[a, b]") == ("a", "b")
    assert complaint(kind, "[a]") == "too few words: 1, and at least 2 are needed"
    assert complaint(kind, "[a, b, c, d]") == "too many words: 4, and there is room for 3"
    assert complaint(kind, "a") == "this should be a list of words, and is text"
    assert (
        complaint(kind, "{a: b, c: d}") == "this should be a list of words, and is a group of keys"
    )


def test_one_value_may_stand_for_a_list() -> None:
    kind = ListKind(TEXT, 1, 3, lone=True)
    assert good(kind, "a") == ("a",)
    assert good(ListKind(TEXT), "") == ()
    assert complaint(kind, "") == "this should be a list of entries, and is empty"


def test_every_wrong_entry_is_told() -> None:
    _, complaints = value_of(ListKind(MINUTES), "[1, x, 2, y]")
    assert complaints == ["this should be minutes, not `x`", "this should be minutes, not `y`"]
    _, complaints = value_of(MapKind(MINUTES), "{a: x, b: 1, c: y}")
    assert complaints == ["this should be minutes, not `x`", "this should be minutes, not `y`"]


def test_a_lenient_list_keeps_what_is_sound_and_a_lenient_map_notes_what_it_loses() -> None:
    root = read(b"- [1, x, 2]\n- {a: 1, b: x}\n", "talk.yaml")
    assert isinstance(root, Sequence)
    reading = Reading(Problems())
    assert ListKind(MINUTES, lenient=True).read(root.items[0], reading) == (1, 2)
    assert MapKind(MINUTES, noun="things", lenient=True).read(root.items[1], reading) == {"a": 1}
    assert reading.lost == {("things", "b")}
    assert len(reading.problems.errors) == 2


def test_a_map_keeps_the_order_of_its_keys() -> None:
    assert list(good(MapKind(TEXT), "{c: x, a: y, b: z}")) == ["c", "a", "b"]
    assert list(good(MapKind(TEXT, ids=False), "{two words: x}")) == ["two words"]
    assert (
        complaint(MapKind(TEXT, noun="things"), "x") == "this should be things by name, and is text"
    )


# records


@record
class Leaf(Record):
    """A leaf."""

    shorthand: ClassVar[str] = "label"

    label: Markup = needed(MARKUP, "What it says.")
    size: float = optional(NumberKind(0, 9), default=1.0, doc="How large it is.")


def test_a_record_is_read_with_its_keys_or_its_shorthand() -> None:
    kind = RecordKind(Leaf)
    assert good(kind, "{label: A, size: 2}") == Leaf(label=Markup("A"), size=2)
    assert good(kind, "Just words") == Leaf(label=Markup("Just words"))
    assert good(kind, "Overview: the field") == Leaf(label=Markup("Overview: the field"))
    assert good(kind, "label: the field") == Leaf(label=Markup("the field"))
    assert good(kind, "Label: the field") == Leaf(label=Markup("Label: the field"))


@pytest.mark.parametrize(
    ("text", "complaints"),
    [
        ("{size: 2}", ["this leaf has no `label`"]),
        ("{lable: A}", ["unknown key `lable`"]),
        ("lable: A", ["unknown key `lable`"]),
        ("{label: A, size: 99, colour: red}", ["this should be a number from 0 to 9, not `99`", "unknown key `colour`"]),
        ("", ["this leaf is empty"]),
        ("[A]", ["this should be text, and is a list"]),
    ],
)  # fmt: skip
def test_a_record_tells_all_that_is_wrong_with_it(text: str, complaints: list[str]) -> None:
    assert value_of(RecordKind(Leaf), text)[1] == complaints


# suggestions


@given(word=st.text(max_size=12), known=st.lists(st.text(min_size=1, max_size=12), max_size=6))
def test_what_is_suggested_is_known(word: str, known: list[str]) -> None:
    near = nearest(word, known)
    assert near is None or near in known
    assert (did_you_mean(word, known) is None) == (near is None)
    for one in known:
        assert (nearest(one, known) or "").lower() == one.lower()


def test_case_is_no_difference_to_a_suggestion() -> None:
    assert nearest("COVER", ["cover", "agenda"]) == "cover"
    assert nearest("cover", ["Cover"]) == "Cover"
    assert nearest("xyz", ["cover"]) is None


def test_written_words_can_be_copied_and_joined() -> None:
    words = Written("a", Span("t", 1, 1))
    assert words + "b" == "ab"
    assert f"{words}:{words!s}" == "a:a"
    assert type(words.upper()) is str
