"""Laws that variants obey, whatever the outline and the layers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.laying_out import lay_out
from deckbuilder.model import Talk
from deckbuilder.model.timing import SLACK, talk_time
from deckbuilder.pipeline import understand
from deckbuilder.source import Mapping, Node, Scalar, Sequence
from tests.often import often
from tests.outlines import page_of
from tests.variant.drawn import CHANGES, choices, ids, outlines, slides, variants, written
from tests.variant.talks import resolution, talk_of


def made(text: str, *names: str) -> Talk:
    """A talk, of those that show anything."""
    try:
        return talk_of(text, *names)
    except InvalidTalk as invalid:
        errors = [one.message for one in invalid.diagnostics if one.severity == "error"]
        assert all("shows no slide" in message for message in errors), invalid
        assume(False)
        raise


def names_of(talk: Talk) -> list[str]:
    return [slide.name for slide in talk.slides]


@given(st.data())
def test_a_variant_never_invents_a_slide(data: st.DataObject):
    outline = data.draw(outlines())
    layer = data.draw(variants(outline))
    added = [slide["id"] for slide in layer.get("add", ())]
    names = names_of(made(written(outline, v=layer), "v"))
    assert set(names) <= {*ids(outline), *added}
    assert len(set(names)) == len(names)


@given(st.data())
def test_the_order_is_that_of_the_outline(data: st.DataObject):
    outline = data.draw(outlines())
    talk = made(written(outline, v=data.draw(variants(outline))), "v")
    names = [name for name in names_of(talk) if name in ids(outline)]
    assert names == [name for name in ids(outline) if name in names]
    parts = [section["id"] for section in outline["sections"]]
    assert [one.name for one in talk.sections] == [
        part for part in parts if part in {one.name for one in talk.sections}
    ]


@given(st.data())
def test_order_moves_only_what_it_names(data: st.DataObject):
    outline = data.draw(outlines())
    named = data.draw(st.lists(st.sampled_from(ids(outline)), unique=True))
    everything = {"also": ids(outline)}
    talk = made(written(outline, v=everything | {"order": named}), "v")
    names = names_of(talk)
    assert [name for name in names if name in named] == named
    assert [names.index(name) for name in ids(outline) if name not in named] == [
        number for number, name in enumerate(ids(outline)) if name not in named
    ]
    base = made(written(outline, v=everything), "v")
    assert [len(one.slides) for one in talk.sections] == [len(one.slides) for one in base.sections]


@settings(max_examples=often(20))
@given(st.data())
def test_an_empty_layer_changes_nothing(data: st.DataObject):
    outline = data.draw(outlines())
    text = written(
        outline, v=data.draw(variants(outline)), empty={}, v_and={"extends": ["v", "empty"]}
    )
    assert made(text, "empty") == made(text) == made(written(outline))
    assert (
        made(text, "v", "empty")
        == made(text, "empty", "v")
        == made(text, "v")
        == made(text, "v_and")
    )


@settings(max_examples=often(8))
@given(outlines())
def test_an_empty_layer_gives_the_same_deck(outline: dict[str, Any]):
    for section in outline["sections"]:
        for slide in section["slides"]:
            if isinstance(slide, dict):
                slide["optional"] = False
    base, same = made(written(outline)), made(written(outline, empty={}), "empty")
    assert lay_out(base, page_of(base)) == lay_out(same, page_of(same))


@given(st.data())
def test_layers_that_touch_different_slides_commute(data: st.DataObject):
    outline = data.draw(outlines())
    mixed = data.draw(st.permutations(ids(outline)))
    cut = data.draw(st.integers(0, len(mixed)))
    layers = {}
    for name, mine in (("a", mixed[:cut]), ("b", mixed[cut:])):
        changed = data.draw(st.lists(st.sampled_from(mine), unique=True) if mine else st.just([]))
        half = data.draw(st.integers(0, len(changed)))
        layers[name] = {
            "slides": {one: data.draw(CHANGES) for one in changed},
            "drop": changed[:half],
            "also": changed[half:],
        }
    text = written(outline, **layers)
    assert made(text, "a", "b") == made(text, "b", "a")


@settings(max_examples=often(20))
@given(st.data())
def test_a_layer_that_two_names_extend_is_laid_once(data: st.DataObject):
    outline = data.draw(outlines())
    low = data.draw(variants(outline))
    text = written(
        outline, low=low, x={"extends": "low"}, y={"extends": ["low"]}, z={"extends": ["x", "y"]}
    )
    once = made(text, "low")
    assert made(text, "low", "low") == once
    assert made(text, "x", "y") == once
    assert made(text, "z", "low") == once


@settings(max_examples=often(20))
@given(st.data())
def test_filling_never_takes_more_than_there_is(data: st.DataObject):
    outline = data.draw(outlines())
    layers = {"a": data.draw(variants(outline, "a")), "b": data.draw(choices(outline))}
    node, reading, filled = resolution(written(outline, **layers), "a", "b")
    assume(not reading.problems.errors)
    talk = understand(node, reading)
    taken, budget = talk_time(talk).minutes, talk.talk.minutes
    assert taken <= budget + SLACK or not any(one.fits and one.minutes for one in filled)
    for one in filled:
        assert (one.slide in names_of(talk)) == one.fits
        assert one.fits or taken + one.minutes > budget - SLACK


@settings(max_examples=often(20))
@given(st.data())
def test_keeping_and_then_asking_for_all_is_all(data: st.DataObject):
    outline = data.draw(outlines())
    layer = data.draw(choices(outline))
    layer.pop("fill", None)
    every = [section["id"] for section in outline["sections"]]
    text = written(
        outline,
        low=layer,
        all={"extends": "low", "also": every},
        every={"keep": every, "also": every},
    )
    assert made(text, "all") == made(text, "every")
    assert names_of(made(text, "all")) == ids(outline)


def scalars(node: Node, key: str = "") -> Iterator[tuple[str, Scalar]]:
    """Every text below a node, each with the key it stands under."""
    match node:
        case Scalar():
            yield key, node
        case Mapping():
            for name, entry in node.entries.items():
                yield from scalars(entry.value, name)
        case Sequence():
            for item in node.items:
                yield from scalars(item, key)


MADE = {"id", "opening", "hidden"}
"""Keys of values that variants make by themselves."""


@settings(max_examples=often(20))
@given(st.data())
def test_every_text_knows_where_it_was_written(data: st.DataObject):
    outline = data.draw(outlines())
    layers = {"a": data.draw(variants(outline, "a")), "b": data.draw(variants(outline, "b"))}
    text = written(outline, **layers)
    names = data.draw(st.permutations(["a", "b"]))
    node, _, _ = resolution(text, *names)
    seen = 0
    for key, scalar in scalars(node):
        before = text[: scalar.start]
        assert scalar.file.path == "talk.yaml"
        assert (scalar.line, scalar.column) == (
            before.count("\n") + 1,
            len(before) - before.rfind("\n"),
        )
        if words_at(scalar) == scalar.value:
            seen += 1
        else:
            assert key in MADE, (key, scalar)
    assert seen > 0


def words_at(scalar: Scalar) -> str | None:
    """What YAML makes of the place where a text says that it was written."""
    try:
        return str(yaml.load(scalar.raw, yaml.BaseLoader))
    except yaml.YAMLError:
        return None


@given(st.data())
def test_an_added_slide_stands_where_it_says(data: st.DataObject):
    outline = data.draw(outlines())
    slide = data.draw(slides("new")) | {"optional": False}
    place = data.draw(st.sampled_from(ids(outline)))
    side = data.draw(st.sampled_from(["after", "before"]))
    layer = {"also": ids(outline), "add": [slide | {side: place}]}
    names = names_of(made(written(outline, v=layer), "v"))
    assert names.index("new") - names.index(place) == (1 if side == "after" else -1)
    assert [name for name in names if name != "new"] == ids(outline)
