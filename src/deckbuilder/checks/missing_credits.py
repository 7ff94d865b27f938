"""Pictures whose makers are not thanked."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.blocks.picture import Picture
from deckbuilder.diagnostics import Diagnostic
from deckbuilder.model.slide import every
from deckbuilder.pipeline import Loaded

ON_BUILD = False
RULE = "missing-credits"


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """Once one picture has a credit, all need one, and the talk needs a slide that lists them.

    A talk without any is not told: its pictures may all be its author's.
    """
    blocks = every(tuple(loaded.talk.slides))
    pictures = [block for block in blocks if isinstance(block, Picture) and block.file]
    credited = [picture for picture in pictures if picture.credit]
    if credited and not any(slide.slide == "credits" for slide in loaded.talk.slides):
        yield Diagnostic(
            f"`{credited[0].file}` has a credit, but no slide thanks those who made the pictures",
            credited[0].span,
            "add `- credits` to the last section",
            "warning",
            RULE,
        )
    thanked = {picture.file for picture in credited}
    for picture in pictures:
        if credited and picture.file not in thanked:
            yield Diagnostic(
                f"the picture `{picture.file}` has no credit, while others have one",
                picture.span,
                "add `credit:` with who made it, such as `credit: own drawing`",
                "warning",
                RULE,
            )
