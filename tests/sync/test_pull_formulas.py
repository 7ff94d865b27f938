"""Words round formulas and footnotes come home; formulas that were changed are told, never lost."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from deckbuilder.pipeline import load
from deckbuilder.writers.pptx import write
from tests.sync.libreoffice import LibreOffice
from tests.sync.small import again, against, brought, quiet

TALK = r"""talk: {title: Formulas}
sections:
  - section: One
    slides:
      - title: The loss $\mathcal{L}$ is small[^why]
        points:
          - "Energy $\\frac{E}{m}$ and **more** words"
          - Second[^again]
        footnotes:
          why: See the log
          again: For $x > 0$
        callout: {text: Mind the $x$, kind: warning}
      - title: One alone
        formula: {latex: '\frac{a}{b}', label: For $b \neq 0$}
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    talk = tmp_path / "talk.yaml"
    talk.write_text(TALK, "utf-8")
    loaded = load(talk)
    write(loaded.deck, loaded.theme, tmp_path / "built.pptx")
    return tmp_path


def changed(home: Path, edit: Callable[[str], str]) -> Path:
    """The deck with its slides edited as XML: PowerPoint's own edits keep all else as well."""
    target = home / "edited.pptx"
    with zipfile.ZipFile(home / "built.pptx") as built, zipfile.ZipFile(target, "w") as edited:
        for name in built.namelist():
            data = built.read(name)
            if name.startswith("ppt/slides/slide"):
                data = edit(data.decode()).encode()
            edited.writestr(name, data)
    return target


def test_nothing_changed_is_nothing(home: Path) -> None:
    assert quiet(against(changed(home, lambda xml: xml), home / "talk.yaml"))


def test_words_round_formulas_and_marks_come_home(home: Path) -> None:
    def edit(xml: str) -> str:
        for old, new in (
            (">The loss <", ">The error <"),
            ("> words<", "> or fewer words<"),
            (">Second<", ">Third<"),
            (">See the log<", ">See my log<"),
            (">For <", ">Whenever <"),
            (">Mind the <", ">Never mind the <"),
        ):
            xml = xml.replace(old, new)
        return xml

    pulled = against(changed(home, edit), home / "talk.yaml")
    made = brought(pulled)
    [text] = made.texts.values()
    assert r"title: The error $\mathcal{L}$ is small[^why]" in text
    assert r'- "Energy $\\frac{E}{m}$ and **more** or fewer words"' in text
    assert "- Third[^again]" in text
    assert "why: See my log" in text
    assert "again: Whenever $x > 0$" in text
    assert "Never mind the $x$" in text
    assert r"label: Whenever $b \neq 0$" in text
    assert quiet(again(made, home))


def test_a_changed_formula_is_told_and_the_latex_stays(home: Path) -> None:
    def edit(xml: str) -> str:
        return xml.replace("<m:t>m</m:t>", "<m:t>k</m:t>").replace("<m:t>a</m:t>", "<m:t>c</m:t>")

    pulled = against(changed(home, edit), home / "talk.yaml")
    made = brought(pulled)
    assert made.texts == {}
    told = [reason.why for _, reason in made.outcome.failed]
    assert any(r"the formula `$\frac{E}{m}$` was changed; change its LaTeX" in one for one in told)
    assert "a formula is made from LaTeX; change it there" in told


@pytest.mark.parametrize("number", ["", "1", "7"])
def test_a_mark_that_was_deleted_or_changed_is_told(home: Path, number: str) -> None:
    deck = changed(home, lambda xml: xml.replace("<a:t>2</a:t>", f"<a:t>{number}</a:t>", 1))
    made = brought(against(deck, home / "talk.yaml"))
    told = [reason.why for _, reason in made.outcome.failed]
    assert any(
        "the mark of the footnote `[^again]` was changed or taken away" in one for one in told
    )
    assert made.texts == {}


def test_libreoffice_changes_nothing_by_itself(home: Path, office: LibreOffice) -> None:
    deck = office.edit(home / "built.pptx", home / "edited.pptx")
    assert quiet(against(deck, home / "talk.yaml"))
