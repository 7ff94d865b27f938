"""A finished slide turned round, for talks in languages that are read from right to left.

Blocks place everything as if it were read from left to right (`Page.rtl` tells them so). Here left
and right are exchanged on the whole slide, and each paragraph gets its direction.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from deckbuilder.diagram.mirror import mirrored
from deckbuilder.geometry import Box
from deckbuilder.scene import Cell, Group, Item, Paragraph, Run, Shape, Table, Text, TextBody

SIGNED = re.compile(r"\s*[-+−±<>=≤≥~≈]\s*[\d.,]+\D{0,3}\Z")
"""A number with what stands before it, which would come behind it if read from right to left."""
LEFT_TO_RIGHT_MARK = "\N{LEFT-TO-RIGHT MARK}"


def turned_round(items: Iterable[Item], width: float) -> tuple[Item, ...]:
    """The items of a slide `width` points wide with left and right exchanged, words as well."""
    return tuple(_facing_item(item) for item in mirrored(items, Box(0, 0, width, 0)))


def _facing_item(item: Item) -> Item:
    match item:
        case Text():
            return replace(item, body=_facing_body(item.body))
        case Shape():
            return replace(item, body=_facing_body(item.body)) if item.body else item
        case Table():
            rows = tuple(
                tuple(Cell(_facing_body(cell.body), cell.fill) for cell in row) for row in item.rows
            )
            return replace(item, rows=rows, rtl=True)
        case Group():
            return replace(item, items=tuple(_facing_item(child) for child in item.items))
        case _:
            return item


def _facing_body(body: TextBody) -> TextBody:
    if body.font == "code":
        return body  # programs are read from left to right everywhere
    return replace(body, paragraphs=tuple(facing(one) for one in body.paragraphs))


def facing(paragraph: Paragraph) -> Paragraph:
    """A paragraph as it stands in a talk read from right to left.

    Its start is at the right. Its words run from the right too, unless all letters are of a script
    that runs from the left: then a full stop at the end stays behind the last word. Points keep
    their bullets at the right, so that such words are held together by marks that nobody sees.
    """
    in_list = paragraph.bullet != "none" or paragraph.level > 0
    foreign = runs_from_left(paragraph.text)
    rtl = in_list or not foreign
    runs = held_together(paragraph.runs) if in_list and foreign else paragraph.runs
    if paragraph.align == "centre":
        return replace(paragraph, runs=runs, rtl=rtl)
    at_right = paragraph.align == "start"
    return replace(paragraph, runs=runs, rtl=rtl, align="start" if at_right is rtl else "end")


def runs_from_left(text: str) -> bool:
    """Whether words have only letters that run from the left, or are a number with its sign."""
    directions = {unicodedata.bidirectional(character) for character in text}
    if directions & {"R", "AL", "AN"}:
        return False
    return "L" in directions or SIGNED.match(text) is not None


def held_together(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Words that run from the left, with a mark at an end that is no letter (UAX 9, 2.6)."""
    if not runs:
        return runs
    first, last = runs[0].text[:1], runs[-1].text[-1:]
    marked = list(runs)
    if unicodedata.bidirectional(first or " ") != "L":
        marked[0] = replace(marked[0], text=LEFT_TO_RIGHT_MARK + marked[0].text)
    if unicodedata.bidirectional(last or " ") != "L":
        marked[-1] = replace(marked[-1], text=marked[-1].text + LEFT_TO_RIGHT_MARK)
    return tuple(marked)
