"""What YAML would make a number, a date or a map of arrives in the file as a person reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.content import Said
from deckbuilder.pipeline import load
from deckbuilder.readers.pptx import read
from deckbuilder.writers.pptx import write

WORDS = [
    *("16:9", "3:30", "12:30:00", "2026-11-23", "1.10", "010", "0x1F", "1e3", "1_000", ".inf"),
    *("yes", "no", "on", "off", "true", "False", "n", "Yes", "=", "-5 degrees", "+49 30", "50 %"),
    *("see issue #3", "#3 of #4", "C#", "C++", "a:b", "why? because", "R&D & more", "5 > 3"),
    *('the "best" one', "it's", "a, b and c", "x -> y", "(1) first", "1) first", "é — “ü”"),
    *("日本語：例", "مرحبا", "http", "C:/folder", "50% of 3/4", "<b>", "f{x} and f[y]"),
]
"""Texts that need no quotes, and mean themselves."""

ENTRIES = [
    *("Overview: the field", "Note: “x”", "Two words: three", "Why: 16:9", "Text: only", "a b: c"),
    *("Was heißt: Ausrichtung", "日本: 東京", "3:30: tea", "Who: me & you"),
]
"""Items of a list in which YAML sees a key."""

HEAD = "talk: {title: Traps}\nsections:\n  - section: One\n    slides:\n"


def built(text: str, folder: Path) -> list[Said]:
    """The slides of a talk, read back from its PowerPoint file."""
    outline, deck = folder / "talk.yaml", folder / "talk.pptx"
    outline.write_text(text, "utf-8")
    loaded = load(outline)
    assert loaded.warnings == ()
    write(loaded.deck, loaded.theme, deck)
    return [slide.content for slide in read(deck).slides]


def lines(slides: list[Said], name: str) -> list[str]:
    """The lines of the items called `name`, or whose name begins so and goes on after a colon."""
    return [
        line
        for slide in slides
        for item in slide.pieces
        if item.name == name or item.name.startswith(f"{name}:")
        for line in item.text.split("\n")
    ]


def plain(slide: Said) -> list[str]:
    """The notes of a slide, without their looks."""
    return [line.text for line in slide.notes]


def slides_of(words: list[str], before: str, each: str, at_once: int) -> str:
    """A talk that shows all of `words`, `at_once` on a slide."""
    text = HEAD
    for start in range(0, len(words), at_once):
        text += f"      - id: slide-{start}\n        title: Some words\n        {before}\n"
        for number, one in enumerate(words[start : start + at_once]):
            text += "          " + each.format(number=number, words=one) + "\n"
    return text


@pytest.mark.parametrize(
    ("before", "each", "name", "at_once"),
    [
        ("points:", "- {words}", "points", 8),
        ("points:", "- text: {words}", "points", 8),
        ("table:", "- [x, 'y']\n          - - {words}\n            - z", "table", 6),
        ("tree:\n          label: Whole\n          parts:", "  - {words}", "tree", 6),
        ("cycle:", "- {words}", "cycle", 8),
    ],
    ids=["points", "keys", "cells", "parts", "steps"],
)
def test_plain_words_arrive_as_written(
    before: str, each: str, name: str, at_once: int, tmp_path: Path
) -> None:
    words = WORDS if len(WORDS) % at_once != 1 else [*WORDS, "last"]
    found = lines(built(slides_of(words, before, each, at_once), tmp_path), name)
    said = [cell for line in found for cell in line.split("\t")]
    assert [one for one in said if one in words] == words


@pytest.mark.parametrize(
    ("before", "name", "at_once"),
    [
        ("points:", "points", 6),
        ("points:\n          - text: Above\n            points:", "points", 6),
        ("tree:\n          label: Whole\n          parts:", "tree", 5),
        ("cycle:", "cycle", 5),
    ],
    ids=["points", "deeper points", "parts", "steps"],
)
def test_an_item_with_a_colon_is_a_text(
    before: str, name: str, at_once: int, tmp_path: Path
) -> None:
    text = slides_of(ENTRIES, before, "    - {words}", at_once)
    found = lines(built(text, tmp_path), name)
    assert [one for one in found if one in ENTRIES] == ENTRIES


@pytest.mark.parametrize("words", ["16:9", "yes", "1.10", "2026-11-23", "see issue #3", "on"])
def test_every_text_of_a_slide_and_its_notes_means_itself(words: str, tmp_path: Path) -> None:
    [first, second] = built(
        "talk:\n"
        f"  title: {words}\n  subtitle: {words}\n  event: {words}\n"
        "people:\n"
        f"  host: {words}\n  guest: {words}\n"
        "sections:\n"
        f"  - section: {words}\n    id: one\n    speaker: host\n    slides:\n"
        "      - cover\n"
        f"      - title: {words}\n        id: two\n        subtitle: {words}\n"
        f"        quote:\n          text: {words}\n          by: {words}\n"
        f"        speaker: guest\n        cue: {words}\n        notes: {words}\n"
        f"        links:\n          '{words}': https://example.org/\n",
        tmp_path,
    )
    texts = {item.name: item.text for item in (*first.pieces, *second.pieces)}
    assert texts["title"] == texts["quote:words"].strip("“”") == words
    assert words in texts["subtitle"]
    assert texts["quote:by"].endswith(words)
    assert texts["links"] == f"Links:  {words}"
    assert plain(first) == [f"{words} speaks.", f"→ {words}: “{words}”"]
    assert plain(second) == [
        f"On the cue “{words}”: {words} speaks.",
        words,
        f"Links: {words} (https://example.org/)",
    ]


def test_keys_that_yaml_takes_for_yes_or_a_number_are_ids(tmp_path: Path) -> None:
    [slide] = built(
        HEAD + "      - title: Odd ids\n        chain:\n          boxes:\n"
        "            on: The switch\n            1: One\n            2023-09-09: A day\n"
        "          arrows: [on -> 1]\n",
        tmp_path,
    )
    names = [item.name for item in slide.pieces]
    assert {"chain:box:on", "chain:box:1", "chain:box:2023-09-09"} <= set(names)


def test_what_stands_in_quotes_keeps_every_character(tmp_path: Path) -> None:
    words = ["*emphasis*", "# no comment", " - dash", "a: b", "C # sharp", "\\n", '"quoted"', "{}"]
    items = "".join(f"          - text: {single_quoted(one)}\n" for one in words)
    [slide] = built(f"{HEAD}      - title: Quotes\n        points:\n{items}", tmp_path)
    [points] = [item.text.split("\n") for item in slide.pieces if item.name == "points"]
    assert points == ["emphasis", *(one.strip() for one in words[1:])]


def single_quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def test_blocks_of_text_keep_their_paragraphs(tmp_path: Path) -> None:
    [slide] = built(
        f"{HEAD}      - title: >\n          A title over\n          two lines\n"
        "        text: |\n          One goes\n          on.\n\n          Two: 16:9 #3\n"
        "        notes: >\n          Folded goes\n          on.\n\n          And two.\n",
        tmp_path,
    )
    texts = {item.name: item.text for item in slide.pieces}
    assert texts["title"] == "A title over two lines"
    assert texts["text"] == "One goes on.\nTwo: 16:9 #3"
    assert plain(slide) == ["Folded goes on.", "And two."]
