"""`deckbuilder share`: what is in the zip, what is not, and whether it can be built again."""

from __future__ import annotations

import base64
import getpass
import io
import random
import re
import socket
import tomllib
import zipfile
import zlib
from importlib.resources import files as resources
from pathlib import Path

import pikepdf
import pypdf
import pytest
from PIL import Image, PngImagePlugin

from deckbuilder.measure import TWINS
from deckbuilder.picture_svg import cleaned
from deckbuilder.share.fonts import OURS
from deckbuilder.share.pack import file_name
from deckbuilder.share.picture_copies import private_copy
from deckbuilder.share.readme import WIDTH
from deckbuilder.wording.tags import nearest
from tests.commands import Run, runner
from tests.outlines import EXAMPLE, ROOT
from tests.sync import powerpoint

TALK = """\
talk:
  title: A talk
  speakers: [ada, bob]
people:
  ada: {name: Ada Ash}
  bob: {name: Bob Birch}
  eve: {name: Eve Elm}
sections:
  - section: First
    slides:
      - {slide: cover}
      - id: one
        title: One
        notes: "Say *one*. See https://example.org/notes and [two](#two)."
        points: [a, "[b](https://example.org/point)", "`code`"]
        links: {paper: "https://example.org/note", both: ["https://example.org/1", "https://example.org/2"]}
      - {id: two, title: Two, speaker: bob, cue: Now, notes: Say two., points: [c]}
  - section: Second
    slides:
      - {id: three, title: Three, notes: Ada again., points: [d]}
      - {id: four, title: Four, speaker: bob, notes: Bob again., points: [d]}
      - {id: spare, title: Spare, hidden: yes, points: ["[e](https://example.org/hidden)"]}
      - references
variants:
  short: {drop: [three, four], talk: {theme: dark.yaml}}
"""

