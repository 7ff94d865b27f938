"""Whatever variants say, they are refused with reasons or give a talk that is sound."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from deckbuilder.checks import run_checks
from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.pipeline import load
from deckbuilder.report import formatted
from deckbuilder.variant import Choice
from deckbuilder.writers.pptx import build, check
from tests.outlines import ROOT
from tests.test_any_outline import SLIDES, WORDS, changed

NAMES = ["one", "two", "three", "cover", "tag:x"]
NULL = "NOTHING AT ALL"
"""Stands for `null`, so that all that is changed at random is text."""
SETTINGS = [
    "talk.event=PyCon",
    "talk.minutes=5",
    "slides.one.title=${talk.event}",
    "slides.two.notes=",
    "slides.one={points: [A]}",
    "maps.land.clouds.two=null",
    "people.host=Ada",
    "sections.s.opening=yes",
    "talk.theme={speaker_mark: yes}",
    "slides.one.clouds.focus=[one]",
    "x",
]


def layer(dice: random.Random, name: str, bases: list[str]) -> dict[str, Any]:
    """What a variant might say, most of it right."""
    mixed = dice.sample(NAMES, len(NAMES))
    keys: dict[str, Any] = {
        "keep": [*mixed[:3], "s"],
        "drop": mixed[3:],
        "also": mixed[:2],
        "fill": mixed[1:4],
        "order": [one for one in mixed if one != "tag:x"],
        "extends": bases,
        "talk": {"minutes": dice.choice(("1", "10")), "event": dice.choice(WORDS), "date": NULL},
        "people": {"host": dice.choice(("Ada", {"about": "Here"}))},
        "maps": {"land": {"clouds": {"two": dice.choice((NULL, "New", {"weight": "3"}))}}},
        "sections": {"s": {"section": "New ${talk.event}", "opening": dice.choice(("yes", "no"))}},
        "slides": {
            one: dice.choice(SLIDES) if dice.random() < 0.2 else {"title": "In ${talk.event}"}
            for one in mixed[:2]
            if one != "tag:x"
        },
        "add": [{"id": name, "title": "Added", "after": "one", "text": "${people.host}"}],
    }
    return {key: keys[key] for key in dice.sample(sorted(keys), dice.randrange(1, 6))}


def outline(dice: random.Random) -> str:
    """A talk of documented slides with three variants."""
    slides = []
    for name in ("one", "two", "three"):
        slide = dice.choice(SLIDES)
        slide = {"slide": slide} if isinstance(slide, str) else dict(slide)
        slides.append(
            {"id": name, "tags": ["x"], "notes": "In ${talk.event}"} | slide | {"id": name}
        )
    if dice.random() < 0.5:
        condition = dice.choice((("only", "v"), ("not", ["v", "w"]), ("optional", "yes")))
        slides[1] |= [condition]
    section = {"section": "S", "slides": ["cover", *slides]}
    if dice.random() < 0.3:
        section |= {"cloud": "land.one"}
    bases = {"v": ["w", "u"], "w": ["u"], "u": []}
    variants: Any = {name: layer(dice, name, below) for name, below in bases.items()}
    if dice.random() < 0.4:
        variants = changed(variants, dice)
    talk = {
        "talk": {"title": "T", "event": "Here", "minutes": "20", "date": "2024-03-02"},
        "people": {"host": {"name": "Host"}},
        "maps": {
            "land": {"clouds": {"one": "One", "two": {"label": "Two"}}, "arrows": ["one -> two"]}
        },
        "sections": [section],
        "variants": variants,
    }
    text = yaml.dump(talk, sort_keys=False, allow_unicode=True, width=10_000)
    return text.replace(NULL, "null")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("talks")
    for picture in (ROOT / "tests" / "pictures").iterdir():
        shutil.copy(picture, made)
    return made


def end_of(number: int, folder: Path) -> str:
    """How building a talk of the outline with a number ended: `built` or `refused`."""
    dice = random.Random(number)
    path = folder / f"{number}.yaml"
    path.write_text(outline(dice), "utf-8")
    names = tuple(dice.sample(("v", "w", "u"), dice.choice((0, 1, 1, 1, 2))))
    settings = tuple(dice.sample(SETTINGS, dice.choice((0, 0, 1))))
    try:
        loaded = load(path, Choice(names, settings))
    except InvalidTalk as invalid:
        assert any(found.severity == "error" for found in invalid.diagnostics)
        for found in invalid.diagnostics:
            assert found.message
            assert formatted(found, {})
        return "refused"
    assert check.check(build.parts(loaded.deck, loaded.theme)) == []
    run_checks(loaded)
    return "built"


@pytest.mark.parametrize("first", range(0, 160, 40))
def test_any_variants_are_refused_or_give_a_sound_file(first: int, folder: Path) -> None:
    ends = Counter(end_of(number, folder) for number in range(first, first + 40))
    assert min(ends["built"], ends["refused"]) >= 5
