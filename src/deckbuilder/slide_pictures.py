"""Pictures of slides on other slides of the deck, drawn once all of them are laid out."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from deckbuilder.borrowed_fonts import borrowed
from deckbuilder.page import Page
from deckbuilder.raster import png
from deckbuilder.scene import Image, Item, Picture, Scene, SceneSection
from deckbuilder.writers.svg import svg

PIXELS = 960
"""Width of a picture: PowerPoint shows it large for a moment, on the way to the slide itself."""


def with_slide_pictures(sections: tuple[SceneSection, ...], page: Page) -> tuple[SceneSection, ...]:
    """Sections whose pictures of a section's first slide show it as it is drawn."""
    if not any(map(_shows_others, (scene for section in sections for scene in section.scenes))):
        return sections
    scenes = [scene for section in sections for scene in section.scenes]
    numbered = {f"#{scene.id}": (number, scene) for number, scene in enumerate(scenes, 1)}
    images: dict[str, Image] = {}

    def filled(item: Item) -> Item:
        if not _is_of_slide(item):
            return item
        assert isinstance(item, Picture)
        if item.link not in images:
            images[item.link] = _drawn(*numbered[item.link], page)
        return replace(item, image=images[item.link])

    def settled(scene: Scene) -> Scene:
        if not _shows_others(scene):
            return scene
        return replace(scene, items=tuple(map(filled, scene.items)))

    return tuple(
        replace(section, scenes=tuple(map(settled, section.scenes))) for section in sections
    )


def _is_of_slide(item: Item) -> bool:
    return isinstance(item, Picture) and bool(item.section)


def _shows_others(scene: Scene) -> bool:
    return any(map(_is_of_slide, scene.items))


def _drawn(number: int, scene: Scene, page: Page) -> Image:
    """A picture of slide `number`; what it shows itself of other slides is left out."""
    bare = replace(scene, items=tuple(one for one in scene.items if not _is_of_slide(one)))
    drawing = svg(bare, page.theme, page.width, page.height, number)
    fonts = borrowed([drawing], page.language).files
    key = sha256("\0".join((f"slide picture {PIXELS}", *fonts, drawing)).encode()).hexdigest()
    data = page.cache.get(key)
    if data is None:
        data, _, _ = png(drawing, PIXELS, fonts)
        page.cache.put(key, data)
    height = round(PIXELS * page.height / page.width)
    return Image(data, "image/png", PIXELS, height, digest=sha256(data).hexdigest())
