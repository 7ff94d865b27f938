"""Outlines and layers drawn at random, for laws that hold for all of them."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import strategies as st

Yaml = dict[str, Any]

TAGS = ("short", "deep")
WORDS = ("cover", "agenda", "references", "credits")
MINUTES = st.sampled_from((0, 0.5, 1, 1.5, 2, "2:20", 3))
WORDING = st.sampled_from(
    ("One", "Two words", "A: colon", "- dash", "日本語", "yes", "1.10", "'q' \"r\"")
)
NOTES = st.builds(lambda count: "word " * count, st.integers(1, 300))


@st.composite
def slides(draw: st.DrawFn, name: str) -> Any:
    """A slide with an id."""
    slide: Yaml = {"id": name, "title": draw(WORDING)}
    if draw(st.booleans()):
        slide["minutes"] = draw(MINUTES)
    if draw(st.booleans()):
        slide["notes"] = draw(NOTES)
    if draw(st.booleans()):
        slide["points"] = draw(st.lists(WORDING, min_size=1, max_size=3))
    if draw(st.booleans()):
        slide["text"] = {"text": draw(WORDING)} if draw(st.booleans()) else draw(WORDING)
    slide["tags"] = draw(st.lists(st.sampled_from(TAGS), unique=True))
    slide["optional"] = draw(st.booleans())
    slide["hidden"] = draw(st.booleans()) and draw(st.booleans())
    return slide


@st.composite
def outlines(draw: st.DrawFn) -> Yaml:
    """An outline of up to four sections without variants."""
    sections = []
    words = list(WORDS)
    for number in range(draw(st.integers(1, 4))):
        count = draw(st.integers(1, 3))
        inner = [draw(slides(f"s{number}{letter}")) for letter in range(count)]
        if draw(st.booleans()):
            inner.insert(draw(st.integers(0, count)), words.pop())
        section: Yaml = {"section": f"Part {number}", "id": f"p{number}", "slides": inner}
        if draw(st.booleans()):
            section["opening"] = draw(st.booleans())
        if draw(st.booleans()):
            section["notes"] = draw(NOTES)
        sections.append(section)
    return {"talk": {"title": "T", "minutes": draw(st.integers(1, 12))}, "sections": sections}


def ids(outline: Yaml) -> list[str]:
    """The ids of all slides of an outline, in order."""
    every = [slide for section in outline["sections"] for slide in section["slides"]]
    return [slide if isinstance(slide, str) else slide["id"] for slide in every]


def selectors(outline: Yaml) -> st.SearchStrategy[str]:
    """What a variant may name."""
    used = {
        tag
        for section in outline["sections"]
        for s in section["slides"]
        if isinstance(s, dict)
        for tag in s["tags"]
    }
    parts = [section["id"] for section in outline["sections"]]
    return st.sampled_from([*ids(outline), *parts, *(f"tag:{tag}" for tag in sorted(used))])


CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "title": WORDING,
        "subtitle": WORDING,
        "minutes": MINUTES,
        "notes": NOTES,
        "cue": WORDING,
    },
)
"""What may change of any slide."""


@st.composite
def choices(draw: st.DrawFn, outline: Yaml) -> Yaml:
    """What a variant shows, in sound words."""
    named = draw(st.lists(selectors(outline), unique=True, max_size=6))
    cut = draw(st.integers(0, len(named)))
    layer: Yaml = {"drop": named[:cut], "also": named[cut:]}
    if draw(st.booleans()):
        kept = [
            one for one in draw(st.lists(selectors(outline), unique=True)) if one not in named[:cut]
        ]
        layer["keep"] = kept
    if draw(st.booleans()):
        layer["fill"] = draw(st.lists(selectors(outline), unique=True, min_size=1, max_size=5))
    return layer


@st.composite
def variants(draw: st.DrawFn, outline: Yaml, name: str = "v") -> Yaml:
    """A whole layer, in sound words."""
    layer: Yaml = draw(choices(outline))
    layer["slides"] = draw(st.dictionaries(st.sampled_from(ids(outline)), CHANGES, max_size=3))
    if draw(st.booleans()):
        layer["talk"] = {"minutes": draw(st.integers(1, 12)), "event": draw(WORDING)}
    if draw(st.booleans()):
        parts = [section["id"] for section in outline["sections"]]
        change = {"section": draw(WORDING), "opening": draw(st.booleans())}
        layer["sections"] = {draw(st.sampled_from(parts)): change}
    if draw(st.booleans()):
        layer["add"] = [
            draw(slides(f"{name}{number}")) | {"after": draw(st.sampled_from(ids(outline)))}
            for number in range(draw(st.integers(1, 2)))
        ]
    return layer


def written(outline: Yaml, **layers: Yaml) -> str:
    """An outline with variants, as a file."""
    whole = outline | ({"variants": layers} if layers else {})
    return yaml.dump(whole, sort_keys=False, allow_unicode=True, width=10_000)
