"""The slide layouts a co-presenter chooses from (19.3.1.39)."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.geometry import Box
from deckbuilder.theme.layouts import (
    ACCENT_RULE,
    BODY_BOTTOM,
    BODY_TOP,
    MARGIN,
    RULED,
    Layout,
    Placeholder,
    body_box,
    title_box,
)
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.pptx.levels import unbulleted
from deckbuilder.writers.pptx.master import footers_xml
from deckbuilder.writers.pptx.master_placeholder import (
    EMPTY_PARAGRAPH,
    TREE_HEAD,
    Part,
    body_xml,
    levels_xml,
    placeholder_xml,
    prompt_xml,
    transform_xml,
)
from deckbuilder.writers.pptx.xml import ADEC, APR, HEAD, attribute

_CAPTION_HEIGHT = 28.8
_CAPTION_GAP = 7.2

_NAMES = {"title": "Title", "ctrTitle": "Title", "subTitle": "Subtitle", "body": "Text"}
_PROMPTS = {
    "title": "Click to edit title",
    "ctrTitle": "Click to edit title",
    "subTitle": "Click to edit subtitle",
    "body": "Click to edit text",
}


def layout_xml(
    layout: Layout, theme: Theme, width: float, footer: str, *, rtl: bool = False
) -> bytes:
    """Return the part of one of the layouts our own slides use; `footer` is for new slides."""
    narrow = sum(1 for placeholder in layout.placeholders if not placeholder.type) > 1
    parts = [
        _part(placeholder, number, theme, width, "half" if narrow else "", rtl)
        for number, placeholder in enumerate(layout.placeholders, start=1)
    ]
    rule = ACCENT_RULE if layout.name in RULED else None
    if rule and rtl:
        rule = rule.mirrored(width)
    return _document(layout.label, layout.type, parts, footer, rule)


def extra_layouts(
    theme: Theme, width: float, footer: str, *, rtl: bool = False
) -> Iterator[tuple[str, bytes]]:
    """Yield label and part of layouts that only co-presenters use."""
    title = Part("Title 1", "title", paragraphs=prompt_xml(_PROMPTS["title"]))
    wide = width - 2 * MARGIN
    caption_top = BODY_BOTTOM - _CAPTION_HEIGHT
    picture = Part(
        "Picture Placeholder 2",
        "pic",
        13,
        box=Box(MARGIN, BODY_TOP, wide, caption_top - _CAPTION_GAP - BODY_TOP),
        body=body_xml("middle", rtl=rtl),
        styles=unbulleted((theme.sizes.floor,)),
        paragraphs=EMPTY_PARAGRAPH,
        locks='noGrp="1" noChangeAspect="1"',
    )
    caption = Part(
        "Caption Placeholder 3",
        "body",
        14,
        "half",
        box=Box(MARGIN, caption_top, wide, _CAPTION_HEIGHT),
        body=body_xml("middle", rtl=rtl),
        styles=unbulleted((theme.sizes.note,)),
        paragraphs=prompt_xml("Click to edit caption"),
    )
    for label, type_, parts in (
        ("Picture with Caption", "picTx", [title, picture, caption]),
        ("Blank", "blank", []),
    ):
        yield label, _document(label, type_, parts, footer)


def _part(
    placeholder: Placeholder, number: int, theme: Theme, width: float, extent: str, rtl: bool
) -> Part:
    """A placeholder of ours; what it has in common with the master it takes from there."""
    kind = placeholder.type
    content = not kind
    base = title_box(width) if kind == "title" else body_box(width)
    usual = theme.sizes.title if kind == "title" else theme.sizes.body
    same_letters = placeholder.size == usual and (content or kind == "title")
    inherits = same_letters and placeholder.anchor == "top"
    name = "Content Placeholder" if content else _NAMES[kind]
    return Part(
        f"{name} {number}",
        kind,
        placeholder.index,
        extent if content else "",
        box=None if inherits and placeholder.box == base else placeholder.box,
        body="<a:bodyPr/>" if inherits else body_xml(placeholder.anchor, rtl=rtl),
        styles="<a:lstStyle/>" if same_letters else _styles(placeholder, theme, rtl),
        paragraphs=levels_xml() if content else prompt_xml(_PROMPTS[kind]),
    )


def _styles(placeholder: Placeholder, theme: Theme, rtl: bool) -> str:
    if placeholder.role == "title":
        weight = "1" if placeholder.bold else "0"
        size, side = round(placeholder.size * 100), "r" if rtl else "l"
        return (
            f'<a:lstStyle><a:lvl1pPr algn="{side}"><a:defRPr sz="{size}" b="{weight}"/></a:lvl1pPr>'
            "</a:lstStyle>"
        )
    return unbulleted(theme.level_sizes(placeholder.size))


def _document(
    label: str, type_: str, parts: list[Part], footer: str, rule: Box | None = None
) -> bytes:
    """A layout; what is decoration comes before the words, so that it lies below them."""
    first = 3 if rule else 2
    shapes = _rule_xml(2, rule) if rule else ""
    shapes += "".join(placeholder_xml(first + n, part) for n, part in enumerate(parts))
    shapes += footers_xml(first + len(parts), footer)
    kind = f' type="{type_}"' if type_ else ' userDrawn="1"'
    return (
        f'{HEAD}<p:sldLayout {APR}{kind} preserve="1"><p:cSld name="{attribute(label)}">'
        f"<p:spTree>{TREE_HEAD}{shapes}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    ).encode()


def _rule_xml(identifier: int, box: Box) -> str:
    """A short bar in the first accent, marked as decoration for screen readers."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identifier}" name="Rule {identifier - 1}" descr="">'
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
        f'<adec:decorative xmlns:adec="{ADEC}" val="1"/></a:ext></a:extLst></p:cNvPr>'
        '<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{transform_xml(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        "</p:sp>"
    )
