"""A small pen for plain SVG 1.1: shapes as text, rounded numbers, the colours of the paper theme.

Every function takes user units of the picture's own viewBox and gives back one piece of SVG text.
Nothing here keeps state, so the same calls always write the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

Point = tuple[float, float]

INK = "#1B2430"
MUTED = "#52606D"
WHITE = "#FFFFFF"
BLUE, ORANGE, GREEN, PLUM = "#1F5FA8", "#B05E00", "#0B5D3B", "#6E1F5C"
# Two colours that things have in the world and the theme does not: signal red and coin gold.
RED, GOLD = "#B8322A", "#E9B036"

LINE, FINE = 6.0, 4.0  # the two line weights of the set


@dataclass(frozen=True, slots=True)
class Look:
    """How a shape is painted; a colour is "#RRGGBB" or the `paint` of a `Gradient`."""

    fill: str | None = None
    stroke: str | None = None
    width: float = LINE
    dash: tuple[float, ...] = ()
    opacity: float = 1.0
    butt: bool = False

    def attributes(self) -> dict[str, str | float | None]:
        """Give the SVG attributes of this look, without those that say nothing."""
        return {
            "fill": self.fill,
            "stroke": self.stroke,
            "stroke-width": self.width if self.stroke else None,
            "stroke-dasharray": " ".join(number(step) for step in self.dash) or None,
            "stroke-linecap": "butt" if self.butt else None,
            "opacity": None if self.opacity == 1.0 else f"{self.opacity:g}",
        }


@dataclass(frozen=True, slots=True)
class Gradient:
    """A linear gradient over the painted shape's box, from `start` to `end` (fractions of it)."""

    name: str
    first: str
    last: str
    start: Point = (0.0, 0.0)
    end: Point = (0.0, 1.0)

    @property
    def paint(self) -> str:
        """The value to use as a fill."""
        return f"url(#{self.name})"

    def definition(self) -> str:
        """Give the element that has to stand once in the picture."""
        return element(
            "linearGradient",
            {
                "id": self.name,
                "x1": f"{self.start[0]:g}",
                "y1": f"{self.start[1]:g}",
                "x2": f"{self.end[0]:g}",
                "y2": f"{self.end[1]:g}",
            },
            element("stop", {"offset": 0, "stop-color": self.first}),
            element("stop", {"offset": 1, "stop-color": self.last}),
        )


def flat(fill: str, opacity: float = 1.0) -> Look:
    """Give a look with a fill and no line."""
    return Look(fill=fill, opacity=opacity)


def inked(fill: str, width: float = LINE, stroke: str = INK) -> Look:
    """Give the look of a thing in the foreground: filled, with the one line weight of the set."""
    return Look(fill=fill, stroke=stroke, width=width)


def stroke(colour: str = INK, width: float = LINE, dash: tuple[float, ...] = ()) -> Look:
    """Give the look of a line without a fill."""
    return Look(stroke=colour, width=width, dash=dash)


def number(value: float) -> str:
    """Write a number with at most one decimal, and never "-0"."""
    text = f"{round(value, 1) + 0.0:.1f}"
    return text.removesuffix(".0")


