"""A slice of sourdough bread with an open crumb."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from pen import (
    LINE,
    Gradient,
    Look,
    backdrop,
    curve,
    ellipse,
    flat,
    group,
    path,
    picture,
    rect,
    stroke,
)

SIZE = (1200, 860)
UMBER, CRUST, CRUMB, HOLE = "#3A2415", "#A9642A", "#F6E5C3", "#DDB97F"
SLICE = (
    "M 168 640 C 130 560 128 470 176 404 C 238 306 400 190 612 176 C 826 172 968 286 1026 396"
    " C 1070 470 1070 566 1030 642 C 1010 690 962 708 906 708 H 296 C 236 708 190 690 168 640 Z"
)


def inside(x: float, y: float, margin: float) -> bool:
    """Tell whether a round hole would keep its distance from the crust."""
    across, down = (x - 600) / (406 - margin), (y - 486) / ((258 if y < 486 else 190) - margin)
    return bool(abs(across) ** 2.1 + abs(down) ** (2.1 if down < 0 else 4) < 1)


def hole(x: float, y: float, size: float, chance: Random) -> str:
    """Draw one irregular hole with a shaded upper edge."""
    lean, stretch = chance.random() * pi, 1.05 + 0.38 * chance.random()
    rim = []
    for step in range(9):
        turn = 2 * pi * step / 9
        far = size * (0.9 + 0.2 * chance.random())
        u, v = far * cos(turn) * stretch, far * sin(turn) / stretch
        rim.append((x + u * cos(lean) - v * sin(lean), y + u * sin(lean) + v * cos(lean)))
    lit = [
        (px + (x - px) * 0.26 + size * 0.06, py + (y - py) * 0.26 + size * 0.16) for px, py in rim
    ]
    edge = Look(fill="#B98A4C", stroke="#9A6B33", width=3)
    return path(curve(rim, closed=True), edge) + path(curve(lit, closed=True), flat(HOLE))


def holes() -> str:
    """Draw the open crumb: a few large holes first, then smaller ones between them."""
    chance, placed = Random(23), list[tuple[float, float, float]]()
    for size, wanted in ((48.0, 8), (33.0, 20), (20.0, 50), (10.0, 150)):
        found = 0
        for _ in range(6000):
            x, y = 150 + 900 * chance.random(), 190 + 510 * chance.random()
            clear = all(
                (x - px) ** 2 + (y - py) ** 2 > (1.27 * (size + other) + 7) ** 2
                for px, py, other in placed
            )
            if clear and inside(x, y, size * 1.25):
                placed.append((x, y, size))
                found += 1
            if found == wanted:
                break
    return "".join(hole(x, y, size, chance) for x, y, size in placed)


def draw() -> str:
    """Give the picture as SVG text."""
    tone = Gradient("crumb-crust", "#B9732F", "#7E4419")
    table = rect(0, 690, SIZE[0], 180, flat("#C79A66")) + path(
        "M 0 690 H 1200", stroke(UMBER, LINE)
    )
    shadow = ellipse(620, 744, 500, 30, flat(UMBER, 0.3))
    side = group(path(SLICE, Look(fill="#8C4F20", stroke=UMBER, width=8)), move=(22, 16))
    crust = path(SLICE, Look(fill=tone.paint, stroke=UMBER, width=8))
    face = group(
        path(SLICE, Look(fill=CRUMB, stroke="#E3C08A", width=12)), move=(42, 32), scale=0.93
    )
    return picture(
        "crumb", "A slice of bread with an open crumb", SIZE,
        backdrop("crumb", SIZE, "#F3E3CC", "#E6CDA8"), table, shadow, side, tone.definition(),
        crust, face, group(holes(), move=(0, 2)),
    )  # fmt: skip
