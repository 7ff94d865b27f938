"""A round loaf with a scored crust, fresh from the oven, on a board."""

from __future__ import annotations

from pen import (
    LINE,
    WHITE,
    Gradient,
    Look,
    backdrop,
    clip,
    ellipse,
    flat,
    group,
    inked,
    lines,
    path,
    picture,
    rect,
    stroke,
)

SIZE = (1200, 860)
UMBER, CRUST, CRUMB, FLOUR = "#3A2415", "#C9853F", "#F4DDB2", "#FBF1DF"
DOME = (
    "M 196 612 C 190 390 372 232 604 232 C 836 232 1014 390 1008 612 C 1006 676 920 700 602 700"
    " C 284 700 198 676 196 612 Z"
)


def board() -> str:
    """Draw the wooden board with its grain, and the loaf's shadow on it."""
    wood = rect(70, 650, 1060, 104, inked("#DDB27C", stroke=UMBER), 46)
    shape = rect(70, 650, 1060, 104, Look(), 46)
    front = rect(70, 712, 1060, 50, flat("#A87443"))
    front = clip("loaf-board", shape) + group(front, clip="loaf-board")
    rim = rect(70, 650, 1060, 104, stroke(UMBER, LINE), 46)
    grain = lines([(120, 684), (214, 684)], stroke("#B98552", 6))
    grain += lines([(1004, 686), (1076, 686)], stroke("#B98552", 6))
    return wood + front + rim + grain + ellipse(604, 692, 440, 26, flat(UMBER, 0.35))


def flour() -> str:
    """Draw the rings of flour that the proofing basket leaves."""
    rings = "".join(
        ellipse(604, 250, 150 + 92 * ring, 74 + 68 * ring, stroke(FLOUR, 15 - 1.5 * ring))
        for ring in range(5)
    )
    return group(rings, opacity=0.42)


def gash() -> str:
    """Draw the long cut with its raised edge."""
    opening = (
        "M 336 566 C 390 400 600 306 868 372 C 884 378 884 392 868 394"
        " C 660 386 486 456 396 584 C 374 610 326 598 336 566 Z"
    )
    inside = path(opening, inked(CRUMB, stroke=UMBER))
    folds = "".join(
        path(d, stroke("#D9AE6C", 7))
        for d in (
            "M 374 560 C 440 450 560 398 690 380",
            "M 428 512 C 500 444 600 408 740 392",
            "M 366 588 C 378 572 388 556 402 540",
        )
    )
    ear = path(
        "M 336 566 C 390 400 600 306 868 372 C 640 334 446 424 372 560 C 360 584 334 584 336 566 Z",
        inked("#8C4F20", 5, UMBER),
    )
    return inside + folds + ear


def leaf(x: float, y: float, turn: float, size: float = 1) -> str:
    """Draw one short cut in the shape of a grain."""
    grain = path("M -34 0 Q 0 -22 34 0 Q 0 22 -34 0 Z", inked(CRUMB, 5, UMBER))
    return group(grain, move=(x, y), turn=turn, scale=size)


def ear_of_wheat() -> str:
    """Draw the pattern of small cuts on the right flank."""
    stem = path("M 590 640 C 680 610 790 560 884 476", stroke(UMBER, 6))
    places = (
        (650, 574, -62),
        (722, 540, -66),
        (792, 496, -72),
        (704, 632, 10),
        (774, 592, 4),
        (842, 546, -4),
    )
    return stem + "".join(leaf(x, y, turn) for x, y, turn in places) + leaf(908, 452, -42, 1.05)


def steam() -> str:
    """Draw three curls of steam."""
    curl = "M 0 0 C -44 -40 40 -72 0 -116 C -30 -150 14 -164 6 -186"
    look = Look(stroke=WHITE, width=18, opacity=0.92)
    return "".join(
        group(path(curl, look), move=(x, y), scale=size)
        for x, y, size in ((440, 222, 0.84), (604, 204, 0.9), (768, 222, 0.84))
    )


def draw() -> str:
    """Give the picture as SVG text."""
    tone = Gradient("loaf-crust", "#DDA35A", "#93541F")
    body = path(DOME, flat(tone.paint))
    shade = path(
        "M 196 600 C 300 690 860 700 1008 560 C 1020 690 960 712 602 712"
        " C 240 712 190 690 196 600 Z",
        flat(UMBER, 0.22),
    )
    skin = clip("loaf-skin", path(DOME, Look()))
    marks = group(flour(), shade, clip="loaf-skin")
    rim = path(DOME, stroke(UMBER, 7))
    table = rect(0, 640, SIZE[0], 220, flat("#C79A66")) + path(
        "M 0 640 H 1200", stroke(UMBER, LINE)
    )
    table += ellipse(612, 760, 520, 22, flat(UMBER, 0.28))
    return picture(
        "loaf", "A round scored loaf of bread on a board", SIZE,
        backdrop("loaf", SIZE, "#F3E3CC", "#E6CDA8"), table, board(), steam(),
        tone.definition(), body, skin, marks, rim, gash(), ear_of_wheat(),
    )  # fmt: skip
