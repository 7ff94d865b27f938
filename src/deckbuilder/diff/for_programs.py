"""Differences as plain values for JSON."""

from __future__ import annotations

from typing import Any

from deckbuilder.diff.comparing import Differences, SlideDifference
from deckbuilder.diff.sides import Side
from deckbuilder.sync.telling import Told


def values(one: Differences) -> dict[str, Any]:
    """All that the terminal says. Numbers of slides count from 1; null where a slide is not."""
    return {
        "before": _side(one.first),
        "after": _side(one.second),
        "same": one.same,
        "deck": [_change(told) for told in one.deck],
        "slides": [_slide(slide) for slide in one.slides],
    }


def _side(side: Side) -> dict[str, Any]:
    return {"name": side.name, "slides": len(side.slides), "remarks": list(side.remarks)}


def _slide(one: SlideDifference) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "fate": one.fate,
        "before": None if one.before is None else one.before + 1,
        "after": None if one.after is None else one.after + 1,
        "more": one.more,
        "known": one.known,
        "changes": [_change(told) for told in one.changes],
    }


def _change(told: Told) -> dict[str, str]:
    return {
        "how": told.how,
        "what": told.what,
        "before": told.before,
        "after": told.after,
        "more": told.more,
    }
