"""PDF, read back by other people's code: pages, words, links, bookmarks, labels, properties."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from deckbuilder.borrowed_fonts import borrowed
from deckbuilder.pipeline import Loaded, load
from deckbuilder.scene import Deck, NamedLink, Paragraph, Run, Shape, Table, Text, walk
from deckbuilder.writers.pdf import PER_PAGE, Pdf, handout, notes_pages, slides
from tests.decks import CACHE
from tests.outlines import ROOT
from tests.writers.everything import everything
from tests.writers.themes import PAPER

REFERENCE = ROOT / "talks" / "ai-safety-landscape.yaml"
LANGUAGES = ROOT / "tests" / "languages"
UNSEEN = re.compile("[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@cache
def talk(path: Path = REFERENCE, theme: str = "", aspect: str = "") -> Loaded:
    return load(path, theme=theme, aspect=aspect, cache=CACHE)


def numbers(deck: Deck) -> dict[str, int]:
    return {scene.id: number for number, scene in enumerate(deck.scenes, 1)}


@cache
def reference(what: str = "slides") -> bytes:
    loaded = talk()
    if what.isdigit():
        return handout(loaded.deck, numbers(loaded.deck), loaded.theme, int(what)).data
    make: Callable[..., Pdf] = {"slides": slides, "notes": notes_pages}[what]
    return make(loaded.deck, numbers(loaded.deck), loaded.theme).data


def read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def squeezed(words: str) -> str:
    """Words without what extraction adds or takes: spaces, marks nobody sees, joined letters."""
    plain = unicodedata.normalize("NFKC", UNSEEN.sub("", words))
    return re.sub(r"[\s\x00-\x1f\ud800-\udfff]", "", plain)


def words_of(deck: Deck) -> Iterator[tuple[int, str]]:
    """Every paragraph on a slide, with the index of its page."""
    for page, scene in enumerate(deck.scenes):
        for item in walk(scene.items):
            bodies = [item.body] if isinstance(item, (Text, Shape)) and item.body else []
            if isinstance(item, Table):
                bodies = [cell.body for row in item.rows for cell in row]
            for body in bodies:
                for paragraph in body.paragraphs:
                    # A formula is drawn, and described by its words.
                    runs = (" " if run.formula else run.text for run in paragraph.runs)
                    yield page, "".join(runs)


def links(reader: pypdf.PdfReader) -> Iterator[tuple[int, Any]]:
    """Every link with the index of its page: an address, or the index of the page it leads to."""
    pages = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    for number, page in enumerate(reader.pages):
        for reference in page.get("/Annots", []):
            annotation = reference.get_object()
            if "/A" in annotation:
                yield number, annotation["/A"]["/URI"]
            else:
                yield number, pages[annotation["/Dest"].get_object()[0].idnum]


def bookmarks(reader: pypdf.PdfReader) -> list[tuple[str, list[tuple[str, int]]]]:
    """Sections with the titles in them, and the index of the page each leads to."""
    found: list[tuple[str, list[tuple[str, int]]]] = []
    for entry in reader.outline:
        if isinstance(entry, list):
            found[-1][1].extend(
                (str(e.title), reader.get_destination_page_number(e))  # type: ignore[union-attr, misc]
                for e in entry
            )
        else:
            found.append((str(entry.title), []))
    return found


# the file


@pytest.mark.parametrize("what", ["slides", "notes", *map(str, PER_PAGE)])
def test_the_file_is_as_the_format_asks(what: str) -> None:
    with pikepdf.open(io.BytesIO(reference(what))) as file:
        assert file.check_pdf_syntax() == []


@pytest.mark.skipif(not shutil.which("qpdf"), reason="needs qpdf")
@pytest.mark.parametrize("what", ["slides", "notes", *map(str, PER_PAGE)])
def test_qpdf_finds_nothing_wrong(what: str, tmp_path: Path) -> None:
    path = tmp_path / "talk.pdf"
    path.write_bytes(reference(what))
    run = subprocess.run(["qpdf", "--check", path], capture_output=True, check=False, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "No syntax or stream encoding errors found" in run.stdout


@pytest.mark.parametrize("what", ["slides", "notes", "3"])
def test_the_same_talk_gives_the_same_bytes(what: str) -> None:
    loaded = load(REFERENCE, cache=CACHE)
    made = {
        "slides": lambda: slides(loaded.deck, numbers(loaded.deck), loaded.theme),
        "notes": lambda: notes_pages(loaded.deck, numbers(loaded.deck), loaded.theme),
        "3": lambda: handout(loaded.deck, numbers(loaded.deck), loaded.theme, 3),
    }[what]()
    assert made.data == reference(what)


def test_it_says_nothing_of_when_it_was_made() -> None:
    reader = read(reference())
    assert not {"/CreationDate", "/ModDate"} & set(reader.metadata or {})
    assert b"CreateDate" not in reference()


@pytest.mark.parametrize(("aspect", "width"), [("16:9", 960), ("4:3", 720)])
def test_a_page_has_the_size_of_a_slide(aspect: str, width: int) -> None:
    loaded = talk(REFERENCE, "night", aspect)
    reader = read(slides(loaded.deck, numbers(loaded.deck), loaded.theme).data)
    assert len(reader.pages) == len(loaded.deck.scenes)
    assert {tuple(page.mediabox) for page in reader.pages} == {(0, 0, width, 540)}


def test_title_authors_and_language_are_said() -> None:
    loaded = talk(LANGUAGES / "german.yaml")
    reader = read(slides(loaded.deck, numbers(loaded.deck), loaded.theme).data)
    assert reader.metadata is not None
    assert reader.metadata.title == loaded.deck.title
    assert reader.metadata.author == ", ".join(loaded.deck.authors)
    assert str(reader.trailer["/Root"]["/Lang"]).startswith("de")  # type: ignore[index]


def test_all_fonts_are_embedded_and_ours() -> None:
    found = {}
    for page in read(reference()).pages:
        for font in page["/Resources"].get("/Font", {}).values():  # type: ignore[union-attr]
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            found[inner["/BaseFont"]] = set(inner["/FontDescriptor"].get_object())
    assert {name.partition("+")[2].partition("-")[0] for name in found} <= {
        "Carlito",
        "LiberationSans",
        "LiberationMono",
    }
    assert all({"/FontFile2", "/FontFile3"} & keys for keys in found.values())


def test_a_picture_on_several_slides_is_embedded_once() -> None:
    deck = everything()
    pictured = next(scene for scene in deck.scenes if "picture" in scene.id)
    counts = []
    for scenes in ((pictured,), (pictured, replace(pictured, id="again"))):
        some = replace(deck, sections=(replace(deck.sections[0], scenes=scenes),))
        reader = read(slides(some, numbers(some), PAPER).data)
        assert len(reader.pages) == len(scenes)
        counts.append(len({number for page in reader.pages for number in images(page)}))
    assert counts[0] == counts[1] > 0


def images(holder: Any) -> Iterator[int]:
    """The object numbers of all pictures a page shows, those within drawings included."""
    for reference in holder["/Resources"].get("/XObject", {}).values():
        thing = reference.get_object()
        if thing["/Subtype"] == "/Image":
            yield thing.indirect_reference.idnum
        elif "/Resources" in thing:
            yield from images(thing)


# words


def test_every_word_of_the_reference_talk_is_found_on_its_page() -> None:
    texts = [squeezed(page.extract_text()) for page in read(reference()).pages]
    for page, words in words_of(talk().deck):
        for line in words.splitlines():
            for word in line.split():
                assert squeezed(word) in texts[page], f"{word} on page {page + 1}"


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler")
@pytest.mark.parametrize("language", ["arabic", "hebrew", "japanese", "german"])
def test_words_of_every_script_are_found(language: str, tmp_path: Path) -> None:
    loaded = talk(LANGUAGES / f"{language}.yaml")
    made = slides(loaded.deck, numbers(loaded.deck), loaded.theme)
    if made.fonts.missing:
        pytest.skip(f"no font here has {made.fonts.missing}")
    path = tmp_path / "talk.pdf"
    path.write_bytes(made.data)
    run = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True)
    texts = [without_lam_alef(page) for page in run.stdout.decode().split("\f")]
    for page, words in words_of(loaded.deck):
        for word in UNSEEN.sub("", words).split():
            if any(map(unicodedata.combining, word)):
                continue  # poppler reads a letter with a vowel mark twice
            for part in re.split(r"[\d\W]+", word):
                assert without_lam_alef(part) in texts[page], f"{word} on page {page + 1}"


def without_lam_alef(words: str) -> str:
    """The letters but for lam and alef: poppler turns these two round where they are one glyph."""
    return re.sub("[\u0622\u0623\u0625\u0627\u0644]", "", squeezed(words))


def test_fonts_of_this_computer_are_named_and_what_none_has_is_said() -> None:
    ours = borrowed(["Zażółć gęślą jaźń, Ελληνικά, кириллица — “quoted” →"], "en")
    assert ours.families == ()
    assert ours.missing == ""
    unassigned = "\N{LINEAR A SIGN AB001}"
    nobody = borrowed([unassigned + "a"], "en")
    assert nobody.families or nobody.missing == unassigned


def test_everything_a_scene_can_hold_is_drawn() -> None:
    deck = everything()
    for make in (slides, notes_pages):
        reader = read(make(deck, numbers(deck), PAPER).data)
        assert len(reader.pages) >= len(deck.scenes)


# links, bookmarks, labels


def test_every_link_on_a_slide_works() -> None:
    deck = talk().deck
    there = {scene.id: page for page, scene in enumerate(deck.scenes)}
    found = set(links(read(reference())))
    for page, scene in enumerate(deck.scenes):
        for item in walk(scene.items):
            body = item.body if isinstance(item, (Text, Shape)) else None
            addresses = [r.link for p in body.paragraphs for r in p.runs if r.link] if body else []
            addresses += [item.link] if isinstance(item, Shape) and item.link else []
            for address in addresses:
                goal = there[address[1:]] if address.startswith("#") else address
                assert (page, goal) in found


def test_a_link_to_a_slide_that_is_not_there_is_plain_text() -> None:
    deck = talk().deck
    cover = replace(deck.sections[0], scenes=deck.sections[0].scenes[:1])
    short = replace(deck, sections=(cover,))
    reader = read(slides(short, {cover.scenes[0].id: 1}, talk().theme).data)
    assert [goal for _, goal in links(reader) if isinstance(goal, int)] == []


@pytest.mark.parametrize("what", ["slides", "notes", "6"])
def test_sections_and_titles_are_bookmarks(what: str) -> None:
    reader = read(reference(what))
    found = bookmarks(reader)
    deck = talk().deck
    assert [name for name, _ in found] == [section.name for section in deck.sections]
    titles = [title for _, entries in found for title, _ in entries]
    assert titles == [scene.title for scene in deck.scenes]
    pages = [page for _, entries in found for _, page in entries]
    assert pages == sorted(pages)
    if what == "slides":
        assert pages == list(range(len(deck.scenes)))


def test_pages_are_labelled_with_the_numbers_of_the_slides() -> None:
    deck = talk().deck
    few = replace(deck, sections=(deck.sections[1],))
    wanted = {scene.id: numbers(deck)[scene.id] for scene in few.scenes}
    reader = read(slides(few, wanted, talk().theme).data)
    assert reader.page_labels == [str(number) for number in wanted.values()]


# notes pages


def test_notes_pages_lose_no_paragraph_and_no_address() -> None:
    reader = read(reference("notes"))
    text = squeezed("".join(page.extract_text() for page in reader.pages))
    found = {goal for _, goal in links(reader)}
    paragraphs = [p for scene in talk().deck.scenes for p in scene.notes]
    assert len(paragraphs) > 100
    for paragraph in paragraphs:
        for word in paragraph.text.split():
            assert squeezed(word) in text
        assert {r.link for r in paragraph.runs if r.link and not r.link.startswith("#")} <= found


def test_long_notes_go_on_over_further_pages_and_all_of_them_are_there() -> None:
    deck = everything()
    many = tuple(
        Paragraph((Run(f"word{number} " * 60),), bullet="number", number=number)
        for number in range(1, 41)
    )
    scene = replace(deck.scenes[0], notes=many, title="Long one", links=(NamedLink("a", ("b",)),))
    long = replace(deck, sections=(replace(deck.sections[0], scenes=(scene, deck.scenes[1])),))
    reader = read(notes_pages(long, numbers(long), PAPER).data)
    pages = [page.extract_text() for page in reader.pages]
    assert len(pages) > 4
    for number in range(1, 41):
        assert sum(page.count(f"word{number} ") + page.count(f"word{number}\n") for page in pages)
    text = " ".join(pages).split()
    assert [text.count(f"word{number}") for number in range(1, 41)] == [60] * 40
    assert all("1 · Long one" in page for page in pages[1:-1])
    assert "1 · Long one" not in pages[0]
    assert "1 · Long one" not in pages[-1]


def test_an_empty_note_leaves_the_slide_alone_on_its_page() -> None:
    deck = everything()
    bare = replace(deck.scenes[0], notes=())
    one = replace(deck, sections=(replace(deck.sections[0], scenes=(bare,)),))
    reader = read(notes_pages(one, numbers(one), PAPER).data)
    assert len(reader.pages) == 1
    assert [round(side) for side in reader.pages[0].mediabox] == [0, 0, 595, 842]


# handouts


@pytest.mark.parametrize("per_page", PER_PAGE)
def test_a_handout_has_as_many_slides_a_page_as_asked(per_page: int) -> None:
    reader = read(reference(str(per_page)))
    deck = talk().deck
    assert len(reader.pages) == -(-len(deck.scenes) // per_page)
    across = per_page == 4
    for page in reader.pages:
        assert (page.mediabox.width > page.mediabox.height) is across
    first = squeezed(reader.pages[0].extract_text())
    for number, scene in enumerate(deck.scenes[:per_page], 1):
        assert squeezed(f"{number}·{scene.title}") in first
    last = squeezed(reader.pages[-1].extract_text())
    ending = deck.scenes[-1]
    assert squeezed(f"{ending.numeral(len(deck.scenes))}·{ending.title}") in last


def test_slides_of_a_handout_stay_on_the_paper() -> None:
    for per_page in PER_PAGE:
        for page in read(reference(str(per_page))).pages:
            for reference_ in page.get("/Annots", []):
                left, bottom, right, top = reference_.get_object()["/Rect"]
                assert 30 < left < right < page.mediabox.width - 30
                assert 30 < bottom < top < page.mediabox.height - 30
