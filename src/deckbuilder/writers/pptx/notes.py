"""Speaker notes: a notes page with the words as formatting (ECMA-376 part 1, 13.3.5)."""

from __future__ import annotations

from deckbuilder.scene import Scene, TextBody
from deckbuilder.writers.pptx.context import SlideContext
from deckbuilder.writers.pptx.formulas import without_formulas_in
from deckbuilder.writers.pptx.inherited import Inherited
from deckbuilder.writers.pptx.master_placeholder import TREE_HEAD, number_xml
from deckbuilder.writers.pptx.notes_master import (
    IMAGE_INDEX,
    NOTES_INDEX,
    NOTES_SIZE,
    NUMBER_INDEX,
)
from deckbuilder.writers.pptx.package import Package
from deckbuilder.writers.pptx.sheet import Sheet
from deckbuilder.writers.pptx.text import paragraphs_xml
from deckbuilder.writers.pptx.xml import (
    APR,
    CONTENT_NOTES,
    HEAD,
    REL_NOTES,
    REL_NOTES_MASTER,
    REL_SLIDE,
)

_INHERITED = Inherited((NOTES_SIZE,))
_UNCERTAIN = Inherited((NOTES_SIZE,), uncertain=True)
"""For notes with code or words from right to left. LibreOffice does not read the style of notes:
what one run or paragraph says of font or direction goes on until another says otherwise."""
_BEFORE = (
    f"{HEAD}<p:notes {APR}><p:cSld><p:spTree>{TREE_HEAD}"
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image Placeholder 1"/><p:cNvSpPr>'
    '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr>'
    f'<p:ph type="sldImg" idx="{IMAGE_INDEX}"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes Placeholder 2"/>'
    '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
    f'<p:ph type="body" sz="quarter" idx="{NOTES_INDEX}"/></p:nvPr></p:nvSpPr><p:spPr/>'
    "<p:txBody><a:bodyPr/><a:lstStyle/>"
)
_AFTER = (
    "</p:txBody></p:sp>"
    '<p:sp><p:nvSpPr><p:cNvPr id="4" name="Slide Number Placeholder 3"/>'
    '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
    f'<p:ph type="sldNum" sz="quarter" idx="{NUMBER_INDEX}"/></p:nvPr></p:nvSpPr><p:spPr/>'
    f"<p:txBody><a:bodyPr/><a:lstStyle/>{number_xml('notes page number')}</p:txBody></p:sp>"
    "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
)


def write_notes(
    package: Package, part: str, slide_part: str, scene: Scene, context: SlideContext
) -> None:
    """Add the notes of `scene` to `package` as `part`, or nothing when it has none.

    A link to another slide becomes its words: a notes page may be related to one slide only, its
    own. ValueError when such a link goes to a slide that is not there.
    """
    if not scene.notes:
        return
    package.relate(part, REL_NOTES_MASTER, context.notes_master_part)
    package.relate(part, REL_SLIDE, slide_part)
    package.relate(slide_part, REL_NOTES, part)
    sheet = Sheet(package, part, scene, context, jumps=False)
    mixed = context.rtl or any(
        said.rtl or any(run.code for run in said.runs) for said in scene.notes
    )
    body = without_formulas_in(TextBody(scene.notes, (NOTES_SIZE,)))
    words = paragraphs_xml(body, sheet, _UNCERTAIN if mixed else _INHERITED)
    xml = _placed(f"{_BEFORE}{words}{_AFTER}", context.notes_indices)
    package.add(part, CONTENT_NOTES, xml.encode())


def _placed(xml: str, indices: tuple[int, int, int | None]) -> str:
    """The notes page with its placeholders numbered as those of a company's notes master."""
    image, words, number = indices
    ours = ("sldImg", IMAGE_INDEX), ("body", NOTES_INDEX), ("sldNum", NUMBER_INDEX)
    if indices == tuple(index for _, index in ours):
        return xml
    for (kind, index), theirs in zip(ours, (image, words, number), strict=True):
        quarter = "" if kind == "sldImg" else ' sz="quarter"'
        before = f'<p:ph type="{kind}"{quarter} idx="{index}"/>'
        after = before if theirs is None else f'<p:ph type="{kind}"{quarter} idx="{theirs}"/>'
        xml = xml.replace(before, after, 1)
    return xml
