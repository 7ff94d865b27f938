"""How large the clouds of a map are, and how their labels are set in them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from deckbuilder.diagram.cloud_problem import Cloud, CloudProblem, Width
from deckbuilder.diagram.label_lines import LINE_PITCH, Wrapping, wrappings

ASPECT = 1.62
"""Width over height of a cloud whose label asks for nothing else; puffs look best near this."""
FLATTEST = 3.2
"""A cloud for a long word grows higher as well, so that it is never wider than this."""
MAX_RATIO = 1.7
"""Height of the heaviest over that of the lightest cloud, at most: more looks like two maps."""
BOLD_FROM = 1.45
"""From this ratio to the lightest cloud on, a label is bold."""
TEXT_WIDTH = 0.68
TEXT_HEIGHT = 0.53
"""Shares of a cloud that its label may take; a little less than its text rectangle."""
JOINED_TEXT_WIDTH = 0.62
"""The same for a cloud that overlaps another on purpose: the lens should not reach the label."""
CLASS_CONTRAST = 1.3
TOTAL_CONTRAST = 1.7
"""Labels are at most so much larger than those of the next lighter, and of the lightest clouds."""
MOST_HEIGHT = {1: 0.70, 2: 0.60, 3: 0.55, 4: 0.44, 0: 0.40}
"""Height of the lightest cloud in frames, at most, by the number of clouds (0: any other)."""
GROWTH = 1.8, 1.1
"""Long labels may grow a cloud, and a class on average, by these factors for a larger size,"""
SMALL_SIZE, SMALL_GROWTH = 20.0, (2.5, 1.3)
"""and by these up to a size below which reading from the last row becomes hard."""


@dataclass(frozen=True, slots=True)
class Label:
    """What is known of a cloud before its size.

    `ratio` is its height to that of the lightest; `room` the share of its width for the label.
    """

    ratio: float
    bold: bool
    room: float
    wrappings: tuple[Wrapping, ...]


@dataclass(frozen=True, slots=True)
class SizedCloud:
    """A cloud's width and height in points, and its label set in it."""

    w: float
    h: float
    lines: tuple[str, ...]
    size: float
    bold: bool
    fits: bool


def labels_of(problem: CloudProblem, width: Width) -> tuple[Label, ...]:
    """Return the labels of the problem's clouds in order; every text is measured once."""
    ratios = _ratios(problem)
    joined = {id_ for pair in problem.overlaps for id_ in pair}
    labels = []
    for cloud in problem.clouds:
        bold = ratios[cloud.id] >= BOLD_FROM
        ratio = max(ratios[cloud.id], _ratio_of_hub(problem, cloud.id, ratios))
        room = JOINED_TEXT_WIDTH if cloud.id in joined else TEXT_WIDTH
        found = wrappings(cloud.label, _per_point(width, bold))
        labels.append(Label(ratio, bold, room, found))
    return tuple(labels)


def _ratios(problem: CloudProblem) -> dict[str, float]:
    """Heights to the lightest cloud: areas are as weights, unless that exceeds MAX_RATIO."""
    logs = {cloud.id: math.log(cloud.weight) for cloud in problem.clouds}
    lightest, heaviest = min(logs.values()), max(logs.values())
    spread = heaviest - lightest
    exponent = min(0.5, math.log(MAX_RATIO) / spread) if spread else 0.5
    return {id_: round(math.exp(exponent * (log - lightest)), 4) for id_, log in logs.items()}


def _ratio_of_hub(problem: CloudProblem, hub: str, ratios: dict[str, float]) -> float:
    """The ratio a cloud needs for all that overlap it to find room around it, 0 for up to four.

    A satellite claims an angle seen from the hub; there are as many as do not overlap each other.
    """
    around = [c.id for c in problem.clouds if frozenset((hub, c.id)) in problem.overlaps]
    pairs = combinations(around, 2)
    count = len(around) - sum(frozenset(pair) in problem.overlaps for pair in pairs)
    if count <= 4:
        return 0.0
    return round((1.24 / math.sin(math.pi / count) - 1) * max(ratios[c] for c in around), 4)


