"""Pictures, embedded as data, cut to their crop."""

from __future__ import annotations

import base64

from deckbuilder.scene import Crop, Image, Picture
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.svg.elements import element, item, nested
from deckbuilder.writers.svg.paint import fill, stroke


def draw_picture(picture: Picture, theme: Theme) -> list[str]:
    """Return the group of a picture, which fills its box."""
    box = picture.box
    place = {"x": box.x, "y": box.y, "width": box.w, "height": box.h}
    data = {"preserveAspectRatio": "none", "href": data_address(picture.image)}
    if picture.crop == Crop():
        drawn = [element("image", {**place, **data})]
    else:
        image = picture.image
        whole = element("image", {"width": image.width, "height": image.height, **data})
        drawn = _window(place, picture.crop, image, whole)
    if picture.line:
        look = {**fill(None, theme), **stroke(picture.line, theme)}
        drawn.append(element("rect", {**place, **look}))
    return item(
        picture.name, drawn, alt=picture.alt, link=picture.link, decorative=picture.decorative
    )


def data_address(image: Image) -> str:
    """Return an image as a `data:` address: the drawing it was made from, if there is one."""
    data, media_type = image.data, str(image.media_type)
    if image.svg:
        data, media_type = image.svg, "image/svg+xml"
    elif image.still:
        data, media_type = image.still, "image/png"
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"


def _window(place: dict[str, float], crop: Crop, image: Image, whole: str) -> list[str]:
    """The uncropped part of an image. An inner svg clips without an id that could clash."""
    width = (1 - crop.left - crop.right) * image.width
    height = (1 - crop.top - crop.bottom) * image.height
    if width <= 0 or height <= 0:
        return []
    view = (crop.left * image.width, crop.top * image.height, width, height)
    # More than two decimals: these are pixels of the picture, of which a point may hold many.
    written = " ".join(f"{round(side, 4):.10g}" for side in view)
    return nested("svg", {**place, "viewBox": written, "preserveAspectRatio": "none"}, [whole])
