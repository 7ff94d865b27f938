"""A slide that cannot be kept is an error at its line, with what to write instead."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from deckbuilder.cache import Forgetful
from deckbuilder.checks import run_checks
from deckbuilder.cli.watching import concerns
from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.pipeline import load
from deckbuilder.preview.following import Following, is_followed
from deckbuilder.variant import BASE, Choice
from tests.keep.kept_decks import edited, keeping, with_box, with_radar, written


def refused(folder: Path, reference: str) -> tuple[str, str]:
    """The message and the hint of the only error."""
    with pytest.raises(InvalidTalk) as caught:
        keeping(folder, reference)
    [error] = [one for one in caught.value.diagnostics if one.severity == "error"]
    assert (error.span.line, error.span.column) == (8, 15)
    return error.message, error.hint or ""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    edited(tmp_path)
    return tmp_path


def test_a_file_that_is_not_there(folder: Path) -> None:
    message, hint = refused(folder, "from-leo.pptx#overview")
    assert message == "there is no deck `from-leo.pptx`"
    assert hint == "did you mean `from-leon.pptx`?"


def test_a_slide_that_is_not_there(folder: Path) -> None:
    message, hint = refused(folder, "from-leon.pptx#overvew")
    assert message == "`from-leon.pptx` has no slide `overvew`"
    assert hint == "did you mean `#overview`?"


def test_a_slide_that_is_nothing_like_any_names_all(folder: Path) -> None:
    _, hint = refused(folder, "from-leon.pptx#99")
    assert hint.startswith("its slides are `#cover`, `#overview`, `#figures`")
    assert hint.endswith("or by number `#1` to `#5`")


def test_a_reference_without_a_slide(folder: Path) -> None:
    message, hint = refused(folder, "from-leon.pptx")
    assert message == "`from-leon.pptx` does not say which slide of which file"
    assert hint == "write `from-leon.pptx#` and the id of the slide"


def test_a_file_that_is_no_deck_by_its_name(folder: Path) -> None:
    message, _ = refused(folder, "from-leon.odp#overview")
    assert message == "`from-leon.odp` is no PowerPoint file by its name"


def test_a_file_that_is_no_deck(folder: Path) -> None:
    (folder / "other.pptx").write_bytes(b"%PDF-1.7 and so on")
    message, _ = refused(folder, "other.pptx#overview")
    assert message.startswith("`other.pptx` is a PDF")
    assert str(folder) not in message


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("../from-leon.pptx", "leads upwards"),
        ("/etc/from-leon.pptx", "does not start in the talk's folder"),
        ("https://example.org/a.pptx", "is an address"),
        ("C:\\\\a.pptx", "backslash"),
    ],
)
def test_a_file_outside_the_folders(name: str, about: str, folder: Path) -> None:
    message, _ = refused(folder, f"{name}#overview")
    assert about in message
    assert "picture" not in message


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_that_leads_out_of_the_folders(folder: Path) -> None:
    talk = folder / "talk"
    talk.mkdir()
    (talk / "inside.pptx").symlink_to(folder / "from-leon.pptx")
    message, _ = refused(talk, "inside.pptx#overview")
    assert message == "`inside.pptx` is a link that leads out of the talk's folders"


def test_blocks_beside_it_are_not_laid_out(folder: Path) -> None:
    long = " ".join(["far too many words"] * 400)
    more = f'        text: "{long}"\n'
    loaded = keeping(folder, "from-leon.pptx#overview", more=more)
    assert "far too many" not in repr(loaded.deck.scenes)


def test_a_variant_shows_the_blocks_again(folder: Path) -> None:
    more = (
        "        points: [ours again]\nvariants:\n  mine:\n    slides: {overview: {keep: null}}\n"
    )
    loaded = keeping(folder, "from-leon.pptx#overview", more=more)
    assert loaded.deck.scenes[0].native
    mine = load(folder / "kept.yaml", Choice(("mine",), (), ""))
    assert mine.deck.scenes[0].native is None
    assert "ours again" in repr(mine.deck.scenes[0].items)


def test_a_deck_that_has_changed_is_read_again(folder: Path) -> None:
    loaded = keeping(folder, "from-leon.pptx#overview")
    edited(folder, ("overview", with_box))
    scene = loaded.page.pictures.decks
    assert scene.complaint("from-leon.pptx#overview") == ("", "")
    again = keeping(folder, "from-leon.pptx#overview")
    assert len(again.deck.scenes[0].native.pieces) > len(loaded.deck.scenes[0].native.pieces)  # type: ignore[union-attr]


def test_translations_leave_it_in_its_language(folder: Path) -> None:
    (folder / "texts").mkdir()
    keeping(folder, "from-leon.pptx#overview")
    texts = folder / "texts" / "kept.de.yaml"
    texts.write_text("talk:\n  title: Behalten\n", "utf-8")
    loaded = load(folder / "kept.yaml", Choice((), (), "de"))
    said = [one.message for one in run_checks(loaded) if one.rule == "kept-slides"]
    assert any("its words stay in that language" in message for message in said)


def test_a_slide_of_another_format_is_told(folder: Path) -> None:
    loaded = keeping(folder, "from-leon.pptx#overview", head=', aspect: "4:3"')
    said = [one.message for one in run_checks(loaded) if one.rule == "kept-slides"]
    assert any("another format, 960 x 540 pt" in message for message in said)


def test_what_pictures_lack_is_told_by_check(folder: Path) -> None:
    edited(folder, ("overview", with_radar))
    loaded = keeping(folder, "from-leon.pptx#overview", "from-leon.pptx#end")
    [warning] = [one for one in run_checks(loaded) if one.rule == "kept-pictures"]
    assert warning.message.endswith("show in outline only a chart")
    assert [o for o in run_checks(loaded, before_building=True) if o.rule == "kept-pictures"] == []


def test_the_talk_still_has_its_title_in_the_agenda(folder: Path) -> None:
    loaded = keeping(folder, "from-leon.pptx#overview")
    assert loaded.deck.scenes[0].title == "As it was"
    assert written(loaded, folder).slides[0].shapes.title.text == "The map"


def test_the_preview_shows_the_slide_and_follows_its_deck(folder: Path) -> None:
    keeping(folder, "from-leon.pptx#overview")
    following = Following(folder / "kept.yaml", Forgetful())
    before = following.look(BASE)
    assert not before.blocked
    assert "First of all" in repr(before.cards["overview"])
    path = edited(folder, ("overview", with_box))
    assert is_followed(path)
    following.saved({path})
    after = following.look(BASE)
    assert "Leon was here" in repr(after.cards["overview"])


def test_watching_heeds_the_decks_that_the_outline_names_and_no_others(folder: Path) -> None:
    keeping(folder, "from-leon.pptx#overview")
    outline = folder / "kept.yaml"
    assert concerns(folder / "from-leon.pptx", outline)
    assert not concerns(folder / "kept.pptx", outline)
    assert concerns(folder / "picture.png", outline)
