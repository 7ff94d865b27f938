"""Which layout of a template is for what: by type, by name, by its placeholders, or as said."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from deckbuilder.readers.template.names import TYPES, plain, role_named
from deckbuilder.readers.template.sheet import Place, Sheet
from deckbuilder.theme.template import Found, How, RoleName

ROLES: tuple[RoleName, ...] = (
    "cover",
    "section",
    "content",
    "two-content",
    "title-only",
    "picture",
    "blank",
)
Roles: TypeAlias = dict[RoleName, Sheet]
_NEAREST: dict[RoleName, tuple[RoleName, ...]] = {
    "content": ("two-content", "title-only", "section", "cover", "blank"),
    "two-content": ("content", "title-only", "section", "cover", "blank"),
    "title-only": ("content", "two-content", "section", "cover", "blank"),
    "section": ("cover", "title-only", "content", "two-content", "blank"),
    "cover": ("section", "title-only", "content", "two-content", "blank"),
}
"""What serves a role that no layout has."""


_FOR_SLIDES: tuple[RoleName, ...] = ("content", "two-content", "title-only")
_ENOUGH = 0.85
"""Share of the most room that an earlier master must have to come before a later one."""


class NoSuchLayout(Exception):
    """A theme file names a layout that the template has not."""

    def __init__(self, role: str, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.role, self.name, self.known = role, name, known


class UnfitLayout(Exception):
    """A theme file names a layout that slides of ours cannot stand on."""

    def __init__(self, name: str, why: str, fit: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name, self.why, self.fit = name, why, fit


def found_roles(
    sheets: Sequence[Sheet], given: Mapping[str, str], room: Callable[[Sheet], float]
) -> tuple[Roles, tuple[Found, ...]]:
    """The layout of each role, and how it was found.

    NoSuchLayout and UnfitLayout for a name in `given`.
    Of several masters the first has the cover; slides stand on the one with the most `room`.
    """
    chosen: Roles = {}
    told: dict[RoleName, Found] = {}
    calm = _roomiest_first(sheets, given, room)
    for role in ROLES:
        sheet, how = _one(role, calm if role in _FOR_SLIDES else sheets, given.get(role, ""))
        if sheet:
            chosen[role] = sheet
            told[role] = Found(role, sheet.name, how, _described(sheet))
    for role, others in _NEAREST.items():
        if role not in chosen:
            other = next((one for one in others if one in told), None)
            if other:
                chosen[role] = chosen[other]
                told[role] = Found(role, chosen[other].name, "nearest", _described(chosen[other]))
            elif sheets:
                chosen[role] = sheets[0]
                told[role] = Found(role, sheets[0].name, "nearest", _described(sheets[0]))
    missing = (Found(role, "", "none") for role in ROLES if role not in told)
    return chosen, tuple(sorted((*told.values(), *missing), key=lambda one: ROLES.index(one.role)))


def _roomiest_first(
    sheets: Sequence[Sheet], given: Mapping[str, str], room: Callable[[Sheet], float]
) -> Sequence[Sheet]:
    """The layouts with those of the master before all others whose content has the most room."""
    by_master: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        by_master.setdefault(sheet.master, []).append(sheet)
    if len(by_master) < 2:
        return sheets
    found = {master: _one("content", theirs, "")[0] for master, theirs in by_master.items()}
    rooms = {master: room(sheet) for master, sheet in found.items() if sheet}
    best = max(rooms.values(), default=0.0)
    home = next((master for master, size in rooms.items() if size >= _ENOUGH * best), "")
    named = next((one.master for one in sheets if one.name == given.get("content")), home)
    return sorted(sheets, key=lambda one: one.master != named)


def _one(role: RoleName, sheets: Sequence[Sheet], name: str) -> tuple[Sheet | None, How]:
    """The layout of a role; the first of several, those of the first master before others."""
    if name:
        exact = [one for one in sheets if one.name == name]
        alike = exact or [one for one in sheets if plain(one.name) == plain(name)]
        if not alike:
            raise NoSuchLayout(role, name, tuple(dict.fromkeys(one.name for one in sheets)))
        if why := _unfit(alike[0]):
            fit = (one.name for one in sheets if not _unfit(one))
            raise UnfitLayout(alike[0].name, why, tuple(dict.fromkeys(fit)))
        return alike[0], "map"
    ways: tuple[tuple[How, list[Sheet]], ...] = (
        ("type", [one for one in sheets if TYPES.get(one.type) == role and _fits(role, one)]),
        ("name", [one for one in sheets if role_named(one.name) == role and _fits(role, one)]),
        ("placeholders", [one for one in sheets if _looks_like(role, one)]),
    )
    for how, found in ways:
        if found:
            return found[0], how
    return None, "none"


def _unfit(sheet: Sheet) -> str:
    """Why no slide of ours can stand on a layout; empty where one can."""
    if sheet.title is None:
        return "has no title"
    return "has words that run from the top down" if _is_upright(sheet) else ""


def _is_upright(sheet: Sheet) -> bool:
    return any(place.upright for place in sheet.places if place.type not in ("dt", "ftr", "sldNum"))


def _fits(role: RoleName, sheet: Sheet) -> bool:
    """Whether a layout has what its role needs."""
    if _is_upright(sheet):
        return False
    match role:
        case "cover" | "section" | "title-only":
            return sheet.title is not None
        case "content":
            return sheet.title is not None and bool(sheet.contents)
        case "two-content":
            return sheet.title is not None and bool(side_by_side(sheet))
        case "picture":
            return bool(sheet.of("pic"))
        case "blank":
            return sheet.title is None and not sheet.contents


def _looks_like(role: RoleName, sheet: Sheet) -> bool:
    """Whether a layout has just the placeholders of its role, and no other type or name."""
    other = TYPES.get(sheet.type, role_named(sheet.name))
    if not _fits(role, sheet) or other not in (None, role):
        return False
    count, pictures = len(sheet.contents), len(sheet.of("pic", "tbl", "chart", "dgm", "media"))
    titled, below = sheet.title is not None, bool(sheet.of("subTitle"))
    match role:
        case "cover":
            return below or bool(sheet.of("ctrTitle"))
        case "section":
            return count == 1 and not below and not pictures and sheet.contents[0].type == "body"
        case "content":
            return count == 1 and not below and not pictures and sheet.contents[0].type == ""
        case "two-content":
            return count == 2 and not pictures
        case "title-only":
            return titled and not count and not below and not pictures
        case "picture":
            return pictures == 1
        case "blank":
            return not pictures and not below


def side_by_side(sheet: Sheet) -> tuple[Place, Place] | None:
    """The two widest placeholders that stand beside each other, from the left."""
    places = sheet.of("", "body")
    pairs = [
        (one, other)
        for one in places
        for other in places
        if one.box.right <= other.box.x + 2
        and min(one.box.bottom, other.box.bottom) - max(one.box.y, other.box.y)
        > 0.7 * max(one.box.h, other.box.h)
    ]
    return max(pairs, key=lambda pair: pair[0].box.w * pair[0].box.h, default=None)


def _described(sheet: Sheet) -> tuple[str, ...]:
    names = {"": "content", "ctrTitle": "title", "subTitle": "subtitle", "pic": "picture"}
    feet = {"dt": "date", "ftr": "footer", "sldNum": "number"}
    return tuple(names.get(one.type, feet.get(one.type, one.type)) for one in sheet.places)
