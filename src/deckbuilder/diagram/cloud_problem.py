"""What a cloud map asks for, and what placing it answers."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from deckbuilder.geometry import Box

Width = Callable[[str, float, bool], float]
"""Width in points of (text, size in points, bold); must be proportional to the size."""

LABEL_SIZES = (32.0, 30.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 17.0, 16.0, 15.0, 14.0)
"""Label sizes in points that a map may use, largest first."""
MANY_CLOUDS = 10
"""With more clouds than this, labels may go down to 14 points, otherwise to 16."""


@dataclass(frozen=True, slots=True)
class Cloud:
    """A cloud of a map.

    `weight` (positive) is its importance, seen as size. Clouds of one `group` stay together. `at`
    fixes the centre by hand, in fractions of the frame. `minimum` is the least width and height in
    points, for a cloud that holds others.
    """

    id: str
    label: str
    weight: float = 2.0
    group: str | None = None
    at: tuple[float, float] | None = None
    minimum: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow between two clouds, named by their ids, with a label that may be empty."""

    begin: str
    end: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class CloudProblem:
    """A map to place inside `frame`; ValueError when its parts contradict each other.

    `overlaps` holds the pairs of ids that are to overlap; no other two clouds may touch.
    `minimum_size` is the smallest label size in points (None: 16, or 14 for more than 10 clouds).
    """

    clouds: tuple[Cloud, ...]
    frame: Box
    arrows: tuple[Arrow, ...] = ()
    overlaps: frozenset[frozenset[str]] = frozenset()
    minimum_size: float | None = None
    sizes: tuple[float, ...] = LABEL_SIZES

    def __post_init__(self) -> None:
        if not (self.frame.w > 0 and self.frame.h > 0):
            raise ValueError("a map needs a frame with a width and a height")
        ids = {cloud.id for cloud in self.clouds}
        if len(ids) < len(self.clouds):
            raise ValueError("two clouds of one map have the same id")
        if any(not 0 < cloud.weight < math.inf for cloud in self.clouds):
            raise ValueError("a cloud's weight must be more than 0 and finite")
        pairs = [frozenset((arrow.begin, arrow.end)) for arrow in self.arrows]
        for pair in (*pairs, *sorted(self.overlaps, key=sorted)):
            if len(pair) != 2 or not pair <= ids:
                raise ValueError(f"not a pair of clouds of this map: {', '.join(sorted(pair))}")

    @property
    def least_size(self) -> float:
        """The smallest label size allowed, in points."""
        if self.minimum_size is not None:
            return self.minimum_size
        return 14.0 if len(self.clouds) > MANY_CLOUDS else 16.0


@dataclass(frozen=True, slots=True)
class CloudPlace:
    """Where a cloud goes, and how its label is set: lines, size in points, bold or not.

    `fits` is False when the label, even so, is larger than the cloud's text rectangle, or the
    frame smaller than the cloud's `minimum`.
    """

    id: str
    box: Box
    lines: tuple[str, ...]
    size: float
    bold: bool
    fits: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """Something a map must not show: `kind`, the ids concerned, and how bad it is (0 up)."""

    kind: str
    clouds: tuple[str, ...]
    amount: float


@dataclass(frozen=True, slots=True)
class CloudPlaces:
    """The placed map, in the order of the problem's clouds; `faults` is empty when it is legal."""

    clouds: tuple[CloudPlace, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def legal(self) -> bool:
        return not self.faults

    def __getitem__(self, cloud: str) -> CloudPlace:
        """The place of the cloud with this id; KeyError when there is none."""
        for place in self.clouds:
            if place.id == cloud:
                return place
        raise KeyError(cloud)
