"""An agent outside its world, and an agent inside a world, made of the same tiles."""

from __future__ import annotations

from pen import (
    FINE,
    GOLD,
    INK,
    ORANGE,
    WHITE,
    Look,
    Point,
    arrow,
    backdrop,
    circle,
    flat,
    group,
    inked,
    light,
    mix,
    path,
    picture,
    rect,
    stroke,
)

SIZE = (1200, 540)
# The world: s sky, c cloud, o sun, l leaf, t trunk, h hill, g grass, e earth, w water.
WORLD = [
    "ssssssssssss",
    "sccssssssoos",
    "ccccsssssoos",
    "ssssssssssss",
    "slllssssssss",
    "lllllssssshh",
    "slllsssshhhh",
    "sstssshhhhhh",
    "sstsshhhhhhh",
    "gggggggggggg",
    "gggggwwwwggg",
    "eeeewwwwwwee",
]
# The agent made of tiles: a body, F face, E eye, k leg; a dot is the world behind it.
FIGURE = [".aaaa.", "aaaaaa", "aFEFEa", "aFFFFa", "aaaaaa", ".k..k."]
COLOURS = {
    "s": "#C9DDF0", "c": "#F4F8FC", "o": GOLD, "l": "#4E8A63", "t": "#8A6A48", "h": "#9DB9A6",
    "g": "#78A27F", "e": "#C09A6C", "w": "#5E93C7", "a": ORANGE, "F": "#FFF4E2", "E": INK,
    "k": "#7A4300",
}  # fmt: skip


def tiles(plan: list[str], side: float, at: Point = (0, 0)) -> str:
    """Draw a plan as square tiles; every second one is a shade lighter, so that tiles show."""
    parts = []
    for row, line in enumerate(plan):
        for column, sign in enumerate(line):
            if sign == ".":
                continue
            tone = light(COLOURS[sign], 0.13 if (row + column) % 2 else 0.0)
            box = (at[0] + column * side, at[1] + row * side, side, side)
            parts.append(rect(*box, Look(fill=tone, stroke=mix(tone, INK, 0.2), width=1.6)))
    return "".join(parts)


def world(x: float, y: float, side: float) -> str:
    """Draw the world with its border."""
    whole = side * len(WORLD)
    return tiles(WORLD, side, (x, y)) + rect(x, y, whole, whole, stroke(INK, 8), radius=6)


def smooth_agent() -> str:
    """Draw the agent that is made of nothing in particular: round and smooth, 132 wide."""
    body = circle(0, 0, 66, inked(ORANGE, 7))
    shine = path("M -44 -22 A 50 50 0 0 1 -10 -50", Look(stroke=WHITE, width=9, opacity=0.6))
    face = rect(-34, -22, 84, 44, inked("#FFF4E2", FINE), 20)
    return body + shine + face + circle(-4, 0, 10, flat(INK)) + circle(28, 0, 10, flat(INK))


def draw() -> str:
    """Give the picture as SVG text."""
    side, top = 36.0, 54.0
    pair = arrow((150, 216), (250, 216), stroke(INK, 11), 36)
    pair += arrow((250, 324), (150, 324), stroke(INK, 11), 36)
    inside = tiles(FIGURE, side, (742 + 5 * side, top + 4 * side))
    return picture(
        "embedded-agent", "An agent outside a world; an agent inside it, made of the same tiles",
        SIZE, backdrop("embedded-agent", SIZE), world(264, top, side), pair,
        group(smooth_agent(), move=(96, 270)), world(742, top, side), inside,
    )  # fmt: skip
