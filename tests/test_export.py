"""`deckbuilder export`: which files it makes, of which slides, and what it says."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest
from PIL import Image

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
        ("4-", ["04-three"]),
        ("spare", ["05-spare"]),
        ("4-,5", ["04-three", "05-spare"]),
        ("second", ["04-three"]),
        ("first,spare", ["01-cover", "02-one", "03-two", "05-spare"]),
        ("2,one,1-2", ["01-cover", "02-one"]),
    ],
)
def test_slides_are_chosen_by_number_and_id(export: Export, slides: str, wanted: list[str]) -> None:
    assert export("--to", "svg", "--slides", slides).code == 0
    assert made("build/talk") == [f"{name}.svg" for name in wanted]


def test_only_the_slides_of_one_speaker(export: Export) -> None:
    for who in ("bob", "Bob Birch", "bob birch"):
        assert export("--to", "pdf", "--speaker", who).out == "build/talk-bob.pdf: 1 slide\n"
    reader = pypdf.PdfReader("build/talk-bob.pdf")
    assert "Two" in reader.pages[0].extract_text()
    assert reader.page_labels == ["3"]


@pytest.mark.parametrize(
    ("arguments", "name", "slides"),
    [
        (["--slides", "1"], "talk-slides-1.pdf", "1 slide"),
        (["--slides", "1, 3 – 4"], "talk-slides-1,3-4.pdf", "3 slides"),
        (["--slides", "3", "--slides", "4"], "talk-slides-3,4.pdf", "2 slides"),
        (["--speaker", "bob", "--speaker", "Ada Ash"], "talk-bob,ada.pdf", "4 slides"),
        (["--slides", "2-3", "--speaker", "bob"], "talk-slides-2-3-bob.pdf", "1 slide"),
        (["--slides", "2", "--with-notes"], "talk-slides-2-notes.pdf", "1 slide"),
    ],
)
def test_some_slides_do_not_replace_the_file_with_all(
    export: Export, arguments: list[str], name: str, slides: str
) -> None:
    assert export("--to", "pdf").code == 0
    whole = Path("build/talk.pdf").read_bytes()
    assert export("--to", "pdf", *arguments).out == f"build/{name}: {slides}\n"
    assert Path("build/talk.pdf").read_bytes() == whole


def test_a_sheet_and_an_article_of_some_slides_have_names_of_their_own(export: Export) -> None:
    assert export("--to", "contact-sheet", "--slides", "1", "--width", "200").code == 0
    assert export("--to", "article", "--speaker", "bob", "--width", "200").code == 0
    assert made("build") == ["talk", "talk-slides-1-contact-sheet.png"]
    assert {"talk-bob.md", "talk-bob.html"} <= set(made("build/talk"))


def test_a_long_list_of_slides_makes_a_short_name_of_its_own(export: Export) -> None:
    for last in ("three", "two"):
        slides = ",".join(["one"] * 100 + [last])
        assert export("--to", "pdf", "--slides", slides).code == 0
    names = made("build")
    assert len(names) == 2
    assert all(len(name) < 80 for name in names)


def test_a_slide_that_the_variant_leaves_out_is_told(run: Run, tmp_path: Path) -> None:
    variants = "variants:\n  short: {drop: [two]}\n  long: {}\n"
    waiting = TALK.replace("{id: one,", "{id: one, only: [long],")
    (tmp_path / "talk.yaml").write_text(waiting + variants, "utf-8")
    done = run("export", "talk.yaml", "--to", "svg", "--variant", "short", "--slides", "two")
    assert done.code == 2
    assert "Error: the slide `two` is not in `short`\n" in done.err
    done = run("export", "talk.yaml", "--to", "svg", "--slides", "one")
    assert done.code == 2
    assert "`one` is not in the outline as it stands; a variant may show it\n" in done.err


def test_the_id_of_a_section_means_more_than_its_opening(run: Run, tmp_path: Path) -> None:
    text = TALK.replace("section: First\n", "section: First\n    opening: yes\n")
    (tmp_path / "talk.yaml").write_text(text, "utf-8")
    assert run("export", "talk.yaml", "--to", "svg", "--slides", "first").code == 0
    assert made("build/talk") == ["01-first.svg", "02-cover.svg", "03-one.svg", "04-two.svg"]


def test_the_speaker_of_hidden_slides_only_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text(TALK.replace("title: Two,", "title: Two, hidden: yes,"))
    done = run("export", "talk.yaml", "--to", "svg", "--speaker", "bob")
    assert done.code == 2
    assert "`bob` speaks on hidden slides only; `--hidden` shows them" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--slides", "tow"], "there is no slide `tow`; did you mean `two`?"),
        (["--slides", "xyzzy"], "there is no slide `xyzzy`; slides are numbered 1 to 5"),
        (["--slides", "9"], "there is no slide 9; slides are numbered 1 to 5"),
        (["--slides", "2-9"], "there is no slide 9; slides are numbered 1 to 5"),
        (["--slides", "3-2"], "`3-2` runs backwards; write `2-3`"),
        (["--slides", ""], "`--slides` names none; write numbers and ids, as `3,7-9,the-id`"),
        (["--slides", "5-5"], "all slides of `5-5` are hidden; `--hidden` shows them"),
        (["--slides", "secnd"], "there is no slide `secnd`; did you mean `second`?"),
        (["--speaker", ""], "nobody called `` speaks; there is `ada` (Ada Ash), `bob` (Bob Birch)"),
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


def test_what_several_pictures_lack_is_told_once_of_their_folder(run: Run, tmp_path: Path) -> None:
    text = TALK.replace("title: One", 'title: "One \N{LINEAR A SIGN AB001}"')
    (tmp_path / "talk.yaml").write_text(text, "utf-8")
    done = run("export", "talk.yaml", "--to", "png", "--width", "100", "--slides", "1-3")
    assert done.err.startswith("build/talk/: ")
    assert done.err.count("build/talk") == 1
    done = run("export", "talk.yaml", "--to", "png", "--width", "100", "--slides", "2")
    assert done.err.startswith(f"{Path('build/talk/02-one.png')}: ")


def test_what_is_not_translated_is_told_once(run: Run) -> None:
    assert run("texts", "talk.yaml", "--lang", "de").code == 0
    built = run("build", "talk.yaml", "--lang", "de")
    done = run("export", "talk.yaml", "--to", "svg", "--lang", "de")
    assert done.code == 0
    told = [line for line in done.err.splitlines() if "not translated" in line]
    assert told
    assert len(told) == len(set(told))
    assert told == [line for line in built.err.splitlines() if "not translated" in line]


@pytest.mark.parametrize("width", [16, 800, 1440, 2880])
def test_a_contact_sheet_is_opaque_to_its_last_row(run: Run, tmp_path: Path, width: int) -> None:
    more = "".join(f"  - section: {n}\n    slides: [{{title: {n}}}]\n" for n in ("Third", "Fourth"))
    (tmp_path / "talk.yaml").write_text(TALK + more, "utf-8")
    run("export", "talk.yaml", "--to", "contact-sheet", "-o", "sheet.svg")
    points = float(ElementTree.parse("sheet.svg").getroot().attrib["height"])
    assert points % 1 > 0.5, "a sheet whose height is rounded up"
    assert run("export", "talk.yaml", "--to", "contact-sheet", "--width", str(width)).code == 0
    with Image.open("build/talk-contact-sheet.png") as picture:
        alpha = picture.convert("RGBA").getchannel("A")
    assert alpha.getextrema() == (255, 255)


def test_a_deck_in_place_of_an_outline_is_told_without_its_bytes(run: Run) -> None:
    assert run("build", "talk.yaml").code == 0
    checked = run("check", "build/talk.pptx")
    assert checked.code == 2
    assert "write `deckbuilder check --accessibility build/talk.pptx`" in checked.err
    for command in (["export", "--to", "pdf"], ["build"], ["runsheet"]):
        done = run(*command, "build/talk.pptx")
        assert done.code == 1
        first, *rest = done.err.splitlines()
        assert "this is a PowerPoint file (or another zip), and an outline is needed" in first
        assert "PK" not in done.err
        assert not [line for line in rest if "^" in line]
