"""Whole slides and pictures are asked about; what an outline cannot say is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from tests.sync.conftest import Edits
from tests.sync.edits import asked
from tests.sync.homes import DECK, TALK, Home, apart, seen
from tests.sync.libreoffice import Edit

PROGRAMS = ("powerpoint", "libreoffice", "google")
QUESTIONS = (
    "If our concepts are muddled, clearing them up comes first",  # has another picture
    "Reward shapes many small drives and need not become the goal",
    "We can also ask several units at once",
    "What next?",
    "One story ends badly with no single AI to blame",  # changed places with the one before it
    "The same pixels could be cut like this, so why don't we?",
)
WHAT_NEXT = """\
      - id: what-next
        title: What next?
        points:
          - Read one of the posts
          - Disagree with it
        notes: Say which one you liked.

"""


def edits(picture: Path) -> list[Edit]:
    return [edit for step in asked(picture) for edit in step.edits]


def slide(text: str, name: str) -> str:
    """What an outline says of a slide, down to the next."""
    found = re.search(rf"^      - id: {name}\n(?:^(?!      - |  - ).*\n)*", text, re.MULTILINE)
    assert found
    return found[0]


def moved(text: str, name: str, before: str) -> str:
    one = slide(text, name)
    return text.replace(one, "").replace(f"      - id: {before}\n", f"{one}      - id: {before}\n")


def copied(text: str) -> str:
    """The slide that somebody made from another one, under a title of its own."""
    return (
        slide(text, "interpretability")
        .replace("- id: interpretability", "- id: we-can-also-ask-several-units-at-once")
        .replace(
            "We can ask what a unit looks for and what a model holds true",
            "We can also ask several units at once",
        )
        .replace(
            'points: ["Which input excites this unit?"]',
            "points:\n              - Which input excites this unit?",
        )
        .replace(
            'points: ["What does the model hold true?", "Read from activations, without labels"]',
            "points:\n              - What does the model hold true?\n"
            "              - Read from activations, without labels",
        )
    )


def brought_home(text: str, *, hidden: bool, picture: bool) -> str:
    """The outline once all is in it that was asked about."""
    text = moved(text, "shard-theory", "interpretability")
    text = moved(text, "multipolar-failure", "threat-modeling")
    original = slide(text, "interpretability")
    text = text.replace(original, original + copied(text))
    dual = slide(text, "interpretability-dual-use")
    text = text.replace(dual, dual + WHAT_NEXT)
    odd = slide(text, "abstraction-odd")
    kept = odd.replace("        minutes:", "        hidden: yes\n        minutes:", 1)
    text = text.replace(odd, kept if hidden else "")
    return text.replace("file: tangle.svg", "file: deconfusion-new.png") if picture else text


def pictures(home: Home) -> set[str]:
    return {path.name for path in Path("assets").rglob("*.png")}


@pytest.mark.parametrize("program", PROGRAMS)
def test_whole_slides_wait_for_an_answer_and_what_no_outline_says_is_told(
    program: str, home: Home, reference: Path, picture: Path, by: Edits
) -> None:
    before = home.text
    edited = by(program, reference / DECK, edits(picture))
    result = home.pull(edited)
    assert result.code == 1
    assert home.text == before
    # Google Slides writes pictures anew, so that another one cannot be told from the old one.
    questions = QUESTIONS[1:] if program == "google" else QUESTIONS
    assert f"{TALK}: {len(questions)} to decide" in result.out
    told = [
        *map(re.escape, questions),
        r"cloud deconfusion\b.*place",
        r"cloud evaluations\b.*size",
        "text box: “Ask the audience”",
        "picture: “Two colours”",
        r"Do we have newer numbers\? \(Leon",
    ]
    if program == "powerpoint":  # others give all slides layouts of their own
        told.append("layout: .title-only. → .two-content.")
    assert [one for one in told if not re.search(one, result.out)] == []


@pytest.mark.parametrize("program", PROGRAMS)
def test_yes_brings_slides_home_and_hides_those_they_deleted(
    program: str, home: Home, reference: Path, picture: Path, by: Edits
) -> None:
    before = home.text
    edited = by(program, reference / DECK, edits(picture))
    assert home.pull(edited, "--yes").code == 0
    told = program != "google"
    assert home.text == brought_home(before, hidden=True, picture=told)
    if told:
        new = Image.open("assets/ai-safety-landscape/deconfusion-new.png")
        assert new.getpixel((0, 0)) == Image.open(picture).getpixel((0, 0))
    written, files = home.text, pictures(home)
    again = home.pull(edited, "--yes")
    assert again.code == 0
    assert f"{TALK}: nothing new" in again.out
    assert (home.text, pictures(home)) == (written, files)


def test_theirs_takes_out_what_they_took_out(
    home: Home, reference: Path, picture: Path, by: Edits
) -> None:
    before = home.text
    edited = by("powerpoint", reference / DECK, edits(picture))
    assert home.pull(edited, "--theirs").code == 0
    assert home.text == brought_home(before, hidden=False, picture=True)
    assert "nothing new" in home.pull(edited).out

    assert home.build("-o", "new.pptx").code == 0
    theirs = [slide.content for slide in seen(edited).slides]
    ours = [slide.content for slide in seen(Path("new.pptx")).slides]
    # A text box, a picture more: no outline says that. The references know the copied slide.
    assert apart(theirs, ours) == [
        "intent-and-capability", "multipolar-failure", "references", "references-2"
    ]  # fmt: skip


def test_ours_keeps_the_outline_as_it_is(
    home: Home, reference: Path, picture: Path, by: Edits
) -> None:
    before, files = home.text, pictures(home)
    result = home.pull(by("powerpoint", reference / DECK, edits(picture)), "--ours")
    assert result.code == 0
    assert home.text == before
    assert all(one in result.out for one in QUESTIONS)
    assert "to decide" not in result.out
    assert pictures(home) - files <= {"two-colours.png"}  # one that is on a slide of ours
