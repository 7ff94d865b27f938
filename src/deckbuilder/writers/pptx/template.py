"""Our own template: theme, slide master, layouts and notes master, built from the theme."""

from __future__ import annotations

from dataclasses import dataclass

from deckbuilder.geometry import emu
from deckbuilder.scene import LayoutName
from deckbuilder.theme.layouts import Layout, layouts
from deckbuilder.theme.theme import Theme
from deckbuilder.wording import is_rtl_language
from deckbuilder.writers.pptx.layout_part import extra_layouts, layout_xml
from deckbuilder.writers.pptx.master import FIRST_ID, master_xml
from deckbuilder.writers.pptx.notes_master import (
    IMAGE_INDEX,
    NOTES_INDEX,
    NUMBER_INDEX,
    notes_master_xml,
)
from deckbuilder.writers.pptx.package import Package
from deckbuilder.writers.pptx.theme_part import notes_theme_xml, theme_xml
from deckbuilder.writers.pptx.xml import (
    APR,
    CONTENT,
    HEAD,
    REL,
    REL_LAYOUT,
    REL_MASTER,
    REL_NOTES_MASTER,
    REL_THEME,
    A,
)

PRESENTATION = "ppt/presentation.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
NOTES_MASTER = "ppt/notesMasters/notesMaster1.xml"
THEME, NOTES_THEME = "ppt/theme/theme1.xml", "ppt/theme/theme2.xml"

THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_TABLE_STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
"""Medium Style 2 - Accent 1, which PowerPoint knows: what a new table of a co-presenter gets."""


@dataclass(frozen=True, slots=True)
class NotesPlaces:
    """The notes master, and the numbers of its places for slide, words and number."""

    part: str
    indices: tuple[int, int, int | None]


NOTES = NotesPlaces(NOTES_MASTER, (IMAGE_INDEX, NOTES_INDEX, NUMBER_INDEX))
"""Ours."""


@dataclass(frozen=True, slots=True)
class Template:
    """What the rest of the writer needs to know about ours, or about a company's."""

    layout_parts: dict[LayoutName, str]
    layouts: dict[LayoutName, Layout]
    masters: tuple[tuple[int, str], ...]
    """Number and id of the relationship from the presentation of each slide master."""
    notes_master_relationship: str
    notes: NotesPlaces
    size: tuple[int, int]
    """Width and height of a slide in EMU."""
    handout_master_relationship: str = ""


def add_template(
    package: Package,
    theme: Theme,
    width: float,
    height: float,
    footer: str = "",
    language: str = "en",
) -> Template:
    """Add the template for slides of `width` x `height` points; relate the presentation to it.

    `footer` is what a slide that a co-presenter adds will say at its foot, and `language` decides
    from which side it is read.
    """
    rtl = is_rtl_language(language)
    package.add(THEME, THEME_TYPE, theme_xml(theme, language))
    package.add(NOTES_THEME, THEME_TYPE, notes_theme_xml(theme, language))
    package.relate(NOTES_MASTER, REL_THEME, NOTES_THEME)
    package.add(NOTES_MASTER, CONTENT + "notesMaster+xml", notes_master_xml(width, height, rtl=rtl))
    ours = layouts(theme, width, rtl=rtl)
    parts = [layout_xml(layout, theme, width, footer, rtl=rtl) for layout in ours]
    parts += [data for _, data in extra_layouts(theme, width, footer, rtl=rtl)]
    names = [f"ppt/slideLayouts/slideLayout{number}.xml" for number in range(1, len(parts) + 1)]
    relationships = []
    for name, data in zip(names, parts, strict=True):
        package.add(name, CONTENT + "slideLayout+xml", data)
        package.relate(name, REL_MASTER, MASTER)
        relationships.append(package.relate(MASTER, REL_LAYOUT, name))
    package.relate(MASTER, REL_THEME, THEME)
    master = master_xml(theme, width, footer, relationships, rtl=rtl)
    package.add(MASTER, CONTENT + "slideMaster+xml", master)
    template = Template(
        {layout.name: name for layout, name in zip(ours, names, strict=False)},
        {layout.name: layout for layout in ours},
        ((FIRST_ID, package.relate(PRESENTATION, REL_MASTER, MASTER)),),
        package.relate(PRESENTATION, REL_NOTES_MASTER, NOTES_MASTER),
        NOTES,
        (emu(width), emu(height)),
    )
    add_settings(package, THEME)
    return template


def add_settings(package: Package, theme_part: str, table_styles: str = "") -> None:
    """Add the parts that PowerPoint expects beside a presentation even when they say nothing.

    `table_styles` is the part that has them already.
    """
    settings = {
        "presProps": f"<p:presentationPr {APR}/>",
        "viewProps": f"<p:viewPr {APR}/>",
        "tableStyles": f'<a:tblStyleLst xmlns:a="{A}" def="{_TABLE_STYLE}"/>',
    }
    for name, xml in settings.items():
        part = f"ppt/{name}.xml"
        if name == "tableStyles" and table_styles:
            part = table_styles
        else:
            package.add(part, f"{CONTENT}{name}+xml", (HEAD + xml).encode())
        package.relate(PRESENTATION, REL + name, part)
    package.relate(PRESENTATION, REL_THEME, theme_part)
