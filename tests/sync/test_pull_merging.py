"""Two co-presenters, and an author who went on writing: all that can be merged is, the rest is asked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.sync import google, homes, powerpoint
from tests.sync.edits import on
from tests.sync.homes import Home, difference
from tests.sync.libreoffice import Edit

OUTLINE = """\
talk: {title: A talk}
sections:
  - section: First
    id: first
    slides:
      - id: one
        title: "First: what it is"  # the colon needs the quotes
        points:
          - Alpha comes first
          - "Beta: it is second"
          - Gamma is third
          - Delta closes the list
        notes: |
          Say hello to everybody here.

          Then say what comes.
      - title: A slide without an id
        points: [It is left alone, And here is another point of it]
        notes: These notes are only here, and there are enough of them to know the slide by.
      - id: three
        title: The third slide
        points: [Nothing to see]
"""
DECK = Path("build", "talk.pptx")
MADE = "a-slide-without-an-id"


@pytest.fixture
def home(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Home:
    return homes.small(tmp_path, OUTLINE, capsys, monkeypatch)


def edited(name: str, *edits: Edit) -> Path:
    return powerpoint.edit(DECK, Path(name), edits, by=name.removesuffix(".pptx").title())


def conflict(out: str, was: str, yours: str, theirs: str) -> None:
    """Assert that a conflict is told with all three."""
    found = re.search(r"was +(.+)\n +yours +(.+)\n +theirs +(.+)\n", out)
    assert found, out
    assert found.groups() == (was, yours, theirs)


def test_the_edits_of_two_people_are_merged_one_after_the_other(home: Home) -> None:
    ada = edited(
        "ada.pptx",
        on("one", "retitle", text="First: what that is"),
        on("one", "reword", piece="points", line=0, old="Alpha", new="Aleph"),
        on("three", "add_line", piece="points", after=0, words="Ada was here"),
    )
    bob = edited(
        "bob.pptx",
        on("one", "reword", piece="points", line=2, old="third", new="the third"),
        on("one", "remove_line", piece="points", line=3),
        on("one", "reword", piece="notes", line=0, old="everybody", new="everyone"),
        on("three", "add_line", piece="points", after=-1, words="Bob was here"),
    )
    for deck in (ada, bob):
        assert home.pull(deck).code == 0
    assert difference(OUTLINE, home.text) == [
        '-title: "First: what it is"  # the colon needs the quotes',
        '+title: "First: what that is"  # the colon needs the quotes',
        "-- Alpha comes first",
        "+- Aleph comes first",
        "-- Gamma is third",
        "-- Delta closes the list",
        "+- Gamma is the third",
        "-Say hello to everybody here.",
        "+Say hello to everyone here.",
        "-points: [Nothing to see]",
        "+points: [Bob was here, Nothing to see, Ada was here]",
    ]
    text = home.text
    for deck in (ada, bob):
        again = home.pull(deck)
        assert again.code == 0
        assert "nothing new" in again.out
    assert home.text == text


def test_a_title_that_two_people_changed_is_a_conflict(home: Home) -> None:
    ada = edited("ada.pptx", on("one", "retitle", text="What Ada says"))
    bob = edited(
        "bob.pptx",
        on("one", "retitle", text="What Bob says"),
        on("three", "retitle", text="The last slide"),
    )
    assert home.pull(ada).code == 0
    result = home.pull(bob)
    assert result.code == 1
    conflict(result.out, "First: what it is", "What Ada says", "What Bob says")
    assert "title  talk.yaml:7:16" in result.out
    assert 'title: "What Ada says"' in home.text
    assert "title: The last slide" in home.text

    assert home.pull(bob, "--yes").code == 1  # --yes is for whole slides
    assert home.pull(bob, "--ours").code == 0
    assert 'title: "What Ada says"' in home.text
    assert home.pull(bob, "--theirs").code == 0
    assert 'title: "What Bob says"' in home.text
    assert "What Ada says" not in home.text


def test_edits_elsewhere_on_a_slide_that_its_author_changed_are_merged(home: Home) -> None:
    deck = edited(
        "ada.pptx",
        on("one", "reword", piece="points", line=3, old="closes", new="ends"),
        on("one", "add_line", piece="points", after=1, words="Between Beta and Gamma"),
        on("one", "reword", piece="notes", line=1, old="comes", new="is next"),
    )
    home.write("          - Alpha comes first\n", "          - New first point\n          - A\n")
    home.write("Say hello to everybody here.", "Say hello.")
    home.write("First: what it is", "First: what else")
    before = home.text
    assert home.pull(deck).code == 0
    assert difference(before, home.text) == [
        "+- Between Beta and Gamma",
        "-- Delta closes the list",
        "+- Delta ends the list",
        "-Then say what comes.",
        "+Then say what is next.",
    ]


def test_a_point_that_both_changed_is_a_conflict_with_its_line(home: Home) -> None:
    deck = edited("ada.pptx", on("one", "reword", piece="points", line=2, old="third", new="last"))
    home.write("- Gamma is third", "- Gamma is number three")
    result = home.pull(deck)
    assert result.code == 1
    conflict(result.out, "Gamma is third", "Gamma is number three", "Gamma is last")
    assert "point  talk.yaml:11:13" in result.out
    assert "- Gamma is number three\n" in home.text
    assert home.pull(deck, "--theirs").code == 0
    assert "- Gamma is last\n" in home.text


def test_a_point_that_its_author_took_out_and_they_changed_is_a_conflict(home: Home) -> None:
    deck = edited("ada.pptx", on("one", "reword", piece="points", line=2, old="third", new="last"))
    home.write("          - Gamma is third\n", "")
    before = home.text
    result = home.pull(deck)
    assert result.code == 1
    yours = "(you have taken this out since)"
    conflict(result.out, "Gamma is third", yours, "Gamma is last")
    assert "talk.yaml:6:9" in result.out  # the slide
    assert home.text == before
    home.pull(deck, "--ours")
    assert home.text == before


def test_a_slide_that_got_another_title_and_with_it_another_id_is_found(home: Home) -> None:
    deck = edited(
        "ada.pptx", on(MADE, "reword", piece="points", line=0, old="left", new="not left")
    )
    home.write("A slide without an id", "Another title for it")
    result = home.pull(deck)
    assert result.code == 0
    assert "points: [It is not left alone, And here is another point of it]" in home.text


def test_a_title_without_an_id_comes_home_and_then_nothing_more(home: Home) -> None:
    deck = edited("ada.pptx", on(MADE, "retitle", text="Something else altogether"))
    assert home.pull(deck).code == 0
    assert difference(OUTLINE, home.text) == [
        "-- title: A slide without an id", "+- title: Something else altogether"
    ]  # fmt: skip
    assert "nothing new" in home.pull(deck).out


def test_edits_of_a_slide_that_its_author_took_out_are_a_conflict(home: Home) -> None:
    deck = edited(
        "ada.pptx", on("three", "reword", piece="points", line=0, old="Nothing", new="Something")
    )
    at = OUTLINE.index("      - id: three")
    home.write(OUTLINE[at:], "")
    before = home.text
    result = home.pull(deck)
    assert result.code == 1
    yours = "(you have removed this slide since)"
    conflict(result.out, "Nothing to see", yours, "Something to see")
    assert home.text == before


def test_what_both_changed_in_the_same_way_is_no_news(home: Home) -> None:
    deck = edited(
        "ada.pptx",
        on("one", "retitle", text="Both say this"),
        on("one", "add_line", piece="points", after=3, words="Both add this"),
        on("one", "remove_line", piece="points", line=0),
        on("three", "hide"),
    )
    home.write('"First: what it is"', "Both say this")
    home.write("          - Alpha comes first\n", "")
    home.write("list\n", "list\n          - Both add this\n")
    home.write("      - id: three\n", "      - id: three\n        hidden: yes\n")
    before = home.text
    result = home.pull(deck)
    assert result.code == 0
    assert "nothing new" in result.out
    assert home.text == before


@pytest.mark.parametrize(
    ("yours", "added"),
    [
        ("          - Mine\n", ["Mine", "Theirs"]),
        ("          - Theirs\n", ["Theirs"]),
    ],
)
def test_points_that_both_added_are_both_there(home: Home, yours: str, added: list[str]) -> None:
    deck = edited("ada.pptx", on("one", "add_line", piece="points", after=3, words="Theirs"))
    home.write("list\n", f"list\n{yours}")
    assert home.pull(deck).code == 0
    points = home.text.partition("the list\n")[2].partition("        notes")[0]
    assert sorted(points.replace("          - ", "").split()) == added


def test_a_deck_without_ids_does_not_undo_what_came_home_and_was_built_since(home: Home) -> None:
    ada = edited("ada.pptx", on("one", "retitle", text="What Ada says"))
    bob = edited("bob.pptx", on(MADE, "retitle", text="What Bob says"))
    google.export(bob, bob)
    assert home.pull(ada).code == 0
    assert home.build().code == 0
    assert home.pull(bob).code == 0
    assert difference(OUTLINE, home.text) == [
        '-title: "First: what it is"  # the colon needs the quotes',
        '+title: "What Ada says"  # the colon needs the quotes',
        "-- title: A slide without an id",
        "+- title: What Bob says",
    ]
