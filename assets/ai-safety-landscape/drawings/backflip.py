"""A one-legged simulated robot does a backflip, five moments of it from left to right."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

from pen import (
    BLUE,
    INK,
    MUTED,
    ORANGE,
    WHITE,
    Point,
    backdrop,
    circle,
    curve,
    ellipse,
    flat,
    light,
    lines,
    mix,
    path,
    picture,
    rect,
    stroke,
    tip,
)

SIZE = (1200, 700)
GROUND = 596.0
TORSO, THIGH, SHIN, FOOT = 116.0, 86.0, 86.0, 74.0
AIR = "#E9EFF5"


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the hip is, how far the flip has turned (degrees), and the limbs' own directions."""

    hip: Point
    turn: float
    torso: float
    thigh: float
    shin: float
    foot: float
    strength: float


POSES = (
    Pose((138, 459), 0, -122, 148, 62, 180, 0.32),
    Pose((356, 352), 30, -92, 104, 80, 138, 0.46),
    Pose((568, 226), 176, -112, 172, 36, 150, 0.6),
    Pose((820, 262), 276, -104, 140, 58, 160, 0.78),
    Pose((1092, 448), 360, -118, 142, 66, 180, 1.0),
)


def reach(start: Point, degrees: float, length: float) -> Point:
    """Give the point `length` away; 0 degrees is right, 90 is down."""
    return start[0] + length * cos(radians(degrees)), start[1] + length * sin(radians(degrees))


def limb(start: Point, end: Point, width: float, colour: str, ink: str) -> str:
    """Draw one limb as a capsule with the line weight of the set."""
    return lines([start, end], stroke(ink, width + 12)) + lines([start, end], stroke(colour, width))


def hopper(pose: Pose) -> str:
    """Draw the robot in one pose; weaker poses fade into the air."""

    def fade(colour: str) -> str:
        return mix(AIR, colour, pose.strength)

    knee = reach(pose.hip, pose.thigh + pose.turn, THIGH)
    ankle = reach(knee, pose.shin + pose.turn, SHIN)
    toe = reach(ankle, pose.foot + pose.turn, FOOT * 0.78)
    heel = reach(ankle, pose.foot + pose.turn + 180, FOOT * 0.3)
    neck = reach(pose.hip, pose.torso + pose.turn, TORSO)
    ink, blue = fade(INK), fade(BLUE)
    parts = limb(heel, toe, 26, fade(ORANGE), ink)
    parts += limb(knee, ankle, 28, fade(light(BLUE, 0.5)), ink)
    parts += limb(pose.hip, knee, 35, fade(light(BLUE, 0.28)), ink)
    parts += limb(pose.hip, neck, 54, blue, ink)
    eye = reach(reach(neck, pose.torso + pose.turn, 2), pose.torso + pose.turn - 90, 12)
    parts += circle(*eye, 11, flat(fade(WHITE)))
    return parts + "".join(circle(*at, 8, flat(ink)) for at in (pose.hip, knee, ankle))


def draw() -> str:
    """Give the picture as SVG text."""
    floor = rect(0, GROUND, SIZE[0], SIZE[1] - GROUND, flat("#CDD8E3"))
    floor += lines([(0, GROUND), (SIZE[0], GROUND)], stroke(INK, 6))
    shades = "".join(
        ellipse(x, GROUND + 34, width, 11, flat(mix("#CDD8E3", INK, strength)))
        for x, width, strength in ((112, 88, 0.1), (590, 60, 0.07), (1052, 92, 0.22))
    )
    way = [(176, 306), (330, 160), (600, 64), (890, 122), (1036, 244)]
    arc = path(curve(way), stroke(MUTED, 6, (4, 18)))
    arc += tip((1052, 268), (0.6, 0.8), stroke(MUTED), 32)
    title = "A one-legged robot doing a backflip, in five moments"
    return picture(
        "backflip", title, SIZE, backdrop("backflip", SIZE), floor, shades, arc,
        *(hopper(pose) for pose in POSES),
    )  # fmt: skip
