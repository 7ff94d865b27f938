"""A `Document` is edited in place: every feature of YAML that authors use stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.source import CannotEdit, Document, Paragraphs, Part, read

FORMATTING = Path(__file__).parent / "formatting"
FEATURES = sorted(folder.name for folder in FORMATTING.iterdir() if folder.is_dir())
REFUSED = {"question-mark", "tag"}


def document(text: str) -> Document:
    return Document.of(read(text.encode(), "talk.yaml"))


def first_list(part: Part) -> Part | None:
    return next((each for each in part.within() if each.kind == "list"), None)


def say(made: Document) -> None:
    made.say(made.root.entries["t"], "New")


def insert(made: Document) -> None:
    found = first_list(made.root)
    if found:
        made.insert(found, 1, "Added")
    else:
        made.put(made.root, "added", "Added", after=next(iter(made.root.own)))


def remove(made: Document) -> None:
    found = first_list(made.root)
    made.remove(found.items[0] if found else next(iter(made.root.own.values())))


EDITS: dict[str, Callable[[Document], None]] = {"said": say, "inserted": insert, "removed": remove}


@pytest.mark.parametrize("feature", [name for name in FEATURES if name not in REFUSED])
@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_leaves_every_way_of_writing_as_it_was(feature: str, edit: str) -> None:
    before = (FORMATTING / feature / "before.yaml").read_bytes()
    expected = FORMATTING / feature / f"{edit}.yaml"
    made = Document.of(read(before, "talk.yaml"))
    if not expected.exists():
        with pytest.raises(CannotEdit):
            EDITS[edit](made)
        assert made.text.encode() == before
        return
    EDITS[edit](made)
    assert made.text.encode() == expected.read_bytes()
    assert made.changed


def test_of_all_these_edits_only_one_cannot_be_done() -> None:
    there = {
        (feature, edit)
        for feature in FEATURES
        for edit in EDITS
        if (FORMATTING / feature / f"{edit}.yaml").exists()
    }
    missing = {(feature, edit) for feature in FEATURES for edit in EDITS} - there
    assert {feature for feature, _ in missing} - REFUSED == {"anchor-alias-merge-key"}
    assert len(FEATURES) == 34


@pytest.mark.parametrize("feature", sorted(REFUSED))
def test_what_no_outline_may_hold_is_never_edited(feature: str) -> None:
    with pytest.raises(InvalidTalk):
        read((FORMATTING / feature / "before.yaml").read_bytes(), "talk.yaml")


OUTLINE = """\
# My talk
talk:
  title: Old   # on the cover
sections:
- section: One
  slides:
  # about a
  - title: A   # first
    points: [x, y]

  # about b
  - title: B
    points:
      - p   # why p
      # about q
      - q
    notes: |
      hi

  # the end
- section: Two
  slides: []
