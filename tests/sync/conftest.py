"""What the tests of this folder share: a LibreOffice, and the reference talk with its deck."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from PIL import Image

from deckbuilder.cache import FolderCache, default_folder
from deckbuilder.pipeline import load
from deckbuilder.variant import Choice
from deckbuilder.writers.pptx import write
from tests.commands import runner
from tests.sync import google, homes, libreoffice, powerpoint
from tests.sync.homes import DECK, Home
from tests.sync.libreoffice import Edit

Edits: TypeAlias = Callable[..., Path]


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[libreoffice.LibreOffice]:
    if reason := libreoffice.missing():
        pytest.skip(reason)
    with libreoffice.running(tmp_path_factory.mktemp("office")) as opened:
        yield opened


@pytest.fixture(scope="session")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One that no talk has."""
    path = tmp_path_factory.mktemp("picture") / "new.png"
    Image.new("RGB", (60, 40), "orange").save(path)
    return path


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference talk, built; nobody changes anything here."""
    folder = homes.reference(tmp_path_factory.mktemp("reference"))
    built_in(folder, Choice(), DECK.name)
    return folder


def built_in(folder: Path, choice: Choice, name: str) -> Path:
    """A deck of the reference talk as the command builds it."""
    loaded = load(folder / homes.TALK, choice, cache=FolderCache(default_folder()))
    return write(loaded.deck, loaded.theme, folder / "build" / name)


@pytest.fixture
def home(
    reference: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Home:
    """A copy of the reference talk and its deck, in the current folder."""
    for name in ("talks", "assets", "build"):
        shutil.copytree(reference / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return Home(tmp_path, runner(capsys, monkeypatch))


@pytest.fixture(scope="session")
def by(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Edits:
    """Edits of a deck by `powerpoint`, `libreoffice` or `google`, each made once for all tests."""
    made: dict[str, Path] = {}

    def edited(program: str, deck: Path, edits: list[Edit]) -> Path:
        key = f"{program} {deck} {edits}"
        if key not in made:
            target = tmp_path_factory.mktemp(program) / "edited.pptx"
            if program == "libreoffice":
                request.getfixturevalue("office").edit(deck, target, edits)
            elif program == "google":
                google.export(powerpoint.edit(deck, target, edits), target)
            else:
                powerpoint.edit(deck, target, edits)
            made[key] = target
        return made[key]

    return edited
