"""Films and sounds in a deck: embedded once, played as the outline says, and told everywhere."""

from __future__ import annotations

import re
import shutil
import struct
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from deckbuilder import posters
from deckbuilder.article import article, markdown, page
from deckbuilder.checks.media import check as media_check
from deckbuilder.files import CannotWrite
from deckbuilder.laying_out import lay_out
from deckbuilder.pipeline import Loaded, load
from deckbuilder.scene import Media, Text, walk
from deckbuilder.slides.credits import made_by
from deckbuilder.writers.pptx import to_bytes, write
from deckbuilder.writers.svg import svg
from tests.audit import findings
from tests.outlines import ROOT, outline, page_of, talk_of

TALK = """\
talk: {title: Played, aspect: "4:3"}
sections:
  - section: Films
    slides:
      - title: On a click
        video: {file: pendulum.mp4, alt: A pendulum, poster: pendulum.svg}
      - title: By itself
        points: [Beside it, words]
        video: {file: pendulum.mp4, alt: A pendulum, poster: bridge.svg, start: auto, loop: yes, muted: yes}
      - title: Two columns
        columns:
          - video: {file: pendulum.mp4, alt: A pendulum, poster: pendulum.svg, caption: "振り子は同じ時間で揺れる"}
          - audio: {file: bell.m4a, alt: A bell, caption: Its bell, start: auto}
      - title: A film without a poster
        video: {file: pendulum.mp4, alt: A pendulum}
"""  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("media")
    for file in (ROOT / "tests" / "pictures").iterdir():
        shutil.copy(file, made)
    (made / "talk.yaml").write_text(TALK, "utf-8")
    return made


@pytest.fixture(scope="module")
def loaded(folder: Path) -> Loaded:
    return load(folder / "talk.yaml")


@pytest.fixture(scope="module")
def deck(loaded: Loaded, folder: Path) -> Path:
    path = folder / "talk.pptx"
    path.write_bytes(to_bytes(loaded.deck, loaded.theme))
    return path


def media(loaded: Loaded) -> list[Media]:
    return [
        one for scene in loaded.deck.scenes for one in walk(scene.items) if isinstance(one, Media)
    ]


def slide(deck: Path, number: int) -> str:
    with zipfile.ZipFile(deck) as file:
        return file.read(f"ppt/slides/slide{number}.xml").decode()


def test_a_file_that_several_slides_play_is_in_the_deck_once_and_not_packed_again(
    deck: Path, folder: Path
) -> None:
    with zipfile.ZipFile(deck) as file:
        films = [one for one in file.infolist() if one.filename.endswith(".mp4")]
        assert [file.read(one) for one in films] == [(folder / "pendulum.mp4").read_bytes()]
    assert films[0].compress_type == zipfile.ZIP_STORED


def test_others_see_films_and_sounds_and_no_fault(deck: Path) -> None:
    found = [shape.shape_type for one in Presentation(str(deck)).slides for shape in one.shapes]
    assert found.count(MSO_SHAPE_TYPE.MEDIA) == 4  # to python-pptx a sound is a picture
    assert findings(deck) == []


def test_a_film_starts_as_the_outline_says(deck: Path) -> None:
    clicked, automatic = slide(deck, 1), slide(deck, 2)
    assert clicked.count("<p:timing>") == automatic.count("<p:timing>") == 1
    assert "togglePause" in clicked
    assert "playFrom" not in clicked
    assert 'cmd="playFrom(0.0)"' in automatic
    assert re.search(r'<p:cMediaNode [^>]*mute="1"><p:cTn [^>]*repeatCount="indefinite"', automatic)
    assert not re.search("mute|repeatCount", clicked)
    both = slide(deck, 3)
    assert both.count("<p:timing>") == 1
    assert both.count("<p:cMediaNode") == 2


def test_the_poster_has_the_shape_of_the_film_so_that_nothing_is_cropped(
    loaded: Loaded, deck: Path
) -> None:
    for one in media(loaded):
        if one.kind == "video":
            assert one.box.w / one.box.h == pytest.approx(320 / 180, abs=0.01)
            assert one.poster.width / one.poster.height == pytest.approx(320 / 180, rel=0.02)
    assert "srcRect" not in "".join(slide(deck, number) for number in (1, 2, 3, 4))


