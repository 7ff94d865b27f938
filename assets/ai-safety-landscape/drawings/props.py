"""Things that several pictures share: badges, magnifiers, heads of people and of machines."""

from __future__ import annotations

from math import cos, radians, sin

from pen import (
    BLUE,
    FINE,
    GOLD,
    GREEN,
    INK,
    LINE,
    ORANGE,
    RED,
    WHITE,
    Look,
    Point,
    circle,
    clip,
    dark,
    data,
    flat,
    group,
    inked,
    light,
    lines,
    mix,
    path,
    rect,
    stroke,
)

PROFILE = (
    "M 44 262 C 50 226 46 206 32 184 C 8 150 2 108 18 70 C 36 26 74 4 116 6 C 160 8 188 38 190 80"
    " C 190 92 186 98 188 106 L 206 140 C 210 148 206 153 196 154 C 192 155 190 158 192 163"
    " L 194 168 C 195 172 193 174 189 175 C 193 177 194 181 191 185 C 188 189 189 193 190 199"
    " C 191 214 178 222 158 219 C 146 217 138 222 138 234 L 142 262 Z"
)
MACHINE_PROFILE = (
    "M 44 262 V 206 H 30 Q 14 206 14 190 V 40 Q 14 12 42 12 H 150 Q 178 12 182 40 L 188 96"
    " L 202 104 V 142 L 190 150 V 190 Q 190 206 174 206 H 138 V 262 Z"
)


def badge(x: float, y: float, radius: float, good: bool) -> str:
    """Draw a check mark or a cross on a disc; the sign tells them apart, not the colour."""
    disc = circle(x, y, radius, flat(GREEN if good else RED))
    pen = Look(stroke=WHITE, width=radius * 0.24)
    a, b = radius * 0.42, radius * 0.34
    if good:
        tick = [(x - a, y + a * 0.1), (x - a * 0.24, y + a * 0.86), (x + a * 1.05, y - a * 0.76)]
        return disc + lines(tick, pen)
    falling, rising = [(x - b, y - b), (x + b, y + b)], [(x - b, y + b), (x + b, y - b)]
    return disc + lines(falling, pen) + lines(rising, pen)


def lens(name: str, centre: Point, radius: float, *content: str, handle: float = 45) -> str:
    """Draw a magnifying glass; the content is cut to the glass, the handle's angle is in degrees.

    The content has the picture's own coordinates. `name` is the id of the clip region.
    """
    (x, y), ux, uy = centre, cos(radians(handle)), sin(radians(handle))
    along = [(x + ux * far * radius, y + uy * far * radius) for far in (1.0, 1.22, 1.92)]
    rim = radius * 0.11
    stem = lines(along[:2], stroke(INK, radius * 0.2)) + lines(
        along[:2], stroke("#9AA7B5", radius * 0.11)
    )
    grip = lines(along[1:], stroke(INK, radius * 0.3)) + lines(
        along[1:], stroke(ORANGE, radius * 0.2)
    )
    glass = circle(x, y, radius, flat("#F7FAFC"))
    ring = circle(x, y, radius, stroke(INK, rim * 2)) + circle(x, y, radius, stroke("#B9C3CE", rim))
    r = radius * 0.8
    glint = data("M", x - r * 0.94, y - r * 0.34, "A", r, r, 0, 0, 1, x - r * 0.34, y - r * 0.94)
    shine = path(glint, Look(stroke=WHITE, width=radius * 0.07, opacity=0.85))
    inside = clip(name, circle(x, y, radius, Look())) + group(*content, clip=name)
    return stem + grip + glass + inside + ring + shine


def robot(colour: str, look: float = 0) -> str:
    """Draw a machine's head from the front, 220 wide and 250 high round 0, 0.

    `look` moves the pupils from -1 (left) to 1 (right).
    """
    shade, pale = dark(colour, 0.3), light(colour, 0.25)
    aerial = lines([(0, -92), (0, -134)], stroke(INK, LINE)) + circle(0, -140, 15, inked(GOLD))
    ears = rect(-116, -30, 30, 72, inked(shade), 10) + rect(86, -30, 30, 72, inked(shade), 10)
    skull = rect(-96, -94, 192, 186, inked(colour), radius=44)
    shine = rect(-66, -78, 132, 14, flat(pale), radius=7)
    face = rect(-74, -48, 148, 78, inked(WHITE), radius=36)
    eyes = "".join(circle(x + look * 12, -9, 17, flat(INK)) for x in (-34, 34))
    sparks = "".join(circle(x + look * 12 + 6, -15, 5, flat(WHITE)) for x in (-34, 34))
    mouth = lines([(-32, 62), (32, 62)], stroke(INK, 8))
    return aerial + ears + skull + shine + face + eyes + sparks + mouth


def runner(at: Point, strength: float = 1.0) -> str:
    """Draw the agent running right; its feet are at the point. A weak one fades into the sky."""

    def fade(colour: str) -> str:
        return mix("#E6EFF8", colour, strength)

    ink = fade(INK)
    legs = lines([(-12, -34), (-30, -22), (-44, -30)], stroke(ink, 13))
    legs += lines([(12, -34), (24, -16), (24, -5), (40, -5)], stroke(ink, 13))
    arms = lines([(-32, -74), (-50, -58)], stroke(ink, 12))
    arms += lines([(32, -74), (54, -82)], stroke(ink, 12))
    body = rect(-37, -116, 74, 86, inked(fade(BLUE), stroke=ink), radius=26)
    face = rect(-6, -98, 46, 34, inked(fade(WHITE), FINE, stroke=ink), radius=15)
    eyes = circle(12, -81, 6, flat(ink)) + circle(29, -81, 6, flat(ink))
    aerial = lines([(-4, -116), (-12, -134)], stroke(ink, 5)) + circle(
        -13, -138, 8, flat(fade(GOLD))
    )
    return group(legs, arms, aerial, body, face, eyes, move=at)


def chip(half: float, pins: int, colour: str = INK, core: str = BLUE) -> str:
    """Draw a chip round 0, 0: a square case, pins on all four sides and a core."""
    step = 2 * half * 0.78 / (pins - 1)
    places = [-half * 0.78 + step * i for i in range(pins)]
    leg, metal = half * 0.3, stroke("#8A97A5", max(half * 0.1, FINE))
    across = [lines([(at, -half - leg), (at, half + leg)], metal) for at in places]
    down = [lines([(-half - leg, at), (half + leg, at)], metal) for at in places]
    case = rect(-half, -half, 2 * half, 2 * half, inked(dark("#52606D", 0.55)), radius=half * 0.16)
    die = rect(-half * 0.52, -half * 0.52, half * 1.04, half * 1.04, inked(core, FINE), half * 0.08)
    dot = circle(-half * 0.74, -half * 0.74, half * 0.09, flat("#CBD4DE"))
    return "".join(across + down) + case + die + dot


def human_head(colour: str) -> str:
    """Draw a person's head in profile, looking right, in a box of 210 x 262."""
    return path(PROFILE, inked(colour))


def machine_head(colour: str) -> str:
    """Draw a machine's head in profile, looking right, in a box of 210 x 262."""
    seams = lines([(44, 206), (138, 206)], stroke(INK, FINE))
    return path(MACHINE_PROFILE, inked(colour)) + seams
