"""A talk in other forms than PowerPoint: pictures, PDF, a sheet with all slides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module

from deckbuilder.export.job import File, Job, Unsuitable

__all__ = ["FORMS", "File", "Form", "Job", "Unsuitable"]


@dataclass(frozen=True, slots=True)
class Form:
    """One thing that `export --to` makes. Its module has `files(job)`, imported when used."""

    module: str
    endings: tuple[str, ...] = ()
    """How the one file that it makes may end, the usual one first; nothing when it fills a folder
    named after the talk."""
    per_slide: bool = False
    """Whether it makes one file for each slide."""
    options: tuple[str, ...] = ()
    """Which options of the command it heeds, beside those that choose talk and slides."""

    def files(self, job: Job) -> Iterator[File]:
        """The files of this form, one after another as they are made.

        Raises `Unsuitable` with words for the presenter when it cannot be made.
        """
        make: Callable[[Job], Iterator[File]] = import_module(self.module).files
        return make(job)


FORMS = {
    "png": Form("deckbuilder.export.png", per_slide=True, options=("width", "steps")),
    "svg": Form("deckbuilder.export.svg", per_slide=True, options=("steps",)),
    "pdf": Form("deckbuilder.export.pdf", (".pdf",), options=("with_notes", "up", "steps")),
    "contact-sheet": Form(
        "deckbuilder.export.contact_sheet", (".png", ".svg"), options=("width", "steps")
    ),
    "article": Form("deckbuilder.export.article", options=("width", "flavour")),
}
"""By the name that `--to` gives them."""
