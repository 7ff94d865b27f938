"""Words, the true activity of a unit on them, and the activity that an explanation predicts."""

from __future__ import annotations

from itertools import accumulate

from pen import (
    BLUE,
    GOLD,
    INK,
    LINE,
    MUTED,
    ORANGE,
    WHITE,
    Look,
    backdrop,
    circle,
    flat,
    group,
    inked,
    lines,
    mix,
    path,
    picture,
    rect,
    stroke,
)
from props import robot

SIZE = (1200, 720)
LEFT, GAP = 214.0, 22.0
WORD_WIDTHS = (74, 52, 118, 64, 132, 58, 84, 102, 58)
TRUE = (0.1, 0.04, 0.82, 0.14, 1.0, 0.06, 0.3, 0.68, 0.05)
PREDICTED = (2, 1, 6, 1, 7, 4, 1, 5, 1)  # in blocks of an eighth
BAR, TALL, BLOCKS = 50.0, 176.0, 8


def middles() -> list[float]:
    """Give the middle of every word."""
    ends = accumulate(width + GAP for width in WORD_WIDTHS)
    return [LEFT + end - GAP - width / 2 for end, width in zip(ends, WORD_WIDTHS, strict=True)]


def text_row(y: float) -> str:
    """Draw the words as grey blocks, the more active ones marked as with a highlighter."""
    parts = []
    for x, width, level in zip(middles(), WORD_WIDTHS, TRUE, strict=True):
        if level > 0.2:
            glow = mix("#FFFFFF", GOLD, level)
            parts.append(rect(x - width / 2 - 9, y - 34, width + 18, 68, flat(glow), 12))
        parts.append(rect(x - width / 2, y - 14, width, 28, flat("#6F7E8E"), 14))
    return "".join(parts)


def true_row(base: float) -> str:
    """Draw the true activity as solid bars that stand on the base line."""
    bars = "".join(
        rect(
            x - BAR / 2, base - max(TALL * level, 10), BAR, max(TALL * level, 10), inked(BLUE, 5), 5
        )
        for x, level in zip(middles(), TRUE, strict=True)
    )
    return bars + lines([(LEFT - 20, base), (1172, base)], stroke(INK, LINE))


def predicted_row(base: float) -> str:
    """Draw the predicted activity as stacks of blocks, a form of its own."""
    step = TALL / BLOCKS
    blocks = "".join(
        rect(x - BAR / 2, base - step * (index + 1) + 2, BAR, step - 5, flat(ORANGE), 5)
        for x, count in zip(middles(), PREDICTED, strict=True)
        for index in range(count)
    )
    return blocks + lines([(LEFT - 20, base), (1172, base)], stroke(INK, LINE))


def neuron_sign() -> str:
    """Draw one unit with three wires into it, round 0, 0."""
    wires = "".join(lines([(-68, y), (0, 0)], stroke(MUTED, 7)) for y in (-46, 0, 46))
    out = lines([(0, 0), (66, 0)], stroke(MUTED, 7))
    shine = path("M -22 -8 A 24 24 0 0 1 -4 -24", Look(stroke=WHITE, width=6, opacity=0.7))
    return wires + out + circle(0, 0, 38, inked(BLUE)) + shine


def draw() -> str:
    """Give the picture as SVG text."""
    card = rect(180, 36, 996, 116, Look(fill=WHITE, stroke="#9FB0C2", width=5), radius=22)
    guides = "".join(lines([(x, 160), (x, 650)], stroke("#B9C6D4", 3, (3, 13))) for x in middles())
    page = group(
        path("M -40 -48 H 18 L 40 -26 V 48 H -40 Z", inked(WHITE)),
        *(
            lines([(-22, y), (end, y)], stroke("#6F7E8E", 7))
            for y, end in ((-18, 8), (4, 22), (26, 12))
        ),
        move=(96, 94),
    )
    return picture(
        "explain-neuron", "Words with a unit's true activity and the predicted activity", SIZE,
        backdrop("explain-neuron", SIZE), card, guides, text_row(94), true_row(400),
        predicted_row(650), page, group(neuron_sign(), move=(96, 326)),
        group(robot(ORANGE), move=(96, 584), scale=0.56),
    )  # fmt: skip
