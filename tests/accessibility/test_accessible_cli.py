"""`check --accessibility` over decks and outlines, and the gate of `build --strict`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from pptx import Presentation

from tests.accessibility import strangers_decks as made
from tests.commands import Run, runner
from tests.outlines import ROOT, outline

VAGUE = outline("title: A good slide\npoints: ['Read [here](https://example.org)']\nnotes: Said")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.setenv("DECKBUILDER_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    Path("vague.yaml").write_text(VAGUE, "utf-8")
    deck = Presentation()
    made.picture(made.new_slide(deck))
    made.box(made.new_slide(deck, "The second"), "Keep the red ones", 1, 2)
    deck.save("bad.pptx")
    return runner(capsys, monkeypatch)


def test_a_deck_is_told_slide_by_slide_with_what_to_do(run: Run) -> None:
    result = run("check", "--accessibility", "bad.pptx")
    first, second = result.err.splitlines()
    assert first.startswith("bad.pptx: slide 1: error: the picture `Picture 2` has no alternative")
    assert first.endswith("or mark it as decorative (right-click > View Alt Text)")
    assert second.startswith("bad.pptx: slide 2: warning: “the red ones” points at something")
    assert (result.code, result.out) == (1, "bad.pptx: 1 error, 1 warning\n")


def test_warnings_about_a_deck_count_only_when_strict(run: Run) -> None:
    deck = Presentation()
    made.box(made.new_slide(deck), "Keep the red ones", 1, 2)
    deck.save("doubtful.pptx")
    assert run("check", "--accessibility", "doubtful.pptx").code == 0
    assert run("check", "--accessibility", "--strict", "doubtful.pptx").code == 1


def test_decks_and_outlines_are_one_list_for_programs(run: Run) -> None:
    result = run("check", "--accessibility", "--format", "json", "vague.yaml", "bad.pptx")
    ours, *theirs = json.loads(result.out)
    assert (ours["file"], ours["line"], ours["rule"]) == ("vague.yaml", 5, "link-text")
    assert ours["hint"] == "put the link on the words that name its target"
    assert [(one["slide"], one["shape"], one["rule"]) for one in theirs] == [
        (1, "Picture 2", "alternative-text"),
        (2, "TextBox 2", "colour-alone"),
    ]
    assert result.code == 1


def test_a_deck_alone_is_no_outline(run: Run) -> None:
    result = run("check", "bad.pptx")
    assert result.code == 2
    assert "write `deckbuilder check --accessibility bad.pptx`" in result.err


def test_a_file_that_is_no_deck_is_said_to_be_none(run: Run) -> None:
    Path("notes.pptx").write_text("%PDF-1.7")
    result = run("check", "--accessibility", "notes.pptx")
    assert (result.code, result.out) == (1, "")
    assert "notes.pptx is a PDF, not a PowerPoint file" in result.err


def test_a_strict_build_writes_no_deck_that_somebody_cannot_follow(run: Run) -> None:
    result = run("build", "--strict", "vague.yaml")
    assert result.code == 1
    assert "vague.yaml:5:" in result.err
    assert "the link “here” does not say where it leads" in result.err
    assert not Path("build").exists()
    assert run("build", "vague.yaml").code == 0


def test_a_film_without_words_is_told_once_at_its_place(run: Run) -> None:
    shutil.copy(ROOT / "tests" / "pictures" / "pendulum.mp4", "film.mp4")
    Path("film.yaml").write_text(outline("title: A film\nvideo: film.mp4\nnotes: Said"), "utf-8")
    rows = json.loads(run("check", "--accessibility", "--format", "json", "film.yaml").out)
    [one] = [row for row in rows if "alternative text" in row["message"]]
    hint = "add `alt:` with what it shows"
    assert (one["line"], one["severity"], one["hint"]) == (6, "error", hint)


def test_the_states_of_a_slide_may_have_one_title(run: Run) -> None:
    text = outline("title: Grows\nbuild: yes\npoints: [One, Two]\nnotes: Said")
    Path("grows.yaml").write_text(text, "utf-8")
    assert run("build", "--flatten", "grows.yaml").code == 0
    assert run("check", "--accessibility", "build/grows-flat.pptx").out.endswith("no problems\n")


def test_eight_lines_and_formulas_on_a_dark_ground_are_in_order(run: Run) -> None:
    rows = ", ".join(f"[{row}, 1, 2, 3, 4, 5, 6, 7, {row}]" for row in range(29))
    data = f"[[x, A, B, C, D, E, F, G, H], {rows}, [29, 5, 5, 5, 5, 5, 5, 5, 5]]"
    chart = f"title: Eight\nchart: {{kind: line, data: {data}}}"
    formula = "title: Dark\nnotes: Said\ntext: About $E = mc^2$ and more"
    Path("eight.yaml").write_text(outline(f"{chart}\nnotes: Said"), "utf-8")
    Path("dark.yaml").write_text(outline(formula, theme="night"), "utf-8")
    assert run("check", "--accessibility", "eight.yaml", "dark.yaml").err == ""
