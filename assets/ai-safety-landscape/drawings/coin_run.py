"""A platform game: in training the coin stands at the right end, in the test it does not."""

from __future__ import annotations

from pen import (
    FINE,
    GOLD,
    GREEN,
    INK,
    WHITE,
    Gradient,
    Look,
    circle,
    clip,
    dark,
    data,
    ellipse,
    flat,
    group,
    inked,
    lines,
    mix,
    path,
    picture,
    rect,
    stroke,
    tip,
)
from props import badge, runner

SIZE = (1200, 800)
WIDTH, HEIGHT = 1152.0, 368.0
FLOOR = 308.0  # the height of the ground's surface inside a strip
WALL = 1058.0
SOIL, GRASS, STONE = "#C8A57A", mix(GREEN, "#7FB069", 0.55), "#8C98A6"


def coin(x: float, y: float) -> str:
    """Draw a coin, upright, with rays."""
    rays = "".join(
        lines([(x + dx * 50, y + dy * 52), (x + dx * 62, y + dy * 65)], stroke(dark(GOLD, 0.3), 6))
        for dx, dy in ((0.0, -1.0), (0.77, -0.64), (-0.77, -0.64))
    )
    edge = ellipse(x, y, 34, 40, inked(GOLD)) + ellipse(x, y, 21, 27, stroke(dark(GOLD, 0.35), 5))
    return rays + edge + lines([(x, y - 11), (x, y + 11)], stroke(dark(GOLD, 0.35), 7))


def ground(left: float, right: float) -> str:
    """Draw a stretch of soil with grass on it."""
    soil = rect(left, FLOOR, right - left, 120, inked(SOIL))
    stones = "".join(
        rect(x, FLOOR + 44 + 18 * (index % 2), 34, 12, flat(dark(SOIL, 0.18)), radius=6)
        for index, x in enumerate(range(int(left) + 40, int(right) - 60, 104))
    )
    grass = rect(left, FLOOR - 2, right - left, 24, inked(GRASS), radius=6)
    return soil + stones + grass


def wall(name: str) -> str:
    """Draw the wall at the right end, in stone courses."""
    rows = []
    for row in range(6):
        y, shift = FLOOR - 58 * (row + 1), -36 if row % 2 else 0
        rows += [
            rect(
                WALL + shift + 72 * column, y, 72, 58, inked(mix(STONE, WHITE, 0.12 * (column % 2)))
            )
            for column in range(3)
        ]
    edge = clip(f"coin-run-{name}-wall", rect(WALL, -20, 200, FLOOR + 20, Look()))
    side = lines([(WALL, -20), (WALL, FLOOR - 2)], stroke(INK, 6))
    return edge + group(*rows, clip=f"coin-run-{name}-wall") + side


def scenery() -> str:
    """Draw clouds and hills behind the game."""
    hill = flat("#CFE0DA")
    hills = path(data("M", -60, 390, "Q", 170, 110, 420, 390, "Z"), hill)
    hills += path(data("M", 520, 390, "Q", 820, 70, 1120, 390, "Z"), hill)
    clouds = ""
    for x, y, size in ((300, 66, 1.0), (820, 58, 0.8)):
        puffs = circle(0, 0, 30, flat(WHITE)) + circle(36, -14, 38, flat(WHITE))
        puffs += circle(76, 0, 28, flat(WHITE)) + rect(-26, -4, 130, 32, flat(WHITE), radius=16)
        clouds += group(puffs, move=(x, y), scale=size)
    return hills + clouds


def crate(x: float) -> str:
    """Draw a wooden crate that stands on the ground."""
    wood = mix(SOIL, "#8A5A22", 0.5)
    box = rect(x, FLOOR - 72, 72, 70, inked(wood))
    bars = lines([(x + 10, FLOOR - 60), (x + 62, FLOOR - 14)], stroke(dark(wood, 0.4), 8))
    return box + bars + rect(x + 10, FLOOR - 62, 52, 50, stroke(dark(wood, 0.4), FINE))


def strip(name: str, top: float, *items: str, good: bool) -> str:
    """Draw one level: sky, scenery, ground with a gap, crate and wall; then the items."""
    frame = rect(0, 0, WIDTH, HEIGHT, Look(), radius=28)
    sky = Gradient(f"coin-run-{name}-sky", "#D3E4F5", "#F4F8FC")
    level = [rect(0, 0, WIDTH, HEIGHT, flat(sky.paint)), scenery(), wall(name)]
    level += [ground(-20, 640), ground(752, WIDTH + 20), crate(322)]
    inside = group(*level, *items, badge(52, 52, 30, good), clip=f"coin-run-{name}")
    border = rect(0, 0, WIDTH, HEIGHT, stroke("#A9B8C8", FINE), radius=28)
    return (
        clip(f"coin-run-{name}", frame) + sky.definition() + group(inside, border, move=(24, top))
    )


def way(end: float) -> str:
    """Draw the dashed path from the start, over crate and gap, to `end`."""
    y = FLOOR - 62
    run = data("M", 150, y, "H", 248, "C", 292, y - 128, 416, y - 128, 460, y, "H", 596)
    jump = data("C", 638, y - 108, 744, y - 108, 786, y, "H", end - 34)
    dashes = stroke(INK, 7, (16, 16))
    return path(f"{run} {jump}", dashes) + tip((end, y), (1, 0), stroke(), 34)


def draw() -> str:
    """Give the picture as SVG text."""
    start = runner((92, FLOOR - 4), 0.45)
    ledge = rect(458, 118, 150, 32, inked(SOIL), 8) + rect(458, 112, 150, 18, inked(GRASS), 8)
    training = strip(
        "training", 22, start, way(826), runner((886, FLOOR - 4)), coin(1002, FLOOR - 44), good=True
    )
    test = strip(
        "test", 410, ledge, coin(533, 70), start, way(938), runner((999, FLOOR - 4)), good=False
    )
    title = "A game figure reaches the coin at the right end; later it runs past a moved coin"
    back = rect(0, 0, *SIZE, flat("#E4EBF2"))
    return picture("coin-run", title, SIZE, back, training, test)
