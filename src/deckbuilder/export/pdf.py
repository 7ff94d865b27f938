"""One PDF: the slides, notes pages or a handout."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.export.fonts_told import told
from deckbuilder.export.job import File, Job, Unsuitable
from deckbuilder.writers.pdf import NoTypesetter, Pdf, handout, notes_pages, slides


def files(job: Job) -> Iterator[File]:
    """The one PDF that the options ask for."""
    try:
        made = _made(job)
    except NoTypesetter as missing:
        raise Unsuitable(str(missing)) from missing
    yield File(f"{job.name}{_kind(job)}.pdf", made.data, told(made.fonts))


def _made(job: Job) -> Pdf:
    deck, numbers, theme = job.deck, _here(job), job.loaded.theme
    if job.up:
        return handout(deck, numbers, theme, job.up)
    return notes_pages(deck, numbers, theme) if job.with_notes else slides(deck, numbers, theme)


def _here(job: Job) -> dict[str, int]:
    """The numbers of the slides that are in the document: links lead to no others."""
    return {scene.id: job.numbers[scene.id] for scene in job.deck.scenes}


def _kind(job: Job) -> str:
    """So that notes pages and handouts do not overwrite the slides."""
    return f"-handout-{job.up}" if job.up else "-notes" if job.with_notes else ""
