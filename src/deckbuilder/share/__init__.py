"""What a co-presenter gets: one zip with the deck and all that goes with it.

`files` makes the files one after another, each kind in a module of its own; `zipped` packs them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module

from deckbuilder.export import File, Unsuitable
from deckbuilder.share.pack import Pack
from deckbuilder.share.zipping import zipped

__all__ = ["File", "Pack", "Unsuitable", "files", "zipped"]

KINDS = ("deck", "notes", "run_sheet", "links", "credits", "fonts", "source")
"""The modules that make files, in the order of the zip. Each has `files(pack)`."""


def files(pack: Pack) -> Iterator[File]:
    """Every file of the zip, named below its top folder, the note to read first at the end.

    A remark on several of them comes with the first. Raises `Unsuitable` with words for the
    presenter when one cannot be made.
    """
    names: list[str] = []
    told: set[str] = set()
    for kind in KINDS:
        for file in import_module(f"{__name__}.{kind}").files(pack):
            names.append(file.name)
            yield replace(file, remarks=tuple(one for one in file.remarks if one not in told))
            told |= set(file.remarks)
    from deckbuilder.share.readme import readme

    yield File("README.txt", readme(pack, names))
