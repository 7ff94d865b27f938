"""What an article says, free of any format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from deckbuilder.diagnostics import NOWHERE, Diagnostic, Span
from deckbuilder.scene import Media, NamedLink, Paragraph, Recording, Run, Scene, walk
from deckbuilder.wording import Wording, wording

Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a slide."""

    scene: Scene
    number: int
    """As PowerPoint counts it; it is drawn on the slide."""
    name: str
    """Of its file, without an ending; no two pictures of an article have the same."""
    alt: str

    @property
    def media(self) -> tuple[Media, ...]:
        """The films and sounds that play on the slide."""
        return tuple(item for item in walk(self.scene.items) if isinstance(item, Media))


@dataclass(frozen=True, slots=True)
class Entry:
    """A slide as the article tells it. Jumps in its texts lead to anchors of the article."""

    anchor: str
    title: Runs
    """Empty where the heading above says it."""
    pictures: tuple[Picture, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    links: tuple[NamedLink, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Part:
    """A section: its heading, what its opening says, and its slides."""

    anchor: str
    name: Runs
    opening: Entry | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """The links of a slide once more, with where it is."""

    anchor: str
    title: str
    links: tuple[NamedLink, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A talk for readers."""

    title: Runs
    subtitle: Runs
    people: tuple[str, ...]
    """Who speaks, each with where they come from."""
    where: tuple[str, ...]
    """Event and date in words; what is not given is left out."""
    thanks: Entry
    """What the talk says under `credits`."""
    introduction: Entry
    """The explanation of the cover."""
    outline: Entry
    """The explanation of the agenda, before the list of sections."""
    parts: tuple[Part, ...]
    references: Entry | None
    listed: tuple[Reference, ...]
    """What the references list."""
    credits: Entry | None
    pictures_by: tuple[str, ...]
    """Who made the pictures, and who films and sounds, as their credits say; a text for each."""
    size: tuple[float, float]
    """Width and height of a slide, in points."""
    language: str = "en"
    warnings: tuple[Diagnostic, ...] = ()

    @property
    def words(self) -> Wording:
        """What we say in the language of the talk."""
        return wording(self.language)

    @property
    def heading(self) -> str:
        """The title as plain words on one line."""
        return plain(self.title)

    @property
    def entries(self) -> Iterator[Entry]:
        """Everything that says something, in the order in which it is read."""
        yield self.introduction
        yield self.outline
        for part in self.parts:
            if part.opening:
                yield part.opening
            yield from part.entries
        yield from filter(None, (self.references, self.credits))

    @property
    def pictures(self) -> Iterator[Picture]:
        """Every picture, in order."""
        return (picture for entry in self.entries for picture in entry.pictures)

    @property
    def media(self) -> dict[str, Recording]:
        """Every film and sound, by the name of its file."""
        every = (one for picture in self.pictures for one in picture.media)
        return {media_file(one.recording): one.recording for one in every}

    @property
    def headings(self) -> Iterator[tuple[str, Runs]]:
        """The anchor and the words of every heading, in order."""
        yield self.introduction.anchor, self.title
        yield self.outline.anchor, (Run(self.words.agenda),)
        for part in self.parts:
            yield part.anchor, part.name
            yield from ((entry.anchor, entry.title) for entry in part.entries)
        for end in filter(None, (self.references, self.credits)):
            yield end.anchor, end.title


def media_file(recording: Recording) -> str:
    """The name of a file for a film or sound; two that differ never share one."""
    stem = re.sub(r"[^\w-]+", "-", recording.path.stem).strip("-") or "recording"
    return f"{stem}-{recording.digest[:8]}.{recording.ending}"


def plain(runs: Runs) -> str:
    """The words of `runs` on one line."""
    return " ".join("".join(run.text for run in runs).split())
