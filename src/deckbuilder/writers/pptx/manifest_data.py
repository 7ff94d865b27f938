"""A manifest as plain data for JSON, as short as it can be read back."""

from __future__ import annotations

from typing import Any, get_args

from deckbuilder.content import ItemKind, Line, Piece, Said, Words
from deckbuilder.geometry import Box

_BOLD, _ITALIC, _CODE = 1, 2, 4
_KINDS = get_args(ItemKind)


def slide_data(slide: Said) -> dict[str, Any]:
    """One slide as data."""
    moving = {} if slide.transition == "none" else {"transition": slide.transition}
    return {
        "id": slide.id,
        "layout": slide.layout,
        "title": slide.title,
        "hidden": slide.hidden,
        "section": slide.section,
        "pieces": [_piece_data(piece) for piece in slide.pieces],
        "notes": [_line_data(line) for line in slide.notes],
        **moving,
        **({"builds": slide.builds} if slide.builds else {}),
    }


def slide_of(data: dict[str, Any]) -> Said:
    """The slide that `slide_data` made data of; ValueError, KeyError or TypeError for any other."""
    return Said(
        str(data["id"]),
        str(data["layout"]),
        str(data["title"]),
        bool(data["hidden"]),
        str(data["section"]),
        tuple(_piece(*piece) for piece in data["pieces"]),
        tuple(map(_line, data["notes"])),
        str(data.get("transition", "none")),
        tuple(tuple(map(str, click)) for click in data.get("builds", ())),
    )


def _piece_data(piece: Piece) -> list[Any]:
    """What most pieces have not comes last and is left out."""
    box = piece.box
    found: list[Any] = [
        piece.name,
        piece.kind,
        [box.x, box.y, box.w, box.h],
        [_line_data(line) for line in piece.lines],
        piece.alt,
        piece.link,
        piece.picture,
        [[[_line_data(line) for line in cell] for cell in row] for row in piece.cells],
        piece.form,
    ]
    while not found[-1]:
        found.pop()
    return found


def _piece(
    name: str,
    kind: ItemKind,
    box: list[float],
    lines: list[Any] = [],  # noqa: B006 - never changed
    alt: str = "",
    link: str = "",
    picture: str = "",
    cells: list[list[list[Any]]] = [],  # noqa: B006 - never changed
    form: str = "",
) -> Piece:
    if kind not in _KINDS:
        raise ValueError(f"{kind} is no kind of item")
    x, y, w, h = map(float, box)
    return Piece(
        str(name),
        kind,
        Box(x, y, w, h),
        tuple(map(_line, lines)),
        tuple(tuple(tuple(map(_line, cell)) for cell in row) for row in cells),
        str(alt),
        str(link),
        str(picture),
        str(form),
    )


def _line_data(line: Line) -> Any:
    """Most lines are plain words at the first level, and so are just a text."""
    if not line.level and len(line.words) == 1 and line.words[0] == Words(line.words[0].text):
        return line.words[0].text
    return [line.level, *map(_words_data, line.words)]


def _words_data(words: Words) -> Any:
    flags = _BOLD * words.bold | _ITALIC * words.italic | _CODE * words.code
    if words.link:
        return [words.text, flags, words.link]
    return [words.text, flags] if flags else words.text


def _line(data: Any) -> Line:
    if isinstance(data, str):
        return Line((Words(data),))
    level, *words = data
    return Line(tuple(map(_words, words)), int(level))


def _words(data: Any) -> Words:
    if isinstance(data, str):
        return Words(data)
    text, flags, *link = data
    bold, italic, code = (bool(flags & style) for style in (_BOLD, _ITALIC, _CODE))
    return Words(str(text), bold, italic, code, str(link[0]) if link else "")
