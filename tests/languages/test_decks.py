"""Whole decks in Arabic, Hebrew, Japanese and German, from the outline to the file and back."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator
from pptx import Presentation

from deckbuilder.checks import fonts
from deckbuilder.geometry import Box
from deckbuilder.pipeline import Loaded, load
from deckbuilder.scene import Table, Text, walk
from deckbuilder.theme.layouts import layouts
from deckbuilder.writers.pptx import check, write
from deckbuilder.writers.svg import svg
from tests.laws import EDGE, outside, texts

HERE = Path(__file__).parent
LANGUAGES = ["arabic", "hebrew", "japanese", "german"]
LOOKS = [("paper", "16:9"), ("night", "4:3")]
DECKS = [(language, *look) for language in LANGUAGES for look in LOOKS]
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

each_language = pytest.mark.parametrize("language", LANGUAGES)
each_deck = pytest.mark.parametrize(("language", "theme", "aspect"), DECKS)
_FOLDER = TemporaryDirectory(prefix="deckbuilder-languages-")


@cache
def loaded(language: str, theme: str = "paper", aspect: str = "16:9") -> Loaded:
    return load(HERE / f"{language}.yaml", theme=theme, aspect=aspect)


@cache
def deck(language: str, theme: str = "paper", aspect: str = "16:9") -> Path:
    path = Path(_FOLDER.name) / f"{language}-{theme}-{aspect[0]}.pptx"
    made = loaded(language, theme, aspect)
    write(made.deck, made.theme, path)
    return path


def part(language: str, name: str) -> str:
    with zipfile.ZipFile(deck(language)) as package:
        return package.read(f"ppt/{name}").decode()


def words(shape: Any) -> str:
    return "\n".join(p.text for p in shape.text_frame.paragraphs)


def paragraphs(language: str, pattern: str) -> Iterator[etree._Element]:
    """Every paragraph with words of the parts whose names match."""
    with zipfile.ZipFile(deck(language)) as package:
        for name in package.namelist():
            if re.fullmatch(pattern, name):
                for paragraph in etree.fromstring(package.read(name)).iter(f"{A}p"):
                    if "".join(paragraph.itertext()).strip():
                        yield paragraph


@each_deck
def test_the_file_is_sound(language: str, theme: str, aspect: str) -> None:
    path = deck(language, theme, aspect)
    assert loaded(language, theme, aspect).warnings == ()
    assert check.check_file(path) == []
    result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(str(path))
    assert [str(error) for error in result.errors] == []


@each_deck
def test_python_pptx_reads_every_title(language: str, theme: str, aspect: str) -> None:
    slides = Presentation(str(deck(language, theme, aspect))).slides
    shown = loaded(language, theme, aspect).deck.scenes
    for slide, one in zip(slides, shown, strict=True):
        assert slide.shapes.title is not None
        assert words(slide.shapes.title) == one.title


@each_deck
def test_everything_stays_in_the_safe_area(language: str, theme: str, aspect: str) -> None:
    made = loaded(language, theme, aspect)
    for one in made.deck.scenes:
        assert list(outside(one.items, made.page)) == [], one.id
        for name, box, _ in texts(one.items):
            assert box.x >= EDGE, name


@each_deck
def test_texts_fill_the_places_of_their_layouts(language: str, theme: str, aspect: str) -> None:
    made = loaded(language, theme, aspect)
    ours = {one.name: one for one in layouts(made.theme, made.page.width, rtl=made.deck.rtl)}
    for one in made.deck.scenes:
        for item in one.items:
            if isinstance(item, Text) and item.placeholder == "title":
                assert item.box == ours[one.layout].placeholder("title").box
            if (
                isinstance(item, Text)
                and item.placeholder == "body"
                and one.layout == "content-left"
            ):
                place = ours[one.layout].placeholder("body").box
                assert abs(item.box.centre.x - place.centre.x) < place.w / 2


@each_language
def test_building_again_gives_the_same_bytes(language: str, tmp_path: Path) -> None:
    made = load(HERE / f"{language}.yaml")
    write(made.deck, made.theme, tmp_path / "again.pptx")
    assert (tmp_path / "again.pptx").read_bytes() == deck(language).read_bytes()


# words of ours


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "arabic",
            ["المحاور", "المراجع", "شكرًا لكم", "الروابط:", "9–10 سبتمبر 2023", "الصورة: Ada"],
        ),
        ("hebrew", ["תוכן", "מקורות", "קישורים:", "ספטמבר 2023"]),
        (
            "japanese",
            [
                "アジェンダ",
                "参考資料",
                "リンク：",
                "2023年9月9日",
                "「すべて",
                "山田花子（東京大学）",
            ],
        ),
        (
            "german",
            ["Überblick", "Quellen und Links", "Links:", "Dank", "«Alle Modelle", "Bild: Ada"],
        ),
    ],
)
def test_what_we_write_is_in_the_language_of_the_talk(language: str, said: list[str]) -> None:
    shown = "\n".join(
        body.text for one in loaded(language).deck.scenes for _, _, body in texts(one.items)
    )
    assert [words for words in said if words not in shown] == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("arabic", "عند العبارة «والآن إلى الصور»: الكلمة لـ Omar Said."),
        ("japanese", "「では、まとめに入りましょう」を合図に、佐藤太郎が話します。"),
        ("german", "Auf das Stichwort «Damit zu Ben»: Es spricht Ben Huber."),
    ],
)
def test_notes_say_who_speaks_in_the_language_of_the_talk(language: str, said: str) -> None:
    notes = [p.text for one in loaded(language).deck.scenes for p in one.notes]
    assert said in notes


@each_language
def test_drawings_are_described_in_the_language_of_the_talk(language: str) -> None:
    english = re.compile(
        "[Cc]louds:|leads to|A (chain|cycle|timeline|scale)|parts of the talk|with"
    )
    with zipfile.ZipFile(deck(language)) as package:
        slides = [package.read(n).decode() for n in package.namelist() if "/slides/slide" in n]
    described = re.findall('descr="([^"]+)"', "".join(slides))
    assert described
    assert [one for one in described if english.search(one)] == []


# direction


@pytest.mark.parametrize(("language", "rtl"), [("arabic", 1), ("hebrew", 1), ("german", 0)])
def test_the_whole_deck_is_read_from_one_side(language: str, rtl: int) -> None:
    assert (' rtl="1"' in part(language, "presentation.xml").split(">")[1]) is bool(rtl)
    for name in (
        "presentation.xml",
        "slideMasters/slideMaster1.xml",
        "notesMasters/notesMaster1.xml",
    ):
        levels = re.findall(r"<a:lvl\dpPr[^>]* rtl=[^>]*>", part(language, name))
        assert levels
        assert all(f'rtl="{rtl}"' in one for one in levels)
        assert all(f'algn="{"r" if rtl else "l"}"' in one for one in levels)
        assert f'rtlCol="{1 - rtl}"' not in part(language, name)


def test_every_paragraph_of_a_right_to_left_deck_says_where_it_starts() -> None:
    found = list(
        paragraphs("arabic", r"ppt/slides/slide\d+\.xml|ppt/notesSlides/notesSlide\d+\.xml")
    )
    fields = {one for one in found if one.find(f"{A}fld") is not None}
    said = [one.find(f"{A}pPr") for one in found if one not in fields]
    footers = [one for one in said if one is None]
    at_foot = [one for one in loaded("arabic").deck.scenes if one.footer]
    assert len(footers) == len(at_foot)  # footers take it from the master
    assert {one.get("rtl") for one in said if one is not None} == {"0", "1"}
    assert all(one.get("algn") for one in said if one is not None)


def test_number_and_footer_change_sides() -> None:
    there, here = (
        {
            p.placeholder_format.type: p.left
            for p in Presentation(str(deck(one))).slide_master.placeholders
        }
        for one in ("german", "arabic")
    )
    number, footer = (next(k for k in there if str(k).startswith(n)) for n in ("SLIDE_N", "FOOTER"))
    assert there[footer] < there[number]
    assert here[footer] > here[number]


def test_of_two_blocks_the_first_is_at_the_right() -> None:
    made = loaded("hebrew")
    one = next(s for s in made.deck.scenes if any(i.name == "timeline" for i in s.items))
    boxes = {item.name: item.box for item in one.items}
    assert boxes["points"].x > boxes["timeline"].right - 1
    assert one.layout == "content-left"


def test_the_chain_and_the_timeline_run_from_the_right() -> None:
    for first, second in (
        ("chain:box:data", "chain:box:model"),
        ("timeline:dot:1", "timeline:dot:2"),
    ):
        [(a, b)] = [
            (found[first], found[second])
            for one in loaded("arabic").deck.scenes
            if first in (found := {item.name: item.box for item in walk(one.items)})
            and found[first].y == found[second].y
        ]
        assert a.x > b.x


def test_one_arabic_word_leaves_a_german_deck_as_it_is() -> None:
    one = next(s for s in loaded("german").deck.scenes if "arabisches" in s.title)
    [points] = [item for item in one.items if isinstance(item, Text) and item.name == "points"]
    assert [p.rtl for p in points.body.paragraphs] == [True, False]
    assert points.box.x == Box(43.2, 0, 0, 0).x
    assert not one.rtl


def test_tables_of_a_right_to_left_deck_are_native_ones() -> None:
    [table] = [
        item
        for one in loaded("arabic").deck.scenes
        for item in one.items
        if isinstance(item, Table)
    ]
    assert table.rtl
    with zipfile.ZipFile(deck("arabic")) as package:
        slides = "".join(package.read(n).decode() for n in package.namelist() if "/slides/s" in n)
    assert slides.count('<a:tblPr rtl="1" firstRow="1">') == 1


# fonts and languages of runs


@pytest.mark.parametrize(
    ("language", "fonts"),
    [
        (
            "arabic",
            '<a:ea typeface=""/><a:cs typeface="Arial"/><a:font script="Arab" typeface="Arial"/>',
        ),
        (
            "hebrew",
            '<a:ea typeface=""/><a:cs typeface="Arial"/><a:font script="Hebr" typeface="Arial"/>',
        ),
        (
            "japanese",
            '<a:ea typeface="Yu Gothic"/><a:cs typeface=""/><a:font script="Jpan" typeface="Yu Gothic"/>',
        ),
        ("german", '<a:ea typeface=""/><a:cs typeface=""/></a:m'),
    ],
)
def test_the_theme_names_a_typeface_for_the_script(language: str, fonts: str) -> None:
    for name in ("theme1", "theme2"):
        assert part(language, f"theme/{name}.xml").count(fonts) == 2


@pytest.mark.parametrize(
    ("language", "home", "letters"),
    [("arabic", "ar-SA", "ء-ي"), ("hebrew", "he-IL", "א-ת"), ("japanese", "ja-JP", "ぁ-ヿ一-鿿")],
)
def test_runs_name_their_language(language: str, home: str, letters: str) -> None:
    own, latin = re.compile(f"[{letters}]"), re.compile("^[A-Za-z ]+$")
    for paragraph in paragraphs(language, r"ppt/slides/slide\d+\.xml"):
        for run in paragraph.iter(f"{A}r"):
            said, look = run.findtext(f"{A}t") or "", run.find(f"{A}rPr")
            assert look is not None
            if own.search(said) and not re.search("[A-Za-z]", said):
                assert look.get("lang") == home
            elif latin.match(said) and said.strip():
                assert (look.get("lang"), look.get("altLang")) == ("en-US", home)


@each_language
def test_no_letter_or_comma_of_the_language_is_told_as_missing(language: str) -> None:
    assert [one.message for one in fonts.check(loaded(language))] == []


def test_a_japanese_picture_says_that_it_is_japanese() -> None:
    for language, tag in (("japanese", 'lang="ja"'), ("arabic", 'lang="ar"')):
        made = loaded(language)
        assert tag in svg(made.deck.scenes[0], made.theme, 960, 540)
    made = loaded("german")
    assert "lang=" not in svg(made.deck.scenes[0], made.theme, 960, 540)


# pictures we looked at


@pytest.mark.parametrize("number", range(1, 21))
def test_arabic_slides_look_as_they_did(number: int, golden: Callable[[Path, str], None]) -> None:
    made = loaded("arabic")
    assert len(made.deck.scenes) == 20
    drawn = svg(made.deck.scenes[number - 1], made.theme, 960, 540, number)
    golden(HERE / "golden" / f"arabic-{number:02}.svg", drawn)
