"""`doctor` on this computer, and on ones where something is missing, old or broken."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from deckbuilder.doctor import computer, programs
from tests.commands import Run, runner


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.setenv("DECKBUILDER_CACHE", str(tmp_path / "cache"))
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return runner(capsys, monkeypatch)


def installed(folder: Path, name: str, version: str, source: str) -> None:
    """A library as pip leaves it in a folder."""
    about = folder / f"{name}-{version}.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    (about / "RECORD").write_text(f"{name}/__init__.py,,\n")
    (folder / name).mkdir()
    (folder / name / "__init__.py").write_text(source)


def test_here_nothing_stops_work(run: Run) -> None:
    result = run("doctor", "--json")
    rows = {row["name"]: row for row in json.loads(result.out)}
    assert result.code == 0
    assert {"Python", "libraries", "output", "our fonts", "trial", "git"} <= set(rows)
    assert rows["trial"]["said"].startswith("a small talk was built in ")
    assert all(row["fix"] for row in rows.values() if row["state"] != "ok")


def test_without_other_programs_there_are_notes_and_decks_all_the_same(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(programs, "_ELSEWHERE", ())
    result = run("doctor")
    assert result.code == 0
    for name in ("git", "ffmpeg", "LibreOffice"):
        assert f"note     {name}: is not installed" in result.out
    assert result.out.endswith("all well, 3 notes\n")


def test_where_no_deck_can_be_written_work_stops(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    Path("build").write_text("a file where decks should go")
    result = run("doctor")
    assert result.code == 1
    assert "problem  output: " in result.out
    assert "-> go to a folder of your own, or `build -o FOLDER/`" in result.out
    assert "1 problem" in result.out.splitlines()[-1]


def test_the_letters_of_a_talk_are_looked_at(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    talk = Path("talk.yaml")
    talk.write_text(
        "talk: {title: Signs, theme: paper}\n"
        "sections: [{section: One, slides: [{title: Linear B \N{LINEAR B SYLLABLE B008 A}}]}]\n",
        "utf-8",
    )
    result = run("doctor", "talk.yaml")
    assert "ok       fonts of paper: " in result.out
    assert "letters: " in result.out
    talk.write_text("talk: {}\n")
    assert "talk.yaml has mistakes" in run("doctor", "talk.yaml").out


def test_a_program_that_fails_or_says_nothing_is_no_help(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    office = tmp_path / "soffice"
    office.write_text("#!/bin/sh\necho 'no display' >&2\nexit 77\n")
    office.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    result = programs.office()
    assert result.state == "note"
    assert "does not open a deck: no display" in result.said


def test_a_library_that_is_missing_old_or_broken_stops_work(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    installed(tmp_path, "oldone", "1.4", "")
    installed(tmp_path, "brokenone", "2.0", "raise ImportError('libz.so.1 is not here')")
    installed(tmp_path, "goodone", "2.10.1", "")
    monkeypatch.syspath_prepend(str(tmp_path))
    told = {
        name: computer._library(f"{name}>=2.2,<3")
        for name in ("missingone", "oldone", "brokenone", "goodone")
    }
    assert told.pop("goodone") is None
    told["brokenone"] = computer._library("brokenone>=2.0")
    assert {name: one.said for name, one in told.items() if one} == {
        "missingone": "is not installed",
        "oldone": "is 1.4, and >=2.2,<3 is needed",
        "brokenone": "is 2.0 and cannot be imported: libz.so.1 is not here",
    }
    assert {one.state for one in told.values() if one} == {"problem"}
    python = Path(sys.executable).name
    assert told["missingone"]
    assert told["missingone"].fix == f'{python} -m pip install "missingone>=2.2,<3"'


@pytest.mark.parametrize(
    ("version", "bounds", "fits"),
    [
        ("1.10", ">=1.9", True),
        ("1.9", ">=1.10", False),
        ("0.15.2", ">=0.15,<0.16", True),
        ("0.16", ">=0.15,<0.16", False),
        ("2", "==2.0", True),
        ("2.0rc1", ">=2.0", True),
        ("5", "", True),
    ],
)
def test_versions_are_compared_number_by_number(version: str, bounds: str, fits: bool) -> None:
    assert computer.fits(version, bounds) is fits
