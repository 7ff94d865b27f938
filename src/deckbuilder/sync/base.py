"""What an edited deck was built as, and from which outline."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from deckbuilder.sync.likeness import lines_of
from deckbuilder.sync.theirs import Theirs, recognised, theirs
from deckbuilder.variant import Choice
from deckbuilder.writers.pptx.beside import built_path, recalled
from deckbuilder.writers.pptx.manifest import Manifest

_HERE, _NEAR = (".", "talks"), (".", "..", "../talks")
"""Where an outline is looked for, from here and then from the folder of the deck."""
INSIDE = "inside the file"
_SHARE = 0.5
"""Least part of the words of a deck that must have been built so for it to be taken for a talk."""


class NoBase(Exception):
    """Nobody knows what the deck was built as; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Base:
    """A deck as it was built."""

    manifest: Manifest
    found: str
    """Where that was found: `inside the file`, or the path of what lay beside a deck."""
    sure: float = 1.0
    """How much of what the edited deck says was built so, 0 to 1."""

    @property
    def choice(self) -> Choice:
        """Which talk of its outline it is; no file is opened because a deck names it as theme."""
        made = self.manifest
        settings = tuple(one for one in made.settings if not one.strip().startswith("talk.theme"))
        return Choice(made.variants, settings, made.texts)


def base_of(theirs: Theirs, talk: Path | None, given: Path | None) -> Base:
    """What a deck was built as: as it says itself, or the deck `given` does, or what lies beside.

    Programs such as Google Slides drop what a deck says of itself. Raises `NoBase`.
    """
    inside = theirs.manifest
    if inside and inside.flattened:
        raise NoBase(
            f"{theirs.path} was built with `--flatten`: its slides are steps of slides, and no "
            "slides of the outline; bring the changes home from the deck that builds"
        )
    if inside and not given:
        return Base(inside, INSIDE)
    if given:
        return Base(_given(given), str(given))
    found = sorted(_beside(theirs, talk), key=lambda base: (-base.sure, base.found))
    if found and found[0].sure >= _SHARE:
        return found[0]
    path = theirs.path
    raise NoBase(
        f"{path} does not say what it was built as, and no deck built here is like it; if it was "
        "built by deckbuilder, name the deck as it was built with `--base DECK.pptx`, else it "
        "cannot be pulled: making an outline from any deck is what `import` will do one day"
    )


def _given(path: Path) -> Manifest:
    if not (path.exists() or built_path(path).exists()):
        raise NoBase(f"there is no file {path}")
    made = theirs(path).manifest if path.exists() else None
    found = [made] if made else recalled(built_path(path))
    if not found:
        raise NoBase(f"{path} was not built by deckbuilder, or does not say so any more")
    if found[0].flattened:
        raise NoBase(f"{path} was built with `--flatten`; name the deck that builds")
    return found[0]


def _beside(theirs: Theirs, talk: Path | None) -> Iterator[Base]:
    """What lies beside decks that were built, near the edited one or where decks usually go."""
    folders = [theirs.path.parent, theirs.path.parent / "build", Path("build"), Path()]
    if talk:
        folders += [talk.parent, talk.parent / "build", talk.parent.parent / "build"]
    for path in _every(folders):
        for made in recalled(path):
            if made.flattened:
                continue
            if not (talk and made.outline and made.outline != talk.name):
                yield Base(made, str(path), _agreement(made, theirs))


def _agreement(made: Manifest, theirs: Theirs) -> float:
    """How many of the words of an edited deck stand on the same slide of a deck as it was built."""
    seen, known = recognised(made.slides, theirs.seen)
    built = {slide.id: Counter(lines_of(slide)) for slide in made.slides}
    same = total = 0
    for one, who in zip(seen, known, strict=True):
        lines = Counter(lines_of(one.said))
        total += lines.total()
        same += (lines & built.get(who.id, Counter())).total()
    return same / total if total else 0.0


def _every(folders: Iterable[Path]) -> list[Path]:
    found: dict[Path, Path] = {}
    for folder in folders:
        if folder.is_dir():
            for path in sorted(folder.glob(".*.built")):
                found.setdefault(path.absolute(), path)
    return list(found.values())


def outline_of(base: Base, theirs: Theirs) -> Path:
    """The outline a deck was built from, looked for here and near the deck; raises `NoBase`."""
    name = base.manifest.outline
    if not name or PureWindowsPath(name).name != name:  # which knows both slashes and drives
        raise NoBase("the deck does not say which outline it was built from; name it as TALK")
    places = [Path(folder) for folder in _HERE]
    places += [theirs.path.parent / folder for folder in _NEAR]
    found: dict[Path, Path] = {}
    for place in places:
        path = Path(os.path.normpath(place / name))
        if path.is_file():
            found.setdefault(path.resolve(), path)
    if not found:
        raise NoBase(f"there is no {name} here or near the deck; name the outline as TALK")
    if len(found) > 1:
        listed = " or ".join(map(str, found.values()))
        raise NoBase(f"several outlines have the name that the deck tells; name yours: {listed}")
    return next(iter(found.values()))
