"""What an article tells of a talk, in each form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckbuilder.article import Article, article, markdown, page
from deckbuilder.article.article import plain
from deckbuilder.article.drawing import FACES, as_data_address, cut_out, with_fonts
from deckbuilder.article.github import heading_anchors
from deckbuilder.pipeline import Loaded, load
from deckbuilder.raster import FONTS
from deckbuilder.variant import Choice
from tests.article.reading_back import Page
from tests.commands import Run, runner

HEAD = "talk: {title: A talk, event: Here, date: 2023-09-09, speakers: [a]}\n"
PEOPLE = "people: {a: {name: Ada, about: Engines}}\n"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(capsys, monkeypatch)


def talk(tmp_path: Path, slides: str, head: str = HEAD + PEOPLE) -> Loaded:
    path = tmp_path / "talk.yaml"
    body = "\n".join(f"      {line}" for line in slides.strip("\n").splitlines())
    path.write_text(f"{head}sections:\n  - section: One\n    slides:\n{body}\n", "utf-8")
    return load(path)


def told(tmp_path: Path, slides: str) -> Article:
    return article(talk(tmp_path, slides))


def entry_texts(made: Article) -> dict[str, list[str]]:
    return {e.anchor: [p.text for p in e.paragraphs] for part in made.parts for e in part.entries}


# what is told


def test_the_notes_are_told_without_what_only_speakers_need(tmp_path: Path) -> None:
    made = told(
        tmp_path,
        "- {title: X, id: x, speaker: a, cue: Go on, notes: Said., links: {l: 'https://a.b'}}",
    )
    assert entry_texts(made) == {"x": ["Said."]}
    assert "Go on" not in markdown(made)
    assert "speaks" not in markdown(made)


def test_an_article_text_stands_in_for_the_notes(tmp_path: Path) -> None:
    slides = "- {title: X, id: x, notes: Spoken., article: 'Written, for *readers*.'}"
    assert entry_texts(told(tmp_path, slides)) == {"x": ["Written, for readers."]}


def test_skip_leaves_a_slide_out_and_text_only_its_picture(tmp_path: Path) -> None:
    made = told(
        tmp_path,
        "- {title: X, id: x, notes: N., article: skip}\n- {title: Y, id: y, notes: M., article: text-only}\n- {title: Z, id: z}",
    )
    assert entry_texts(made) == {"y": ["M."], "z": []}
    assert [picture.name for picture in made.pictures] == ["03-z"]


def test_a_link_to_what_is_left_out_stays_as_words_and_is_told(tmp_path: Path) -> None:
    made = told(
        tmp_path,
        "- {title: X, id: x, article: skip}\n- {title: Y, id: y, notes: 'See [that slide](#x).', links: {there: '#x'}}",
    )
    text = markdown(made)
    assert "See that slide." in text
    assert "*Links:* there" in text
    [warning, *_] = made.warnings
    assert "`x`" in warning.message
    assert warning.span.line == 7


def test_a_hidden_slide_is_told_only_in_words_for_readers(tmp_path: Path) -> None:
    made = told(
        tmp_path,
        "- {title: X, id: x, hidden: yes, notes: Secret.}\n- {title: Y, id: y, hidden: yes, article: Told.}\n- {title: Z, id: z}",
    )
    assert entry_texts(made) == {"y": ["Told."], "z": []}
    assert ["`x`" in warning.message for warning in made.warnings] == [True]


def test_the_cover_is_the_head_and_the_agenda_comes_before_the_contents(tmp_path: Path) -> None:
    made = told(
        tmp_path,
        "- {slide: cover, id: c, notes: Welcome.}\n- {slide: agenda, id: g, notes: The route.}\n- {title: X, id: x, notes: 'Back to [the start](#c), [the route](#g).'}\n- references\n- credits",
    )
    text = markdown(made)
    order = [
        "A talk",
        "Ada (Engines) · Here · 9 September 2023",
        "Welcome.",
        "## ",
        "The route.",
        "- [One]",
        "## ",
    ]
    places = [text.index(words) for words in order[:-1]]
    assert places == sorted(places)
    assert '<a id="c"></a>A talk' in text
    assert not any("cover" in picture.name for picture in made.pictures)
    assert made.warnings == ()


def test_a_section_without_an_opening_says_its_article_below_its_heading(tmp_path: Path) -> None:
    path = tmp_path / "talk.yaml"
    path.write_text(
        "talk: {title: T}\nsections:\n  - section: One\n    article: About this part.\n    slides: [{title: X}]\n"
    )
    made = article(load(path))
    assert made.parts[0].opening
    assert [p.text for p in made.parts[0].opening.paragraphs] == ["About this part."]


def test_pictures_say_what_the_slide_shows(tmp_path: Path) -> None:
    made = told(
        tmp_path,
        "- title: Two steps\n  chain: {boxes: {a: Flour, b: Bread}}\n  table: [[Head, Other], [Cell, Last]]",
    )
    [picture] = made.pictures
    assert picture.alt.startswith("Two steps.")
    assert all(word in picture.alt for word in ("Flour", "Bread", "Cell", "Last"))


# Markdown


JUMP = "- {title: 'What, *this*?', id: x}\n- {title: 'What, this?', id: x2}\n- {title: Y, id: y, notes: 'See [it](#x2) again.'}"


def test_a_jump_leads_where_each_flavour_can(tmp_path: Path) -> None:
    made = told(tmp_path, JUMP)
    assert "See [it](#x2) again." in markdown(made)
    assert '<a id="x2"></a>' in markdown(made)
    assert "See [it](#what-this-1) again." in markdown(made, "github")
    assert "See it (→ “What, this?”) again." in markdown(made, "lesswrong")


@pytest.mark.parametrize("flavour", ["github", "lesswrong"])
def test_no_html_where_it_would_be_shown_or_taken_away(tmp_path: Path, flavour: str) -> None:
    assert "<" not in markdown(told(tmp_path, JUMP), flavour)  # type: ignore[arg-type]


def test_github_numbers_headings_that_are_alike() -> None:
    heads = [
        ("a", "Über uns!"),
        ("b", "über uns"),
        ("c", "Über uns-1"),
        ("d", "🙂"),
        ("e", "C_1 (x)"),
    ]
    assert heading_anchors(heads) == {
        "a": "#über-uns",
        "b": "#über-uns-1",
        "c": "#über-uns-1-1",
        "e": "#c_1-x",
    }


# the page


def test_the_page_is_one_file_that_runs_nothing(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>"
    loaded = talk(
        tmp_path,
        f"- {{title: '{evil}', id: x, notes: '{evil} [l](https://a.b/\"><script>)', links: {{'{evil}': 'https://a.b'}}}}",
    )
    made = article(loaded)
    text = page(made, lambda picture: as_data_address(picture, loaded))
    read = Page(text)
    assert "script" not in read.tags
    assert not any(name.startswith("on") for name in read.attributes)
    assert all(one["src"].startswith("data:image/svg+xml;base64,") for one in read.pictures)
    assert not re.search(r"(?:src|url)\s*[=(]\s*['\"]?https?:", text)


def test_the_page_is_read_from_the_right_in_arabic(tmp_path: Path) -> None:
    head = "talk: {title: مرحبا, language: ar}\n"
    loaded = talk(tmp_path, "- {title: عنوان, notes: 'English words.'}", head)
    text = page(article(loaded), lambda picture: "data:,")
    assert '<html lang="ar" dir="rtl">' in text
    assert '<p dir="ltr">English words.</p>' in text


def test_drawings_carry_the_letters_they_need_and_no_more(tmp_path: Path) -> None:
    loaded = talk(tmp_path, "- {title: Xyz, text: 'Some *words*'}")
    [picture] = article(loaded).pictures
    from deckbuilder.article.drawing import drawn

    plain_drawing = drawn(picture, loaded)
    drawing = with_fonts(plain_drawing)
    assert drawing.count("@font-face") >= 2
    assert len(drawing) - len(plain_drawing) < 120_000
    assert with_fonts("<svg></svg>") == "<svg></svg>"


def test_every_typeface_that_we_measure_with_is_a_face() -> None:
    assert {face.file for face in FACES} == {font.name for font in FONTS.glob("*.ttf")}


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.file)
def test_every_face_can_be_cut(face) -> None:  # type: ignore[no-untyped-def]
    cut = cut_out(face.file, "Aé")
    assert cut[:4] == b"\x00\x01\x00\x00"
    assert len(cut) < (FONTS / face.file).stat().st_size / 20


# the command


def test_the_command_writes_markdown_page_and_pictures(run: Run, tmp_path: Path) -> None:
    talk(tmp_path, "- cover\n- {title: X, id: x, notes: N.}")
    done = run(
        "export",
        str(tmp_path / "talk.yaml"),
        "--to",
        "article",
        "-o",
        str(tmp_path / "out"),
        "--flavour",
        "github",
        "--width",
        "320",
    )
    assert done.code == 0, done.err
    made = tmp_path / "out" / "talk"
    assert sorted(str(path.relative_to(made)) for path in made.rglob("*.*")) == [
        "images/02-x.png",
        "talk.html",
        "talk.md",
    ]
    assert "](images/02-x.png)" in (made / "talk.md").read_text("utf-8")


def test_only_the_chosen_slides_are_told(run: Run, tmp_path: Path) -> None:
    talk(tmp_path, "- {title: X, id: x, notes: Not this.}\n- {title: Y, id: y, notes: But this.}")
    done = run(
        "export",
        str(tmp_path / "talk.yaml"),
        "--to",
        "article",
        "-o",
        str(tmp_path / "out"),
        "--slides",
        "y",
        "--width",
        "320",
    )
    assert done.code == 0, done.err
    text = (tmp_path / "out" / "talk" / "talk-slides-y.md").read_text("utf-8")
    assert "But this." in text
    assert "Not this." not in text


def test_a_heading_that_is_two_lines_on_the_slide_is_one_here(tmp_path: Path) -> None:
    made = told(tmp_path, '- {title: "One\\\\\\nTwo #", id: x}')
    assert plain(made.parts[0].entries[0].title) == "One Two #"
    assert re.search(r"^### .*One Two \\#$", markdown(made), re.MULTILINE)


# variants and translations


VARIED = """\
talk: {title: T}
sections:
  - section: One
    slides:
      - {title: X, id: x, notes: Spoken., article: Written.}
      - {title: Y, id: y, notes: Y spoken., article: skip}
variants:
  short: {slides: {x: {article: skip}, y: {article: null}}}
"""


def test_a_variant_changes_what_readers_get(tmp_path: Path) -> None:
    path = tmp_path / "talk.yaml"
    path.write_text(VARIED, "utf-8")
    assert entry_texts(article(load(path))) == {"x": ["Written."]}
    assert entry_texts(article(load(path, Choice(("short",))))) == {"y": ["Y spoken."]}


def test_words_for_readers_are_translated_and_orders_are_not(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "talk.yaml"
    path.write_text(VARIED, "utf-8")
    assert run("texts", str(path), "--lang", "de").code == 0
    texts = tmp_path / "texts" / "talk.de.yaml"
    made = texts.read_text("utf-8")
    assert "Written." in made
    assert "skip" not in made
    texts.write_text(made.replace("# article: Written.", "article: Geschrieben."), "utf-8")
    loaded = load(path, Choice(language="de"))
    assert entry_texts(article(loaded)) == {"x": ["Geschrieben."]}
