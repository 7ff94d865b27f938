"""Lines of words in which formulas and marks stand, in scripts whose letters we have no font for."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from lxml import etree

from deckbuilder.pipeline import load
from deckbuilder.writers.svg import svg

TALK = r"""talk: {title: Words, language: ar}
sections:
  - section: One
    slides:
      - title: One
        points:
          - "ارتفعت المبيعات 14 %[^a] في السنة"
          - "日本語 **太字** です $x$"
        footnotes: {a: Source}
      - title: Two
        formula: 'x_{\text{日本}} + \text{سلام}'
"""
ISOLATES = "\u2067\u2069"


@dataclass(frozen=True)
class Piece:
    """A text element."""

    words: str
    x: float
    width: float
    parts: int


@pytest.fixture(scope="module")
def slides(tmp_path_factory: pytest.TempPathFactory) -> list[list[Piece]]:
    talk = tmp_path_factory.mktemp("lines") / "talk.yaml"
    talk.write_text(TALK, "utf-8")
    loaded = load(talk)
    return [_pieces(svg(one, loaded.theme, 960, 540)) for one in loaded.deck.scenes]


def _pieces(drawing: str) -> list[Piece]:
    return [
        Piece(
            "".join(one.itertext()),
            float(one.get("x")),
            float(one.get("textLength", "0")),
            len(one),
        )
        for one in etree.fromstring(drawing).iter("{*}text")
    ]


def test_pieces_of_an_arabic_line_stay_in_the_places_kept_for_them(
    slides: list[list[Piece]],
) -> None:
    at = next(number for number, one in enumerate(slides[0]) if "المبيعات" in one.words)
    first, mark, last = slides[0][at : at + 3]
    assert mark.words.strip(ISOLATES) == "1"
    assert first.width > 0 < last.width
    assert last.x < mark.x <= first.x - first.width + 0.02
    for piece in (first, last):
        bare = piece.words.strip(ISOLATES)
        assert bare == bare.strip()


def test_only_words_of_one_style_are_made_to_fit(slides: list[list[Piece]]) -> None:
    fitted = [piece for piece in slides[0] if piece.width]
    assert "日本語" in [piece.words.strip(ISOLATES) for piece in fitted]
    assert "太字" in [piece.words.strip(ISOLATES) for piece in slides[0] if piece.parts]
    assert all(piece.parts == 0 for piece in fitted)


def test_letters_that_the_font_of_formulas_lacks_are_words(slides: list[list[Piece]]) -> None:
    words = [piece.words.strip(ISOLATES) for piece in slides[1]]
    assert "日本" in words
    assert "سلام" in words
