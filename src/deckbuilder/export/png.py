"""A picture of each slide."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.borrowed_fonts import borrowed
from deckbuilder.export.fonts_told import told
from deckbuilder.export.job import File, Job, Unsuitable
from deckbuilder.raster import NoRasteriser, png
from deckbuilder.writers.svg import svg

WIDTH = 1920
"""Pixels of a picture, unless something else is wanted."""


def files(job: Job) -> Iterator[File]:
    """One PNG for each slide, `job.width` pixels wide.

    One after another: resvg-py holds Python's lock while it draws, so threads gain nothing.
    """
    deck, theme = job.deck, job.loaded.theme
    drawings = [
        svg(scene, theme, deck.width, deck.height, job.numbers[scene.id]) for scene in deck.scenes
    ]
    fonts = borrowed(drawings, deck.language)
    remarks = told(fonts)
    for scene, drawing in zip(deck.scenes, drawings, strict=True):
        try:
            data, _, _ = png(drawing, job.width or WIDTH, fonts.files)
        except NoRasteriser as missing:
            raise Unsuitable(str(missing)) from missing
        yield File(job.file_name(scene, ".png"), data, remarks, len(drawings) > 1)
        remarks = ()
