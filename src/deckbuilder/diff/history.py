"""An outline as it was at some time, as git remembers it."""

from __future__ import annotations

import subprocess
from pathlib import Path

_PATIENCE = 30
"""Seconds that git may take."""


class NoHistory(Exception):
    """Git does not have it; the message says why, mostly in git's own words."""


def as_it_was(revision: str, path: Path) -> tuple[bytes, Path]:
    """A file at a revision of the repository here, and where it is now.

    As git itself reads `REVISION:PATH`: from the top of the repository, or from here when the path
    begins with `./` or `../`. Raises `NoHistory`.
    """
    if revision.startswith("-"):
        raise NoHistory(f"`{revision}` is no revision")
    spelt = path.as_posix()
    folder = _git("rev-parse", "--show-prefix").decode().strip()
    top = Path(_git("rev-parse", "--show-toplevel").decode().strip())
    if _exists(revision, spelt):
        place = path if spelt.startswith("../") else _near(top / spelt)
        return _git("cat-file", "blob", f"{revision}:{spelt}"), place
    below = f"{folder}{spelt}"  # as the shell completes it
    if folder and _exists(revision, below):
        return _git("cat-file", "blob", f"{revision}:{below}"), path
    _git(
        "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}", of=revision
    )
    raise NoHistory(f"there is no `{spelt}` in `{revision}`")


def _near(path: Path) -> Path:
    """A path as it is written from here."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path


def _exists(revision: str, path: str) -> bool:
    try:
        _git("cat-file", "-e", f"{revision}:{path}")
    except NoHistory:
        return False
    return True


def _git(*arguments: str, of: str = "") -> bytes:
    try:
        done = subprocess.run(
            ["git", *arguments], capture_output=True, timeout=_PATIENCE, check=False
        )
    except FileNotFoundError:
        raise NoHistory("git is not installed here") from None
    except subprocess.TimeoutExpired:
        raise NoHistory("git does not answer") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise NoHistory(
            f"git knows no revision `{of}`" if of else said or "git knows nothing of it"
        )
    return done.stdout
