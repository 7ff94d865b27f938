"""The three views of an outline's variants as plain values, for `--format json`."""

from __future__ import annotations

from typing import Any

from deckbuilder.model.timing import Planned
from deckbuilder.overview.comparison import Comparison, Shown
from deckbuilder.overview.matrix import Matrix, Row
from deckbuilder.overview.summaries import Summary


def table_values(summaries: list[Summary]) -> list[dict[str, Any]]:
    """An object for each talk; one that cannot be made has only name, about and errors."""
    return [_summary(one) for one in summaries]


def _summary(one: Summary) -> dict[str, Any]:
    start = {"talk": one.name, "about": one.about, "errors": one.errors}
    if one.errors:
        return start
    return start | {
        "slides": one.slides,
        "hidden": one.hidden,
        **_time(one.time),
        "budget": _minutes(one.budget) if one.budget else None,
        "over": _minutes(one.over),
        "speakers": [
            {"id": share.person, "name": share.name, **_time(share.time)} for share in one.shares
        ],
        "event": one.event,
        "date": one.date,
        "fill": [
            {"slide": each.slide, "minutes": _minutes(each.minutes), "fits": each.fits}
            for each in one.filled
        ],
    }


def _time(time: Planned) -> dict[str, Any]:
    return {"minutes": _minutes(time.minutes), "estimated": time.estimated}


def _minutes(minutes: float) -> float:
    """Rounded to what is no longer noise from adding up."""
    return round(float(minutes), 4)


def matrix_values(one: Matrix) -> dict[str, Any]:
    """The talks, and an object for each row with what every talk does."""
    return {"talks": list(one.talks), "rows": [_row(row, one.talks) for row in one.rows]}


def _row(row: Row, talks: tuple[str, ...]) -> dict[str, Any]:
    pairs = list(zip(talks, row.cells, strict=True))
    return {
        "kind": row.what,
        "id": row.name,
        "section": row.section,
        "talks": {name: cell.mark for name, cell in pairs},
        "moved": [name for name, cell in pairs if cell.moved],
    }


def comparison_values(one: Comparison) -> dict[str, Any]:
    """What only one talk has, what moved, and both wordings of what differs."""
    return {
        "talks": [one.first, one.second],
        "only": {
            one.first: [_shown(slide) for slide in one.only_first],
            one.second: [_shown(slide) for slide in one.only_second],
        },
        "moved": [
            {
                "kind": move.what,
                "id": move.name,
                "after": [move.before, move.after],
                "sections": list(move.sections) if move.sections else None,
            }
            for move in one.moved
        ],
        "parts": [
            {
                "kind": part.what,
                "id": part.name,
                "differences": [
                    {"path": each.path, "says": [_said(each.before), _said(each.after)]}
                    for each in part.differences
                ],
            }
            for part in one.parts
        ],
    }


def _shown(slide: Shown) -> dict[str, Any]:
    return {"id": slide.name, "title": slide.title, "opening": slide.opening}


def _said(lines: tuple[str, ...]) -> str | None:
    return "\n".join(lines) if lines else None
