"""`deckbuilder theme inspect`, and theme files that stand on a template."""

from __future__ import annotations

from pathlib import Path

import pptx
import pytest

from tests.commands import Run, runner
from tests.templates.made_templates import GERMAN, derived, named

TALK = """\
talk: {title: A talk, theme: company.yaml}
sections:
  - section: One
    opening: yes
    slides:
      - {title: Points, points: [First]}
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    derived(Path("company.pptx"), named(GERMAN))
    Path("talk.yaml").write_text(TALK)
    return runner(capsys, monkeypatch)


def test_it_says_which_layout_is_for_what(run: Run) -> None:
    result = run("theme", "inspect", "company.pptx")

    assert result.code == 0
    line = next(line for line in result.out.splitlines() if line.startswith("section "))
    assert line.split()[1:5] == ["Abschnittsüberschrift", "by", "its", "type"]
    assert "stays behind: printer settings" in result.out


def test_the_theme_file_it_writes_can_be_used_and_corrected(run: Run) -> None:
    assert run("theme", "inspect", "company.pptx", "--write", "company.yaml").code == 0
    assert run("theme", "inspect", "company.pptx", "--write", "company.yaml").code == 2

    text = Path("company.yaml").read_text("utf-8")
    corrected = text.replace('"Abschnittsüberschrift"', "Nur Titel").replace("accent1", "accent6")
    Path("company.yaml").write_text(corrected, "utf-8")
    result = run("build", "talk.yaml")

    assert result.code == 0, result.err
    deck = pptx.Presentation("build/talk.pptx")
    assert deck.slides[0].slide_layout.name == "Nur Titel"
    assert "as the theme file says" in run("theme", "inspect", "company.yaml").out


@pytest.mark.parametrize(
    ("theme", "message"),
    [
        ("template: company.potx", "did you mean `company.pptx`?"),
        ("template: logo.png", "name a .pptx or .potx file"),
        ("template: company.pptx\nlayouts: {section: Nur Titl}", "did you mean `Nur Titel`?"),
        ("template: company.pptx\nlayouts: {sektion: Leer}", "did you mean `section`?"),
        ("template: company.pptx\ncolours: {blue: acent1}", "did you mean `accent1`?"),
        ("template: talk.yaml.pptx", "cannot be read"),
        (
            "template: company.pptx\nlayouts: {title-only: blank}",
            "`Blank` has no title; these will",
        ),
        ("template: company.pptx\nlayouts: {cover: Vertical Title and Text}", "from the top down"),
        ("template: company.pptx\nsizes: {body: 12, floor: 30}", "make `floor` no larger than"),
    ],
)
def test_mistakes_are_told_with_what_to_write(run: Run, theme: str, message: str) -> None:
    Path("company.yaml").write_text(theme, "utf-8")

    result = run("build", "talk.yaml")

    assert result.code == 1
    assert message in result.err
    assert not Path("build").exists()


def test_what_is_no_deck_is_told_as_such(run: Run) -> None:
    Path("broken.pptx").write_bytes(b"PK\x03\x04 and no more")

    assert "is cut off or damaged" in run("theme", "inspect", "broken.pptx").err
    assert run("theme", "inspect", "company.docx").code == 2


def test_what_is_not_there_and_what_is_an_outline_are_told_as_such(run: Run) -> None:
    assert "did you mean `company.pptx`?" in run("theme", "inspect", "compny.pptx").err
    assert "talk.yaml is an outline" in run("theme", "inspect", "talk.yaml").err


def test_colours_of_a_theme_file_that_cannot_be_read_are_told(run: Run) -> None:
    Path("company.yaml").write_text(
        "template: company.pptx\ncolours: {blue: EEEEEE, background: bg2}", "utf-8"
    )
    assert "`blue` in the theme file is EEEEEE, which has" in run("build", "talk.yaml").err

    Path("company.yaml").write_text("template: company.pptx\ncolours: {background: '000000'}")
    told = run("build", "talk.yaml", "--force").err
    assert "`background` in the theme file is 000000, and the template's slides are FFFFFF" in told


def test_warnings_about_a_template_end_with_the_theme_file_that_is_written(run: Run) -> None:
    Path("talk.yaml").write_text(TALK.replace("company.yaml", "company.pptx"))
    told = run("build", "talk.yaml").err
    assert "theme inspect company.pptx --write" in told

    run("theme", "inspect", "company.pptx", "--write", "company.yaml")
    result = run("build", "talk.yaml", "--theme", "company.yaml", "--strict", "--force")
    assert result.code == 0, result.err
