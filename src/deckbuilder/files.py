"""Writing a file so that neither a crash nor a full disk costs the one that is there."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import struct
import sys
import time
from pathlib import Path

_STALE = re.compile(r"\.(?P<target>.+)\.(?P<process>\d+)\.[0-9a-f]+\.part")
"""Name of a file being written: `.deck.pptx.4711.9c03ab17.part`."""

_PAUSES = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.5, 0.5)
"""Seconds between attempts to replace a file that another program holds on Windows: 2.55 in all."""

_OLD = 3600.0
"""Seconds after which a file being written on Windows is taken for abandoned."""

_OWNER_FILE_SIZE = 165
"""Bytes of PowerPoint's `~$deck.pptx`: a name in the ANSI code page, then the same in UTF-16."""
_OWNER_NAME_AT = 0x37


class CannotWrite(OSError):
    """A file could not be written; the message tells a presenter why and what to do."""


def replace(path: Path, data: bytes) -> Path:
    """Write `data` to `path` in one step and return where it really is, links followed.

    The bytes are written to a file beside it, flushed to the disk and renamed into place: whoever
    looks sees the old file or the new one. Missing folders are made. Raises CannotWrite, and then
    what was there still is.
    """
    target = Path(os.path.realpath(path))
    part: Path | None = None
    try:
        _refuse_impossible(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        part = _written(target, data)
        _rename(part, target)
    except BaseException as error:
        if part is not None:
            part.unlink(missing_ok=True)
        if isinstance(error, OSError) and not isinstance(error, CannotWrite):
            raise CannotWrite(_reason(target, error)) from error
        raise
    _flush_folder(target.parent)
    return target


def office_owner(path: Path) -> str | None:
    """Who has `path` open in PowerPoint or LibreOffice; None when nobody seems to.

    Both leave a small file beside an open one. It may outlive a crash, so this is a hint to give,
    not a reason to stop.
    """
    target = Path(os.path.realpath(path))
    for read, name in ((_powerpoint_owner, f"~${target.name}"), (_libreoffice_owner, "")):
        beside = target.with_name(name or f".~lock.{target.name}#")
        with contextlib.suppress(OSError):
            return read(beside.read_bytes()) or "somebody"
    return None


def _refuse_impossible(target: Path) -> None:
    """os.replace overwrites a read-only file without a word, so it has to be asked before."""
    if target.is_dir():
        raise CannotWrite(f"{target} is a folder; name a file to write")
    if target.exists() and not is_writable(target):
        raise CannotWrite(f"{target} is read-only; allow writing or choose another name")


def is_writable(target: Path) -> bool:
    """Whether a file may be written.

    The permission bits count even for an administrator: somebody locked this file on purpose.
    """
    return bool(target.stat().st_mode & 0o222) and os.access(target, os.W_OK)


def _written(target: Path, data: bytes) -> Path:
    """A new file beside `target` with `data` in it, on the disk, with the permissions of the old.

    A new one gets the usual permissions, which tempfile would not give it.
    """
    part = target.with_name(f"{_prefix(target)}{os.getpid()}.{os.urandom(4).hex()}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(part, flags, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            part.chmod(stat.S_IMODE(target.stat().st_mode))
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def _prefix(target: Path) -> str:
    """The beginning of such a name: at most 50 characters of the target, for 255 bytes in all."""
    return f".{target.name[:50]}."


def _rename(part: Path, target: Path) -> None:
    """Windows refuses while PowerPoint or a virus scanner holds the file; scanners let go soon."""
    for pause in _PAUSES if sys.platform == "win32" else ():
        try:
            part.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    part.replace(target)


def _flush_folder(folder: Path) -> None:
    """Make the renaming last through a power cut, where the system can."""
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sweep(target: Path) -> None:
    """Remove what killed processes left beside `target`; those of living ones stay."""
    prefix = _prefix(target)
    for part in target.parent.iterdir():
        found = _STALE.fullmatch(part.name)
        if found and part.name.startswith(prefix) and _abandoned(part, int(found["process"])):
            with contextlib.suppress(OSError):
                part.unlink()


def _abandoned(part: Path, process: int) -> bool:
    """Whether nobody will finish `part`; on Windows, where asking ends a process, by age."""
    if process == os.getpid():
        return False
    try:
        if sys.platform == "win32":
            return time.time() - part.stat().st_mtime > _OLD
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:
        return False
    return False


def _reason(target: Path, error: OSError) -> str:
    if isinstance(error, PermissionError):
        owner = office_owner(target)
        if owner:
            return f"{target} is open in another program ({owner}); close it there and build again"
        return f"{target} cannot be written: no permission, or another program has it open"
    return f"{target} cannot be written: {error.strerror or error}"


def _powerpoint_owner(data: bytes) -> str:
    """The name in `~$deck.pptx`: one byte of length and the name, later again in UTF-16."""
    if len(data) >= _OWNER_FILE_SIZE:
        (length,) = struct.unpack_from("<H", data, _OWNER_NAME_AT)
        start = _OWNER_NAME_AT + 2
        name = data[start : start + 2 * length].decode("utf-16-le", "replace")
    else:
        name = data[1 : 1 + data[0]].decode("cp1252", "replace") if data else ""
    return name.strip("\0 ")


def _libreoffice_owner(data: bytes) -> str:
    """The name in `.~lock.deck.pptx#`: `name,user,computer,date,profile;`."""
    fields = data.decode("utf-8", "replace").split(",")
    return next((field.strip() for field in fields[:3] if field.strip()), "")
