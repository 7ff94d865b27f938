"""Whatever happens while a file is written, the one that was there survives."""

from __future__ import annotations

import os
import signal
import stat
import struct
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from deckbuilder.files import CannotWrite, office_owner, replace

posix = pytest.mark.skipif(sys.platform == "win32", reason="file modes and signals of POSIX")


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.endswith(".part")]


def test_a_new_file_is_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "build" / "deep" / "deck.pptx"
    assert replace(path, b"new") == path.resolve()
    assert path.read_bytes() == b"new"
    assert leftovers(path.parent) == []


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(b"old")
    replace(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(
    "name",
    ["with space.pptx", "مواءمة.pptx", "安全性" * 27 + ".pptx", "🧠" * 60 + ".p", "-x", ".x"],
)
def test_any_name_the_disk_takes_can_be_written(name: str, tmp_path: Path) -> None:
    assert replace(tmp_path / name, b"new").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == [name]


@posix
def test_a_link_stays_a_link_and_its_target_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "real" / "deck.pptx"
    target.parent.mkdir()
    target.write_bytes(b"old")
    link = tmp_path / "deck.pptx"
    link.symlink_to(target)
    assert replace(link, b"new") == target.resolve()
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@posix
def test_a_link_to_nothing_makes_what_it_points_at(tmp_path: Path) -> None:
    link = tmp_path / "deck.pptx"
    link.symlink_to(tmp_path / "later.pptx")
    replace(link, b"new")
    assert (tmp_path / "later.pptx").read_bytes() == b"new"


def test_a_read_only_file_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(CannotWrite, match="read-only"):
        replace(path, b"new")
    assert path.read_bytes() == b"old"
    assert leftovers(tmp_path) == []
    path.chmod(0o644)


def test_a_folder_of_that_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="is a folder"):
        replace(tmp_path, b"new")


def test_a_file_in_the_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "build").write_bytes(b"a file")
    with pytest.raises(CannotWrite, match="cannot be written"):
        replace(tmp_path / "build" / "deck.pptx", b"new")


def test_a_name_too_long_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="cannot be written"):
        replace(tmp_path / ("x" * 300), b"new")


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a way to fill the disk")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    import resource

    path = tmp_path / "deck.pptx"
    path.write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(CannotWrite, match="cannot be written"):
            replace(path, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_bytes() == b"old"
    assert leftovers(tmp_path) == []


@posix
def test_a_file_keeps_its_mode_and_a_new_one_gets_the_usual(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    mask = os.umask(0o027)
    try:
        replace(path, b"new")
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        path.chmod(0o600)
        replace(path, b"newer")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    finally:
        os.umask(mask)


def ended_process() -> int:
    """The number of a process that has been waited for."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


@posix
def test_what_a_killed_process_left_is_swept_and_what_a_living_one_writes_is_not(
    tmp_path: Path,
) -> None:
    dead = tmp_path / f".deck.pptx.{ended_process()}.0a1b2c3d.part"
    living = tmp_path / f".deck.pptx.{os.getppid()}.0a1b2c3d.part"
    other = tmp_path / f".talk.pptx.{ended_process()}.0a1b2c3d.part"
    mine = tmp_path / ".deck.pptx.notes.part"
    for path in (dead, living, other, mine):
        path.write_bytes(b"half")
    replace(tmp_path / "deck.pptx", b"new")
    assert not dead.exists()
    assert living.exists()
    assert other.exists()
    assert mine.exists()


KILLED = """
import os, sys
from pathlib import Path
import deckbuilder.files as files
real = os.fsync
def slow(handle):
    real(handle)
    print("half-way", flush=True)
    sys.stdin.read()
os.fsync = slow
files.replace(Path(sys.argv[1]), b"new" * 100000)
"""


@posix
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_process_killed_while_writing_leaves_the_old_file(
    number: signal.Signals, tmp_path: Path
) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(b"old")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"half-way\n"
        process.send_signal(number)
        process.wait()
    assert path.read_bytes() == b"old"
    replace(path, b"new")
    assert path.read_bytes() == b"new"
    assert leftovers(tmp_path) == []


def test_builds_at_the_same_time_leave_one_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    contents = [bytes([65 + n]) * 200_000 for n in range(8)]
    threads = [threading.Thread(target=replace, args=(path, data)) for data in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_bytes() in contents
    assert leftovers(tmp_path) == []


def owner_file(name: str) -> bytes:
    """A file as PowerPoint leaves it: 165 bytes, the name in ANSI and again in UTF-16."""
    ansi = name.encode("cp1252", "replace")
    wide = name.encode("utf-16-le")
    head = bytes([len(ansi)]) + ansi.ljust(54, b" ")
    return (head + struct.pack("<H", len(name)) + wide).ljust(165, b"\0")[:165]


def test_who_has_the_deck_open_in_powerpoint_is_named(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    assert office_owner(path) is None
    (tmp_path / "~$deck.pptx").write_bytes(owner_file("Zoë Ağa"))
    assert office_owner(path) == "Zoë Ağa"


def test_who_has_the_deck_open_in_libreoffice_is_named(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    lock = tmp_path / ".~lock.deck.pptx#"
    lock.write_text("Co-presenter,guest,laptop,09.09.2023 10:00,file:///home/guest;", "utf-8")
    assert office_owner(path) == "Co-presenter"
    lock.write_text(",guest,laptop,09.09.2023 10:00,file:///home/guest;", "utf-8")
    assert office_owner(path) == "guest"


@pytest.mark.parametrize("data", [b"", b"\xff", b"\x05ab", b"\0" * 165, b",,,"])
@pytest.mark.parametrize("name", ["~$deck.pptx", ".~lock.deck.pptx#"])
def test_a_lock_that_names_nobody_still_says_somebody(
    name: str, data: bytes, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    assert office_owner(tmp_path / "deck.pptx")
