"""Specification gaming: a red brick stacked as meant, and one turned over for the same reward.

Oblique projection: fronts are true to scale, depth runs up and to the right.
"""

from __future__ import annotations

from pen import (
    BLUE,
    FINE,
    GOLD,
    INK,
    MUTED,
    RED,
    WHITE,
    Look,
    Point,
    arrow,
    backdrop,
    clip,
    dark,
    data,
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
    tip,
)
from props import badge

SIZE = (1200, 760)
PITCH, COLUMNS, ROWS = 64.0, 3, 2
STEP = (32.0, -23.0)  # what one stud of depth moves on the paper
WIDTH, HEIGHT, STUD = PITCH * COLUMNS, 146.0, 24.0
DEPTH = (STEP[0] * ROWS, STEP[1] * ROWS)
TABLE = 656.0
GOAL = TABLE - HEIGHT - STUD  # the red brick's bottom face has this height in both panels


def at(corner: Point, across: float, deep: float) -> Point:
    """Give the paper point `across` units and `deep` studs away from a front corner."""
    return corner[0] + across + STEP[0] * deep, corner[1] + STEP[1] * deep


def stud(foot: Point, colour: str) -> str:
    """Draw one stud that stands on the point."""
    (x, y), half, flatness = foot, PITCH * 0.32, PITCH * 0.13
    wall = data("M", x - half, y - STUD, "V", y, "A", half, flatness, 0, 0, 0, x + half, y)
    side = path(wall + data(" V", y - STUD, "Z"), inked(dark(colour, 0.12), FINE))
    return side + ellipse(x, y - STUD, half, flatness, inked(light(colour, 0.3), FINE))


def studs(corner: Point, colour: str) -> str:
    """Draw all studs on the level face whose front left corner is given, far row first."""
    return "".join(
        stud(at(corner, PITCH * (column + 0.5), row + 0.5), colour)
        for row in reversed(range(ROWS))
        for column in range(COLUMNS)
    )


def body(corner: Point, colour: str) -> str:
    """Draw front, right and upper face of a brick whose upper front left corner is given."""
    x, y = corner
    near, far = (x + WIDTH, y), at(corner, WIDTH, ROWS)
    under = (far[0], far[1] + HEIGHT)
    shine = rect(x + 16, y + 16, WIDTH - 32, 10, flat(WHITE, 0.22), radius=5)
    right = lines([near, far, under, (x + WIDTH, y + HEIGHT)], inked(dark(colour, 0.38)), True)
    upper = lines([corner, near, far, at(corner, 0, ROWS)], inked(light(colour, 0.16)), True)
    return right + upper + rect(x, y, WIDTH, HEIGHT, inked(colour)) + shine


def hollow(corner: Point, colour: str) -> str:
    """Draw the open underside of a brick that lies upside down: a rim, walls and two tubes."""
    rim, gap = 16.0, 0.26
    hole = [at(corner, rim + 3, gap), at(corner, WIDTH - rim - 3, gap)]
    hole += [at(corner, WIDTH - rim - 3, ROWS - gap), at(corner, rim + 3, ROWS - gap)]
    tubes = "".join(
        ellipse(*at(corner, PITCH * column, ROWS / 2), 22, 10, inked(light(colour, 0.1), FINE))
        + ellipse(*at(corner, PITCH * column, ROWS / 2), 12, 5, flat(dark(colour, 0.75)))
        for column in range(1, COLUMNS)
    )
    return lines(hole, inked(dark(colour, 0.6), FINE), closed=True) + tubes


def shadow(corner: Point) -> str:
    """Draw the soft shadow of a brick that stands on the table."""
    spread = [at(corner, -6, 0), at(corner, WIDTH + 34, 0), at(corner, WIDTH + 40, ROWS)]
    return lines([*spread, at(corner, 10, ROWS)], Look(INK, INK, 12, opacity=0.16), closed=True)


def finger(x: float, top: float, bottom: float) -> str:
    """Draw one finger of the gripper with its rubber pad."""
    return rect(x - 13, top, 26, bottom - top, inked("#B9C3CE"), radius=8) + rect(
        x - 13, bottom - 62, 26, 62, inked(MUTED), radius=8
    )


def palm(x: float, y: float, spread: float) -> str:
    """Draw the arm and the palm of the gripper; `spread` is half its width, y its lower edge."""
    metal, shade = "#CBD4DE", "#9AA7B5"
    arm = rect(x - 34, -20, 68, y - 60, inked(metal)) + rect(x + 8, -14, 20, y - 72, flat(shade))
    wrist = rect(x - 52, y - 104, 104, 52, inked("#7B8794"), radius=14)
    bar = rect(x - spread - 26, y - 56, 2 * spread + 52, 56, inked(metal), radius=14)
    return arm + wrist + bar + rect(x - spread - 10, y - 20, 2 * spread + 20, 10, flat(shade), 5)


