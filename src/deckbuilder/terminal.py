"""What standard output can show: how wide it is, whether in colour, and which letters it knows."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType

ENDLESS = 100_000
"""Columns of what has no width."""
NARROWEST = 40
"""Columns; on less, a table is a heap of syllables."""


@dataclass(frozen=True, slots=True)
class Screen:
    """Where text is printed."""

    width: int | None = None
    """Columns; None for a file or pipe, which has no width, and where no line should be broken."""
    colour: bool = False
    ascii_only: bool = False

    @property
    def columns(self) -> int:
        """How many columns a line may take."""
        return ENDLESS if self.width is None else max(NARROWEST, self.width)

    def printed(self, parts: Iterable[RenderableType]) -> str:
        """What `rich` makes of `parts`, each on lines of its own, without spaces at line ends."""
        # Importing rich takes a tenth of a second, which only few commands should cost.
        from rich.console import Console

        file = StringIO()
        console = Console(
            file=file,
            width=self.columns,
            force_terminal=self.colour,
            color_system="standard" if self.colour else None,
            highlight=False,
            legacy_windows=False,
        )
        for part in parts:
            console.print(part)
        return "".join(f"{line.rstrip()}\n" for line in file.getvalue().split("\n")[:-1])


def screen() -> Screen:
    """Standard output as it is now.

    The environment variable `COLUMNS` gives a pipe a width too, and `NO_COLOR` (no-color.org) takes
    the colours away.
    """
    given = os.environ.get("COLUMNS", "")
    terminal = sys.stdout.isatty()
    width = int(given) if given.isdecimal() and int(given) else None
    if width is None and terminal:
        width = shutil.get_terminal_size().columns
    colour = terminal and not os.environ.get("NO_COLOR")
    return Screen(width, colour, not (sys.stdout.encoding or "").lower().startswith("utf"))
