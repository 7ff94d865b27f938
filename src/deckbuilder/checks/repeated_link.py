"""Link notes that lead to one address twice."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.diagnostics import Diagnostic
from deckbuilder.fields import place_of_words
from deckbuilder.pipeline import Loaded

ON_BUILD = False


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """An address belongs into a slide's link note once; another slide may name it again."""
    for slide in loaded.talk.slides:
        first: dict[str, str] = {}
        for label, addresses in slide.links.items():
            for address in addresses:
                if address in first:
                    yield Diagnostic(
                        f"this address stands under `{first[address]}` already",
                        place_of_words(address, slide.span),
                        "was another one meant? if not, keep the better label",
                        "warning",
                        "repeated-link",
                    )
                first.setdefault(address, label)
