"""What signs and styles of MathML are called in Office Math."""

from __future__ import annotations

ACCENTS = {
    "^": "\u0302",
    "~": "\u0303",
    "˙": "\u0307",
    "¨": "\u0308",
    "→": "\u20d7",
    "¯": "\u0305",
}
ACCENTS |= {
    "˚": "\u030a",
    "ˇ": "\u030c",
    "´": "\u0301",
    "`": "\u0300",
    "˘": "\u0306",
    "˜": "\u0303",
}
LINES = frozenset("―‾_̲")
BRACES = {"⏟": "bot", "⏞": "top", "⎵": "bot", "⎴": "top", "︸": "bot", "︷": "top"}
SPACES = ((0.9, "\u2003"), (0.45, "\u2002"), (0.25, "\u2004"), (0.2, "\u2005"), (0.1, "\u2009"))
"""Widths in em from which a space is at least so wide, and that space."""
_HIDDEN = "".join(f'<m:hide{side} m:val="1"/>' for side in ("Top", "Bot", "Left", "Right"))
BOXES = {
    "box": "",
    "updiagonalstrike": f'{_HIDDEN}<m:strikeBLTR m:val="1"/>',
    "downdiagonalstrike": f'{_HIDDEN}<m:strikeTLBR m:val="1"/>',
    "updiagonalstrike downdiagonalstrike": (
        f'{_HIDDEN}<m:strikeBLTR m:val="1"/><m:strikeTLBR m:val="1"/>'
    ),
}
STYLES = {"normal": "p", "bold": "b", "italic": "i", "bold-italic": "bi"}