def test_without_ffmpeg_a_film_has_a_designed_poster_and_a_warning_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(folder))
    assert posters.ffmpeg() == ""
    made = load(folder / "talk.yaml")
    last = media(made)[-1]
    assert last.is_marked
    assert last.poster.svg
    assert [warning.hint for warning in media_check(made)] == [
        "add `poster:` with a picture, or install ffmpeg"
    ]


@pytest.mark.skipif(not posters.ffmpeg(), reason="ffmpeg is not installed")
def test_with_ffmpeg_a_film_shows_one_of_its_frames(loaded: Loaded) -> None:
    last = media(loaded)[-1]
    assert not last.is_marked
    assert (last.poster.media_type, last.poster.width, last.poster.height) == (
        "image/jpeg",
        320,
        180,
    )


def test_pictures_say_that_something_can_be_played(loaded: Loaded) -> None:
    deck = loaded.deck
    first, *_ = (svg(scene, loaded.theme, deck.width, deck.height) for scene in deck.scenes)
    assert "<polygon" in first
    assert "<title>A pendulum</title>" in first


def test_the_article_plays_what_the_deck_plays(loaded: Loaded) -> None:
    made = article(loaded)
    assert [name.partition("-")[0] for name in made.media] == ["pendulum", "bell"]
    film, bell = made.media
    text, html = markdown(made), page(made, lambda picture: "data:,")
    assert f"[▶ A pendulum](media/{film})" in text
    assert f'src="media/{bell}" aria-label="A bell"' in html
    assert "media-src 'self' file:" in html


def test_equal_talks_give_equal_bytes(folder: Path, deck: Path) -> None:
    again = load(folder / "talk.yaml")
    assert to_bytes(again.deck, again.theme) == deck.read_bytes()


def test_a_file_that_changes_meanwhile_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    shutil.copy(ROOT / "tests" / "pictures" / "pendulum.mp4", film)
    slide = "title: Film\nvideo: {file: film.mp4, alt: A film}"
    (tmp_path / "talk.yaml").write_text(outline(slide), "utf-8")
    made = load(tmp_path / "talk.yaml")
    film.write_bytes(film.read_bytes() + b"\0\0\0\x08free")
    with pytest.raises(CannotWrite, match="has changed since the outline was read"):
        write(made.deck, made.theme, tmp_path / "talk.pptx")
    assert not (tmp_path / "talk.pptx").exists()


def test_a_large_film_draws_a_warning_and_no_second_copy(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    shutil.copy(ROOT / "tests" / "pictures" / "pendulum.mp4", film)
    with film.open("r+b") as file:
        end = file.seek(0, 2)
        file.write(struct.pack(">I4s", 101 * 2**20, b"free"))
        file.truncate(end + 101 * 2**20)
    shutil.copy(ROOT / "tests" / "pictures" / "pendulum.svg", tmp_path)
    slide = "title: Film\nvideo: {file: film.mp4, alt: A film, poster: pendulum.svg}"
    (tmp_path / "talk.yaml").write_text(outline(slide), "utf-8")
    [warning] = media_check(load(tmp_path / "talk.yaml"))
    assert warning.message == "`film.mp4` has 101 MB, which the deck has then, too"
    assert (
        warning.hint
        == "make it smaller: `ffmpeg -i film.mp4 -vf scale=-2:720 -crf 28 film-new.mp4`"
    )


def test_who_made_a_film_is_not_called_who_made_a_picture() -> None:
    text = outline("title: T\nvideo: {file: pendulum.mp4, alt: It swings, credit: 自作}")
    talk = talk_of(text.replace("talk: {", "talk: {language: ja, "))
    page = page_of(talk)
    [scene] = lay_out(talk, page).scenes
    [credit] = [item for item in scene.items if item.name == "video:credit"]
    assert isinstance(credit, Text)
    assert credit.body.text == "出典：自作"
    assert made_by(talk, page.wording) == ("出典：自作",)
