"""Films, sounds, icons and codes come back as they went; what others put in their place is told."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation

from deckbuilder.pipeline import load
from deckbuilder.sync.changes import PictureReplaced
from deckbuilder.sync.telling import told
from deckbuilder.writers.pptx import write
from tests.outlines import ROOT
from tests.sync.libreoffice import LibreOffice
from tests.sync.small import against, brought, edited, on

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
TALK = """\
talk: {title: Played}
sections:
  - section: One
    slides:
      - title: A film
        video: {file: pendulum.mp4, alt: A pendulum, poster: pendulum.svg, caption: It swings, start: auto, loop: yes}
      - title: A sound
        audio: {file: bell.m4a, alt: A bell, caption: It rings}
      - title: A picture that moves
        picture: {file: pendulum.gif, alt: A pendulum}
      - title: Take it with you
        qr: {address: "https://example.org/map", label: The slides}
      - title: Icons
        columns:
          - {icon: brain, title: Think, points: [Twice]}
          - {picture: {icon: lightbulb, caption: Idea, alt: An idea}}
      - title: A chain
        chain: {boxes: {a: {label: Ask, icon: brain}, b: {label: Try, icon: hammer}}}
"""  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file in (ROOT / "tests" / "pictures").iterdir():
        shutil.copy(file, tmp_path)
    return tmp_path


def test_nothing_has_changed_where_nobody_changed_anything(folder: Path) -> None:
    assert edited(folder, TALK).decisions == ()


def test_a_mere_save_in_libreoffice_is_no_change(folder: Path, office: LibreOffice) -> None:
    talk = folder / "talk.yaml"
    talk.write_text(TALK, "utf-8")
    loaded = load(talk)
    built = write(loaded.deck, loaded.theme, folder / "built.pptx")
    saved = office.edit(built, folder / "saved.pptx")
    assert against(saved, talk).decisions == ()
    with zipfile.ZipFile(built) as before, zipfile.ZipFile(saved) as after:
        kept = {after.read(name) for name in after.namelist() if "/media/" in name}
        for name in before.namelist():
            if name.endswith((".mp4", ".m4a", ".gif")):
                assert before.read(name) in kept


def test_words_round_films_and_codes_come_home(folder: Path) -> None:
    one = edited(
        folder,
        TALK,
        on("a-film", "reword", piece="video:caption", line=0, old="swings", new="swings on"),
        on("take-it-with-you", "reword", piece="qr:label", line=0, old="slides", new="notes"),
    )
    made = brought(one, theirs=True)
    [text] = made.texts.values()
    assert "caption: It swings on," in text
    assert "label: The notes}" in text


def test_another_film_is_told_and_not_taken_over(folder: Path) -> None:
    talk = folder / "talk.yaml"
    talk.write_text(TALK, "utf-8")
    loaded = load(talk)
    built = write(loaded.deck, loaded.theme, folder / "built.pptx")
    other = folder / "other.pptx"
    with zipfile.ZipFile(built) as before, zipfile.ZipFile(other, "w") as after:
        for entry in before.infolist():
            data = before.read(entry)
            after.writestr(
                entry, data + b"\0\0\0\x08free" if entry.filename.endswith(".mp4") else data
            )
    [decision] = against(other, talk).decisions
    assert isinstance(decision.change, PictureReplaced)
    assert decision.verdict == "report"
    assert (told(decision.change).what, told(decision.change).more) == ("video", "another file")


def test_a_film_that_is_to_be_played_in_another_way_is_told(folder: Path) -> None:
    talk = folder / "talk.yaml"
    talk.write_text(TALK, "utf-8")
    loaded = load(talk)
    built = write(loaded.deck, loaded.theme, folder / "built.pptx")
    deck = Presentation(str(built))
    [film] = deck.slides[0]._element.iter(f"{P}cMediaNode")
    film.set("mute", "1")
    del film.find(f"{P}cTn").attrib["repeatCount"]
    for node in deck.slides[0]._element.iter(f"{P}cTn"):
        if node.get("nodeType") == "afterEffect":
            node.set("nodeType", "clickEffect")
    deck.save(str(folder / "other.pptx"))
    [decision] = against(folder / "other.pptx", talk).decisions
    assert decision.verdict == "report"
    one = told(decision.change)
    assert one.what == "playing of video"
    assert (one.before, one.after) == ("by itself, again and again", "on a click, without sound")
