"""New texts of an outline's files written so that the old ones can be had again."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from deckbuilder import files

_SECONDS = 10.0


def save(texts: Mapping[Path, str]) -> list[Path]:
    """Write files, each kept as `NAME.bak` first unless git has it just as it is; the copies made.

    Raises files.CannotWrite; then only files before that one were written, each of them whole.
    """
    copies = []
    for path in texts:
        if not in_git(path):
            copies.append(files.replace(path.with_name(f"{path.name}.bak"), path.read_bytes()))
    for path, text in texts.items():
        files.replace(path, text.encode())
    return [path.with_name(f"{path.name}.bak") for path in texts if _kept(path, copies)]


def _kept(path: Path, copies: list[Path]) -> bool:
    return any(copy.name == f"{path.name}.bak" for copy in copies)


def in_git(path: Path) -> bool:
    """Whether git keeps a file and has it as it is now, so that nothing can be lost."""
    tracked = _git(path, "ls-files", "--error-unmatch", "--", path.name)
    return tracked is not None and _git(path, "status", "--porcelain", "--", path.name) == ""


def _git(path: Path, *arguments: str) -> str | None:
    """What git says of a file; None when it says no, or there is no git."""
    command = ["git", "--no-optional-locks", *arguments]
    try:
        done = subprocess.run(
            command,
            cwd=path.parent,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
