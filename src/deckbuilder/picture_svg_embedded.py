"""Pictures inside a drawing, which tell about their author as others do."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

from deckbuilder.picture_bytes import Damaged, kind_of, without_metadata
from deckbuilder.picture_turning import orientation_of_jpeg, turned_jpeg

_PIXELS = re.compile(r"\s*data:image/(?:png|jpe?g|gif)[^,]*,", re.IGNORECASE)


def is_data(value: str) -> bool:
    """Whether an attribute holds a picture."""
    return _PIXELS.match(value) is not None


def embedded(value: str) -> str:
    """The same picture without its private tags; as it is where it cannot be understood."""
    found = _PIXELS.match(value)
    assert found
    rest = value[found.end() :]
    try:
        packed = re.sub(rb"\s", b"", unquote_to_bytes(rest))
        data = base64.b64decode(packed) if ";base64" in found[0].lower() else unquote_to_bytes(rest)
        kind = kind_of(data)
        kept = without_metadata(data, kind, rare=True) if kind else None
    except (binascii.Error, Damaged):
        return value
    if not kept or kept == data:
        return value
    if kind == "jpeg":
        kept = turned_jpeg(kept, orientation_of_jpeg(data))
    return f"data:image/{kind};base64,{base64.b64encode(kept).decode()}"
