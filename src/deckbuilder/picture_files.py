"""Picture files named in an outline: where they may be, and how to open them safely.

An outline may come from somebody else. A name is therefore judged as text before the file system
sees it (on Windows merely resolving a network name contacts the host), what it leads to must lie in
the talk's own folders, and only regular files are opened.
"""

from __future__ import annotations

import hashlib
import ntpath
import os
import re
import stat
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from deckbuilder.diagnostics import nearest as nearest_of

MEGABYTE = 1024 * 1024
MOST_BYTES = 100 * MEGABYTE
LONGEST_NAME = 400

SUFFIXES = (
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".svg",
    ".webp",
    ".avif",
    ".tif",
    ".tiff",
    ".bmp",
    ".heic",
)
"""What a picture's name ends with, for suggestions only: a file is judged by its content."""

_RESERVED = re.compile(
    r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)( *\..*| *)\Z", re.IGNORECASE
)
"""Device names that Windows takes instead of a file, whatever their extension ("Naming Files,
Paths, and Namespaces" of the Win32 documentation)."""
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://|data:|file:", re.IGNORECASE)
_FOLDERS_SEARCHED, _NAMES_SEARCHED, _DEEPEST = 500, 3000, 4


class NoPicture(Exception):
    """A picture, or another file that is named in an outline, cannot be used: why, what helps."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of files that an outline names, in the words of messages."""

    noun: str
    example: str
    suffixes: tuple[str, ...]
    """What their names end with, for suggestions."""
    most_bytes: int = MOST_BYTES


PICTURE = Sort("picture", "brick.png", SUFFIXES)
ANY = Sort("file", "brick.png", SUFFIXES, most_bytes=sys.maxsize)
"""For files whose sort does not matter yet."""


def folders_of(outline: Path) -> tuple[Path, ...]:
    """Where the pictures of an outline may be, in the order they are looked for."""
    home = outline.parent
    above = home.absolute().parent  # `Path(".").parent` is `.` again
    return home, home / "assets" / outline.stem, home / "assets", above / "assets" / outline.stem


@dataclass(frozen=True, slots=True)
class PictureFile:
    """The content of a picture file and its hex SHA-256."""

    data: bytes
    digest: str


def check_name(name: str, sort: Sort = PICTURE) -> None:
    """Raise `NoPicture` unless `name` is a relative path that means the same on every system."""
    shown, noun = name if name.isprintable() else ascii(name), sort.noun
    if not name.strip():
        raise NoPicture(f"the name of the {noun} is empty", "write the name of a file")
    if len(name) > LONGEST_NAME:
        raise NoPicture(
            f"`{shown[:40]}...` has {len(name)} characters, and the name of a {noun} up to "
            f"{LONGEST_NAME}",
            "rename the file",
        )
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in name):
        raise NoPicture(f"`{shown}` has a control character in it", "rename the file")
    if _ADDRESS.match(name):
        raise NoPicture(
            f"`{shown}` is an address, and {noun}s are not fetched from elsewhere",
            f"save the {noun} beside the outline and write its file name",
        )
    if "\\" in name:
        raise NoPicture(f"`{shown}` has a backslash in it", "write `/` between folder and file")
    if name.startswith(("/", "~")) or ntpath.splitdrive(name)[0]:
        raise NoPicture(
            f"`{shown}` does not start in the talk's folder",
            f"write where the file is, seen from the outline, such as `assets/{sort.example}`",
        )
    for part in name.split("/"):
        _check_part(part, shown, noun)


def _check_part(part: str, shown: str, noun: str) -> None:
    if part == "..":
        raise NoPicture(
            f"`{shown}` leads upwards with `..`",
            f"keep {noun}s in the outline's folder or in an `assets` folder",
        )
    strange = part not in ("", ".") and part[-1] in " ."
    if strange or ":" in part or _RESERVED.match(part):
        raise NoPicture(f"`{part}` is no file name on Windows", "rename the file")


def find(name: str, folders: Sequence[Path], sort: Sort = PICTURE) -> Path:
    """The file of a sort called `name` in the first of `folders` that has it, links resolved.

    Raises `NoPicture` when the name is unsafe, no folder has it, or it leads out of all of them.
    """
    check_name(name, sort)
    roots = real_roots(folders)
    for root in roots:
        for spelling in _spellings(name):
            path = os.path.join(root, spelling)
            if os.path.lexists(path):
                return _contained(path, name, roots, sort)
    hint = nearest(name, roots, sort) or where(roots, sort)
    raise NoPicture(f"there is no {sort.noun} `{name}`", hint)


def real_roots(folders: Sequence[Path]) -> tuple[str, ...]:
    """The folders without symbolic links, each once.

    Only the first may be reached through a link. The others are taken where they are seen from it,
    so that an `assets` that is itself a link to elsewhere opens nothing.
    """
    if not folders:
        return ()
    home = os.path.abspath(folders[0])
    real = os.path.realpath(home)
    roots = [real]
    for folder in folders[1:]:
        try:
            seen = os.path.relpath(os.path.abspath(folder), home)
        except ValueError:  # another drive of Windows
            roots.append(os.path.realpath(folder))
        else:
            roots.append(os.path.normpath(os.path.join(real, seen)))
    return tuple(dict.fromkeys(roots))


