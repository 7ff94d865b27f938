"""The slide master: where titles, points and footers stand, and how they look (19.3.1.42)."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.geometry import Box
from deckbuilder.theme.layouts import (
    body_box,
    date_box,
    footer_box,
    number_box,
    title_box,
)
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.pptx.levels import plain_levels, point_levels, title_level
from deckbuilder.writers.pptx.master_placeholder import (
    EMPTY_PARAGRAPH,
    TREE_HEAD,
    Part,
    body_xml,
    levels_xml,
    number_xml,
    placeholder_xml,
    prompt_xml,
)
from deckbuilder.writers.pptx.xml import APR, HEAD, text

FIRST_ID = 2**31
"""Masters and layouts count from here (19.7.6, ST_SlideMasterId); no two in a file are equal."""

DATE_INDEX, FOOTER_INDEX, NUMBER_INDEX = 10, 11, 12
"""Numbers of the footer placeholders, as PowerPoint gives them to new layouts."""

ROUTINE_TEXT_SIZE = 18.0
"""Points of the text in a shape that says nothing about its size."""

_SAME = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")


def master_xml(
    theme: Theme,
    width: float,
    footer: str,
    layout_relationships: Sequence[str],
    *,
    rtl: bool = False,
) -> bytes:
    """Return the slide master; `layout_relationships` are the ids of its relationships in order.

    With `rtl` all text runs from right to left, and the number is at the left.
    """
    title = Part(
        "Title Placeholder 1",
        "title",
        box=title_box(width),
        body=body_xml("top", rtl=rtl),
        paragraphs=prompt_xml("Click to edit title"),
    )
    body = Part(
        "Text Placeholder 2",
        "body",
        index=1,
        box=body_box(width),
        body=body_xml("top", rtl=rtl),
        paragraphs=levels_xml(),
    )
    shapes = placeholder_xml(2, title) + placeholder_xml(3, body)
    shapes += footers_xml(4, footer, theme, width, rtl=rtl)
    layouts = "".join(
        f'<p:sldLayoutId id="{FIRST_ID + number}" r:id="{relationship}"/>'
        for number, relationship in enumerate(layout_relationships, start=1)
    )
    return (
        f"{HEAD}<p:sldMaster {APR}><p:cSld>{BACKGROUND}"
        f"<p:spTree>{TREE_HEAD}{shapes}</p:spTree></p:cSld>{colour_map(theme.dark)}"
        f"<p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst>"
        f"<p:txStyles><p:titleStyle>{title_level(theme.sizes.title, rtl=rtl)}</p:titleStyle>"
        f"<p:bodyStyle>{point_levels(theme.level_sizes(theme.sizes.body), rtl=rtl)}</p:bodyStyle>"
        f"<p:otherStyle>{default_text(rtl=rtl)}</p:otherStyle></p:txStyles></p:sldMaster>"
    ).encode()


BACKGROUND = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
"""The first background fill of the theme in its background colour (19.3.1.3)."""


def default_text(*, rtl: bool = False) -> str:
    """Levels of text that stands in no placeholder, the same for master and presentation."""
    levels = plain_levels(ROUTINE_TEXT_SIZE, rtl=rtl)
    return f'<a:defPPr><a:defRPr lang="en-US"/></a:defPPr>{levels}'


def colour_map(dark: bool) -> str:
    """Return p:clrMap (19.3.1.6): slides say bg1 and tx1, and a dark theme turns them round."""
    background, front = ("dk", "lt") if dark else ("lt", "dk")
    same = "".join(f' {name}="{name}"' for name in _SAME)
    return (
        f'<p:clrMap bg1="{background}1" tx1="{front}1" bg2="{background}2" tx2="{front}2"{same}/>'
    )


def footer_boxes(width: float, *, rtl: bool = False) -> dict[int, Box]:
    """Where the footer placeholders are, by index: words, then date, then number at the end."""
    boxes = {
        DATE_INDEX: date_box(width),
        FOOTER_INDEX: footer_box(width),
        NUMBER_INDEX: number_box(width),
    }
    return {index: box.mirrored(width) for index, box in boxes.items()} if rtl else boxes


def footers_xml(
    first: int,
    footer: str,
    theme: Theme | None = None,
    width: float = 0.0,
    *,
    rtl: bool = False,
) -> str:
    """Return the three footer placeholders with ids from `first`.

    With a theme they have their place and look, as in the master; without, as in a layout, they
    take both from the master. `footer` is what new slides will say. It has to stand in the layout
    as well: LibreOffice shows the footer of a slide unstyled if its layout has an empty one.
    """
    words = prompt_xml(text(footer)) if footer else EMPTY_PARAGRAPH
    boxes = footer_boxes(width, rtl=rtl) if theme else {}
    start, end = "rl" if rtl else "lr"
    size = theme.sizes.footer if theme else 0.0
    kinds = (
        ("Date Placeholder", "dt", "half", DATE_INDEX, end, EMPTY_PARAGRAPH),
        ("Footer Placeholder", "ftr", "quarter", FOOTER_INDEX, start, words),
        (
            "Slide Number Placeholder",
            "sldNum",
            "quarter",
            NUMBER_INDEX,
            end,
            number_xml("slide number"),
        ),
    )
    return "".join(
        placeholder_xml(
            first + offset,
            Part(
                f"{name} {first + offset - 1}",
                type_,
                index,
                extent,
                box=boxes.get(index),
                body=body_xml("middle", rtl=rtl) if theme else "<a:bodyPr/>",
                styles=_footer_style(align, size) if theme else "<a:lstStyle/>",
                paragraphs=paragraphs,
            ),
        )
        for offset, (name, type_, extent, index, align, paragraphs) in enumerate(kinds)
    )


def _footer_style(align: str, size: float) -> str:
    return (
        f'<a:lstStyle><a:lvl1pPr algn="{align}"><a:defRPr sz="{round(size * 100)}"><a:solidFill>'
        '<a:schemeClr val="tx2"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>'
    )
