"""Decks as other programs, careless people and people with bad intent make them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from pptx import Presentation

SLIDE = "ppt/slides/slide1.xml"
SLIDE_RELATIONS = "ppt/slides/_rels/slide1.xml.rels"
PRESENTATION = "ppt/presentation.xml"
PRESENTATION_RELATIONS = "ppt/_rels/presentation.xml.rels"
TYPES = "[Content_Types].xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

Edit = bytes | Callable[[bytes], bytes] | None
"""New bytes of a part, or how they are made from the old ones; None leaves the part out."""


@cache
def plain() -> bytes:
    """A deck of python-pptx with one slide, `Hello`, and notes, `note`."""
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "Hello"
    slide.notes_slide.notes_text_frame.text = "note"
    file = io.BytesIO()
    presentation.save(file)
    return file.getvalue()


def edited(
    edits: Mapping[str, Edit] | None = None,
    more: Mapping[str, bytes] | None = None,
    *,
    of: bytes = b"",
    method: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """A deck with some parts edited and some added; all packed by `method`."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(of or plain())) as old,
        zipfile.ZipFile(made, "w", method) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if edits and name in edits:
                edit = edits[name]
                if edit is None:
                    continue
                data = edit(data) if callable(edit) else edit
            new.writestr(name, data)
        for name, data in (more or {}).items():
            new.writestr(name, data)
    return made.getvalue()


def swap(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """An edit that replaces the first `old` by `new`."""

    def edit(data: bytes) -> bytes:
        assert old in data, old
        return data.replace(old, new, 1)

    return edit


def shapes(xml: bytes) -> Callable[[bytes], bytes]:
    """An edit that puts shapes at the end of a slide."""
    return swap(b"</p:spTree>", xml + b"</p:spTree>")


def relation(kind: str, target: str, identifier: str = "rIdX", *, external: bool = False) -> bytes:
    """One relationship; a kind with a colon in it is a whole type."""
    type_ = kind if ":" in kind else RELATIONS + kind
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{identifier}" Type="{type_}" Target="{target}"{mode}/>'.encode()


def relations(*more: bytes) -> Callable[[bytes], bytes]:
    """An edit that adds relationships."""
    return swap(b"</Relationships>", b"".join(more) + b"</Relationships>")


def typed(*overrides: tuple[str, str]) -> Callable[[bytes], bytes]:
    """An edit of the content types that adds parts and their types."""
    added = "".join(
        f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in overrides
    )
    return swap(b"</Types>", added.encode() + b"</Types>")


def saved(data: bytes, folder: Path, name: str = "deck.pptx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path
