"""Many dots run through a funnel to three things that a person and a machine both see."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from pen import (
    BLUE,
    GREEN,
    INK,
    MUTED,
    ORANGE,
    WHITE,
    Gradient,
    Point,
    backdrop,
    circle,
    flat,
    group,
    inked,
    lines,
    path,
    picture,
    rect,
    stroke,
)
from props import human_head, machine_head

SIZE = (1200, 820)
NODES = (600.0, 640.0)


def cloud() -> str:
    """Draw the low-level detail: many small dots, none on another."""
    chance, placed = Random(4), list[Point]()
    tones = ("#5B86B8", "#C08A48", "#5C8F78", "#94668A", "#7B8794")
    while len(placed) < 96:
        turn, far = 2 * pi * chance.random(), chance.random() ** 0.5
        x, y = 600 + 380 * far * cos(turn), 132 + 98 * far * sin(turn)
        if all((x - px) ** 2 + (y - py) ** 2 > 29**2 for px, py in placed):
            placed.append((x, y))
    dots = [circle(x, y, 10, flat(tones[i % 5])) for i, (x, y) in enumerate(placed)]
    falling = ((520, 322), (582, 300), (640, 326), (690, 300), (560, 362), (618, 372), (600, 424))
    return "".join(dots) + "".join(
        circle(x, y, 10, flat(tones[i % 5])) for i, (x, y) in enumerate(falling)
    )


def funnel() -> str:
    """Draw the funnel behind the falling dots."""
    fade = Gradient("two-minds-funnel", "#FFFFFF", "#C9D8E8")
    shape = path("M 376 262 H 824 L 650 404 V 478 H 550 V 404 Z", inked(fade.paint))
    rim = rect(360, 246, 480, 30, inked("#B7C8DA"), radius=15)
    return fade.definition() + shape + rim


def things(size: float, width: float) -> str:
    """Draw the three things and their links round 0, 0; they differ in shape as in colour."""
    a, b, c = (-size, size * 0.6), (size, size * 0.6), (0.0, -size * 0.85)
    r = size * 0.5
    links = lines([a, b, c], stroke(INK, width), closed=True)
    one = circle(*a, r, inked(BLUE, width))
    two = rect(b[0] - r * 0.9, b[1] - r * 0.9, 1.8 * r, 1.8 * r, inked(ORANGE, width), r * 0.2)
    peak = [
        (c[0], c[1] - r * 1.15),
        (c[0] + r * 1.1, c[1] + r * 0.8),
        (c[0] - r * 1.1, c[1] + r * 0.8),
    ]
    return links + one + two + lines(peak, inked(GREEN, width), closed=True)


def pins() -> str:
    """Draw the pins that make the machine's head look like a chip."""
    top = [lines([(x, 14), (x, -16)], stroke("#7B8794", 10)) for x in (54, 86, 118, 150)]
    back = [lines([(14, y), (-16, y)], stroke("#7B8794", 10)) for y in (54, 90, 126, 162)]
    return "".join(top + back)


def draw() -> str:
    """Give the picture as SVG text."""
    mind = group(things(32, 4.5), move=(98, 92))
    human = group(human_head("#E9D3C0"), mind, move=(76, 474), scale=1.26)
    machine = group(pins(), machine_head("#C3D3E6"), move=(1124, 474), scale=1.26, mirror=True)
    same = group(things(32, 4.5), move=(1000.5, 590), scale=1.26)
    x, y = NODES
    sight = "".join(
        lines([(start, 596), (end, 632)], stroke(MUTED, 7, (4, 17)))
        for start, end in ((352, x - 158), (848, x + 158))
    )
    glow = circle(x, y - 6, 134, flat(WHITE, 0.8))
    return picture(
        "two-minds", "Many dots narrow to three things that a person and a machine both see", SIZE,
        backdrop("two-minds", SIZE), funnel(), cloud(), glow, group(things(66, 6), move=(x, y)),
        sight, human, machine, same,
    )  # fmt: skip
