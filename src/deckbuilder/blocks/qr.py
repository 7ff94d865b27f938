"""QR code: an address that the audience takes along with a camera, and can read below."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import ClassVar

from deckbuilder.addresses import clean_address
from deckbuilder.diagram.qr_code import QUIET, TooLong, modules, outline
from deckbuilder.fields import Reading, needed, optional, record
from deckbuilder.geometry import Box
from deckbuilder.kinds import ADDRESS_KIND, MARKUP, Markup
from deckbuilder.model import Block, Talk
from deckbuilder.page import Overflow, Page
from deckbuilder.scene import (
    BACKGROUND,
    INK,
    LINK,
    MUTED,
    Colour,
    Item,
    Paragraph,
    Run,
    Shape,
    Text,
    TextBody,
    literal,
)
from deckbuilder.theme.theme import Theme, contrast, luminance

LARGEST, SMALLEST = 320.0, 90.0
"""Points of the code's panel: larger it looks like a mistake, smaller no camera at the back of a
room can read it."""
LEAST_CONTRAST = 7.0
"""Of code and panel, as WCAG 2.2 (1.4.6) asks for words: cameras read no better than eyes."""
GAP, BETWEEN = 12.0, 4.0
"""Points below the code, and between two lines of words below it."""
_SCHEME = re.compile(r"(https?://|mailto:)", re.IGNORECASE)


@record
class QrCode(Block):
    """An address as a QR code, which is a link itself, and in words below it."""

    key: ClassVar[str] = "qr"
    shorthand: ClassVar[str] = "address"
    noun: ClassVar[str] = "QR code"

    address: str = needed(ADDRESS_KIND, "Where it leads: a web or mail address.")
    label: Markup | None = optional(MARKUP, default=None, doc="What is there, in large letters.")
    caption: Markup | None = optional(MARKUP, default=None, doc="A line below the address.")

    def check(self, reading: Reading) -> None:
        if self.address.startswith("#"):
            reading.problems.error(
                "a QR code cannot lead to a slide, as a phone has no slides",
                self.span,
                "write an address that begins with https://",
            )
            return
        try:
            _ = self.rows
        except TooLong:
            reading.problems.error(
                f"this address has {len(self.address)} characters, too many for a QR code that "
                "can be read from the back of a room",
                self.span,
                "write a shorter address, such as that of a page that links to it",
            )

    @property
    def rows(self) -> tuple[tuple[bool, ...], ...]:
        """The modules of the code; raises `TooLong`."""
        return modules(clean_address(self.address))

    def layout(self, page: Page, frame: Box, talk: Talk) -> Iterator[Item]:
        words = list(self.words(page, frame))
        high = sum(height for _, _, height in words) + BETWEEN * (len(words) - 1) + GAP
        side = min(LARGEST, frame.w, frame.h - high)
        if side < SMALLEST:
            raise Overflow(
                "this QR code has no room",
                "give it more of the slide, or leave out its `label` or `caption`",
            )
        top = frame.y + (frame.h - side - high) / 2
        yield from self.code(page, Box(frame.x + (frame.w - side) / 2, top, side, side))
        top += side + GAP
        for name, body, height in words:
            yield Text(name, Box(frame.x, top, frame.w, height), body)
            top += height + BETWEEN

    def code(self, page: Page, panel: Box) -> Iterator[Item]:
        """The code in its panel: the darker of ink and background on the lighter one."""
        dark, light = dark_and_light(page.theme)
        count = len(self.rows)
        # Whole hundredths of a point for a module, so that all are equally wide.
        module = math.floor(100 * panel.w / (count + 2 * QUIET)) / 100
        box = panel.centred(module * count, module * count)
        yield Shape("qr:panel", panel, fill=light, decorative=True, link=self.address)
        # No camera reads a code that is turned round with its slide.
        rows = [row[::-1] for row in self.rows] if page.mirrored else self.rows
        alt = page.wording.alt.qr.format(address=self.address)
        yield Shape("qr:code", box, outline(rows), dark, alt=alt, link=self.address)

    def words(self, page: Page, frame: Box) -> Iterator[tuple[str, TextBody, float]]:
        """Name, body and height of each text below the code."""
        if self.label:
            yield self.line("qr:label", self.label.runs, page, frame, 24.0, INK, rtl=self.label.rtl)
        address = (Run(shown(self.address), colour=LINK, link=self.address),)
        yield self.line("qr:address", address, page, frame, 20.0, LINK)
        if self.caption:
            runs, rtl = self.caption.runs, self.caption.rtl
            yield self.line("qr:caption", runs, page, frame, 16.0, MUTED, rtl=rtl)

    @staticmethod
    def line(
        name: str,
        runs: tuple[Run, ...],
        page: Page,
        frame: Box,
        largest: float,
        colour: Colour,
        *,
        rtl: bool = False,
    ) -> tuple[str, TextBody, float]:
        """Words in the middle below the code, at most a quarter of the frame high."""
        paragraph = Paragraph(runs, align="centre", rtl=rtl)
        body = TextBody((paragraph,), (largest,), colour, bold=name == "qr:label")
        room = Box(frame.x, frame.y, frame.w, frame.h / 4)
        fitted = page.fit(
            body, room, page.theme.steps(largest), what=f"the {name[3:]} of this QR code"
        )
        return name, fitted, page.text_height(fitted, frame.w)


def shown(address: str) -> str:
    """An address as people write it down; of a mail only to whom it goes (RFC 6068, 2)."""
    bare = _SCHEME.sub("", address, count=1)
    is_mail = address.lower().startswith("mailto:")
    return bare.partition("?")[0] if is_mail else bare.rstrip("/")


def dark_and_light(theme: Theme) -> tuple[Colour, Colour]:
    """Ink and background, the darker one first; black and white where these are too much alike."""
    pair = sorted((INK, BACKGROUND), key=lambda colour: luminance(theme.hex(colour)))
    if contrast(*map(theme.hex, pair)) < LEAST_CONTRAST:
        return literal("000000"), literal("FFFFFF")
    return pair[0], pair[1]
