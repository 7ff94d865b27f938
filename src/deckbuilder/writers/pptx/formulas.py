"""Formulas as Office Math, always with what shows them where that is unknown.

PowerPoint writes a shape with a formula twice, and so does this: with the formula in `mc:Choice`,
and without in `mc:Fallback`, under the same id ([MS-ODRAWXML] 2.7, a14:m).
"""

from __future__ import annotations

from dataclasses import replace

from deckbuilder.formula import MATH, drawn, is_native, office_math
from deckbuilder.geometry import Box
from deckbuilder.scene import (
    Cell,
    Formula,
    Item,
    Paragraph,
    Picture,
    Run,
    Shape,
    Table,
    Text,
    TextBody,
)
from deckbuilder.writers.pptx.colours import fill_xml
from deckbuilder.writers.pptx.drawing import NO_FILL, NO_LINE, RECTANGLE, named, transform
from deckbuilder.writers.pptx.pictures import picture_xml
from deckbuilder.writers.pptx.sheet import Sheet
from deckbuilder.writers.pptx.xml import MC, P14

A14 = "http://schemas.microsoft.com/office/drawing/2010/main"
_FONT = (
    '<a:latin typeface="Cambria Math" panose="02040503050406030204" pitchFamily="18" charset="0"/>'
)
"""The only font for formulas that comes with Office."""


def formula_xml(formula: Formula, sheet: Sheet) -> str:
    """Return a formula of its own: Office Math where that can say it, and its picture."""
    picture = picture_xml(_picture(formula), sheet)
    if not formula.words:
        return picture
    fill = fill_xml(formula.colour, sheet.theme)
    attributes = f'{sheet.home} sz="{round(formula.size * 100)}"'
    math = office_math(formula.latex, True, _Look(attributes, fill).properties)
    centred = '<m:oMathParaPr><m:jc m:val="center"/></m:oMathParaPr>'
    shape = (
        f"<p:sp><p:nvSpPr>{named(formula.name, sheet, alt=formula.latex)}"
        '<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{transform(formula.box)}{RECTANGLE}{NO_FILL}{NO_LINE}</p:spPr>"
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr">'
        "<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr/>"
        f'<a14:m><m:oMathPara xmlns:m="{MATH}">{centred}{math}</m:oMathPara></a14:m>'
        f"<a:endParaRPr {attributes}/></a:p></p:txBody></p:sp>"
    )
    return alternatives(shape, picture)


def _picture(formula: Formula) -> Picture:
    """The picture of a formula, at the place where the formula is in its box."""
    shown = drawn(formula.latex)
    wide, high = shown.width * formula.size, shown.height * formula.size
    left = formula.box.x + (formula.box.w - wide) / 2
    box = Box(left, formula.box.y + (formula.box.h - high) / 2, wide, high)
    return Picture(formula.name, box, formula.image, alt=formula.latex)


def alternatives(choice: str, fallback: str) -> str:
    """Return two ways to show one shape, the first for programs that know formulas in text.

    These know `p14` as well. LibreOffice claims to know `a14` alone and then shows nothing at all
    where its part for formulas is not installed; of two names it takes the second way.
    """
    return (
        f'<mc:AlternateContent xmlns:mc="{MC}">'
        f'<mc:Choice xmlns:a14="{A14}" xmlns:p14="{P14}" Requires="a14 p14">'
        f"{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


class _Look:
    """The properties of a formula's runs."""

    def __init__(self, attributes: str, fill: str) -> None:
        self.attributes = attributes
        self.fill = fill

    def properties(self, italic: bool, bold: bool) -> str:
        marks = ' b="1"' if bold and " b=" not in self.attributes else ""
        marks += ' i="1"' if italic else ""
        return f"<a:rPr {self.attributes}{marks}>{self.fill}{_FONT}</a:rPr>"


def formula_run(latex: str, attributes: str, fill: str) -> str:
    """Return a formula in a line of words, with the size and colour of these."""
    return f"<a14:m>{office_math(latex, False, _Look(attributes, fill).properties)}</a14:m>"


def has_formulas(item: Item) -> bool:
    """Whether formulas that Office Math can say stand in the words of an item itself."""
    return any(
        run.formula and is_native(run.formula)
        for body in _bodies(item)
        for paragraph in body.paragraphs
        for run in paragraph.runs
    )


def _bodies(item: Item) -> list[TextBody]:
    match item:
        case Text():
            return [item.body]
        case Shape():
            return [item.body] if item.body else []
        case Table():
            return [cell.body for row in item.rows for cell in row]
        case _:
            return []


def without_formulas(item: Text | Shape | Table) -> Text | Shape | Table:
    """An item with the plain words of formulas in their place."""
    if isinstance(item, Table):
        rows = tuple(
            tuple(Cell(without_formulas_in(c.body), c.fill) for c in row) for row in item.rows
        )
        return replace(item, rows=rows)
    return replace(item, body=without_formulas_in(item.body)) if item.body else item


def without_formulas_in(body: TextBody) -> TextBody:
    """A text with the plain words of formulas in their place."""
    return replace(body, paragraphs=tuple(map(_plain_paragraph, body.paragraphs)))


def _plain_paragraph(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, runs=tuple(_plain_run(run) for run in paragraph.runs))


def _plain_run(run: Run) -> Run:
    return replace(run, formula="") if run.formula else run