SECRET = b"Jane Author, 52.5 N 13.3 E"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.setenv("DECKBUILDER_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    theme = resources("deckbuilder.theme") / "night.yaml"
    Path("dark.yaml").write_bytes(theme.read_bytes())
    Path("talk.yaml").write_text(TALK, "utf-8")
    return runner(capsys, monkeypatch)


def unpacked(path: str) -> dict[str, bytes]:
    """Every file of a zip by its name below the one top folder."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        folders = {name.split("/")[0] for name in names}
        assert folders == {Path(path).stem}
        assert len(set(names)) == len(names)
        return {name.partition("/")[2]: archive.read(name) for name in names}


def shared(run: Run, *arguments: str, path: str = "build/talk.zip") -> dict[str, bytes]:
    done = run("share", "talk.yaml", *arguments)
    assert done.code == 0, done.err
    return unpacked(path)


def words_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def readme(found: dict[str, bytes]) -> str:
    """The note with its lines put together again."""
    return " ".join(found["README.txt"].decode("utf-8-sig").split())


# contents


def test_the_zip_holds_all_that_a_co_presenter_needs(run: Run) -> None:
    done = run("share", "talk.yaml")
    assert done.code == 0
    found = unpacked("build/talk.zip")
    assert list(found)[:3] == ["README.txt", "talk.pptx", "talk.pdf"]
    assert {name for name in found if not name.startswith("fonts/")} == {
        *("README.txt", "CREDITS.md", "talk.pptx", "talk.pdf", "links.html", "links.md"),
        *("notes-talk.pdf", "notes-talk-ada.pdf", "notes-talk-bob.pdf"),
        *(f"run-sheet-talk{who}.{kind}" for who in ("", "-ada", "-bob") for kind in ("md", "html")),
    }
    size = Path("build/talk.zip").stat().st_size / 1e6
    assert done.out == f"build/talk.zip: {len(found)} files, {size:.1f} MB\n"


def test_the_deck_has_the_bytes_that_build_writes(run: Run) -> None:
    assert run("build", "talk.yaml", "--variant", "short", "--aspect", "4:3").code == 0
    run("share", "talk.yaml", "--variant", "short", "--aspect", "4:3")
    found = unpacked("build/talk-short.zip")
    assert found["talk-short.pptx"] == Path("build/talk-short.pptx").read_bytes()


def test_the_same_talk_gives_the_same_zip(run: Run) -> None:
    for name in ("first", "second"):
        assert run("share", "talk.yaml", "--source", "--to", f"{name}/").code == 0
        Path("talk.yaml").touch()
    first, second = Path("first/talk.zip"), Path("second/talk.zip")
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        facts = {(e.date_time, e.create_system, e.external_attr) for e in archive.infolist()}
    assert facts == {((1980, 1, 1, 0, 0, 0), 3, 0o100644 << 16)}


def test_notes_of_a_speaker_are_those_of_their_slides(run: Run) -> None:
    found = shared(run, "--source")
    assert len(words_of(found["notes-talk.pdf"])) == 6
    ada, bob = (words_of(found[f"notes-talk-{who}.pdf"]) for who in ("ada", "bob"))
    assert [("Bob again." in page, "Say two." in page) for page in bob] == [
        (False, True),
        (True, False),
    ]
    assert not any("Bob again." in page for page in ada)


def test_links_are_listed_by_slide_and_each_once(run: Run) -> None:
    found = shared(run, "--source")
    text = found["links.md"].decode()
    slides = [part.splitlines() for part in text.split("\n## ")[1:]]
    assert [slide[0].replace("\\", "") for slide in slides] == ["2. One", "6. Spare (hidden)"]
    assert slides[0][2:] == [
        "- paper: <https://example.org/note>",
        "- both: <https://example.org/1>",
        "- both: <https://example.org/2>",
        "- b: <https://example.org/point>",
        "- <https://example.org/notes>",
    ]
    page = found["links.html"].decode()
    assert all(f'href="https://example.org/{one}"' in page for one in ("note", "1", "2", "hidden"))


def test_fonts_travel_with_their_licence_and_the_others_are_named(run: Run) -> None:
    found = shared(run, "--source")
    fonts = sorted(name for name in found if name.startswith("fonts/"))
    assert {name.split("/")[1].split("-")[0].split(".")[0] for name in fonts} == {
        "Carlito", "Liberation", "LiberationMono",
    }  # fmt: skip
    assert b"SIL OPEN FONT LICENSE" in found["fonts/Carlito.LICENSE.txt"]
    credits = found["CREDITS.md"].decode()
    assert "- Calibri: comes with PowerPoint and may not be passed on." in credits
    assert "- Carlito: SIL Open Font License 1.1, see `fonts/Carlito.LICENSE.txt`" in credits


def test_a_font_that_we_lack_is_named_with_what_to_do(run: Run) -> None:
    theme = Path("dark.yaml").read_text("utf-8")
    Path("dark.yaml").write_text(theme.replace("body: Calibri", "body: Fira Sans"), "utf-8")
    found = shared(run, "--variant", "short", path="build/talk-short.zip")
    assert "Fira Sans: is not in this zip" in readme(found)


def test_every_font_that_stands_in_for_another_is_one_that_we_ship() -> None:
    assert set(TWINS.values()) == {family.files for family in OURS}
    for family in OURS:
        folder = ROOT / "src" / "deckbuilder" / "fonts"
        assert (folder / family.licence).is_file()
        assert len(list(folder.glob(f"{family.files}-*.ttf"))) >= 3


CREDITED = """\
talk: {title: Pictures, credits: "Thanks to [all](https://example.org)."}
sections:
  - section: First
    slides:
      - {title: One, picture: {file: a.png, alt: a, credit: "Jo *Doe*, CC BY 4.0"}}
      - {title: Two, picture: {file: b.png, alt: b}}
      - {title: Three, picture: {file: a.png, alt: a}}
      - credits
"""


def test_credits_name_who_made_which_picture_and_who_is_missing(run: Run) -> None:
    for name, colour in (("a.png", "red"), ("b.png", "blue")):
        Image.new("RGB", (40, 30), colour).save(name)
    Path("talk.yaml").write_text(CREDITED, "utf-8")
    done = run("share", "talk.yaml")
    assert "the picture `b.png` has no credit, while others have one" in done.err
    text = unpacked("build/talk.zip")["CREDITS.md"].decode()
    assert "- a.png (slide 1, 3): Jo \\*Doe\\*, CC BY 4.0" in text
    assert "- b.png (slide 2): no credit given" in text
    assert "Thanks to all." in text


# one person


def test_a_zip_for_one_person_is_addressed_to_them(run: Run) -> None:
    done = run("share", "talk.yaml", "--for", "Bob Birch")
    assert done.out.startswith("build/talk-for-bob.zip: ")
    found = unpacked("build/talk-for-bob.zip")
    assert {"notes-talk.pdf", "notes-talk-bob.pdf", "run-sheet-talk-bob.html"} <= set(found)
    assert "notes-talk-ada.pdf" not in found
    text = readme(found)
    assert "Hello Bob Birch, here are the slides" in text
    assert "Your slides: 3, 5. What you say there is in notes-talk-bob.pdf." in text
    assert "whoever sent you this zip (most likely Ada Ash)" in text


@pytest.mark.parametrize(
    ("person", "words"),
    [
        ("boob", "nobody called `boob` speaks; did you mean `bob`?"),
        ("zzz", "nobody called `zzz` speaks; there is `ada` (Ada Ash), `bob` (Bob Birch)"),
        ("eve", "Eve Elm does not speak; there is `ada` (Ada Ash), `bob` (Bob Birch)"),
    ],
)
def test_somebody_who_does_not_speak_is_told_with_those_who_do(
    run: Run, person: str, words: str
) -> None:
    done = run("share", "talk.yaml", "--for", person)
    assert done.code == 2
    assert words in done.err
    assert not Path("build").exists()


ALONE = "sections: [{section: A, slides: [{title: One, points: [a]}]}]\n"


def test_without_speakers_there_is_nobody_to_address_it_to(run: Run) -> None:
    Path("alone.yaml").write_text(TALK[: TALK.index("  speakers")] + ALONE, "utf-8")
    done = run("share", "alone.yaml", "--for", "nobody")
    assert done.code == 2
    assert "this talk names no speakers; leave out `--for`" in done.err


# the note


def test_the_note_is_plain_text_for_notepad(run: Run) -> None:
    note = shared(run, "--source")["README.txt"]
    assert note.isascii()
    assert note.count(b"\n") == note.count(b"\r\n") > 50
    command = b"deckbuilder build talk.yaml"
    assert all(len(line) <= WIDTH or command in line for line in note.decode().split("\r\n"))
    assert command in note


@pytest.mark.parametrize("arguments", [(), ("--for", "ada"), ("--source",)])
def test_the_note_names_every_file(run: Run, arguments: tuple[str, ...]) -> None:
    done = run("share", "talk.yaml", "--to", "out/", *arguments)
    found = unpacked(done.out.split(": ")[0])
    note = readme(found)
    whole = [name for name in found if not name.startswith(("fonts/", "source/", "README"))]
    assert [name for name in whole if name not in note and not name.endswith(".md")] == []
    assert "{" not in note


def test_every_language_says_the_same(run: Run) -> None:
    folder = resources("deckbuilder.share") / "wording"
    said = {file.name: tomllib.loads(file.read_text("utf-8")) for file in folder.iterdir()}
    english = said.pop("en.toml")
    for name, phrases in said.items():
        assert next(iter(nearest(name.removesuffix(".toml")))) == name.removesuffix(".toml")
        assert list(phrases) == list(english)
        for key, phrase in phrases.items():
            assert gaps(phrase) == gaps(english[key]), key


def gaps(phrase: str | list[str]) -> list[set[str]]:
    every = [phrase] if isinstance(phrase, str) else phrase
    return [{part.split("}")[0] for part in one.split("{")[1:]} for one in every]


def test_the_note_is_in_the_language_of_the_talk(run: Run) -> None:
    Path("talk.yaml").write_text(TALK.replace("title: A talk", "title: Größe\n  language: de-CH"))
    found = shared(run, "--for", "ada", path="build/talk-for-ada.zip")
    assert found["README.txt"].startswith("\ufeffGröße\r\n=====\r\n".encode())
    assert "Hallo Ada Ash, hier sind die Folien" in readme(found)


# awkward talks


@pytest.mark.parametrize(
    ("stem", "title", "name", "language"),
    [
        ("عرض", "خريطة الحقل", "ليلى حداد", "ar"),
        ("発表", "安全研究の地図", "山田花子", "ja"),
        ("my talk, v2 (final)", "A <b>&</b> | {d} %s", "O'Neil <o@example.org> & Sons", "en"),
        ("talk", "word " * 30, "Very-" * 12 + "Long", "en"),
    ],
)  # fmt: skip
def test_awkward_names_and_titles_arrive_whole(
    run: Run, stem: str, title: str, name: str, language: str
) -> None:
    outline = (
        f"talk: {{title: {quoted(title)}, language: {language}, speakers: [a, b]}}\n"
        f"people: {{a: {{name: {quoted(name)}}}, b: {{name: B}}}}\n"
        "sections:\n  - section: S\n    slides:\n      - {title: One, points: [x], cue: c}\n"
        "      - {title: Two, speaker: b, cue: c, points: [x]}\n"
    )
    path = Path(f"{stem}.yaml")
    path.write_text(outline, "utf-8")
    done = run("share", str(path), "--for", "a", "--source", "--to", "o/")
    assert done.code == 0, done.err
    found = unpacked(f"o/{stem}-for-a.zip")
    assert f"{stem}.pptx" in found
    assert f"source/{stem}.yaml" in found
    text = readme(found)
    assert " ".join(title.split()) in text
    assert f"Hello {name}," in text
    assert "<b>" not in found[f"run-sheet-{stem}.html"].decode()


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def test_a_talk_without_speakers_links_and_pictures_is_shared_too(run: Run) -> None:
    Path("talk.yaml").write_text(
        "talk: {title: T}\nsections:\n  - section: S\n    slides:\n      - {title: One, points: [x]}\n"
    )
    found = shared(run, "--source")
    assert {name for name in found if not name.startswith("fonts/")} == {
        *("README.txt", "CREDITS.md", "talk.pptx", "talk.pdf", "notes-talk.pdf"),
        *("run-sheet-talk.html", "run-sheet-talk.md", "source/talk.yaml"),
    }
    assert "to whoever sent you this zip." in readme(found)


@pytest.mark.parametrize(
    ("name", "made"),
    [("a:b", "a-b"), ("con", "con-"), ("x. ", "x"), ("...", "talk"), ("日本" * 60, "日本" * 30)],
)
def test_names_are_made_fit_for_every_system(name: str, made: str) -> None:
    assert file_name(name) == made


# refusals


def test_a_talk_with_mistakes_is_refused_as_by_build(run: Run) -> None:
    Path("talk.yaml").write_text(TALK.replace("title: Two", "titel: Two"), "utf-8")
    done = run("share", "talk.yaml")
    assert done.code == 1
    assert "unknown key `titel`" in done.err
    assert done.err.splitlines()[-2].endswith("; nothing written")
    assert not Path("build").exists()


def test_only_a_zip_is_written(run: Run) -> None:
    done = run("share", "talk.yaml", "--to", "talk.pptx")
    assert done.code == 2
    assert "`talk.pptx` should end in .zip" in done.err


def test_a_folder_that_cannot_be_written_to_is_told(run: Run) -> None:
    Path("taken").write_text("")
    done = run("share", "talk.yaml", "--to", "taken/talk.zip")
    assert done.code == 1
    assert "taken" in done.err


def test_a_theme_that_lies_elsewhere_cannot_go_with_the_source(run: Run) -> None:
    Path("in").mkdir()
    Path("in/talk.yaml").write_text(TALK.replace("dark.yaml", "../dark.yaml"), "utf-8")
    done = run("share", "in/talk.yaml", "--source")
    assert done.code == 1
    assert "the theme file `../dark.yaml` lies outside the folder of the outline" in done.err
    assert run("share", "in/talk.yaml").code == 0


# the source, and what is private


def noise() -> Image.Image:
    pixels = random.Random(7).randbytes(90 * 60 * 3)
    return Image.frombytes("RGB", (90, 60), pixels).resize((360, 240), Image.Resampling.BICUBIC)


def private_exif(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Camera of Jane Author"
    exif[0x013B] = SECRET.decode()
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[29] = "N", (52.0, 31.0, 12.0), "2023:09:09"
    exif.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0" + SECRET
    return exif


def saved(kind: str, picture: Image.Image | None = None, **options: object) -> bytes:
    made = io.BytesIO()
    (picture or noise()).save(made, kind, **options)
    return made.getvalue()


def secret_pictures() -> dict[str, bytes]:
    """A picture of each kind, each with private metadata of every sort that it takes."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", SECRET.decode())
    texts.add_itxt("XML:com.adobe.xmp", f"<x>{SECRET.decode()}</x>")
    inside = base64.b64encode(saved("JPEG", exif=private_exif(6))).decode()
    return {
        "photo.jpg": saved("JPEG", exif=private_exif(), comment=SECRET, xmp=SECRET),
        "on-its-side.jpg": saved("JPEG", exif=private_exif(6)),
        "text.png": saved("PNG", pnginfo=texts, exif=private_exif(8)),
        "wide.png": saved("PNG", Image.new("I;16", (30, 20), 999), pnginfo=texts),
        "small.gif": saved("GIF", comment=SECRET),
        "photo.webp": saved("WEBP", exif=private_exif(3), xmp=SECRET),
        "photo.avif": saved("AVIF", exif=private_exif(), xmp=SECRET),
        "photo.tif": saved("TIFF", exif=private_exif(6), description=SECRET.decode()),
        "plan.bmp": saved("BMP"),
        "in/drawing.svg": (
            '<svg xmlns="http://www.w3.org/2000/svg" width="10.123456cm" height="5cm" '
            'xmlns:xlink="http://www.w3.org/1999/xlink" '
            'xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" '
            'sodipodi:docname="/home/jane/Jane Author, 52.5 N 13.3 E.svg">'
            f"<!-- {SECRET.decode()} --><metadata>{SECRET.decode()}</metadata>"
            f'<rect width="99" height="99"/><image width="90" height="60" '
            f'xlink:href="data:image/jpeg;base64,{inside}"/></svg>'
        ).encode(),
    }


