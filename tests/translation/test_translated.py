"""A talk in another language, and what is said of a texts file that has mistakes.

The files here mark what they must draw, as those in `tests/errors` do: `  # warning: message; hint`
on the line, in the outline or in the texts file.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckbuilder.diagnostics import Diagnostic, InvalidTalk
from deckbuilder.pipeline import load
from deckbuilder.translation.originals import digest, needs_translation
from deckbuilder.variant import Choice

MARK = re.compile(r" {2}# ((?:error|warning): .*)$")

OUTLINE = """\
talk: {title: A talk, language: en-GB, speakers: [host]}
people: {host: Ada}
maps: {land: {clouds: {one: One, two: Two}, arrows: [one -> two: helps]}}
sections:
  - section: Part
    slides:
      - title: Overview
        clouds: land
        notes: Said
      - id: points
        title: 'Some points, and a jump to [it](#overview)'
        points: [One, Two]
        links: {post: https://a.b, paper: https://c.d}
        notes: Said
"""
COMPLETE = """\
talk.title: Ein Vortrag
people.host: Ada L.
maps.land: {clouds.one: Eins, clouds: {two: Zwei}, arrows: [hilft]}
sections.part.section: Teil
slides:
  overview: {title: Überblick, notes: Gesagt}
  points:
    title: Punkte, und [dorthin](#overview)
    points:
      - Eins
      - Zwei
    links.1: Beitrag
    links.2: Artikel
    notes: Gesagt
"""


def talk(folder: Path, texts: str | None, outline: str = OUTLINE, language: str = "de") -> Path:
    path = folder / "talk.yaml"
    path.write_text(outline, "utf-8")
    if texts is not None:
        (folder / "texts").mkdir(exist_ok=True)
        (folder / "texts" / f"talk.{language}.yaml").write_text(texts, "utf-8")
    return path


def told(path: Path, language: str = "de", *variants: str) -> list[Diagnostic]:
    try:
        return list(load(path, Choice(variants, language=language)).warnings)
    except InvalidTalk as invalid:
        return invalid.diagnostics


def said(found: Diagnostic) -> str:
    hint = f"; {found.hint}" if found.hint else ""
    return f"{found.severity}: {found.message}{hint}".replace("\\", "/")


def marks(path: Path) -> list[tuple[str, int, str]]:
    lines = path.read_text("utf-8").split("\n")
    found = [(number, MARK.search(line)) for number, line in enumerate(lines, 1)]
    return [(path.name, number, mark[1]) for number, mark in found if mark]


def test_a_complete_translation_says_everything_in_its_language(tmp_path: Path) -> None:
    loaded = load(talk(tmp_path, COMPLETE), Choice(language="de"))
    assert loaded.warnings == ()
    assert loaded.deck.language == "de"
    assert loaded.talk.names(("host",)) == ("Ada L.",)
    assert [section.name for section in loaded.deck.sections] == ["Teil"]
    first, second = loaded.deck.scenes
    assert (first.id, first.title) == ("overview", "Überblick")
    assert [arrow.label for arrow in loaded.talk.maps["land"].arrows] == ["hilft"]
    assert [link.label for link in second.links] == ["Beitrag", "Artikel"]
    assert [link.addresses for link in second.links] == [("https://a.b",), ("https://c.d",)]


def test_a_slide_keeps_the_id_that_its_own_title_gave_it(tmp_path: Path) -> None:
    path = talk(tmp_path, COMPLETE)
    ids = [
        [scene.id for scene in load(path, Choice(language=tag)).deck.scenes] for tag in ("", "de")
    ]
    assert ids[0] == ids[1]


def test_the_outlines_own_language_needs_no_texts(tmp_path: Path) -> None:
    path = talk(tmp_path, None)
    assert load(path, Choice(language="en-GB")).deck.scenes == load(path).deck.scenes


@pytest.mark.parametrize(
    "texts",
    [
        "slides:\n  points: {points.1: Eins, points.2: Zwei}",
        "slides.points.points: [Eins, Zwei]",
        "slides: {points: {points: {1: Eins, 2: {text: Zwei}}}}",
        "slides.points.points.points.1.text: Eins\nslides.points: {points: {points: [~, Zwei]}}",
    ],
)
def test_paths_may_be_nested_and_spelled_out(tmp_path: Path, texts: str) -> None:
    loaded = load(talk(tmp_path, texts), Choice(language="de"))
    assert [point.text.text for point in loaded.talk.sections[0].slides[1].blocks[0].points] == ["Eins", "Zwei"]  # fmt: skip


def test_words_with_a_colon_in_a_list_are_words(tmp_path: Path) -> None:
    loaded = load(
        talk(tmp_path, "slides.points.points:\n  - Teil: der erste\n"), Choice(language="de")
    )
    assert loaded.talk.sections[0].slides[1].blocks[0].points[0].text.text == "Teil: der erste"


CASES = {
    "unknown parts": (
        OUTLINE,
        COMPLETE
        + """\
    minutes: 3  # warning: the slide `points` has no text `minutes` in talk.yaml; its texts are `title`, `points.1`, `points.2`, `links.1`, `links.2`, `notes`; run `deckbuilder texts talk.yaml --lang de`, which keeps it under `orphans:`
  overveiw:  # warning: there is no slide `overveiw` in talk.yaml; run `deckbuilder texts talk.yaml --lang de`, which keeps it under `orphans:`
    title: Überblick
    notes: Gesagt
people.guest.about: Da  # warning: there is no person `guest` in talk.yaml; run `deckbuilder texts talk.yaml --lang de`, which keeps it under `orphans:`
slide:  # warning: `slide` is no part of an outline; did you mean `slides`?
  points: {title: Punkte}
variants.short.talk.title: Kurz  # warning: there is no variant `short` in talk.yaml; run `deckbuilder texts talk.yaml --lang de`, which keeps it under `orphans:`
""",
    ),
    "names like those of texts that are not translated": (
        OUTLINE
        .replace("      - title: Overview", "      - title: Overview  # warning: not translated: `title`, `notes` of the slide `overview`; add them in texts/talk.de.yaml")
        .replace("points: [One, Two]", "points: [One, Two]  # warning: not translated: `points.2` of the slide `points`; add it in texts/talk.de.yaml")
        .replace("language: en-GB, speakers: [host]}", "language: en-GB, speakers: [host]}  # warning: not translated: `title` of `talk`; add it in texts/talk.de.yaml"),
        COMPLETE.replace("talk.title", "talk.tilte").replace("overview:", "overveiw:").replace("      - Zwei\n", "")
        .replace("Ein Vortrag", "Ein Vortrag  # warning: `talk` has no text `tilte` in talk.yaml; did you mean `title`? If not, run `deckbuilder texts talk.yaml --lang de`, which keeps it under `orphans:`")
        .replace("notes: Gesagt}", "notes: Gesagt}  # warning: there is no slide `overveiw` in talk.yaml; did you mean `overview`? If not, run `deckbuilder texts talk.yaml --lang de`, which keeps it under `orphans:`")
        + "    points.3: Drei  # warning: the slide `points` has no text `points.3` in talk.yaml; did you mean `points.2`? If not, run `deckbuilder texts talk.yaml --lang de`, which keeps it under `orphans:`\n",
    ),
    "wrong shapes": (
        OUTLINE,
        """\
talk: Vortrag  # error: `talk` holds several texts, and this is one; write `title:` and the text below it
people: [Ada]  # error: `people` holds texts by name, and this is a list; write `host: text`
slides:
  overview: [Überblick]  # error: `slides.overview` holds texts by name, and this is a list; write `title: text`
  points:
    title: {de: Punkte}  # error: `slides.points.title` is one text, and this is a group of keys; write the text after the key
    points: Eins  # error: `slides.points.points` holds several texts, and this is one; write `1:` and the text below it
    links: {1: Beitrag}
    links.1: Artikel  # error: `slides.points.links.1` is translated twice, first on line 8; keep one of them
originals: none  # error: `originals` should be digests by path, and is text; remove it; `deckbuilder texts` writes it again
""",
    ),
    "what is wrong with the words": (
        OUTLINE,
        COMPLETE.replace("title: Punkte, und [dorthin](#overview)", "title: '[dorthin](#uebersicht) '  # error: there is no slide `uebersicht` to link to; use the `id:` of a slide, or of a section that opens")
        .replace("links.2: Artikel", "links.2: Beitrag  # error: two links have the label `Beitrag` here; write another for one of them")
        .replace("links.1: Beitrag", "links.1: Beitrag\n    subtitle: '[x](file:y)'  # warning: the slide `points` has no text `subtitle` in talk.yaml; its texts are `title`, `points.1`, `points.2`, `links.1`, `links.2`, `notes`; run `deckbuilder texts talk.yaml --lang de`, which keeps it under `orphans:`"),
    ),
    "texts that are missing": (
        OUTLINE.replace("title: A talk,", "title: A talk, subtitle: 2 + 2,")
        .replace("      - title: Overview", "      - title: Overview  # warning: not translated: `title` of the slide `overview`; add it in texts/talk.de.yaml")
        .replace("people: {host: Ada}", "people: {host: Ada}  # warning: not translated: `host` of `people`; add it in texts/talk.de.yaml")
        .replace("points: [One, Two]", "points: [One, Two]  # warning: not translated: `points.1`, `points.2`, `links.1` of the slide `points`; add them in texts/talk.de.yaml"),
        COMPLETE.replace("title: Überblick, ", "").replace("people.host: Ada L.\n", "people.host:\n")
        .replace("- Eins\n", "-\n").replace("- Zwei\n", "- ''\n").replace("    links.1: Beitrag\n", ""),
    ),
    "texts from another original": (
        OUTLINE,
        COMPLETE.replace("    notes: Gesagt", "    notes: Gesagt  # warning: the original of this text has changed since; it says now: Said; bring the text up to date and run `deckbuilder texts talk.yaml --lang de`")
        + f"originals:\n  slides.points.notes: {digest('Told')}\n  slides.points.title: 12345678\n"
        .replace("12345678", digest("Some  points, and\na jump to [it](#overview)")),
    ),
    "a text that is marked as changed": (
        OUTLINE,
        COMPLETE.replace("    notes: Gesagt", "    # CHANGED: Said\n    notes: Gesagt  # warning: the original of this text has changed since; it says now: Said; bring the text up to date and run `deckbuilder texts talk.yaml --lang de`; if it is right as it is, remove the comment above it")
        + f"originals:\n  slides.points.notes: {digest('Told')} -> {digest('Gesagt')}, now {digest('Said')}\n",
    ),
    "texts that were written over after their originals had changed": (
        OUTLINE,
        COMPLETE.replace("    notes: Gesagt", "    # CHANGED: Said\n    notes: Gesagt")
        + f"originals:\n  slides.points.notes: {digest('Told')} -> {digest('Erzählt')}, now {digest('Said')}\n"
        + f"  slides.overview.notes: {digest('Told')} -> {digest('Erzählt')}\n"
        + f"  slides.points.links.1: {digest('posts')} {digest('post')}\n",
    ),
    "texts whose places are called otherwise now": (
        OUTLINE,
        COMPLETE.replace("\n  points:\n", "\n  dots:\n")
        .replace("clouds.one: Eins", "clouds.uno: Eins")
        .replace("arrows: [hilft]}", "arrows: [hilft]}  # warning: 7 texts belong to places that have another name now; run `deckbuilder texts talk.yaml --lang de`")
        + "    points.3: Drei  # warning: `slides.dots.points.3` is gone from talk.yaml; run `deckbuilder texts talk.yaml --lang de`, which keeps it under `orphans:`\n"
        + "originals:\n"
        + "".join(f"  {path}: {digest(text)}\n" for path, text in {
            "maps.land.clouds.uno": "One", "slides.dots.title": "Some points, and a jump to [it](#overview)",
            "slides.dots.points.1": "One", "slides.dots.points.2": "Two", "slides.dots.links.1": "post",
            "slides.dots.links.2": "paper", "slides.dots.notes": "Said", "slides.dots.points.3": "Three",
        }.items()),
    ),
    "a text whose place is called otherwise now": (
        OUTLINE,
        COMPLETE.replace("clouds.one: Eins", "clouds.uno: Eins").replace("arrows: [hilft]}", "arrows: [hilft]}  # warning: 1 text belongs to a place that has another name now; run `deckbuilder texts talk.yaml --lang de`")
        + f"originals:\n  maps.land.clouds.uno: {digest('One')}\n",
    ),
    "a slide that has another title and so another id": (
        OUTLINE.replace("title: Overview\n", "title: The field\n").replace("#overview", "#the-field"),
        COMPLETE.replace("#overview", "#the-field")
        .replace("  overview: {title: Überblick, notes: Gesagt}", "  overview:\n    notes: Gesagt  # warning: 2 texts belong to places that have another name now; run `deckbuilder texts talk.yaml --lang de`\n    title: Überblick  # warning: the original of this text has changed since; it says now: The field; bring the text up to date and run `deckbuilder texts talk.yaml --lang de`")
        + f"originals:\n  slides.overview.title: {digest('Overview')}\n  slides.overview.notes: {digest('Said')}\n  slides.points.notes: {digest('Said')}\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_said_of_a_texts_file(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outline, texts = CASES[name]
    path = talk(Path(), texts, outline)
    found = [(Path(d.span.path).name, d.span.line, said(d)) for d in told(path)]
    assert sorted(found) == sorted(marks(path) + marks(Path("texts/talk.de.yaml")))


def test_a_text_that_is_too_long_is_told_where_it_is_written(tmp_path: Path) -> None:
    texts = COMPLETE.replace("Überblick", "Überblick " * 40)
    [found] = told(talk(tmp_path, texts))
    assert (Path(found.span.path).name, found.span.line) == ("talk.de.yaml", 6)
    assert "title" in found.message


def test_the_outlines_own_mistakes_stay_in_the_outline(tmp_path: Path) -> None:
    outline = OUTLINE.replace("clouds: land", "clouds: lnad")
    [found] = told(talk(tmp_path, COMPLETE, outline))
    assert (Path(found.span.path).name, found.span.line) == ("talk.yaml", 8)


def test_a_broken_texts_file_is_refused_as_a_broken_outline_is(tmp_path: Path) -> None:
    [found] = told(talk(tmp_path, "talk:\n  title: [a"))
    assert Path(found.span.path).name == "talk.de.yaml"
    assert found.severity == "error"


@pytest.mark.parametrize("texts", ["", "# nothing yet\n\n# at all\n"])
def test_an_empty_texts_file_is_one_without_texts(tmp_path: Path, texts: str) -> None:
    found = told(talk(tmp_path, texts))
    assert [one.message.partition(":")[0] for one in found] == ["not translated"] * 6


@pytest.mark.parametrize(
    ("language", "complaint"),
    [
        ("fr", "texts/talk.fr.yaml:1:1: error: there is no such file of texts; there are texts in de, pt-BR; or write it with `deckbuilder texts talk.yaml --lang fr`"),
        ("de-AT", "texts/talk.de-AT.yaml:1:1: error: there is no such file of texts; there are texts in de, pt-BR; or write it with `deckbuilder texts talk.yaml --lang de-AT`"),
        ("PT", "texts/talk.pt.yaml:1:1: error: there is no such file of texts; there are texts in de, pt-BR; or write it with `deckbuilder texts talk.yaml --lang pt`"),
        ("deu", "texts/talk.deu.yaml:1:1: error: `deu` is not a language tag; German is `de`"),
        ("pt_BR", "texts/talk.pt_BR.yaml:1:1: error: `pt_BR` is not a language tag; Brazilian Portuguese is `pt-BR`"),
    ],
)  # fmt: skip
def test_a_language_without_texts_is_an_error(
    language: str, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = talk(Path(), COMPLETE)
    talk(Path(), COMPLETE, language="pt-BR")
    Path("texts/other.de.yaml").write_text("")
    Path("texts/talk.notes.yaml").write_text("")
    [found] = told(path, language)
    assert str(found).replace("\\", "/") == complaint


def test_capitals_of_a_language_do_not_matter(tmp_path: Path) -> None:
    loaded = load(talk(tmp_path, COMPLETE, language="pt-BR"), Choice(language="PT-br"))
    assert loaded.deck.language == "pt-BR"
    assert loaded.deck.scenes[0].title == "Überblick"


# texts that have moved since the file was written


def test_a_translation_follows_its_original(tmp_path: Path) -> None:
    digests = "".join(
        f"  slides.points.{path}: {digest(text)}\n"
        for path, text in (("points.1", "One"), ("points.2", "Two"), ("links.1", "post"))
    )
    outline = OUTLINE.replace("[One, Two]", "[Zero, Two, One]").replace("id: points", "id: list")
    loaded = load(
        talk(tmp_path, f"{COMPLETE}originals:\n{digests}", outline), Choice(language="de")
    )
    slide = loaded.talk.sections[0].slides[1]
    assert [point.text.text for point in slide.blocks[0].points] == ["Zero", "Zwei", "Eins"]
    assert list(slide.links) == ["Beitrag", "paper"]


# variants


VARIANTS = (
    OUTLINE
    + """\
variants:
  short:
    drop: [overview]
    slides:
      points: {notes: In short, links: {paper: null, post: https://e.f}}
  long:
    talk: {title: A long talk}
    add: [{after: overview, title: One more, points: [Last], notes: Said}]
"""
)


def test_texts_of_variants_are_translated_as_the_outlines_are(tmp_path: Path) -> None:
    texts = "variants:\n  long:\n    talk.title: Ein langer Vortrag\n    add.one-more: {title: Noch eins, points: [Letzter], notes: Gesagt}\n"
    path = talk(tmp_path, COMPLETE + texts, VARIANTS)
    loaded = load(path, Choice(("long",), language="de"))
    assert loaded.warnings == ()
    assert loaded.talk.talk.title.text == "Ein langer Vortrag"
    assert loaded.deck.scenes[1].id == "one-more"
    assert loaded.deck.scenes[1].title == "Noch eins"


def test_only_the_texts_of_the_talk_that_is_wanted_are_missed(tmp_path: Path) -> None:
    path = talk(tmp_path, COMPLETE.replace("title: Überblick, ", ""), VARIANTS)
    [overview] = told(path)
    assert overview.message == "not translated: `title` of the slide `overview`"
    [short] = [found for found in told(path, "de", "short") if found.rule == "translation"]
    assert short.message == "not translated: `slides.points.notes` of the variant `short`"


def test_parts_that_the_talk_leaves_out_are_not_missed(tmp_path: Path) -> None:
    outline = VARIANTS.replace("[One, Two]", "[One, {text: Two, only: [long]}]")
    path = talk(tmp_path, COMPLETE.replace("      - Zwei\n", ""), outline)
    assert told(path) == []
    messages = [found.message for found in told(path, "de", "long")]
    assert "not translated: `points.2` of the slide `points`" in messages


def test_an_id_may_be_a_word_that_means_a_condition_elsewhere(tmp_path: Path) -> None:
    outline = VARIANTS.replace("two: Two}", "two: Two, only: Three}")
    [found] = told(talk(tmp_path, COMPLETE, outline))
    assert found.message == "not translated: `clouds.only` of the map `land`"


def test_a_variant_names_links_as_the_outline_does(tmp_path: Path) -> None:
    loaded = load(talk(tmp_path, COMPLETE, VARIANTS), Choice(("short",), language="de"))
    assert loaded.talk.sections[0].slides[0].links == {"Beitrag": ("https://e.f",)}


# what counts as a text to translate


@pytest.mark.parametrize(
    "text",
    ["2 + 2", "10 %", "…", "https://a.b/c", "<mailto:a@b.c>", "${talk.event}", "[1](https://a.b)"],
)
def test_what_has_no_words_needs_no_translation(text: str) -> None:
    assert not needs_translation(text)


@pytest.mark.parametrize(
    "text", ["a", "見出し", "10 kg", "[here](https://a.b)", "at ${talk.event}"]
)
def test_what_has_words_needs_one(text: str) -> None:
    assert needs_translation(text)


def test_a_digest_does_not_count_white_space() -> None:
    assert digest("a b\n\nc") == digest(" a  b c\n") != digest("ab c")


def test_a_translation_that_loses_the_mark_of_a_footnote_is_told_at_its_place(
    tmp_path: Path,
) -> None:
    points = "points: ['One[^a]', Two]\n        footnotes: {a: Note}"
    noted = OUTLINE.replace("points: [One, Two]", points)
    path = talk(tmp_path, COMPLETE)
    path.write_text(noted, "utf-8")
    errors = [one for one in told(path) if one.severity == "error"]
    assert [(Path(one.span.path).name, one.message) for one in errors] == [
        ("talk.de.yaml", "the mark `[^a]` of the original is missing in this text")
    ]
    other = COMPLETE.replace("- Zwei\n", "- Zwei[^a]\n")
    (tmp_path / "texts" / "talk.de.yaml").write_text(other, "utf-8")
    assert not [one for one in told(path) if one.severity == "error"]
