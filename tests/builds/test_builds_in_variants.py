"""Builds where a talk leaves something out, and where time decides what it shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.cache import FolderCache
from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.pipeline import Loaded, load
from deckbuilder.variant import Choice

TALK = """\
talk: {title: Builds, minutes: 2, words_per_minute: 100}
maps:
  land: {clouds: {hill: Hill, sea: {label: Sea, not: short}, wood: {label: Wood, clouds: {oak: Oak}}}}
sections:
  - section: One
    slides:
      - title: The land
        id: land
        build: {steps: [[hill], [sea], [wood], [wood.oak]]}
        clouds: land
      - title: A chain
        id: chain
        build: {steps: [a, [b], c]}
        chain: {boxes: {a: A, b: {label: B, not: short}, c: C, d: D}}
      - title: Many points
        id: many
        optional: yes
        build: yes
        points: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]
      - title: Few points
        id: few
        optional: yes
        build: yes
        points: [1, 2]
variants:
  short: {}
  long: {fill: [many, few]}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("builds")


def made(folder: Path, variant: str = "", text: str = TALK) -> Loaded:
    path = folder / "talk.yaml"
    path.write_text(text, "utf-8")
    return load(path, Choice((variant,) if variant else ()), cache=FolderCache(folder / "cache"))


def shown(loaded: Loaded, slide: str) -> list[list[str]]:
    scene = next(one for one in loaded.deck.scenes if one.id == slide)
    return [[target.item for target in step.targets] for step in scene.steps]


def test_steps_pass_over_what_a_variant_leaves_out(folder: Path) -> None:
    whole, short = made(folder), made(folder, "short")
    assert len(shown(whole, "land")) == 4
    assert shown(short, "land") == [
        ["clouds:hill"], ["clouds:wood", "clouds:wood:(label)"], ["clouds:wood:oak"]
    ]  # fmt: skip
    assert len(shown(whole, "chain")) == 3
    assert shown(short, "chain") == [
        ["chain:box:a"],
        ["chain:box:c", "chain:arrow:a", "chain:arrow:c"],
    ]


@pytest.mark.parametrize("slide", ["land", "chain"])
def test_the_clicks_of_a_slide_are_those_of_its_scene(slide: str, folder: Path) -> None:
    for variant in ("", "short"):
        loaded = made(folder, variant)
        one = next(each for each in loaded.talk.slides if each.name == slide)
        assert one.clicks == len(shown(loaded, slide))


def test_fill_counts_clicks(folder: Path) -> None:
    """Two minutes hold the first slides, 0:50 and 0:45, but not 2:10 more for twenty points."""
    assert [(one.slide, one.fits) for one in made(folder, "long").filled] == [
        ("many", False), ("few", False)
    ]  # fmt: skip
    longer = TALK.replace("minutes: 2,", "minutes: 2:20,")
    assert [one.fits for one in made(folder, "long", longer).filled] == [False, True]


NUMBERED = """\
talk: {title: Builds}
sections:
  - section: One
    slides:
      - title: Points
        id: points
        build: {steps: [[4, 1], points.2, 3.1, 3.2]}
        points: [{text: a, only: long}, b, {text: c, points: [{text: ca, only: long}, cb]}, {text: d, only: long}]
      - {title: Table, id: table, table: {rows: [[h], {row: [a], only: long}, [b], [c]], build: {steps: [3, 1, 2]}}}
      - {title: Cycle, id: cycle, build: {steps: [1, 2]}, cycle: [{label: a, only: long}, b, c, d]}
      - {title: Tree, id: tree, build: {steps: [1, 2.1, 2.2]}, tree: {label: w, parts: [{label: a, only: long}, {label: b, parts: [{label: ba, only: long}, bb]}]}}
      - title: Spectrum
        id: spectrum
        build: {steps: [1, 2.1, 2.2]}
        spectrum:
          scales:
            - {label: A, left: l, right: r, only: long}
            - {label: B, left: l, right: r, marks: [{label: m, at: 0.2, only: long}, {label: n, at: 0.8}]}
variants: {long: {}, short: {}}
"""


def test_numbers_in_steps_count_what_is_written(folder: Path) -> None:
    """What a variant hides shifts none of the others, and is passed over."""
    long, short = made(folder, "long", NUMBERED), made(folder, "short", NUMBERED)
    names = ("points", "table", "cycle", "tree", "spectrum")
    assert [len(shown(long, name)) for name in names] == [4, 3, 2, 3, 3]
    assert shown(short, "table") == [["table:3"], ["table:2"]]
    assert shown(short, "cycle") == [["cycle:arrow:1-2", "cycle:arrow:3-1", "cycle:step:1"]]
    assert shown(short, "tree") == [["tree:2-3", "tree:3"]]
    [step] = shown(short, "spectrum")
    assert step[-1] == "spectrum:1:mark:1:label"
    scene = next(one for one in short.deck.scenes if one.id == "points")
    aims = [target.paragraphs for step in scene.steps for target in step.targets]
    assert aims == [(0, 0), (2, 2)]


def test_a_number_that_is_not_written_is_an_error_in_every_variant(folder: Path) -> None:
    with pytest.raises(InvalidTalk, match="there is no `5` to build here"):
        made(folder, "short", NUMBERED.replace("[[4, 1]", "[[5, 1]"))