def gallery(folder: Path) -> Path:
    """An outline that shows all of them, from each of the folders a picture may be in."""
    pictures = secret_pictures()
    home = folder / "talks"
    places = [home, home / "assets" / "gallery", home / "assets", folder / "assets" / "gallery"]
    for number, (name, data) in enumerate(pictures.items()):
        path = places[number % 4] / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    slides = "".join(f"      - {{title: {n}, picture: {{file: {n}, alt: a}}}}\n" for n in pictures)
    theme = resources("deckbuilder.theme") / "night.yaml"
    (home / "looks").mkdir()
    (home / "looks" / "dark.yaml").write_bytes(theme.read_bytes())
    (home / "texts").mkdir()
    (home / "gallery.yaml").write_text(
        "talk: {title: Gallery, theme: looks/dark.yaml}\n"
        f"sections:\n  - section: All\n    slides:\n{slides}"
        "      - {title: Only sometimes, optional: yes, picture: {file: extra.png, alt: a}}\n"
        "variants:\n  more: {also: [only-sometimes]}\n",
        "utf-8",
    )
    Image.new("RGB", (40, 30), "green").save(home / "extra.png")
    return home / "gallery.yaml"


@pytest.mark.parametrize("variant", [(), ("--variant", "more")], ids=["base", "more"])
def test_the_source_builds_the_same_deck_elsewhere(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variant: tuple[str, ...]
) -> None:
    outline = gallery(tmp_path / "there")
    assert run("share", str(outline), "--source", "--to", "out/", *variant).code == 0
    [path] = Path("out").glob("[!.]*")
    found = unpacked(str(path))
    with zipfile.ZipFile(path) as archive:
        archive.extractall("elsewhere")
    monkeypatch.setenv("DECKBUILDER_CACHE", str(tmp_path / "another-cache"))
    monkeypatch.chdir(Path("elsewhere") / path.stem / "source")
    [command] = [line for line in found["README.txt"].decode().split("\r\n") if " build " in line]
    assert run(*command.split()[1:]).code == 0
    assert Path(f"build/{path.stem}.pptx").read_bytes() == found[f"{path.stem}.pptx"]


