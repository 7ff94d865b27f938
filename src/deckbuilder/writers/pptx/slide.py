"""Slides: one part per scene, written in one pass (ECMA-376 part 1, 13.3.8)."""

from __future__ import annotations

import re

from deckbuilder.scene import Item, Scene, Text
from deckbuilder.writers.pptx.context import SlideContext
from deckbuilder.writers.pptx.identifying import anchor_xml, creation_xml
from deckbuilder.writers.pptx.master_placeholder import TREE_HEAD
from deckbuilder.writers.pptx.native import write_native
from deckbuilder.writers.pptx.package import Package
from deckbuilder.writers.pptx.placeholders import footer_xml, number_xml
from deckbuilder.writers.pptx.scaling import scale_of, scaled
from deckbuilder.writers.pptx.shapes import item_xml
from deckbuilder.writers.pptx.sheet import Sheet
from deckbuilder.writers.pptx.timing import timing_xml
from deckbuilder.writers.pptx.transitions import transition_xml
from deckbuilder.writers.pptx.xml import (
    APR,
    CONTENT_SLIDE,
    HEAD,
    REL_LAYOUT,
    attribute,
)

_NUMBER = re.compile(r"\d+(?=\.xml$)")


def write_slide(package: Package, part: str, scene: Scene, context: SlideContext) -> None:
    """Add `scene` to `package` as the slide `part` (`ppt/slides/slide1.xml`).

    ValueError when the scene contradicts itself: two items of one name or in one placeholder, glue
    or links to something that is not there, an empty group, a table with unequal rows.
    """
    if scene.native:
        write_native(package, part, scene, context)
        return
    package.relate(part, REL_LAYOUT, context.layout_parts[scene.layout])
    sheet = Sheet(package, part, scene, context)
    sheet.assign_ids(scene.items)
    _refuse_shared_placeholders(scene)
    shapes = [item_xml(item, sheet) for item in _title_first(scene.items)]
    if scene.footer:
        shapes.append(footer_xml(scene.footer, sheet))
    if scene.number:
        shapes.append(number_xml(_number(part), sheet))
    shapes.append(anchor_xml(scene.id, sheet.next_id()))
    show = ' show="0"' if scene.hidden else ""
    xml = (
        f'{HEAD}<p:sld {APR}{show}><p:cSld name="{attribute(scene.id)}"><p:spTree>{TREE_HEAD}'
        f"{''.join(shapes)}</p:spTree>{creation_xml(context.creation_ids[scene.id])}"
        f"</p:cSld><p:clrMapOvr>{_colour_map(scene, context)}</p:clrMapOvr>"
        f"{transition_xml(scene, rtl=context.rtl)}{timing_xml(scene.steps, sheet)}</p:sld>"
    )
    package.add(part, CONTENT_SLIDE, scaled(xml.encode(), scale_of(context.theme)))


def _colour_map(scene: Scene, context: SlideContext) -> str:
    """How colours are mapped: as the master does, or as the layout of a template has it."""
    company = context.theme.template
    own = company.colour_map(scene.layout) if company else ""
    return f"<a:overrideClrMapping {own}/>" if own else "<a:masterClrMapping/>"


def _title_first(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with the title before all others, because they are read aloud in their order.

    What is first lies at the bottom, so a title stays on top of what it overlaps.
    """
    for index, item in enumerate(items):
        if isinstance(item, Text) and item.placeholder == "title":
            if any(item.box.overlaps(below.box) for below in items[:index]):
                return items
            return (item, *items[:index], *items[index + 1 :])
    return items


def _refuse_shared_placeholders(scene: Scene) -> None:
    roles = [item.placeholder for item in scene.items if isinstance(item, Text)]
    for role in roles:
        if role is not None and roles.count(role) > 1:
            raise ValueError(f"slide {scene.id}: two texts are in the {role} placeholder")


def _number(part: str) -> int:
    """The number shown until PowerPoint counts for itself: parts are numbered like slides."""
    found = _NUMBER.search(part)
    return int(found[0]) if found else 1
