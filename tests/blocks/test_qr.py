"""QR codes that a camera reads, in every theme and from the pixels of the slide."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image

from deckbuilder.blocks.qr import dark_and_light
from deckbuilder.compose import compose
from deckbuilder.diagram.qr_code import LARGEST_VERSION, TooLong, modules, outline
from deckbuilder.laying_out import lay_out
from deckbuilder.raster import png
from deckbuilder.scene import BACKGROUND, INK, Freeform, Shape, Text
from deckbuilder.writers.svg import svg
from tests.outlines import outline as talk_with
from tests.outlines import page_of, slide_of, talk_of

ADDRESSES = [
    "https://example.org/safety-map",
    "mailto:ada@example.org",
    "https://example.org/" + "long/" * 36 + "?q=1&r=2#end",
]


def read(drawing: str, width: int) -> list[str]:
    picture = Image.open(io.BytesIO(png(drawing, width)[0])).convert("RGB")
    return [found.text for found in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("theme", ["paper", "night"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_camera_reads_the_address_off_the_slide(theme: str, address: str) -> None:
    talk = talk_of(talk_with(f"title: Take it with you\nqr: {address!r}", theme))
    page = page_of(talk)
    [scene] = lay_out(talk, page).scenes
    assert read(svg(scene, page.theme, page.width, page.height), 960) == [address]


def test_a_code_is_not_turned_round_in_a_talk_that_is_read_from_the_right() -> None:
    text = talk_with("title: الرابط\nqr: https://example.org/map")
    talk = talk_of(text.replace("title: Example,", "title: Example, language: ar,"))
    page = page_of(talk)
    assert page.mirrored
    [scene] = lay_out(talk, page).scenes
    assert read(svg(scene, page.theme, page.width, page.height), 960) == ["https://example.org/map"]
    [shape] = [one for one in scene.items if one.name == "qr:code"]
    assert isinstance(shape, Shape)
    assert isinstance(shape.outline, Freeform)
    # The reader finds codes that are turned round as well, and phones do not.
    assert corners(shape.outline) == corners(outline(modules("https://example.org/map")))


def corners(freeform: Freeform) -> set[tuple[float, float]]:
    return {(round(x, 4), round(y, 4)) for one in freeform.segments for x, y in one.points}


def test_letters_of_any_script_are_in_the_address_as_browsers_take_them() -> None:
    address = "https://müller.example/schöne-grüße"
    slide, talk, page = slide_of(f"title: Code\nqr: {address}")
    shapes = [one for one in compose(slide, page, talk).items if isinstance(one, Shape)]
    assert shapes[-1].link == address
    drawing = svg(lay_out(talk, page).scenes[0], page.theme, page.width, page.height)
    assert read(drawing, 960) == ["https://xn--mller-kva.example/sch%C3%B6ne-gr%C3%BC%C3%9Fe"]


def test_the_code_is_one_shape_that_is_a_link_and_says_where_to() -> None:
    slide, talk, page = slide_of("title: Code\nqr: https://example.org/map")
    shapes = [one for one in compose(slide, page, talk).items if isinstance(one, Shape)]
    panel, code = shapes
    assert isinstance(code.outline, Freeform)
    assert (panel.link, code.link) == ("https://example.org/map",) * 2
    assert code.alt == "QR code: https://example.org/map"
    assert panel.decorative
    quiet = 4 * code.box.w / len(modules("https://example.org/map"))
    assert code.box.x - panel.box.x >= quiet - 0.1


def area(freeform: Freeform) -> float:
    """What the outline covers, as a share of its box: areas count once, holes are taken off."""
    total, loop = 0.0, []
    for segment in freeform.segments:
        if segment.kind != "close":
            loop.append(segment.points[0])
            continue
        around = zip(loop, [*loop[1:], loop[0]], strict=True)
        total += sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in around) / 2
        loop = []
    return total


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_outline_covers_the_dark_modules_and_no_others(address: str) -> None:
    rows = modules(address)
    dark = sum(map(sum, rows))
    assert area(outline(rows)) == pytest.approx(dark / len(rows) ** 2)


def test_areas_that_touch_at_a_corner_stay_apart() -> None:
    made = outline(((True, False), (False, True)))
    assert [segment.kind for segment in made.segments].count("move") == 2
    assert area(made) == pytest.approx(0.5)


def test_an_address_that_makes_too_fine_a_code_is_refused() -> None:
    assert len(modules("a" * 180)) <= 17 + 4 * LARGEST_VERSION
    for length in (214, 5000):
        with pytest.raises(TooLong):
            modules("a" * length)


def test_a_theme_of_pale_ink_gets_a_code_in_black_and_white() -> None:
    theme = page_of(talk_of(talk_with("title: T\nqr: https://example.org"))).theme
    assert dark_and_light(theme) == (INK, BACKGROUND)
    assert dark_and_light(replace(theme, ink="EEEEEE", background="101010")) == (BACKGROUND, INK)
    dark, light = dark_and_light(replace(theme, ink="8899AA"))
    assert (dark.digits, light.digits) == ("000000", "FFFFFF")


def test_of_a_mail_only_its_address_is_to_be_read() -> None:
    slide, talk, page = slide_of("title: Mail\nqr: 'mailto:mo@x.org?subject=Hello%20you'")
    items = compose(slide, page, talk).items
    [words] = [one for one in items if isinstance(one, Text) and one.name == "qr:address"]
    assert words.body.text == "mo@x.org"
    assert words.body.paragraphs[0].runs[0].link == "mailto:mo@x.org?subject=Hello%20you"
