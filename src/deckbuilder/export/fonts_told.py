"""What to say about letters that the fonts we ship do not have."""

from __future__ import annotations

from deckbuilder.borrowed_fonts import Borrowed

_SHOWN = 8


def told(fonts: Borrowed) -> tuple[str, ...]:
    """A remark on the fonts of this computer that were used, and one on what no font has."""
    remarks = []
    if fonts.families:
        names = " and ".join(f"`{name}`" for name in fonts.families)
        remarks.append(
            f"some letters are drawn with {names} of this computer; "
            "on another one they may look different"
        )
    if fonts.missing:
        rest = len(fonts.missing) - _SHOWN
        more = f" and {rest} more" if rest > 0 else ""
        remarks.append(
            f"no font here has {' '.join(fonts.missing[:_SHOWN])}{more}, so boxes stand there; "
            "install a Noto font for that script"
        )
    return tuple(remarks)
