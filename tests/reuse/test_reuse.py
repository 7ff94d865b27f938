"""What an outline takes from another: slides, sections, maps and people, with what they need."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from deckbuilder.cache import Forgetful
from deckbuilder.cli.watching import watched_folders
from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.pipeline import Loaded, load
from deckbuilder.preview.following import Following
from deckbuilder.schema import outline_schema
from deckbuilder.shown import texts
from deckbuilder.translation.update import updated
from deckbuilder.understanding import whole_outline
from deckbuilder.variant import BASE, Choice
from tests.commands import runner
from tests.reuse.sharing import COMMON, MAIN, written


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("taken"))


@pytest.fixture(scope="module")
def loaded(talk: Path) -> Loaded:
    return load(talk)


def slides(loaded: Loaded) -> list[str]:
    return [scene.id for scene in loaded.deck.scenes]


def words(loaded: Loaded, slide: str) -> str:
    scene = next(one for one in loaded.deck.scenes if one.id == slide)
    return " ".join(body.text for _, body in texts(scene.items))


def test_slides_and_sections_stand_where_they_are_taken(loaded: Loaded) -> None:
    assert slides(loaded) == ["cover", "we-are-seven", "house", "where", "around", "there"]
    assert [one.name for one in loaded.deck.sections] == ["Hello", "Where they are"]


def test_what_stands_beside_from_counts_here(loaded: Loaded) -> None:
    made = {slide.name: slide for slide in loaded.talk.slides}
    assert made["we-are-seven"].minutes == 3
    assert words(loaded, "house") == "Their house"


def test_people_and_maps_come_along_and_the_talk_does_not(loaded: Loaded) -> None:
    assert loaded.talk.people["ana"].name == "Ana Ortiz"
    assert list(loaded.talk.maps) == ["field"]
    assert loaded.deck.language == "en"
    notes = loaded.deck.scenes[1].notes
    assert any("Glad to be at PyCon." in paragraph.text for paragraph in notes)


def test_a_map_of_the_same_name_here_is_the_one_that_is_meant(tmp_path: Path) -> None:
    own = "maps: {field: {clouds: {b: {label: Mine}}}}\nsections:"
    main = MAIN.replace("sections:", own, 1).replace(
        "  - from: common/us.yaml#where", "  - section: W"
    )
    main = main.replace(
        "    section: Where they are", "    slides: [{from: common/us.yaml#around}]"
    )
    made = load(written(tmp_path, main.replace(", there", "")))
    assert "Mine" in words(made, "around")
    assert "Beta" not in words(made, "around")


def test_what_is_for_other_variants_of_the_other_talk_is_left_out(loaded: Loaded) -> None:
    assert "One house" in words(loaded, "we-are-seven")
    assert "Not for all" not in words(loaded, "we-are-seven")


def test_a_link_to_a_slide_that_was_not_taken_is_told_where_it_is_written(tmp_path: Path) -> None:
    main = MAIN.partition("  - from: common/us.yaml#where")[0]
    made = load(written(tmp_path, main))
    [told] = [one for one in made.warnings if "`around`" in one.message]
    assert told.span.path.endswith("us.yaml")
    assert told.span.line == COMMON[: COMMON.index("See [")].count("\n") + 1
    assert "take that slide too" in (told.hint or "")


def test_variants_speak_of_taken_slides_and_add_some(talk: Path) -> None:
    assert slides(load(talk, Choice(("short",)))) == ["cover", "we-are-seven", "where", "around"]
    assert "again" in slides(load(talk, Choice(("long",))))


def test_texts_to_translate_are_those_of_both_files(talk: Path) -> None:
    made = updated(whole_outline(talk), talk, "de").data.decode()
    assert "we-are-seven" in made
    assert "Turn left" in made
    assert "About us" not in made


def test_a_mistake_in_a_taken_slide_is_told_with_its_own_file(tmp_path: Path) -> None:
    talk = written(tmp_path, common=COMMON.replace("text: Turn left", "txet: Turn left"))
    with pytest.raises(InvalidTalk) as invalid:
        load(talk)
    [found] = invalid.value.diagnostics
    assert found.span.path == str(tmp_path / "common" / "us.yaml")
    assert found.span.line == COMMON.count("\n")


def test_an_outline_beside_this_one_has_its_pictures_in_its_own_assets(tmp_path: Path) -> None:
    """As in this project: `talks/a.yaml`, and its pictures in `assets/a`."""
    talks = tmp_path / "talks"
    talk = written(talks, MAIN.replace("common/us.yaml", "us.yaml"))
    (talks / "common" / "us.yaml").rename(talks / "us.yaml")
    (tmp_path / "assets" / "us").mkdir(parents=True)
    (talks / "common" / "bridge.svg").rename(tmp_path / "assets" / "us" / "bridge.svg")
    assert "house" in slides(load(talk))


def test_an_outline_may_take_what_another_one_took(tmp_path: Path) -> None:
    between = "talk: {title: B}\nsections:\n  - section: B\n    slides:\n"
    between += "      - {from: common/us.yaml#house, title: Changed once}\n"
    talk = written(tmp_path, MAIN.replace("common/us.yaml#house", "between.yaml#house"))
    (tmp_path / "between.yaml").write_text(between, "utf-8")
    made = load(talk)
    assert words(made, "house") == "Their house"
    assert made.outline.whole.files == (tmp_path / "common/us.yaml", tmp_path / "between.yaml")


def test_the_source_in_a_shared_zip_builds_the_same_deck(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = written(tmp_path / "here")
    packed = tmp_path / "talk.zip"
    assert runner(capsys, monkeypatch)("share", str(talk), "--source", "-o", str(packed)).code == 0
    shutil.unpack_archive(packed, tmp_path / "there")
    [there] = (tmp_path / "there").glob("*/source/talk.yaml")
    assert load(there).deck == load(talk).deck


def test_a_change_of_the_other_file_is_seen_in_the_preview_even_after_a_mistake(
    tmp_path: Path,
) -> None:
    following = Following(written(tmp_path), Forgetful())
    common = tmp_path / "common" / "us.yaml"
    common.write_text("talk: [", "utf-8")
    assert following.look(BASE).blocked
    assert common.parent.resolve() in following.folders
    common.write_text(COMMON.replace("Turn left", "Turn right"), "utf-8")
    following.saved({common})
    scenes = {card.scene.id: card.scene for card in following.look(BASE).cards.values()}
    assert "Turn right" in [body.text for _, body in texts(scenes["there"].items)]


def test_the_folders_of_both_files_are_watched(talk: Path) -> None:
    assert watched_folders(talk) == [talk.parent, talk.parent / "common"]


def test_an_editor_knows_from() -> None:
    named = outline_schema()["definitions"]
    either = [named[name]["anyOf"][1] for name in ("slide.Slide", "section.Section")]
    assert all(one["required"] == ["from"] and "title" in one["properties"] for one in either)


def test_what_has_no_name_of_its_own_is_in_no_hint(tmp_path: Path) -> None:
    head = "talk: {title: T}\nsections:\n  - section: S\n    slides:\n"
    slides = "      - from: missing.yaml#x\n      - {id: a, title: A, text: Words}\n"
    (tmp_path / "other.yaml").write_text(head + slides, "utf-8")
    talk = tmp_path / "talk.yaml"
    talk.write_text(f"{head}      - from: other.yaml#zz\n", "utf-8")
    with pytest.raises(InvalidTalk) as caught:
        load(talk)
    [hint] = [one.hint for one in caught.value.diagnostics if "`zz`" in one.message]
    assert hint == "it has `a`, `s`"