def card(name: str, x: float, width: float, *items: str) -> str:
    """Draw one panel with a wall and a table, and the items cut to it."""
    frame = rect(x, 22, width, SIZE[1] - 44, Look(), radius=28)
    wall = rect(x, 22, width, SIZE[1] - 44, flat("#FBFCFD"))
    table = rect(x, TABLE - 74, width, 200, flat("#E7D8C3"))
    edge = lines([(x, TABLE - 74), (x + width, TABLE - 74)], stroke(mix("#E7D8C3", INK, 0.35), 5))
    front = rect(x, TABLE + 46, width, 90, flat("#D6C2A6"))
    border = rect(x, 22, width, SIZE[1] - 44, stroke("#B9C6D4", FINE), radius=28)
    inside = group(wall, table, edge, front, *items, clip=f"brick-{name}")
    return clip(f"brick-{name}", frame) + inside + border


def level(left: float, right: float, mark: float) -> str:
    """Draw the dashed line at the rewarded height, and the arrow that measures it."""
    dashes = lines([(left, GOAL), (right, GOAL)], stroke(INK, 5, (18, 16)))
    return dashes + arrow((mark, TABLE), (mark, GOAL), stroke(INK, 7), 28, both=True)


def edge_mark(x: float) -> str:
    """Draw the bottom face's front edge in gold, the thing that is measured."""
    return lines([(x, GOAL), (x + WIDTH, GOAL)], Look(stroke=INK, width=16)) + lines(
        [(x, GOAL), (x + WIDTH, GOAL)], Look(stroke=GOLD, width=9)
    )


def stacked() -> str:
    """Draw the panel in which the arm sets the red brick on the blue one."""
    x = 128.0
    middle = at((x, GOAL - HEIGHT), WIDTH / 2, ROWS / 2)
    reach = WIDTH / 2 + 13
    blue = shadow((x, TABLE)) + body((x, TABLE - HEIGHT), BLUE) + studs((x, TABLE - HEIGHT), BLUE)
    red = body((x, GOAL - HEIGHT), RED) + studs((x, GOAL - HEIGHT), RED) + edge_mark(x)
    left = finger(middle[0] - reach, 196, middle[1] + 78)
    right = finger(middle[0] + reach, 196, middle[1] + 78)
    return card(
        "left", 22, 412, level(22, 434, 78), blue, left, red, right,
        palm(middle[0], 218, reach), badge(80, 80, 34, good=True),
    )  # fmt: skip


def flipped() -> str:
    """Draw the panel in which the red brick lies upside down beside the blue one."""
    blue_x, red_x = 566.0, 884.0
    middle = at((red_x, GOAL), WIDTH / 2, ROWS / 2)
    reach = WIDTH / 2 + 13
    blue = shadow((blue_x, TABLE)) + body((blue_x, TABLE - HEIGHT), BLUE)
    blue += studs((blue_x, TABLE - HEIGHT), BLUE)
    red = shadow((red_x, TABLE)) + studs_below((red_x, TABLE), RED)
    red += body((red_x, GOAL), RED) + hollow((red_x, GOAL), RED) + edge_mark(red_x)
    claws = finger(middle[0] - reach, 150, 306) + finger(middle[0] + reach, 150, 306)
    over = data("M", middle[0] - 62, 404, "A", 62, 62, 0, 0, 1, middle[0] + 61, 396)
    turn = path(over, stroke(INK, 8)) + tip((middle[0] + 63, 418), (0.06, 0.998), stroke(), 32)
    return card(
        "right", 456, 722, level(456, 1178, 512), blue, red, claws,
        palm(middle[0], 172, reach), turn, badge(514, 80, 34, good=False),
    )  # fmt: skip


def studs_below(corner: Point, colour: str) -> str:
    """Draw the studs on which an overturned brick stands on the table."""
    feet = [
        at(corner, PITCH * (column + 0.5), row + 0.5)
        for row in reversed(range(ROWS))
        for column in range(COLUMNS)
    ]
    return "".join(stud((x, y), dark(colour, 0.15)) for x, y in feet)


def draw() -> str:
    """Give the picture as SVG text."""
    title = "A red brick on a blue brick, and a red brick upside down at the same height"
    return picture("brick", title, SIZE, backdrop("brick", SIZE), stacked(), flipped())
