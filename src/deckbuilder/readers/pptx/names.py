"""Namespaces, relationship types and content types that a reader of decks meets."""

from __future__ import annotations

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
P15 = "{http://schemas.microsoft.com/office/powerpoint/2012/main}"
P188 = "{http://schemas.microsoft.com/office/powerpoint/2018/8/main}"
AC = "{http://schemas.microsoft.com/office/drawing/2013/main/command}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
EXTENDED = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"

MAINS = (
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
    "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
    "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    "application/vnd.ms-powerpoint.presentation.macroenabled.main+xml",
    "application/vnd.ms-powerpoint.slideshow.macroenabled.main+xml",
    "application/vnd.ms-powerpoint.template.macroenabled.main+xml",
    "application/vnd.ms-powerpoint.addin.macroenabled.main+xml",
)
"""Content types, in lower case, of a presentation, a show and a template, with and without macros
(ECMA-376 part 1, 13.3.6; [MS-OFFMACRO2] 2.2.2)."""

_OASIS = b"http://purl.oclc.org/ooxml/"
_USUAL = b"http://schemas.openxmlformats.org/"
STRICT = (
    (
        _OASIS + b"officeDocument/relationships/metadata/core-properties",
        _USUAL + b"package/2006/relationships/metadata/core-properties",
    ),
    (_OASIS + b"officeDocument/relationships", _USUAL + b"officeDocument/2006/relationships"),
    (
        _OASIS + b"officeDocument/extendedProperties",
        _USUAL + b"officeDocument/2006/extended-properties",
    ),
    (
        _OASIS + b"officeDocument/customProperties",
        _USUAL + b"officeDocument/2006/custom-properties",
    ),
    (_OASIS + b"officeDocument/customXml", _USUAL + b"officeDocument/2006/customXml"),
    (_OASIS + b"officeDocument/docPropsVTypes", _USUAL + b"officeDocument/2006/docPropsVTypes"),
    (_OASIS + b"officeDocument/math", _USUAL + b"officeDocument/2006/math"),
    (_OASIS + b"drawingml/", _USUAL + b"drawingml/2006/"),
    (_OASIS + b"presentationml/", _USUAL + b"presentationml/2006/"),
    (_OASIS + b"spreadsheetml/", _USUAL + b"spreadsheetml/2006/"),
)
"""Namespaces of Strict Open XML and the ones every program writes (ECMA-376 part 1, annex A)."""


def usual(data: bytes) -> bytes:
    """A part of Strict Open XML as if it had been saved in the usual way."""
    if _OASIS in data:
        for strict, transitional in STRICT:
            data = data.replace(strict, transitional)
    return data


FORMULA = "{http://schemas.microsoft.com/office/drawing/2010/main}m"
"""A formula among the words of a paragraph ([MS-ODRAWXML] 2.7)."""
