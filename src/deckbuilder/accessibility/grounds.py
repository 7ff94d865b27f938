"""What words stand on: the layers below them, mixed as they show through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from deckbuilder.accessibility.seen import Layer, SeenSlide
from deckbuilder.geometry import Box
from deckbuilder.theme.theme import mix

_ACROSS, _DOWN = 5, 3
"""Places at which the ground of a text is looked at."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What is behind a text at one place."""

    digits: str
    """Six hex digits; empty where its colour cannot be said."""
    on_picture: bool = False


def grounds(slide: SeenSlide, owner: int, area: Box) -> list[Ground]:
    """What is behind a text, at each place looked at.

    `owner` is the number of the shape that has the words: what lies over it is not behind them.
    """
    below = _below(slide.layers, owner)
    return [_seen(slide.background, below, x, y) for x, y in _places(area)]


def _below(layers: Sequence[Layer], owner: int) -> Sequence[Layer]:
    last = max((index for index, one in enumerate(layers) if one.owner == owner), default=None)
    return layers if last is None else layers[: last + 1]


def _places(area: Box) -> Iterator[tuple[float, float]]:
    for row in range(_DOWN):
        for column in range(_ACROSS):
            yield area.x + area.w * (column + 0.5) / _ACROSS, area.y + area.h * (row + 0.5) / _DOWN


def _seen(background: str, layers: Sequence[Layer], x: float, y: float) -> Ground:
    ground = Ground(background)
    for layer in layers:
        if not _covers(layer, x, y):
            continue
        colour, is_picture = layer.colour, layer.colour is None
        if layer.look:
            box = layer.box
            colour = layer.look((x - box.x) / (box.w or 1), (y - box.y) / (box.h or 1))
        if colour is None:
            ground = Ground("", True)
        elif colour.alpha >= 1:
            ground = Ground(colour.digits, is_picture)
        elif ground.digits and colour.alpha:
            mixed = mix(ground.digits, colour.digits, colour.alpha)
            ground = Ground(mixed, is_picture or ground.on_picture)
    return ground


def _covers(layer: Layer, x: float, y: float) -> bool:
    box = layer.box
    if not (box.x <= x <= box.right and box.y <= y <= box.bottom):
        return False
    if layer.form == "rectangle" or not box.w or not box.h:
        return True
    across, down = (x - box.x) / box.w, (y - box.y) / box.h
    if layer.form == "ellipse":
        return (across - 0.5) ** 2 + (down - 0.5) ** 2 <= 0.25
    return _is_in_polygon(layer.form, across, down)


def _is_in_polygon(corners: Sequence[tuple[float, float]], x: float, y: float) -> bool:
    """Whether a line to the right crosses the outline an odd number of times."""
    inside = False
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside
