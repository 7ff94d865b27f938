"""PDF: the slides themselves, notes pages and handouts, typeset by Typst from our own SVG."""

from deckbuilder.writers.pdf.compile import NoTypesetter, Pdf
from deckbuilder.writers.pdf.handout import PER_PAGE, handout
from deckbuilder.writers.pdf.notes_pages import notes_pages
from deckbuilder.writers.pdf.slides import slides

__all__ = ["PER_PAGE", "NoTypesetter", "Pdf", "handout", "notes_pages", "slides"]