def test_a_theme_given_for_once_goes_with_the_source(run: Run) -> None:
    Path("looks").mkdir()
    Path("dark.yaml").rename("looks/mine.yaml")
    Path("in").mkdir()
    Path("in/talk.yaml").write_text(TALK.replace("dark.yaml", "paper"), "utf-8")
    assert run("share", "in/talk.yaml", "--theme", "looks/mine.yaml", "--source").code == 0
    found = unpacked("build/talk.zip")
    assert "source/mine.yaml" in found
    assert "deckbuilder build talk.yaml --theme mine.yaml" in readme(found)


def test_nothing_private_is_anywhere_in_the_zip(run: Run, tmp_path: Path) -> None:
    outline = gallery(tmp_path / "there")
    assert run("share", str(outline), "--source", "--to", "out/").code == 0
    packed = Path("out/gallery.zip").read_bytes()
    pieces = dict(everything(packed))
    assert len(pieces) > 60
    private = [SECRET, b"Jane Author", b"Camera of", b"2023:09:09", str(tmp_path).encode()]
    private.append(b"/home/")
    # Shorter names are part of many a word.
    names = (socket.gethostname(), getpass.getuser())
    private += [name.encode() for name in names if len(name) > 5]
    told = [(name, word) for name, data in pieces.items() for word in private if word in data]
    assert told == []


