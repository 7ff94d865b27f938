"""A jar of sourdough starter: bubbles, and a rubber band that marks where it began."""

from __future__ import annotations

from random import Random

from pen import (
    FINE,
    LINE,
    WHITE,
    Look,
    arrow,
    backdrop,
    clip,
    ellipse,
    flat,
    group,
    inked,
    path,
    picture,
    rect,
    stroke,
)

SIZE = (900, 900)
UMBER, DOUGH, SHADE, BAND = "#3A2415", "#F3DFB9", "#D9BB86", "#B8322A"
JAR = (
    "M 236 190 V 226 C 236 256 190 262 190 316 V 748 Q 190 806 248 806 H 612 Q 670 806 670 748"
    " V 316 C 670 262 624 256 624 226 V 190 Z"
)
LEVEL, BEGAN = 396.0, 610.0


def bubbles() -> str:
    """Draw the bubbles: larger ones near the top, none on another."""
    chance, placed = Random(11), list[tuple[float, float, float]]()
    for _ in range(4000):
        x, y = 208 + 444 * chance.random(), LEVEL + 30 + 370 * chance.random()
        radius = 9 + (27 - 15 * (y - LEVEL) / 400) * chance.random() ** 1.6
        if abs(y - BEGAN) > 30 + radius and all(
            (x - px) ** 2 + (y - py) ** 2 > (radius + size + 9) ** 2 for px, py, size in placed
        ):
            placed.append((x, y, radius))
        if len(placed) == 74:
            break
    return "".join(
        ellipse(x, y, r, r * 0.92, Look(fill=SHADE, stroke="#A9824C", width=3.5))
        + ellipse(x - r * 0.3, y - r * 0.32, r * 0.28, r * 0.22, flat(WHITE, 0.75))
        for x, y, r in placed
    )


def dough() -> str:
    """Draw the starter in the jar, with its domed and broken surface."""
    body = path(
        f"M 170 {LEVEL + 16} C 290 {LEVEL - 30} 570 {LEVEL - 30} 690 {LEVEL + 16} V 840 H 170 Z",
        flat(DOUGH),
    )
    dark_side = path(f"M 600 {LEVEL - 5} L 690 {LEVEL + 16} V 840 H 600 Z", flat("#8A5A22", 0.13))
    surface = path(
        f"M 170 {LEVEL + 16} C 290 {LEVEL - 30} 570 {LEVEL - 30} 690 {LEVEL + 16}",
        stroke(UMBER, FINE),
    )
    foam = "".join(
        ellipse(x, y, r, r * 0.62, Look(fill="#FAEDD2", stroke="#A9824C", width=3.5))
        for x, y, r in (
            (286, LEVEL - 8, 22),
            (352, LEVEL - 17, 15),
            (436, LEVEL - 20, 27),
            (520, LEVEL - 14, 17),
            (586, LEVEL - 4, 22),
        )
    )
    return body + surface + foam + bubbles() + dark_side


def lid() -> str:
    """Draw the loose lid."""
    top = rect(206, 108, 448, 92, inked("#C9CFD6", stroke=UMBER), 20)
    ribs = "".join(rect(x, 132, 9, 54, flat("#97A1AC"), 4) for x in range(238, 632, 34))
    return top + rect(226, 116, 408, 8, flat(WHITE, 0.7), 4) + ribs


def band() -> str:
    """Draw the rubber band round the jar."""
    ring = path(
        f"M 184 {BEGAN} C 300 {BEGAN + 24} 560 {BEGAN + 24} 676 {BEGAN}",
        Look(stroke=UMBER, width=34),
    )
    inner = path(
        f"M 184 {BEGAN} C 300 {BEGAN + 24} 560 {BEGAN + 24} 676 {BEGAN}",
        Look(stroke=BAND, width=22),
    )
    gleam = path(
        f"M 230 {BEGAN + 3} C 300 {BEGAN + 13} 360 {BEGAN + 14} 430 {BEGAN + 14}",
        Look(stroke=WHITE, width=5, opacity=0.5),
    )
    return ring + inner + gleam


def draw() -> str:
    """Give the picture as SVG text."""
    table = rect(0, 740, SIZE[0], 160, flat("#C79A66")) + path("M 0 740 H 900", stroke(UMBER, LINE))
    shadow = ellipse(470, 806, 300, 24, flat(UMBER, 0.3))
    glass = path(JAR, flat("#F7FAFA", 0.72))
    inside = clip("starter-jar-inside", path(JAR, Look())) + group(
        dough(), clip="starter-jar-inside"
    )
    rim = path(JAR, stroke(UMBER, 8))
    gleams = path("M 222 330 V 690", Look(stroke=WHITE, width=17, opacity=0.75))
    gleams += path("M 222 722 V 744", Look(stroke=WHITE, width=17, opacity=0.75))
    rise = arrow((768, BEGAN + 4), (768, LEVEL - 4), stroke(UMBER, 13), 46)
    marks = path(f"M 712 {BEGAN + 6} H 824", stroke(UMBER, 9)) + path(
        f"M 712 {LEVEL - 6} H 824", Look(stroke=UMBER, width=9, dash=(4, 20))
    )
    return picture(
        "starter-jar", "A jar of bubbling starter with a rubber band at the level where it began",
        SIZE, backdrop("starter-jar", SIZE, "#F3E3CC", "#E6CDA8"), table, shadow, glass, inside,
        rim, gleams, band(), lid(), marks, rise,
    )  # fmt: skip
