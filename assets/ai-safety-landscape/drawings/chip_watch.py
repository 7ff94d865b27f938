"""Compute monitoring: a chip, a training log and the supply chain, all seen by one inspector."""

from __future__ import annotations

from pen import (
    FINE,
    GOLD,
    GREEN,
    INK,
    LINE,
    MUTED,
    ORANGE,
    WHITE,
    Look,
    backdrop,
    circle,
    clip,
    ellipse,
    flat,
    group,
    inked,
    lines,
    path,
    picture,
    rect,
    rounded,
    stroke,
)
from props import badge, chip, lens

SIZE = (1200, 760)
STATIONS = (212.0, 600.0, 988.0)
TOP, CARD = 46.0, 316.0
INSPECTOR = (600.0, 570.0)
GLASS = 104.0


def station(x: float, *items: str) -> str:
    """Draw one station: a white card with its thing in the middle."""
    soft = rect(x - 158, TOP + 8, 316, CARD, flat(INK, 0.1), radius=30)
    card = rect(x - 158, TOP, 316, CARD, Look(fill=WHITE, stroke="#9FB0C2", width=5), radius=30)
    return soft + card + group(*items, move=(x, TOP + CARD / 2))


def log() -> str:
    """Draw a page of a training log with a check mark, round 0, 0."""
    page = path("M -84 -112 H 40 L 84 -68 V 112 H -84 Z", inked("#F7FAFC"))
    fold = path("M 40 -112 V -68 H 84 Z", inked("#D5DDE6", FINE))
    rows = "".join(
        lines([(-54, y), (end, y)], stroke("#8A97A5", 11))
        for y, end in ((-66, 8), (-30, 54), (6, 36), (42, 4), (78, -8))
    )
    return page + fold + rows + badge(62, 84, 44, good=True)


def globe() -> str:
    """Draw a globe with supply routes between marked places, round 0, 0."""
    sea = circle(0, 0, 112, flat("#A9CBEA"))
    land = "".join(
        path(d, flat("#7FB08D"))
        for d in (
            "M -96 -62 C -60 -104 -16 -110 -6 -84 C 2 -60 -34 -52 -44 -26"
            " C -54 -4 -84 -8 -112 -16 Z",
            "M -40 8 C -10 -2 16 10 12 38 C 8 64 -16 84 -22 106 C -40 90 -62 40 -40 8 Z",
            "M 30 -74 C 64 -96 104 -62 112 -20 C 104 6 84 0 72 26"
            " C 52 46 30 18 40 -6 C 46 -26 16 -48 30 -74 Z",
        )
    )
    net = "".join(ellipse(0, 0, rx, 112, stroke(WHITE, 3)) for rx in (40, 84))
    net += "".join(lines([(-112, y), (112, y)], stroke(WHITE, 3)) for y in (-56, 0, 56))
    ball = clip("chip-globe", circle(0, 0, 112, Look())) + group(
        sea, land, group(net, opacity=0.6), clip="chip-globe"
    )
    routes = "".join(
        path(d, stroke(INK, 6, (2, 13)))
        for d in ("M -58 -46 Q 6 -110 66 -34", "M 66 -34 Q 62 52 -8 56", "M -58 -46 Q -72 18 -8 56")
    )
    marks = "".join(
        rect(x - 19, y - 19, 38, 38, inked(ORANGE, 5), 7)
        + rect(x - 7, y - 7, 14, 14, flat(WHITE), 3)
        for x, y in ((-58, -46), (66, -34), (-8, 56))
    )
    return ball + circle(0, 0, 112, stroke(INK, LINE)) + routes + marks


def wires() -> str:
    """Draw the lines from the stations to the inspector."""
    x, y = INSPECTOR
    low = TOP + CARD
    look = stroke(MUTED, 9)
    left = path(rounded([(STATIONS[0], low), (STATIONS[0], y), (x, y)], 44), look)
    right = path(rounded([(STATIONS[2], low), (STATIONS[2], y), (x, y)], 44), look)

    return left + right + lines([(x, low), (x, y)], look)


def draw() -> str:
    """Give the picture as SVG text."""
    x, y = INSPECTOR
    tick = lines([(x - 44, y + 4), (x - 12, y + 38), (x + 48, y - 34)], stroke(GREEN, 20))
    return picture(
        "chip", "A chip, a training log and a supply chain, joined to one inspector's glass", SIZE,
        backdrop("chip", SIZE), wires(),
        station(STATIONS[0], chip(80, 6)), station(STATIONS[1], log()),
        station(STATIONS[2], globe()),
        "".join(circle(at, TOP + CARD, 15, inked(GOLD)) for at in STATIONS),
        lens("chip-lens", INSPECTOR, GLASS, tick, handle=40),
    )  # fmt: skip
