"""A stop sign with four stickers by a street, and a camera that reads it as "45"."""

from __future__ import annotations

from math import cos, pi, sin

from pen import (
    FINE,
    GOLD,
    INK,
    MUTED,
    RED,
    WHITE,
    Gradient,
    Look,
    Point,
    circle,
    ellipse,
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

SIZE = (900, 900)
GRASS, LEAF, TAR = "#A9C4A4", "#5F8F6B", "#5B6570"

# Letters are lines, not text, so that they look the same without the font.
LETTERS = {
    "S": "M 84 30 C 76 10 58 4 44 4 C 20 4 6 18 6 38 C 6 84 88 62 88 110"
    " C 88 134 70 146 46 146 C 24 146 8 136 2 114",
    "T": "M 0 4 H 92 M 46 4 V 150",
    "O": "M 47 4 C 14 4 4 34 4 75 C 4 116 14 146 47 146 C 80 146 90 116 90 75 C 90 34 80 4 47 4 Z",
    "P": "M 8 150 V 4 H 52 C 76 4 90 20 90 44 C 90 68 76 84 52 84 H 8",
    "4": "M 70 150 V 4 L 4 102 H 96",
    "5": "M 84 4 H 22 L 14 66 C 24 56 36 52 48 52 C 74 52 90 70 90 98 C 90 128 70 146 44 146"
    " C 24 146 10 138 2 122",
}


def letters(text: str, x: float, y: float, scale: float, look: Look, pitch: float = 122) -> str:
    """Write a word with line letters; x, y is the top left corner of the first."""
    shapes = (
        group(path(LETTERS[letter], look), move=(x + index * pitch * scale, y), scale=scale)
        for index, letter in enumerate(text)
    )
    return "".join(shapes)


def octagon(radius: float) -> list[Point]:
    """Give the corners of an upright octagon round 0, 0; the radius goes to a corner."""
    turns = [(2 * corner + 1) * pi / 8 for corner in range(8)]
    return [(radius * cos(turn), radius * sin(turn)) for turn in turns]


def sticker(x: float, y: float, width: float, height: float, turn: float, fill: str) -> str:
    """Draw one sticker round x, y."""
    body = rect(-width / 2, -height / 2, width, height, inked(fill, FINE))
    return group(body, move=(x, y), turn=turn)


def sign(foot: float) -> str:
    """Draw the sign with its stickers round 0, 0; the pole goes down to y = `foot`."""
    pole = rect(-19, 230, 38, foot - 230, inked("#B4BEC9"))
    pole += rect(4, 236, 10, foot - 240, flat("#8A97A5"))
    plate = lines(octagon(292), inked(WHITE, 8), closed=True)
    face = lines(octagon(258), flat(RED), closed=True)
    gleam = lines([(-99, -238), (99, -238), (-238, 99), (-238, -99)], flat(light(RED, 0.12)), True)
    bolts = "".join(circle(0, y, 9, inked("#D8DEE5", FINE)) for y in (-206, 206))
    name = letters("STOP", -197, -68, 0.88, Look(stroke=WHITE, width=27, butt=True), 118)
    stickers = sticker(-124, -128, 120, 46, -4, INK) + sticker(118, -130, 112, 48, 3, WHITE)
    stickers += sticker(-110, 126, 126, 48, 3, WHITE) + sticker(122, 124, 114, 46, -5, INK)
    return pole + plate + face + gleam + bolts + name + stickers


def tree(x: float, y: float, size: float) -> str:
    """Draw a round tree whose trunk stands at x, y."""
    trunk = rect(-11, -80, 22, 84, flat("#8A6A48"))
    crown = circle(0, -150, 74, flat(LEAF)) + circle(-48, -108, 52, flat(LEAF))
    crown += circle(50, -112, 54, flat(LEAF)) + circle(-22, -176, 34, flat(light(LEAF, 0.18)))
    return group(trunk, crown, move=(x, y), scale=size)


def house(x: float, y: float, wide: float, wall: str, roof: str) -> str:
    """Draw a plain house that stands at x, y, seen from the street."""
    front = rect(x, y - 110, wide, 110, flat(wall))
    top = lines(
        [(x - 16, y - 108), (x + wide / 2, y - 186), (x + wide + 16, y - 108)], flat(roof), True
    )
    panes = "".join(
        rect(x + at * wide - 17, y - 82, 34, 42, flat("#9FB6CC"), 4) for at in (0.3, 0.7)
    )
    return front + top + panes


def sky(name: str) -> str:
    """Draw the sky over the whole picture."""
    fade = Gradient(f"{name}-sky", "#BFD6EC", "#F2F6FA")
    return fade.definition() + rect(0, 0, *SIZE, flat(fade.paint))


def draw_sign() -> str:
    """Give the picture of the sign as SVG text."""
    town = house(20, 690, 190, "#E9DFD2", "#B98A6A") + house(676, 690, 210, "#DCE3EA", "#8593A3")
    town += tree(286, 700, 1.0) + tree(620, 700, 0.8)
    lawn = rect(0, 684, 900, 230, flat(GRASS)) + rect(0, 752, 900, 46, flat("#D5DAE0"))
    lawn += lines([(-10, 752), (910, 752)], stroke("#A5AFBA", FINE))
    road = rect(0, 798, 900, 110, flat(TAR)) + rect(0, 798, 900, 14, flat("#C3CAD2"))
    road += lines(
        [(30, 862), (900, 862)], Look(stroke="#E9EDF1", width=10, dash=(76, 56), butt=True)
    )
    foot = ellipse(470, 778, 78, 11, flat(INK, 0.2))
    title = "A stop sign with four small stickers by a street"
    stand = group(sign(448), move=(450, 330)) + rect(414, 762, 72, 20, inked(MUTED), 8)
    scene = sky("stop-sign") + town + lawn + road + foot
    return picture("stop-sign", title, SIZE, scene, stand)


def corners(x: float, y: float, half: float, arm: float, look: Look) -> str:
    """Draw the four corners of a detection frame round x, y."""
    parts = []
    for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        ax, ay = x + sx * half, y + sy * half
        parts.append(lines([(ax - sx * arm, ay), (ax, ay), (ax, ay - sy * arm)], look))
    return "".join(parts)


def dashboard() -> str:
    """Draw the dashboard and the upper part of a steering wheel."""
    board = path("M -20 760 C 200 716 700 716 920 760 V 920 H -20 Z", inked("#2B3644", 8))
    top = path("M -20 790 C 200 746 700 746 920 790", stroke("#46566A", 8))
    wheel = ellipse(300, 940, 236, 200, stroke(INK, 58)) + ellipse(
        300, 940, 236, 200, stroke("#52606D", 40)
    )
    hub = rect(206, 852, 188, 80, inked("#3A4858"), 30)
    return board + top + wheel + hub


def lane_mark(near: float, far: float) -> str:
    """Draw one dash of the centre line, between two shares of the way from horizon to bonnet."""
    corners_of_dash = [
        (402 - 62 * share + side * (2 + 15 * share), 430 + 400 * share)
        for share, side in ((near, -1), (near, 1), (far, 1), (far, -1))
    ]
    return lines(corners_of_dash, flat("#E9EDF1"), closed=True)


def draw_reading() -> str:
    """Give the picture of the camera's reading as SVG text."""
    verge = rect(0, 430, 900, 400, flat(GRASS))
    hills = path("M -20 440 Q 150 330 360 440 Z M 420 440 Q 660 320 930 440 Z", flat("#BCD0C4"))
    road = lines([(372, 430), (432, 430), (830, 830), (-150, 830)], flat(TAR), True)
    side = Look(stroke="#E9EDF1", width=9, butt=True)
    edge = lines([(372, 431), (-150, 830)], side)
    edge += lines([(432, 431), (830, 830)], side)
    middle = "".join(lane_mark(near, far) for near, far in ((0.1, 0.17), (0.27, 0.4), (0.56, 0.78)))
    post = ellipse(682, 606, 40, 7, flat(INK, 0.2)) + group(sign(630), move=(676, 330), scale=0.44)
    frame = corners(676, 330, 160, 54, stroke(INK, 17)) + corners(
        676, 330, 160, 54, stroke(GOLD, 9)
    )
    link = [(400, 170), (516, 170)]
    tag = lines(link, stroke(INK, 17)) + lines(link, stroke(GOLD, 9))
    plate = rect(96, 76, 304, 330, inked(WHITE, 8), 34) + rect(
        118, 98, 260, 286, stroke(INK, 8), 22
    )
    digits = letters("45", 140, 164, 1.0, Look(stroke=INK, width=27, butt=True), 118)
    title = "A car's camera frames the stop sign and reads 45"
    return picture(
        "reading", title, SIZE, sky("reading"), hills, verge, road, edge, middle,
        tree(560, 470, 0.5), post, tag, frame, plate, digits, dashboard(),
    )  # fmt: skip
