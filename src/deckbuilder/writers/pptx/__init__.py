"""Scenes to a PowerPoint file: built, proved sound, and written without harming what is there."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

from deckbuilder import files
from deckbuilder.scene import Deck
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.pptx import beside, build, check, identity, manifest
from deckbuilder.writers.pptx.finding import Finding
from deckbuilder.writers.pptx.zipping import zipped

__all__ = [
    "BrokenDeck",
    "BrokenSlide",
    "EditedSince",
    "NotOurs",
    "OtherTalk",
    "proved",
    "to_bytes",
    "write",
]

to_bytes = build.to_bytes


class BrokenDeck(Exception):
    """What we built would not open cleanly. That is a fault of deckbuilder, not of the talk."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        listing = "\n".join(f"  {finding}" for finding in findings)
        super().__init__(
            "the deck that was built has faults, so it was not written; this is a mistake in "
            f"deckbuilder, please report it:\n{listing}"
        )


class BrokenSlide(Exception):
    """A slide kept from another deck has faults of its own, with which no deck would be sound."""

    def __init__(self, slide: str, findings: Sequence[Finding]) -> None:
        self.slide = slide
        listing = "; ".join(finding.message for finding in findings[:3])
        super().__init__(
            f"the slide `{slide}` is damaged in the deck that it is kept from ({listing}); save "
            "that deck again in PowerPoint, or remove the line `keep:`; nothing written"
        )


class EditedSince(Exception):
    """The file was changed after we built it, and writing would lose those changes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"{path} was changed since it was built; `deckbuilder pull {path}` brings the changes "
            "into the outline"
        )


class NotOurs(Exception):
    """The file was not built by deckbuilder, so nothing could bring it back."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} was not built by deckbuilder; write under another name")


class OtherTalk(Exception):
    """The file holds another talk, which only happens to have the same name."""

    def __init__(self, path: Path, title: str) -> None:
        self.path = path
        super().__init__(f"{path} holds another talk, `{title}`; write under another name")


def write(deck: Deck, theme: Theme, path: Path, *, force: bool = False) -> Path:
    """Build `deck`, prove it, write it to `path` and return where it really is.

    Raises EditedSince, NotOurs or OtherTalk when something else would be lost, unless `force`;
    BrokenDeck when the result has faults, BrokenSlide when a slide has that others made;
    files.CannotWrite when the disk says no; ValueError as build.parts does. In all of these the
    file that was there is untouched.
    """
    if not force:
        _protect(path, deck)
    parts = _proved(deck, theme)
    written = files.replace(path, zipped(parts))
    beside.remember(written, parts[manifest.ITEM])
    return written


def proved(deck: Deck, theme: Theme) -> bytes:
    """Return the .pptx of a deck once it has proved sound; raises BrokenDeck, or as build.parts."""
    return zipped(_proved(deck, theme))


def _proved(deck: Deck, theme: Theme) -> dict[str, bytes]:
    parts = build.parts(deck, theme)
    findings = check.check(parts)
    for number, scene in enumerate(deck.scenes, 1):
        own = [one for one in findings if one.part == f"ppt/slides/slide{number}.xml"]
        if scene.native and own:
            raise BrokenSlide(scene.id, own)
    if findings:
        raise BrokenDeck(findings)
    return parts


def _protect(path: Path, deck: Deck) -> None:
    try:
        found = identity.state(path)
    except OSError as error:
        reason = error.strerror or error
        raise files.CannotWrite(f"{path} cannot be read before writing: {reason}") from error
    if found == "edited" and not beside.is_pulled(path):
        raise EditedSince(path)
    if found == "foreign":
        raise NotOurs(path)
    if found == "untouched":
        other = _other_title(path, deck)
        if other:
            raise OtherTalk(path, other)


def _other_title(path: Path, deck: Deck) -> str:
    """The title of the talk at `path`, if it is another one than `deck`; else an empty string.

    A talk may be retitled or rewritten, hardly both at once: then less than half its slides stay.
    """
    try:
        built = manifest.read(path)
    except (OSError, ValueError, zipfile.BadZipFile):
        return ""
    if built is None or built.title == deck.title:
        return ""
    before, now = {slide.id for slide in built.slides}, {scene.id for scene in deck.scenes}
    return built.title if 2 * len(before & now) < min(len(before), len(now)) else ""
