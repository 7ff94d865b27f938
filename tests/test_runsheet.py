"""`deckbuilder runsheet`: what it says, in three formats, and what it does with awkward input."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from deckbuilder.cli.runsheet import TimeOfDay
from deckbuilder.model.timing import Planned
from deckbuilder.pipeline import load
from deckbuilder.runsheet import Part, Row, RunSheet, only, run_sheet
from deckbuilder.runsheet.markdown import as_markdown
from deckbuilder.runsheet.page import as_page
from deckbuilder.runsheet.table import as_table
from deckbuilder.terminal import Screen
from tests.commands import Result, Run, runner

TALK = """\
talk:
  title: Two of us
  event: Town hall
  date: 2027-05-01
  minutes: 8
  speakers: [host, guest]
people:
  host: {name: Ann Host}
  guest: {name: Bob Guest}
  third: Cem
sections:
  - section: Start
    minutes: 2
    slides:
      - cover
      - {title: A map, minutes: 2}
      - {title: Spare, hidden: yes, minutes: 9}
  - section: Inside
    opening: yes
    speaker: guest
    cue: Bob, what is inside?
    slides:
      - {title: Wheels, minutes: 2:15}
      - {title: Both of us, speaker: [guest, host], cue: And Ann?, minutes: 1}
      - {title: Bob again}
  - section: Nothing
    slides: [{title: Not shown, hidden: yes}]
"""

TABLE = """\
Two of us
Town hall · 1 May 2027

   Time   Slide                Minutes   Who                      Cue
 ─────────────────────────────────────────────────────────────────────────────────────────────────────
          Start           ~2:30 / 2:00
  23:58   1. Two of us           ~0:30   Ann Host
  23:58   2. A map                2:00   Ann Host                 → Bob Guest: “Bob, what is inside?”

          Inside                 ~4:15
  00:00   4. Inside              ~0:30   Bob Guest                “Bob, what is inside?”
  00:01   5. Wheels               2:15   Bob Guest
  00:03   6. Both of us           1:00   Bob Guest and Ann Host   → Ann Host: “And Ann?”
                                                                  → Bob Guest
  00:04   7. Bob again           ~0:30   Bob Guest

Ann Host: ~3:00
Bob Guest: ~3:45
Total: ~6:45 / 8:00, ~1:15 min to spare
"""

GUEST = """\
# Run sheet: Two of us

Town hall · 1 May 2027

Bob Guest

| Time | Slide | Minutes | Who | Cue |
| --: | :-- | --: | :-- | :-- |
|  | **Start** | \\~2:30 / 2:00 |  |  |
| 0:30 | 2. A map | 2:00 | Ann Host | → Bob Guest: “Bob, what is inside?” |
|  | **Inside** | \\~4:15 |  |  |
| 2:30 | 4. Inside | \\~0:30 | Bob Guest | “Bob, what is inside?” |
| 3:00 | 5. Wheels | 2:15 | Bob Guest |  |
| 5:15 | 6. Both of us | 1:00 | Bob Guest and Ann Host | → Ann Host: “And Ann?”<br>→ Bob Guest |
| 6:15 | 7. Bob again | \\~0:30 | Bob Guest |  |

