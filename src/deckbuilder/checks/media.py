"""Films and sounds that not every computer plays, that are very large, or that show no picture."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.blocks.audio import Audio
from deckbuilder.blocks.video import Video
from deckbuilder.diagnostics import Diagnostic
from deckbuilder.model.slide import every
from deckbuilder.picture_files import MEGABYTE
from deckbuilder.pipeline import Loaded
from deckbuilder.posters import ffmpeg
from deckbuilder.recordings import Recordings, advice
from deckbuilder.scene import MediaKind

ON_BUILD = True
RULE = "media"
LARGE = 100 * MEGABYTE
"""What some mail and file services refuse, and what makes a deck slow to open."""


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """Every film and sound should play everywhere; each of them is looked at once."""
    shelf = loaded.page.pictures.recordings
    seen = set()
    for block in every(tuple(loaded.talk.slides)):
        if not isinstance(block, Audio | Video) or block in seen:
            continue
        seen.add(block)
        kind: MediaKind = "video" if isinstance(block, Video) else "audio"
        for message, hint in _doubts(block.file, kind, shelf):
            yield Diagnostic(message, block.span, hint, "warning", RULE)
        if isinstance(block, Video) and not block.poster and shelf.frame(block.file) is None:
            why = "ffmpeg finds none in it" if ffmpeg() else "ffmpeg is not installed"
            yield Diagnostic(
                f"`{block.file}` is shown as a plain panel until it plays: it has no `poster`, and "
                f"to take a frame of it {why}",
                block.span,
                "add `poster:` with a picture" + ("" if ffmpeg() else ", or install ffmpeg"),
                "warning",
                RULE,
            )


def _doubts(file: str, kind: MediaKind, shelf: Recordings) -> Iterator[tuple[str, str]]:
    facts, size = shelf.facts(file, kind), shelf.recording(file, kind).size
    if facts.doubt:
        yield f"`{file}` {facts.doubt}", advice(facts.advice, file)
    if size > LARGE:
        smaller = "make it smaller: `ffmpeg -i {name} -vf scale=-2:720 -crf 28 {stem}.mp4`"
        yield (
            f"`{file}` has {size / MEGABYTE:.0f} MB, which the deck has then, too",
            advice(smaller, file) if kind == "video" else "export it as MP3 or M4A",
        )
