"""Audio: a sound in the deck, with a bar that plays it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from deckbuilder.captions import words_below
from deckbuilder.diagram.annotation import Annotated
from deckbuilder.fields import needed, optional, record
from deckbuilder.file_kinds import RecordingFileKind
from deckbuilder.geometry import Box
from deckbuilder.kinds import FLAG, MARKUP, PHRASE, ChoiceKind, Markup
from deckbuilder.model import Block, Talk
from deckbuilder.page import Overflow, Page
from deckbuilder.pictures import NoPicture
from deckbuilder.posters import sound_player
from deckbuilder.scene import Item, Media

WIDTH, HEIGHT = 480.0, 76.0
"""Points of the bar; in a narrow place it is smaller as a whole."""
NARROWEST = 140.0
START = ChoiceKind(("click", "auto"), "a way to start")


@record
class Audio(Block):
    """A sound, with a bar on the slide that plays it."""

    key: ClassVar[str] = "audio"
    shorthand: ClassVar[str] = "file"
    share: ClassVar[float] = 0.8

    file: str = needed(RecordingFileKind("audio"), "The sound's file, seen from the outline.")
    alt: str = optional(PHRASE, default="", doc="What is to be heard, for those who cannot.")
    start: str = optional(
        START, default="click", doc="`click` on it, or `auto` as soon as the slide is shown."
    )
    loop: bool = optional(FLAG, default=False, doc="Whether it begins anew at its end.")
    caption: Markup | None = optional(MARKUP, default=None, doc="A line or two below it.")
    credit: str = optional(PHRASE, default="", doc="Who made it; the credits slide says so too.")

    def layout(self, page: Page, frame: Box, talk: Talk) -> Iterator[Item]:
        try:
            recording = page.pictures.recordings.recording(self.file, "audio")
        except NoPicture as missing:
            raise Overflow(missing.message, missing.hint) from missing
        width = min(WIDTH, frame.w)
        height = round(HEIGHT * width / WIDTH, 2)
        bar = Box(frame.x + (frame.w - width) / 2, frame.y, width, height)
        words = self.words(bar, frame, page)
        free = frame.h - height - words
        if width < NARROWEST or free < -0.01:
            raise Overflow("this sound has no room", "give it more of the slide, or fewer words")
        bar = bar.moved(0, free / 2)
        player = sound_player(page.theme, bar.w, bar.h, recording.digest)
        automatic = self.start == "auto"
        yield Media(
            "audio",
            bar,
            "audio",
            recording,
            player,
            self.alt,
            starts_itself=automatic,
            loops=self.loop,
            is_marked=True,
        )
        plan = Annotated(bar, (), (), 0.0)
        yield from words_below(self.caption, self.credit, plan, frame, page, "audio").items

    def words(self, bar: Box, frame: Box, page: Page) -> float:
        """How high the words below the bar are, in points."""
        plan = Annotated(bar, (), (), 0.0)
        return words_below(self.caption, self.credit, plan, frame, page, "audio").height
