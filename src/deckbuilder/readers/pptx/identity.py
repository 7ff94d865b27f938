"""By what a slide may be known again: its name, its creation id, and names of its shapes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from deckbuilder.readers.pptx.names import P14, P
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.readers.pptx.reading import whole

ANCHOR = "anchor"
"""Name, after the slide's id, of the hidden shape that keeps the id when titles lose theirs."""
TWIN = "!!"
"""Begins the name of a shape that morphs into one of the same name; see writers.pptx.sheet."""
_NUMBERED = re.compile(rf"(.+):{ANCHOR} \d+")


@dataclass(frozen=True, slots=True)
class Identity:
    """What is left of a slide's id; a copy of a slide has all that its original has, or less."""

    name: str = ""
    """The slide's own name (p:cSld@name). LibreOffice and Google drop it."""
    creation: int = 0
    """PowerPoint's own (p14:creationId), new in a copy; 0 for none."""
    anchors: tuple[str, ...] = ()
    """Ids in the names of hidden shapes `id:anchor`; several after slides were put together."""
    numbered: tuple[str, ...] = ()
    """The same of `id:anchor 1`: so LibreOffice names it on a slide it has copied or moved."""
    prefixes: tuple[str, ...] = ()
    """What stands before a colon in names of shapes, the most frequent first."""

    @property
    def id(self) -> str:
        """The id of the slide it was built as; empty for a new one."""
        return self.name or next(iter((*self.anchors, *self.numbered)), "")

    def is_anchor(self, name: str) -> bool:
        """Whether a shape of that name is there for nothing but to keep an id."""
        return name.endswith(f":{ANCHOR}") or _NUMBERED.fullmatch(name) is not None


def identity_of(root: Element) -> Identity:
    """The identity of a slide from the root of its part."""
    slide = root.find(f"{P}cSld")
    if slide is None:
        return Identity()
    shapes = [one.get("name") or "" for one in slide.iter(f"{P}cNvPr")]
    creation = next(slide.iter(f"{P14}creationId"), None)
    return Identity(
        slide.get("name") or "",
        0 if creation is None else whole(creation.get("val")),
        tuple(dict.fromkeys(_anchors(shapes))),
        tuple(dict.fromkeys(found[1] for name in shapes if (found := _NUMBERED.fullmatch(name)))),
        _prefixes(shapes),
    )


def without_id(name: str, identifier: str) -> str:
    """The name of a shape without the id of its slide and the colon after it.

    What glides from slide to slide is called `!!map/clouds:one` on all of them.
    """
    if name.startswith(TWIN) and "/" in name:
        return name.partition("/")[2]
    return name.removeprefix(f"{identifier}:") if identifier else name


def _anchors(names: Iterable[str]) -> Iterable[str]:
    ending = f":{ANCHOR}"
    return (name.removesuffix(ending) for name in names if name.endswith(ending))


def _prefixes(names: Iterable[str]) -> tuple[str, ...]:
    named = (name for name in names if ":" in name and not name.startswith(TWIN))
    counted = Counter(name.partition(":")[0] for name in named)
    return tuple(prefix for prefix, _ in counted.most_common())
