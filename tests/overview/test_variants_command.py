"""`deckbuilder variants`: what it prints, and what it does with awkward outlines."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from deckbuilder.terminal import screen
from tests.commands import Result, Run, runner
from tests.outlines import ROOT, outline

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
COMMAND = [sys.executable, "-m", "deckbuilder", "variants"]
CODES = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with the talk, and no width given."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    here = tmp_path / "here"
    here.mkdir()
    shutil.copy(HERE / "talk.yaml", here)
    monkeypatch.chdir(here)
    return here


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in this process."""
    running = runner(capsys, monkeypatch)

    def run(*arguments: str, columns: int | None = None) -> Result:
        if columns:
            monkeypatch.setenv("COLUMNS", str(columns))
        return running("variants", *arguments)

    return run


def written(text: str) -> str:
    Path("other.yaml").write_text(text, "utf-8")
    return "other.yaml"


def with_variants(variants: str, slides: str = "title: First\npoints: [One]\nminutes: 1") -> str:
    return written(outline(slides) + "variants:\n" + variants)


# transcripts


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("table", []),
        ("matrix", ["--matrix"]),
        ("compare", ["--compare", "-", "short"]),
        ("compare-other-way", ["--compare", "experts", "-"]),
        ("compare-combined", ["--compare", "short", "short+experts"]),
    ],
)
@pytest.mark.parametrize("columns", [None, 80, 60])
def test_each_view_in_a_pipe_and_in_columns(
    name: str,
    arguments: list[str],
    columns: int | None,
    run: Run,
    golden: Callable[[Path, str], None],
) -> None:
    result = run("talk.yaml", *arguments, columns=columns)
    assert (result.code, result.err) == (0, "")
    assert not CODES.search(result.out)
    assert all(len(line) <= (columns or 999) for line in result.out.splitlines())
    golden(GOLDEN / f"{name}-{columns or 'pipe'}.txt", result.out)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("table", []), ("matrix", ["--matrix"]), ("compare", ["--compare", "-", "short"])],
)
def test_each_view_for_programs(
    name: str, arguments: list[str], run: Run, golden: Callable[[Path, str], None]
) -> None:
    result = run("talk.yaml", *arguments, "--format", "json")
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out)
    golden(GOLDEN / f"{name}.json", result.out)


def test_the_docs_show_what_the_command_prints() -> None:
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    section = page.partition("## deckbuilder variants")[2].partition("\n## ")[0]
    shown = re.findall(r"```text\n(.*?)```", section, re.DOTALL)
    names = ("table", "matrix", "compare")
    assert shown == [(GOLDEN / f"{name}-pipe.txt").read_text("utf-8") for name in names]