def unit_height(problem: CloudProblem, labels: tuple[Label, ...], fill: float) -> float:
    """Height in points of the lightest cloud when all clouds together cover `fill` of the frame."""
    frame = problem.frame
    area = sum(label.ratio**2 for label in labels) * ASPECT * math.pi / 4
    most = MOST_HEIGHT.get(len(labels), MOST_HEIGHT[0]) * frame.h
    return min(math.sqrt(fill * frame.w * frame.h / area), most)


def sized(
    problem: CloudProblem, labels: tuple[Label, ...], height: float
) -> tuple[SizedCloud, ...]:
    """Return the problem's clouds with the lightest `height` points high, labels fitted.

    Clouds of one weight have one label size, heavier ones never a smaller one. A cloud too narrow
    for its label is widened, at most to the frame.
    """
    sizes = _class_sizes(problem, labels, height)
    return tuple(
        _finished(problem, cloud, label, height, sizes[cloud.weight])
        for cloud, label in zip(problem.clouds, labels, strict=True)
    )


def _per_point(width: Width, bold: bool) -> Callable[[str], float]:
    return lru_cache(maxsize=None)(lambda text: width(text, 100.0, bold) / 100.0 if text else 0.0)


def _class_sizes(
    problem: CloudProblem, labels: tuple[Label, ...], height: float
) -> dict[float, float]:
    """The label size of each weight."""
    by_weight: dict[float, list[Label]] = {}
    for cloud, label in zip(problem.clouds, labels, strict=True):
        by_weight.setdefault(cloud.weight, []).append(label)
    allowed = [size for size in problem.sizes if size >= problem.least_size]
    allowed = sorted(allowed, reverse=True) or [problem.least_size]
    sizes: dict[float, float] = {}
    largest = allowed[0]
    for weight in sorted(by_weight, reverse=True):
        fitting = (s for s in allowed if s <= largest and _suits(by_weight[weight], height, s))
        largest = sizes[weight] = next(fitting, allowed[-1])
    lightest = limit = sizes[min(by_weight)]
    for weight in sorted(by_weight):
        sizes[weight] = max(s for s in allowed if s <= min(limit, sizes[weight]))
        limit = min(sizes[weight] * CLASS_CONTRAST, lightest * TOTAL_CONTRAST)
    return sizes


def _suits(members: Iterable[Label], height: float, size: float) -> bool:
    """Whether labels of one class can have this size without growing their clouds too much."""
    growths = []
    for label in members:
        w, h, _ = _grown(label, height * label.ratio, size)
        growths.append(w * h / (height * label.ratio) ** 2 / ASPECT)
    most, most_on_average = SMALL_GROWTH if size <= SMALL_SIZE else GROWTH
    return max(growths) <= most and sum(growths) / len(growths) <= most_on_average


def _grown(label: Label, h: float, size: float) -> tuple[float, float, Wrapping]:
    """The smallest cloud not below its nominal size that holds the label, and how it is broken."""
    best: tuple[float, float, Wrapping] | None = None
    for wrapping in label.wrappings:
        needed_w = max(h * ASPECT, wrapping.width * size / label.room)
        needed_h = len(wrapping.lines) * LINE_PITCH * size / TEXT_HEIGHT
        needed_h = max(h, needed_h, needed_w / FLATTEST)
        if best is None or needed_w * needed_h < best[0] * best[1] - 1e-6:
            best = needed_w, needed_h, wrapping
    assert best is not None  # a label has at least one wrapping
    return best


def _finished(
    problem: CloudProblem, cloud: Cloud, label: Label, height: float, size: float
) -> SizedCloud:
    w, h, wrapping = _grown(label, height * label.ratio, size)
    least_w, least_h = cloud.minimum or (0.0, 0.0)
    w = round(min(problem.frame.w, max(w, least_w)), 2)
    h = round(min(problem.frame.h, max(h, least_h)), 2)
    text_h = len(wrapping.lines) * LINE_PITCH * size
    fits = w >= least_w - 0.01 and h >= least_h - 0.01
    fits = (
        fits and wrapping.width * size <= w * label.room + 0.1 and text_h <= h * TEXT_HEIGHT + 0.1
    )
    return SizedCloud(w, h, wrapping.lines, size, label.bold, fits)
