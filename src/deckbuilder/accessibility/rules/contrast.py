"""Words that hardly stand out from what is really behind them."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.accessibility.finding import Finding, brief
from deckbuilder.accessibility.grounds import Ground, grounds
from deckbuilder.accessibility.palettes import over
from deckbuilder.accessibility.seen import Passage, SeenDeck, SeenShape, SeenSlide, Words
from deckbuilder.theme.theme import contrast

WORDS = 4.5
"""Least contrast of words (WCAG 2.2, success criterion 1.4.3, level AA)."""
LARGE_WORDS = 3.0
"""The same for large ones."""
LARGE, LARGE_BOLD = 18.0, 14.0
"""Points from which words are large (the definition of large scale in WCAG 2.2)."""
_ROUNDING = 0.05
_SHARE = 0.25
"""Of the places below a text that must be too alike: a corner beside a round shape is not it."""


def check(deck: SeenDeck) -> Iterator[Finding]:
    """Tell the worst words of each shape."""
    for slide in deck.slides:
        worst: dict[int, tuple[float, Finding]] = {}
        for shape, passages, area in slide.texts():
            if shape.kind == "table" and _is_unknown(shape, passages):
                continue
            behind = grounds(slide, shape.number, area)
            for words, seen, least, ground in _faint(passages, behind):
                share = seen / least
                if shape.number not in worst or share < worst[shape.number][0]:
                    worst[shape.number] = (share, _told(slide, shape, words, seen, least, ground))
        yield from (finding for _, finding in worst.values())


def _is_unknown(shape: SeenShape, passages: tuple[Passage, ...]) -> bool:
    """Whether a cell has its colours from a style that the file does not describe."""
    cells = (cell for row in shape.rows for cell in row)
    return any(cell.passages is passages and not cell.style_known for cell in cells)


def _faint(
    passages: tuple[Passage, ...], behind: list[Ground]
) -> Iterator[tuple[Words, float, float, Ground]]:
    """Words with too little contrast on a good part of what is behind them, and the worst part."""
    for words in (one for passage in passages for one in passage.words):
        if not words.text.strip() or words.colour is None:
            continue
        is_large = words.size >= (LARGE_BOLD if words.bold else LARGE) - 0.01
        least = LARGE_WORDS if is_large else WORDS
        seen = [(contrast(over(g.digits, words.colour), g.digits), g) for g in behind if g.digits]
        bad = [one for one in seen if one[0] < least - _ROUNDING]
        if len(bad) > len(behind) * _SHARE:
            worst, ground = min(bad, key=lambda one: (one[0], one[1].digits))
            yield words, worst, least, ground


def _told(
    slide: SeenSlide, shape: SeenShape, words: Words, seen: float, least: float, ground: Ground
) -> Finding:
    colour = over(ground.digits, words.colour)
    where = f"{'a picture with ' * ground.on_picture}#{ground.digits}"
    return slide.found(
        shape,
        f"“{brief(words.text)}” has a contrast of {seen:.1f} (#{colour} on {where}) "
        f"and needs {least:g}",
        "make the words darker or lighter, or what is behind them",
        "warning" if ground.on_picture else "error",
    )
