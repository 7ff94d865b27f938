"""Whatever an outline says, it is refused with reasons or becomes a file that is sound."""

from __future__ import annotations

import copy
import random
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from deckbuilder.checks import run_checks
from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.pipeline import load
from deckbuilder.report import formatted
from deckbuilder.writers.pptx import build, check
from deckbuilder.writers.svg import svg
from tests.outlines import ROOT, every_key, examples

WORDS = [
    *(
        "",
        "x",
        "Two words",
        "*",
        "**bold**",
        "[a](https://b.c)",
        "[jump](#one)",
        "- dash",
        "# sharp",
    ),
    *("日本語の見出し", "مرحبا", "🙂", "\u0301", "\u200b", "\u00a0", "one\ntwo", "\t", "W" * 200),
    *(
        "word " * 60,
        "`code`",
        "<b>&amp;",
        "a -> b",
        "one",
        "two",
        "0.5",
        "-1",
        "1e999",
        "16:9",
        "yes",
    ),
    *(
        "~",
        "40/60",
        "\\",
        "'",
        '"',
        "{}",
        "%s",
        "#one",
        "https://a.b",
        "bridge.svg",
        "blue",
        "left",
    ),
    *("2016", "-3000", "2016-13-45", "python", "label", "colour", "at", "id", "title", "hidden"),
]
OTHERS: list[Any] = [
    *("cover", "agenda", "references", "credits"),
    {"slide": "cover", "title": "X", "notes": "Hello\n\n- a list\n"},
    {"title": "Shown", "clouds": "land", "links": {"a": "https://a.b", "b": ["https://c.d", "#one"]}},
    {"title": "In focus", "clouds": {"map": "land", "focus": ["one"]}, "points": ["beside it"]},
    {"title": "Two", "subtitle": "Below", "quote": "Words", "text": "Text", "split": "40/60"},
]  # fmt: skip
SLIDES = [yaml.load(one, yaml.BaseLoader) for key in every_key() for one in examples(key)] + OTHERS


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every part of a value, itself not among them."""
    if path:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in inner if isinstance(value, dict | list) else ():
        yield from places(part, (*path, key))


def changed(value: Any, dice: random.Random) -> Any:
    """`value` with a few parts of it changed, repeated, renamed or lost."""
    value = copy.deepcopy(value)
    for _ in range(dice.choice((0, 1, 1, 2, 3))):
        path = dice.choice([*places(value)] or [()])
        if not path:
            return dice.choice(WORDS)
        holder = value
        for key in path[:-1]:
            holder = holder[key]
        key = path[-1]
        match dice.randrange(6):
            case 0 if isinstance(holder, list):
                holder.extend(copy.deepcopy([holder[key]]) * dice.choice((1, 3, 12)))
            case 1:
                del holder[key]
            case 2 if isinstance(holder, dict):
                holder[dice.choice(WORDS)] = copy.deepcopy(holder[key])
            case 3 if isinstance(holder[key], list):
                dice.shuffle(holder[key])
            case _:
                holder[key] = dice.choice(WORDS)
    return value


def outline(number: int) -> str:
    """A talk of documented slides, more or less changed; always the same for one number."""
    dice = random.Random(number)
    slides = [changed(dice.choice(SLIDES), dice) for _ in range(dice.choice((1, 1, 2)))]
    facts = {
        "title": dice.choice(("A", "**B**", "مرحبا")),
        "theme": dice.choice(("paper", "night")),
        "aspect": dice.choice(("16:9", "4:3")),
        "language": dice.choice(("en", "ar", "ja")),
        "event": dice.choice(("Here", "W" * 35)),
    }
    land = {"clouds": {"one": "One", "two": {"label": "Two"}}, "arrows": ["one -> two: helps"]}
    section = {"section": "S", "slides": [{"title": "One", "id": "one"}, *slides]}
    if dice.random() < 0.2:
        section |= {"cloud": "land.one", "id": "opening"}
    if dice.random() < 0.1:
        facts = changed(facts, dice)
    talk = {"talk": facts, "maps": {"land": land}, "sections": [section]}
    return yaml.dump(talk, sort_keys=False, allow_unicode=True, width=10_000)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("talks")
    for picture in (ROOT / "tests" / "pictures").iterdir():
        shutil.copy(picture, made)
    return made


def end_of(number: int, folder: Path) -> str:
    """How building the outline with a number ended: `built` or `refused`."""
    path = folder / f"{number}.yaml"
    path.write_text(outline(number), "utf-8")
    try:
        loaded = load(path)
    except InvalidTalk as invalid:
        assert invalid.diagnostics
        for found in invalid.diagnostics:
            assert found.message
            assert formatted(found, {})
        return "refused"
    assert check.check(build.parts(loaded.deck, loaded.theme)) == []
    for scene in loaded.deck.scenes:
        assert svg(scene, loaded.theme, loaded.page.width, loaded.page.height)
    run_checks(loaded)
    return "built"


@pytest.mark.parametrize("first", range(0, 160, 40))
def test_a_changed_outline_is_refused_or_gives_a_sound_file(first: int, folder: Path) -> None:
    ends = Counter(end_of(number, folder) for number in range(first, first + 40))
    assert min(ends["built"], ends["refused"]) >= 5
