"""Pictures, films and sounds that nobody who cannot see or hear them could follow."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.blocks.audio import Audio
from deckbuilder.blocks.picture import Picture
from deckbuilder.blocks.video import Video
from deckbuilder.diagnostics import Diagnostic
from deckbuilder.model.slide import every
from deckbuilder.pipeline import Loaded

ON_BUILD = True
RULE = "alt-text"
_TELLS = {"picture": "shows", "video": "shows", "sound": "lets hear"}
TO_WRITE = "TODO"
"""What an alternative text begins with that somebody has still to write, as `pull` leaves it."""


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """What is not words needs `alt`, and a written one; a picture may be decorative instead."""
    for slide in loaded.talk.slides:
        for block in every(slide.blocks):
            if not isinstance(block, Audio | Picture | Video):
                continue
            what = "sound" if isinstance(block, Audio) else block.key
            if block.alt.startswith(TO_WRITE):
                message = (
                    f"the alternative text of the {what} on slide `{slide.name}` is yet to write"
                )
                yield Diagnostic(
                    message, block.span, f"say what the {what} {_TELLS[what]}", "warning", RULE
                )
            elif not (block.alt or (isinstance(block, Picture) and _says_nothing(block))):
                other = ", or `decorative: yes`" if isinstance(block, Picture) else ""
                yield Diagnostic(
                    f"the {what} on slide `{slide.name}` has no alternative text",
                    block.span,
                    f"add `alt:` with what it {_TELLS[what]}{other}",
                    "warning",
                    RULE,
                )


def _says_nothing(picture: Picture) -> bool:
    """Whether it is a decoration, as icons are that nobody describes."""
    return picture.decorative or not picture.file
