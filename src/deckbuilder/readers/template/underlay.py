"""What a layout and its master draw on every slide: background, bands, logos and words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deckbuilder.geometry import Box
from deckbuilder.readers.pptx.ancestry import Ancestry, placeholder
from deckbuilder.readers.pptx.drawing import drawn_shapes
from deckbuilder.readers.pptx.drawn_pictures import pixels_of
from deckbuilder.readers.pptx.drawn_shapes import Drawing
from deckbuilder.readers.pptx.drawn_text import Lettering
from deckbuilder.readers.pptx.names import A, P, R
from deckbuilder.readers.pptx.opening import Element, Opened
from deckbuilder.readers.template.sheet import Sheet
from deckbuilder.scene import Colour, Group, Item, Picture, Shape, literal, walk
from deckbuilder.theme.theme import Theme, mix

_GROUND = 0.8
"""Share of an area that something covers which is its ground."""


def underlay(opened: Opened, sheet: Sheet, lettering: Theme, size: Box) -> tuple[Item, ...]:
    """The items that every slide of a layout stands on, in points of the file, the lowest first.

    `lettering` says with which fonts words are measured.
    """
    items = list(_background(opened, sheet, size))
    if sheet.root.get("showMasterSp") not in ("0", "false"):
        items += _shapes(opened, sheet.master, sheet.master_root, sheet, lettering)
    items += _shapes(opened, sheet.part, sheet.root, sheet, lettering)
    return tuple(decoration(item, f"underlay:{n}") for n, item in enumerate(items, 1))


def decoration(item: Item, name: str) -> Item:
    """An item that says nothing to those who do not see it."""
    match item:
        case Shape() | Picture():
            return replace(item, name=name, alt="", decorative=True, link="")
        case Group():
            inner = (decoration(one, f"{name}:{n}") for n, one in enumerate(item.items, 1))
            return replace(item, name=name, alt="", items=tuple(inner))
        case _:
            return replace(item, name=name)


def _shapes(opened: Opened, part: str, root: Element, sheet: Sheet, theme: Theme) -> Iterator[Item]:
    """What stands on a layout or master beside placeholders."""
    tree = root.find(f"{P}cSld/{P}spTree")
    if tree is None:
        return
    for shape in list(tree):
        if placeholder(shape) is not None:
            tree.remove(shape)
    lettering = Lettering(theme, sheet.palette, lambda _: "")
    above = Ancestry(None, sheet.master_root, None, sheet.theme)
    drawing = Drawing(above, lettering, pixels_of(opened, part))
    yield from drawn_shapes(opened, part, tree, drawing)


def _background(opened: Opened, sheet: Sheet, size: Box) -> Iterator[Item]:
    for part, root in ((sheet.part, sheet.root), (sheet.master, sheet.master_root)):
        found = root.find(f"{P}cSld/{P}bg")
        if found is not None:
            yield from _painted(opened, part, found, sheet, size)
            return


def _painted(opened: Opened, part: str, found: Element, sheet: Sheet, size: Box) -> Iterator[Item]:
    """A background: a colour of its own, a picture, or one of the fills of the theme."""
    properties = found.find(f"{P}bgPr")
    reference = found.find(f"{P}bgRef")
    standing = sheet.palette.colour(reference) if reference is not None else None
    if reference is not None and standing is not None:
        yield Shape("background", size, fill=standing)
        part, properties = theme_fill(opened, sheet, reference)
    if properties is None:
        return
    blip = properties.find(f"{A}blipFill/{A}blip")
    image = None
    if blip is not None:
        image = pixels_of(opened, part)(str(blip.get(f"{R}embed") or ""))
    if image:
        yield Picture("background", size, image)
        return
    colour = sheet.palette.fill(properties, None) if standing is None else None
    if colour:
        yield Shape("background", size, fill=colour)


def theme_fill(opened: Opened, sheet: Sheet, reference: Element) -> tuple[str, Element | None]:
    """The part of the theme, and a holder of the fill that a background refers to by number."""
    part = opened.related(sheet.master, "theme")
    number = reference.get("idx", "0")
    way = f"{A}themeElements/{A}fmtScheme/{A}bgFillStyleLst"
    fills = sheet.theme.find(way) if sheet.theme is not None else None
    place = int(number) - 1001 if number.isdecimal() else -1
    if fills is None or not 0 <= place < len(fills):
        return part, None
    holder = opened.tree(part).makeelement(f"{P}bgPr", {})
    holder.append(fills[place].__copy__())
    return part, holder


def ground(items: tuple[Item, ...], area: Box) -> Colour:
    """The colour of what is under an area; white where nothing is."""
    found = literal("FFFFFF")
    for item in walk(items):
        if isinstance(item, Shape) and item.fill and _covers(item.box, area):
            under, over = found.digits, item.fill.digits
            found = literal(mix(over, under, 1 - item.fill.alpha))
        elif isinstance(item, Picture) and _covers(item.box, area):
            found = literal(_mean(item, area) or found.digits)
    return found


def _covers(box: Box, area: Box) -> bool:
    return shared(box, area) > _GROUND * area.w * area.h


def shared(one: Box, other: Box) -> float:
    """The area that two boxes have in common, in square points."""
    width = min(one.right, other.right) - max(one.x, other.x)
    height = min(one.bottom, other.bottom) - max(one.y, other.y)
    return width * height if width > 0 and height > 0 else 0.0


def _mean(picture: Picture, area: Box) -> str:
    """The mean colour of the part of a picture that lies under an area; empty if it is broken."""
    import io

    from PIL import Image  # 30 ms, and most templates have no picture for a background

    try:
        with Image.open(io.BytesIO(picture.image.data)) as opened:
            pixels = opened.convert("RGBA")
    except (OSError, ValueError, Image.DecompressionBombError):
        return ""
    box, (width, height) = picture.box, pixels.size
    left, top = (area.x - box.x) / box.w, (area.y - box.y) / box.h
    right, bottom = (area.right - box.x) / box.w, (area.bottom - box.y) / box.h
    cut = (
        int(max(0, left) * width),
        int(max(0, top) * height),
        max(1, int(min(1, right) * width)),
        max(1, int(min(1, bottom) * height)),
    )
    white = Image.new("RGBA", pixels.size, "white")
    seen = Image.alpha_composite(white, pixels).convert("RGB").crop(cut)
    mean = seen.resize((1, 1), Image.Resampling.BOX).tobytes()
    return mean.hex().upper()
