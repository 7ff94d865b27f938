"""Callouts and footnotes at the foot of a slide: their place, their numbers, what goes wrong."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from deckbuilder.article.alt import described
from deckbuilder.compose import compose
from deckbuilder.page import Overflow
from deckbuilder.pipeline import load
from deckbuilder.scene import Item, Shape, Text
from deckbuilder.variant import Choice
from tests.laws import problems
from tests.outlines import slide_of

EVERYTHING = """
title: A title[^b] with a mark
points: ["One[^a]", Two]
quote: Words
callout: {text: Mind the gap, kind: question}
footnotes:
  a: First, with [a link](https://example.org) and $x^2$
  b: Second
links: {code: https://example.org/code}
"""
LOOKS = [("paper", "16:9"), ("night", "16:9"), ("paper", "4:3")]


def items(slide: str, theme: str = "paper", aspect: str = "16:9") -> dict[str, Item]:
    one, talk, page = slide_of(slide, theme, aspect)
    made = compose(one, page, talk).items
    assert problems(made, page) == []
    return {item.name: item for item in made}


@pytest.mark.parametrize(("theme", "aspect"), LOOKS)
def test_everything_stands_above_what_is_below_it(theme: str, aspect: str) -> None:
    found = items(EVERYTHING, theme, aspect)
    order = ["points", "callout", "footnotes:rule", "footnotes", "links"]
    boxes = [found[name].box for name in order]
    assert all(a.bottom < b.y for a, b in pairwise(boxes))
    assert found["callout"].box.w == found["footnotes"].box.w > found["points"].box.w


def test_footnotes_are_numbered_as_they_are_listed() -> None:
    found = items(EVERYTHING)
    title, points, notes = (found[name] for name in ("title", "points", "footnotes"))
    assert isinstance(title, Text)
    assert isinstance(points, Text)
    assert isinstance(notes, Text)
    assert [run.text for run in title.body.paragraphs[0].runs if run.raised] == ["2"]
    assert [run.text for run in points.body.paragraphs[0].runs if run.raised] == ["1"]
    assert notes.body.text == "1 First, with a link and x²\n2 Second"


def test_a_mark_is_no_part_of_an_id() -> None:
    slide, _, _ = slide_of("title: A title[^a]\nfootnotes: {a: Words}")
    assert slide.name == "a-title"


@pytest.mark.parametrize("key", ["callout", "footnotes"])
def test_too_many_words_are_refused(key: str) -> None:
    words = "word " * 300
    more = f"callout: {words}" if key == "callout" else f"footnotes: {{a: {words}}}"
    mark = "[^a]" if key == "footnotes" else ""
    one, talk, page = slide_of(f"title: Title{mark}\npoints: [One]\n{more}")
    with pytest.raises(Overflow, match=r"this callout|the footnotes"):
        compose(one, page, talk)


TALK = """talk: {title: Talk, language: de}
variants: {short: {}}
sections:
  - section: One
    slides:
      - title: Eins
        points: [A, {text: "B[^n]", not: short}]
        callout: {text: Vorsicht, kind: warning}
        footnotes: {n: Eine Quelle}
"""


def test_the_heading_is_in_the_language_of_the_talk_and_parts_may_be_left_out(
    tmp_path: Path,
) -> None:
    path = tmp_path / "talk.yaml"
    path.write_text(TALK, "utf-8")
    for choice in (Choice(), Choice(variants=("short",))):
        [scene] = load(path, choice).deck.scenes
        said = {item.name: item for item in scene.items}
        callout = said["callout"]
        assert isinstance(callout, Shape)
        assert callout.body
        assert callout.body.text == "Achtung\nVorsicht"


def test_numbers_of_footnotes_stand_apart_from_words_that_are_read_out(tmp_path: Path) -> None:
    path = tmp_path / "talk.yaml"
    path.write_text(TALK, "utf-8")
    [scene] = load(path).deck.scenes
    assert described(scene) == "Eins. A. B [1]. Achtung. Vorsicht. [1] Eine Quelle."
