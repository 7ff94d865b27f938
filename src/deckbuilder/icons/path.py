"""SVG path data as segments of a freeform (SVG 2, 9.3); arcs become cubics."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from deckbuilder.scene import Segment

_NUMBER = re.compile(r"[\s,]*(-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_FLAG = re.compile(r"[\s,]*([01])")
_COUNT = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
"""How many numbers each command takes."""
_QUARTER = math.pi / 2

Place = tuple[float, float]


def segments(data: str, field: float) -> tuple[Segment, ...]:
    """The strokes that `data` draws on a square of `field` units, as shares of it.

    ValueError for anything that is no path data.
    """
    walk = _Walk()
    made: list[Segment] = []
    for command, numbers in _commands(data):
        made += walk.step(command, numbers)
    return tuple(
        Segment(one.kind, tuple((_share(x, field), _share(y, field)) for x, y in one.points))
        for one in made
    )


def _share(value: float, field: float) -> float:
    return round(value / field, 6)


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its numbers; one that goes on with more numbers comes again."""
    command, numbers = "", ""
    for part in re.split(r"(?=[MmLlHhVvCcSsQqTtAaZz])", data):
        command, numbers = part[:1], part[1:]
        if not command.strip():
            continue
        count = _COUNT.get(command.upper())
        if count is None:
            raise ValueError(f"{command} is no command of a path")
        values = _arc_numbers(numbers) if command in "Aa" else _numbers(numbers)
        if count == 0:
            yield command, []
            continue
        if len(values) % count or not values:
            raise ValueError(f"{command} has {len(values)} numbers")
        for at in range(0, len(values), count):
            yield command, values[at : at + count]
            command = {"M": "L", "m": "l"}.get(command, command)


def _numbers(text: str) -> list[float]:
    return [float(found[1]) for found in _NUMBER.finditer(text)]


def _arc_numbers(text: str) -> list[float]:
    """The numbers of arcs, whose two flags may stand without anything between them."""
    values: list[float] = []
    at = 0
    while found := (_FLAG if len(values) % 7 in (3, 4) else _NUMBER).match(text, at):
        values.append(float(found[1]))
        at = found.end()
    return values


class _Walk:
    """Where the pen is."""

    def __init__(self) -> None:
        self.here: Place = (0.0, 0.0)
        self.start: Place = (0.0, 0.0)
        self.handle: Place | None = None
        """The last handle of a curve, which the next one may mirror."""
        self.last = ""

    def step(self, command: str, numbers: list[float]) -> Iterator[Segment]:
        """What one command draws."""
        letter = command.upper()
        base = self.here if command.islower() else (0.0, 0.0)
        if letter == "Z":
            self.here = self.start
            yield Segment("close")
        elif letter in "MLHV":
            yield self.straight(letter, numbers, base)
        elif letter == "A":
            yield from self.arc(numbers, base)
        else:
            yield self.curve(letter, _moved(numbers, base))
        self.last = letter

    def straight(self, letter: str, numbers: list[float], base: Place) -> Segment:
        x, y = self.here
        match letter:
            case "H":
                x = base[0] + numbers[0]
            case "V":
                y = base[1] + numbers[0]
            case _:
                x, y = base[0] + numbers[0], base[1] + numbers[1]
        self.here = (x, y)
        if letter == "M":
            self.start = self.here
        return Segment("move" if letter == "M" else "line", (self.here,))

    def curve(self, letter: str, places: list[Place]) -> Segment:
        """C and S as they are, Q and T as the cubics that are equal to them."""
        mirrored = self.here
        if self.handle and self.last in ("CS" if letter == "S" else "QT"):
            mirrored = (2 * self.here[0] - self.handle[0], 2 * self.here[1] - self.handle[1])
        end = places[-1]
        if letter in "CS":
            first, second = (places[0], places[1]) if letter == "C" else (mirrored, places[0])
            self.handle = second
        else:
            middle = places[0] if letter == "Q" else mirrored
            first, second = _between(self.here, middle, 2 / 3), _between(end, middle, 2 / 3)
            self.handle = middle
        self.here = end
        return Segment("cubic", (first, second, end))

    def arc(self, numbers: list[float], base: Place) -> Iterator[Segment]:
        """An elliptical arc as cubics of a quarter each at most."""
        rx, ry, turned, large, sweep, x, y = numbers
        begin, end = self.here, (base[0] + x, base[1] + y)
        self.here = end
        if begin == end:
            return
        if not rx or not ry:
            yield Segment("line", (end,))
            return
        ellipse = _ellipse(begin, end, abs(rx), abs(ry), math.radians(turned), large != sweep)
        first, delta = ellipse.angle(begin), ellipse.angle(end) - ellipse.angle(begin)
        if sweep and delta < 0:
            delta += 2 * math.pi
        elif not sweep and delta > 0:
            delta -= 2 * math.pi
        count = max(1, math.ceil(abs(delta) / _QUARTER - 1e-6))
        part = delta / count
        reach = 4 / 3 * math.tan(part / 4)
        for number in range(count):
            left, right = first + number * part, first + (number + 1) * part
            last = end if number == count - 1 else ellipse.at(right)
            yield Segment("cubic", (ellipse.at(left, reach), ellipse.at(right, -reach), last))


@dataclass(frozen=True, slots=True)
class _Ellipse:
    centre: Place
    rx: float
    ry: float
    turned: float
    """Radians."""

    def at(self, angle: float, along: float = 0.0) -> Place:
        """A place on it, or `along` the tangent there."""
        ux = self.rx * (math.cos(angle) - along * math.sin(angle))
        uy = self.ry * (math.sin(angle) + along * math.cos(angle))
        cos, sin = math.cos(self.turned), math.sin(self.turned)
        return cos * ux - sin * uy + self.centre[0], sin * ux + cos * uy + self.centre[1]

    def angle(self, place: Place) -> float:
        """The angle at which `at` gives a place."""
        cos, sin = math.cos(self.turned), math.sin(self.turned)
        dx, dy = place[0] - self.centre[0], place[1] - self.centre[1]
        return math.atan2((cos * dy - sin * dx) / self.ry, (cos * dx + sin * dy) / self.rx)


def _ellipse(begin: Place, end: Place, rx: float, ry: float, turned: float, left: bool) -> _Ellipse:
    """The ellipse through two places (SVG 2, B.2.4); radii that are too small grow."""
    cos, sin = math.cos(turned), math.sin(turned)
    dx, dy = (begin[0] - end[0]) / 2, (begin[1] - end[1]) / 2
    px, py = cos * dx + sin * dy, cos * dy - sin * dx
    grow = math.sqrt(max(1.0, (px / rx) ** 2 + (py / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    over = (rx * py) ** 2 + (ry * px) ** 2
    root = math.sqrt(max(0.0, (rx * ry) ** 2 - over) / over) * (1 if left else -1)
    qx, qy = root * rx * py / ry, -root * ry * px / rx
    middle = (begin[0] + end[0]) / 2, (begin[1] + end[1]) / 2
    centre = cos * qx - sin * qy + middle[0], sin * qx + cos * qy + middle[1]
    return _Ellipse(centre, rx, ry, turned)


def _moved(numbers: list[float], base: Place) -> list[Place]:
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return [(base[0] + x, base[1] + y) for x, y in pairs]


def _between(one: Place, other: Place, share: float) -> Place:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
