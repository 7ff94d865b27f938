"""`deckbuilder export`: which files it makes, of which slides, and what it says."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest

from tests.commands import Result, Run, runner

TALK = """\
talk:
  title: A talk
  speakers: [ada, bob]
people:
  ada: {name: Ada Ash}
  bob: {name: Bob Birch}
sections:
  - section: First
    slides:
      - {slide: cover}
      - {id: one, title: One, notes: "Say *one*. See https://example.org/one.", points: [a, b]}
      - {id: two, title: Two, speaker: bob, cue: Now, notes: Say two., points: [c]}
  - section: Second
    slides:
      - {id: three, title: Three, notes: "Back to [one](#one).", points: [d]}
      - {id: spare, title: Spare, hidden: yes, points: [e]}
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    (tmp_path / "talk.yaml").write_text(TALK, "utf-8")
    monkeypatch.chdir(tmp_path)
    return runner(capsys, monkeypatch)


@pytest.fixture
def export(run: Run) -> Callable[..., Result]:
    return lambda *arguments: run("export", "talk.yaml", *arguments)


Export = Callable[..., Result]


def made(folder: str) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


# pictures


def test_pictures_are_named_after_number_and_slide(export: Export) -> None:
    done = export("--to", "svg")
    assert (done.code, done.out) == (0, "build/talk/: 4 slides\n")
    assert made("build/talk") == ["01-cover.svg", "02-one.svg", "03-two.svg", "04-three.svg"]
    for path in Path("build/talk").iterdir():
        assert ElementTree.parse(path).getroot().tag.endswith("svg")


def test_a_png_is_as_wide_as_asked(export: Export) -> None:
    assert export("--to", "png", "--slides", "two", "-o", "out").code == 0
    assert export("--to", "png", "--slides", "one", "--width", "400", "-o", "out").code == 0
    sizes = {path.name: size(path) for path in Path("out/talk").iterdir()}
    assert sizes == {"02-one.png": (400, 225), "03-two.png": (1920, 1080)}


def size(path: Path) -> tuple[int, int]:
    width, height = struct.unpack_from(">II", path.read_bytes(), 16)
    return width, height


def test_aspect_and_theme_stand_in_for_those_of_the_outline(export: Export) -> None:
    done = export("--to", "png", "--slides", "1", "--width", "400", "--aspect", "4:3")
    assert done.code == 0
    assert size(Path("build/talk/01-cover.png")) == (400, 300)
    light = Path("build/talk/01-cover.png").read_bytes()
    export("--to", "png", "--slides", "1", "--width", "400", "--aspect", "4:3", "--theme", "night")
    assert Path("build/talk/01-cover.png").read_bytes() != light


def test_pictures_of_an_earlier_export_stay_and_are_told(export: Export) -> None:
    export("--to", "svg", "--slides", "1-2")
    done = export("--to", "svg", "--slides", "3")
    assert done.out == "build/talk/: 1 slide (2 older files beside them)\n"
    assert len(made("build/talk")) == 3


def test_the_same_talk_gives_the_same_files(export: Export) -> None:
    for form in ("svg", "png", "pdf", "contact-sheet"):
        for folder in ("first", "second"):
            assert export("--to", form, "-o", f"{folder}/").code == 0
    first = sorted(path for path in Path("first").rglob("*.*"))
    assert len(first) == 10
    for path in first:
        assert path.read_bytes() == Path("second", *path.parts[1:]).read_bytes()


# one file


@pytest.mark.parametrize(
    ("arguments", "name", "pages"),
    [
        ([], "talk.pdf", 4),
        (["--with-notes"], "talk-notes.pdf", 4),
        (["--up", "3"], "talk-handout-3.pdf", 2),
        (["--hidden"], "talk.pdf", 5),
        (["--hidden", "--up", "6"], "talk-handout-6.pdf", 1),
    ],
)
def test_slides_notes_and_handouts_have_files_of_their_own(
    export: Export, arguments: list[str], name: str, pages: int
) -> None:
    done = export("--to", "pdf", *arguments)
    slides = 5 if "--hidden" in arguments else 4
    assert (done.code, done.out) == (0, f"build/{name}: {slides} slides\n")
    assert len(pypdf.PdfReader(f"build/{name}").pages) == pages


def test_a_contact_sheet_is_a_picture_or_a_drawing(export: Export) -> None:
    assert export("--to", "contact-sheet", "--width", "800").code == 0
    assert size(Path("build/talk-contact-sheet.png"))[0] == 800
    assert export("--to", "contact-sheet", "-o", "out/all.svg").out == "out/all.svg: 4 slides\n"
    root = ElementTree.parse("out/all.svg").getroot()
    words = " ".join("".join(root.itertext()).split())
    for shown in ("A talk", "First", "Second", "One", "Two", "Three"):
        assert shown in words
    assert "Spare" not in words


