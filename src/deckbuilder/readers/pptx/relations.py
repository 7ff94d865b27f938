"""What a part of a package points to (ECMA-376 part 2, 6.5)."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from deckbuilder.readers.pptx.names import PACKAGE
from deckbuilder.readers.pptx.parsing import Element


@dataclass(frozen=True, slots=True)
class Relation:
    """One thing a part points to."""

    id: str
    kind: str
    """The last word of the relationship's type, as `slideLayout`."""
    target: str
    """The name of a part, without a slash before it; or an address when `external`."""
    external: bool = False


def relations_part(part: str) -> str:
    """The name of the part that holds the relationships of `part`; "" stands for the package."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def read_relations(part: str, root: Element) -> dict[str, Relation]:
    """The relationships of `part` by their ids, in their order."""
    folder = posixpath.dirname(part)
    found: dict[str, Relation] = {}
    for one in root.iterfind(f"{PACKAGE}Relationship"):
        identifier, target = one.get("Id") or "", one.get("Target") or ""
        external = one.get("TargetMode") == "External"
        if not external:
            target = _resolved(folder, target)
        kind = (one.get("Type") or "").rstrip("/").rpartition("/")[2]
        found.setdefault(identifier, Relation(identifier, kind, target, external))
    return found


def _resolved(folder: str, target: str) -> str:
    """A part's name from its address seen from `folder`; nothing leads out of the package."""
    target = target.partition("#")[0]
    if not target:
        return ""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def is_shallow(start: str, follow: Callable[[str], Mapping[str, Relation]], most: int) -> bool:
    """Whether all parts are within `most` steps from `start`."""
    seen, ring = {start}, [start]
    for _ in range(most):
        targets = dict.fromkeys(target for part in ring for target in _inside(follow(part)))
        ring = [target for target in targets if target not in seen]
        seen.update(ring)
    return not ring


def _inside(relations: Mapping[str, Relation]) -> list[str]:
    return [one.target for one in relations.values() if one.target and not one.external]
