"""Video: a film in the deck, with a poster until it plays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from deckbuilder.captions import words_below
from deckbuilder.diagram.annotation import Annotated
from deckbuilder.fields import needed, optional, record
from deckbuilder.file_kinds import PictureFileKind, RecordingFileKind
from deckbuilder.geometry import Box
from deckbuilder.kinds import FLAG, MARKUP, PHRASE, ChoiceKind, Markup
from deckbuilder.model import Block, Talk
from deckbuilder.page import Overflow, Page
from deckbuilder.pictures import NoPicture
from deckbuilder.posters import cut, film_stand_in
from deckbuilder.scene import Image, Item, Media

LEAST_HEIGHT = 60.0
"""Points; a film that has less room is not shown."""
SAME_SHAPE = 0.02
"""A poster whose width over height differs by no more is stretched, and nobody sees it."""
_ROUNDS = 6
"""Times that film and caption may make room for each other."""
START = ChoiceKind(("click", "auto"), "a way to start")


@record
class Video(Block):
    """A film that plays on the slide, with a poster until it does."""

    key: ClassVar[str] = "video"
    shorthand: ClassVar[str] = "file"

    file: str = needed(RecordingFileKind("video"), "The film's file, seen from the outline.")
    alt: str = optional(PHRASE, default="", doc="What it shows, for those who cannot see it.")
    poster: str = optional(
        PictureFileKind(), default="", doc="A picture to show before it plays; else a frame of it."
    )
    start: str = optional(
        START, default="click", doc="`click` on it, or `auto` as soon as the slide is shown."
    )
    loop: bool = optional(FLAG, default=False, doc="Whether it begins anew at its end.")
    muted: bool = optional(FLAG, default=False, doc="Whether it plays without sound.")
    caption: Markup | None = optional(MARKUP, default=None, doc="A line or two below it.")
    credit: str = optional(PHRASE, default="", doc="Who made it; the credits slide says so too.")

    def layout(self, page: Page, frame: Box, talk: Talk) -> Iterator[Item]:
        try:
            yield from self.placed(page, frame)
        except NoPicture as missing:
            raise Overflow(missing.message, missing.hint) from missing

    def placed(self, page: Page, frame: Box) -> Iterator[Item]:
        """The film, as large as the words below it allow."""
        facts = page.pictures.recordings.facts(self.file, "video")
        below = 0.0
        for _ in range(_ROUNDS):
            room = Box(frame.x, frame.y, frame.w, frame.h - below)
            if room.h < LEAST_HEIGHT:
                break
            width = min(room.w, room.h * facts.width / facts.height)
            box = room.centred(width, width * facts.height / facts.width)
            plan = Annotated(box, (), (), 0.0)
            words = words_below(self.caption, self.credit, plan, frame, page, "video")
            if words.height <= below + 0.01:
                yield self.film(box, page)
                yield from words.items
                return
            below = words.height
        raise Overflow("this video has no room", "give it more of the slide, or fewer words")

    def film(self, box: Box, page: Page) -> Media:
        recording = page.pictures.recordings.recording(self.file, "video")
        poster = self.still(box, page)
        return Media(
            "video",
            box,
            "video",
            recording,
            poster or film_stand_in(page.theme, box.w, box.h),
            self.alt,
            self.start == "auto",
            self.loop,
            self.muted,
            is_marked=poster is None,
        )

    def still(self, box: Box, page: Page) -> Image | None:
        """The poster that was asked for, else a frame of the film; None where there is none."""
        if not self.poster:
            return page.pictures.recordings.frame(self.file)
        facts = page.pictures.facts(self.poster)
        aspect, own = box.w / box.h, facts.width / facts.height
        if abs(own / aspect - 1) <= SAME_SHAPE:
            return page.pictures.image(self.poster, box.w, box.h)
        scale = max(1.0, own / aspect)
        wide = box.w * scale
        return cut(page.pictures.image(self.poster, wide, wide / own).data, aspect)
