"""The slides one a page, for showing and for sending."""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder.scene import Deck
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.pdf.code import call, placed, points
from deckbuilder.writers.pdf.compile import Pdf
from deckbuilder.writers.pdf.document import Source, finished
from deckbuilder.writers.pdf.slide import Drawings


def slides(deck: Deck, numbers: Mapping[str, int], theme: Theme) -> Pdf:
    """A page of the size of a slide for each scene, labelled with its number in `numbers`.

    Raises `NoTypesetter`.
    """
    source = Source(deck, numbers, theme)
    drawings = Drawings(deck.width, deck.height)
    body = []
    for section, scene in source.slides():
        body += [
            f"#counter(page).update({numbers[scene.id]})",
            f"#{source.mark(scene, section)}",
            f"#{placed(source.drawn(scene, drawings))}",
            "#pagebreak(weak: true)",
        ]
    return finished(source, _page(deck), body, drawings)


def _page(deck: Deck) -> str:
    page = call(
        "#set page",
        width=points(deck.width),
        height=points(deck.height),
        margin="0pt",
        numbering='"1"',  # gives pages their labels
        footer="none",
    )
    return page + '\n#set text(top-edge: "baseline", bottom-edge: "baseline")'
