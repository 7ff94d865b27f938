"""`deckbuilder pull` of what is no deck of ours: one clear sentence, and nothing is written."""

from __future__ import annotations

import dataclasses
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from deckbuilder.writers.pptx import manifest
from tests.commands import Run, runner
from tests.readers.foreign_decks import TYPES, edited, plain, relation, relations, typed
from tests.sync import powerpoint
from tests.sync.edits import on

OUTLINE = """\
talk: {title: A talk}
sections:
  - section: First
    slides:
      - {id: one, title: One, points: [Here]}
      - {id: two, title: Two, points: [There]}
"""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000)
ENTITIES = b'<!DOCTYPE p:sld [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>'
DECK = Path("build", "talk.pptx")


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    Path("talk.yaml").write_bytes(OUTLINE.encode())
    made = runner(capsys, monkeypatch)
    assert made("build", "talk.yaml").code == 0
    return made


def of_ours(**parts: bytes | Callable[[bytes], bytes]) -> bytes:
    edits = {name.replace("__", "/").replace("_xml", ".xml"): edit for name, edit in parts.items()}
    return edited(edits, of=DECK.read_bytes())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (lambda: b"", "is empty"),
        (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
        (lambda: OLE + "PowerPoint Document".encode("utf-16-le"), "old PowerPoint format"),
        (lambda: DECK.read_bytes()[:9000], "is cut off or damaged"),
        (lambda: b"%PDF-1.7\n", "is a PDF"),
        (lambda: of_ours(ppt__slides__slide1_xml=b"<a>" + b" " * 40_000_000 + b"</a>"),
         "unpacks to 38 MB"),
        (lambda: of_ours(ppt__slides__slide1_xml=lambda data: ENTITIES + data[data.index(b"<p:sld") :]),
         "document type"),
        (plain, "was built by deckbuilder"),
    ],
    ids=["empty", "encrypted", "ppt", "truncated", "pdf", "bomb", "entities", "foreign"],
)  # fmt: skip
def test_it_is_refused_in_one_sentence(data: Callable[[], bytes], words: str, run: Run) -> None:
    path = Path("edited.pptx")
    path.write_bytes(data())
    for talk in ([], ["talk.yaml"]):
        result = run("pull", str(path), *talk)
        assert result.code == 1
        assert result.out == ""
        assert result.err.startswith("edited.pptx ")
        assert words in result.err
        assert result.err.count("\n") == 1
    assert Path("talk.yaml").read_bytes() == OUTLINE.encode()


def test_what_is_not_there_and_folders_are_refused(run: Run) -> None:
    for path, words in (("none.pptx", "does not exist"), ("build", "is a folder")):
        result = run("pull", path, "talk.yaml")
        assert result.code == 1
        assert words in result.err
        assert "Traceback" not in result.err


def test_a_deck_of_ours_with_macros_is_read_without_them_and_that_is_told(run: Run) -> None:
    path = powerpoint.edit(DECK, Path("edited.pptx"), [on("one", "retitle", text="Eins")])
    macros = {
        TYPES: typed(("ppt/vbaProject.bin", "application/vnd.ms-office.vbaProject")),
        "ppt/_rels/presentation.xml.rels": relations(
            relation(
                "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                "vbaProject.bin",
            )
        ),
    }
    path.write_bytes(edited(macros, {"ppt/vbaProject.bin": b"x"}, of=path.read_bytes()))
    result = run("pull", str(path), "talk.yaml")
    assert result.code == 0
    assert "macros" in result.out
    assert "title: Eins" in Path("talk.yaml").read_text("utf-8")


def with_manifest(change: Callable[[manifest.Manifest], manifest.Manifest]) -> Path:
    """An edited deck that tells something else about how it was built."""
    path = powerpoint.edit(DECK, Path("edited.pptx"), [on("one", "retitle", text="Eins")])
    with zipfile.ZipFile(path) as file:
        names = [name for name in file.namelist() if name.startswith("customXml/item")]
        name = next(name for name in names if manifest.NAMESPACE.encode() in file.read(name)
                    and b"itemProps" not in name.encode())  # fmt: skip
        old = manifest.decode(file.read(name))
    path.write_bytes(edited({name: manifest.encode(change(old))}, of=path.read_bytes()))
    return path


def test_a_damaged_memory_of_what_was_built_is_none(run: Run) -> None:
    path = powerpoint.edit(DECK, Path("edited.pptx"), [on("one", "retitle", text="Eins")])
    with zipfile.ZipFile(path) as file:
        name = next(name for name in file.namelist() if name == manifest.ITEM)
        part = file.read(name)
    path.write_bytes(edited({name: part[:-60] + part[-14:]}, of=path.read_bytes()))
    result = run("pull", str(path), "talk.yaml")
    assert result.code == 0  # there is what lies beside the deck
    assert "build/.talk.pptx.built" in result.out
    assert "title: Eins" in Path("talk.yaml").read_text("utf-8")


@pytest.mark.parametrize("outline", ["../outside.yaml", "/tmp/../outside.yaml", "..\\outside.yaml"])
def test_a_deck_cannot_choose_an_outline_somewhere_else(
    outline: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "outside.yaml").write_bytes(OUTLINE.encode())
    inside = tmp_path / "inside"
    inside.mkdir()
    path = with_manifest(lambda old: dataclasses.replace(old, outline=outline))
    path.rename(inside / path.name)
    monkeypatch.chdir(inside)
    result = run("pull", path.name)
    assert result.code == 1
    assert (tmp_path / "outside.yaml").read_bytes() == OUTLINE.encode()


@pytest.mark.parametrize(
    "change",
    [
        {"theme": "/etc/passwd"},
        {"theme": "no-such-theme"},
        {"aspect": "7:3"},
        {"variants": ("no-such-variant",)},
        {"settings": ("talk.title",)},
        {"settings": ("talk.minutes=never",)},
        {"texts": "xx-no-such-language"},
    ],
    ids=str,
)
def test_a_deck_that_tells_nonsense_about_itself_is_no_reason_to_crash(
    change: dict[str, object], run: Run
) -> None:
    path = with_manifest(lambda old: dataclasses.replace(old, **change))  # type: ignore[arg-type]
    result = run("pull", str(path), "talk.yaml")
    assert result.code in (0, 1)
    assert "made a mistake" not in result.err
    assert "Traceback" not in result.err
    if result.code:
        assert Path("talk.yaml").read_bytes() == OUTLINE.encode()