def _spellings(name: str) -> Iterator[str]:
    """The name, and the two ways in which systems write accents in file names."""
    forms = (name, unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name))
    yield from dict.fromkeys(forms)


def _contained(path: str, name: str, roots: Sequence[str], sort: Sort) -> Path:
    real = os.path.realpath(path)
    if not any(_inside(real, root) for root in roots):
        raise NoPicture(
            f"`{name}` is a link that leads out of the talk's folders",
            f"copy the {sort.noun} itself there; {where(roots, sort)}",
        )
    try:
        status = os.stat(real)
    except OSError as error:
        raise NoPicture(
            f"`{name}` cannot be read ({error.strerror})", "check the link and its permissions"
        ) from error
    _check_status(status, name, sort)
    return Path(real)


def _inside(path: str, root: str) -> bool:
    try:
        return os.path.normcase(os.path.commonpath([root, path])) == os.path.normcase(root)
    except ValueError:
        return False


def _check_status(status: os.stat_result, name: str, sort: Sort = PICTURE) -> None:
    noun = sort.noun
    if not stat.S_ISREG(status.st_mode):
        kind = "a folder" if stat.S_ISDIR(status.st_mode) else "no regular file"
        raise NoPicture(f"`{name}` is {kind}", f"name a {noun} file")
    if status.st_size > sort.most_bytes:
        raise NoPicture(
            f"`{name}` has {status.st_size / MEGABYTE:.0f} MB; a {noun} may have "
            f"{sort.most_bytes // MEGABYTE}",
            "export a smaller version",
        )
    if status.st_size == 0:
        raise NoPicture(f"`{name}` is empty", f"save or copy the {noun} again")


def read(path: Path, name: str) -> PictureFile:
    """The content of a file that `find` found; raises `NoPicture`.

    It is opened without waiting and looked at again once open, as it may have been exchanged for a
    pipe or a link since.
    """
    flags = os.O_RDONLY
    for flag in ("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, flag, 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            _check_status(os.fstat(file.fileno()), name)
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise NoPicture(
            f"`{name}` cannot be read ({error.strerror})", "check the file and its permissions"
        ) from error
    if len(data) > MOST_BYTES:
        raise NoPicture(f"`{name}` grows while it is read", "try again")
    return PictureFile(data, hashlib.sha256(data).hexdigest())


def nearest(name: str, roots: Sequence[str], sort: Sort = PICTURE) -> str | None:
    """A hint that names the file in `roots` whose name is nearest, or None."""
    known = sorted(set(_names(roots, sort.suffixes)))
    wanted = name.rsplit("/", 1)[-1].lower()
    stem = wanted.rpartition(".")[0] or wanted
    for same in (wanted, stem):
        for choice in known:
            last = choice.rsplit("/", 1)[-1].lower()
            if same in (last, last.rpartition(".")[0]):
                return f"did you mean `{choice}`?"
    by_last = {choice.rsplit("/", 1)[-1]: choice for choice in reversed(known)}
    near = nearest_of(wanted, by_last)
    return f"did you mean `{by_last[near]}`?" if near else None


def _names(roots: Sequence[str], suffixes: tuple[str, ...]) -> Iterator[str]:
    """Names of files with such suffixes below `roots`, as an outline would write them.

    Not without end.
    """
    folders = names = 0
    for root in roots:
        for folder, inner, files in os.walk(root):
            inner.sort()
            below = os.path.relpath(folder, root).replace(os.sep, "/")
            if below.count("/") + 1 >= _DEEPEST:
                inner.clear()
            inner[:] = [one for one in inner if not one.startswith(".") and one != "node_modules"]
            prefix = "" if below == "." else f"{below}/"
            for file in sorted(files):
                if os.path.splitext(file)[1].lower() in suffixes:
                    yield prefix + file
                    names += 1
            folders += 1
            if folders >= _FOLDERS_SEARCHED or names >= _NAMES_SEARCHED:
                return


def name_of(path: Path, folders: Sequence[Path]) -> str | None:
    """A name by which `find` finds a file, links resolved, in these folders; None for none."""
    for root in real_roots(folders):
        if not _inside(str(path), root):
            continue
        name = os.path.relpath(path, root).replace(os.sep, "/")
        try:
            if find(name, folders, ANY) == path:
                return name
        except NoPicture:
            continue
    return None


def where(roots: Sequence[str], sort: Sort = PICTURE) -> str:
    """A hint that says where such files may be, seen from the outline."""
    if not roots:
        return f"name a {sort.noun} in the talk's folder"
    seen = [os.path.relpath(root, roots[0]).replace(os.sep, "/") for root in roots[1:]]
    places = ["beside the outline", *(f"in `{place}`" for place in seen)]
    joined = places[0] if len(places) == 1 else f"{', '.join(places[:-1])} or {places[-1]}"
    return f"a {sort.noun} may be {joined}"
