"""A mouse in a maze, the cheese, and the dashed way between them."""

from __future__ import annotations

from collections import deque

from pen import (
    FINE,
    GOLD,
    INK,
    ORANGE,
    WHITE,
    Point,
    backdrop,
    circle,
    dark,
    ellipse,
    flat,
    group,
    inked,
    light,
    lines,
    path,
    picture,
    rect,
    rounded,
    stroke,
    tip,
)

SIZE = (900, 900)
# One cell is three characters wide; every second line holds the walls below and above cells.
PLAN = """
+--+--+--+--+--+
|     |        |
+  +  +  +--+  +
|  |  |  |     |
+  +  +  +  +--+
|  |     |     |
+  +--+--+--+  +
|  |           |
+  +  +--+--+  +
|     |        |
+--+--+--+--+--+
""".strip().splitlines()
CELL, MARGIN = 160.0, 50.0
START, CHEESE = (0, 4), (4, 0)
Cell = tuple[int, int]


def centre(cell: Cell) -> Point:
    """Give the middle of a cell on the paper."""
    return MARGIN + (cell[0] + 0.5) * CELL, MARGIN + (cell[1] + 0.5) * CELL


def is_open(cell: Cell, step: Cell) -> bool:
    """Tell whether one can walk from the cell in the direction of the step."""
    column, row = cell[0] * 3 + 1, cell[1] * 2 + 1
    if step[0]:
        return PLAN[row][cell[0] * 3 + (3 if step[0] > 0 else 0)] == " "
    return PLAN[row + step[1]][column] == " "


def route() -> list[Cell]:
    """Give the shortest way from the mouse to the cheese, cell by cell."""
    came: dict[Cell, Cell] = {START: START}
    waiting = deque([START])
    while waiting:
        cell = waiting.popleft()
        for step in ((1, 0), (0, -1), (-1, 0), (0, 1)):
            after = (cell[0] + step[0], cell[1] + step[1])
            if is_open(cell, step) and after not in came:
                came[after] = cell
                waiting.append(after)
    way = [CHEESE]
    while way[-1] != START:
        way.append(came[way[-1]])
    return way[::-1]


def walls() -> str:
    """Draw all walls: a shadow, the body and its lit upper side."""
    runs: list[tuple[Point, Point]] = []
    for y, line in enumerate(PLAN):
        for x, sign in enumerate(line):
            left, top = MARGIN + x // 3 * CELL, MARGIN + y // 2 * CELL
            if sign == "-" and x % 3 == 1:
                runs.append(((left, top), (left + CELL, top)))
            if sign == "|":
                runs.append(((left, top), (left, top + CELL)))
    layers = ((30, INK, 0.0), (18, "#5B7FA8", 0.0), (6, "#8FADCB", -4.0))
    soft = group(*(lines(run, stroke(INK, 30)) for run in runs), move=(5, 9), opacity=0.15)
    solid = "".join(
        group(*(lines(run, stroke(colour, width)) for run in runs), move=(0, lift))
        for width, colour, lift in layers
    )
    return soft + solid


def mouse() -> str:
    """Draw a mouse seen from the side, looking right, about 150 wide round 0, 0."""
    fur, pink = "#A7B0BB", "#E3B7B4"
    tail = path("M -52 30 C -84 34 -92 4 -74 -8 C -62 -16 -56 -2 -64 4", stroke(INK, 9))
    tail += path("M -52 30 C -84 34 -92 4 -74 -8 C -62 -16 -56 -2 -64 4", stroke(pink, 4))
    feet = ellipse(-26, 44, 20, 9, inked(pink, FINE)) + ellipse(24, 44, 16, 8, inked(pink, FINE))
    body = path(
        "M -58 42 C -66 0 -34 -30 6 -28 C 40 -26 62 -2 76 18"
        " C 80 26 74 32 64 34 C 40 42 0 44 -58 42 Z",
        inked(fur),
    )
    ears = circle(2, -34, 21, inked(fur, 5)) + circle(2, -34, 11, flat(pink))
    face = (
        circle(42, 2, 6.5, flat(INK)) + circle(44, 0, 2, flat(WHITE)) + circle(76, 22, 8, flat(INK))
    )
    whiskers = lines([(58, 22), (44, 32)], stroke(INK, 3)) + lines(
        [(56, 18), (38, 22)], stroke(INK, 3)
    )
    belly = path("M -40 34 C -20 40 20 40 44 32", stroke(light(fur, 0.4), 6))
    return tail + feet + body + belly + ears + face + whiskers


def cheese() -> str:
    """Draw a wedge of cheese, about 130 wide round 0, 0."""
    side, top = GOLD, light(GOLD, 0.45)
    block = path("M -62 2 H 62 V 46 Q 62 50 58 50 H -58 Q -62 50 -62 46 Z", inked(side))
    upper = path("M -62 2 L 40 -44 Q 62 -34 62 2 Z", inked(top))
    holes = "".join(
        ellipse(x, y, r, r * 0.9, inked(dark(GOLD, 0.22), 3.5))
        for x, y, r in ((-30, 26, 10), (6, 32, 7), (38, 22, 11))
    )
    return block + upper + holes + ellipse(20, -16, 12, 6, inked(dark(GOLD, 0.1), 3.5))


def draw() -> str:
    """Give the picture as SVG text."""
    way = [centre(cell) for cell in route()]
    (sx, sy), (ex, ey) = way[0], way[-1]
    ahead = way[-2]
    ux, uy = (ex - ahead[0]) / CELL, (ey - ahead[1]) / CELL
    stop = (ex - ux * 80, ey - uy * 80)
    bend = [(sx + 98, sy), *way[1:-1], (stop[0] - ux * 26, stop[1] - uy * 26)]
    dashes = path(rounded(bend, 48), stroke(ORANGE, 12, (20, 23)))
    floor = rect(MARGIN, MARGIN, 5 * CELL, 5 * CELL, flat("#FBFCFD"))
    return picture(
        "maze", "A mouse in a maze and the way to the cheese", SIZE, backdrop("maze", SIZE), floor,
        dashes, tip(stop, (ux, uy), stroke(ORANGE), 36), walls(),
        group(mouse(), move=(sx + 10, sy + 6), scale=0.86),
        group(cheese(), move=(ex, ey), scale=0.88),
    )  # fmt: skip
