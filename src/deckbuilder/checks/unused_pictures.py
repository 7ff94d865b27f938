"""Pictures in the talk's own folder that no slide shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from deckbuilder.blocks.picture import Picture
from deckbuilder.blocks.video import Video
from deckbuilder.diagnostics import Diagnostic, name_few
from deckbuilder.model import Block
from deckbuilder.model.slide import every
from deckbuilder.picture_files import SUFFIXES
from deckbuilder.pipeline import Loaded, picture_folders

ON_BUILD = False


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """Every picture in `assets/NAME` should be shown; what lies in folders there is material.

    Other folders may belong to other talks too, so nothing is said about them.
    """
    outline = Path(loaded.talk.span.path)
    _, below, _, beside = picture_folders(outline)
    shown = {
        loaded.page.pictures.find(file)
        for talk in loaded.outline.every_talk
        for block in every(tuple(talk.slides))
        for file in _files(block)
    }
    for folder in dict.fromkeys((below.resolve(), beside.resolve())):
        unused = [path.name for path in pictures_in(folder) if path.resolve() not in shown]
        if unused:
            are, them = ("is", "it") if len(unused) == 1 else ("are", "them")
            yield Diagnostic(
                f"{name_few(unused)} in `{folder.parent.name}/{folder.name}` {are} on no slide",
                loaded.talk.span,
                f"show {them}, or keep {them} in a folder below that one",
                "warning",
                "unused-pictures",
            )


def _files(block: Block) -> tuple[str, ...]:
    """The pictures that a block shows."""
    match block:
        case Picture():
            return (block.file,) if block.file else ()
        case Video():
            return (block.poster,) if block.poster else ()
        case _:
            return ()


def pictures_in(folder: Path) -> list[Path]:
    """The picture files right in `folder`, by name; none when there is no such folder."""
    if not folder.is_dir():
        return []
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in SUFFIXES and not path.name.startswith(".") and path.is_file()
    )