def mix(first: str, last: str, share: float) -> str:
    """Give the colour that lies `share` (0 to 1) of the way from the first to the last."""
    pairs = ((int(first[at : at + 2], 16), int(last[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def light(colour: str, share: float = 0.3) -> str:
    """Give a lighter tone of the colour."""
    return mix(colour, WHITE, share)


def dark(colour: str, share: float = 0.3) -> str:
    """Give a darker tone of the colour."""
    return mix(colour, INK, share)


def element(tag: str, attributes: Mapping[str, str | float | None], *children: str) -> str:
    """Write one element; attributes that are None are left out, text children come escaped."""
    words = (
        f' {name}="{value if isinstance(value, str) else number(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    opening = f"<{tag}{''.join(words)}"
    return f"{opening}>{''.join(children)}</{tag}>\n" if children else f"{opening}/>\n"


def data(*parts: str | float) -> str:
    """Join path commands and coordinates into path data."""
    return " ".join(part if isinstance(part, str) else number(part) for part in parts)


def path(d: str, look: Look) -> str:
    """Draw path data."""
    return element("path", {"d": d, **look.attributes()})


def rect(x: float, y: float, width: float, height: float, look: Look, radius: float = 0) -> str:
    """Draw a rectangle with its top left corner at x, y."""
    box: dict[str, str | float | None] = {"x": x, "y": y, "width": width, "height": height}
    return element("rect", {**box, "rx": radius or None, **look.attributes()})


def circle(x: float, y: float, radius: float, look: Look) -> str:
    """Draw a circle round x, y."""
    return element("circle", {"cx": x, "cy": y, "r": radius, **look.attributes()})


def ellipse(x: float, y: float, across: float, down: float, look: Look) -> str:
    """Draw an ellipse round x, y with the two radii."""
    return element("ellipse", {"cx": x, "cy": y, "rx": across, "ry": down, **look.attributes()})


def lines(points: Sequence[Point], look: Look, closed: bool = False) -> str:
    """Draw straight lines through the points."""
    tag = "polygon" if closed else "polyline"
    pairs = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return element(tag, {"points": pairs, **look.attributes()})


def curve(points: Sequence[Point], closed: bool = False) -> str:
    """Give path data of a smooth curve through the points (Catmull-Rom, as cubic Beziers)."""
    count = len(points)

    def at(index: int) -> Point:
        return points[index % count if closed else min(max(index, 0), count - 1)]

    parts: list[str | float] = ["M", *points[0]]
    for i in range(count if closed else count - 1):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = at(i - 1), at(i), at(i + 1), at(i + 2)
        parts += ["C", bx + (cx - ax) / 6, by + (cy - ay) / 6]
        parts += [cx - (dx - bx) / 6, cy - (dy - by) / 6, cx, cy]
    return data(*parts, *(["Z"] if closed else []))


def rounded(points: Sequence[Point], radius: float) -> str:
    """Give path data of straight lines through the points, with each corner cut round."""
    parts: list[str | float] = ["M", *points[0]]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        parts += ["L", *toward(corner, before, radius), "Q", *corner]
        parts += toward(corner, after, radius)
    return data(*parts, "L", *points[-1])


def toward(start: Point, end: Point, distance: float) -> Point:
    """Give the point that lies `distance` from the start on the way to the end."""
    share = distance / ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def group(
    *items: str,
    move: Point = (0, 0),
    turn: float = 0,
    scale: float = 1,
    mirror: bool = False,
    opacity: float = 1,
    clip: str | None = None,
) -> str:
    """Put items together: mirrored and scaled first, then turned (degrees), then moved."""
    steps = [f"translate({number(move[0])} {number(move[1])})"] if move != (0, 0) else []
    steps += [f"rotate({number(turn)})"] if turn else []
    if scale != 1 or mirror:
        steps.append(f"scale({-scale if mirror else scale:g} {scale:g})")
    return element(
        "g",
        {
            "transform": " ".join(steps) or None,
            "opacity": None if opacity == 1 else f"{opacity:g}",
            "clip-path": clip and f"url(#{clip})",
        },
        *items,
    )


def clip(name: str, *shapes: str) -> str:
    """Define the region `name` that `group(..., clip=name)` cuts its items to."""
    return element("clipPath", {"id": name}, *shapes)


def arrow(start: Point, end: Point, look: Look, head: float = 26, both: bool = False) -> str:
    """Draw a straight arrow; the line stops inside its head, so that the tip stays sharp."""
    length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
    ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    near = (start[0] + ux * head * 0.8, start[1] + uy * head * 0.8) if both else start
    far = (end[0] - ux * head * 0.8, end[1] - uy * head * 0.8)
    heads = [tip(end, (ux, uy), look, head)]
    heads += [tip(start, (-ux, -uy), look, head)] if both else []
    return lines([near, far], look) + "".join(heads)


def tip(at: Point, towards: Point, look: Look, size: float = 26) -> str:
    """Draw a filled arrow head with its tip at the point; `towards` is a unit vector."""
    (x, y), (ux, uy) = at, towards
    left = (x - ux * size - uy * size * 0.52, y - uy * size + ux * size * 0.52)
    right = (x - ux * size + uy * size * 0.52, y - uy * size - ux * size * 0.52)
    return lines([at, left, right], flat(look.stroke or INK, look.opacity), closed=True)


def picture(name: str, title: str, size: tuple[int, int], *items: str) -> str:
    """Give a whole SVG document; items are cut to a panel with round corners.

    The panel makes a picture sit well on a light and on a dark slide. `name` prefixes the ids, so
    that several pictures can stand in one web page.
    """
    width, height = size
    frame = clip(f"{name}-frame", rect(0, 0, width, height, Look(), radius=36))
    root: dict[str, str | float | None] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "width": width,
        "height": height,
        "viewBox": f"0 0 {width} {height}",
        "fill": "none",
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
    }
    body = group(*items, clip=f"{name}-frame")
    return element("svg", root, "\n", element("title", {}, escape(title)), frame, body)


def backdrop(
    name: str, size: tuple[int, int], top: str = "#F1F5F9", bottom: str = "#DDE6EF"
) -> str:
    """Fill the whole picture with a soft fade from top to bottom."""
    fade = Gradient(f"{name}-back", top, bottom)
    return fade.definition() + rect(0, 0, *size, flat(fade.paint))


def write_all(folder: Path, pictures: Mapping[str, Callable[[], str]]) -> None:
    """Write every picture as `<name>.svg` into the folder, or into the one named on the command."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else folder
    target.mkdir(parents=True, exist_ok=True)
    for name, draw in pictures.items():
        (target / f"{name}.svg").write_text(draw(), encoding="utf-8", newline="\n")
