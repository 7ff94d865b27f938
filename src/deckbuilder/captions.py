"""Caption and credit below a picture, a film or a sound."""

from __future__ import annotations

from dataclasses import dataclass, replace

from deckbuilder.diagram.annotation import Annotated
from deckbuilder.geometry import Box
from deckbuilder.kinds import Markup
from deckbuilder.page import Page
from deckbuilder.scene import MUTED, Align, Item, Paragraph, Run, Text, TextBody

BIG, SMALL = 16.0, 14.0
BIG_LINES = 2
"""A caption of more lines is set in the smaller size."""
BELOW = 8.0
"""Points between the picture and the words."""
BETWEEN = 20.0
"""Points between caption and credit on one line."""
NARROWEST = 300.0
"""Points; below a narrower picture the words are wider than it."""
TALLEST = 0.35
"""Of the frame's height, for all words together."""


@dataclass(frozen=True, slots=True)
class Words:
    """What stands below a picture, and the height in points it takes, gap included."""

    items: tuple[Item, ...]
    height: float


def words_below(
    caption: Markup | None,
    credit: str,
    plan: Annotated,
    frame: Box,
    page: Page,
    what: str = "picture",
) -> Words:
    """Caption and credit below a picture (or `what` it is), on one line if they fit there.

    They are as wide as the picture, so that cards may stand beside them. Below a narrow picture
    they are wider; then, and where lines come from below, they stand below the cards too. Raises
    `Overflow` when they would take more than about a third of the frame.
    """
    if not (caption or credit):
        return Words((), 0.0)
    above = plan.picture
    width = min(frame.w, max(above.w, NARROWEST))
    wide = width > above.w + 0.01
    left = min(max(above.centre.x - width / 2, frame.x), frame.right - width)
    hanging = any(card.centre.y > above.bottom for card in plan.cards)
    lowest = max(box.bottom for box in (above, *(plan.cards if wide or hanging else ())))
    room = Box(left, lowest + BELOW, width, frame.h * TALLEST)
    said = _caption(caption, room, page, "centre" if wide else "start", what) if caption else None
    named = _credit(credit, room, page, "centre" if wide else "end", what) if credit else None
    if said and named and not wide:
        beside = _on_one_line(said, named, room, page, what)
        if beside:
            return beside
    items: list[Item] = []
    top = room.y
    for name, body in ((f"{what}:caption", said), (f"{what}:credit", named)):
        if body:
            height = page.text_height(body, width)
            items.append(Text(name, Box(left, top, width, height), body))
            top += height
    return Words(tuple(items), top - room.y + BELOW)


def _caption(caption: Markup, room: Box, page: Page, align: Align, what: str) -> TextBody:
    paragraph = Paragraph(caption.runs, align=align, rtl=page.rtl(caption.text))
    body = TextBody((paragraph,), (BIG,), MUTED)
    if page.lines(body, room.w) <= BIG_LINES and page.fits(body, room):
        return body
    return page.fit(body, room, (SMALL,), what=f"the caption of this {what}")


def _credit(credit: str, room: Box, page: Page, align: Align, what: str) -> TextBody:
    """The credit in the size of footers, at the lower right (left in right-to-left scripts)."""
    size = page.theme.sizes.footer
    before = page.wording.credit if what == "picture" else page.wording.recorded
    words = before + credit
    paragraph = Paragraph((Run(words),), align=align, rtl=page.rtl(credit))
    body = TextBody((paragraph,), (size,), MUTED)
    return page.fit(body, room, (size,), what=f"the credit of this {what}")


def _on_one_line(said: TextBody, named: TextBody, room: Box, page: Page, what: str) -> Words | None:
    """Caption and credit side by side, their last lines level; None when that is too tight."""
    credit_width = page.text_size(named, room.w)[0] + 1
    width = room.w - credit_width - BETWEEN
    if page.lines(named, room.w) > 1 or page.lines(said, room.w) > 1 or width <= 0:
        return None
    if page.lines(said, width) > 1:
        return None
    height = max(page.text_height(said, width), page.text_height(named, credit_width))
    mirrored = said.paragraphs[0].rtl
    caption_left = room.right - width if mirrored else room.x
    credit_left = room.x if mirrored else room.right - credit_width
    align: Align = "end" if named.paragraphs[0].rtl == mirrored else "start"
    named = replace(named, paragraphs=(replace(named.paragraphs[0], align=align),))
    items = (
        Text(
            f"{what}:caption",
            Box(caption_left, room.y, width, height),
            replace(said, anchor="bottom"),
        ),
        Text(
            f"{what}:credit",
            Box(credit_left, room.y, credit_width, height),
            replace(named, anchor="bottom"),
        ),
    )
    return Words(items, height + BELOW)
