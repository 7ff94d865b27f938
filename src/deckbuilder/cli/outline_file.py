"""The argument that names an outline, with a suggestion where no such file is."""

from __future__ import annotations

from pathlib import Path

import click

from deckbuilder.diagnostics import did_you_mean


class OutlineFile(click.ParamType[Path]):
    """An outline that exists."""

    name = "outline"

    def convert(
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        path = Path(value)
        if path.is_dir():
            inside = sorted(path.glob("*.yaml"))
            hint = f"; did you mean `{inside[0]}`?" if inside else ""
            self.fail(f"`{path}` is a folder, and an outline is a file{hint}", param, ctx)
        if not path.exists():
            beside = (str(other) for other in sorted(path.parent.glob("*.y*ml")))
            near = did_you_mean(str(path), beside)
            self.fail(f"there is no file `{path}`" + (f"; {near}" if near else ""), param, ctx)
        return path


OUTLINE = OutlineFile()
