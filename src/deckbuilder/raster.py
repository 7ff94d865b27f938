"""PNG pictures of SVG drawings, the same on every machine: only our own fonts are used."""

from __future__ import annotations

import struct
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).with_name("fonts")


class NoRasteriser(ImportError):
    """The library that draws SVG is not installed."""


def png(
    svg: str | bytes, width_pixels: int, borrowed: tuple[str, ...] = ()
) -> tuple[bytes, int, int]:
    """Draw an SVG document `width_pixels` wide; return the PNG, its width and height in pixels.

    Bytes must be UTF-8. Characters that neither our fonts nor the files `borrowed` have are drawn
    as boxes. Raises `NoRasteriser` where resvg-py is missing and ValueError when `svg` cannot be
    drawn.
    """
    try:
        import resvg_py  # 3 MB, and only pictures need it
    except ImportError as missing:
        raise NoRasteriser(
            "drawing a slide as PNG needs resvg-py, which is not installed: pip install resvg-py"
        ) from missing
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg if isinstance(svg, str) else svg.decode("utf-8-sig"),
        width=width_pixels,
        skip_system_fonts=True,
        font_files=[*font_files(), *borrowed],
        font_family="Liberation Sans",
        sans_serif_family="Liberation Sans",
        serif_family="Liberation Sans",
        cursive_family="Liberation Sans",
        fantasy_family="Liberation Sans",
        monospace_family="Liberation Mono",
    )
    # Width and height are the first fields of the first chunk (PNG specification, 11.2.2 IHDR).
    width, height = struct.unpack_from(">II", drawn, 16)
    return drawn, width, height


@lru_cache(maxsize=1)
def font_files() -> tuple[str, ...]:
    """Our fonts, those first that should stand in for a character the wanted one lacks."""

    def preference(path: Path) -> tuple[bool, bool, str]:
        return "Mono" in path.name, "Regular" not in path.name, path.name

    return tuple(str(path) for path in sorted(FONTS.glob("*.ttf"), key=preference))
