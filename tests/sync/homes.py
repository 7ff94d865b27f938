"""The reference talk at home: its files in a folder of their own, and the commands run on them."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

import pytest

from deckbuilder.content import Line, Said, Words
from deckbuilder.readers.pptx import Edited, read
from deckbuilder.scene import Deck, Formula, walk
from deckbuilder.sync.likeness import flat
from tests.commands import Result, Run, runner
from tests.outlines import ROOT
from tests.sync.edits import Step

NAME = "ai-safety-landscape"
TALK = Path("talks", f"{NAME}.yaml")
TEXTS = Path("talks", "texts", f"{NAME}.de.yaml")
DECK = Path("build", f"{NAME}.pptx")


@dataclass(frozen=True)
class Home:
    """A folder, the current one, with an outline and what else it needs."""

    folder: Path
    run: Run
    talk: Path = TALK

    @property
    def text(self) -> str:
        """The outline as it is now."""
        return self.read(self.talk)

    def read(self, path: Path) -> str:
        return (self.folder / path).read_bytes().decode()

    def write(self, old: str, new: str, path: Path | None = None) -> None:
        """Do as the author does: put `new` in the place of `old`, which is there once."""
        text = self.read(path or self.talk)
        assert text.count(old) == 1, f"{old!r} stands there {text.count(old)} times"
        (self.folder / (path or self.talk)).write_bytes(text.replace(old, new).encode())

    def build(self, *options: str) -> Result:
        return self.run("build", str(self.talk), *options)

    def pull(self, edited: Path, *options: str) -> Result:
        return self.run("pull", str(edited), str(self.talk), *options)


def reference(folder: Path) -> Path:
    """Put the reference talk and its pictures into a folder."""
    shutil.copytree(ROOT / "talks", folder / "talks")
    shutil.copytree(ROOT / "assets" / NAME, folder / "assets" / NAME)
    return folder


def difference(before: str, after: str) -> list[str]:
    """The lines that are gone and new, without their indents."""
    lines = unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [f"{line[0]}{line[1:].strip()}" for line in list(lines)[2:] if line[:2] != "@@"]


def expected(steps: Iterable[Step]) -> Counter[str]:
    """What the diff should say after all of these steps, wherever."""
    return Counter(line for step in steps for line in step.expected.splitlines())


def seen(deck: Path) -> Edited:
    return read(deck)


def words(slide: Said) -> tuple[object, ...]:
    """All that a slide says, whatever its shapes are called and wherever lines break."""
    pieces = sorted(
        (tuple(map(look, piece.lines)), [[list(map(look, cell)) for cell in row] for row in piece.cells],
         piece.alt if piece.kind == "picture" else "")
        for piece in slide.pieces
        if piece.text or piece.kind == "picture"
    )  # fmt: skip
    return slide.title, slide.hidden, pieces, tuple(map(look, slide.notes))


def without_formulas(slide: Said, images: Mapping[str, str] = MappingProxyType({})) -> Said:
    """A slide in a program that knows no formulas: pictures, described by their LaTeX.

    `images` are the digests of the pictures by what describes them.
    """
    pieces = (
        replace(piece, kind="picture", lines=(), picture=images.get(piece.alt, ""))
        if piece.kind == "formula"
        else piece
        for piece in slide.pieces
    )
    return replace(slide, pieces=tuple(pieces))


def formula_images(deck: Deck) -> dict[str, str]:
    """The digest of the picture that stands for each formula of a deck, by its LaTeX."""
    items = (item for scene in deck.scenes for item in walk(scene.items))
    return {
        item.latex: sha256(item.image.data).hexdigest()
        for item in items
        if isinstance(item, Formula)
    }


def look(line: Line) -> tuple[object, ...]:
    """A paragraph as it is compared: words on one line, with their styles and links.

    Links to other slides are just that, as a deck without ids knows the slides by number; an
    address leads to itself, whether somebody said so or not.
    """
    styled = [
        (one.bold, one.italic, one.code, _link(one), character)
        for one in line.words
        for character in one.text
        if not character.isspace()
    ]
    return line.level, flat(line.text), styled


def _link(one: Words) -> str:
    if one.link[:1] == "#":
        return "#"
    return "" if one.link == one.text else one.link


def apart(one: Sequence[Said], other: Sequence[Said]) -> list[str]:
    """Ids, in the second deck, of slides that say something else at the same place."""
    pairs = zip(one, other, strict=True)
    return [after.id for before, after in pairs if words(before) != words(after)]


def small(
    folder: Path,
    outline: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Home:
    """A home with an outline of a few slides, built."""
    monkeypatch.chdir(folder)
    Path("talk.yaml").write_bytes(outline.encode())
    made = Home(folder, runner(capsys, monkeypatch), Path("talk.yaml"))
    assert made.build().code == 0
    return made
