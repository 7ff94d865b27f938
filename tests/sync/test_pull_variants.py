"""Whole slides of a variant's deck, of a translation's, and what stands around slides."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from deckbuilder.sync.changes import Change, Dressed, LookChanged, SectionRenamed
from deckbuilder.sync.pulling import Pull
from deckbuilder.sync.writing import Written
from deckbuilder.variant import Choice
from tests.sync import small
from tests.sync.libreoffice import Edit
from tests.sync.small import against, brought, on

OUTLINE = """\
talk: {title: Bread}
sections:
  - section: Dough
    slides:
      - {id: flour, title: Flour, text: Wheat or rye}
      - {id: water, title: Water, text: Warm}
      - {id: salt, title: Salt, text: Two percent}
  - section: Oven
    slides:
      - {id: heat, title: Heat, text: As hot as it goes}
variants:
  short:
    about: In five minutes
    slides:
      flour: {title: Only flour}
"""


def edited(folder: Path, choice: Choice, *edits: Edit, outline: str = OUTLINE) -> Pull:
    return small.edited(folder, outline, *edits, choice=choice)


def variants_of(made: Written) -> str:
    [text] = made.texts.values()
    return text[text.index("variants:") :]


SHORT = Choice(("short",))


def test_a_slide_hidden_in_a_variant_is_hidden_there_and_nowhere_else(tmp_path: Path) -> None:
    made = brought(edited(tmp_path, SHORT, on("water", "hide"), on("flour", "hide")))
    assert variants_of(made) == (
        "variants:\n  short:\n    about: In five minutes\n    slides:\n"
        "      flour: {title: Only flour, hidden: yes}\n      water:\n        hidden: yes\n"
    )
    [text] = made.texts.values()
    assert text.startswith(OUTLINE[: OUTLINE.index("variants:")])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("    about: In five minutes\n", "    drop: [salt]\n"),
        ("    drop: [heat]\n", "    drop: [heat, salt]\n"),
        ("    drop: heat\n", "    drop: [heat, salt]\n"),
        ("    keep: [flour, salt]\n", "    keep: [flour]\n"),
    ],
)
def test_a_slide_removed_from_a_variant_is_left_out_of_it(
    tmp_path: Path, before: str, after: str
) -> None:
    outline = OUTLINE.replace("    about: In five minutes\n", before)
    one = edited(tmp_path, SHORT, on("salt", "delete"), outline=outline)
    made = brought(one, theirs=True)
    assert after in variants_of(made)


def test_slides_moved_in_a_variant_are_ordered_there(tmp_path: Path) -> None:
    one = edited(tmp_path, SHORT, {"kind": "move_slide", "slide": "salt", "after": None})
    made = brought(one, yes=True)
    assert "    order: [salt, flour, water]\n" in variants_of(made)
    assert not made.unsure


def test_a_slide_added_to_a_variant_is_added_there_and_a_copy_too(tmp_path: Path) -> None:
    new = {"kind": "add_slide", "after": "water", "name": "n", "title": "Yeast: or not"}
    copy = on("heat", "duplicate", name="c")
    one = edited(tmp_path, SHORT, {**new, "points": ["Wild"], "notes": ["Say: wait"]}, copy)
    made = brought(one, yes=True)
    text = variants_of(made)
    assert "      - id: yeast-or-not\n        after: water\n" in text
    assert '        notes: "Say: wait"\n' in text
    assert "        after: heat\n        title: Heat\n        text: As hot as it goes\n" in text
    assert (made.unsure, made.troubles, made.outcome.failed) == ((), (), [])


def test_pulling_a_variant_again_finds_nothing_new(tmp_path: Path) -> None:
    one = edited(
        tmp_path,
        SHORT,
        on("water", "hide"),
        on("salt", "delete"),
        {"kind": "move_slide", "slide": "heat", "after": None},
        {
            "kind": "add_slide",
            "after": "water",
            "name": "n",
            "title": "Yeast",
            "points": ["Wild"],
            "notes": [],
        },
    )
    made = brought(one, theirs=True)
    [(path, text)] = made.texts.items()
    path.write_text(text, "utf-8")
    again = against(tmp_path / "edited.pptx", path)
    assert {decision.verdict for decision in again.decisions} == {"already"}


def changes(deck: Path, talk: Path) -> list[Change]:
    return list(against(deck, talk).compared.changes)


def spoilt(built: Path, target: Path, part: str, old: bytes, new: bytes) -> Path:
    with zipfile.ZipFile(built) as file, zipfile.ZipFile(target, "w") as other:
        for name in file.namelist():
            data = file.read(name)
            if name == part:
                assert old in data
                data = data.replace(old, new, 1)
            other.writestr(name, data)
    return target


def test_a_section_called_something_else_is_renamed_and_keeps_its_id(tmp_path: Path) -> None:
    one = edited(
        tmp_path,
        Choice(),
        outline=OUTLINE.replace("slides:\n      flour:", "sections:\n      oven:"),
    )
    talk, built = tmp_path / "talk.yaml", tmp_path / "built.pptx"
    named = (b'name="Oven"', b'name="Fire: the oven"')
    deck = spoilt(built, tmp_path / "renamed.pptx", "ppt/presentation.xml", *named)
    assert changes(deck, talk) == [SectionRenamed("oven", "Oven", "Fire: the oven")]
    assert not one.compared.changes
    one = against(deck, talk)
    [text] = brought(one).texts.values()
    assert '  - section: "Fire: the oven"\n    id: oven\n' in text


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            b"</p:clrMapOvr>",
            b'</p:clrMapOvr><p:transition advTm="3000"/>',
            "going on by itself",
        ),
        (b"<a:rPr ", b'<a:rPr u="sng" ', "“Flour” underlined"),
        (b"<a:rPr ", b'<a:rPr strike="sngStrike" ', "“Flour” struck out"),
    ],
)
def test_what_an_outline_cannot_say_of_a_slide_is_told(
    tmp_path: Path, old: bytes, new: bytes, told: str
) -> None:
    edited(tmp_path, Choice())
    deck = spoilt(tmp_path / "built.pptx", tmp_path / "d.pptx", "ppt/slides/slide1.xml", old, new)
    assert changes(deck, tmp_path / "talk.yaml") == [Dressed("flour", told)]


def test_other_colours_and_typefaces_of_the_whole_deck_are_told(tmp_path: Path) -> None:
    edited(tmp_path, Choice())
    part, talk = "ppt/theme/theme1.xml", tmp_path / "talk.yaml"
    red = (b"<a:accent1><a:srgbClr val=", b'<a:accent1><a:srgbClr val="FF0000"/><!-- ')
    with zipfile.ZipFile(tmp_path / "built.pptx") as file:
        theme = file.read(part)
    start = theme.index(red[0])
    old = theme[start : theme.index(b"</a:accent1>", start)]
    deck = spoilt(
        tmp_path / "built.pptx",
        tmp_path / "d.pptx",
        part,
        old,
        b'<a:accent1><a:srgbClr val="FF0000"/>',
    )
    assert changes(deck, talk) == [LookChanged("other colours (accent1)")]
