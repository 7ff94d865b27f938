"""New texts of an outline's files written so that the old ones can be had again."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from deckbuilder import files

_SECONDS = 10.0


def save(texts: Mapping[Path, str], before: Mapping[Path, str]) -> list[Path]:
    """Write files, each kept as `NAME.bak` first unless git has it just as it is; the copies made.

    `before` is what they said when they were read. Raises files.CannotWrite, also when one says
    something else by now; then no file is changed, or only those before the one that could not be
    written, each of them whole.
    """
    for path in texts:
        if path.read_bytes() != before[path].encode():
            raise files.CannotWrite(f"{path} was changed meanwhile; run this once more")
    copies = [_copied(path) for path in texts if not in_git(path)]
    for path, text in texts.items():
        files.replace(path, text.encode())
    return copies


def refuse_read_only(path: Path) -> None:
    """Raise files.CannotWrite for a file that must not be changed, before anything is written."""
    if not files.is_writable(path):
        raise files.CannotWrite(f"{path} is read-only; allow writing to it and pull again")


def _copied(path: Path) -> Path:
    """A copy of a file beside it; one that was made earlier of other words stays."""
    data = path.read_bytes()
    copy, number = path.with_name(f"{path.name}.bak"), 2
    while copy.exists() and copy.read_bytes() != data:
        copy, number = path.with_name(f"{path.name}.bak{number}"), number + 1
    files.replace(copy, data)
    return copy


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
