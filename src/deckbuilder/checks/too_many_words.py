"""Slides that are read while nobody listens."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.blocks.points import Points
from deckbuilder.diagnostics import Diagnostic, Span
from deckbuilder.kinds import Markup
from deckbuilder.model import Slide
from deckbuilder.model.slide import every
from deckbuilder.pipeline import Loaded
from deckbuilder.scene import FOOTNOTES, Chart, Group, Item, Scene, Table, Text
from deckbuilder.shown import slides_shown, texts
from deckbuilder.word_count import word_count

ON_BUILD = False

MOST_READ = 40
"""Words of running text. At some 200 words a minute they take 12 seconds to read."""
MOST_IN_ALL = 60
"""Words with those in diagrams, which are looked up one by one as the speaker comes to them."""
APART = ("title", "links", "speaker", FOOTNOTES)
"""Texts that nobody reads while the speaker speaks."""
MOST_IN_POINT = 15
"""Words: a point is a line or two at the usual size."""


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """Count the words beside the title on every slide as written that the audience will see.

    Code, tables and charts are looked up rather than read, and slides made from the talk are what
    they are.
    """
    for scene, slide in slides_shown(loaded):
        if not (slide.slide or slide.hidden):
            yield from crowded(scene, slide)
            yield from long_points(slide)


def crowded(scene: Scene, slide: Slide) -> Iterator[Diagnostic]:
    """A warning when the slide has too many words."""
    read = sum(words_in(item) for item in scene.in_groups if not isinstance(item, Group))
    in_all = sum(words_in(item) for item in scene.in_groups)
    if read > MOST_READ or in_all > MOST_IN_ALL:
        count, most = (read, MOST_READ) if read > MOST_READ else (in_all, MOST_IN_ALL)
        yield told(
            f"the slide `{slide.name}` has {count} words beside its title, more than {most}",
            slide.span,
            "move some into the notes, or make two slides of it",
        )


def long_points(slide: Slide) -> Iterator[Diagnostic]:
    """A warning for every point that is a paragraph."""
    for block in every(slide.blocks):
        for text in points_of(block) if isinstance(block, Points) else ():
            count = word_count(text.text)
            if count > MOST_IN_POINT:
                yield told(
                    f"this point has {count} words, more than {MOST_IN_POINT}",
                    text.span,
                    "keep the words you would write on a board, and say the rest",
                )


def points_of(block: Points) -> Iterator[Markup]:
    """The words of every point, of all levels."""
    for first in block.points:
        yield first.text
        for second in first.points:
            yield second.text
            yield from (third.text for third in second.points)


def told(message: str, span: Span, hint: str) -> Diagnostic:
    return Diagnostic(message, span, hint, "warning", "too-many-words")


def words_in(item: Item) -> int:
    """How many words to read `item` holds."""
    if isinstance(item, Table | Chart) or (isinstance(item, Text) and item.name in APART):
        return 0
    return sum(word_count(body.text) for _, body in texts((item,)) if body.font != "code")
