"""Slides for after the end: numbered apart, in no minutes and no agenda, with links that work."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation

from deckbuilder.article import article
from deckbuilder.checks import run_checks
from deckbuilder.export.selection import UnknownSlides, selected
from deckbuilder.model.speaking import turns
from deckbuilder.model.timing import shares, talk_time
from deckbuilder.pipeline import Loaded, load
from deckbuilder.runsheet import run_sheet
from deckbuilder.shown import texts
from deckbuilder.variant import Choice
from deckbuilder.writers.pptx import write
from deckbuilder.writers.svg import svg
from tests.commands import runner
from tests.sync.small import against, brought

TALK = """\
talk: {title: A talk, speakers: [ana], minutes: 3}
people: {ana: {name: Ana Ash}, bob: {name: Bob Birch}}
sections:
  - section: First
    slides:
      - agenda
      - {title: The point, id: point, notes: Say it., text: "See [numbers](#numbers)", minutes: 2}
      - {title: Room, id: room, notes: Say more., text: Words, minutes: 0.5, optional: yes}
  - section: Backup
    appendix: yes
    opening: yes
    slides:
      - {title: Numbers, id: numbers, text: One and two, minutes: 9, speaker: bob}
      - {title: Back, id: back, text: "[Back](#point)", links: {Source: https://example.org}}
      - references
variants:
  plain: {drop: backup}
  full: {fill: room}
  front: {order: [backup, first]}
"""


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("appendix") / "talk.yaml"
    lines = TALK.splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "front:" not in line), "utf-8")
    return path


@pytest.fixture(scope="module")
def loaded(talk: Path) -> Loaded:
    return load(talk)


def test_slides_of_the_appendix_have_numbers_of_their_own(loaded: Loaded, tmp_path: Path) -> None:
    assert [scene.label for scene in loaded.deck.scenes] == ["", "", "A1", "A2", "A3", "A4"]
    deck = Presentation(str(write(loaded.deck, loaded.theme, tmp_path / "talk.pptx")))
    numbers = [
        next(
            one for one in slide.placeholders if "SLIDE_NUMBER" in str(one.placeholder_format.type)
        )
        for slide in deck.slides
    ]
    assert [one.text_frame.text for one in numbers] == ["1", "2", "A1", "A2", "A3", "A4"]
    fields = [b"slidenum" in one._element.xml.encode() for one in numbers]
    assert fields == [True, True, False, False, False, False]
    drawn = svg(loaded.deck.scenes[3], loaded.theme, loaded.deck.width, loaded.deck.height, 4)
    assert ">A2<" in drawn.replace("\n", "")


def test_the_time_of_the_talk_knows_nothing_of_it(talk: Path, loaded: Loaded) -> None:
    assert talk_time(loaded.talk).minutes == 2.5
    assert [share.person for share in shares(loaded.talk)] == ["ana"]
    assert not [one for one in run_checks(loaded) if one.rule in ("time", "missing-notes")]
    assert "room" in [scene.id for scene in load(talk, Choice(("full",))).deck.scenes]


def test_nobody_takes_over_in_it(loaded: Loaded) -> None:
    assert [turn for turn in turns(loaded.talk).values() if turn.begins or turn.taker] == []


def test_the_agenda_and_the_count_of_parts_leave_it_out(loaded: Loaded) -> None:
    agenda, opening = loaded.deck.scenes[0], loaded.deck.scenes[2]
    assert "Backup" not in " ".join(body.text for _, body in texts(agenda.items))
    assert [body.text for _, body in texts(opening.items)] == ["Backup"]


def test_the_run_sheet_lists_it_below_without_a_clock(loaded: Loaded) -> None:
    sheet = run_sheet(loaded, start=18 * 60)
    *_, backup = sheet.parts
    assert [(row.number, sheet.clock(row.begins)) for row in backup.rows] == [
        ("A1", ""),
        ("A2", ""),
        ("A3", ""),
        ("A4", ""),
    ]
    assert sheet.time.minutes == 2.5


def test_its_links_work_both_ways(loaded: Loaded) -> None:
    links = {
        run.link
        for scene in loaded.deck.scenes
        for _, body in texts(scene.items)
        for paragraph in body.paragraphs
        for run in paragraph.runs
    }
    assert {"#numbers", "#point", "https://example.org"} <= links


def test_it_is_the_last_part_of_the_article(loaded: Loaded) -> None:
    assert [part.anchor for part in article(loaded).parts] == ["first", "backup"]


def test_a_variant_drops_it_and_may_not_put_it_first(tmp_path: Path, talk: Path) -> None:
    assert len(load(talk, Choice(("plain",))).deck.sections) == 1
    whole = tmp_path / "talk.yaml"
    whole.write_text(TALK, "utf-8")
    with pytest.raises(Exception, match="comes after the appendix"):
        load(whole, Choice(("front",)))


def test_one_of_its_slides_is_exported_by_its_number(
    talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = runner(capsys, monkeypatch)
    done = run("export", str(talk), "--to", "svg", "--slides", "A2", "-o", str(tmp_path / "out"))
    assert done.code == 0, done.err
    assert [one.name for one in (tmp_path / "out").rglob("*.svg")] == ["04-numbers.svg"]


def test_a_deck_with_an_appendix_comes_home_unchanged(
    loaded: Loaded, talk: Path, tmp_path: Path
) -> None:
    built = write(loaded.deck, loaded.theme, tmp_path / "talk.pptx")
    assert brought(against(built, talk)).texts == {}


def test_its_slides_are_chosen_by_their_own_numbers(loaded: Loaded) -> None:
    def chosen(slides: str) -> list[str]:
        return [scene.id for scene in selected(loaded, slides=[slides]).scenes]

    assert chosen("A2") == ["numbers"]
    assert chosen("a2-A3") == ["numbers", "back"]
    assert chosen("A3-") == ["back", "references"]
    assert chosen("2-A1") == ["point", "backup"]
    for wrong in ("A9", "A1-A9", "7"):
        with pytest.raises(UnknownSlides, match="slides are numbered 1 to 2, and A1 to A4"):
            chosen(wrong)


def test_references_of_one_column_have_the_whole_width(loaded: Loaded) -> None:
    scene = loaded.deck.scenes[-1]
    [text] = [one for one in scene.items if one.name.startswith("references:")]
    assert (scene.layout, text.placeholder) == ("content", "body")  # type: ignore[union-attr]
