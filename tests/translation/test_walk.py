"""Every word for people is found and swapped, and nothing else is touched."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from deckbuilder.cache import FolderCache, default_folder
from deckbuilder.pipeline import Loaded, load
from deckbuilder.scene import Item, Shape, Table, Text, walk
from deckbuilder.source import read, read_file
from deckbuilder.source.quoting import in_double_quotes
from deckbuilder.translation import texts_path
from deckbuilder.translation.outline import texts_of
from deckbuilder.variant import Choice
from tests.decks import TALKS, outline_of
from tests.outlines import ROOT, outline

LANGUAGE = "en-GB"
"""Another language than the outlines', with the same dates and words of ours."""
WORD = re.compile(r"[^\W\d_₀-₉ℒ]+")
KEPT = re.compile(
    r"(https?://[^\s)]+|example\.org/\S+|\]\(#[^)]*\)|`[^`]*`|\$\{[^}]*\}|(?<!\w)\$[^\s$][^$\n]*\$)"
)
OURS = re.compile(r"\b(?:(?:skniL|serutciP|tiderC)(?=:)|rebmetpeS|yeK tniop)")
"""Words of deckbuilder's own, and the month of a date, backwards."""


def backwards(words: str) -> str:
    """The letters of each word from the last to the first: another text that is as wide."""
    return WORD.sub(lambda word: word[0][::-1], words)


def translation(source: str) -> str:
    """A text in the language in which every word is written backwards."""
    parts = KEPT.split(source)
    return "".join(part if KEPT.match(part) else backwards(part) for part in parts)


def texts_file(path: Path) -> None:
    """Translate all that there is to translate in an outline."""
    rows = [
        f"{path}: {in_double_quotes(translation(words.text))}"
        for path, words in texts_of(read_file(path)).items()
    ]
    file = texts_path(path, LANGUAGE)
    file.parent.mkdir(exist_ok=True)
    file.write_text("\n".join(rows), "utf-8")


@pytest.fixture(scope="module", params=["examples", *TALKS])
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Loaded, Loaded]:
    """A talk in its own words, and backwards."""
    folder = tmp_path_factory.mktemp("talk")
    original = outline_of(request.param)
    path = folder / original.name
    shutil.copy(original, path)
    pictures = ROOT / "tests" / "pictures", ROOT / "assets" / request.param
    for source in filter(Path.is_dir, pictures):
        shutil.copytree(source, folder / "assets", dirs_exist_ok=True)
    texts_file(path)
    cache = FolderCache(default_folder())
    return load(path, cache=cache), load(path, Choice(language=LANGUAGE), cache=cache)


def shown(item: Item) -> str:
    match item:
        case Text(body=body) | Shape(body=body) if body:
            return body.text
        case Table():
            return "\n".join(cell.body.text for row in item.rows for cell in row)
        case _:
            return ""


def expected(words: str) -> str:
    """What stands in a deck backwards where `words` stand in the other."""
    return OURS.sub(lambda ours: backwards(ours[0]), translation(flat(words)))


def flat(words: str) -> str:
    return " ".join(words.split())


def pairs(both: tuple[Loaded, Loaded]) -> Iterator[tuple[str, str, str]]:
    """Where words are, and what they are in both decks; program text is not among them."""
    one_deck, other_deck = (loaded.deck for loaded in both)
    yield "title", one_deck.title, other_deck.title
    yield "event", one_deck.event, other_deck.event
    yield "authors", "\n".join(one_deck.authors), "\n".join(other_deck.authors)
    for mine, yours in zip(one_deck.sections, other_deck.sections, strict=True):
        yield f"section {mine.id}", mine.name, yours.name
    for one, other in zip(one_deck.scenes, other_deck.scenes, strict=True):
        yield f"{one.id} title", one.title, other.title
        yield f"{one.id} footer", one.footer, other.footer
        yield f"{one.id} notes", *("\n".join(p.text for p in each.notes) for each in (one, other))
        yield f"{one.id} links", *("\n".join(i.label for i in each.links) for each in (one, other))
        items, others = ({i.name: i for i in walk(each.items)} for each in (one, other))
        assert items.keys() == others.keys()
        for name in items:
            if name != "code":
                yield f"{one.id} {name}", shown(items[name]), shown(others[name])


def test_every_word_is_translated(both: tuple[Loaded, Loaded]) -> None:
    """In a deck of which every text is written backwards, no word is left as it was."""
    differ = [
        (where, flat(other), expected(one))
        for where, one, other in pairs(both)
        if flat(other) != expected(one)
    ]
    assert differ == []
    assert sum(one != other for _, one, other in pairs(both)) > 50
    assert both[1].warnings == ()


def test_what_is_no_words_stays(both: tuple[Loaded, Loaded]) -> None:
    """Ids, program text, addresses and jumps are those of the outline."""
    one, other = (loaded.deck for loaded in both)
    assert [scene.id for scene in one.scenes] == [scene.id for scene in other.scenes]
    assert [section.id for section in one.sections] == [section.id for section in other.sections]
    for mine, yours in zip(one.scenes, other.scenes, strict=True):
        assert [link.addresses for link in mine.links] == [link.addresses for link in yours.links]
        assert (mine.minutes, mine.hidden, mine.layout) == (
            yours.minutes,
            yours.hidden,
            yours.layout,
        )
        code, again = ([shown(i) for i in walk(s.items) if i.name == "code"] for s in (mine, yours))
        assert code == again


