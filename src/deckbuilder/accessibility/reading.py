"""A finished deck as the rules see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from deckbuilder.accessibility.lettering import Lettering
from deckbuilder.accessibility.palettes import background_of, palette_of
from deckbuilder.accessibility.pictures import moves_for_long
from deckbuilder.accessibility.seen import TITLES, Layer, SeenDeck, SeenShape, SeenSlide
from deckbuilder.accessibility.shapes import Shapes
from deckbuilder.geometry import EMU_PER_POINT
from deckbuilder.readers.pptx import Opened, Unreadable
from deckbuilder.readers.pptx.ancestry import Ancestry, ancestry, whole
from deckbuilder.readers.pptx.identity import identity_of
from deckbuilder.readers.pptx.links import Links
from deckbuilder.readers.pptx.names import P
from deckbuilder.readers.pptx.parsing import Element

HEIGHT = 540.0
"""Points of the canvas on which every deck is seen, whatever the size of its slides."""


def read(opened: Opened) -> SeenDeck:
    """All slides of a deck, those too that a show passes over; Unreadable where one is damaged."""
    roots = {part: opened.tree(part) for part in opened.slides}
    ids = {part: identity_of(root).id for part, root in roots.items()}
    targets = {part: one or str(number) for number, (part, one) in enumerate(ids.items(), 1)}
    size = opened.tree(opened.main).find(f"{P}sldSz")
    scale = HEIGHT / max(1.0, whole(size, "cy", 6_858_000) / EMU_PER_POINT)
    width = whole(size, "cx", 12_192_000) / EMU_PER_POINT * scale
    slides = [
        _slide(opened, part, number, Links(opened, part, targets), scale, width)
        for number, part in enumerate(roots, 1)
    ]
    if _is_rtl(slides) or opened.tree(opened.main).get("rtl") in ("1", "true"):
        # A slide in English among Arabic ones is read from the right as they are.
        slides = [replace(slide, rtl=True) for slide in slides]
    return SeenDeck(tuple(slides))


def _is_rtl(slides: Sequence[SeenSlide]) -> bool:
    """Whether most paragraphs are written from right to left."""
    shapes = (shape for slide in slides for shape in slide.every())
    passages = [one.rtl for shape in shapes for one in shape.passages]
    return 2 * sum(passages) > len(passages)


def _slide(
    opened: Opened, part: str, number: int, links: Links, scale: float, width: float
) -> SeenSlide:
    root, above = opened.tree(part), ancestry(opened, part)
    identifier = identity_of(root).id
    layout = [above.layout] if above.layout is not None else []
    palette = palette_of(above.theme, above.master, *layout, root)
    lettering = Lettering(palette, links.of, scale)
    shapes = Shapes(opened, part, above, lettering, f"{identifier}:" if identifier else "")
    seen = tuple(shapes.on(root))
    below = tuple(_below(opened, part, above, root, lettering))
    moving = (
        number for number, image in shapes.pictures.items() if moves_for_long(opened, part, image)
    )
    made = SeenSlide(
        number,
        identifier,
        root,
        seen,
        next((one for one in _every(seen) if one.holder in TITLES), None),
        background_of(palette, above.theme, root, above.layout, above.master),
        (*below, *shapes.layers),
        width=width,
        charts=shapes.charts,
        moving=tuple(moving),
    )
    return replace(made, rtl=_is_rtl([made]))


def _every(shapes: tuple[SeenShape, ...]) -> Iterator[SeenShape]:
    for shape in shapes:
        yield from shape.every()


def _below(
    opened: Opened, part: str, above: Ancestry, root: Element, lettering: Lettering
) -> Iterator[Layer]:
    """What master and layout paint below the shapes of a slide."""
    layout = opened.related(part, "slideLayout")
    master = opened.related(layout, "slideMaster") if layout else ""
    if root.get("showMasterSp") in ("0", "false"):
        return
    sheets = [(layout, above.layout), (master, above.master)]
    if above.layout is not None and above.layout.get("showMasterSp") in ("0", "false"):
        sheets.pop()
    for sheet, tree in reversed(sheets):
        if tree is not None:
            with suppress(Unreadable):
                shapes = Shapes(opened, sheet, above, lettering, "", only_bare=True)
                list(shapes.on(tree))
                for one in shapes.layers:
                    yield replace(one, owner=0)
