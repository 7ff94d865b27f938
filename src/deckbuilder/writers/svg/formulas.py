"""Formulas as paths, and lines of words in which formulas or raised numbers stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from deckbuilder.formula import Drawn, drawn
from deckbuilder.formula.drawing import UNITS
from deckbuilder.measure import RAISED_SIZE, BrokenLine, Faces, missing, run_style, run_widths
from deckbuilder.scene import Formula, Run, TextBody
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.svg.elements import Attributes, element, escaped, nested
from deckbuilder.writers.svg.fonts import font_family
from deckbuilder.writers.svg.paint import fill
from deckbuilder.writers.svg.runs import isolated, run_colour, words

RAISED_BY = 0.3
"""Em of the line's words that a raised number stands above their baseline, as in PowerPoint."""


def is_mixed(line: BrokenLine) -> bool:
    """Whether some of a line is no words at its baseline."""
    return any(run.formula or run.raised for run in line.runs)


def has_rtl(text: str) -> bool:
    """Whether some letters of a paragraph run from the right; else its pieces come from the left.

    So they do in a point in English of an Arabic talk, which stands at the right all the same.
    """
    return any(unicodedata.bidirectional(one) in ("R", "AL", "AN") for one in text)


def draw_mixed(
    line: BrokenLine,
    left: float,
    y: float,
    size: float,
    rtl: bool,
    look: Attributes,
    body: TextBody,
    theme: Theme,
) -> list[str]:
    """The pieces of a line whose left edge is `left` and whose baseline is at `y`, in points.

    Each stands at the place that was measured for it; `look` is that of the line's words.
    """
    faces = Faces(theme.font(body.font), theme.code_font, body.bold)
    at = left + line.width if rtl else left
    found: list[str] = []
    for runs in _pieces(line.runs, faces):
        width = sum(sum(run_widths(run, faces)) for run in runs) * size
        x = at - width if rtl else at
        at = x if rtl else x + width
        first = runs[0]
        if first.formula:
            colour = fill(run_colour(first, body), theme)
            title = element("title", {}, escaped(first.text))
            shape = drawn(first.formula, False)
            paths = draw_paths(shape, x, y, size, colour)
            said = _letters(shape, x, y, size, {**look, **colour})
            found += nested("g", {}, [title, *paths, *said])
            continue
        if foreign := _lacking(runs, faces):
            # Between marks of direction, spaces at an end go to the wrong side (UAX 9, L1).
            before, runs, behind = _trimmed(runs, faces, size)
            x, width = x + (behind if rtl else before), width - before - behind
        if not runs:
            continue
        content = words(runs, rtl, body, theme)
        # Viewers stretch each part of a text that is divided as wide as the whole.
        stretched = foreign and "<" not in content
        attributes: Attributes = {
            "x": x + width if rtl else x,
            "y": y - RAISED_BY * size if first.raised else y,
            **look,
            "font-size": size * RAISED_SIZE if first.raised else size,
            "text-anchor": "end" if rtl else None,
            "textLength": width if stretched else None,
            "lengthAdjust": "spacingAndGlyphs" if stretched else None,
        }
        found.append(element("text", attributes, content))
    return found


def _lacking(runs: tuple[Run, ...], faces: Faces) -> bool:
    """Whether letters are in a font of the viewer's, so that their width is a guess."""
    styles = (run_style(one, faces.text, faces.code, faces.bold) for one in runs)
    return any(map(missing, (one.text for one in runs), styles))


def _trimmed(
    runs: tuple[Run, ...], faces: Faces, size: float
) -> tuple[float, tuple[Run, ...], float]:
    """Runs without spaces at both ends, and how wide those are, in points."""

    def width(text: str, run: Run) -> float:
        return sum(run_widths(replace(run, text=text), faces)) * size if text else 0.0

    first = runs[0]
    start = first.text[: len(first.text) - len(first.text.lstrip())]
    before = width(start, first)
    runs = (replace(first, text=first.text.lstrip()), *runs[1:])
    last = runs[-1]
    end = last.text[len(last.text.rstrip()) :]
    behind = width(end, last)
    runs = (*runs[:-1], replace(last, text=last.text.rstrip()))
    return before, tuple(one for one in runs if one.text), behind


def _pieces(runs: tuple[Run, ...], faces: Faces) -> Iterator[tuple[Run, ...]]:
    """Neighbours that can be written as one; a formula is alone, and so is what has no font."""

    def alike(one: tuple[int, Run]) -> tuple[bool, int]:
        number, run = one
        return run.raised, number if run.formula or _lacking((run,), faces) else -1

    for _, same in groupby(enumerate(runs), key=alike):
        yield tuple(run for _, run in same)


def draw_paths(formula: Drawn, x: float, y: float, size: float, colour: Attributes) -> list[str]:
    """A formula whose baseline begins at `x`, `y`, its text `size` points large."""
    scale = f"{size / UNITS:.6g}"
    move = f"translate({x:.2f} {y:.2f}) scale({scale})"
    return [
        element("path", {"transform": move, "d": data, **colour})
        for data in (formula.glyphs, formula.bars)
        if data
    ]


def _letters(formula: Drawn, x: float, y: float, size: float, look: Attributes) -> list[str]:
    """What the font of formulas has no glyphs for, in fonts for text."""
    scale = size / UNITS
    found = []
    for one in formula.words:
        attributes: Attributes = {
            **look,
            "x": x + one.x * scale,
            "y": y + one.y * scale,
            "font-size": one.size * scale,
            "font-weight": "bold" if one.bold else look.get("font-weight"),
            "text-anchor": "middle",
        }
        words = escaped(one.text)
        found.append(element("text", attributes, isolated(words) if has_rtl(one.text) else words))
    return found


def draw_formula(item: Formula, theme: Theme) -> list[str]:
    """A formula that stands alone, in the middle of its box."""
    formula = drawn(item.latex)
    x = item.box.x + (item.box.w - formula.width * item.size) / 2
    top = item.box.y + (item.box.h - formula.height * item.size) / 2
    y = top + formula.above * item.size
    colour = fill(item.colour, theme)
    look: Attributes = {"font-family": font_family(theme.body_font), **colour}
    letters = _letters(formula, x, y, item.size, look)
    return [*draw_paths(formula, x, y, item.size, colour), *letters]


__all__ = ["draw_formula", "draw_mixed", "draw_paths", "has_rtl", "is_mixed"]
