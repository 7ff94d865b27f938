"""A zip of files with names in any script, the same bytes for the same files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest a zip file knows."""
_UNIX = 3
"""Who made it (APPNOTE.TXT 6.3.10, 4.4.2.2); Python would say where it runs."""
_READABLE = 0o100644 << 16
"""A plain file that everybody may read, as Unix notes it in the external attributes."""
_PACKED = (".pptx", ".pdf", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
"""Compressed already."""
_LEVEL = 6


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip file with `files` by name, in their order.

    Names that are not ASCII are marked as UTF-8 (4.4.4, bit 11), which every unpacker heeds.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _FIRST_MOMENT)
            entry.create_system = _UNIX
            entry.external_attr = _READABLE
            packed = name.lower().endswith(_PACKED)
            entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=_LEVEL)
    return made.getvalue()
