"""Edits of slides and of what stands on them, through LibreOffice's own model and commands."""

from __future__ import annotations

import re
from typing import Any

import uno
import uno_words as words

LAYOUTS = {
    "Title Slide": 0,
    "Title and Content": 1,
    "Two Content": 3,
    "Title Only": 19,
    "Blank": 20,
}
"""AutoLayout of LibreOffice by the name that we and PowerPoint have for it."""
_ANCHOR = re.compile(r"(.*):anchor( \d+)?")
HUNDREDTHS = 2540 / 72
"""Hundredths of a millimetre in a point."""


class Document:
    """A deck open in LibreOffice, its slides found by their ids or by names given to new ones."""

    def __init__(self, model: Any, context: Any) -> None:
        self.model, self.context = model, context
        self.named: dict[str, Any] = {}
        self.built: dict[str, Any] = {}
        self.commented = False

    def close(self) -> None:
        """LibreOffice 7.4 dies when it closes a view of new comments: such a deck stays open."""
        if not self.commented:
            self.model.close(True)

    def service(self, name: str) -> Any:
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def pages(self) -> list[Any]:
        pages = self.model.DrawPages
        return [pages.getByIndex(number) for number in range(pages.Count)]

    def page(self, slide: str) -> Any:
        """The slide built with that id, or named so by an earlier edit."""
        if slide in self.named:
            return self.named[slide]
        if not self.built:
            self.built = {
                found[1]: page
                for page in self.pages()
                if page not in self.named.values() and (found := _anchor(page))
            }
        return self.built[slide]

    def piece(self, slide: str, name: str) -> Any:
        return words.piece(self.page(slide), name)

    def graphic(self, file: str) -> Any:
        address = setting("URL", uno.systemPathToFileUrl(file))
        return self.service("com.sun.star.graphic.GraphicProvider").queryGraphic((address,))

    def command(self, address: str, *settings: Any) -> None:
        """Do what a command of the menus does in the view."""
        sender = self.service("com.sun.star.frame.DispatchHelper")
        sender.executeDispatch(self.model.CurrentController.Frame, address, "", 0, settings)


def _anchor(page: Any) -> re.Match[str] | None:
    """The name of the hidden shape that says which slide this is; it is nearly the last one."""
    for number in reversed(range(page.Count)):
        if found := _ANCHOR.fullmatch(page.getByIndex(number).Name):
            return found
    return None


def setting(name: str, value: Any) -> Any:
    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


def relabel(deck: Document, slide: str, piece: str, text: str) -> None:
    deck.piece(slide, piece).String = text


def move_shape(deck: Document, slide: str, piece: str, by: list[float]) -> None:
    shape = deck.piece(slide, piece)
    place = shape.Position
    place.X += round(by[0] * HUNDREDTHS)
    place.Y += round(by[1] * HUNDREDTHS)
    shape.Position = place


def resize_shape(deck: Document, slide: str, piece: str, by: list[float]) -> None:
    shape = deck.piece(slide, piece)
    size = shape.Size
    size.Width += round(by[0] * HUNDREDTHS)
    size.Height += round(by[1] * HUNDREDTHS)
    shape.Size = size


def replace_picture(deck: Document, slide: str, piece: str, file: str) -> None:
    deck.piece(slide, piece).Graphic = deck.graphic(file)


def describe(deck: Document, slide: str, piece: str, alt: str) -> None:
    deck.piece(slide, piece).Description = alt


def edit_cell(deck: Document, slide: str, piece: str, row: int, column: int, text: str) -> None:
    deck.piece(slide, piece).Model.getCellByPosition(column, row).String = text


def insert_picture(deck: Document, slide: str, file: str, box: list[float], alt: str) -> None:
    shape = _inserted(deck, slide, "com.sun.star.drawing.GraphicObjectShape", box)
    shape.Graphic = deck.graphic(file)
    shape.Description = alt


def insert_text(deck: Document, slide: str, text: str, box: list[float]) -> None:
    _inserted(deck, slide, "com.sun.star.drawing.TextShape", box).String = text


def _inserted(deck: Document, slide: str, kind: str, box: list[float]) -> Any:
    shape = deck.model.createInstance(kind)
    deck.page(slide).add(shape)
    x, y, w, h = (round(side * HUNDREDTHS) for side in box)
    place = uno.createUnoStruct("com.sun.star.awt.Point")
    size = uno.createUnoStruct("com.sun.star.awt.Size")
    place.X, place.Y, size.Width, size.Height = x, y, w, h
    shape.Position, shape.Size = place, size
    return shape


def comment(deck: Document, slide: str, author: str, text: str) -> None:
    note = deck.page(slide).createAndInsertAnnotation()
    deck.commented = True
    note.Author = author
    note.Initials = author[0]
    note.TextRange.String = text
    when = uno.createUnoStruct("com.sun.star.util.DateTime")
    when.Year, when.Month, when.Day, when.Hours = 2024, 5, 1, 10
    note.DateTime = when


def hide(deck: Document, slide: str) -> None:
    deck.page(slide).Visible = False


def unhide(deck: Document, slide: str) -> None:
    deck.page(slide).Visible = True


def change_layout(deck: Document, slide: str, layout: str) -> None:
    deck.page(slide).Layout = LAYOUTS[layout]


def delete(deck: Document, slide: str) -> None:
    deck.model.DrawPages.remove(deck.page(slide))


def duplicate(deck: Document, slide: str, name: str) -> None:
    deck.named[name] = deck.model.duplicate(deck.page(slide))


def add_slide(
    deck: Document, after: str, name: str, title: str, points: list[str], notes: list[str]
) -> None:
    """A slide with a title and points; LibreOffice gives it the master of the one before."""
    place = deck.pages().index(deck.page(after))
    page = deck.model.DrawPages.insertNewByIndex(place)
    page.Layout = LAYOUTS["Title and Content"]
    words.piece(page, "title").String = title
    words.piece(page, "body").String = "\n".join(points)
    words.piece(page, "notes").String = "\n".join(notes)
    deck.named[name] = page


def move_slide(deck: Document, slide: str, after: str | None) -> None:
    """Move with the commands of the slide pane; a slide that moves is a new one to LibreOffice."""
    pages = deck.pages()
    start = pages.index(deck.page(slide))
    end = 0 if after is None else pages.index(deck.page(after)) + 1
    end -= end > start
    view = deck.model.CurrentController
    view.setCurrentPage(pages[start])
    command = ".uno:MovePageUp" if end < start else ".uno:MovePageDown"
    for _ in range(abs(end - start)):
        deck.command(command)
    deck.built = {}
    if slide in deck.named:
        deck.named[slide] = deck.pages()[end]
    if deck.pages().index(deck.page(slide)) != end:
        raise RuntimeError(f"{slide} did not move to {end}")
