"""A PowerPoint file as it came back: what stands on each slide, whoever saved it last."""

from __future__ import annotations

from deckbuilder.readers.pptx.opening import Opened, open_deck
from deckbuilder.readers.pptx.refusing import Unreadable
from deckbuilder.readers.pptx.seen import Edited, SeenSlide
from deckbuilder.readers.pptx.slides import read

__all__ = ["Edited", "Opened", "SeenSlide", "Unreadable", "open_deck", "read"]
