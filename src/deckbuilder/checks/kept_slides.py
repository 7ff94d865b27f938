"""Slides kept from another deck that are not quite as they are there."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.diagnostics import Diagnostic, name_few
from deckbuilder.fields import place_of_words
from deckbuilder.model import Slide
from deckbuilder.pipeline import Loaded
from deckbuilder.scene import NativeSlide
from deckbuilder.shown import slides_shown

ON_BUILD = True

ALIKE = 0.01
"""How far the shapes of two slides, as width by height, may be apart to count as one."""


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """What had to be left out, where links lead nowhere, and words that stay in their language."""
    there = {scene.id for scene in loaded.deck.scenes}
    for scene, slide in slides_shown(loaded):
        if scene.native:
            yield from doubts(scene.native, slide, there, loaded)


def doubts(
    native: NativeSlide, slide: Slide, there: set[str], loaded: Loaded
) -> Iterator[Diagnostic]:
    """A warning for everything that is not as it was on a kept slide."""
    name, file = slide.name, slide.keep.rpartition("#")[0].strip()
    for what in native.left_out:
        yield told(
            slide,
            f"the slide `{name}` is kept without {what}",
            "look at it in PowerPoint, and say in the outline what is missing",
        )
    lost = [jump for jump in native.jumps if jump not in there]
    if lost:
        yield told(
            slide,
            f"links on the kept slide `{name}` go to {name_few(lost)}, not in this deck, so they "
            "are plain words",
            f"give the slides that are meant these ids, or change the links in `{file}`",
        )
    if loaded.choice.language:
        yield told(
            slide,
            f"the slide `{name}` is kept as it is in `{file}`, so its words stay in that language",
            "translate it in a deck of its own, or remove `keep:` to show the slide of the outline",
        )
    width, height = native.size
    deck = loaded.deck
    if height and abs(width / height - deck.width / deck.height) > ALIKE:
        yield told(
            slide,
            f"the slide `{name}` is kept from slides of another format, {width:g} x {height:g} pt, "
            f"and stands on one of {deck.width:g} x {deck.height:g} pt",
            f"set the slide size in `{file}`, or build with `--aspect`",
        )


def told(slide: Slide, message: str, hint: str) -> Diagnostic:
    where = place_of_words(slide.keep, slide.span)
    return Diagnostic(message, where, hint, "warning", "kept-slides")