- Bob Guest: \\~3:45
- **Total: \\~6:45 / 8:00, \\~1:15 min to spare**
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a talk."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talk.yaml").write_text(TALK, "utf-8")
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in this process."""
    running = runner(capsys, monkeypatch)
    return lambda *arguments: running("runsheet", *arguments)


def sheet_of(text: str, start: int | None = None) -> RunSheet:
    Path("other.yaml").write_text(text, "utf-8")
    return run_sheet(load(Path("other.yaml")), start)


# what it says


def test_the_table_has_clock_slide_minutes_who_and_cue_and_runs_past_midnight(run: Run) -> None:
    assert run("talk.yaml", "--start", "23:58") == Result(0, TABLE, "")


def test_one_speaker_sees_their_slides_and_the_ones_after_which_they_take_over(run: Run) -> None:
    assert run("talk.yaml", "--speaker", "guest", "--format", "markdown") == Result(0, GUEST, "")


def test_a_speaker_may_be_called_by_name(run: Run) -> None:
    by_id = run("talk.yaml", "--speaker", "guest")
    assert by_id.code == 0
    assert run("talk.yaml", "--speaker", "bob guest") == by_id


def test_the_slide_before_a_take_over_is_marked_as_somebody_elses() -> None:
    sheet = only(sheet_of(TALK), "guest")
    rows = {row.title: row.ready for part in sheet.parts for row in part.rows}
    assert rows == {
        "A map": True,
        "Inside": False,
        "Wheels": False,
        "Both of us": False,
        "Bob again": False,
    }


def test_a_slide_of_two_counts_half_for_each_and_all_shares_make_up_the_talk() -> None:
    sheet = sheet_of(TALK)
    assert [(share.name, share.time.minutes) for share in sheet.shares] == [
        ("Ann Host", 3.0),
        ("Bob Guest", 3.75),
    ]
    assert sum(share.time.minutes for share in sheet.shares) == sheet.time.minutes


def test_who_and_cue_are_left_out_when_one_person_gives_the_talk() -> None:
    alone = "talk: {title: Alone, speakers: a}\npeople: {a: Ann}\nsections:\n  - {section: S, slides: [{title: One}]}\n"
    sheet = sheet_of(alone)
    assert as_table(sheet, Screen()) == (
        "Alone\n\n  Time   Slide        Minutes\n ─────────────────────────────\n"
        "         S              ~0:30\n  0:00   1. One         ~0:30\n\nTotal: ~0:30\n"
    )
    assert "| Time | Slide | Minutes |\n" in as_markdown(sheet)
    assert "Ann" not in as_page(sheet)


def test_what_a_talk_takes_too_long_is_said() -> None:
    sheet = sheet_of(TALK.replace("minutes: 8", "minutes: 6:30"))
    assert sheet.margin == "~0:15 min over"
    assert sheet.over


def test_a_slide_that_goes_on_over_several_is_one_row() -> None:
    links = "".join(
        f'      - {{title: Slide {n}, links: {{"label {n} {"long " * 8}": "https://example.org/{n}"}}}}\n'
        for n in range(40)
    )
    sheet = sheet_of(
        f"talk: {{title: A}}\nsections:\n  - section: S\n    slides:\n{links}      - references\n"
    )
    row = sheet.parts[0].rows[-1]
    assert re.fullmatch(r"41–4[2-9]", row.number)
    assert row.title == "References"
    assert row.time == Planned(0.0, estimated=True)


def test_numbers_are_those_that_powerpoint_shows() -> None:
    sheet = sheet_of(TALK)
    deck = load(Path("talk.yaml")).deck
    for row in (row for part in sheet.parts for row in part.rows):
        assert deck.scenes[int(row.number) - 1].title == row.title


def test_it_is_said_in_the_language_of_the_talk() -> None:
    sheet = sheet_of(TALK.replace("minutes: 8", "minutes: 8\n  language: de"))
    said = as_markdown(sheet)
    assert "# Ablaufplan: Two of us" in said
    assert "1. Mai 2027" in said
    assert "| Uhrzeit | Folie | Minuten | Wer | Stichwort |" in said
    assert "Bob Guest und Ann Host" in said


# formats


def test_a_narrow_table_cuts_no_word_and_is_no_wider_than_it_may_be() -> None:
    for width in (80, 60):
        said = as_table(sheet_of(TALK), Screen(width))
        assert max(map(len, said.splitlines())) <= width
        for words in ("Wheels", "Both", "inside?”", "~1:15", "00:00"[2:]):
            assert words in said


def test_nothing_in_a_title_is_taken_for_markup_of_the_terminal() -> None:
    sheet = sheet_of(TALK.replace("title: Wheels", 'title: "[red]W[/] :smile:"'))
    assert "5. [red]W[/] :smile:" in as_table(sheet, Screen())


def test_colours_are_only_for_a_terminal() -> None:
    sheet = sheet_of(TALK)
    assert "\x1b" not in as_table(sheet, Screen())
    assert "\x1b[" in as_table(sheet, Screen(colour=True))
    plain = re.sub(r"\x1b\[[\d;]*m", "", as_table(sheet, Screen(colour=True)))
    assert [line.rstrip() for line in plain.splitlines()] == as_table(sheet, Screen()).splitlines()


def test_a_terminal_gets_colours_and_its_own_width(folder: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "70", "TERM": "xterm-256color"}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "deckbuilder", "runsheet", "talk.yaml"]
    subprocess.run(command, stdout=theirs, stderr=theirs, env=environment, check=True, cwd=folder)
    os.close(theirs)
    said = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "\x1b[1m" in said
    plain = re.sub(r"\x1b\[[\d;]*m", "", said)
    assert max(map(len, plain.splitlines())) <= 70


def test_a_pipe_has_no_width_unless_it_is_given_one(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("talk.yaml").write_text(TALK.replace("And Ann?", "And Ann? " * 30), "utf-8")
    assert max(map(len, run("talk.yaml").out.splitlines())) > 200
    monkeypatch.setenv("COLUMNS", "70")
    assert max(map(len, run("talk.yaml").out.splitlines())) <= 70


def test_a_stream_that_knows_few_letters_gets_plain_lines(folder: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "deckbuilder", "runsheet", "talk.yaml"]
    done = subprocess.run(command, capture_output=True, env=environment, check=True, cwd=folder)
    assert b"|" in done.stdout
    assert b"Wheels" in done.stdout


AWKWARD = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF), min_size=1, max_size=30)


def cells_of(markdown: str) -> list[list[str]]:
    """The plain words of each row of the table, as a reader of Markdown makes them."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    rows: list[list[str]] = []
    for token in parser.parse(markdown):
        if token.type == "tr_open":
            rows.append([])
        if token.type == "inline" and rows and token.level > 3:
            rows[-1].append("".join(t.content for t in token.children or []))
    return rows


