"""The masters of a template's file, and the parts that every deck takes along."""

from __future__ import annotations

from deckbuilder.readers.pptx.ancestry import placeholder, whole
from deckbuilder.readers.pptx.names import P, R
from deckbuilder.readers.pptx.opening import Opened
from deckbuilder.readers.template.parts import parts_of
from deckbuilder.scene import NativePart
from deckbuilder.theme.template import Master, NotesMaster

_FIRST_ID = 2**31
"""Masters and layouts count from here (ECMA-376 part 1, 19.7.6)."""


def masters_of(opened: Opened) -> list[tuple[int, str]]:
    """Number and part of each slide master; no two numbers are alike, nor those of layouts."""
    root, found = opened.tree(opened.main), []
    relations = opened.relations(opened.main)
    for one in root.iterfind(f"{P}sldMasterIdLst/{P}sldMasterId"):
        relation = relations.get(one.get(f"{R}id") or "")
        if relation and relation.target in opened:
            found.append((whole(one, "id"), relation.target))
    return found


def numbered(masters: list[tuple[int, str]]) -> tuple[Master, ...]:
    """Masters with the numbers they have, or with free ones where those are in doubt."""
    numbers = [number for number, _ in masters]
    sound = len(set(numbers)) == len(numbers) and all(_FIRST_ID <= one < 2**32 for one in numbers)
    if sound:
        return tuple(Master(*one) for one in masters)
    return tuple(
        Master(2**32 - 1 - count, part) for count, (_, part) in enumerate(reversed(masters))
    )[::-1]


def notes_master_of(opened: Opened) -> NotesMaster | None:
    """The notes master if it has places for a slide and for words."""
    part = opened.related(opened.main, "notesMaster")
    if not part:
        return None
    found: dict[str, int] = {}
    for shape in opened.tree(part).iter(f"{P}sp"):
        ph = placeholder(shape)
        if ph is not None:
            found.setdefault(ph.get("type") or "", whole(ph, "idx"))
    if "sldImg" not in found or "body" not in found or not opened.related(part, "theme"):
        return None
    return NotesMaster(part, found["sldImg"], found["body"], found.get("sldNum"))


def company_parts(opened: Opened) -> tuple[NativePart, ...]:
    """What of the file every deck takes along."""
    roots = [(part, "slideMaster") for _, part in masters_of(opened)]
    if notes_master_of(opened):
        roots.append((opened.related(opened.main, "notesMaster"), "notesMaster"))
    for kind in ("handoutMaster", "tableStyles"):
        part = opened.related(opened.main, kind)
        if part:
            roots.append((part, kind))
    return parts_of(opened, roots)
