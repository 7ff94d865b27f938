"""The argument that names an outline, with a suggestion where no such file is."""

from __future__ import annotations

from pathlib import Path

import click

from deckbuilder.cli.parameters import ParamType
from deckbuilder.diagnostics import did_you_mean
from deckbuilder.translation.languages import outline_of


class OutlineFile(ParamType[Path]):
    """An outline that exists."""

    name = "outline"

    def convert(
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        path = Path(value)
        if path.is_dir():
            inside = [other for other in sorted(path.glob("*.yaml")) if not outline_of(other)]
            hint = f"; did you mean `{inside[0]}`?" if inside else ""
            self.fail(f"`{path}` is a folder, and an outline is a file{hint}", param, ctx)
        if not path.exists():
            beside = (str(other) for other in sorted(path.parent.glob("*.y*ml")))
            near = did_you_mean(str(path), beside)
            self.fail(f"there is no file `{path}`" + (f"; {near}" if near else ""), param, ctx)
        talk = outline_of(path)
        if talk:
            language = path.stem.rpartition(".")[2]
            message = f"`{path}` holds texts of `{talk}`; name that, with `--lang {language}`"
            self.fail(message, param, ctx)
        return path


OUTLINE = OutlineFile()
