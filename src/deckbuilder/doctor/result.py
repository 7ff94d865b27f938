"""What was found about one thing."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from typing import Literal, TypeAlias

State: TypeAlias = Literal["ok", "note", "problem"]
"""All well; something that only some commands miss; something that stops work."""


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the report."""

    name: str
    """What was looked at, in a word or two."""
    state: State
    said: str
    fix: str = ""
    """What to do; empty where nothing is to do."""


@dataclass(frozen=True, slots=True)
class Package:
    """What a program or font is called by those who install it; empty where nobody has it."""

    apt: str = ""
    dnf: str = ""
    brew: str = ""
    winget: str = ""

    def command(self) -> str:
        """How to install it on this computer; empty where we know no way."""
        if sys.platform == "win32":
            return f"winget install {self.winget}" if self.winget else ""
        if sys.platform == "darwin":
            return f"brew install {self.brew}" if self.brew else ""
        for program, name in (("apt", self.apt), ("dnf", self.dnf)):
            if name and shutil.which(program):
                return f"sudo {program} install {name}"
        return ""

    def fix(self, otherwise: str) -> str:
        """How to get it: the command, or other words."""
        command = self.command()
        return f"install it: {command}" if command else otherwise
