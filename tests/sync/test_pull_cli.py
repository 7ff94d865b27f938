"""What `pull` says and asks: its options, its questions and every answer, and what it leaves alone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.commands import Run, runner
from tests.sync.libreoffice import Edit
from tests.sync.powerpoint import edit
from tests.typed import typed

TALK = """\
talk: {title: Bread, minutes: 10}
sections:
  - section: Dough
    slides:
      - id: flour
        title: Flour first
        points: [Weigh it, Sieve it]
      - id: water
        title: Water next
        points: [Cold water]
        notes: Say why.
      - {id: salt, title: Salt last, text: Ten grams.}
"""
POINT = {"kind": "reword", "slide": "flour", "piece": "points", "line": 1, "old": "Sieve", "new": "Sift"}  # fmt: skip
TITLE = {"kind": "retitle", "slide": "water", "text": "Water comes next"}
GONE = {"kind": "delete", "slide": "salt"}
ADDED = {"kind": "add_slide", "after": "water", "name": "oil", "title": "Oil if you like", "points": ["A spoon"], "notes": []}  # fmt: skip
DRAWN = {"kind": "insert_text", "slide": "flour", "text": "Look here", "box": [600, 300, 200, 50]}
ASKED = {"kind": "comment", "slide": "water", "author": "Leon", "text": "How\ncold?"}
MINE = ("Water next", "Water now")
"""What the author writes meanwhile, so that `TITLE` is a conflict."""
OUTLINE, DECK = Path("talk.yaml"), Path("from-leon.pptx")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(capsys, monkeypatch)


@pytest.fixture
def back(run: Run) -> Back:
    return Back(run)


class Back:
    """Builds the talk, lets Leon edit the deck, and the author then go on with the outline."""

    def __init__(self, run: Run) -> None:
        self.run = run

    def __call__(self, *edits: Edit, mine: tuple[str, str] | None = None, talk: str = TALK) -> Path:
        OUTLINE.write_text(talk, "utf-8")
        assert self.run("build", str(OUTLINE), "-o", str(DECK)).code == 0
        edit(DECK, DECK, edits)
        if mine:
            assert talk.count(mine[0]) == 1
            OUTLINE.write_text(talk.replace(*mine), "utf-8")
        return DECK


def now() -> str:
    return OUTLINE.read_text("utf-8")


def everything() -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}


def answered(*answers: str, options: Sequence[str] = ()) -> tuple[int, str]:
    return typed(["pull", str(DECK), *options], answers)


# options


def test_help_names_every_option_and_what_a_failure_means(run: Run) -> None:
    result = run("pull", "--help")
    assert result.code == 0
    options = [
        "--yes",
        "--ours",
        "--theirs",
        "--keep",
        "--comments-as",
        "--base",
        "--report",
        "--dry-run",
    ]
    assert [one for one in options if one not in result.out] == []
    assert "Exit code 1 while anything is left to decide" in result.out
    assert "Example:  deckbuilder pull " in result.out


@pytest.mark.parametrize(
    "two", [("--yes", "--ours"), ("--ours", "--theirs"), ("--theirs", "--yes")]
)
def test_two_rules_are_one_too_many(two: tuple[str, str], back: Back, run: Run) -> None:
    back(POINT)
    result = run("pull", str(DECK), *two)
    assert result.code == 2
    assert "`--yes`, `--ours` and `--theirs` exclude each other" in result.err
    assert now() == TALK


def test_a_report_has_to_be_a_page(back: Back, run: Run) -> None:
    back(POINT)
    assert run("pull", str(DECK), "--report", "changes.pdf").code == 2
    assert now() == TALK


def test_a_dry_run_says_what_would_be_written_and_writes_nothing(back: Back, run: Run) -> None:
    back(POINT, TITLE, ADDED, DRAWN, ASKED, mine=MINE)
    before = everything()
    result = run("pull", str(DECK), "--dry-run", "--theirs", "--keep", "1", "--comments-as", "todo")
    assert result.code == 0
    assert "would be written:" in result.out
    assert "talk.yaml: 3 changes would be written" in result.out
    assert everything() == before


def test_where_nobody_can_be_asked_questions_are_listed_and_the_rest_is_written(
    back: Back, run: Run
) -> None:
    back(POINT, TITLE, GONE, ADDED, mine=MINE)
    result = run("pull", str(DECK))
    assert result.code == 1
    assert now() == TALK.replace(*MINE).replace("Sieve", "Sift")
    written, rest = result.out.split("\nfor you to decide:\n")
    slides, clash = rest.split("\nconflicts; yours stays until you choose:\n")
    assert "~ point: “Sieve it” → “Sift it”  talk.yaml:7:28" in written
    assert "+ slide: “Oil if you like”, behind water" in slides
    assert "- slide: “Salt last”" in slides
    assert clash.splitlines()[:5] == [
        "2  water  “Water now”",
        "  ! title  talk.yaml:9:16",
        "      was     Water next",
        "      yours   Water now",
        "      theirs  Water comes next",
    ]
    assert result.out.splitlines()[-2:] == [
        "talk.yaml: 1 change written, 1 conflict, 2 to decide",
        "to decide: run it on a terminal, or add `--theirs`, `--ours` or `--yes` (slides only)",
    ]


@pytest.mark.parametrize(
    ("option", "code", "said"),
    [
        ("--yes", 1, "3 changes written, 1 conflict"),
        ("--theirs", 0, "4 changes written"),
        ("--ours", 0, "1 change written"),
    ],
)
def test_rules_answer_for_a_script(option: str, code: int, said: str, back: Back, run: Run) -> None:
    back(POINT, TITLE, GONE, ADDED, mine=MINE)
    result = run("pull", str(DECK), option)
    assert (result.code, result.err) == (code, "")
    assert f"talk.yaml: {said}\n" in result.out
    assert ("Salt last" in now()) == (option != "--theirs")
    assert ("hidden: yes" in now()) == (option == "--yes")
    assert ("Oil if you like" in now()) == (option != "--ours")
    assert ("Water comes next" in now()) == (option == "--theirs")


# questions and answers


@pytest.mark.parametrize(
    ("answers", "title", "code"),
    [
        (["y"], "Water now", 0),
        ([""], "Water now", 0),
        (["t"], "Water comes next", 0),
        (["T"], "Water comes next", 0),
        (["e", "Then water"], "Then water", 0),
        (["e", ""], "Water comes next", 0),
        (["l"], "Water now", 1),
        (["x", "t"], "Water comes next", 0),
    ],
)
def test_a_conflict_is_settled_as_it_is_answered(
    answers: list[str], title: str, code: int, back: Back
) -> None:
    back(TITLE, mine=MINE)
    result, said = answered(*answers)
    assert result == code
    assert now() == TALK.replace("Water next", title)
    assert "keep [y]ours, take [t]heirs, [e]dit or decide [l]ater? [y]: " in said


@pytest.mark.parametrize(
    ("answer", "line", "code"),
    [
        ("h", "      - {id: salt, title: Salt last, hidden: yes, text: Ten grams.}\n", 0),
        ("r", "", 0),
        ("k", TALK.splitlines(keepends=True)[-1], 0),
        ("l", TALK.splitlines(keepends=True)[-1], 1),
    ],
)
def test_a_slide_they_removed_is_hidden_removed_kept_or_left_for_later(
    answer: str, line: str, code: int, back: Back
) -> None:
    back(GONE)
    result, said = answered(answer)
    assert result == code
    assert now() == "".join([*TALK.splitlines(keepends=True)[:-1], line])
    assert "[h]ide it, [r]emove it, [k]eep it or decide [l]ater? [h]: " in said


@pytest.mark.parametrize(("answer", "there", "code"), [("y", 1, 0), ("n", 0, 0), ("l", 0, 1)])
def test_a_slide_they_added_comes_when_that_is_wanted(
    answer: str, there: int, code: int, back: Back
) -> None:
    back(ADDED)
    result, said = answered(answer)
    assert result == code
    assert now().count("title: Oil if you like") == there
    assert "do the same in the outline: [y]es, [n]o or [l]ater? [y]: " in said


@pytest.mark.parametrize(("answer", "kept"), [("y", 1), ("n", 0), ("", 0)])
def test_a_slide_they_drew_on_is_kept_when_that_is_wanted(
    answer: str, kept: int, back: Back
) -> None:
    back(DRAWN)
    code, said = answered(answer)
    assert code == 0
    assert now().count("keep: from-leon.pptx#flour") == kept
    assert "+ text box: “Look here”" in said
    assert "show this slide as they made it from now on: [y]es or [n]o? [n]: " in said


def test_nothing_is_written_when_a_question_ends_it(back: Back) -> None:
    back(POINT, TITLE, ADDED, DRAWN, mine=MINE)
    before = everything()
    code, said = answered("t", "y", "\x04")  # Ctrl-D
    assert code == 130
    assert said.endswith("stopped\n")
    assert everything() == before


def test_nobody_is_asked_when_a_rule_says_it(back: Back) -> None:
    back(TITLE, ADDED, DRAWN, mine=MINE)
    code, said = answered(options=["--theirs"])
    assert code == 0
    assert "]: " not in said


# slides to keep, comments, copies


@pytest.mark.parametrize("name", ["1", "flour", "flour-first"])
def test_a_slide_to_keep_is_named_by_number_by_its_id_or_by_the_one_it_had(
    name: str, back: Back, run: Run
) -> None:
    talk = TALK.replace("      - id: flour\n        title: Flour", "      - title: Flour")
    drawn = {**DRAWN, "slide": "flour-first"}
    back(drawn, talk=talk)
    OUTLINE.write_text(TALK, "utf-8")
    result = run("pull", str(DECK), "--keep", name)
    assert (result.code, result.err) == (0, "")
    assert "        keep: from-leon.pptx#flour-first\n" in now()
    assert "only in their file" not in result.out


def test_a_slide_to_keep_that_nobody_has_is_told_with_those_there_are(back: Back, run: Run) -> None:
    back(POINT, DRAWN)
    result = run("pull", str(DECK), "--keep", "sugar")
    assert result.code == 1
    assert (
        "no slide of both decks is `sugar`; there are 1 (flour), 2 (water), 3 (salt)" in result.err
    )
    assert now() == TALK


def test_comments_are_listed_and_written_where_that_is_wanted(back: Back, run: Run) -> None:
    back(ASKED)
    listed = run("pull", str(DECK))
    assert "\ncomments:\n2  water  “Water next”\n  [ ] How cold? (Leon, 2024-05-01)\n" in listed.out
    assert now() == TALK
    assert run("pull", str(DECK), "--comments-as", "todo").code == 0
    assert "# TODO (Leon, 2024-05-01): How cold?" in now()
    again = now()
    assert run("pull", str(DECK), "--comments-as", "todo").code == 0
    assert now() == again


def test_the_outline_is_copied_first_unless_git_has_it(back: Back, run: Run) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
        subprocess.run(["git", *who, *arguments], check=True, capture_output=True)

    back(POINT)
    copy = Path("talk.yaml.bak")
    assert "as it was: talk.yaml.bak\n" in run("pull", str(DECK)).out
    assert copy.read_text("utf-8") == TALK
    copy.unlink()
    back(POINT)
    git("init", "--quiet")
    git("add", "talk.yaml")
    git("commit", "--quiet", "--message", "The talk")
    assert "as it was" not in run("pull", str(DECK)).out
    assert "Sift it" in now()
    assert not copy.exists()
    back(POINT, mine=("Weigh it", "Weigh it well"))
    assert "as it was: talk.yaml.bak\n" in run("pull", str(DECK)).out  # git has an older one


# what can be read in a hurry


def test_what_is_open_comes_last_and_each_slide_once(back: Back, run: Run) -> None:
    slides = [
        f"      - {{id: s{n}, title: Slide {n}, points: [One, Two], notes: Say}}\n"
        for n in range(20)
    ]
    talk = "".join(["talk: {title: Many}\nsections:\n  - section: All\n    slides:\n", *slides])
    edits: list[Edit] = [
        {"kind": "retitle", "slide": f"s{n}", "text": f"Slide {n}!"} for n in range(20)
    ]
    edits += [{"kind": "hide", "slide": f"s{n}"} for n in range(20)]
    edits += [{**POINT, "slide": f"s{n}", "old": "Two", "new": "Too"} for n in range(20)]
    back(*edits, {"kind": "delete", "slide": "s19"}, talk=talk, mine=("Slide 3,", "Slide three,"))
    out = run("pull", str(DECK)).out
    headings = [line for line in out.splitlines() if line[:1].isdigit()]
    assert len(headings) == 20  # nineteen that were written, and the one of the conflict
    assert "talk.yaml: 56 changes written, 1 conflict, 1 to decide\n" in out
    assert out.index("written:") < out.index("for you to decide:") < out.index("conflicts;")
    assert max(map(len, out.splitlines())) <= 110


def test_of_long_notes_only_what_differs_is_shown(back: Back, run: Run) -> None:
    story = " ".join(f"This is sentence {n} of a story." for n in range(200))
    talk = TALK.replace("Say why.", story)
    change = {"kind": "reword", "slide": "water", "piece": "notes", "line": 0, "old": "sentence 100", "new": "sentence hundred"}  # fmt: skip
    back(change, talk=talk)
    told = run("pull", str(DECK)).out
    assert "\n  ~ notes  talk.yaml:11:16\n      - …" in told
    assert max(map(len, told.splitlines())) < 110
    back(change, talk=talk, mine=("sentence 101", "sentence 101 or so"))
    clash = run("pull", str(DECK)).out
    assert "sentence 101 or so" in clash
    assert "sentence hundred of" in clash
    assert max(map(len, clash.splitlines())) < 300


def test_words_written_from_the_right_stand_below_each_other(back: Back, run: Run) -> None:
    talk = TALK.replace("Cold water", "ماء بارد")
    back({**POINT, "slide": "water", "line": 0, "old": "بارد", "new": "ساخن"}, talk=talk)
    out = run("pull", str(DECK)).out
    assert "  ~ point  talk.yaml:10:18\n      - ماء بارد\n      + ماء ساخن\n" in out


def test_a_pipe_that_knows_only_english_letters_gets_those(back: Back) -> None:
    back(POINT)
    done = subprocess.run(
        [sys.executable, "-m", "deckbuilder", "pull", str(DECK)],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert b'~ point: "Sieve it" -> "Sift it"  talk.yaml:7:28' in done.stdout
