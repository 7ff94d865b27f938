"""What a deck says, free of look and of any format: words, where they stand, what was hidden.

The same values tell of a deck as it was built (its manifest), as somebody edited it (the reader)
and as the outline would make it now (its scenes), so that the three can be compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal, TypeAlias

from deckbuilder.addresses import clean_address
from deckbuilder.characters import clean, without_marks
from deckbuilder.clicks_told import Builds, builds_of, played
from deckbuilder.geometry import Box
from deckbuilder.scene import (
    Chart,
    Connector,
    Deck,
    Formula,
    Group,
    Item,
    Media,
    Paragraph,
    Picture,
    Scene,
    Shape,
    Table,
    Text,
    TextBody,
    walk,
)


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one style. A line feed is a line break within the paragraph."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""
    """An address, or `#slide-id`; empty for no link."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph."""

    words: tuple[Words, ...]
    level: int = 0

    @property
    def text(self) -> str:
        """Its plain words."""
        return "".join(one.text for one in self.words)


ItemKind: TypeAlias = Literal[
    "title",
    "subtitle",
    "body",
    "body2",
    "text",
    "shape",
    "picture",
    "table",
    "chart",
    "connector",
    "formula",
    "video",
    "audio",
    "other",
]
"""The first four are placeholders. `text` is a text box; `other` ink, a diagram and the like."""


_LAYOUTS = {
    "Title Slide": "cover",
    "Section Header": "section",
    "Title and Content": "content",
    "Two Content": "two-content",
    "Content and Diagram": "content-left",
    "Diagram and Content": "content-right",
    "Title Only": "title-only",
}
"""Our names of layouts by those in PowerPoint's menu; see theme.layouts."""
_LAYOUT_TYPES = {
    "title": "cover",
    "secHead": "section",
    "obj": "content",
    "twoObj": "two-content",
    "titleOnly": "title-only",
}
"""The same by ST_SlideLayoutType (19.7.15), for layouts that are called otherwise."""


