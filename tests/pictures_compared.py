"""How far two pictures of a slide are apart, and who draws them: we ourselves and LibreOffice."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from functools import reduce
from itertools import product
from pathlib import Path

from lxml import etree
from PIL import Image, ImageChops, ImageFilter

from deckbuilder import raster
from deckbuilder.scene import Deck, Scene
from deckbuilder.theme import Theme
from deckbuilder.writers.svg import svg
from deckbuilder.writers.svg.fonts import baseline

WIDTH = 640
"""Pixels across a picture: 2 pixels are 3 points of a wide slide."""
BLUR = 1.5
"""Radius in pixels of the blur that hides how each program smooths edges."""
SLACK = 1
"""Pixels by which a thing may be elsewhere: places are rounded to 1/100 mm and to whole pixels."""
SQUARE = 7
"""Pixels across the squares over which differences are averaged."""
PROGRAMS = ("soffice", "pdftoppm")
TEXT = "{http://www.w3.org/2000/svg}text"
BASELINE = 0.995
"""Where LibreOffice 7.4 puts the first baseline, in sizes below the top of the words, whatever the
font; measured on an H of 12 to 48 points. PowerPoint, and so we, go by the font: 0.936 of the size
for Calibri, 0.972 for Arial."""


def distance(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures of one size are apart where they are most, in percent of black from white.

    It is local, so that one missing arrow head counts on a slide full of words: each pixel is
    compared with the nearest in colour among those around its place, and what is left is averaged
    over small squares, of which the worst counts.
    """
    soft, expected = (picture.filter(ImageFilter.GaussianBlur(BLUR)) for picture in (one, other))
    steps = range(-SLACK, SLACK + 1)
    moved = (ImageChops.offset(expected, x, y) for x, y in product(steps, steps))
    nearest = reduce(ImageChops.darker, (_difference(soft, near) for near in moved))
    worst = nearest.filter(ImageFilter.BoxBlur(SQUARE // 2)).getextrema()[1]
    assert isinstance(worst, int)
    return worst / 2.55


def _difference(one: Image.Image, other: Image.Image) -> Image.Image:
    """The largest difference of red, green and blue in each pixel."""
    return reduce(ImageChops.lighter, ImageChops.difference(one, other).split())


def own_picture(scene: Scene, theme: Theme, deck: Deck, number: int) -> Image.Image:
    """Slide `number` as we draw it, its words lowered to where LibreOffice has them."""
    drawn = etree.fromstring(svg(scene, theme, deck.width, deck.height, number))
    for line in drawn.iter(TEXT):
        families = str(line.get("font-family") or drawn.get("font-family"))
        size = float(str(line.get("font-size")))
        lower = BASELINE * size - baseline(families.partition(",")[0].strip("'"), size)
        line.set("y", str(float(str(line.get("y"))) + lower))
    data, _, _ = raster.png(etree.tostring(drawn), WIDTH)
    return Image.open(io.BytesIO(data)).convert("RGB")


def missing_programs() -> str:
    """The programs needed for LibreOffice's pictures that are not installed, or an empty string."""
    return ", ".join(program for program in PROGRAMS if shutil.which(program) is None)


def libreoffice_pictures(path: Path, folder: Path) -> Iterator[Image.Image]:
    """The slides of the deck at `path` as LibreOffice draws them, without the hidden ones.

    `folder` is where it works. Raises CalledProcessError when one of the programs fails.
    """
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    _run([*command, "--convert-to", "pdf", "--outdir", str(folder), str(path)])
    pages = folder / "pages"
    pages.mkdir()
    size = ["-scale-to-x", str(WIDTH), "-scale-to-y", "-1"]
    _run(["pdftoppm", *size, str(folder / f"{path.stem}.pdf"), str(pages / "page")])
    for page in sorted(pages.iterdir()):
        with Image.open(page) as picture:
            yield picture.convert("RGB")


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=120)
