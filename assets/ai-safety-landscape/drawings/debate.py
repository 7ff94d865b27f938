"""Two machines argue before a human judge with scales."""

from __future__ import annotations

from pen import (
    BLUE,
    FINE,
    GOLD,
    INK,
    ORANGE,
    WHITE,
    backdrop,
    circle,
    dark,
    data,
    flat,
    group,
    inked,
    light,
    lines,
    path,
    picture,
    rect,
    stroke,
)
from props import robot

SIZE = (1200, 800)
SKIN, HAIR, ROBE, WOOD = "#DDAE86", "#5A463C", "#2F3B4A", "#B98A5E"


def bubble(mark: str) -> str:
    """Draw a speech bubble 400 x 200 from 0, 0; its tail points down to the left."""
    outline = (
        "M 34 0 H 366 Q 400 0 400 34 V 166 Q 400 200 366 200 H 150 L 92 262 L 100 200 H 34"
        " Q 0 200 0 166 V 34 Q 0 0 34 0 Z"
    )
    return path(outline, inked(WHITE)) + mark


def claims(colour: str, ends: tuple[float, ...], square: bool) -> str:
    """Draw three lines of an argument, marked with squares or else with discs."""
    parts = []
    for index, end in enumerate(ends):
        y = 52 + 48 * index
        mark = (
            rect(38, y - 14, 28, 28, flat(colour), 5) if square else circle(52, y, 15, flat(colour))
        )
        parts.append(mark + lines([(92, y), (end, y)], stroke("#8A97A5", 14)))
    return "".join(parts)


def debater(colour: str, look: float) -> str:
    """Draw a machine down to its shoulders, its head round 0, 0."""
    neck = rect(-34, 84, 68, 60, inked("#8A97A5"))
    trunk = path(
        "M -130 330 V 196 Q -130 132 -66 132 H 66 Q 130 132 130 196 V 330 Z",
        inked(dark(colour, 0.18)),
    )
    plate = rect(-50, 176, 100, 62, inked(light(colour, 0.55), FINE), 14)
    rows = lines([(-26, 198), (26, 198)], stroke(INK, 6)) + lines(
        [(-26, 218), (8, 218)], stroke(INK, 6)
    )
    return neck + trunk + plate + rows + robot(colour, look)


def judge() -> str:
    """Draw the judge down to the desk, the head round 0, 0."""
    robe = path(
        "M -176 300 C -172 170 -120 118 -52 108 H 52 C 120 118 172 170 176 300 Z", inked(ROBE)
    )
    folds = lines([(-96, 176), (-110, 296)], stroke("#1B2430", 5)) + lines(
        [(96, 176), (110, 296)], stroke("#1B2430", 5)
    )
    neck = path("M -30 60 H 30 V 116 Q 0 142 -30 116 Z", inked(dark(SKIN, 0.14)))
    bands = path("M -34 116 L 0 132 L 34 116 L 26 206 L 2 178 L -24 206 Z", inked(WHITE, FINE))
    back = path(
        "M -92 40 C -112 -70 -62 -118 0 -118 C 62 -118 112 -70 92 40"
        " C 96 76 70 84 62 60 H -62 C -70 84 -96 76 -92 40 Z",
        inked(HAIR),
    )
    face = path(
        "M -70 -22 C -70 -84 70 -84 70 -22 V 20 C 70 64 34 90 0 90 C -34 90 -70 64 -70 20 Z",
        inked(SKIN),
    )
    fringe = path(
        "M -76 -8 C -74 -58 -30 -66 10 -66 C 4 -44 -36 -34 -76 -8 Z"
        " M 10 -66 C 46 -64 74 -48 76 -8 C 56 -34 30 -42 10 -66 Z",
        inked(HAIR, FINE),
    )
    eyes = circle(-27, 10, 8, flat(INK)) + circle(27, 10, 8, flat(INK))
    brows = lines([(-40, -13), (-17, -13)], stroke(HAIR, 6)) + lines(
        [(17, -13), (40, -13)], stroke(HAIR, 6)
    )
    nose = path("M 0 14 L -6 36 H 5", stroke(dark(SKIN, 0.4), 5))
    mouth = path("M -22 56 Q 0 66 22 56", stroke(INK, 6))
    return back + robe + folds + neck + bands + face + fringe + eyes + brows + nose + mouth


def scales() -> str:
    """Draw balanced scales round 0, 0, about 190 wide."""
    pen, metal = stroke(INK, 15), stroke(GOLD, 7)
    parts = []
    for look in (pen, metal):
        parts.append(lines([(0, -78), (0, 64)], look) + lines([(-84, -58), (84, -58)], look))
        parts.append(lines([(-40, 70), (40, 70)], look))
    pans = ""
    for x in (-84, 84):
        cords = lines([(x - 42, 8), (x, -58), (x + 42, 8)], stroke(INK, 4))
        pans += cords + path(
            data("M", x - 50, 8, "H", x + 50, "C", x + 42, 50, x - 42, 50, x - 50, 8, "Z"),
            inked(GOLD, 5),
        )
    return "".join(parts) + pans + circle(0, -80, 12, inked(GOLD, 5))


def desk() -> str:
    """Draw the judge's desk with the scales on its front, from the top middle at 0, 0."""
    front = rect(-220, 24, 440, 260, inked(WOOD))
    panel = rect(-180, 58, 360, 240, inked(light(WOOD, 0.28), FINE), 12)
    top = rect(-248, -8, 496, 40, inked(dark(WOOD, 0.22)), 12)
    return front + panel + top + group(scales(), move=(0, 160), scale=0.92)


def draw() -> str:
    """Give the picture as SVG text."""
    floor = rect(0, 740, SIZE[0], 80, flat("#CBD6E1"))
    left = group(bubble(claims(BLUE, (348, 300, 330), square=False)), move=(36, 40))
    frame = group(bubble(""), move=(1164, 40), mirror=True)
    right = frame + group(claims(ORANGE, (320, 352, 280), square=True), move=(764, 40))
    return picture(
        "debate", "Two machines argue before a human judge with scales", SIZE,
        backdrop("debate", SIZE), floor, left, right,
        group(debater(BLUE, 1), move=(166, 508)), group(debater(ORANGE, -1), move=(1034, 508)),
        group(judge(), move=(600, 288)), group(desk(), move=(600, 542)),
    )  # fmt: skip
