"""Laws every block obeys. A new block is covered the moment its file exists."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckbuilder.blocks import blocks
from deckbuilder.compose import compose
from deckbuilder.fields import Record
from deckbuilder.kinds import Markup
from deckbuilder.laying_out import lay_out
from deckbuilder.model import Slide, Talk
from deckbuilder.page import Overflow, Page
from deckbuilder.writers.svg import svg
from tests.laws import problems
from tests.outlines import ROOT, every_key, examples, outline, page_of, slide_of, talk_of

each_block = pytest.mark.parametrize("key", every_key())
each_page = pytest.mark.parametrize(
    ("theme", "aspect"), [("paper", "16:9"), ("night", "16:9"), ("paper", "4:3")]
)

WORDS = [
    "a", "of", "the", "map", "reward", "Alignment", "interpretability", "overview:", "what?",
    "self-supervised", "naïve", "Ångström", "C++", "<b>", "100 %", "R&D", "北京", "日本語の見出し",
    "مرحبا", "שלום", "Übersetzung", "e=mc²", "—", "“quoted”", "🙂",
]  # fmt: skip

SLOW = {"clouds": 8, "cycle": 10, "picture": 20}
"""How many times blocks that search for places are reworded; the others more often."""

labels = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)


@each_block
def test_documented_example_looks_right(key, golden):
    for number, example in enumerate(examples(key), 1):
        talk = talk_of(outline(example))
        page = page_of(talk)
        [scene] = lay_out(talk, page).scenes
        name = key if number == 1 else f"{key}-{number}"
        golden(
            ROOT / "tests" / "golden" / "blocks" / f"{name}.svg",
            svg(scene, page.theme, page.width, page.height),
        )


@each_block
@each_page
def test_documented_examples_obey_the_laws(key, theme, aspect):
    for example in examples(key):
        slide, talk, page = slide_of(example, theme, aspect)
        items = compose(slide, page, talk).items
        assert problems(items, page, overlaps=blocks()[key].may_overlap) == []


@each_block
def test_layout_is_pure(key):
    slide, talk, page = slide_of(examples(key)[0])
    assert compose(slide, page, talk) == compose(slide, page, talk)


@each_block
def test_it_stands_beside_points(key):
    example = examples(key)[0]
    if key == "points" or "points:" in example or "split:" in example:
        example = "title: Two\nquote: {text: Short words}\npoints: [One, Two, Three]\n"
    else:
        example += "points: [One, Two, Three]\n"
    slide, talk, page = slide_of(example)
    assert wrong(key, slide, talk, page) == []


@each_block
def test_any_words_fit_or_are_refused(key):
    slide, talk, page = slide_of(examples(key)[0])

    @settings(max_examples=SLOW.get(key, 40), suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def any_words(data: st.DataObject) -> None:
        block = reworded(slide.blocks[0], lambda: data.draw(labels))
        reworded_slide = dataclasses.replace(slide, blocks=(block, *slide.blocks[1:]))
        assert wrong(key, reworded_slide, talk, page) == []

    any_words()


def wrong(key: str, slide: Slide, talk: Talk, page: Page) -> list[str]:
    """What breaks a law on a slide. A refusal breaks none, if it says what to do."""
    try:
        items = compose(slide, page, talk).items
    except Overflow as overflow:
        return [] if overflow.message and overflow.hint else ["a refusal without a hint"]
    return problems(items, page, overlaps=blocks()[key].may_overlap)


def reworded(value: Any, draw: Any) -> Any:
    """`value` with every marked-up text in it replaced by drawn words."""
    match value:
        case Markup():
            return Markup(draw())
        case Record():
            parts = {
                name: reworded(part, draw) for name, part in vars(value).items() if name != "span"
            }
            return dataclasses.replace(
                value, **{k: parts[k] for k in _fields(value) & parts.keys()}
            )
        case dict():
            return {name: reworded(part, draw) for name, part in value.items()}
        case tuple():
            return tuple(reworded(part, draw) for part in value)
        case _:
            return value


def _fields(value: Record) -> set[str]:
    return {field.name for field in dataclasses.fields(value)}
