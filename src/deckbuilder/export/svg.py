"""A drawing of each slide."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.export.job import File, Job
from deckbuilder.writers.svg import svg


def files(job: Job) -> Iterator[File]:
    """One SVG for each slide. Fonts are named in it and not embedded."""
    deck, theme = job.deck, job.loaded.theme
    for scene in deck.scenes:
        drawn = svg(scene, theme, deck.width, deck.height, job.numbers[scene.id])
        yield File(job.file_name(scene, ".svg"), drawn.encode())
