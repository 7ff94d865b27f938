"""Text bodies: `p:txBody` and its paragraphs (ECMA-376 part 1, 21.1.2)."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.geometry import emu
from deckbuilder.scene import Insets, Paragraph, TextBody, hanging_indent, level_indent
from deckbuilder.writers.pptx.inherited import BOX, Inherited
from deckbuilder.writers.pptx.numbering import Numbering, numberings
from deckbuilder.writers.pptx.runs import Face, face, run_xml
from deckbuilder.writers.pptx.sheet import Sheet

DEEPEST = 8
"""ST_TextIndentLevelType goes from 0 to 8 (ECMA-376 part 1, 20.1.10.72)."""

ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}
_DOT = '<a:buFont typeface="Arial"/><a:buChar char="&#8226;"/>'
_EMPTY = (Paragraph(()),)


def text_body(body: TextBody, sheet: Sheet, inherited: Inherited = BOX) -> str:
    """Return `p:txBody` with the words of `body`, which may be empty."""
    return (
        f"<p:txBody>{_body_properties(body, inherited)}<a:lstStyle/>"
        f"{paragraphs_xml(body, sheet, inherited)}</p:txBody>"
    )


def cell_text(body: TextBody, sheet: Sheet) -> str:
    """Return the text of a table cell, whose insets and anchor are properties of the cell."""
    return f"<a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs_xml(body, sheet, BOX)}</a:txBody>"


def paragraphs_xml(body: TextBody, sheet: Sheet, inherited: Inherited) -> str:
    """Return the paragraphs of `body`, at least one: PowerPoint refuses a text without any."""
    faces: dict[int, Face] = {}
    paragraphs = body.paragraphs or _EMPTY
    lists = numberings(paragraphs)
    xml = []
    for index, paragraph in enumerate(paragraphs):
        level = paragraph.level
        look = faces.get(level)
        if look is None:
            look = faces[level] = face(body, level, inherited, sheet.theme)
        directed = inherited.uncertain or sheet.context.rtl
        xml.append(_paragraph_properties(paragraph, index, body, inherited, lists, directed))
        runs = "".join([run_xml(run, look, sheet) for run in paragraph.runs])
        xml.append(runs or f"<a:endParaRPr {sheet.home}{look.size}/>")
        xml.append("</a:p>")
    return "".join(xml)


def _body_properties(body: TextBody, inherited: Inherited) -> str:
    attributes = "" if body.wrap and inherited.autofit else _wrap(body)
    if body.insets != inherited.insets:
        attributes += _insets(body.insets, inherited.insets)
    if body.anchor != inherited.anchor:
        attributes += f' anchor="{ANCHORS[body.anchor]}"'
    return f"<a:bodyPr{attributes}/>"


def _wrap(body: TextBody) -> str:
    return ' wrap="square"' if body.wrap else ' wrap="none"'


def _insets(insets: Insets, inherited: Insets | None) -> str:
    sides = (("lIns", "left"), ("tIns", "top"), ("rIns", "right"), ("bIns", "bottom"))
    return "".join(
        f' {name}="{emu(getattr(insets, side))}"'
        for name, side in sides
        if inherited is None or getattr(insets, side) != getattr(inherited, side)
    )


def _paragraph_properties(
    paragraph: Paragraph,
    index: int,
    body: TextBody,
    inherited: Inherited,
    lists: Sequence[Numbering | None],
    directed: bool,
) -> str:
    """Return the start of `a:p`, with `a:pPr` where the paragraph differs from the inherited.

    One that is `directed` says its direction even when that is from left to right.
    """
    level = paragraph.level
    attributes, bullet = _bullet(paragraph, body, lists[index], inherited)
    if level:
        attributes += f' lvl="{min(level, DEEPEST)}"'
    attributes += _direction(paragraph, directed, inherited)
    # Nothing is above the first paragraph, so it keeps what those after it would inherit.
    before = paragraph.space_before if index else inherited.space(level)
    spacing = _spacing(before, level, body, inherited)
    if spacing or bullet:
        return f"<a:p><a:pPr{attributes}>{spacing}{bullet}</a:pPr>"
    return f"<a:p><a:pPr{attributes}/>" if attributes else "<a:p>"


def _direction(paragraph: Paragraph, directed: bool, inherited: Inherited) -> str:
    """The direction and the side it starts from; nothing for the usual ones unless `directed`."""
    if not directed and not paragraph.rtl and inherited.align != "start":
        sides = {"start": "l", "centre": "ctr", "end": "r"}
        same = paragraph.align == inherited.align
        return "" if same else f' algn="{sides[paragraph.align]}"'
    rtl = ' rtl="1"' if paragraph.rtl else ' rtl="0"' if directed else ""
    if paragraph.align == "centre":
        return f'{rtl} algn="ctr"'
    if (paragraph.align == "end") is not paragraph.rtl:
        return f'{rtl} algn="r"'
    return f'{rtl} algn="l"' if rtl else ""


def _spacing(before: float, level: int, body: TextBody, inherited: Inherited) -> str:
    spacing = ""
    if body.line_spacing != inherited.line_spacing:
        spacing = f'<a:lnSpc><a:spcPct val="{round(body.line_spacing * 100_000)}"/></a:lnSpc>'
    if before != inherited.space(level):
        spacing += f'<a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef>'
    if inherited.below(level) and not _spaced_as_inherited(body, inherited):
        spacing += '<a:spcAft><a:spcPts val="0"/></a:spcAft>'
    return spacing


def _spaced_as_inherited(body: TextBody, inherited: Inherited) -> bool:
    """Whether all paragraphs have the space between them that they inherit."""
    return all(one.space_before == inherited.space(one.level) for one in body.paragraphs[1:])


def _bullet(
    paragraph: Paragraph, body: TextBody, numbering: Numbering | None, inherited: Inherited
) -> tuple[str, str]:
    """The indents and the bullet of a paragraph; nothing where they are as inherited."""
    if numbering is not None:
        # Signs of a template may be smaller than the words, and its numbers would be too.
        size = '<a:buSzPct val="100000"/>' if inherited.bulleted else ""
        return _indents(paragraph, body), size + numbering.xml
    if paragraph.bullet == "dot":
        given = inherited.has_bullet(paragraph.level) or body.signs
        return ("", "") if given else (_indents(paragraph, body), _DOT)
    if inherited.has_bullet(paragraph.level):
        return _indents(paragraph, body), "<a:buNone/>"
    indented = paragraph.level or inherited.uncertain or inherited.margin(paragraph.level)
    return (_indents(paragraph, body) if indented else ""), ""


def _indents(paragraph: Paragraph, body: TextBody) -> str:
    hanging = hanging_indent(paragraph, body)
    left = emu(hanging + level_indent(paragraph, body))
    return f' marL="{left}" indent="{-emu(hanging)}"'
