"""Every slide of a deck that others edited: what it says, in the words of `content`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from deckbuilder.clicks_told import played
from deckbuilder.content import Piece, Said, layout_called
from deckbuilder.readers.pptx import about, limits, ornaments, refusing
from deckbuilder.readers.pptx.charts import read_chart
from deckbuilder.readers.pptx.comments import Comments
from deckbuilder.readers.pptx.design import design_of
from deckbuilder.readers.pptx.identity import Identity, identity_of, without_id
from deckbuilder.readers.pptx.inheritance import Inheritance
from deckbuilder.readers.pptx.links import Links
from deckbuilder.readers.pptx.names import P
from deckbuilder.readers.pptx.notes import Notes
from deckbuilder.readers.pptx.opening import Opened, open_deck
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.readers.pptx.pictures import Pictures
from deckbuilder.readers.pptx.pieces import Seen, Surroundings, pieces_on
from deckbuilder.readers.pptx.reading import switch, whole
from deckbuilder.readers.pptx.refusing import Unreadable
from deckbuilder.readers.pptx.seen import Edited, SeenSlide
from deckbuilder.readers.pptx.words import CodeFonts
from deckbuilder.scene.resized import resized_box
from deckbuilder.theme.template import canvas_scale

_PLAYED = ("video", "audio")
_ON_CLICK = played(False, False, False)


def read(path: Path, *, code_fonts: Iterable[str] = ()) -> Edited:
    """The deck at `path`; Unreadable, as `open_deck` says, when nothing can be made of it.

    Whatever cannot be read of a single shape is left empty: a file from another program must never
    stop the words of all the others from coming home. Words in one of the `code_fonts`, and in
    every font that is called like one for programs, are code.
    """
    opened = open_deck(path)
    identities, inheritance = _identities(opened), Inheritance(opened)
    ids = {part: one.id or str(number) for number, (part, one) in enumerate(identities.items(), 1)}
    code = CodeFonts(code_fonts)
    reading = _Reading(
        opened,
        inheritance,
        Pictures(opened),
        identities,
        ids,
        about.sections(opened),
        code,
        Notes(opened, inheritance, ids, code),
        Comments(opened),
        _scale(opened),
    )
    return Edited(
        tuple(_slides(reading)),
        opened,
        reading.pictures,
        about.application(opened),
        about.last_modified_by(opened),
        about.manifest(opened),
        opened.ignored,
        design_of(opened, inheritance),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """What all slides of a deck are read with."""

    opened: Opened
    inheritance: Inheritance
    pictures: Pictures
    identities: Mapping[str, Identity]
    ids: Mapping[str, str]
    """What links call the slide in each part: its id, or its number where it has none."""
    sections: Mapping[str, about.Section]
    code: CodeFonts
    notes: Notes
    comments: Comments
    scale: float = 1.0


def _identities(opened: Opened) -> dict[str, Identity]:
    """What each slide may be known by; Unreadable where a part is no slide: none was emptied."""
    found = {}
    for part in opened.slides:
        root = opened.tree(part)
        if root.tag != f"{P}sld":
            raise Unreadable(f"{opened.path} is damaged in {part}; save it again in PowerPoint")
        found[part] = identity_of(root)
    return found


def _slides(reading: _Reading) -> list[SeenSlide]:
    slides: list[SeenSlide] = []
    left = limits.SHAPES_TOTAL
    for number, part in enumerate(reading.opened.slides, 1):
        slide = _slide(part, number, reading)
        left -= len(slide.names)
        if left < 0:
            raise refusing.because_large(
                reading.opened.path, f"has more than {limits.SHAPES_TOTAL:,} shapes"
            )
        slides.append(slide)
    return slides


def _slide(part: str, number: int, reading: _Reading) -> SeenSlide:
    root = reading.opened.tree(part)
    identity = reading.identities[part]
    seen = [one for one in _seen(root, part, reading) if not identity.is_anchor(one.piece.name)]
    pieces = tuple(
        _on_canvas(_piece(one, part, identity.id, reading), reading.scale) for one in seen
    )
    playing = ornaments.playing(root, identity.id)
    pieces = tuple(
        replace(one, form=playing.get(one.name, _ON_CLICK)) if one.kind in _PLAYED else one
        for one in pieces
    )
    section = reading.sections.get(part, about.Section("", ""))
    layout = reading.inheritance.layout(part)
    content = Said(
        identity.id,
        layout_called(layout.name, layout.type),
        _title(pieces),
        switch(root.get("show")) is False,
        section.name,
        pieces,
        reading.notes.of(part),
        ornaments.transition(root),
        ornaments.builds(root, identity.id),
    )
    comments = reading.comments.on(part)
    names = tuple(one.piece.name for one in seen)
    dressed = (*ornaments.movement(root), *ornaments.painted(root))
    return SeenSlide(number, part, content, identity, comments, section.id, names, dressed)


def _seen(root: Element, part: str, reading: _Reading) -> list[Seen]:
    tree = root.find(f"{P}cSld/{P}spTree")
    if tree is None:
        return []
    layout = reading.inheritance.layout(part)
    links = Links(reading.opened, part, reading.ids)
    around = Surroundings(layout, reading.inheritance, links, reading.code)
    found = pieces_on(tree, around, limits.SHAPES + 1)
    if len(found) > limits.SHAPES:
        raise refusing.because_large(
            reading.opened.path, f"has more than {limits.SHAPES:,} shapes on one slide"
        )
    return found


def _piece(one: Seen, part: str, identifier: str, reading: _Reading) -> Piece:
    name = without_id(one.piece.name, identifier)
    chart = read_chart(reading.opened, part, one.chart) if one.chart else None
    if chart:
        return replace(one.piece, name=name, cells=chart.cells, form=chart.form)
    picture = reading.pictures.digest(part, one.image) if one.image else ""
    return replace(one.piece, name=name, picture=picture)


def _on_canvas(piece: Piece, scale: float) -> Piece:
    """A piece where it would be on the canvas that slides of ours are laid out on."""
    return piece if scale == 1 else replace(piece, box=resized_box(piece.box, 1 / scale))


def _scale(opened: Opened) -> float:
    """Points on the slides of a deck in one point of the canvas."""
    size = opened.tree(opened.main).find(f"{P}sldSz")
    width, height = (0, 0) if size is None else (whole(size.get("cx")), whole(size.get("cy")))
    return canvas_scale(width, height) if width > 0 and height > 0 else 1.0


def _title(pieces: tuple[Piece, ...]) -> str:
    titles = (piece.lines for piece in pieces if piece.kind == "title")
    return " ".join(" ".join(line.text.split()) for line in next(titles, ()))