def everything(data: bytes, name: str = "") -> list[tuple[str, bytes]]:
    """All bytes within `data`, unpacked as far as we know how."""
    found = [(name, data)]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for each in archive.namelist():
                found += [(f"{name}/{each}", each.encode())]
                found += everything(archive.read(each), f"{name}/{each}")
    elif data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for number, one in enumerate(pdf.objects):
                if isinstance(one, pikepdf.Stream):
                    found.append((f"{name}#{number}", unfiltered(one)))
    elif b"<manifest " in data:
        inner = data.partition(b">")[2].partition(b">")[2].partition(b"<")[0]
        found.append((f"{name}#json", zlib.decompress(base64.b64decode(inner))))
    elif b";base64," in data:
        for part in data.split(b";base64,")[1:]:
            found.append((f"{name}#data", base64.b64decode(part.partition(b'"')[0])))
    return found


def unfiltered(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


@pytest.mark.parametrize("name", sorted(secret_pictures()))
def test_a_copy_of_a_picture_has_its_pixels_and_tells_nothing(name: str) -> None:
    data = secret_pictures()[name]
    if name.endswith(".svg"):
        copied = private_copy(data, 1)
        assert cleaned(copied).data == copied
    else:
        with Image.open(io.BytesIO(data)) as before:
            turned = before.getexif().get(0x0112, 1)
            copied = private_copy(data, turned)
            with Image.open(io.BytesIO(copied)) as after:
                assert after.format == before.format
                assert set(after.getexif()) - {0x0112} <= structure(name)
                assert after.getexif().get(0x0112, 1) == turned
                assert after.tobytes() == before.tobytes()
    assert SECRET in data or name == "plan.bmp"
    assert SECRET not in copied
    assert b"Jane" not in copied


def structure(name: str) -> set[int]:
    """Tags that only say how the pixels of a TIFF lie."""
    return set(range(254, 285)) - {270, 271, 272} if name.endswith(".tif") else set()


def test_a_deck_that_goes_along_as_it_is_is_named(run: Run) -> None:
    assert run("build", "talk.yaml").code == 0
    powerpoint.edit(Path("build/talk.pptx"), Path("from-ben.pptx"), by="Ben Birch")
    kept = TALK.replace("id: one", "id: one\n        keep: from-ben.pptx#one")
    Path("talk.yaml").write_text(kept, "utf-8")
    assert "from-ben.pptx" not in run("share", "talk.yaml").err
    done = run("share", "talk.yaml", "--source")
    assert "`source/from-ben.pptx` goes along as it came back: all of its slides" in done.err
    assert "source/from-ben.pptx" in unpacked("build/talk.zip")


# the docs


def test_the_docs_show_what_there_is(run: Run) -> None:
    page = (ROOT / "docs" / "share.md").read_text("utf-8")
    [outline] = EXAMPLE.findall(page)
    Path("evening.yaml").write_text(outline, "utf-8")
    said, listed, note = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    done = run("share", "evening.yaml", "--for", "ben")
    assert (done.out, done.err) == (said, "")
    with zipfile.ZipFile("build/evening-for-ben.zip") as archive:
        assert archive.namelist() == listed.splitlines()
    found = unpacked("build/evening-for-ben.zip")
    assert found["README.txt"].decode("utf-8-sig").replace("\r\n", "\n").startswith(note)
