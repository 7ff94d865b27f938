"""Scenes changed: for LibreOffice's habits, to show only shapes, or as a mistake would change them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from deckbuilder.measure import LINE_HEIGHT
from deckbuilder.scene import (
    LINK,
    Chart,
    Colour,
    Connector,
    Crop,
    Deck,
    Group,
    Item,
    Line,
    Media,
    Paragraph,
    Picture,
    Run,
    Scene,
    Shape,
    Table,
    Text,
    TextBody,
    walk,
)
from deckbuilder.writers.pptx.formulas import without_formulas

Change: TypeAlias = Callable[[Item], Item | None]
"""An item as it should be instead; None leaves it out."""
Mistake: TypeAlias = Callable[[Item], Item | None]
"""An item drawn wrong; None where this mistake cannot happen."""


def changed(scene: Scene, change: Change) -> Scene:
    """`scene` with every item that is no group changed."""
    return replace(scene, items=tuple(_changed(scene.items, change)))


def _changed(items: tuple[Item, ...], change: Change) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Group):
            if inner := tuple(_changed(item.items, change)):
                yield replace(item, items=inner)
        elif (other := change(item)) is not None:
            yield other


def with_scenes(deck: Deck, change: Callable[[Scene], Scene]) -> Deck:
    """`deck` with every slide changed."""
    sections = tuple(replace(s, scenes=tuple(map(change, s.scenes))) for s in deck.sections)
    return replace(deck, sections=sections)


# What LibreOffice 7.4 does its own way


def without_hard_links(item: Item) -> Item:
    """Links that LibreOffice does not draw as links become words in the colour of links.

    It breaks lines only before and after a link, leaves links to slides in the colour of the words,
    and the first of three links in a paragraph too.
    """

    def easier(paragraph: Paragraph, pale: bool) -> Paragraph:
        links = [run for run in paragraph.runs if run.link]
        if len(links) < 3 and all(" " not in r.text and r.link[0] != "#" for r in links):
            return paragraph
        return replace(paragraph, runs=tuple(_unlinked(run, pale) for run in paragraph.runs))

    if not isinstance(item, Text | Shape) or item.body is None:
        return item
    pale = item.body.colour.role in ("background", "panel")
    paragraphs = tuple(easier(paragraph, pale) for paragraph in item.body.paragraphs)
    return replace(item, body=replace(item.body, paragraphs=paragraphs))


def without_own_ways(item: Item) -> Item | None:
    """What LibreOffice draws in a way of its own, told such that all draw it alike.

    Without its part for formulas it shows these in plain words where they stand among words; a film
    has no mark that it can be played, and the words of a chart stand up to 6 points elsewhere, so
    that charts are compared without them: see `boldly`.
    """
    match item:
        case Chart():
            return None
        case Media():
            return replace(item, is_marked=True)
        case Text() | Shape():
            return _in_our_letters(without_hard_links(item))
        case Table():
            return without_formulas(item)
        case _:
            return item


def _in_our_letters(item: Item) -> Item:
    """Formulas in plain words, in which signs such as ∇, that our fonts may lack, are letters."""
    if not isinstance(item, Text | Shape) or item.body is None:
        return item

    def spelt(run: Run) -> Run:
        known = (sign if ord(sign) < _GREEK_ENDS else "x" for sign in run.text)
        return replace(run, text="".join(known), formula="") if run.formula else run

    paragraphs = tuple(
        replace(one, runs=tuple(map(spelt, one.runs))) for one in item.body.paragraphs
    )
    return replace(item, body=replace(item.body, paragraphs=paragraphs))


_GREEK_ENDS = 0x400


def _unlinked(run: Run, pale: bool) -> Run:
    colour = run.colour if pale or not run.link else run.colour or LINK
    return replace(run, link="", colour=colour)


def for_libreoffice(item: Item) -> Item:
    """A table as LibreOffice must be told of it to draw what PowerPoint draws.

    It sets the lines of a cell one size apart instead of 1.2, and does not know of tables whose
    first column is the rightmost.
    """
    if not isinstance(item, Table):
        return item
    spaced = tuple(
        tuple(
            replace(c, body=replace(c.body, line_spacing=LINE_HEIGHT * c.body.line_spacing))
            for c in row
        )
        for row in item.rows
    )
    if not item.rtl:
        return replace(item, rows=spaced)
    mirrored = tuple(row[::-1] for row in spaced)
    return replace(item, rtl=False, widths=item.widths[::-1], rows=mirrored)


# Only shapes, and these so that their colours, lines and heads are seen


BOLD = 4.0
"""How many times as wide as they are lines are drawn, and arrow heads with them."""
BOLDLY = "-bold"
"""What the id of a slide drawn boldly ends in."""


def boldly(scene: Scene) -> Scene:
    """`scene` without words and pictures, in full colours and thick unbroken lines.

    Nothing comes with a click, as what comes may be gone.
    """
    bare = changed(scene, _bold)
    bare = replace(bare, steps=(), grouped=())
    return replace(bare, id=scene.id + BOLDLY, footer="", number=False, notes=(), links=())


def _bold(item: Item) -> Item | None:
    match item:
        case Shape():
            fill = replace(item.fill, tint=0, alpha=1) if item.fill else None
            line = _thick(item.line) if item.line else None
            return replace(item, fill=fill, line=line, body=None, link="")
        case Connector():
            return replace(item, line=_thick(item.line))
        case Chart():
            return _bare(item)
        case _:
            return None


def _bare(chart: Chart) -> Chart | None:
    """A chart without words and gridlines: bars, lines and slices in their place.

    LibreOffice 7.4 draws the dots of a scatter chart larger, and the hole of a doughnut smaller.
    """
    if chart.kind == "scatter":
        return None
    return replace(
        chart,
        kind="pie" if chart.kind == "doughnut" else chart.kind,
        categories=tuple(" " for _ in chart.categories),
        labels="none",
        has_axis=False,
        legend=None,
        x_title=None,
        y_title=None,
    )


def _thick(line: Line) -> Line:
    colour = replace(line.colour, tint=0, alpha=1)
    return Line(colour, BOLD * line.width)


# Mistakes


def drifted(scene: Scene, mistake: Mistake) -> Scene | None:
    """`scene` with `mistake` in the largest item that it can happen to."""
    able = [item for item in walk(scene.items) if mistake(item) is not None]
    if not able:
        return None
    target = max(able, key=lambda item: item.box.w * item.box.h)
    return changed(scene, lambda item: mistake(item) if item is target else item)


def _moved(item: Item) -> Item | None:
    """A shape or picture 10 points too far to the right."""
    if isinstance(item, Picture) or (isinstance(item, Shape) and item.body and item.body.text):
        return replace(item, box=item.box.moved(10, 0))
    return None


def _body(change: Callable[[TextBody], TextBody | None], item: Item) -> Item | None:
    if not isinstance(item, Text | Shape) or item.body is None or not item.body.text:
        return None
    body = change(item.body)
    return None if body is None else replace(item, body=body)


def _without_bullet(body: TextBody) -> TextBody | None:
    *before, last = body.paragraphs
    if last.bullet == "none":
        return None
    return replace(body, paragraphs=(*before, replace(last, bullet="none")))


def _recoloured(item: Item) -> Item | None:
    if not isinstance(item, Shape) or item.fill is None:
        return None
    role = "orange" if item.fill.role == "blue" else "blue"
    return replace(item, fill=Colour(role, item.fill.tint, item.fill.alpha))  # type: ignore[arg-type]


def _headless(item: Item) -> Item | None:
    if not isinstance(item, Connector) or item.end_head == "none":
        return None
    return replace(item, end_head="none")


def _renumbered(item: Item) -> Item | None:
    """The last number of a chart a tenth of the axis smaller."""
    if not isinstance(item, Chart) or item.scale is None or item.is_stacked:
        return None
    *before, last = item.series
    value = last.values[-1]
    if value is None:
        return None
    less = value - (item.scale.most - item.scale.least) / 10
    return replace(item, series=(*before, replace(last, values=(*last.values[:-1], less))))


def _cut(item: Item) -> Item | None:
    if not isinstance(item, Picture):
        return None
    return replace(item, crop=Crop(item.crop.left + 0.1, item.crop.top, item.crop.right))


MISTAKES: dict[str, Mistake] = {
    "10 points to the right": _moved,
    "without a bullet": partial(_body, _without_bullet),
    "without the last paragraph": partial(
        _body, lambda body: replace(body, paragraphs=body.paragraphs[:-1])
    ),
    "2 points larger": partial(
        _body, lambda body: replace(body, sizes=tuple(size + 2 for size in body.sizes))
    ),
    "another part of the picture": _cut,
}
"""What is seen on a slide as it is."""
BOLD_MISTAKES: dict[str, Mistake] = {
    "another colour": _recoloured,
    "without its head": _headless,
    "another number in a chart": _renumbered,
}
"""What is seen on a slide drawn boldly."""
