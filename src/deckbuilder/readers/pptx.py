"""A PowerPoint file as it came back: what stands on each slide, whoever saved it last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from deckbuilder.geometry import EMU_PER_POINT, Box

ANCHOR = "anchor"
"""Name, after the slide's id, of the hidden shape that keeps the id when titles lose theirs."""

_DEEPEST = 50
"""Groups in groups we follow; a file made to harm may have thousands."""

_FOOTERS = ("dt", "ftr", "sldNum")
_PLACEHOLDER = "{*}nvSpPr/{*}nvPr/{*}ph"

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class SeenItem:
    """One shape: its name without the slide's id, its place in points, its words.

    Words are a paragraph a line; of a table a row a line with tabs between the cells.
    """

    name: str
    box: Box
    text: str


@dataclass(frozen=True, slots=True)
class SeenSlide:
    """One slide in its present order, without footers and the hidden shape that keeps its id."""

    id: str
    """Of the slide it was built as; empty for a new one. A copy has the id of its original."""
    hidden: bool
    items: tuple[SeenItem, ...]
    notes: tuple[str, ...]
    """Plain words of each paragraph; empty without a notes page."""


class Unreadable(ValueError):
    """The file is no PowerPoint deck, or too damaged to read."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """How coordinates inside a group come out on the slide."""

    left: float = 0.0
    top: float = 0.0
    across: float = 1.0
    down: float = 1.0

    def box(self, x: float, y: float, w: float, h: float) -> Box:
        """A box in points from EMU inside the group."""
        return Box(
            (self.left + x * self.across) / EMU_PER_POINT,
            (self.top + y * self.down) / EMU_PER_POINT,
            w * self.across / EMU_PER_POINT,
            h * self.down / EMU_PER_POINT,
        )


def read(path: Path) -> list[SeenSlide]:
    """Return the slides of a .pptx in their order; Unreadable when it is none.

    Whatever cannot be read of a single shape is left empty: a file from another program must never
    stop the words of all the others from coming home.
    """
    from pptx import Presentation

    try:
        slides = list(Presentation(str(path)).slides)
    except Exception as error:
        raise Unreadable(f"{path} is not a PowerPoint file that can be read ({error})") from error
    return [_slide(slide) for slide in slides]


def _slide(slide: Any) -> SeenSlide:
    shapes: list[Any] | None = _guarded(_children, slide, None)
    seen = tuple(_items(shapes or [], _Frame(), 0))
    identifier = _identifier(slide, seen)
    own = f"{identifier}:"
    items = tuple(
        SeenItem(item.name.removeprefix(own), item.box, item.text)
        for item in seen
        if item.name != own + ANCHOR
    )
    hidden = _guarded(lambda slide: slide.element.get("show") in ("0", "false"), slide, False)
    notes: tuple[str, ...] = _guarded(_notes, slide, ())
    return SeenSlide(identifier, hidden, items, notes if any(notes) else ())


def _identifier(slide: Any, items: tuple[SeenItem, ...]) -> str:
    """The slide's own name; LibreOffice drops it and keeps the name of the anchor."""
    name = _guarded(lambda slide: str(slide.element.cSld.get("name") or ""), slide, "")
    if name:
        return name
    anchors = (item.name for item in items if item.name.endswith(f":{ANCHOR}"))
    return next(anchors, "").removesuffix(f":{ANCHOR}")


def _items(shapes: list[Any], frame: _Frame, depth: int) -> Iterator[SeenItem]:
    for shape in shapes:
        if _guarded(_is_footer, shape, False):
            continue
        inner: list[Any] | None = _guarded(_children, shape, None)
        if inner is not None and depth < _DEEPEST:
            yield from _items(inner, _inside(shape, frame), depth + 1)
            continue
        name = _guarded(lambda shape: str(shape.name or ""), shape, "")
        x, y, w, h = _guarded(_sides, shape, (0.0, 0.0, 0.0, 0.0))
        yield SeenItem(name, frame.box(x, y, w, h), _guarded(_words, shape, ""))


def _children(holder: Any) -> list[Any] | None:
    """The shapes of a slide or group; None for a shape that holds none."""
    return list(holder.shapes) if hasattr(holder, "shapes") else None


def _is_footer(shape: Any) -> bool:
    """Whether it is a date, a footer or a slide number, which no author writes on a slide."""
    return any(found.get("type") in _FOOTERS for found in shape.element.iterfind(_PLACEHOLDER))


def _sides(shape: Any) -> tuple[float, float, float, float]:
    """Left, top, width and height in EMU as seen; a placeholder has those of its layout.

    A shape turned on its side is kept lying down in the file (a:xfrm@rot), turned about its middle.
    """
    x, y, w, h = (side or 0 for side in (shape.left, shape.top, shape.width, shape.height))
    if 45 <= _guarded(lambda shape: float(shape.rotation), shape, 0.0) % 180 < 135:
        return x + (w - h) / 2, y + (h - w) / 2, h, w
    return x, y, w, h


def _inside(group: Any, outer: _Frame) -> _Frame:
    """The frame of what a group holds (a:chOff and a:chExt, ECMA-376 part 1, 20.1.7)."""
    numbers = _guarded(_transform, group, None)
    if numbers is None:
        return outer
    x, y, w, h, inner_x, inner_y, inner_w, inner_h = numbers
    across = outer.across * (w / inner_w if inner_w else 1.0)
    down = outer.down * (h / inner_h if inner_h else 1.0)
    left = outer.left + x * outer.across - inner_x * across
    top = outer.top + y * outer.down - inner_y * down
    return _Frame(left, top, across, down)


def _transform(group: Any) -> list[int] | None:
    """Offset and extent of a group, then of its inside, in EMU."""
    transform = group.element.grpSpPr.find("{*}xfrm")
    wanted = (("off", "xy"), ("ext", ("cx", "cy")), ("chOff", "xy"), ("chExt", ("cx", "cy")))
    return [int(transform.find("{*}" + name).get(side)) for name, sides in wanted for side in sides]


def _words(shape: Any) -> str:
    if shape.has_table:
        rows = ([_lines(cell.text_frame) for cell in row.cells] for row in shape.table.rows)
        return "\n".join("\t".join(row) for row in rows)
    return _lines(shape.text_frame) if shape.has_text_frame else ""


def _lines(frame: Any) -> str:
    """Paragraphs and line breaks both as line feeds, as in the manifest."""
    return str(frame.text).replace("\v", "\n")


def _notes(slide: Any) -> tuple[str, ...]:
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    if frame is None:
        return ()
    return tuple(str(paragraph.text).replace("\v", "\n") for paragraph in frame.paragraphs)


def _guarded(get: Callable[[Any], _Value], subject: Any, otherwise: _Value) -> _Value:
    """What `get` says of `subject`; `otherwise` where python-pptx stumbles over the file."""
    try:
        return get(subject)
    except Exception:
        return otherwise
