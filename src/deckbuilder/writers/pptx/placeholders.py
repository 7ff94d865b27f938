"""Texts in the placeholders of their layout: real titles and bodies, with what differs from it."""

from __future__ import annotations

from deckbuilder.scene import Insets, PlaceholderRole, Text
from deckbuilder.theme.sheets import Foot, Look, Placeholder
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.pptx.colours import fill_xml
from deckbuilder.writers.pptx.drawing import named, transform
from deckbuilder.writers.pptx.inherited import Inherited
from deckbuilder.writers.pptx.levels import SPACE_BEFORE
from deckbuilder.writers.pptx.sheet import Sheet
from deckbuilder.writers.pptx.text import text_body
from deckbuilder.writers.pptx.xml import attribute, guid, text

_NO_INSETS = Insets()
"""Our placeholders' text begins at their edge, so that it lines up with what stands below."""
_NUMBER_FIELD = guid("slide number")


def placeholder_xml(item: Text, role: PlaceholderRole, sheet: Sheet) -> str:
    """Return a text in the placeholder `role`; ValueError when the scene's layout has none."""
    try:
        placeholder = sheet.context.layouts[sheet.scene.layout].placeholder(role)
    except KeyError:
        raise ValueError(
            f"slide {sheet.scene.id}: layout {sheet.scene.layout} has no {role} for {item.name}"
        ) from None
    properties = "<p:spPr/>"
    if item.box != placeholder.box:
        properties = f"<p:spPr>{transform(item.box)}</p:spPr>"
    words = text_body(item.body, sheet, inherited_from(placeholder, sheet.theme))
    return (
        f"<p:sp><p:nvSpPr>{named(item.name, sheet)}{_nature(_kind(placeholder))}</p:nvSpPr>"
        f"{properties}{words}</p:sp>"
    )


def inherited_from(placeholder: Placeholder, theme: Theme) -> Inherited:
    """What the template gives a text in `placeholder`."""
    if placeholder.look:
        return _given(placeholder, placeholder.look)
    if placeholder.role == "title":
        return Inherited(
            (placeholder.size,),
            placeholder.bold,
            "heading",
            anchor=placeholder.anchor,
            insets=_NO_INSETS,
            autofit=True,
        )
    return Inherited(
        theme.level_sizes(placeholder.size),
        placeholder.bold,
        bullets=not placeholder.type,
        space_before=SPACE_BEFORE,
        anchor=placeholder.anchor,
        insets=_NO_INSETS,
        autofit=True,
    )


def _given(placeholder: Placeholder, look: Look) -> Inherited:
    """What a company's template gives a text in `placeholder`."""
    return Inherited(
        tuple(level.size for level in look.levels),
        placeholder.bold,
        "heading" if placeholder.role == "title" else "body",
        look.colour,
        look.bulleted,
        tuple(bool(level.sign) for level in look.levels),
        tuple(level.space_before for level in look.levels),
        tuple(level.space_after for level in look.levels),
        tuple(level.margin for level in look.levels),
        placeholder.anchor,
        look.align,
        look.line_spacing,
        placeholder.insets,
        autofit=look.wrap,
    )


def footer_xml(words: str, sheet: Sheet) -> str:
    """Return the words at the foot of the slide, in the layout's placeholder if it has one."""
    foot = sheet.context.layouts[sheet.scene.layout].footer
    if foot is None:
        return ""
    look = _foot_look(sheet.language(words), foot, sheet.theme)
    paragraph = f"<a:r>{look}<a:t>{text(words)}</a:t></a:r>"
    return _at_the_foot("footer", _foot_kind("ftr", foot), paragraph, sheet)


def number_xml(number: int, sheet: Sheet) -> str:
    """Return the slide's number as a field, which PowerPoint keeps right when slides move.

    A slide with a label of its own has that in its place, as text: PowerPoint counts on. Nothing
    where the layout has no place for it.
    """
    foot = sheet.context.layouts[sheet.scene.layout].number
    if foot is None:
        return ""
    label, look = sheet.scene.label, _foot_look(sheet.home, foot, sheet.theme)
    paragraph = (
        f"<a:r>{look}<a:t>{text(label)}</a:t></a:r>"
        if label
        else f'<a:fld id="{_NUMBER_FIELD}" type="slidenum">{look}<a:t>{number}</a:t></a:fld>'
    )
    return _at_the_foot("number", _foot_kind("sldNum", foot), paragraph, sheet)


def _foot_look(attributes: str, foot: Foot, theme: Theme) -> str:
    """The properties of a run at the foot, with its colour where the template's is too faint."""
    if not foot.said:
        return f"<a:rPr {attributes}/>"
    return f"<a:rPr {attributes}>{fill_xml(foot.colour, theme)}</a:rPr>"


def _foot_kind(type: str, foot: Foot) -> str:
    return f'type="{type}" sz="quarter" idx="{foot.index}"'


def _at_the_foot(name: str, kind: str, paragraph: str, sheet: Sheet) -> str:
    full_name = attribute(f"{sheet.scene.id}:{name}")
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{sheet.next_id()}" name="{full_name}"/>{_nature(kind)}'
        "</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>"
        f"<a:p>{paragraph}</a:p></p:txBody></p:sp>"
    )


def _kind(placeholder: Placeholder) -> str:
    """The attributes of `p:ph` by which PowerPoint finds the placeholder in the layout."""
    kind = f'type="{placeholder.type}"' if placeholder.type else ""
    index = "" if placeholder.index is None else f'idx="{placeholder.index}"'
    return f"{kind} {index}".strip()


def _nature(kind: str) -> str:
    kind = f" {kind}" if kind else ""
    return f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{kind}/></p:nvPr>'