"""


def slides(made: Document, section: int = 0) -> Part:
    return made.root.entries["sections"].items[section].entries["slides"]


def test_a_slide_moves_with_its_comments_to_an_empty_section() -> None:
    made = document(OUTLINE)
    slide = slides(made).items[0]
    made.move(slide, slides(made, 1), 0)
    own = "  # about a\n  - title: A   # first\n    points: [x, y]\n"
    expected = OUTLINE.replace(own + "\n", "").replace(" []\n", "\n" + own)
    assert made.text == expected
    assert slide.parent is slides(made, 1)
    assert slide.entries["title"].value == "A"


def test_a_moved_item_is_indented_like_its_new_neighbours() -> None:
    made = document("a:\n    -   b: |\n            x\n        # c\n        d: e\nf:\n- g\n- h\n")
    made.move(made.root.entries["a"].items[0], made.root.entries["f"], 1)
    assert made.text == "a: []\nf:\n- g\n-   b: |\n        x\n    # c\n    d: e\n- h\n"


def test_items_move_up_and_down_and_out_of_their_list() -> None:
    made = document("- - a\n  - b\n- c\n- d\n")
    made.move(made.root.items[2], made.root, 0)
    assert made.text == "- d\n- - a\n  - b\n- c\n"
    made.move(made.root.items[0], made.root, 2)
    assert made.text == "- - a\n  - b\n- c\n- d\n"
    made.move(made.root.items[0].items[1], made.root, 1)
    assert made.text == "- - a\n- b\n- c\n- d\n"
    made.move(made.root.items[1], made.root.items[0], 0)
    assert made.text == "- - b\n  - a\n- c\n- d\n"


def test_a_part_cannot_be_moved_into_itself() -> None:
    made = document("- - a\n- b\n")
    with pytest.raises(CannotEdit, match="into itself"):
        made.move(made.root.items[0], made.root.items[0], 0)


def test_a_wrapped_text_keeps_its_comment_and_takes_keys_beside_it() -> None:
    made = document(OUTLINE)
    points = slides(made).items[1].entries["points"]
    text = points.items[0]
    wrapped = made.wrap(text, "text")
    made.put(wrapped, "only", ["long", "de"])
    expected = "      - text: p   # why p\n        only: [long, de]\n"
    assert made.text == OUTLINE.replace("      - p   # why p\n", expected)
    assert wrapped.entries["text"] is text
    assert points.items[0] is wrapped


WRAPPED = {
    "quotes": ("- 'a'\n", "- k: 'a'\n"),
    "a block": ("- |\n  a\n  b\n- c\n", "- k: |\n    a\n    b\n- c\n"),
    "a text over lines": ("- a\n  b\n", "- k: a\n    b\n"),
    "nothing": ("-\n", "- k:\n"),
    "a dash on its own line": ("-\n  a\n", "-\n  k: a\n"),
    "between brackets": ("[a, b]\n", "[{k: a}, b]\n"),
    "a mapping": ("- a: b\n  c: d\n", "- k:\n    a: b\n    c: d\n"),
    "a list": ("- - a\n  - b\n", "- k:\n    - a\n    - b\n"),
    "an alias marks the text": ("- &x a\n- *x\n", "- k: &x a\n- *x\n"),
}


@pytest.mark.parametrize("name", WRAPPED)
def test_any_item_can_become_the_value_of_a_key(name: str) -> None:
    before, after = WRAPPED[name]
    made = document(before)
    made.wrap(made.root.items[0], "k")
    assert made.text == after


def test_the_value_of_a_key_can_become_that_of_another() -> None:
    for before, after in (
        ("a: b   # c\n", "a:\n  k: b   # c\n"),
        ("a:\n- b\n- c\n", "a:\n  k:\n    - b\n    - c\n"),
        ("a:\n  b: c\n", "a:\n  k:\n    b: c\n"),
    ):
        made = document(before)
        made.wrap(made.root.entries["a"], "k")
        assert made.text == after


def test_comments_go_to_the_end_of_a_slide_once() -> None:
    made = document(OUTLINE)
    slide = slides(made).items[0]
    for _ in range(2):
        made.comment(slide, ["the deck says: C", "# already"])
    own = "    points: [x, y]\n"
    assert made.text == OUTLINE.replace(own, own + "    # the deck says: C\n    # already\n")
    made.remove(slide)
    assert "the deck" not in made.text


INSERTED = {
    "blank lines between": ("- a\n\n- b\n", 1, "- a\n\n- X\n\n- b\n"),
    "blank lines at the end": ("- a\n\n- b\n", 2, "- a\n\n- b\n\n- X\n"),
    "blank lines at the beginning": ("- a\n\n- b\n", 0, "- X\n\n- a\n\n- b\n"),
    "before comments": ("# head\n\n# a's\n- a\n", 0, "# head\n\n- X\n# a's\n- a\n"),
    "nested dashes": ("- - a\n  - b\n", None, "- - X\n  - a\n  - b\n"),
    "no line break at the end": ("- a", 1, "- a\n- X"),
    "a block at the end": ("- |\n  a", 1, "- |-\n  a\n- X"),
    "kept blank lines": ("- |+\n  a\n\n- b\n", 1, "- |+\n  a\n\n- X\n- b\n"),
    "an anchor": ("- &x a\n- *x\n", 1, "- &x a\n- X\n- *x\n"),
    "brackets": ("[a, b]\n", 2, "[a, b, X]\n"),
    "brackets in front": ("[a, b]\n", 0, "[X, a, b]\n"),
    "brackets with a last comma": ("[\n  a,\n  b,  # c\n]\n", 2, "[\n  a,\n  b,  # c\n  X,\n]\n"),
    "brackets without": ("[\n  a,\n  b  # c\n]\n", 2, "[\n  a,\n  b,  # c\n  X\n]\n"),
    "brackets of lines in front": ("[\n  # c\n  a\n]\n", 0, "[\n  X,\n  # c\n  a\n]\n"),
    "an empty list": ("[]\n", 0, "- X\n"),
}


@pytest.mark.parametrize("name", INSERTED)
def test_an_item_is_put_in_like_its_neighbours(name: str) -> None:
    before, index, after = INSERTED[name]
    made = document(before)
    whole = made.root.items[0] if index is None else made.root
    new = made.insert(whole, index or 0, "X")
    assert made.text == after
    assert new.index == (index or 0)
    assert new.value == "X"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: []   # c\nb: c\n", "a:   # c\n  - X\nb: c\n"),
        ("a:\nb: c\n", "a:\n  - X\nb: c\n"),
        ("a: ~\nb: c\n", "a:\n  - X\nb: c\n"),
        ("a:   # c\n  # d\nb: c\n", "a:   # c\n  - X\n  # d\nb: c\n"),
        ("a:\nb:\n- c\n", "a:\n- X\nb:\n- c\n"),
        ("a:\nb:\n    - c\n", "a:\n    - X\nb:\n    - c\n"),
        ("{a: [], b: c}\n", "{a: [X], b: c}\n"),
        ("{a, b: c}\n", "{a: [X], b: c}\n"),
        ("a: [  # c\n  ]\n", "a: [X  # c\n  ]\n"),
    ],
)
def test_an_empty_list_is_filled_as_lists_of_the_file_are_written(before: str, after: str) -> None:
    made = document(before)
    made.insert(made.root.entries["a"], 0, "X")
    assert made.text == after


REMOVED = {
    "with its blank line": ("- a\n\n- b\n\n- c\n", 1, "- a\n\n- c\n"),
    "the last": ("- a\n\n- b\n\n# c\n", 1, "- a\n\n# c\n"),
    "the first": ("- a\n\n- b\n", 0, "- b\n"),
    "only its own comments": (
        "# free\n\n# a\n- a  # a\n# b\n- b\n  # b\n# c\n- c\n",
        1,
        "# free\n\n# a\n- a  # a\n# c\n- c\n",
    ),
    "of brackets": ("[a, b, c]\n", 1, "[a, c]\n"),
    "the last of brackets": ("[a, b, c]\n", 2, "[a, b]\n"),
    "the only one": ("- a\n", 0, "[]\n"),
    "the only one of brackets": ("[a]\n", 0, "[]\n"),
    "a line of brackets": ("[\n  a,  # c\n  b,\n]\n", 0, "[\n  b,\n]\n"),
}


@pytest.mark.parametrize("name", REMOVED)
def test_an_item_is_taken_away_with_what_is_its_own(name: str) -> None:
    before, index, after = REMOVED[name]
    made = document(before)
    gone = made.root.items[index]
    made.remove(gone)
    assert made.text == after
    with pytest.raises(CannotEdit):
        made.say(gone, "again")


def test_a_key_on_the_line_of_its_dash_is_taken_away() -> None:
    made = document("- a: b  # c\n  d: e\n")
    made.remove(made.root.items[0].entries["a"])
    assert made.text == "- d: e\n"


def test_a_new_key_stands_where_it_is_wanted() -> None:
    made = document(OUTLINE)
    slide = slides(made).items[0]
    made.put(slide, "id", "a-1", after="title")
    made.put(slide, "hidden", "yes")
    made.put(slide, "points", "just one")
    expected = "  - title: A   # first\n    id: a-1\n    points: just one\n    hidden: yes\n"
    old = "  - title: A   # first\n    points: [x, y]\n"
    assert made.text == OUTLINE.replace(old, expected)


def test_a_pair_without_braces_gets_them() -> None:
    made = document("- [a: b, c]\n")
    made.put(made.root.items[0].items[0], "d", "e")
    assert made.text == "- [{a: b, d: e}, c]\n"


def test_paragraphs_are_wrapped_between_words_markdown_does_not_read() -> None:
    made = document("a:\n  b: c\n")
    words = "A note - with a dash and 12. numbers " * 6
    made.put(made.root.entries["a"], "notes", Paragraphs(f"{words}\n\nSecond: it's short."))
    lines = made.text.splitlines()
    assert lines[2] == "  notes: |"
    assert lines[-2:] == ["", "    Second: it's short."]
    assert all(len(line) <= 110 for line in lines)
    assert not any(line.split()[:1] in (["-"], ["12."]) for line in lines)
    said = made.root.entries["a"].entries["notes"].value
    assert said.split() == f"{words} Second: it's short.".split()


def test_what_is_shared_changes_at_all_its_places_and_says_so() -> None:
    made = document("a: &x\n  b: c\nd: *x\ne:\n  <<: *x\n  f: g\n")
    text = made.root.entries["a"].entries["b"]
    assert text.shared
    assert [place.line for place in text.places] == [2, 3, 5]
    assert not made.root.entries["e"].entries["f"].shared
    made.say(text, "h")
    made.put(made.root.entries["a"], "i", "j")
    assert made.text == "a: &x\n  b: h\n  i: j\nd: *x\ne:\n  <<: *x\n  f: g\n"
    assert made.root.entries["e"].content == {"f": "g", "b": "h", "i": "j"}
    with pytest.raises(CannotEdit):
        made.remove(made.root.entries["a"])
    made.put(made.root.entries["e"], "b", "own")
    assert made.text.endswith("e:\n  <<: *x\n  f: g\n  b: own\n")
    made.remove(made.root.entries["e"].own["b"])
    assert made.text.endswith("e:\n  <<: *x\n  f: g\n")


def test_labels_of_links_are_keys_and_can_be_said() -> None:
    made = document("links:\n  Old: http://a  # x\n  b: c\n")
    links = made.root.entries["links"]
    label = links.keys["Old"]
    assert links.entries["Old"].key_part is label
    made.say(label, "New: label")
    assert made.text == 'links:\n  "New: label": http://a  # x\n  b: c\n'
    assert list(links.entries) == ["New: label", "b"]
    with pytest.raises(CannotEdit):
        made.say(label, "b")


def test_a_refusal_says_what_to_write_and_leaves_the_file_alone() -> None:
    made = document("a: &x b\nc: *x\n")
    with pytest.raises(CannotEdit) as caught:
        made.put(made.root.entries["a"], "k", {"l": ["m", "n o"]})
    assert caught.value.snippet == "k:\n  l:\n    - m\n    - n o"
    assert "talk.yaml:1:7" in str(caught.value)
    with pytest.raises(CannotEdit, match=r"U\+0000"):
        made.say(made.root.entries["a"], "\0")
    assert not made.changed
    assert made.text == "a: &x b\nc: *x\n"


def test_a_part_is_found_by_a_node_of_the_first_reading() -> None:
    root = read(OUTLINE.encode(), "talk.yaml")
    again = read(OUTLINE.encode(), "talk.yaml")
    made = Document.of(root)
    made.insert(slides(made), 0, {"title": "New"})
    for part in Document.of(again).root.within():
        found = made.part_of(part.node)
        assert found
        assert (found.kind, found.value) == (part.kind, part.value)


def test_many_edits_of_a_long_outline_hold_together() -> None:
    slide = "  - title: Slide {0}\n    points:\n      - one {0}\n      - two {0}   # why\n"
    text = "sections:\n- section: All\n  slides:\n" + "".join(map(slide.format, range(370)))
    made = document(text)
    whole = slides(made)
    for number in range(0, 30, 2):
        made.say(whole.items[number].entries["title"], f"New: {number}")
        made.insert(whole.items[number].entries["points"], 1, f"added {number}")
    assert made.text.count("\n") == text.count("\n") + 15
    assert [item.entries["title"].value for item in whole.items[:3]] == [
        "New: 0",
        "Slide 1",
        "New: 2",
    ]
