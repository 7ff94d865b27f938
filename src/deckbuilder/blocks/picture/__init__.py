"""Picture: a photo or drawing with caption and credit, and regions of it marked and named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from deckbuilder import scene
from deckbuilder.blocks.picture.marks import Mark, arranged, drawn_marks, marked
from deckbuilder.blocks.picture.region import Region
from deckbuilder.captions import Words, words_below
from deckbuilder.diagram.annotation import Annotated
from deckbuilder.fields import Reading, optional, record
from deckbuilder.file_kinds import PictureFileKind
from deckbuilder.geometry import Box
from deckbuilder.icons import icon
from deckbuilder.kinds import (
    ADDRESS_KIND,
    COLOUR,
    FLAG,
    ICON,
    MARKUP,
    PHRASE,
    ChoiceKind,
    ListKind,
    Markup,
    NumberKind,
    RecordKind,
    left_out_of,
)
from deckbuilder.model import Building, Part, Talk, numbered_parts
from deckbuilder.page import Overflow, Page
from deckbuilder.pictures import NoPicture, PictureFacts
from deckbuilder.scene import Colour, Crop, Group, Item, Role

MOST_CROPPED = 0.95
LARGEST_ICON = 220.0
"""Points; a larger icon looks like a mistake."""
LEAST_HEIGHT = 40.0
"""Points; a picture that has less room is not shown."""
_ROUNDS = 6
"""Times that picture and caption may make room for each other."""


@record
class Picture(Building):
    """A photo or drawing with caption and credit, and regions of it marked and named."""

    key: ClassVar[str] = "picture"
    shorthand: ClassVar[str] = "file"
    many: ClassVar[str] = "regions"

    file: str = optional(
        PictureFileKind(), default="", doc="The picture's file, seen from the outline."
    )
    icon: str = optional(ICON, default="", doc="The name of an icon, in place of a file.")
    colour: Role | None = optional(COLOUR, default=None, doc="Accent colour of the icon.")
    alt: str = optional(PHRASE, default="", doc="What it shows, for those who cannot see it.")
    decorative: bool = optional(
        FLAG, default=False, doc="Whether it says nothing, and so needs no `alt`."
    )
    caption: Markup | None = optional(MARKUP, default=None, doc="A line or two below it.")
    credit: str = optional(PHRASE, default="", doc="Who made it; the credits slide says so too.")
    fit: str = optional(
        ChoiceKind(("contain", "cover"), "a way to fit"),
        default="contain",
        doc="`contain` shows all of it, `cover` fills the room and cuts off what is over.",
    )
    crop: tuple[float, ...] = optional(
        ListKind(NumberKind(0, MOST_CROPPED), 4, 4, noun="numbers"),
        default=(),
        doc="Shares cut off, `[left, top, right, bottom]`.",
    )
    link: str = optional(ADDRESS_KIND, default="", doc="Where a click on it goes.")
    regions: tuple[Region, ...] = optional(
        ListKind(RecordKind(Region), 0, 8, noun="regions"),
        default=(),
        doc="Areas of it, marked and named.",
    )

    def check(self, reading: Reading) -> None:
        wrong = self.wrong_kind()
        if wrong:
            reading.problems.error(wrong[0], self.span, wrong[1])
        crop = self.cut
        if max(crop.left + crop.right, crop.top + crop.bottom) > MOST_CROPPED:
            reading.problems.error(
                "this crop leaves nothing of the picture",
                self.span,
                "write the shares cut off: `crop: [left, top, right, bottom]`",
            )

    def wrong_kind(self) -> tuple[str, str] | None:
        """What is wrong between `file` and `icon`, and what would help."""
        if not (self.file or self.icon):
            told = "add `file:` (the picture's file, seen from the outline)"
            return "this picture block has no `file`", told
        if self.file and self.icon:
            return "this picture is a file and an icon", "keep one of `file` and `icon`"
        if self.icon and (self.crop or self.regions or self.fit != "contain"):
            return "an icon is shown whole, and no part of it is marked", "leave that out"
        if self.file and self.colour:
            return "only an icon takes a colour", "leave out `colour`"
        return None

    @property
    def cut(self) -> Crop:
        """The crop as written."""
        return Crop(*self.crop)

    def build_parts(self, talk: Talk) -> tuple[Part, ...]:
        """The regions by number; the picture is there from the beginning."""
        return numbered_parts("picture", ("region", "leader", "label"), self.regions)

    def leaves_out(self, name: str, talk: Talk) -> bool:
        return name in map(str, left_out_of(self.regions))

    def layout(self, page: Page, frame: Box, talk: Talk) -> Iterator[Item]:
        try:
            yield from self.placed(page, frame)
        except NoPicture as missing:
            raise Overflow(missing.message, missing.hint) from missing

    def placed(self, page: Page, frame: Box) -> Iterator[Item]:
        """The picture, as large as the words below it allow."""
        if self.icon:
            yield from self.icon_placed(page, frame)
            return
        facts = page.pictures.facts(self.file)
        below = 0.0
        for _ in range(_ROUNDS):
            room = Box(frame.x, frame.y, frame.w, frame.h - below)
            if room.h < LEAST_HEIGHT:
                break
            plan, crop, marks = self.arranged(facts, room, page)
            words = words_below(self.caption, self.credit, plan, frame, page)
            if words.height <= below + 0.01:
                yield from self.items(plan, crop, marks, page)
                yield from words.items
                return
            below = words.height
        raise Overflow("this picture has no room", "give it more of the slide, or fewer words")

    def icon_placed(self, page: Page, frame: Box) -> Iterator[Item]:
        """The icon in the middle, with its words below it."""
        # Words are wider than an icon, so they are as high whatever its size.
        words = self.words_of_icon(frame.centred(LEAST_HEIGHT, LEAST_HEIGHT), frame, page)
        side = min(LARGEST_ICON, 0.7 * frame.w, frame.h - words.height)
        if side < LEAST_HEIGHT:
            raise Overflow("this picture has no room", "give it more of the slide, or fewer words")
        top = frame.y + (frame.h - side - words.height) / 2
        box = Box(frame.x + (frame.w - side) / 2, top, side, side)
        colour = Colour(self.colour or "blue")
        words_of = {"alt": self.alt, "link": self.link}
        yield icon(self.icon, "picture", box, colour, mirrored=page.mirrored, **words_of)
        yield from self.words_of_icon(box, frame, page).items

    def words_of_icon(self, box: Box, frame: Box, page: Page) -> Words:
        return words_below(self.caption, self.credit, Annotated(box, (), (), 0.0), frame, page)

    def arranged(
        self, facts: PictureFacts, room: Box, page: Page
    ) -> tuple[Annotated, Crop, tuple[Mark, ...]]:
        """Where picture and cards go in `room`, what is cut off, and the regions that show."""
        crop = self.cut
        aspect = shown_aspect(facts, crop)
        if self.fit == "cover":
            # Filling what the cards leave settles the shape, and with it what is cut off.
            marks = self.marks(crop, aspect, page, partly=True)
            box = arranged(room, None, marks, page).picture
            crop, aspect = covering(facts, crop, box.w / box.h), box.w / box.h
        marks = self.marks(crop, aspect, page)
        return arranged(room, aspect, marks, page), crop, marks

    def marks(
        self, crop: Crop, aspect: float, page: Page, *, partly: bool = False
    ) -> tuple[Mark, ...]:
        """The regions that show, exchanging left and right where the slide will do so.

        The picture itself is never turned round, so that they are where they belong in the end.
        """
        marks = marked(self.regions, crop, aspect, partly=partly)
        return tuple(one.mirrored() for one in marks) if page.mirrored else marks

    def items(
        self, plan: Annotated, crop: Crop, marks: tuple[Mark, ...], page: Page
    ) -> Iterator[Item]:
        box = plan.picture
        image = page.pictures.image(self.file, box.w, box.h, crop)
        name = "picture:image" if marks else "picture"
        picture = scene.Picture(name, box, image, self.alt, crop, self.decorative, self.link)
        if not marks:
            yield picture
            return
        yield Group("picture", (picture, *drawn_marks(plan, marks, page)), self.described())

    def described(self) -> str:
        """What it shows, and the words on the cards."""
        words = "; ".join(region.label.text for region in self.regions if region.label)
        return ". ".join(part for part in (self.alt.rstrip(". "), words) if part)


def shown_aspect(facts: PictureFacts, crop: Crop) -> float:
    """Width over height of what a crop leaves."""
    width = facts.width * (1 - crop.left - crop.right)
    return width / (facts.height * (1 - crop.top - crop.bottom))


def covering(facts: PictureFacts, crop: Crop, aspect: float) -> Crop:
    """The crop that leaves as much as possible of what `crop` leaves, at another aspect."""
    share = aspect / shown_aspect(facts, crop)
    across, down = 1 - crop.left - crop.right, 1 - crop.top - crop.bottom
    x = across * max(0.0, 1 - share) / 2
    y = down * max(0.0, 1 - 1 / share) / 2
    cut = (crop.left + x, crop.top + y, crop.right + x, crop.bottom + y)
    # PowerPoint keeps thousandths of a percent (ECMA-376 part 1, 22.9.2.9).
    return Crop(*(round(side, 5) for side in cut))
