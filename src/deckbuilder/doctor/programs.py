"""Other programs: none is needed to build a deck, and some commands are glad of them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from deckbuilder.doctor.result import Package, Result

OFFICE = Package("libreoffice-impress", "libreoffice-impress", "--cask libreoffice",
                 "TheDocumentFoundation.LibreOffice")  # fmt: skip
GIT = Package("git", "git", "git", "Git.Git")
FFMPEG = Package("ffmpeg", "ffmpeg-free", "ffmpeg", "Gyan.FFmpeg")
PATIENCE = 60.0
"""Seconds: the first start of LibreOffice takes long on a slow computer."""
_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
"""Where LibreOffice is on systems on which no command leads to it."""


def small_ones() -> Iterator[Result]:
    """Git and ffmpeg."""
    yield _program(
        "git", ["git", "--version"], GIT, "`diff` cannot compare with what git remembers"
    )
    yield _program(
        "ffmpeg",
        ["ffmpeg", "-hide_banner", "-version"],
        FFMPEG,
        "a video needs a poster of your own",
    )


def _program(name: str, command: list[str], package: Package, without: str) -> Result:
    if shutil.which(command[0]) is None:
        fix = package.fix("install it if you need that")
        return Result(name, "note", f"is not installed; without it {without}", fix)
    ended, said = _run(command)
    if not ended:
        return Result(name, "note", f"is here and does not run: {said}", "install it again")
    first = next(iter(said.splitlines()), "")
    version = first.removeprefix(f"{name} version ").split(" Copyright")[0]
    return Result(name, "ok", version)


def office() -> Result:
    """Whether LibreOffice is here and really opens a deck."""
    program = _office_program()
    if not program:
        said = "is not installed; only looking at decks without PowerPoint needs it"
        return Result("LibreOffice", "note", said, OFFICE.fix("install it if you need that"))
    _, version = _run([program, "--version"])
    name = " ".join(version.split()[:2]) or program
    with TemporaryDirectory(prefix="deckbuilder-") as folder:
        from deckbuilder.doctor.trial import build_in

        deck = build_in(Path(folder))
        profile = (Path(folder) / "profile").as_uri()
        command = [program, "--headless", "--norestore", f"-env:UserInstallation={profile}",
                   "--convert-to", "pdf", "--outdir", folder, str(deck)]  # fmt: skip
        ended, said = _run(command)
        if ended and deck.with_suffix(".pdf").exists():
            return Result("LibreOffice", "ok", f"{name} opens our decks")
    fix = OFFICE.fix("install it again, with Impress")
    last = next(reversed(said.splitlines()), "nothing came of it")
    return Result("LibreOffice", "note", f"{name} does not open a deck: {last}", fix)


def _office_program() -> str:
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return found
    return next((path for path in _ELSEWHERE if Path(path).exists()), "")


def _run(command: list[str]) -> tuple[bool, str]:
    """Whether a program ended well, and what it said."""
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW
    try:
        ran = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=PATIENCE,
            check=False,
            creationflags=flags,
        )
    except subprocess.TimeoutExpired:
        return False, f"no answer within {PATIENCE:g} seconds"
    except OSError as error:
        return False, error.strerror or str(error)
    return ran.returncode == 0, ran.stdout.decode("utf-8", "replace").strip()
