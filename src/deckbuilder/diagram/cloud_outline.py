"""The outline of a cloud: round lobes at any proportion, connection sites and room for text.

The shape is a ring of circular arcs ("lobes") whose ends lie on a superellipse. Everything is
given in fractions of the cloud's box (0 left or top, 1 right or bottom), so a writer multiplies
by its own units.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

Pair = tuple[float, float]

LOBES = 11
"""Lobes of a cloud of ordinary proportions: enough to read as a cloud, few enough to be calm."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a cloud is drawn, whatever its proportion."""

    sagitta: float = 0.36
    """Height of a lobe over its chord, in chords: rounder than a semicircle's half looks pompous.
    """
    exponent: float = 2.25
    """Of the superellipse: a little squarer than an ellipse (2), which leaves text more room."""


USUAL = Form()
OPENED = Form(sagitta=0.22, exponent=4.0)
"""A cloud as large as a slide: flat lobes on nearly a rectangle, for there is much to go in. A lobe
still has two curves, so that PowerPoint can turn a cloud of the map into this one point by point.
"""
LOBE_SHARES = (1.0, 1.28, 0.9, 1.18, 0.82, 1.22, 0.95, 1.1)
"""Relative widths of the lobes in turn; unequal, because equal lobes look like a cog."""
RESERVED_ANGLES = (270.0, 180.0, 90.0, 0.0)
"""Top, left, bottom, right: LibreOffice reads site 0-3 as its own four default points."""
FREE_SITES = 16
TEXT_LEAST = (0.72, 0.54)
"""Width and height that the text rectangle should have, if need be at the cost of its area."""
_BASE_STEPS = 240
_STEPS_PER_CURVE = 8
_DIGITS = 5
_ASPECT_STEP = 0.05


@dataclass(frozen=True, slots=True)
class Curve:
    """One cubic Bezier piece: two control points and its end, which is where the next begins."""

    control1: Pair
    control2: Pair
    end: Pair


@dataclass(frozen=True, slots=True)
class Site:
    """A connection site, with its outward angle in degrees, clockwise from the right."""

    x: float
    y: float
    angle: float


@dataclass(frozen=True, slots=True)
class CloudOutline:
    """A closed outline in fractions of its box.

    `sites` are the four reserved ones (top, left, bottom, right), then 16 at equal angles from the
    right, clockwise. `text_rect` is (left, top, right, bottom) of the largest rectangle about the
    middle that no lobe cuts into. `polygon` follows the curves closely, for hit tests.
    """

    start: Pair
    curves: tuple[Curve, ...]
    sites: tuple[Site, ...]
    text_rect: tuple[float, float, float, float]
    polygon: tuple[Pair, ...]


def outline(w: float, h: float, lobes: int | None = None, form: Form = USUAL) -> CloudOutline:
    """Return the outline of a cloud of `w` x `h` points; ValueError unless both are positive.

    Only the proportion matters. Without `lobes` there are 11, more when the cloud is very wide or
    very tall, so that the lobes keep their size relative to the cloud.
    """
    if not (w > 0 and h > 0):
        raise ValueError(f"a cloud needs a width and a height, not {w} x {h}")
    aspect = round(min(20.0, max(0.05, w / h)) / _ASPECT_STEP) * _ASPECT_STEP
    return _outline(aspect, lobes or lobes_for(aspect), form)


def ray_exit(polygon: tuple[Pair, ...], w: float, h: float, degrees: float) -> Pair:
    """Where a ray from the middle leaves `polygon` for good, in fractions of the w x h box.

    `degrees` is the angle seen on the slide, clockwise from the right.
    """
    dx, dy = math.cos(math.radians(degrees)) / w, math.sin(math.radians(degrees)) / h
    farthest = 0.0
    for (x0, y0), (x1, y1) in zip(polygon, polygon[1:] + polygon[:1], strict=True):
        ex, ey = x1 - x0, y1 - y0
        across = dx * ey - dy * ex
        if abs(across) < 1e-15:
            continue
        along_ray = ((x0 - 0.5) * ey - (y0 - 0.5) * ex) / across
        along_edge = ((x0 - 0.5) * dy - (y0 - 0.5) * dx) / across
        if along_ray > farthest and -1e-9 <= along_edge <= 1 + 1e-9:
            farthest = along_ray
    return 0.5 + dx * farthest, 0.5 + dy * farthest


@lru_cache(maxsize=512)
def _outline(aspect: float, lobes: int, form: Form) -> CloudOutline:
    joints = _joints(aspect, lobes, form)
    pieces = [
        piece
        for begin, end in zip(joints, joints[1:] + joints[:1], strict=True)
        for piece in _lobe(begin, end, form)
    ]
    place = _to_unit_box(_sampled(joints[0], pieces))
    curves = tuple(Curve(place(c.control1), place(c.control2), place(c.end)) for c in pieces)
    start = place(joints[0])
    polygon = tuple(_sampled(start, curves))
    return CloudOutline(start, curves, _sites(polygon, aspect), _text_rect(polygon), polygon)


def lobes_for(aspect: float) -> int:
    """As many lobes as the perimeter asks for; 1.62 is the proportion the 11 were drawn at.

    The number is odd: with an even one two notches face each other and squeeze the text.
    """
    stretch = max(aspect, 1 / aspect)
    perimeter = math.sqrt((stretch + 1 / stretch) / (1.62 + 1 / 1.62))
    return max(LOBES, min(17, 2 * round((LOBES * perimeter - 1) / 2) + 1))


