"""What PowerPoint shows of a text is what the scene says, and nothing is said twice."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx.enum.text import PP_ALIGN

from deckbuilder.addresses import clean_address
from deckbuilder.characters import clean
from deckbuilder.geometry import Box
from deckbuilder.measure import paragraph_indent
from deckbuilder.scene import (
    BACKGROUND,
    INDENT,
    INK,
    LINK,
    MUTED,
    Align,
    Bullet,
    Colour,
    Insets,
    Paragraph,
    Run,
    Text,
    TextBody,
)
from deckbuilder.writers.pptx.languages import language_attributes
from tests.writers.everything import ARABIC, AWKWARD, EMOJI, JAPANESE
from tests.writers.pptx_decks import EMU, find, held, opened, scene, shapes, words, written

BOX = Box(50, 120, 600, 300)


def in_box(*paragraphs: Paragraph, **look: Any) -> Text:
    return Text("words", BOX, TextBody(paragraphs, **look))


def in_body(*paragraphs: Paragraph, sizes: tuple[float, ...] = (24, 20, 18)) -> Text:
    return held("body", TextBody(paragraphs, sizes=sizes))


def of(*runs: Run, **facts: Any) -> Paragraph:
    return Paragraph(runs, **facts)


def said(text: str = "point", level: int = 0, bullet: Bullet = "none", **facts: Any) -> Paragraph:
    return Paragraph((Run(text),), level, bullet, **facts)


def properties(item: Text, path: str = "a:pPr", **facts: Any) -> list[Any]:
    """What `path` finds in each paragraph of `item`, or None."""
    slide = written(item, **facts)
    paragraphs = find(slide, f"//p:sp[.//p:cNvPr/@name='one:{item.name}']//a:p")
    return [next(iter(find(paragraph, path)), None) for paragraph in paragraphs]


def attributes(item: Text, path: str = "a:pPr", **facts: Any) -> list[dict[str, str]]:
    found = properties(item, path, **facts)
    return [{} if element is None else dict(element.attrib) for element in found]


def test_the_looks_of_runs_are_read_back() -> None:
    runs = (
        Run("plain"),
        Run("bold", bold=True),
        Run("italic", italic=True),
        Run("code", code=True),
    )
    slide = opened(scene(in_box(of(*runs)))).slides[0]
    fonts = [run.font for run in shapes(slide)["words"].text_frame.paragraphs[0].runs]
    assert [font.bold for font in fonts] == [None, True, None, None]
    assert [font.italic for font in fonts] == [None, None, True, None]
    assert [font.name for font in fonts] == [None, None, None, "Consolas"]
    assert {font.size.pt for font in fonts} == {18}


@pytest.mark.parametrize(
    "text", [AWKWARD, ARABIC, JAPANESE, EMOJI, " two  spaces ", "\ttab", "{x}"]
)
def test_awkward_words_are_read_back_without_what_xml_forbids(text: str) -> None:
    slide = opened(scene(in_box(said(text)))).slides[0]
    assert shapes(slide)["words"].text_frame.text == clean(text)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(), min_size=1, max_size=8))
def test_any_text_is_read_back(texts: list[str]) -> None:
    slide = opened(scene(in_box(*map(said, texts)))).slides[0]
    read = [paragraph.text for paragraph in shapes(slide)["words"].text_frame.paragraphs]
    assert read == [clean(text).replace("\n", "\v") for text in texts]


def test_a_size_is_written_only_where_the_layout_has_another() -> None:
    levels = (said(level=0), said(level=1), said(level=2))
    path = "a:r/a:rPr"
    same = attributes(in_body(*levels), path, layout="content")
    smaller = attributes(in_body(*levels, sizes=(20, 18, 18)), path, layout="content")
    assert [run.get("sz") for run in same] == [None, None, None]
    assert [run.get("sz") for run in smaller] == ["2000", "1800", None]
    assert attributes(in_box(said(), sizes=(17.5,)), path)[0]["sz"] == "1750"


def test_titles_are_bold_because_their_layout_is() -> None:
    bold = held("title", words("Title", sizes=(32,), bold=True, font="heading"), "title-only")
    light = held("title", words("Title", sizes=(32,), font="heading"), "title-only")
    assert attributes(bold, "a:r/a:rPr") == [{"lang": "en-US"}]
    assert attributes(light, "a:r/a:rPr") == [{"lang": "en-US", "b": "0"}]


def test_the_colour_of_a_text_is_written_where_it_is_not_ink() -> None:
    fill = "a:r/a:rPr/a:solidFill/a:schemeClr"
    assert attributes(in_box(said(), colour=INK), fill) == [{}]
    assert attributes(in_box(said(), colour=MUTED), fill) == [{"val": "tx2"}]
    coloured = of(Run("plum", colour=Colour("plum")))
    assert attributes(in_box(coloured, colour=MUTED), fill) == [{"val": "accent4"}]


@pytest.mark.parametrize(
    ("font", "face"), [("body", None), ("heading", "+mj-lt"), ("code", "Consolas")]
)
def test_the_font_of_a_text_is_the_themes(font: Any, face: str | None) -> None:
    latin = attributes(in_box(said(), font=font), "a:r/a:rPr/a:latin")
    assert latin[0].get("typeface") == face


def test_points_take_dot_and_indent_from_the_master() -> None:
    points = (said(bullet="dot"), said(level=1, bullet="dot", space_before=5))
    assert attributes(in_body(*points), layout="content") == [{}, {"lvl": "1"}]


def test_paragraphs_of_a_body_without_bullet_say_so() -> None:
    item = in_body(said(), said(level=1))
    assert attributes(item, layout="content") == [
        {"marL": "0", "indent": "0"},
        {"marL": str(20 * EMU), "indent": "0", "lvl": "1"},
    ]
    assert all(
        element is not None for element in properties(item, "a:pPr/a:buNone", layout="content")
    )


@pytest.mark.parametrize("level", [0, 1, 2])
@pytest.mark.parametrize("bullet", ["none", "dot", "number"])
def test_a_text_box_indents_as_it_was_measured(bullet: Bullet, level: int) -> None:
    paragraph = said(level=level, bullet=bullet, number=1)
    item = in_box(paragraph, sizes=(16,))
    found = attributes(item)[0]
    indent = paragraph_indent(paragraph, item.body)
    assert int(found.get("marL", "0")) == indent * EMU
    hanging = 0 if bullet == "none" else INDENT
    assert int(found.get("indent", "0")) == -hanging * EMU


def test_a_dot_in_a_text_box_is_a_dot() -> None:
    assert attributes(in_box(said(bullet="dot")), "a:pPr/a:buChar") == [{"char": "•"}]


def numbers(*paragraphs: Paragraph) -> list[tuple[str, str] | None]:
    found = properties(in_box(*paragraphs), "a:pPr/a:buAutoNum")
    return [
        None if element is None else (element.get("type"), element.get("startAt", "1"))
        for element in found
    ]


def counted(*values: int, level: int = 0) -> tuple[Paragraph, ...]:
    return tuple(said(level=level, bullet="number", number=value) for value in values)


def test_a_list_counts_by_itself_from_its_first_number() -> None:
    assert numbers(*counted(1, 2, 3)) == [("arabicPeriod", "1")] * 3
    assert numbers(*counted(7, 8)) == [("arabicPeriod", "7")] * 2


def test_a_deeper_list_does_not_end_the_outer_one() -> None:
    paragraphs = (*counted(3), *counted(1, 2, level=1), said(level=2, bullet="dot"), *counted(4))
    outer, inner = ("arabicPeriod", "3"), ("arabicPeriod", "1")
    assert numbers(*paragraphs) == [outer, inner, inner, None, outer]


def test_a_list_goes_on_after_words_between() -> None:
    assert numbers(*counted(1, 2), said(), *counted(3)) == [
        ("arabicPeriod", "1"),
        ("arabicPeriod", "1"),
        None,
        ("arabicPeriod", "3"),
    ]


def test_a_list_that_starts_again_below_another_is_not_counted_on() -> None:
    assert (
        numbers(*counted(1, 2, 1, 2)) == [("arabicPeriod", "1")] * 2 + [("arabicParenR", "1")] * 2
    )


def test_numbers_powerpoint_cannot_start_at_are_brought_into_its_range() -> None:
    assert numbers(*counted(0)) == [("arabicPeriod", "1")]
    assert numbers(*counted(100_000)) == [("arabicPeriod", "32767")]


def test_long_numbers_in_large_type_get_room_to_hang() -> None:
    found = attributes(in_box(*counted(99, 100), sizes=(24,)))
    assert [int(f["marL"]) + int(f["indent"]) for f in found] == [0, 0]
    assert int(found[0]["marL"]) / EMU > 24 * 0.507 * 3 + 24 * 0.252


@pytest.mark.parametrize(
    ("align", "rtl", "expected"),
    [
        ("start", False, None),
        ("centre", False, PP_ALIGN.CENTER),
        ("end", False, PP_ALIGN.RIGHT),
        ("start", True, PP_ALIGN.RIGHT),
        ("centre", True, PP_ALIGN.CENTER),
        ("end", True, PP_ALIGN.LEFT),
    ],
)
def test_start_and_end_follow_the_direction(align: Align, rtl: bool, expected: Any) -> None:
    item = in_box(said(align=align, rtl=rtl))
    paragraph = shapes(opened(scene(item)).slides[0])["words"].text_frame.paragraphs[0]
    assert paragraph.alignment == expected
    assert attributes(item)[0].get("rtl") == ("1" if rtl else None)


def test_space_is_written_only_where_it_differs_and_never_above_the_first() -> None:
    paragraphs = (said(space_before=30), said(space_before=10), said(space_before=4))
    path = "a:pPr/a:spcBef/a:spcPts"
    assert attributes(in_body(*paragraphs), path, layout="content") == [{}, {}, {"val": "400"}]
    assert attributes(in_box(*paragraphs), path) == [{}, {"val": "1000"}, {"val": "400"}]


def test_line_spacing_is_written_when_it_is_not_single() -> None:
    path = "a:pPr/a:lnSpc/a:spcPct"
    assert attributes(in_box(said(), line_spacing=0.9), path) == [{"val": "90000"}]
    assert attributes(in_box(said()), path) == [{}]


def test_a_line_feed_is_a_line_break_and_not_a_paragraph() -> None:
    slide = opened(scene(in_box(of(Run("\none\n\ntwo\n", bold=True))))).slides[0]
    paragraphs = shapes(slide)["words"].text_frame.paragraphs
    assert [paragraph.text for paragraph in paragraphs] == ["\vone\v\vtwo\v"]


@pytest.mark.parametrize("body", [TextBody(), TextBody((Paragraph(()),)), words("")])
def test_a_text_without_words_has_one_empty_paragraph_of_its_size(body: TextBody) -> None:
    item = Text("words", BOX, body)
    assert attributes(item, "a:endParaRPr") == [{"lang": "en-US", "sz": "1800"}]
    assert shapes(opened(scene(item)).slides[0])["words"].text_frame.text == ""


def test_forty_points_are_forty_paragraphs() -> None:
    points = tuple(said(f"point {n}", n % 3, "dot") for n in range(40))
    slide = opened(scene(in_body(*points), layout="content")).slides[0]
    read = shapes(slide)["body"].text_frame.paragraphs
    assert [(p.text, p.level) for p in read] == [(p.text, p.level) for p in points]


def test_an_address_is_read_back_encoded() -> None:
    address = "https://example.org/a b?q=ä&r=1#top"
    slide = opened(scene(in_box(of(Run("link", link=address))))).slides[0]
    run = shapes(slide)["words"].text_frame.paragraphs[0].runs[0]
    assert run.hyperlink.address == "https://example.org/a%20b?q=%C3%A4&r=1#top"


def test_an_address_used_twice_is_one_relationship() -> None:
    run = Run("link", link="https://example.org/")
    slide = opened(scene(in_box(of(run), of(run)))).slides[0]
    assert sum(related.is_external for related in slide.part.rels.values()) == 1


def test_a_jump_leads_to_the_slide_it_names() -> None:
    first = scene(in_box(of(Run("on", link="#second"))), id="first")
    deck = opened(first, scene(id="second"))
    click = find(etree.fromstring(deck.slides[0].part.blob), "//a:rPr/a:hlinkClick")[0]
    assert click.get("action") == "ppaction://hlinksldjump"
    target = click.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
    assert deck.slides[0].part.rels[target].target_part is deck.slides[1].part


def test_a_jump_to_no_slide_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="slide one: a link goes to #nowhere, which is no slide"):
        written(in_box(of(Run("on", link="#nowhere"))))


@pytest.mark.parametrize(
    ("run", "colour", "kept"),
    [
        (Run("x", link="https://a.org"), INK, False),
        (Run("x", link="https://a.org"), BACKGROUND, True),
        (Run("x", link="https://a.org", colour=LINK), BACKGROUND, False),
        (Run("x", link="https://a.org", colour=Colour("plum")), INK, True),
    ],
)
def test_links_keep_a_colour_that_the_themes_would_spoil(
    run: Run, colour: Colour, kept: bool
) -> None:
    found = properties(in_box(of(run), colour=colour), "a:r/a:rPr/a:hlinkClick/a:extLst")
    assert (found[0] is not None) is kept


@pytest.mark.parametrize(
    ("text", "home", "expected"),
    [
        ("Words", "en-US", 'lang="en-US"'),
        ("Wörter – „so“ …", "de-DE", 'lang="de-DE"'),
        ("α-particles", "en-US", 'lang="en-US"'),
        (JAPANESE, "en-US", 'lang="ja-JP" altLang="en-US"'),
        ("東京", "en-US", 'lang="zh-CN" altLang="en-US"'),
        ("東京", "ja-JP", 'lang="ja-JP"'),
        ("한국어", "en-US", 'lang="ko-KR" altLang="en-US"'),
        (ARABIC, "en-US", 'lang="ar-SA" altLang="en-US"'),
        (ARABIC, "fa-IR", 'lang="fa-IR"'),
        ("Привет", "de-DE", 'lang="ru-RU" altLang="de-DE"'),
        ("English", "ja-JP", 'lang="en-US" altLang="ja-JP"'),
        ("2023", "ja-JP", 'lang="ja-JP"'),
        (EMOJI, "en-US", 'lang="en-US"'),
        ("", "he-IL", 'lang="he-IL"'),
    ],
)
def test_the_script_of_most_letters_decides_the_language(
    text: str, home: str, expected: str
) -> None:
    assert language_attributes(text, home) == expected


def test_runs_carry_the_language_of_the_talk() -> None:
    slide = opened(scene(in_box(said("Wort"), said(JAPANESE))), language="de").slides[0]
    runs = find(etree.fromstring(slide.part.blob), "//a:r/a:rPr")
    assert [(run.get("lang"), run.get("altLang")) for run in runs] == [
        ("de-DE", None),
        ("ja-JP", "de-DE"),
    ]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        (" https://example.org/a|b\\c\n", "https://example.org/a%7Cb%5Cc"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/a#b#c", "https://example.org/a#b%23c"),
        ("https://example.org/[1]", "https://example.org/%5B1%5D"),
        ("http://[::1]:80/ä", "http://[::1]:80/%C3%A4"),
        ("https://bücher.example:8080/ü", "https://xn--bcher-kva.example:8080/%C3%BC"),
        ("https://user name@bücher.example", "https://user%20name@xn--bcher-kva.example"),
        ("mailto:a b@example.org", "mailto:a%20b@example.org"),
    ],
)
def test_addresses_are_made_fit_for_a_relationship(address: str, expected: str) -> None:
    assert clean_address(address) == expected


@given(st.text())
def test_a_clean_address_is_plain_ascii_and_stays_as_it_is(address: str) -> None:
    cleaned = clean_address(f"https://example.org/{address}")
    assert cleaned.isascii()
    assert not set(' <>"{}|\\^`') & set(cleaned)
    assert clean_address(cleaned) == cleaned


def test_a_text_box_says_all_of_its_frame() -> None:
    body = words("x", insets=Insets(1, 2, 3, 4), anchor="middle", wrap=False)
    found = find(written(Text("words", BOX, body)), "//p:sp[.//@txBox]//a:bodyPr")[0]
    sides = {"lIns": "12700", "tIns": "25400", "rIns": "38100", "bIns": "50800"}
    assert dict(found.attrib) == {"wrap": "none", **sides, "anchor": "ctr"}
    assert len(found) == 0


def test_a_placeholder_says_of_its_frame_what_differs() -> None:
    usual = find(written(in_body(said()), layout="content"), "//a:bodyPr")[0]
    other = held("body", words("x", insets=Insets(top=5), anchor="bottom", wrap=False))
    changed = find(written(other, layout="content"), "//a:bodyPr")[0]
    assert dict(usual.attrib) == {}
    assert dict(changed.attrib) == {"wrap": "none", "tIns": "63500", "anchor": "b"}
    # Said once in the layout: LibreOffice shrinks the spacing wherever a slide says it again.
    assert [etree.QName(child).localname for child in usual] == []
