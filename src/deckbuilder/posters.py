"""Posters of films: a frame out of the file, a picture cut to its shape, or a designed stand-in."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import Literal

from deckbuilder.raster import png
from deckbuilder.scene import BACKGROUND, PANEL, RULE, Colour, Image
from deckbuilder.theme.theme import Theme

_SECONDS = 30
QUALITY = 88
"""Of JPEG; see `picture_pixels`."""
WIDEST = 1920
"""Pixels of a poster."""
_CHOSEN_FROM = 60
"""Frames of which the one is taken that is most like the others: films begin with black."""
SCALE = 3.0
"""Pixels in a point of what we draw ourselves."""


def ffmpeg() -> str:
    """The path of ffmpeg; empty where it is not installed."""
    found = shutil.which("ffmpeg")
    # On Windows a program in the current folder comes first, and that may be somebody else's talk.
    if not found or os.path.abspath(os.path.dirname(found)) == os.getcwd():
        return ""
    return found


def frame(path: Path, seconds: float) -> bytes:
    """A JPEG of a sensible frame of the film at `path`; empty where ffmpeg cannot make one.

    Only the format itself may be read: no playlists, no other files, no addresses.
    """
    program = ffmpeg()
    if not program:
        return b""
    begin = min(1.0, seconds / 10)
    command = [
        *(program, "-nostdin", "-v", "error", "-protocol_whitelist", "file", "-f", "mov"),
        *("-ss", f"{begin:.2f}", "-i", str(path), "-an", "-frames:v", "1"),
        *("-vf", f"scale='min({WIDEST},iw*sar)':-2,setsar=1,thumbnail={_CHOSEN_FROM}"),
        *("-map_metadata", "-1", "-fflags", "+bitexact", "-flags", "+bitexact"),
        *("-f", "image2pipe", "-c:v", "mjpeg", "-q:v", "3", "-"),
    ]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return b""
    return done.stdout if done.returncode == 0 and done.stdout[:2] == b"\xff\xd8" else b""


def of_frame(data: bytes) -> Image | None:
    """A JPEG of ffmpeg's as a poster; None when it is none."""
    from PIL import Image as Pillow  # 30 ms, and only films need it

    try:
        with Pillow.open(io.BytesIO(data), formats=("JPEG",)) as image:
            return image_of(data, "image/jpeg", *image.size)
    except OSError:
        return None


def cut(data: bytes, aspect: float) -> Image:
    """A picture cut at two sides to a width over height.

    PowerPoint would cut the film as well, were the poster cropped there.
    """
    from PIL import Image as Pillow  # 30 ms, and only posters of another shape need it

    with Pillow.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF")) as image:
        through = image.has_transparency_data
        picture = image.convert("RGBA" if through else "RGB")
    width, height = picture.size
    wide, high = min(width, round(height * aspect)), min(height, round(width / aspect))
    left, top = (width - wide) // 2, (height - high) // 2
    picture = picture.crop((left, top, left + max(1, wide), top + max(1, high)))
    saved = io.BytesIO()
    if through:
        picture.save(saved, "PNG")
        return image_of(saved.getvalue(), "image/png", *picture.size)
    picture.save(saved, "JPEG", quality=QUALITY, optimize=True)
    return image_of(saved.getvalue(), "image/jpeg", *picture.size)


def film_stand_in(theme: Theme, width: float, height: float) -> Image:
    """A panel with a play mark, `width` x `height` points, for a film without a known frame."""
    radius = max(12.0, min(width, height) / 8)
    drawn = [
        *_panel(theme, width, height),
        play_mark(theme, width / 2, height / 2, radius),
    ]
    return _drawn(drawn, width, height)


def sound_player(theme: Theme, width: float, height: float, digest: str) -> Image:
    """A bar with a play mark and a wave that is another for each sound, in points."""
    half = height / 2
    drawn = [
        *_panel(theme, width, height),
        play_mark(theme, half, half, half * 0.62),
        *_wave(theme, width, height, digest),
    ]
    return _drawn(drawn, width, height)


def _panel(theme: Theme, width: float, height: float) -> tuple[str, str]:
    """A framed area without round corners, which programs would show on a ground of their own."""
    return (
        f'<rect width="{width:g}" height="{height:g}" fill="#{theme.hex(PANEL)}"/>',
        f'<rect x=".75" y=".75" width="{width - 1.5:g}" height="{height - 1.5:g}" fill="none"'
        f' stroke="#{theme.hex(RULE)}" stroke-width="1.5"/>',
    )


def _wave(theme: Theme, width: float, height: float, digest: str) -> list[str]:
    left, right, step = height * 1.15, width - height * 0.6, 7.0
    count = int((right - left) / step)
    fill = theme.hex(Colour("blue", 0.35))
    bars = []
    for number in range(count):
        level = int(digest[number % len(digest)], 16) / 15
        # Louder in the middle, as a wave looks like sound only when it swells.
        swell = 1 - abs(2 * number / max(1, count - 1) - 1) ** 2 * 0.75
        high = height * (0.12 + 0.48 * level * swell)
        bars.append(
            f'<rect x="{left + number * step:g}" y="{(height - high) / 2:.2f}" width="3.5"'
            f' height="{high:.2f}" rx="1.75" fill="#{fill}"/>'
        )
    return bars


def play_mark(theme: Theme, x: float, y: float, radius: float) -> str:
    """A triangle in a disc."""
    reach = radius * 0.5
    back, front = x - reach * 0.7, x + reach
    corners = f"{back:.2f} {y - reach:.2f} {front:.2f} {y:.2f} {back:.2f} {y + reach:.2f}"
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="{radius:.2f}" fill="#{theme.hex(Colour("blue"))}"/>'
        f'<polygon points="{corners}" fill="#{theme.hex(BACKGROUND)}"/>'
    )


def image_of(
    data: bytes,
    media_type: Literal["image/png", "image/jpeg"],
    width: int,
    height: int,
    svg: bytes = b"",
) -> Image:
    """A poster with its digest."""
    digest = sha256(data + svg).hexdigest()
    return Image(data, media_type, width, height, svg, digest)


def _drawn(lines: list[str], width: float, height: float) -> Image:
    """A drawing of our own. PowerPoint gets its pixels, as it knows no drawing as a poster."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}"'
        f' width="{width:g}" height="{height:g}">{"".join(lines)}</svg>'
    )
    data, wide, high = png(svg, round(width * SCALE))
    return image_of(data, "image/png", wide, high, svg.encode())
