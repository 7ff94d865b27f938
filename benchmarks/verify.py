"""Check that a built deck holds the whole benchmark deck, before its numbers count.

The file is read as the package it is, without any of the libraries under test: the slides in
their order (ECMA-376 part 1, 19.2.1.34 sldIdLst), every paragraph, bold run, link and note.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from benchmarks.decks import Slide, plain

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PRESENTATION = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIP_ID = f"{{{OFFICE}}}id"
PRESENTATION_PART = "ppt/presentation.xml"


class DeckIncompleteError(Exception):
    """The deck lacks something that the others had to write."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """One way out of a part: the last word of its type, and the part or address it leads to."""

    kind: str
    target: str


def verify(path: Path, slides: Sequence[Slide]) -> None:
    """Raise DeckIncompleteError unless the file at ``path`` says what ``slides`` say, in order."""
    with _opened(path) as package:
        listed = _slide_parts(package)
        if len(listed) != len(slides):
            raise DeckIncompleteError(f"{len(listed)} slides, {len(slides)} expected")
        for number, (part, slide) in enumerate(zip(listed, slides, strict=True), start=1):
            problem = _slide_problem(package, part, slide)
            if problem:
                raise DeckIncompleteError(f"slide {number}: {problem}")


def verify_any(path: Path) -> None:
    """Raise DeckIncompleteError unless the file at ``path`` is a deck with slides in it."""
    with _opened(path) as package:
        listed = _slide_parts(package)
        if not listed:
            raise DeckIncompleteError("no slides")
        for part in listed:
            ElementTree.fromstring(package.read(part))


@contextmanager
def _opened(path: Path) -> Iterator[ZipFile]:
    """Open the package, and tell whatever makes it unreadable as a deck that is not whole."""
    if not path.is_file():
        raise DeckIncompleteError("no file was written")
    try:
        with ZipFile(path) as package:
            yield package
    except (OSError, BadZipFile, KeyError, ElementTree.ParseError) as error:
        raise DeckIncompleteError(f"not a readable deck: {error}") from error


def _slide_parts(package: ZipFile) -> list[str]:
    ways = _relationships(package, PRESENTATION_PART)
    root = ElementTree.fromstring(package.read(PRESENTATION_PART))
    entries = root.iter(f"{PRESENTATION}sldId")
    return [ways[entry.attrib[RELATIONSHIP_ID]].target for entry in entries]


def _slide_problem(package: ZipFile, part: str, slide: Slide) -> str:
    """Return what the slide lacks, or nothing."""
    root = ElementTree.fromstring(package.read(part))
    ways = _relationships(package, part)
    paragraphs = _paragraphs(root)
    for text in (slide.title, *(plain(point) for point in slide.points)):
        if text not in paragraphs:
            return f"no paragraph {text!r}"
    runs = [run for point in slide.points for run in point]
    if not {run.text for run in runs if run.bold} <= _bold_texts(root):
        return "a bold word is not bold"
    if not {(run.text, run.link) for run in runs if run.link} <= _links(root, ways):
        return "a link is missing or leads elsewhere"
    notes = [way.target for way in ways.values() if way.kind == "notesSlide"]
    if len(notes) != 1:
        return f"{len(notes)} notes pages, 1 expected"
    spoken = _paragraphs(ElementTree.fromstring(package.read(notes[0])))
    return "" if plain(slide.notes) in spoken else "the notes are not those given"


def _relationships(package: ZipFile, part: str) -> dict[str, Relationship]:
    folder, name = posixpath.split(part)
    root = ElementTree.fromstring(package.read(f"{folder}/_rels/{name}.rels"))
    found = {}
    for entry in root:
        target = entry.attrib["Target"]
        if entry.get("TargetMode") != "External":
            # Targets are relative to the part's folder, or to the package when they open with "/".
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[entry.attrib["Id"]] = Relationship(entry.attrib["Type"].rpartition("/")[2], target)
    return found


def _paragraphs(root: ElementTree.Element) -> set[str]:
    return {_text(paragraph) for paragraph in root.iter(f"{DRAWING}p")}


def _text(element: ElementTree.Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{DRAWING}t"))


def _bold_texts(root: ElementTree.Element) -> set[str]:
    return {
        _text(run)
        for run in root.iter(f"{DRAWING}r")
        if any(style.get("b") in {"1", "true"} for style in run.iter(f"{DRAWING}rPr"))
    }


def _links(root: ElementTree.Element, ways: dict[str, Relationship]) -> set[tuple[str, str]]:
    """Return the text and address of every linked run, neighbours with one address joined."""
    found: set[tuple[str, str]] = set()
    for paragraph in root.iter(f"{DRAWING}p"):
        texts: dict[str, str] = {}
        for run in paragraph.iter(f"{DRAWING}r"):
            for link in run.iter(f"{DRAWING}hlinkClick"):
                address = ways[link.attrib[RELATIONSHIP_ID]].target
                texts[address] = texts.get(address, "") + _text(run)
        found |= {(text, address) for address, text in texts.items()}
    return found
