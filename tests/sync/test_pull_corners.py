"""Corners that presenters turned, each of which once lost something or wrote it twice."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation

from deckbuilder.files import CannotWrite
from deckbuilder.sync.new_slide import slide_content
from deckbuilder.sync.pulling import OtherOutline
from deckbuilder.sync.saving import refuse_read_only, save
from deckbuilder.sync.writing import Wishes, written
from tests.sync.small import again, against, brought, edited, on, quiet

TITLES = """\
talk: {title: Bread}
sections:
  - section: One
    slides:
      - title: Alpha
        points: [first thing here, second thing here]
      - title: Beta
        points: [other stuff, more stuff]
      - title: Lonely
"""

THINGS = """\
talk: {title: Bread}
sections:
  - section: One
    slides:
      - id: tab
        title: A table
        table:
          - [Name, Count]
          - [Apples, "5"]
          - [Pears, ""]
      - id: cyc
        title: A cycle
        cycle: [Plan, Do, Check]
      - id: quo
        title: Two pictures
        picture: {file: a.png, alt: The first}
      - id: two
        title: Columns of them
        columns:
          - picture: {file: a.png, alt: On the left}
          - picture: {file: b.png, alt: On the right}
"""


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    for name, colour in (("a", "red"), ("b", "blue"), ("new", "green")):
        Image.new("RGB", (80, 60), colour).save(tmp_path / f"{name}.png")
    return tmp_path


@pytest.mark.parametrize(
    "titles",
    [
        {"alpha": "Beta", "beta": "Alpha"},
        {"lonely": "Quite another thing"},
        {"beta": "Alpha"},
        {"alpha": "Something else entirely"},
    ],
    ids=["swapped", "lonely", "taken", "another"],
)
def test_titles_that_ids_are_made_from_change_and_no_slide_gets_lost(
    tmp_path: Path, titles: dict[str, str]
) -> None:
    edits = [on(slide, "retitle", text=text) for slide, text in titles.items()]
    made = brought(edited(tmp_path, TITLES, *edits))
    assert (made.troubles, made.unsure, made.outcome.failed) == ((), (), [])
    assert quiet(again(made, tmp_path))


def test_what_its_author_changed_meanwhile_is_known_by_what_stayed(tmp_path: Path) -> None:
    one = edited(
        tmp_path, TITLES, on("alpha", "reword", piece="points", line=0, old="first", new="1st")
    )
    talk = tmp_path / "talk.yaml"
    talk.write_text(TITLES.replace("Alpha", "A brand new headline"), "utf-8")
    made = brought(against(one.theirs.path, talk))
    assert "points: [1st thing here, second thing here]" in made.texts[talk]
    assert quiet(again(made, tmp_path))


def test_a_title_that_another_slide_has_now_sends_nothing_there(tmp_path: Path) -> None:
    one = edited(
        tmp_path, TITLES, on("alpha", "reword", piece="points", line=0, old="first", new="1st")
    )
    talk = tmp_path / "talk.yaml"
    renamed = TITLES.replace("Alpha", "Gamma").replace("Beta", "Alpha")
    talk.write_text(renamed, "utf-8")
    made = brought(against(one.theirs.path, talk))
    assert made.texts == {talk: renamed.replace("first thing", "1st thing")}


def test_a_second_paragraph_in_a_label_stays_in_that_label(pictures: Path) -> None:
    step = on("cyc", "relabel", piece="cycle:step:1", text="Plan\nagain")
    made = brought(edited(pictures, THINGS, step))
    assert "        cycle: [Plan again, Do, Check]\n" in made.texts[pictures / "talk.yaml"]
    assert quiet(again(made, pictures))


@pytest.mark.parametrize(
    ("row", "column", "text", "line"),
    [
        (2, 1, "5", '          - [Apples, "5"]\n'),
        (2, 1, "6", '          - [Apples, "6"]\n'),
        (2, 0, "", '          - ["", "5"]\n'),
        (2, 1, "", '          - [Apples, ""]\n'),
    ],
)
def test_cells_are_filled_and_emptied(
    pictures: Path, row: int, column: int, text: str, line: str
) -> None:
    cell = on("tab", "edit_cell", piece="table", row=row - 1, column=column, text=text)
    one = edited(pictures, THINGS, cell)
    made = brought(one)
    assert line in made.texts.get(pictures / "talk.yaml", THINGS)
    assert quiet(again(made, pictures))


def test_a_line_break_in_a_title_is_its_writers_and_comes_home(tmp_path: Path) -> None:
    one = edited(tmp_path, TITLES, on("alpha", "retitle", text="Alpha and\vits second line"))
    made = brought(one)
    assert (
        r"Alpha and\\" in made.texts[tmp_path / "talk.yaml"]
        or "Alpha and\\\n" in made.texts[tmp_path / "talk.yaml"]
    )
    assert quiet(again(made, tmp_path))


def test_of_two_pictures_the_one_is_replaced_that_they_replaced(pictures: Path) -> None:
    edits = [
        on("tab", "retitle", text="A much longer title, so that all places below it move"),
        on("two", "replace_picture", piece="columns:2:1:picture", file=str(pictures / "new.png")),
    ]
    one = edited(pictures, THINGS, *edits)
    made = brought(one, yes=True)
    text = made.texts[pictures / "talk.yaml"]
    assert "          - picture: {file: a.png, alt: On the left}\n" in text
    assert "file: b.png" not in text
    assert made.outcome.failed == []
    assert quiet(again(made, pictures))


def test_what_would_leave_the_talk_unbuildable_is_left_out_and_told(tmp_path: Path) -> None:
    edits = [
        on("alpha", "reword", piece="points", line=0, old="first", new="far too long " * 400),
        on("beta", "reword", piece="points", line=0, old="other", new="new"),
    ]
    made = brought(edited(tmp_path, TITLES, *edits))
    [(decision, reason)] = made.outcome.failed
    assert decision.slide == "alpha"
    assert "could not be built" in reason.why
    assert made.texts == {tmp_path / "talk.yaml": TITLES.replace("other stuff", "new stuff")}


def test_a_slide_added_before_a_hand_over_is_added_once(tmp_path: Path) -> None:
    outline = """\
