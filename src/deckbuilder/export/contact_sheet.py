"""All slides on one picture."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.borrowed_fonts import borrowed
from deckbuilder.export.fonts_told import told
from deckbuilder.export.job import File, Job, Unsuitable
from deckbuilder.raster import NoRasteriser, png
from deckbuilder.writers.contact_sheet import contact_sheet

WIDTH = 2880
"""Pixels of the picture: a slide has about as many as it is shown with on a page."""


def files(job: Job) -> Iterator[File]:
    """The sheet as PNG, or as SVG where the name of the file asks for that."""
    drawn = contact_sheet(job.deck, job.numbers, job.loaded.theme)
    name = f"{job.name}-contact-sheet{job.ending}"
    if job.ending == ".svg":
        yield File(name, drawn.encode())
        return
    fonts = borrowed([drawn], job.deck.language)
    try:
        data, _, _ = png(drawn, job.width or WIDTH, fonts.files)
    except NoRasteriser as missing:
        raise Unsuitable(str(missing)) from missing
    yield File(name, data, told(fonts))