@given(AWKWARD)
def test_markdown_shows_every_title_as_it_is(title: str) -> None:
    row = Row("5", title, 0.0, Planned(1.0, estimated=True), ("a",), title)
    sheet = RunSheet("T", "", "", "en", (Part(title, row.time, 2.0, (row,)),), (), row.time, 0.0)
    rows = cells_of(as_markdown(replace(sheet, several=True)))
    words = " ".join(title.split())
    assert rows[2] == ["0:00", f"5. {words}".strip(), "~1:00", words, ""]
    if words:
        assert rows[1][1].strip("*") == words or words in rows[1][1]


class Checked(HTMLParser):
    """Every element opened is closed, and nothing is fetched."""

    VOID = ("meta",)

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not {"src", "href"} & {name for name, _ in attrs}
        self.seen.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def page_of(sheet: RunSheet) -> Checked:
    page = Checked()
    page.feed(as_page(sheet))
    page.close()
    assert page.open == []
    return page


def test_the_page_holds_everything_and_fetches_nothing() -> None:
    page = page_of(sheet_of(TALK, 18 * 60))
    for words in (
        "Two of us",
        "Town hall · 1 May 2027",
        "18:02",
        "→ Bob Guest: “Bob, what is inside?”",
    ):
        assert words in page.words
    assert page.words.count("Wheels") == 1
    assert "script" not in page.seen


def test_no_text_can_break_out_of_the_page() -> None:
    nasty = '"</style><script>alert(1)</script>&amp;\'<b>"'
    sheet = sheet_of(
        TALK.replace("Town hall", nasty)
        .replace("title: Wheels", f"title: {nasty}")
        .replace("Ann Host", nasty)
    )
    page = page_of(sheet)
    assert "script" not in page.seen
    assert "b" not in page.seen
    assert "</style><script>alert(1)</script>&amp;'<b>" in page.words


def test_a_page_in_arabic_runs_from_right_to_left() -> None:
    text = as_page(sheet_of(TALK.replace("minutes: 8", "minutes: 8\n  language: ar")))
    assert '<html lang="ar" dir="rtl">' in text
    assert '<span dir="ltr">~0:30</span>' in text


ARABIC = TALK.replace("minutes: 8", "minutes: 8\n  language: ar").replace(
    "cue: And Ann?", "cue: ومن يعرف؟"
)


def test_on_a_page_the_name_and_the_cue_of_whoever_takes_over_are_set_apart() -> None:
    assert '<div class="out">← <bdi>Ann Host</bdi>: «<bdi>ومن يعرف؟</bdi>»</div>' in as_page(
        sheet_of(ARABIC)
    )
    assert '<div class="out">→ <bdi>Bob Guest</bdi></div>' in as_page(sheet_of(TALK))


def test_words_that_run_the_other_way_do_not_turn_a_cue_about() -> None:
    sheet = sheet_of(ARABIC)
    cue = "\u200f← \u2068Ann Host\u2069: «ومن يعرف؟»"
    assert cue in as_markdown(sheet)
    assert cue in as_table(sheet, Screen())
    other = sheet_of(TALK.replace("cue: And Ann?", "cue: ومن يعرف؟"))
    assert "→ Ann Host: “\u2068ومن يعرف؟\u2069”" in as_markdown(other)


