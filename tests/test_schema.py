"""The JSON Schema: sound, complete, and of one mind with the reader."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.blocks import blocks
from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.fields import Schema
from deckbuilder.model.slide import WORDS
from deckbuilder.schema import outline_schema, schema_text, theme_schema
from tests.editor import as_an_editor_sees
from tests.outlines import EXAMPLE, ROOT, every_key, examples, outline, talk_of

SCHEMA = outline_schema()
CHECKER = jsonschema.Draft7Validator(SCHEMA)

OUTLINES = {
    **{path.stem: path.read_text("utf-8") for path in sorted((ROOT / "talks").glob("*.yaml"))},
    "starter": (ROOT / "src/deckbuilder/starter/talk.yaml").read_text("utf-8"),
    "docs": EXAMPLE.findall((ROOT / "docs/outline.md").read_text("utf-8"))[0],
    **{
        f"{key}-{number}": outline(example)
        for key in every_key()
        for number, example in enumerate(examples(key), 1)
    },
}


def complaints(text: str) -> list[str]:
    """What an editor would underline."""
    return [error.message for error in CHECKER.iter_errors(as_an_editor_sees(text))]


def walk(schema: Any) -> Iterator[Schema]:
    """Every schema within a schema."""
    if isinstance(schema, dict):
        yield schema
        for part in schema.values():
            yield from walk(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from walk(part)


@pytest.mark.parametrize("schema", [SCHEMA, theme_schema()], ids=["outline", "theme"])
def test_it_is_a_sound_schema_of_draft_7(schema: Schema) -> None:
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(schema)
    for part in walk(schema):
        if "$ref" in part:
            name = part["$ref"].removeprefix("#/definitions/")
            assert schema["definitions"][name]


@pytest.mark.parametrize("schema", [SCHEMA, theme_schema()], ids=["outline", "theme"])
def test_every_key_says_what_it_is_for(schema: Schema) -> None:
    bare = [
        key
        for part in walk(schema)
        for key, field in (part.get("properties") or {}).items()
        if isinstance(field, dict) and len(field.get("description", "")) < 5
    ]
    assert bare == []


def test_it_is_written_the_same_way_each_time() -> None:
    assert schema_text(outline_schema()) == schema_text(copy.deepcopy(SCHEMA))


def test_it_knows_every_block_and_every_bare_word() -> None:
    [words, whole], taken = (
        part.get("anyOf", part) for part in SCHEMA["definitions"]["slide.Slide"]["anyOf"]
    )
    assert taken["required"] == ["from"]
    assert tuple(words["enum"]) == WORDS
    assert set(blocks()) <= set(whole["properties"])


@pytest.mark.parametrize("name", OUTLINES)
def test_an_editor_underlines_nothing_in_an_outline_in_order(name: str) -> None:
    assert complaints(OUTLINES[name]) == []


@pytest.mark.parametrize("name", OUTLINES)
def test_nor_does_a_checker_that_knows_yaml_1_1(name: str) -> None:
    """Where that makes a number of `3:30` it sees minutes; a date it cannot show to a schema."""
    seen = yaml.load(OUTLINES[name], yaml.CSafeLoader)
    for talk in (seen, *seen.get("variants", {}).values()):
        talk.get("talk", {}).pop("date", None)
    assert [error.message for error in CHECKER.iter_errors(seen)] == []


@pytest.mark.parametrize(
    "slide",
    [
        "titel: A",
        "title: A\npionts: [B]",
        "title: A\nbananas: [B]",
        "title: A\nhidden: perhaps",
        "title: A\nminutes: soon",
        "title: A\nlinks: {page: ftp://example.org}",
        "title: A\nid: two words",
        "title: A\npoints: B",
        "title: A\npoints: []",
        "title: A\npoints:\n  - {txt: B, points: [C]}",
        "title: A\npoints:\n  - {txt: B}",
        "title: A\ntree: {label: B, colour: bleu, parts: [C]}",
        "title: A\ntree: {parts: [C]}",
        "title: A\nspectrum: {left: B, right: C, marks: [{at: 2, label: D}]}",
        "title: A\nclouds: {clouds: {one: {label: One, at: [0.5]}}}",
        "title: A\nclouds: {clouds: {one: {label: One, at: [0.5, 7]}}}",
        "title: A\nclouds: {clouds: {one: One}, arrows: [one => two]}",
        "title: A\nchain: {boxes: {one: One}}",
        "title: A\nchain: {boxes: {one two: One, three: Three}}",
        "title: A\ncolumns: [{points: [B]}, {pints: [C]}]",
        "title: A\nquote: {by: B}",
        "slide: covr",
        "covr",
        "- A",
    ],
)
def test_an_editor_underlines_what_we_refuse(slide: str) -> None:
    text = outline(slide)
    with pytest.raises(InvalidTalk):
        talk_of(text)
    assert complaints(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "sections: []",
        "talk: {title: A}",
        "talk: {title: A}\nsections: []",
        "talk: {title: A, aspect: 16:10}\nsections: [{section: A}]",
        "talk: {title: A}\npeople: {'two words': B}\nsections: [{section: A}]",
        "talk: {title: A}\nsections: [{section: A, slides: [{}, 3]}]",
        "[]",
    ],
)
def test_an_editor_underlines_what_is_wrong_with_a_talk(text: str) -> None:
    with pytest.raises(InvalidTalk):
        talk_of(text)
    assert complaints(text) != []


@pytest.mark.parametrize(
    "slide",
    [
        "title: A\npoints:\n  - Overview: the field\n  - 3\n  - yes\n  - {text: 1.5, points: [B]}",
        "title: A\ntable: [[One, 2], [Note: this, true]]",
        "title: 16:9\nminutes: 2:30\nhidden: on",
        "title: A\nlinks: {page: 'https://example.org', more: ['#a', 'mailto:a@b.c']}\nspeaker:",
        "title: A\nclouds: {clouds: {Größe: Größe, 水: 水}, arrows: [Größe -> 水: helps]}",
        "title: A\nnotes:\ntags:",
    ],
)
def test_an_editor_leaves_alone_what_we_read(slide: str) -> None:
    text = outline(slide)
    assert talk_of(text)
    assert complaints(text) == []


KEYS = sorted({key for part in walk(SCHEMA) for key in (part.get("properties") or {})})
VALUES = st.recursive(
    st.sampled_from(["one", "Two words", "blue", "cover", "a -> b", "40/60", "#a", "https://a.b"])
    | st.integers(-3, 12)
    | st.booleans()
    | st.none(),
    # One key alone may be words with a colon in them, such as `- Note: this`.
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KEYS), inner, min_size=2, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=200, deadline=None)
@given(slide=st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=3), title=st.booleans())
def test_what_an_editor_underlines_is_no_talk_we_read(slide: dict[str, Any], title: bool) -> None:
    """The schema may be more lenient than the reader, but never the other way about."""
    made = {"title": "A"} | slide if title else slide
    whole = {"talk": {"title": "A"}, "sections": [{"section": "A", "slides": [made]}]}
    text = yaml.safe_dump(whole, sort_keys=False, allow_unicode=True)
    try:
        talk_of(text)
    except InvalidTalk:
        return
    assert complaints(text) == []


def test_its_first_line_in_the_starter_is_one_that_editors_know() -> None:
    starter = Path(ROOT / "src/deckbuilder/starter/talk.yaml").read_text("utf-8")
    assert starter.startswith("# yaml-language-server: $schema=outline.schema.json\n")
