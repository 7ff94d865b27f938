"""A tangled line that calms down and becomes a straight arrow."""

from __future__ import annotations

from math import cos, exp, pi, sin

from pen import (
    BLUE,
    GREEN,
    PLUM,
    Look,
    Point,
    flat,
    lines,
    mix,
    picture,
    rect,
    stroke,
    tip,
    toward,
)

SIZE = (1200, 500)
PAPER = "#E9EFF5"
MIDDLE = 250.0
TURNS = 6.75  # three quarters of a turn more: the last loop leaves to the right
SAMPLES, PIECE = 330, 7
WIDTH, GAP = 16.0, 30.0
CREST = 566.0  # where the calming wave begins, on a crest


def scribble(share: float) -> Point:
    """Give the point of the tangle at a share (0 to 1): loops round a middle that wanders."""
    turn = 2 * pi * TURNS * share
    x = 292 + 96 * sin(0.36 * turn + 2.6)
    y = MIDDLE + 62 * sin(0.55 * turn + 0.7)
    radius = 104 + 46 * sin(0.71 * turn + 1.2)
    return x + 1.2 * radius * cos(turn), y + radius * sin(turn)


def leave(loops: list[Point], end: Point, share: float) -> Point:
    """Give a point between the last loop and the first crest, smooth at both (cubic Bezier)."""
    first = loops[-1]
    second = toward(first, loops[-2], -130)
    third = (end[0] - 130, end[1])
    a, b, c, d = (
        (1 - share) ** 3,
        3 * (1 - share) ** 2 * share,
        3 * (1 - share) * share**2,
        share**3,
    )
    return (
        a * first[0] + b * second[0] + c * third[0] + d * end[0],
        a * first[1] + b * second[1] + c * third[1] + d * end[1],
    )


def calm(x: float) -> Point:
    """Give the point of the calming wave at x."""
    return x, MIDDLE - 104 * exp(-(((x - CREST) / 210) ** 2)) * cos((x - CREST) / 46)


def track() -> list[Point]:
    """Give the points of the whole line, from the tangle to the arrow."""
    loops = [scribble(step / SAMPLES) for step in range(SAMPLES + 1)]
    bridge = [leave(loops, calm(CREST), step / 20) for step in range(1, 20)]
    return loops + bridge + [calm(CREST + 8 * step) for step in range(68)]


def draw() -> str:
    """Give the picture as SVG text; later pieces pass over earlier ones, with a gap."""
    points = track()
    parts = []
    for at in range(0, len(points) - 1, PIECE):
        piece = points[at : at + PIECE + 1]
        share = at / len(points)
        tone = mix(PLUM, BLUE, share * 2) if share < 0.5 else mix(BLUE, GREEN, share * 2 - 1)
        under = Look(stroke=PAPER, width=GAP, butt=True)
        parts.append(lines(piece, under) + lines(piece, stroke(tone, WIDTH)))
    last = lines([points[-1], (1110, MIDDLE)], stroke(GREEN, WIDTH))
    head = tip((1164, MIDDLE), (1, 0), stroke(GREEN), 78)
    title = "A tangled line becomes a straight arrow"
    return picture("tangle", title, SIZE, rect(0, 0, *SIZE, flat(PAPER)), *parts, last, head)