def test_the_heading_is_the_title_alone_whatever_talk_of_the_outline_it_is(run: Run) -> None:
    Path("texts").mkdir()
    Path("texts/talk.he.yaml").write_text("talk: {title: שנינו}\n", "utf-8")
    Path("talk.yaml").write_text(TALK + "variants: {lightning: {talk: {minutes: 9}}}\n", "utf-8")
    arguments = ("talk.yaml", "--variant", "lightning", "--lang", "he", "--format")
    assert "<h1><bdi>שנינו</bdi></h1>" in run(*arguments, "html").out
    assert " · <bdi>lightning</bdi></p>" in run(*arguments, "html").out
    first, _, _, _, fourth, *_ = run(*arguments, "markdown").out.splitlines()
    assert first.endswith(": שנינו")
    assert fourth == "lightning"
    assert run(*arguments, "table").out.splitlines()[0] == "שנינו"


# files


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.md", "# Run sheet"), ("a.html", "<!DOCTYPE html>"), ("a.HTM", "<!DOC"), ("a.txt", "Two")],
)
def test_a_file_has_the_format_of_its_ending(run: Run, name: str, begins: str) -> None:
    result = run("talk.yaml", "-o", f"new/{name}")
    where = Path("new") / name
    assert result == Result(0, f"{where}: 6 slides, ~6:45 / 8:00, ~1:15 min to spare\n", "")
    assert where.read_text("utf-8").startswith(begins)


def test_a_format_that_is_asked_for_wins_and_old_files_are_replaced(run: Run) -> None:
    Path("a.txt").write_text("old", "utf-8")
    assert run("talk.yaml", "-o", "a.txt", "--format", "html").code == 0
    assert Path("a.txt").read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("name", ["talk.yaml", "a.pptx", "a"])
def test_other_files_are_not_written(run: Run, name: str) -> None:
    result = run("talk.yaml", "-o", name)
    assert result.code == 2
    assert f"`{name}` should end in .md, .html or .txt" in result.err
    assert Path("talk.yaml").read_text("utf-8") == TALK
    assert sorted(path.name for path in Path().glob("a*")) == []


def test_a_file_that_cannot_be_written_is_told(run: Run) -> None:
    Path("a.md").mkdir()
    result = run("talk.yaml", "-o", "a.md")
    assert (result.code, result.out) == (1, "")
    assert "a.md is a folder" in result.err


# mistakes


def test_a_person_who_does_not_speak_is_told_with_those_who_do(run: Run) -> None:
    result = run("talk.yaml", "--speaker", "gest")
    assert result.code == 2
    assert "nobody called `gest` speaks; did you mean `guest`?" in result.err
    result = run("talk.yaml", "--speaker", "third")
    assert result.code == 2
    assert "Cem does not speak; there is `host` (Ann Host), `guest` (Bob Guest)" in result.err
    result = run("talk.yaml", "--speaker", "nobody at all")
    assert "nobody called `nobody at all` speaks; there is `host` (Ann Host)" in result.err


def test_a_talk_that_cannot_be_built_has_no_run_sheet(run: Run) -> None:
    Path("bad.yaml").write_text(TALK.replace("opening: yes", "opening: perhaps"), "utf-8")
    result = run("bad.yaml", "-o", "a.md")
    assert (result.code, result.out) == (1, "")
    assert "bad.yaml:19:14: error: this should be `yes` or `no`, not `perhaps`" in result.err
    assert result.err.endswith(
        "bad.yaml: 1 error\n(what fits on the slides is looked at when these are mended)\n"
    )
    assert not Path("a.md").exists()


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("18:00", 1080),
        ("18.30", 1110),
        ("18h", 1080),
        ("18h05", 1085),
        ("18 Uhr", 1080),
        ("6pm", 1080),
        ("6:30 p.m.", 1110),
        ("12am", 0),
        ("12:01 PM", 721),
        ("0:00", 0),
        ("23:59", 1439),
    ],
)
def test_times_of_day_are_understood(said: str, minutes: int) -> None:
    assert TimeOfDay().convert(said, None, None) == minutes


@pytest.mark.parametrize(
    "said", ["18", "25:00", "24:00", "18:60", "13pm", "0am", "soon", "-1:00", "١٨:٠٠"]
)
def test_what_is_no_time_of_day_is_told_with_how_to_write_one(run: Run, said: str) -> None:
    result = run("talk.yaml", f"--start={said}")
    assert result.code == 2
    assert f"`{said}` is not a time of day; write it as 18:00 or 6pm" in result.err


def test_settings_reach_the_run_sheet(run: Run) -> None:
    result = run("talk.yaml", "--set", "talk.minutes=6")
    assert "~6:45 / 6:00, ~0:45 min over" in result.out