talk: {title: Bread, speakers: [ann, bob]}
people: {ann: Ann, bob: Bob}
sections:
  - section: One
    speaker: ann
    slides:
      - {id: a, title: Flour, text: Wheat or rye, notes: Say something}
  - section: Two
    speaker: bob
    slides:
      - {id: b, title: Water, text: Warm, cue: And now Bob, notes: Say more}
"""
    new = {
        "kind": "add_slide",
        "after": "a",
        "name": "n",
        "title": "Salt",
        "points": ["Two percent"],
        "notes": ["Not more"],
    }
    made = brought(edited(tmp_path, outline, new), yes=True)
    assert made.unsure == ()
    assert quiet(again(made, tmp_path))


def test_slides_of_one_title_that_both_wrote_are_both_there(tmp_path: Path) -> None:
    new = {
        "kind": "add_slide",
        "after": "beta",
        "name": "n",
        "title": "Questions",
        "points": ["Why not rye?", "Who eats it?"],
        "notes": [],
    }
    one = edited(tmp_path, TITLES, new)
    talk = tmp_path / "talk.yaml"
    mine = TITLES + "      - {title: Questions, text: Ask me afterwards at the bar}\n"
    talk.write_text(mine, "utf-8")
    assert [one.verdict for one in against(one.theirs.path, talk).decisions] == ["ask"]


def test_a_slide_that_both_moved_or_one_rewrote_and_one_removed_is_a_conflict(
    tmp_path: Path,
) -> None:
    one = edited(tmp_path, TITLES, on("beta", "delete"))
    talk = tmp_path / "talk.yaml"
    talk.write_text(TITLES.replace("other stuff", "rewritten by its author"), "utf-8")
    [decision] = against(one.theirs.path, talk).decisions
    assert (decision.verdict, decision.why) == ("conflict", "you have changed this slide since")
    assert brought(against(one.theirs.path, talk), yes=True).texts == {}


def test_a_deck_of_another_talk_is_refused(tmp_path: Path) -> None:
    one = edited(tmp_path, TITLES)
    other = tmp_path / "other.yaml"
    other.write_text(
        "talk: {title: B}\nsections:\n  - section: S\n    slides:\n      - {title: Z}\n"
    )
    with pytest.raises(OtherOutline, match=r"was built from talk\.yaml"):
        against(one.theirs.path, other)


def test_an_outline_saved_meanwhile_or_read_only_is_not_written_over(tmp_path: Path) -> None:
    made = brought(edited(tmp_path, TITLES, on("alpha", "retitle", text="Alpha two")))
    talk = tmp_path / "talk.yaml"
    talk.write_text(TITLES + "# saved in an editor\n", "utf-8")
    with pytest.raises(CannotWrite, match="was changed meanwhile"):
        save(made.texts, made.before)
    assert [path.name for path in tmp_path.glob("*.bak*")] == []
    talk.chmod(0o444)
    with pytest.raises(CannotWrite, match="read-only"):
        refuse_read_only(talk)


def test_backups_of_other_texts_stay(tmp_path: Path) -> None:
    made = brought(edited(tmp_path, TITLES, on("alpha", "retitle", text="Alpha two")))
    mine = tmp_path / "talk.yaml.bak"
    mine.write_text("kept since May", "utf-8")
    [copy] = save(made.texts, made.before)
    assert (copy.name, copy.read_text("utf-8")) == ("talk.yaml.bak2", TITLES)
    assert mine.read_text("utf-8") == "kept since May"


def added(after: str, name: str, title: str, *points: str) -> dict[str, object]:
    return {
        "kind": "add_slide",
        "after": after,
        "name": name,
        "title": title,
        "points": list(points),
        "notes": [],
    }


def test_slides_added_one_after_the_other_keep_their_order(tmp_path: Path) -> None:
    edits = [
        added("beta", "x", "Third", "c"),
        added("beta", "y", "Second", "b"),
        added("beta", "z", "First", "a"),
        {"kind": "move_slide", "slide": "alpha", "after": "z"},
    ]
    one = edited(tmp_path, TITLES, *edits)
    order = [slide.content.title for slide in one.theirs.edited.slides]
    made = brought(one, theirs=True)
    then = again(made, tmp_path)
    assert quiet(then)
    assert [slide.title for slide in then.mine.slides.values()] == order
    assert order == ["Beta", "First", "Alpha", "Second", "Third", "Lonely"]


def test_what_an_outline_cannot_say_of_a_new_slide_is_told_and_the_slide_can_be_kept(
    tmp_path: Path,
) -> None:
    edits = [
        added("beta", "n", "With more", "a point"),
        on("n", "insert_text", text="one remark", box=[10, 300, 200, 40]),
        on("n", "insert_text", text="another remark", box=[10, 400, 200, 40]),
    ]
    one = edited(tmp_path, TITLES, *edits)
    told = [one for one in one.decisions if one.verdict == "report"]
    assert [(each.slide, each.change.piece.text) for each in told] == [
        ("new slide 3", "another remark")
    ]
    write = [each for each in one.decisions if each.verdict == "ask"]
    made = written(one, write, Wishes(("new slide 3",)))
    assert "keep: edited.pptx#3" in made.texts[tmp_path / "talk.yaml"]
    assert made.troubles == ()
    assert quiet(again(made, tmp_path))


def test_a_new_slide_without_a_title_gets_one(tmp_path: Path) -> None:
    edits = [added("beta", "n", "", "Words that serve"), added("lonely", "m", "")]
    one = edited(tmp_path, TITLES, *edits)
    made = brought(one, yes=True)
    text = made.texts[tmp_path / "talk.yaml"]
    assert "        title: Words that serve\n" in text
    assert "        title: Slide 5\n" in text
    assert made.troubles == ()
    assert quiet(again(made, tmp_path))


def test_a_list_that_has_no_room_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    many = [
        on(
            "alpha",
            "add_line",
            piece="points",
            after=number,
            words=f"A long point number {number} " * 8,
        )
        for number in range(1, 16)
    ]
    made = brought(edited(tmp_path, TITLES, *many))
    assert made.texts == {}
    assert len(made.outcome.failed) == 15


def test_links_to_slides_that_are_gone_are_no_news(tmp_path: Path) -> None:
    outline = TITLES.replace("      - title: Alpha", "      - agenda\n      - title: Alpha") + (
        "  - section: Two\n    opening: yes\n    slides:\n      - {title: Delta, text: see it}\n"
    )
    one = edited(tmp_path, outline, on("two", "delete"))
    assert [type(each.change).__name__ for each in one.decisions] == ["SlideRemoved"]


def test_rows_come_home_as_rows_on_a_line(pictures: Path) -> None:
    outline = THINGS.replace("table:\n", "table: # of fruit\n")
    one = edited(pictures, outline)
    [piece] = [p for p in one.theirs.edited.slides[0].content.pieces if p.kind == "table"]
    assert piece.cells[1][1][0].text == "5"
    assert slide_content(one.theirs.edited.slides[0].content, "copy", {}, 1)["table"] == {
        "rows": [["Name", "Count"], ["Apples", "5"], ["Pears", ""]]
    }


def with_rows(deck: Path, *order: str) -> None:
    """Put the rows of the first table in an order, by the words in their first cells; new ones too."""
    file = Presentation(str(deck))
    [table] = [shape.table for shape in file.slides[0].shapes if shape.has_table]
    rows = {cell.text: cell._tc.getparent() for cell in (row.cells[0] for row in table.rows)}
    last = list(rows.values())[-1]
    made = [rows.get(name) if name in rows else deepcopy(last) for name in order]
    for row in rows.values():
        row.getparent().remove(row)
    for name, row in zip(order, made, strict=True):
        table._tbl.append(row)
        if name not in rows:
            row.findall(".//{*}t")[0].text = name
    file.save(str(deck))


@pytest.mark.parametrize(
    ("order", "rows"),
    [
        (
            ["Name", "Apples", "Pears", "Figs"],
            ["[Name, Count]", '[Apples, "5"]', '[Pears, "7"]', "[Figs, 7]"],
        ),
        (
            ["Name", "Figs", "Apples", "Pears"],
            ["[Name, Count]", "[Figs, 7]", '[Apples, "5"]', '[Pears, "7"]'],
        ),
        (["Name", "Pears"], ["[Name, Count]", '[Pears, "7"]']),
        (["Name", "Pears", "Apples"], ["[Name, Count]", '[Pears, "7"]', '[Apples, "5"]']),
    ],
    ids=["last", "between", "removed", "moved"],
)
def test_rows_of_a_table_come_go_and_move(
    pictures: Path, order: list[str], rows: list[str]
) -> None:
    outline = THINGS.replace('[Pears, ""]', '[Pears, "7"]')
    one = edited(pictures, outline)
    with_rows(one.theirs.path, *order)
    talk = pictures / "talk.yaml"
    made = brought(against(one.theirs.path, talk))
    text = made.texts[talk]
    table = text[text.index("table:") : text.index("  - id: cyc")]
    assert [
        line.strip().removeprefix("- ") for line in table.splitlines()[1:] if line.strip()
    ] == rows
    assert quiet(again(made, pictures))