def words_of(source: str) -> dict[str, str]:
    return {
        path: words.text for path, words in texts_of(read(source.encode(), "talk.yaml")).items()
    }


def slide_words(source: str) -> dict[str, str]:
    """The texts of the slide `one`, without the beginning of their paths."""
    talk = outline(f"id: one\n{source}")
    start = "slides.one."
    found = words_of(talk)
    return {path.removeprefix(start): t for path, t in found.items() if path.startswith(start)}


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("title: A\nnotes:", {"title": "A"}),
        ("title: A\npoints: [One, {text: Two, points: [Three]}]", {"title": "A", "points.1": "One", "points.2": "Two", "points.2.points.1": "Three"}),
        ("points: {numbered: yes, points: [One]}", {"points.1": "One"}),
        ("points:\n  - Overview: the field\n  - 'null'\n  - ~", {"points.1": "Overview: the field", "points.2": "null"}),
        ("chain: {boxes: {a: A, b: {label: B}}, arrows: [a -> b, 'a -> b: helps', b -> a: too]}", {"chain.boxes.a": "A", "chain.boxes.b": "B", "chain.arrows.2": "helps", "chain.arrows.3": "too"}),
        ("table: [[A, ''], {row: [B, 2 + 2], only: [short]}]", {"table.1.1": "A", "table.2.1": "B", "table.2.2": "2 + 2"}),
        ("links: {post: https://a.b, 'a: b': [https://c.d]}", {"links.1": "post", "links.2": "a: b"}),
        ("picture: {file: a.svg, alt: Alt, credit: Me, fit: cover}", {"picture.alt": "Alt", "picture.credit": "Me"}),
        ("picture: a.svg", {}),
        ("clouds: {map: land, focus: one, labels: {one: Uno}}", {"clouds.labels.one": "Uno"}),
        ("tree: {label: A, parts: [B, {label: C, parts: [D]}]}", {"tree.label": "A", "tree.parts.1": "B", "tree.parts.2": "C", "tree.parts.2.parts.1": "D"}),
        ("title: *again\nsubtitle: *again", {"title": "Same", "subtitle": "Same"}),
        ("code: {text: x = 1, language: python}\nsplit: 40/60\ntags: [a]\nspeaker: host\ncue: Go", {"cue": "Go"}),
        ("title: [a list]\npoints: text\nunknown: words\nnotes: {a: b, c: d}", {}),
    ],
)  # fmt: skip
def test_the_words_of_a_slide(source: str, texts: dict[str, str]) -> None:
    if "*again" in source:
        source = source.replace("*again", "&again Same", 1)
    assert slide_words(source) == texts


def test_slides_and_sections_are_known_by_their_ids() -> None:
    found = words_of(
        "sections:\n"
        "  - section: First part\n"
        "    slides: [cover, {slide: agenda, title: Way}, {title: A title, id: x}, {title: B b}, {}]\n"
        "  - {section: Second, id: two, cue: Go, title: T, notes: N, slides: [{title: '?'}]}\n"
        "talk: {title: T, date: 2024-03-02, language: en, theme: night, speakers: [host]}\n"
        "people: {host: {name: Ada, about: Here}, guest: Bob}\n"
        "maps: {land: {clouds: {a: {label: A, group: g, clouds: {b: B}}}, groups: {g: G}}}\n"
    )
    assert found == {
        "talk.title": "T",
        "talk.date": "2024-03-02",
        "people.host": "Ada",
        "people.host.about": "Here",
        "people.guest": "Bob",
        "maps.land.clouds.a": "A",
        "maps.land.clouds.a.clouds.b": "B",
        "maps.land.groups.g": "G",
        "sections.first-part.section": "First part",
        "sections.two.section": "Second",
        "sections.two.title": "T",
        "sections.two.cue": "Go",
        "sections.two.notes": "N",
        "slides.agenda.title": "Way",
        "slides.x.title": "A title",
        "slides.b-b.title": "B b",
    }


def test_variants_are_gone_through_too() -> None:
    found = words_of(
        "sections: [{section: S, slides: [{id: a, title: A, links: {post: https://a.b}}]}]\n"
        "variants:\n"
        "  short:\n"
        "    about: for the table of variants\n"
        "    drop: [a]\n"
        "    talk: {event: Here, minutes: 3}\n"
        "    people: {host: {about: There}, guest: null}\n"
        "    maps: {land: {clouds: {x: X, y: null}}}\n"
        "    sections: {s: {title: T}}\n"
        "    slides: {a: {notes: N, links: {post: null, more: https://c.d}}}\n"
        "    add: [{after: a, title: New one, points: [P]}]\n"
    )
    start = "variants.short."
    assert {path.removeprefix(start): t for path, t in found.items() if path.startswith(start)} == {
        "talk.event": "Here",
        "people.host.about": "There",
        "maps.land.clouds.x": "X",
        "sections.s.title": "T",
        "slides.a.notes": "N",
        # `post` is the label of a link in the outline itself, and follows that.
        "slides.a.links.2": "more",
        "add.new-one.title": "New one",
        "add.new-one.points.1": "P",
    }
