"""A bottle on a table before a wall, and the outlines of its parts in fractions of the picture.

Drawing and outlines are made from the same curve, so a region drawn over the picture follows it.
"""

from __future__ import annotations

from collections.abc import Sequence

from pen import (
    FINE,
    GREEN,
    INK,
    LINE,
    WHITE,
    Gradient,
    Look,
    Point,
    clip,
    dark,
    ellipse,
    flat,
    group,
    inked,
    light,
    lines,
    mix,
    path,
    picture,
    rect,
    stroke,
)

Cubic = tuple[Point, Point, Point, Point]

SIZE = (1200, 800)
EDGE = 480.0  # the table's far edge; what lies below fills 40 percent of the picture
AXIS = 690.0
CELL = 40
GLASS, WOOD = mix(GREEN, "#3E8E6B", 0.4), "#D9B88C"

# The right half of the bottle, x counted from its axis: lip, neck, shoulder, side, foot.
LIP: tuple[Point, ...] = ((38, 62), (38, 104), (31, 104), (31, 232))
SHOULDER: Cubic = ((31, 232), (31, 304), (98, 300), (98, 388))
FOOT: Cubic = ((98, 628), (98, 662), (62, 673), (0, 673))
# Where few straight lines follow the two curves best: never more than 2.4 units away.
SHOULDER_CUTS = (0.2, 0.7, 0.825, 1.0)
FOOT_CUTS = (0.0, 0.28, 0.6, 1.0)


def along(cubic: Cubic, shares: Sequence[float]) -> list[Point]:
    """Give points of a cubic Bezier curve; a share of 0 is its start, 1 its end."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = cubic
    points = []
    for t in shares:
        a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3
        points.append((a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy))
    return points


def down(half: list[Point], side: int) -> list[Point]:
    """Place points of the half outline right (1) or left (-1) of the axis, from top to bottom."""
    return [(AXIS + side * x, y) for x, y in half]


def up(half: list[Point], side: int) -> list[Point]:
    """Do the same from bottom to top."""
    return down(half, side)[::-1]


def half_outline(shoulder: Sequence[float], foot: Sequence[float]) -> list[Point]:
    """Give half the bottle, with its two curves cut at the shares."""
    return [*LIP, *along(SHOULDER, shoulder), *along(FOOT, foot)]


def fractions(*runs: list[Point]) -> tuple[Point, ...]:
    """Give points as fractions of the picture's width and height, to four places."""
    return tuple((round(x / SIZE[0], 4), round(y / SIZE[1], 4)) for run in runs for x, y in run)


def regions() -> dict[str, tuple[Point, ...]]:
    """Give the outlines that the talk draws over the picture, clockwise, by name.

    The first two follow the things; the other two cut the same scene in an odd way.
    """
    half = half_outline(SHOULDER_CUTS, FOOT_CUTS)
    low = [(98.0, EDGE), *along(FOOT, FOOT_CUTS)]
    start, end = (0.0, EDGE), (float(SIZE[0]), EDGE)
    right = [(1200.0, 771.0), (1171.0, 800.0)]  # the panel's round corner
    left = [(29.0, 800.0), (0.0, 771.0)]
    cut = [(560.0, 800.0)]
    return {
        "bottle": fractions(down(half, 1), up(half[:-1], -1)),
        "table": fractions([start], down(low[:-1], -1), up(low, 1), [end], right, left),
        "left part of table": fractions([start], down(low, -1), cut, left),
        "bottle and right part of table": fractions(
            down(half[:8], 1), [(AXIS + 98, EDGE), end], right, cut, up(half, -1)
        ),
    }


REGIONS = regions()


def room() -> str:
    """Draw the wall and the table top with its boards."""
    wall = Gradient("bottle-wall", "#E9EEF3", "#CFD9E4")
    top = Gradient("bottle-top", light(WOOD, 0.25), dark(WOOD, 0.06))
    scene = wall.definition() + rect(0, 0, SIZE[0], EDGE, flat(wall.paint))
    scene += top.definition() + rect(0, EDGE, SIZE[0], SIZE[1] - EDGE, flat(top.paint))
    seams = [(600 + (x - 600) * 0.62, EDGE, x, 800) for x in range(-360, 1700, 240)]
    boards = "".join(
        lines([(ax, ay), (bx, by)], stroke(dark(WOOD, 0.18), FINE)) for ax, ay, bx, by in seams
    )
    return scene + boards + lines([(-10, EDGE), (1210, EDGE)], stroke(INK, LINE))


def glass() -> str:
    """Draw the bottle: cork, glass with wine in it, label, and two reflections."""
    fine = [step / 20 for step in range(21)]
    half = half_outline(fine[1:], fine)
    body = [*down(half, 1), *up(half[:-1], -1)]
    tone = Gradient("bottle-glass", dark(GLASS, 0.1), dark(GLASS, 0.42), (0, 0), (1, 0))
    silhouette = lines(body, flat(tone.paint), closed=True)
    inside = rect(AXIS - 110, 300, 220, 400, flat(dark(GLASS, 0.6), 0.55))
    inside += ellipse(AXIS, 300, 74, 9, flat(light(GLASS, 0.2)))
    label = rect(AXIS - 110, 430, 220, 146, inked("#F4EBDC", FINE))
    label += rect(AXIS - 110, 444, 220, 9, flat("#B05E00")) + rect(
        AXIS - 110, 553, 220, 9, flat("#B05E00")
    )
    label += lines([(AXIS - 44, 486), (AXIS + 44, 486)], stroke("#52606D", 10))
    label += lines([(AXIS - 26, 518), (AXIS + 26, 518)], stroke("#A9B6C4", 9))
    shade = rect(AXIS + 52, 60, 60, 640, flat(INK, 0.18))
    gleam = path(f"M {AXIS - 70} 392 V 620", Look(stroke=WHITE, width=15, opacity=0.36))
    gleam += path(f"M {AXIS - 16} 140 V 226", Look(stroke=WHITE, width=10, opacity=0.5))
    cut = clip("bottle-cut", lines(body, Look(), closed=True))
    filled = group(inside, label, shade, gleam, clip="bottle-cut")
    rim = lines(body, stroke(INK, LINE), closed=True)
    lip = rect(AXIS - 38, 62, 76, 42, inked("#B05E00"), 6)
    lip += rect(AXIS - 24, 72, 12, 22, flat(WHITE, 0.4), 5)
    return tone.definition() + silhouette + cut + filled + rim + lip


def grid() -> str:
    """Draw a faint grid over everything: the scene is only pixels."""
    look = stroke(INK, 2)
    down_lines = [lines([(x, 0), (x, SIZE[1])], look) for x in range(CELL, SIZE[0], CELL)]
    across = [lines([(0, y), (SIZE[0], y)], look) for y in range(CELL, SIZE[1], CELL)]
    return group(*down_lines, *across, opacity=0.13)


def draw() -> str:
    """Give the picture as SVG text."""
    shadow = path(
        f"M {AXIS - 80} 660 C {AXIS} 700 {AXIS + 200} 690 {AXIS + 310} 654"
        f" C {AXIS + 350} 640 {AXIS + 350} 618 {AXIS + 300} 612"
        f" C {AXIS + 240} 604 {AXIS + 150} 606 {AXIS + 90} 612 Z",
        flat(INK, 0.2),
    )
    return picture("bottle", "A bottle on a table", SIZE, room(), shadow, glass(), grid())
