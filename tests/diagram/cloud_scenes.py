"""Maps to place, a simple measure of text, and what can be seen of placed clouds."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.diagram.arrow_docking import docked
from deckbuilder.diagram.cloud_outline import outline
from deckbuilder.diagram.cloud_problem import Arrow, Cloud, CloudPlaces, CloudProblem
from deckbuilder.geometry import Box

FULL, HALF, STANDARD = Box(45, 110, 870, 375), Box(45, 110, 420, 375), Box(45, 110, 630, 375)

Rows = list[tuple[str, str, float]]
Pairs = list[tuple[str, str]]


def width(text: str, size: float, bold: bool) -> float:
    """About as wide as Calibri: half an em a letter, a whole one for Chinese and Japanese."""
    ems = sum(1.0 if ord(letter) > 0x2FFF else 0.5 for letter in text)
    return ems * size * (1.03 if bold else 1.0)


def problem(
    clouds: Rows, arrows: list[tuple[str, ...]] = (), overlaps: Pairs = (), frame: Box = FULL
) -> CloudProblem:
    return CloudProblem(
        tuple(Cloud(*row) for row in clouds),
        frame,
        tuple(Arrow(*row) for row in arrows),
        frozenset(frozenset(pair) for pair in overlaps),
    )


def seven(frame: Box = FULL) -> CloudProblem:
    rows = [
        ("alignment", "Alignment", 5),
        ("interpretability", "Interpretability", 3.2),
        ("automating", "Automating alignment", 2, "meta"),
        ("governance", "Governance", 2, "meta"),
        ("evaluations", "Evaluations", 2, "meta"),
        ("threats", "Threat modeling", 2, "meta"),
        ("deconfusion", "Deconfusion", 2, "meta"),
    ]
    arrows = [
        ("interpretability", "alignment", "helps"),
        ("interpretability", "deconfusion", "helps"),
    ]
    overlaps = [("governance", "evaluations"), ("automating", "alignment")]
    return problem(rows, arrows, overlaps, frame)


def twelve(frame: Box = FULL) -> CloudProblem:
    rows = [
        ("a", "Alignment", 5),
        ("h", "Scalable oversight", 3),
        ("b", "Interpretability", 4),
        ("f", "Deconfusion", 2),
        ("c", "Governance", 3),
        ("d", "Evaluations", 3),
        ("e", "Threat modeling", 2),
        ("g", "Robustness", 2),
        ("k", "Automating alignment research", 2),
        ("i", "Cybersecurity", 1),
        ("j", "Forecasting", 1),
        ("l", "Field building", 1),
    ]
    arrows = [("b", "a"), ("b", "f"), ("e", "c"), ("d", "c"), ("h", "a")]
    return problem(rows, arrows, [("a", "h"), ("c", "d")], frame)


def nine(frame: Box = FULL) -> CloudProblem:
    rows = [
        ("0", "Compute governance", 2),
        ("1", "Evaluations", 2),
        ("2", "Standards", 1),
        ("3", "Liability", 1),
        ("4", "Interpretability", 3),
        ("5", "Red teaming", 2),
        ("6", "Robustness", 2),
        ("7", "Unlearning", 1),
        ("8", "Monitoring", 2),
    ]
    return problem(rows, [("4", "1")], [("1", "5"), ("2", "3")], frame)


def five(frame: Box = FULL) -> CloudProblem:
    rows = [
        ("a", "Alignment", 4),
        ("b", "Interpretability", 3),
        ("c", "Governance", 2),
        ("d", "Evaluations", 2),
        ("e", "Deconfusion", 2),
    ]
    arrows = [("b", "a", "helps"), ("b", "e", "helps"), ("d", "c", "informs")]
    return problem(rows, arrows, [], frame)


def three(frame: Box = FULL) -> CloudProblem:
    names = {"o": "Outer alignment", "i": "Inner alignment", "c": "Capability robustness"}
    rows = [(id_, label, 3) for id_, label in names.items()]
    return problem(rows, [], [("o", "i"), ("i", "c"), ("o", "c")], frame)


def two(frame: Box = FULL) -> CloudProblem:
    rows = [("o", "What we want", 3), ("i", "What the AI does", 3)]
    return problem(rows, [("o", "i", "alignment")], [], frame)


def one(frame: Box = FULL) -> CloudProblem:
    return problem([("o", "Alignment", 3)], frame=frame)


SCENES = (one, two, three, five, seven, nine, twelve)


def trouble(asked: CloudProblem, found: CloudPlaces) -> list[str]:
    """All that a viewer would find wrong, judged by the real outlines and the arrows as drawn."""
    return [*_outside(asked, found), *_overlaps(asked, found), *_arrows(asked, found)]


def polygon(box: Box) -> list[tuple[float, float]]:
    points = outline(box.w, box.h).polygon
    return [(box.x + x * box.w, box.y + y * box.h) for x, y in points]


def inside(corners: list[tuple[float, float]], x: float, y: float) -> bool:
    """Even-odd rule."""
    odd = False
    for (x0, y0), (x1, y1) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            odd = not odd
    return odd


def share_area(a: Box, b: Box) -> bool:
    """Whether two clouds overlap, lobes and all."""
    p, q = polygon(a), polygon(b)
    return any(inside(q, *point) for point in p) or any(inside(p, *point) for point in q)


def _outside(asked: CloudProblem, found: CloudPlaces) -> Iterator[str]:
    for cloud in found.clouds:
        if cloud.box not in asked.frame:
            yield f"{cloud.id} leaves the frame"


def _overlaps(asked: CloudProblem, found: CloudPlaces) -> Iterator[str]:
    for i, a in enumerate(found.clouds):
        for b in found.clouds[i + 1 :]:
            wanted = frozenset((a.id, b.id)) in asked.overlaps
            if share_area(a.box, b.box) != wanted:
                yield f"{a.id} and {b.id} should {'' if wanted else 'not '}overlap"


def _arrows(asked: CloudProblem, found: CloudPlaces) -> Iterator[str]:
    for arrow in asked.arrows:
        ends = arrow.begin, arrow.end
        if frozenset(ends) in asked.overlaps:
            continue
        others = [cloud for cloud in found.clouds if cloud.id not in ends]
        drawn = docked(found[ends[0]].box, found[ends[1]].box, [cloud.box for cloud in others])
        for cloud in others:
            corners = polygon(cloud.box)
            for step in range(33):
                x = drawn.begin.x + (drawn.end.x - drawn.begin.x) * step / 32
                y = drawn.begin.y + (drawn.end.y - drawn.begin.y) * step / 32
                if inside(corners, x, y):
                    yield f"the arrow {arrow.begin}-{arrow.end} runs through {cloud.id}"
                    break
