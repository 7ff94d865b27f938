"""PNG pictures need nothing of the machine but resvg."""

from __future__ import annotations

import io
import sys

import pytest
from PIL import Image

from deckbuilder import raster

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">{}</svg>'


def test_a_drawing_becomes_as_wide_as_asked_and_keeps_its_shape() -> None:
    data, width, height = raster.png(SQUARE.format('<rect width="40" height="20"/>'), 100)
    assert (width, height) == (100, 50)
    assert Image.open(io.BytesIO(data)).size == (100, 50)


def test_bytes_and_text_give_the_same_picture() -> None:
    drawing = SQUARE.format("<text y='15'>Zoë</text>")
    assert raster.png(drawing.encode("utf-8-sig"), 80) == raster.png(drawing, 80)


@pytest.mark.parametrize("family", ["serif", "sans-serif", "monospace", "No Such Font", "Carlito"])
def test_every_font_name_finds_one_of_our_fonts(family: str) -> None:
    empty = raster.png(SQUARE.format(""), 80)
    word = f'<text y="15" font-family="{family}">word</text>'
    assert raster.png(SQUARE.format(word), 80) != empty


def test_a_letter_missing_from_one_font_is_taken_from_the_plain_cut_of_another() -> None:
    text = '<text y="15" font-family="{}">שלום</text>'
    borrowed = raster.png(SQUARE.format(text.format("Carlito")), 80)
    assert borrowed == raster.png(SQUARE.format(text.format("Liberation Sans")), 80)


@pytest.mark.parametrize("broken", ["", "no drawing", "<svg", b"\xff\xfe<svg/>"])
def test_what_is_no_drawing_is_a_value_error(broken: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        raster.png(broken, 80)


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(raster.NoRasteriser, match="pip install resvg-py"):
        raster.png(SQUARE.format(""), 80)


@pytest.mark.parametrize("family", ["Carlito", "Liberation Sans", "Liberation Mono"])
@pytest.mark.parametrize("look", ['font-weight="bold"', 'font-style="italic"'])
def test_every_family_has_bold_and_italic_letters(family: str, look: str) -> None:
    text = '<text y="15" font-family="{}" {}>afg</text>'
    plain, other = (raster.png(SQUARE.format(text.format(family, way)), 80) for way in ("", look))
    assert plain != other
