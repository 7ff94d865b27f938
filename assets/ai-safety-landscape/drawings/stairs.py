"""Six steps of rising difficulty, a warning line, and a flag where the agent stands. Schematic."""

from __future__ import annotations

from pen import (
    BLUE,
    GOLD,
    INK,
    LINE,
    ORANGE,
    RED,
    Look,
    backdrop,
    circle,
    data,
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
from props import runner

SIZE = (1200, 760)
LEFT, WIDTH, RISE, BASE = 120.0, 168.0, 92.0, 700.0
COUNT, REACHED = 6, 2  # the flag stands on the third step, counted from 0


def top_of(step: int) -> float:
    """Give the height on the paper of a step's tread."""
    return BASE - (step + 0.75) * RISE


def flag(x: float, y: float) -> str:
    """Draw a flag that stands at x, y."""
    pole = lines([(x, y), (x, y - 184)], stroke(INK, 11)) + circle(x, y - 190, 11, inked(GOLD, 5))
    cloth = data("M", x + 4, y - 174, "C", x + 40, y - 196, x + 66, y - 152, x + 108, y - 168)
    cloth += data(" L", x + 104, y - 104, "C", x + 64, y - 90, x + 40, y - 130, x + 4, y - 108, "Z")
    return path(cloth, inked(ORANGE)) + pole


def warning(y: float) -> str:
    """Draw the dashed warning line over the whole width, and its sign."""
    # A pale line below keeps the dashes clear on the dark steps.
    dashes = lines([(150, y), (1176, y)], Look(stroke="#FFF4E2", width=20, butt=True))
    dashes += lines([(150, y), (1176, y)], Look(stroke=RED, width=11, dash=(34, 24), butt=True))
    sign = path("M 0 -50 L 56 46 H -56 Z", Look(fill=RED, stroke=RED, width=22))
    sign += path("M 0 -38 L 46 38 H -46 Z", Look(fill="#FFF4E2", stroke="#FFF4E2", width=10))
    mark = lines([(0, -16), (0, 14)], stroke(INK, 13)) + circle(0, 32, 8, flat(INK))
    return dashes + group(sign, mark, move=(86, y - 6))


def step(index: int) -> str:
    """Draw one step as a block that reaches the floor."""
    x, y = LEFT + index * WIDTH, top_of(index)
    tone = mix("#C4D8EC", BLUE, index / (COUNT - 1) * 0.92)
    block = rect(x, y, WIDTH, BASE - y + 80, inked(tone))
    tread = rect(x, y, WIDTH, 20, inked(light(tone, 0.42)))
    return block + tread


def draw() -> str:
    """Give the picture as SVG text."""
    floor = rect(0, BASE, SIZE[0], 80, flat("#C9D4DF"))
    ground = lines([(0, BASE), (LEFT, BASE)], stroke(INK, LINE))
    blocks = "".join(step(index) for index in range(COUNT))
    y = top_of(REACHED)
    here = LEFT + REACHED * WIDTH
    agent = group(runner((0, 0)), move=(here + 58, y - 3), scale=0.84)
    line = warning((top_of(4) + top_of(5)) / 2 - 8)
    foot = lines([(0, BASE), (SIZE[0], BASE)], stroke(INK, LINE))
    cover = rect(0, BASE, SIZE[0], 80, flat("#C9D4DF"))
    return picture(
        "stairs", "Six steps of rising difficulty, a warning line, and a flag on the third step",
        SIZE, backdrop("stairs", SIZE), floor, ground, blocks, cover, foot,
        agent, flag(here + 122, y), line,
    )  # fmt: skip