def on_a_terminal(*arguments: str, **environment: str) -> str:
    """What the command prints on a terminal of 80 columns."""
    ours, theirs = pty.openpty()
    subprocess.run(
        [*COMMAND, *arguments],
        stdout=theirs,
        stderr=theirs,
        check=True,
        timeout=60,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80", **environment},
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        seen += part
    os.close(ours)
    return seen.decode().replace("\r\n", "\n")


def test_a_terminal_shows_the_same_in_colour_and_marks_the_words_that_changed() -> None:
    seen = on_a_terminal("talk.yaml", "--compare", "-", "short")
    bare = CODES.sub("", seen)
    assert [line.rstrip() for line in bare.splitlines()] == (
        (GOLDEN / "compare-80.txt").read_text("utf-8").splitlines()
    )
    assert "\x1b[1;4;31mevery cloud,\x1b[0m" in seen.replace(" \x1b", "\x1b")
    assert "\x1b[1;4;32mthree clouds,\x1b[0m" in seen.replace(" \x1b", "\x1b")
    assert not CODES.search(on_a_terminal("talk.yaml", "--compare", "-", "short", NO_COLOR="1"))


def test_too_long_a_talk_is_red_on_a_terminal() -> None:
    assert "\x1b[1;31m~14 of 12,\x1b[0m" in on_a_terminal("talk.yaml").replace(" \x1b", "\x1b")


def test_a_pipe_that_knows_only_english_letters_gets_other_signs() -> None:
    arguments = ["talk.yaml", "--matrix"]
    result = subprocess.run(
        [*COMMAND, *arguments],
        capture_output=True,
        check=True,
        timeout=60,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    seen = result.stdout.decode("ascii")
    assert "  ingredients      x   .      x^" in seen
    assert "x shown  . not shown  ~ not as in the outline  + added  h hidden  ^ moved" in seen


def test_a_reader_that_stops_reading_is_no_mistake_of_ours() -> None:
    process = subprocess.Popen(
        [*COMMAND, "talk.yaml", "--matrix"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert process.wait(timeout=60) in (0, 1)
    assert process.stderr.read() == b""
    process.stderr.close()


# outlines without variants, and with broken ones


def test_an_outline_without_variants_is_a_row_and_how_to_write_one(run: Run) -> None:
    name = written(outline("title: A slide\npoints: [One]\nminutes: 2"))
    result = run(name)
    assert result == Result(
        0,
        "talk  slides  minutes  about\n"
        "-     1       2        the outline as it stands\n"
        "\n"
        "other.yaml has no variants yet; add one at its end, such as\n"
        "\n"
        "variants:\n"
        "  short:\n"
        "    about: for a short slot\n"
        "    talk: {minutes: 5}\n"
        "    keep: [a-slide]\n",
        "",
    )
    assert run(name, "--matrix").out.startswith("           -\nexample\n  a-slide  ✓\n")
    assert json.loads(run(name, "--format", "json").out)[0]["slides"] == 1


def test_the_variant_that_is_shown_to_beginners_works(run: Run) -> None:
    text = outline("title: A slide\npoints: [One]\nminutes: 2")
    advice = run(written(text)).out.partition("such as\n\n")[2]
    assert run(written(text + advice)).out.splitlines()[2].split() == (
        ["short", "1", "2", "of", "5", "for", "a", "short", "slot"]
    )


def test_comparing_where_there_are_no_variants_says_so(run: Run) -> None:
    result = run(written(outline("title: A slide\npoints: [One]")), "--compare", "-", "short")
    assert (result.code, result.out) == (1, "")
    assert "error: there is no variant `short`; there are none under `variants:`" in result.err
    assert "add one at its end, such as\n\nvariants:\n" in result.err


def test_an_unknown_name_is_met_with_the_nearest_one(run: Run) -> None:
    result = run("talk.yaml", "--compare", "shrot", "experts")
    assert (result.code, result.out) == (1, "")
    assert "error: there is no variant `shrot`; did you mean `short`?" in result.err


def test_the_same_talk_twice_has_no_difference(run: Run) -> None:
    said = "no difference between short and short\n"
    assert run("talk.yaml", "--compare", "short", "short") == Result(0, said, "")
    said = "no difference between the outline as it stands and the outline as it stands\n"
    assert run("talk.yaml", "--compare", "-", "-") == Result(0, said, "")


def test_two_views_at_once_are_refused(run: Run) -> None:
    result = run("talk.yaml", "--matrix", "--compare", "-", "short")
    assert (result.code, result.out) == (2, "")
    assert "`--matrix` and `--compare` are two views; choose one" in result.err


LONG = ", ".join(["a long point that takes a line or so on the slide"] * 40)
BROKEN = """\
  sound: {talk: {minutes: 5}}
  typo: {drop: [frist], about: Has a slip}
  key: {keeep: [first]}
  child: {extends: key}
  untitled: {slides: {first: {title: null}}}
  full: {slides: {first: {points: [LONG]}}}
""".replace("LONG", LONG)


def test_broken_variants_do_not_hide_the_sound_ones(run: Run) -> None:
    result = run(with_variants(BROKEN))
    assert result.code == 1
    assert result.out == (
        "talk      slides  minutes  about\n"
        "-         1       1        the outline as it stands\n"
        "sound     1       1 of 5\n"
        "typo              1 error  Has a slip\n"
        "key               1 error\n"
        "child             1 error\n"
        "untitled          1 error\n"
        "full              1 error\n"
    )
    assert re.findall(r"^other.yaml:(\d+):\d+: error: ([^;\n]*)", result.err, re.MULTILINE) == [
        ("10", "there is no slide or section `frist`"),
        ("11", "unknown key `keeep`"),
        ("13", "a slide needs its `title`"),
        ("14", "this list has 40 lines at 16 pt, about 27 more than fit"),
    ]
    assert result.err.endswith(
        "other.yaml: 4 errors\n(what fits on the slides is looked at when these are mended)\n"
    )


def test_a_broken_variant_is_a_column_of_question_marks(run: Run) -> None:
    variants = "  typo: {drop: [frist]}\n  sound: {slides: {first: {minutes: 2}}}\n"
    result = run(with_variants(variants), "--matrix")
    assert result.code == 1
    assert "  first  ✓   ?     ~\n" in result.out
    assert "? cannot be made" in result.out
    assert result.err.count("`frist`") == 1


def test_only_the_two_that_are_compared_must_be_sound(run: Run) -> None:
    name = with_variants("  typo: {drop: [frist]}\n  a: {talk: {minutes: 5}}\n")
    assert run(name, "--compare", "-", "a").code == 0
    assert run(name, "--compare", "typo", "a").code == 1


def test_a_line_that_is_wrong_only_in_a_variant_is_told_with_its_name(run: Run) -> None:
    name = with_variants(
        "  a: {talk: {event: null}}\n  b: {talk: {minutes: 9}}\n",
        'title: First\npoints: ["In ${talk.event}"]\nminutes: 1',
    )
    text = Path(name).read_text("utf-8").replace("title: Example", "title: Example, event: Town")
    result = run(written(text))
    assert [line.split()[:3] for line in result.out.splitlines()[1:]] == [
        ["-", "1", "1"],
        ["a", "1", "error"],
        ["b", "1", "1"],
    ]
    assert "`${talk.event}` has no value here (in the variant `a`);" in result.err


def test_what_is_wrong_everywhere_is_told_once(run: Run) -> None:
    for view in ([], ["--matrix"]):
        result = run(with_variants("  a: {}\n", "title: First\npionts: [One]"), *view)
        assert result.code == 1
        assert result.err.count("unknown key `pionts`") == 1
        assert "in the variant" not in result.err


def test_a_slide_that_nobody_shows_is_looked_at_all_the_same(run: Run) -> None:
    slides = "title: First\npoints: [One]\nminutes: 1"
    spare = "      - {title: Spare, optional: yes, pionts: [Two]}\n"
    text = outline(slides) + spare + "variants: {a: {about: x}}\n"
    result = run(written(text))
    assert result.code == 1
    assert result.err.count("unknown key `pionts`") == 1
    assert result.out.count("error") == 0


@pytest.mark.parametrize("view", [[], ["--matrix"], ["--compare", "-", "-"]])
@pytest.mark.parametrize(
    "text", ["", "- a\n- b\n", "talk: [\n", "talk: {title: x}\n", "variants: 3\n"]
)
def test_what_is_no_outline_ends_in_words(text: str, view: list[str], run: Run) -> None:
    result = run(written(text), *view)
    assert result.code == 1
    assert "error:" in result.err
    assert "deckbuilder made a mistake" not in result.err


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests" / "errors").glob("*.yaml")), ids=lambda p: p.stem
)
@pytest.mark.parametrize("view", [[], ["--matrix"], ["--compare", "-", "a"]])
def test_every_mistake_an_author_can_make_ends_in_words(
    path: Path, view: list[str], run: Run
) -> None:
    result = run(str(path), *view)
    assert result.code in (0, 1)
    assert result.code == 0 or "error" in result.err
    assert "deckbuilder made a mistake" not in result.err


def test_a_missing_language_is_told_once(run: Run) -> None:
    result = run("talk.yaml", "--lang", "de")
    assert result.code == 1
    assert result.err.count("error:") == 1


def test_talks_are_shown_in_another_language(run: Run) -> None:
    texts = Path("texts")
    texts.mkdir()
    (texts / "talk.de.yaml").write_text(
        "talk: {title: Eine Karte des Brotes, event: Backklub}\n"
        "slides: {map: {title: Die Karte des Brotes}}\n",
        "utf-8",
    )
    assert "Backklub, 1. Mai 2026" in run("talk.yaml", "--lang", "de").out
    compared = run("talk.yaml", "--lang", "de", "--compare", "-", "short").out
    assert "- Die Karte des Brotes\n" in compared
    assert run("talk.yaml", "--lang", "de", "--matrix").code == 0


@pytest.mark.parametrize("columns", ["", "0", "-3", "wide", "80.5", "\u0663"])
def test_what_is_no_width_is_as_if_nobody_had_said_it(
    columns: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    expected = 3 if columns == "\u0663" else None
    assert screen().width == expected
    assert run("talk.yaml", "--matrix").code == 0


def test_two_sections_of_one_name_are_told_and_no_matrix_is_drawn(run: Run) -> None:
    sections = (
        "sections: [{section: Bread, slides: [{title: A}]}, {section: Bread, slides: [{title: B}]}]"
    )
    text = f"talk: {{title: T}}\n{sections}\nvariants: {{v: {{drop: [bread]}}}}\n"
    result = run(written(text), "--matrix")
    assert (result.code, result.out) == (1, "")
    assert result.err.count("the section id `bread` is taken already") == 1


SECTIONS = """\
talk: {title: T}
sections:
  - section: One
    slides: [{title: A, text: x}, {title: B, text: x}]
  - section: Two
    only: [v, w]
    slides: [{title: C, text: x}]
variants:
  v: {order: [a, c]}
  w: {order: [c, a], slides: {a: {title: New}}}
"""


def test_a_slide_is_compared_whatever_section_it_stands_in_and_either_way(run: Run) -> None:
    name = written(SECTIONS)
    one = "slide a  New\n  title  - A\n         + New\n"
    other = "slide a  A\n  title  - New\n         + A\n"
    assert one in run(name, "--compare", "-", "w").out
    assert other in run(name, "--compare", "w", "-").out
    assert one in run(name, "--compare", "v", "w").out
    assert other in run(name, "--compare", "w", "v").out


def test_a_move_to_another_section_names_both(run: Run) -> None:
    name = written(SECTIONS)
    moved = "moved\n  c  - after b, in two\n     + first, in one\n  a  - first, in one\n     + after b, in two\n"
    assert moved in run(name, "--compare", "v", "w").out
    found = json.loads(run(name, "--compare", "v", "w", "--format", "json").out)
    assert found["moved"][1] == {
        "kind": "slide",
        "id": "a",
        "after": ["", "b"],
        "sections": ["one", "two"],
    }


# many talks, long names, other scripts


def many(run: Run, *view: str, columns: int | None = 80) -> list[str]:
    """What is printed of 12 variants and 60 slides with long ids, some in other scripts."""
    scripts = ["日本語の発表", "عرض-قصير", "zwölfte-größere-runde"]
    names = [*scripts, *(f"a-rather-long-name-of-a-variant-{n}" for n in range(9))]
    slides = [
        f"      - {{title: Slide {n}, id: slide-with-an-id-of-some-length-{n}, text: x}}\n"
        for n in range(60)
    ]
    text = outline("title: 日本語のスライド\ntext: x") + "".join(slides)
    body = "".join(
        f"  {name}: {{about: 会議のために短くした発表です, talk: {{event: مؤتمر}}, drop: [slide-with-an-id-of-some-length-{n}]}}\n"
        for n, name in enumerate(names)
    )
    result = run(written(text + "variants:\n" + body), *view, columns=columns)
    assert result.code == 0
    return result.out.splitlines()


def columns_of(line: str) -> int:
    from rich.cells import cell_len

    return cell_len(line)


def test_twelve_talks_and_sixty_slides_fit_80_columns_and_nothing_is_cut(run: Run) -> None:
    lines = many(run, "--matrix")
    assert max(map(columns_of, lines)) <= 80
    rows = [
        line for line in lines if line.endswith(("✓", "·")) and len(re.findall("[✓·]", line)) == 13
    ]
    assert len(rows) == 61
    for number in range(13):
        marks = ["✓" if n != number else "·" for n in range(1, 13)]
        if number:
            assert any(re.findall("[✓·]", row)[1:] == marks for row in rows)
    assert "…" not in "\n".join(lines)
    said = re.sub(r"\s+", "", "\n".join(lines))
    assert all(
        f"slide-with-an-id-of-some-length-{n}" in re.sub(r"[✓·]", "", said) for n in range(60)
    )
    assert all(f"{n + 5}a-rather-long-name-of-a-variant-{n}" in said for n in range(9))
    assert "2日本語の発表" in said


def test_in_a_pipe_a_row_is_a_line(run: Run) -> None:
    lines = many(run, "--matrix", columns=None)
    assert lines[0].split()[:4] == ["-", "日本語の発表", "عرض-قصير", "zwölfte-größere-runde"]
    assert len([line for line in lines if line.startswith("  slide-with-an-id")]) == 60


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_a_table_of_many_scripts_keeps_its_columns(run: Run, columns: int) -> None:
    lines = many(run, columns=columns)
    assert max(map(columns_of, lines)) <= max(columns, 72)
    said = re.sub(r"\s+", "", "\n".join(lines))
    assert said.count("会議のために短くした発表です") == 12
    assert said.count("مؤتمر") == 12


def test_names_in_brackets_are_no_markup_of_ours(run: Run) -> None:
    name = with_variants("  a: {about: 'For [red]all[/red] :smile:', talk: {event: '[b]Town'}}\n")
    assert "[b]Town  For [red]all[/red] :smile:" in run(name).out
