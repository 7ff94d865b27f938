"""Edits of words through LibreOffice's own model; runs in the Python that has `uno`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

PARAGRAPH_BREAK = 0
"""com.sun.star.text.ControlCharacter."""
BOLD = 150.0
"""com.sun.star.awt.FontWeight."""
_KEPT = ("CharWeight", "CharPosture", "CharFontName")


def piece(page: Any, name: str) -> Any:
    """The shape of that name without the slide's id; `notes` is the text of the notes page.

    LibreOffice adds a number to the names on a slide that was moved or copied, and gives none to
    what is on a new slide: its `title` and `body` are found by what they are.
    """
    if name == "notes":
        return _first(page.NotesPage, "NotesShape")
    known = re.compile(rf"(?:!![^/]*/|[^:]*:){re.escape(name)}( \d+)?")
    for shape in shapes(page):
        if known.fullmatch(shape.Name):
            return shape
    return _first(page, {"title": "TitleTextShape", "body": "OutlinerShape"}[name])


def _first(page: Any, kind: str) -> Any:
    wanted = f"com.sun.star.presentation.{kind}"
    return next(shape for shape in shapes(page) if shape.ShapeType == wanted)


def shapes(holder: Any) -> Iterator[Any]:
    """All shapes on a page or in a group, and in groups of it."""
    for number in range(holder.Count):
        shape = holder.getByIndex(number)
        yield shape
        if shape.ShapeType == "com.sun.star.drawing.GroupShape":
            yield from shapes(shape)


def listed(enumerable: Any) -> list[Any]:
    """Paragraphs of a text or portions of a paragraph."""
    found, items = [], enumerable.createEnumeration()
    while items.hasMoreElements():
        found.append(items.nextElement())
    return found


def units(text: str) -> int:
    """UTF-16 units, in which LibreOffice counts."""
    return len(text.encode("utf-16-le")) // 2


def find(text: Any, line: int, words: str) -> Any:
    """A cursor around `words` in that paragraph; they must be in one style."""
    for portion in listed(listed(text)[line]):
        before, found, _ = portion.String.partition(words)
        if found and portion.TextPortionType == "Text":
            cursor = text.createTextCursorByRange(portion.Start)
            cursor.goRight(units(before), False)
            cursor.goRight(units(words), True)
            return cursor
    raise LookupError(f"no {words!r} in {[one.String for one in listed(text)]}")


def reword(text: Any, line: int, old: str, new: str) -> None:
    find(text, line, old).String = new


def embolden(text: Any, line: int, words: str) -> None:
    find(text, line, words).CharWeight = BOLD


def add_line(text: Any, after: int, words: str) -> None:
    """A paragraph after that one, or before all of them when `after` is -1."""
    _insert(text, after, [(words, {})])


def remove_line(text: Any, line: int) -> None:
    lines = listed(text)
    if line + 1 < len(lines):
        cursor = text.createTextCursorByRange(lines[line].Start)
        cursor.gotoRange(lines[line + 1].Start, True)
    else:
        cursor = text.createTextCursorByRange(lines[line - 1].End)
        cursor.gotoRange(lines[line].End, True)
    cursor.String = ""


def move_line(text: Any, line: int, to: int) -> None:
    """Make paragraph `line` the one numbered `to`, counted without it, with the look of its words."""
    moved = listed(text)[line]
    level = moved.NumberingLevel
    kept = [
        (portion.String, {name: getattr(portion, name) for name in _KEPT})
        for portion in listed(moved)
    ]
    remove_line(text, line)
    _insert(text, to - 1, kept)
    if level is not None:
        listed(text)[to].NumberingLevel = level


def indent(text: Any, line: int, by: int) -> None:
    paragraph = listed(text)[line]
    paragraph.NumberingLevel += by


def change_link(document: Any, text: Any, old: str, new: str) -> None:
    """Give the link to the address `old` the address `new`, as its dialogue does."""
    for paragraph in listed(text):
        for portion in listed(paragraph):
            if portion.TextPortionType == "TextField" and old == portion.TextField.URL:
                field = document.createInstance("com.sun.star.text.TextField.URL")
                field.Representation, field.URL = portion.TextField.Representation, new
                cursor = text.createTextCursorByRange(portion)
                text.insertTextContent(cursor, field, True)
                return
    raise LookupError(f"no link to {old}")


def _insert(text: Any, after: int, words: list[tuple[str, dict[str, Any]]]) -> None:
    lines = listed(text)
    cursor = text.createTextCursorByRange(lines[after].End if after >= 0 else lines[0].Start)
    if after >= 0:
        text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    for one, look in words:
        cursor.collapseToEnd()
        text.insertString(cursor, one, True)
        for name, value in look.items():
            setattr(cursor, name, value)
    cursor.collapseToEnd()
    if after < 0:
        text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
