"""A deck as somebody sent it back: its slides known again, what its program loses, who saved it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from deckbuilder.content import Line, Piece, Said, normal
from deckbuilder.readers.pptx import Edited, SeenSlide, read
from deckbuilder.readers.pptx.words import CodeFonts
from deckbuilder.sync.changes import LookChanged, SectionRenamed
from deckbuilder.sync.comparison import FAITHFUL, Lossy
from deckbuilder.sync.identity import identified
from deckbuilder.sync.seen import Known, Seen
from deckbuilder.writers.pptx.identity import creation_ids
from deckbuilder.writers.pptx.manifest import Manifest, decode

_KEEPING = ("deckbuilder", "Microsoft Office PowerPoint", "Microsoft Macintosh PowerPoint")
"""Programs that keep all they do not know; python-pptx leaves the name of the last one."""


@dataclass(frozen=True)
class Theirs:
    """A deck as it came back."""

    path: Path
    edited: Edited

    @cached_property
    def seen(self) -> tuple[Seen, ...]:
        """Its slides, in their order."""
        return tuple(map(_seen, self.edited.slides))

    @cached_property
    def manifest(self) -> Manifest | None:
        """What was built, as the file itself remembers it; None when it does not."""
        try:
            return decode(self.edited.manifest) if self.edited.manifest else None
        except ValueError:
            return None

    @property
    def lossy(self) -> Lossy:
        """What the program that saved it last loses by itself."""
        application = self.edited.application
        if application.startswith(_KEEPING):
            return FAITHFUL
        office = application.startswith("LibreOffice")
        return Lossy(alt=True, layouts=True, pictures=not office, transitions=True, links=office)


def design_changes(edited: Edited, manifest: Manifest) -> Iterator[LookChanged]:
    """What was changed about the design of a whole deck."""
    was, now = dict(manifest.design), {**edited.design.colours, **edited.design.fonts}
    differing = [name for name in was if name in now and was[name].upper() != now[name].upper()]
    colours = [name for name in differing if name not in ("major", "minor")]
    if colours:
        yield LookChanged(f"other colours ({', '.join(colours)})")
    if len(differing) > len(colours):
        yield LookChanged("other typefaces")


def section_changes(
    manifest: Manifest, seen: Sequence[Seen], known: Sequence[Known]
) -> Iterator[SectionRenamed]:
    """Sections that are called something else, as far as the deck still has sections."""
    sections = {slide.id: slide.section for slide in manifest.slides}
    names: dict[str, set[str]] = {}
    for one, who in zip(seen, known, strict=True):
        if who.id:
            names.setdefault(sections[who.id], set()).add(one.said.section)
    built = dict(manifest.sections)
    for section, before in built.items():
        now = names.get(section, set())
        new = next(iter(now), "")
        if len(now) == 1 and new and new not in built.values():
            yield SectionRenamed(section, before, new)


def theirs(path: Path) -> Theirs:
    """The deck at `path`; Unreadable when nothing can be made of it."""
    found = Theirs(path, read(path))
    made = found.manifest
    font = dict(made.design).get("code", "") if made else ""
    if not font or font in CodeFonts():
        return found
    return Theirs(path, read(path, code_fonts=[font]))


def recognised(
    built: Sequence[Said], seen: Sequence[Seen], creations: Mapping[str, int] | None = None
) -> tuple[tuple[Seen, ...], tuple[Known, ...]]:
    """Slides with what each of them is; links between them lead to the ids they were built with.

    `creations` are creation ids by slide, where they are not those that we give.
    """
    known = identified(built, seen, {**creation_ids(built), **(creations or {})})
    names = {str(one.number): who.id for one, who in zip(seen, known, strict=True) if who.id}
    return tuple(_led(one, names) for one in seen), tuple(known)


def _seen(slide: SeenSlide) -> Seen:
    identity = slide.identity
    return Seen(
        slide.content,
        identity.name,
        identity.creation,
        identity.anchors,
        (*identity.numbered, *identity.prefixes),
        slide.number,
        slide.ornaments,
    )


def stepped(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Paragraphs none of which stands more than one step deeper than the one above it.

    No list can say more, and PowerPoint shows an outline no other way.
    """
    found: list[Line] = []
    for one in lines:
        deepest = found[-1].level + 1 if found else 0
        found.append(one if one.level <= deepest else replace(one, level=deepest))
    return tuple(found)


def _led(seen: Seen, names: dict[str, str]) -> Seen:
    """A slide whose links name slides by their ids and not by their numbers."""

    def link(old: str) -> str:
        return f"#{names[old[1:]]}" if old[:1] == "#" and old[1:] in names else old

    def line(old: Line) -> Line:
        if not any(one.link[:1] == "#" for one in old.words):
            return old
        words = tuple(replace(one, link=link(one.link)) for one in old.words)
        return normal(replace(old, words=words))

    def piece(old: Piece) -> Piece:
        lines = stepped(tuple(map(line, old.lines)))
        cells = tuple(tuple(tuple(map(line, cell)) for cell in row) for row in old.cells)
        return replace(old, lines=lines, cells=cells, link=link(old.link))

    said = seen.said
    return replace(seen, said=replace(said, pieces=tuple(map(piece, said.pieces))))
