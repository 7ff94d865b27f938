"""Edits of words in a PowerPoint file; only the paragraphs concerned are touched."""

from __future__ import annotations

import copy
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn


def text_of(slide: Any, piece: str) -> Any:
    """The text frame of the shape of that name without the slide's id; `notes` of the notes page."""
    if piece == "notes":
        return slide.notes_slide.notes_text_frame
    return shape_of(slide, piece).text_frame


def shape_of(slide: Any, piece: str) -> Any:
    """What is called so, in groups too; `title` and `body` of new slides by their placeholders."""
    shapes = list(_shapes(slide.shapes))
    for shape in shapes:
        separator = "/" if shape.name.startswith("!!") else ":"
        if shape.name.partition(separator)[2] == piece:
            return shape
    return slide.placeholders[{"title": 0, "body": 1}[piece]]


def _shapes(shapes: Any) -> Any:
    for shape in shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes)


def say(frame: Any, text: str) -> None:
    """Type `text` over the whole of it: one paragraph with the look of the first words."""
    first, *others = frame.paragraphs
    for paragraph in others:
        _drop(paragraph._p)
    run, *more = first.runs
    for one in (*more, *first._p.findall(qn("a:br"))):
        _drop(one._r if hasattr(one, "_r") else one)
    run.text = text


def reword(frame: Any, line: int, old: str, new: str) -> None:
    run = _run(frame, line, old)
    run.text = run.text.replace(old, new, 1)


def embolden(frame: Any, line: int, words: str) -> None:
    """Split the run in three, as PowerPoint does, and make the middle one bold."""
    run = _run(frame, line, words)
    before, _, after = run.text.partition(words)
    for text, bold in ((after, False), (words, True)):
        part = copy.deepcopy(run._r)
        part.find(qn("a:t")).text = text
        if bold:
            part.get_or_add_rPr().set("b", "1")
        if text:
            run._r.addnext(part)
    run.text = before
    if not before:
        _drop(run._r)


def add_line(frame: Any, after: int, words: str) -> None:
    """A paragraph after that one, which looks like it; -1: before the first."""
    beside = frame.paragraphs[max(after, 0)]._p
    made = copy.deepcopy(beside)
    for run in made.findall(qn("a:r"))[:-1]:
        _drop(run)
    made.find(qn("a:r")).find(qn("a:t")).text = words
    if after < 0:
        beside.addprevious(made)
    else:
        beside.addnext(made)


def remove_line(frame: Any, line: int) -> None:
    _drop(frame.paragraphs[line]._p)


def move_line(frame: Any, line: int, to: int) -> None:
    moved = frame.paragraphs[line]._p
    _drop(moved)
    left = frame.paragraphs
    if to < len(left):
        left[to]._p.addprevious(moved)
    else:
        left[-1]._p.addnext(moved)


def indent(frame: Any, line: int, by: int) -> None:
    frame.paragraphs[line].level += by


def change_link(frame: Any, old: str, new: str) -> None:
    """Give the runs that link to `old` a relationship to `new`."""
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            if run.hyperlink.address == old:
                run.hyperlink.address = new


def checked(root: etree._Element) -> None:
    """What the spelling checker of PowerPoint leaves in the runs of a slide that was typed in.

    Every run says that it was seen, and those of four words or more fall into three.
    """
    for run in list(root.iter(qn("a:r"))):
        look = run.find(qn("a:rPr"))
        if look is None:
            continue
        look.set("dirty", "0")
        words = (run.findtext(qn("a:t")) or "").split(" ")
        if len(words) < 4:
            continue
        parts = (words[0] + " ", words[1], " " + " ".join(words[2:]))
        for text in reversed(parts):
            part = copy.deepcopy(run)
            part.find(qn("a:t")).text = text
            run.addnext(part)
            if text == parts[1]:
                part.find(qn("a:rPr")).set("err", "1")
        _drop(run)


def _run(frame: Any, line: int, words: str) -> Any:
    paragraph = frame.paragraphs[line]
    for run in paragraph.runs:
        if words in run.text:
            return run
    raise LookupError(f"no {words!r} in {paragraph.text!r}")


def _drop(element: Any) -> None:
    element.getparent().remove(element)