def layout_called(name: str, type: str) -> str:
    """What we call a slide layout that PowerPoint's menu calls `name`; else that name."""
    return _LAYOUTS.get(name) or _LAYOUT_TYPES.get(type, name)


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing on a slide."""

    name: str
    """Without the id of the slide and the colon after it."""
    kind: ItemKind
    box: Box
    """In points."""
    lines: tuple[Line, ...] = ()
    """Paragraphs with words in them; empty ones do not count."""
    cells: tuple[tuple[tuple[Line, ...], ...], ...] = ()
    """Of a table or chart: rows of cells of lines."""
    alt: str = ""
    link: str = ""
    picture: str = ""
    """Hex SHA-256 of the bytes of a picture, film or sound as they are embedded."""
    form: str = ""
    """Of a chart: what kind it is; of a film or sound how it is played (`played`)."""

    @property
    def text(self) -> str:
        """Its plain words, a paragraph a line; of a table a row a line, cells between tabs."""
        if self.cells:
            return "\n".join(
                "\t".join("\n".join(line.text for line in cell) for cell in row)
                for row in self.cells
            )
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Said:
    """All that a slide says."""

    id: str
    """Of the slide; empty where none is known."""
    layout: str
    title: str
    hidden: bool
    section: str
    """Id of its section in what we build; else the name that the section has in the file."""
    pieces: tuple[Piece, ...]
    notes: tuple[Line, ...] = ()
    transition: str = "none"
    """How it comes in: one of ours, or what another program calls it."""
    builds: Builds = ()


def said(deck: Deck) -> tuple[Said, ...]:
    """What a deck of ours says, slide by slide."""
    return tuple(
        said_on(scene, section.id) for section in deck.sections for scene in section.scenes
    )


def said_on(scene: Scene, section: str) -> Said:
    """What one slide of ours in the section of that id says."""
    if scene.native:
        pieces = scene.native.pieces
    else:
        items = (item for item in walk(scene.items) if not isinstance(item, Group))
        pieces = tuple(_piece(item) for item in items)
    notes = tuple(map(_without_jumps, lines_of(scene.notes)))
    theirs = scene.native.transition if scene.native else "none"
    transition = scene.transition if theirs == "none" else theirs
    layout = scene.stands_on or scene.layout
    head = (scene.id, layout, scene.title, scene.hidden, section)
    builds = scene.native.builds if scene.native else builds_of(scene.steps)
    return Said(*head, pieces, notes, transition, builds)


def lines_of(
    paragraphs: Iterable[Paragraph], *, bold: bool = False, code: bool = False
) -> tuple[Line, ...]:
    """Paragraphs as lines; `bold` and `code` where the whole text is."""
    found = []
    for paragraph in paragraphs:
        runs = paragraph.runs
        words = (
            Words(run.text, run.bold or bold, run.italic, run.code or code, run.link)
            for run in runs
        )
        line = normal(Line(tuple(words), paragraph.level))
        if line.words:
            found.append(line)
    return tuple(found)


def normal(line: Line) -> Line:
    """A line as it is compared: equal neighbours joined, no space at its ends, no marks.

    Line breaks look like the words before them, because LibreOffice forgets their own look.
    """
    joined: list[Words] = []
    for one in line.words:
        one = _clean(one)
        if joined and one.text.startswith("\n"):
            words = one.text.lstrip("\n")
            breaks = "\n" * (len(one.text) - len(words))
            joined[-1] = replace(joined[-1], text=joined[-1].text + breaks)
            one = replace(one, text=words)
        if not one.text:
            continue
        if joined and _style(joined[-1]) == _style(one):
            joined[-1] = replace(one, text=joined[-1].text + one.text)
        else:
            joined.append(one)
    return replace(line, words=tuple(_stripped(joined)))


def _style(words: Words) -> tuple[bool, bool, bool, str]:
    return words.bold, words.italic, words.code, words.link


def _without_jumps(line: Line) -> Line:
    """A line of notes, in which nothing can lead to another slide (ECMA-376 part 1, 13.3.5)."""
    if not any(one.link.startswith("#") for one in line.words):
        return line
    words = (replace(one, link="") if one.link[:1] == "#" else one for one in line.words)
    return normal(replace(line, words=tuple(words)))


def _clean(words: Words) -> Words:
    text, link = without_marks(clean(words.text)), words.link
    link = link if not link or link.startswith("#") else clean_address(link)
    if text == words.text and link == words.link:
        return words
    return replace(words, text=text, link=link)


def _stripped(words: list[Words]) -> Iterator[Words]:
    """Words without the white space before the first and after the last of them."""
    spoken = [number for number, one in enumerate(words) if one.text.strip()]
    words = words[spoken[0] : spoken[-1] + 1] if spoken else []
    for number, one in enumerate(words):
        text = one.text.lstrip() if number == 0 else one.text
        text = text.rstrip() if number == len(words) - 1 else text
        yield one if text is one.text else replace(one, text=text)


def _piece(item: Item) -> Piece:
    match item:
        case Text():
            return Piece(item.name, item.placeholder or "text", item.box, _body(item.body))
        case Shape():
            lines = _body(item.body) if item.body else ()
            return Piece(item.name, "shape", item.box, lines, alt=_alt(item), link=_link(item))
        case Picture(section=str(section)) if section:
            # Its bytes follow what the slide shows, and PowerPoint draws them again.
            return Piece(item.name, "picture", item.box, alt=_alt(item), link=_link(item))
        case Picture():
            picture = sha256(item.image.data).hexdigest()
            return Piece(
                item.name, "picture", item.box, alt=_alt(item), link=_link(item), picture=picture
            )
        case Media():
            digest = item.recording.digest
            alt = clean(item.alt).strip()
            how = played(item.starts_itself, item.loops, item.muted)
            return Piece(item.name, item.kind, item.box, alt=alt, picture=digest, form=how)
        case Table():
            cells = tuple(tuple(_body(cell.body) for cell in row) for row in item.rows)
            return Piece(item.name, "table", item.box, cells=cells, alt=clean(item.alt).strip())
        case Chart():
            cells, alt = chart_cells(_chart_rows(item)), clean(item.alt).strip()
            return Piece(item.name, "chart", item.box, cells=cells, alt=alt, form=item.form)
        case Connector():
            return Piece(item.name, "connector", item.box)
        case Formula() if not item.words:
            picture = sha256(item.image.data).hexdigest()
            return Piece(item.name, "picture", item.box, alt=item.latex, picture=picture)
        case Formula():
            lines = (Line((Words(item.words),)),)
            return Piece(item.name, "formula", item.box, lines, alt=item.latex)
        case Group():
            return Piece(item.name, "other", item.box, alt=item.alt)


def _chart_rows(chart: Chart) -> list[tuple[str, ...]]:
    """The numbers of a chart as rows, the first with the names of the series.

    What the labels are, only its workbook says, so that it is no content of the deck.
    """
    columns = (one.written or tuple(map(chart_number, one.values)) for one in chart.series)
    header = ("", *(one.name for one in chart.series))
    labels = chart.written or chart.categories
    return [header, *zip(labels, *columns, strict=True)]


def chart_cells(rows: Iterable[Iterable[str]]) -> tuple[tuple[tuple[Line, ...], ...], ...]:
    """Rows of words as cells of a piece."""
    return tuple(tuple(map(_cell, row)) for row in rows)


def chart_number(value: float | None) -> str:
    """A number of a chart in as few digits as say it, whatever program wrote it; `` for a gap."""
    return "" if value is None else f"{value + 0.0:.10g}"


def _cell(words: str) -> tuple[Line, ...]:
    line = normal(Line((Words(words),)))
    return (line,) if line.words else ()


def _alt(item: Shape | Picture) -> str:
    """What it says to the blind; a decoration says nothing."""
    return "" if item.decorative else clean(item.alt).strip()


def _link(item: Shape | Picture) -> str:
    return item.link if item.link.startswith("#") else clean_address(item.link)


def _body(body: TextBody) -> tuple[Line, ...]:
    return lines_of(body.paragraphs, bold=body.bold, code=body.font == "code")
