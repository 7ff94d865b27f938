"""A small neural network with one unit under a magnifying glass."""

from __future__ import annotations

from itertools import pairwise

from pen import (
    BLUE,
    INK,
    ORANGE,
    WHITE,
    Look,
    Point,
    backdrop,
    circle,
    clip,
    data,
    flat,
    group,
    inked,
    lines,
    mix,
    path,
    picture,
    stroke,
)
from props import lens

SIZE = (1200, 800)
COLUMNS = ((110.0, 4), (380.0, 5), (730.0, 5), (1090.0, 3))
WATCHED = (2, 2)  # column and place of the unit under the glass
GLASS = 190.0


def places() -> list[list[Point]]:
    """Give the middle of every unit, column by column."""
    return [
        [(x, 396 + (index - (count - 1) / 2) * 150) for index in range(count)]
        for x, count in COLUMNS
    ]


def links(units: list[list[Point]]) -> str:
    """Draw all connections; weights vary in a fixed pattern, thicker ones darker."""
    parts = []
    for column, (left, right) in enumerate(pairwise(units)):
        for i, start in enumerate(left):
            for j, end in enumerate(right):
                weight = (3 * i + 5 * j + 2 * column) % 4
                tone = mix("#C6D0DB", "#6F7E8E", weight / 3)
                parts.append((weight, lines([start, end], stroke(tone, 2.5 + weight * 1.3))))
    return "".join(part for _, part in sorted(parts, key=lambda pair: pair[0]))


def unit(at: Point, column: int, index: int) -> str:
    """Draw one unit; how full it is shows how active it is, in a fixed pattern."""
    level = ((5 * index + 3 * column + 1) % 4) / 3
    x, y = at
    fill = mix("#F4F8FC", BLUE, level * 0.9)
    return circle(x, y, 40, inked(fill)) + path(
        data("M", x - 24, y - 8, "A", 26, 26, 0, 0, 1, x - 2, y - 25),
        Look(stroke=WHITE, width=6, opacity=0.75),
    )


def feature(at: Point, radius: float) -> str:
    """Draw what the unit looks for: curved stripes, as line drawings of early features show."""
    x, y = at
    return "".join(
        circle(x - radius * 0.55, y + radius * 0.75, radius * size, stroke(colour, radius * 0.155))
        for size, colour in (
            (0.3, ORANGE), (0.62, INK), (0.94, ORANGE), (1.26, INK), (1.58, ORANGE), (1.9, INK),
        )
    )  # fmt: skip


def draw() -> str:
    """Give the picture as SVG text."""
    units = places()
    x, y = units[WATCHED[0]][WATCHED[1]]
    net = links(units) + "".join(
        unit(at, column, index) for column, run in enumerate(units) for index, at in enumerate(run)
    )
    wires = []
    for index, (_, start) in enumerate(units[1]):
        wires.append(
            lines(
                [(x - 360, y + (start - y) * 1.1), (x, y)], stroke("#8794A3", 9 + 3 * (index % 2))
            )
        )
    for _, end in units[3]:
        wires.append(lines([(x, y), (x + 360, y + (end - y) * 1.1)], stroke("#8794A3", 10)))
    core = 112.0
    hole = clip("neuron-core", circle(x, y, core, Look()))
    inside = group(circle(x, y, core, flat("#F7E7CF")), feature((x, y), core), clip="neuron-core")
    big = hole + inside + circle(x, y, core, stroke(INK, 9))
    return picture(
        "neuron", "A neural network with one unit under a magnifying glass", SIZE,
        backdrop("neuron", SIZE), net, lens("neuron-lens", (x, y), GLASS, *wires, big, handle=48),
    )  # fmt: skip
