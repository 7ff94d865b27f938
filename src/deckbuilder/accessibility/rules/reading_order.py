"""Shapes that are read aloud in another order than they are seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from deckbuilder.accessibility.finding import Finding, brief
from deckbuilder.accessibility.seen import FOOTERS, SeenDeck, SeenShape, SeenSlide
from deckbuilder.geometry import Box

_SLACK = 6.0
"""Points by which boxes that stand one below the other may overlap."""


def check(deck: SeenDeck) -> Iterator[Finding]:
    """WCAG 2.2, success criterion 1.3.2.

    Whether columns or rows come first nobody can know; but of two things in one column the upper
    one comes first, and of two in one row that on the side where lines begin.
    """
    for slide in deck.slides:
        read = [one for one in slide.shapes if _is_read(one)]
        title = next((one for one in read if one is slide.title), None)
        if title and read[0] is not title and _is_below_none(title, read):
            yield slide.found(
                title,
                f"the title is read after {_called(read[0])}",
                "move it to the end of the list (Home > Arrange > Selection Pane), which is read "
                "from below",
            )
        others = [one for one in read if one is not title]
        yield from _of(slide, _units(slide, others))
        for group in slide.every():
            if group.kind == "group" and not (group.alt or group.decorative):
                yield from _of(slide, _units(slide, [one for one in group.items if _is_read(one)]))


def _is_read(shape: SeenShape) -> bool:
    if shape.decorative or shape.kind == "line" or shape.holder in FOOTERS:
        return False
    return bool(shape.alt) or shape.says_anything() or shape.kind not in ("shape", "text", "group")


def _is_below_none(title: SeenShape, read: Sequence[SeenShape]) -> bool:
    """Whether nothing stands above the title, so that it would be seen first."""
    return not any(one.box.bottom <= title.box.y + _SLACK for one in read if one is not title)


def _units(slide: SeenSlide, shapes: Sequence[SeenShape]) -> list[SeenShape]:
    """Without all but the first shape of each diagram of ours.

    A cycle or a map is told in an order of its own; its shapes are named `diagram:part`.
    """
    seen: set[str] = set()
    found = []
    for shape in shapes:
        diagram = shape.name.partition(":")[0] if slide.id and ":" in shape.name else ""
        if not diagram or diagram not in seen:
            found.append(shape)
        seen.add(diagram)
    return found


def _of(slide: SeenSlide, shapes: Sequence[SeenShape]) -> Iterator[Finding]:
    """The first pair that is read the wrong way round, and how many others are."""
    wrong = [
        (earlier, later, why)
        for earlier, later in combinations(shapes, 2)
        if (why := _seen_before(later.box, earlier.box, slide.rtl))
    ]
    if not wrong:
        return
    earlier, later, why = wrong[0]
    place = {one.number: index for index, one in enumerate(shapes, 1)}
    more = f"; {len(wrong) - 1} more such pairs" if len(wrong) > 2 else ""
    yield slide.found(
        later,
        f"{_called(later)} stands {why} {_called(earlier)} and is read after it "
        f"({place[later.number]}. and {place[earlier.number]}. of {len(shapes)}){more}",
        "change the order in the list of Home > Arrange > Selection Pane, which is read from below",
    )


def _called(shape: SeenShape) -> str:
    text = shape.text or shape.alt
    name = f"`{shape.name}`" if shape.name else shape.what
    return name + (f" (“{brief(text)}”)" if text else "")


def _seen_before(one: Box, other: Box, rtl: bool) -> str:
    """How `one` stands if everybody sees it before `other`; else empty."""
    if _share(one.x, one.right, other.x, other.right) > 0.5 and one.bottom <= other.y + _SLACK:
        return "above"
    if _share(one.y, one.bottom, other.y, other.bottom) > 0.5:
        if not rtl and one.right <= other.x + _SLACK:
            return "to the left of"
        if rtl and one.x >= other.right - _SLACK:
            return "to the right of"
    return ""


def _share(start: float, end: float, other_start: float, other_end: float) -> float:
    """How much of the shorter of two spans lies within the other."""
    shorter = min(end - start, other_end - other_start)
    common = min(end, other_end) - max(start, other_start)
    return common / shorter if shorter > 0 else 0.0