def _joints(aspect: float, lobes: int, form: Form) -> list[Pair]:
    """The points where lobes meet, along the superellipse by arc length, clockwise from the top."""
    turns = (2 * math.pi * i / _BASE_STEPS for i in range(_BASE_STEPS + 1))
    base = [_base_point(aspect, turn, form) for turn in turns]
    lengths = [0.0]
    for p, q in pairwise(base):
        lengths.append(lengths[-1] + math.dist(p, q))
    shares = [LOBE_SHARES[i % len(LOBE_SHARES)] for i in range(lobes)]
    joints, done, step = [], 0.0, 0
    for share in shares:
        target = done / sum(shares) * lengths[-1]
        while lengths[step + 1] < target:
            step += 1
        joints.append(_between(base[step], base[step + 1], target - lengths[step]))
        done += share
    return joints


def _base_point(aspect: float, turn: float, form: Form) -> Pair:
    """The point of the superellipse (half height 1) after a `turn` in radians from the top."""
    c, s = math.sin(turn), -math.cos(turn)
    x = math.copysign(abs(c) ** (2 / form.exponent), c)
    y = math.copysign(abs(s) ** (2 / form.exponent), s)
    return aspect * x, y


def _between(p: Pair, q: Pair, distance: float) -> Pair:
    share = distance / (math.dist(p, q) or 1.0)
    return p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share


def _lobe(begin: Pair, end: Pair, form: Form) -> list[Curve]:
    """The circular arc that bulges outward between two joints, as cubics of at most 90 degrees."""
    chord = math.dist(begin, end)
    sagitta = form.sagitta * chord
    radius = (chord * chord / 4 + sagitta * sagitta) / (2 * sagitta)
    outward = (end[1] - begin[1]) / chord, -(end[0] - begin[0]) / chord
    cx = (begin[0] + end[0]) / 2 + outward[0] * (sagitta - radius)
    cy = (begin[1] + end[1]) / 2 + outward[1] * (sagitta - radius)
    first = math.atan2(begin[1] - cy, begin[0] - cx)
    sweep = (math.atan2(end[1] - cy, end[0] - cx) - first) % (2 * math.pi)
    count = max(1, math.ceil(sweep / (math.pi / 2) - 1e-9))
    step = sweep / count
    # The usual circle approximation: a handle of 4/3 tan(step / 4) radii on each tangent.
    handle = 4 / 3 * math.tan(step / 4) * radius
    curves = []
    for i in range(count):
        a, b = first + i * step, first + (i + 1) * step
        p = cx + radius * math.cos(a), cy + radius * math.sin(a)
        q = cx + radius * math.cos(b), cy + radius * math.sin(b)
        control1 = p[0] - handle * math.sin(a), p[1] + handle * math.cos(a)
        control2 = q[0] + handle * math.sin(b), q[1] - handle * math.cos(b)
        curves.append(Curve(control1, control2, q))
    return curves


def _sampled(start: Pair, curves: list[Curve] | tuple[Curve, ...]) -> list[Pair]:
    points, begin = [], start
    for curve in curves:
        for i in range(_STEPS_PER_CURVE):
            points.append(_on_curve(begin, curve, i / _STEPS_PER_CURVE))
        begin = curve.end
    return points


def _on_curve(begin: Pair, curve: Curve, t: float) -> Pair:
    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    x = a * begin[0] + b * curve.control1[0] + c * curve.control2[0] + d * curve.end[0]
    y = a * begin[1] + b * curve.control1[1] + c * curve.control2[1] + d * curve.end[1]
    return x, y


def _to_unit_box(points: list[Pair]) -> Callable[[Pair], Pair]:
    """The map that makes the bounding box of `points` 0..1 both ways."""
    left, top = min(x for x, _ in points), min(y for _, y in points)
    w, h = max(x for x, _ in points) - left, max(y for _, y in points) - top
    return lambda p: (round((p[0] - left) / w, _DIGITS), round((p[1] - top) / h, _DIGITS))


def _sites(polygon: tuple[Pair, ...], aspect: float) -> tuple[Site, ...]:
    angles = (*RESERVED_ANGLES, *(i * 360 / FREE_SITES for i in range(FREE_SITES)))
    exits = [(ray_exit(polygon, aspect, 1.0, angle), angle) for angle in angles]
    return tuple(Site(round(x, _DIGITS), round(y, _DIGITS), angle) for (x, y), angle in exits)


def _text_rect(polygon: tuple[Pair, ...]) -> tuple[float, float, float, float]:
    """The largest rectangle about the middle that no lobe cuts into, of TEXT_LEAST if possible.

    The outline is folded onto its upper left quarter; a rectangle that begins at some x is as high
    as the lowest folded point to the right of that x allows.
    """
    best, needed = (False, 0.0, 0.5, 0.5), 0.0
    for x, y in sorted(((min(x, 1 - x), min(y, 1 - y)) for x, y in polygon), reverse=True):
        w, h = 1 - 2 * x, 1 - 2 * needed
        best = max(best, (w >= TEXT_LEAST[0] and h >= TEXT_LEAST[1], w * h, x, needed))
        needed = max(needed, y)
    left, top = round(best[2], _DIGITS), round(best[3], _DIGITS)
    return left, top, round(1 - left, _DIGITS), round(1 - top, _DIGITS)
