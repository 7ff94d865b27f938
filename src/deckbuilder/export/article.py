"""The article of a talk: Markdown with its pictures beside it, and one page that holds them."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.article import FLAVOURS, Article, Flavour, article, markdown, page
from deckbuilder.article.drawing import WIDTH, as_data_address, drawn
from deckbuilder.article.markdown import MEDIA
from deckbuilder.borrowed_fonts import borrowed
from deckbuilder.export.fonts_told import told
from deckbuilder.export.job import File, Job, Unsuitable
from deckbuilder.raster import NoRasteriser, png

FOLDER = "images"


def files(job: Job) -> Iterator[File]:
    """`TALK.md`, `TALK.html`, `images/` with a picture of each slide that is told, and `media/`."""
    made = article(job.loaded, job.deck)
    flavour: Flavour = next((one for one in FLAVOURS if one == job.flavour), "plain")
    remarks = tuple(warning.said for warning in made.warnings)
    yield File(f"{job.name}.md", markdown(made, flavour, FOLDER).encode(), remarks)
    text = page(made, lambda picture: as_data_address(picture, job.loaded))
    yield File(f"{job.name}.html", text.encode())
    yield from _pictures(made, job)
    for name, recording in made.media.items():
        yield File(f"{MEDIA}/{name}", recording.read())


def _pictures(made: Article, job: Job) -> Iterator[File]:
    pictures = [*made.pictures]
    drawings = [drawn(picture, job.loaded) for picture in pictures]
    fonts = borrowed(drawings, made.language)
    remarks = told(fonts)
    for picture, drawing in zip(pictures, drawings, strict=True):
        try:
            data, _, _ = png(drawing, job.width or WIDTH, fonts.files)
        except NoRasteriser as missing:
            raise Unsuitable(str(missing)) from missing
        yield File(f"{FOLDER}/{picture.name}.png", data, remarks, len(pictures) > 1)
        remarks = ()