def test_a_file_is_where_the_command_says(export: Export) -> None:
    assert export("--to", "pdf", "-o", "out/mine.PDF").out == "out/mine.PDF: 4 slides\n"
    assert export("--to", "pdf", "-o", "folder").out == "folder/talk.pdf: 4 slides\n"
    assert Path("out/mine.PDF").read_bytes() == Path("folder/talk.pdf").read_bytes()


# which slides


@pytest.mark.parametrize(
    ("slides", "wanted"),
    [
        ("2", ["02-one"]),
        ("1,3-4", ["01-cover", "03-two", "04-three"]),
        ("three, 1", ["01-cover", "04-three"]),
        ("-2", ["01-cover", "02-one"]),
        ("4-", ["04-three", "05-spare"]),
        ("spare", ["05-spare"]),
        ("2,one,1-2", ["01-cover", "02-one"]),
    ],
)
def test_slides_are_chosen_by_number_and_id(export: Export, slides: str, wanted: list[str]) -> None:
    assert export("--to", "svg", "--slides", slides).code == 0
    assert made("build/talk") == [f"{name}.svg" for name in wanted]


def test_only_the_slides_of_one_speaker(export: Export) -> None:
    for who in ("bob", "Bob Birch", "bob birch"):
        assert export("--to", "pdf", "--speaker", who).out == "build/talk.pdf: 1 slide\n"
    reader = pypdf.PdfReader("build/talk.pdf")
    assert "Two" in reader.pages[0].extract_text()
    assert reader.page_labels == ["3"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--slides", "tow"], "there is no slide `tow`; did you mean `two`?"),
        (["--slides", "xyzzy"], "there is no slide `xyzzy`; slides are numbered 1 to 5"),
        (["--slides", "9"], "there is no slide 9; slides are numbered 1 to 5"),
        (["--slides", "2-9"], "there is no slide 9; slides are numbered 1 to 5"),
        (["--slides", "3-2"], "`3-2` runs backwards; write `2-3`"),
        (["--slides", ","], "`--slides` names none; write numbers and ids, as `3,7-9,the-id`"),
        (["--speaker", "adda"], "nobody called `adda` speaks; did you mean `ada`?"),
        (
            ["--speaker", "xyzzy"],
            "nobody called `xyzzy` speaks; there is `ada` (Ada Ash), `bob` (Bob Birch)",
        ),
        (["--speaker", "bob", "--slides", "1"], "`bob` speaks on none of the slides `1`"),
        (["--up", "3"], "`--up` is for `--to pdf`"),
        (["--with-notes"], "`--with-notes` is for `--to pdf`"),
        (["-o", "x.png"], "`--to svg` makes a folder; write `x.png/` if it is one"),
    ],
)
def test_what_cannot_be_is_told(export: Export, arguments: list[str], said: str) -> None:
    done = export("--to", "svg", *arguments)
    assert done.code == 2
    assert f"Error: {said}\n" in done.err
    assert not Path("build").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "x.docx"], "`x.docx` should end in .pdf, or in / if it is a new folder"),
        (["--width", "100"], "`--width` is for `--to png`"),
        (
            ["--up", "3", "--with-notes"],
            "`--with-notes` and `--up` are two documents; make one at a time",
        ),
    ],
)
def test_what_a_pdf_cannot_be_is_told(export: Export, arguments: list[str], said: str) -> None:
    done = export("--to", "pdf", *arguments)
    assert done.code == 2
    assert f"Error: {said}" in done.err


def test_a_talk_with_mistakes_is_not_exported(run: Run, tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text(TALK.replace("points: [a, b]", "ponits: [a, b]"))
    done = run("export", "talk.yaml", "--to", "pdf")
    assert done.code == 1
    assert "did you mean `points`?" in done.err
    assert "nothing written" in done.err
    assert not (tmp_path / "build").exists()


def test_letters_that_no_font_has_are_told(run: Run, tmp_path: Path) -> None:
    text = TALK.replace("title: One", 'title: "One \N{LINEAR A SIGN AB001}"')
    (tmp_path / "talk.yaml").write_text(text, "utf-8")
    done = run("export", "talk.yaml", "--to", "pdf")
    assert done.code == 0
    assert "\N{LINEAR A SIGN AB001}" in done.err or "of this computer" in done.err
