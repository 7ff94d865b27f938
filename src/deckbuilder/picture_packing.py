"""Pictures made ready as bytes, to be kept from one build to the next."""

from __future__ import annotations

import json

from deckbuilder.scene import Image


def packed(image: Image) -> bytes:
    """An image as bytes to keep: a line of JSON, then the picture, its drawing and its still."""
    ends = [len(image.data), len(image.data) + len(image.svg)]
    head = [image.media_type, image.width, image.height, image.digest, *ends]
    return json.dumps(head).encode() + b"\n" + image.data + image.svg + image.still


def unpacked(stored: bytes) -> Image:
    """What `packed` made."""
    head, _, rest = stored.partition(b"\n")
    media_type, width, height, digest, one, two = json.loads(head)
    return Image(rest[:one], media_type, width, height, rest[one:two], digest, rest[two:])
