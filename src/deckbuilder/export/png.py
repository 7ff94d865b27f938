"""A picture of each slide."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from deckbuilder.borrowed_fonts import borrowed
from deckbuilder.export.fonts_told import told
from deckbuilder.export.job import File, Job, Unsuitable
from deckbuilder.raster import NoRasteriser, png
from deckbuilder.writers.svg import svg

WIDTH = 1920
"""Pixels of a picture, unless something else is wanted."""


def files(job: Job) -> Iterator[File]:
    """One PNG for each slide, `job.width` pixels wide; several are drawn at a time."""
    deck, theme = job.deck, job.loaded.theme
    drawings = [
        svg(scene, theme, deck.width, deck.height, job.numbers[scene.id]) for scene in deck.scenes
    ]
    fonts = borrowed(drawings, deck.language)
    remarks = told(fonts)

    def drawn(drawing: str) -> bytes:
        return png(drawing, job.width or WIDTH, fonts.files)[0]

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        try:
            for scene, data in zip(deck.scenes, pool.map(drawn, drawings), strict=True):
                yield File(job.file_name(scene.id, ".png"), data, remarks)
                remarks = ()
        except NoRasteriser as missing:
            raise Unsuitable(str(missing)) from missing
        finally:
            pool.shutdown(cancel_futures=True)
