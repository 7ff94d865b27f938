"""The animations of a deck: sound for every checker, one click a step, and plain when flattened."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from deckbuilder.flattening import flattened
from deckbuilder.pipeline import Loaded, load
from deckbuilder.scene import Shape, Step, Target, Text, plain
from deckbuilder.scene.text import TextBody
from deckbuilder.writers.pptx import write
from deckbuilder.writers.pptx.build import parts
from deckbuilder.writers.pptx.check import check
from tests.commands import Run, runner
from tests.outlines import ROOT
from tests.writers.pptx_decks import audited, scene

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("builds")
    shutil.copy(ROOT / "tests" / "pictures" / "bridge.svg", made)
    shutil.copy(HERE / "every.yaml", made)
    return made


@pytest.fixture(scope="module")
def loaded(folder: Path) -> Loaded:
    return load(folder / "every.yaml")


@pytest.fixture(scope="module")
def deck(folder: Path, loaded: Loaded) -> Path:
    return write(loaded.deck, loaded.theme, folder / "every.pptx")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(capsys, monkeypatch)


def roots(deck: Path) -> list[Any]:
    return [slide._element for slide in Presentation(str(deck)).slides]


def clicks(root: Any) -> int:
    return sum(one.get("nodeType") == "clickEffect" for one in root.iter(f"{P}cTn"))


def test_the_deck_is_valid(deck: Path) -> None:
    assert audited(deck) == []


def test_every_step_is_one_click(deck: Path, loaded: Loaded) -> None:
    assert [clicks(root) for root in roots(deck)] == [len(s.steps) for s in loaded.deck.scenes]
    assert [one.clicks for one in loaded.talk.slides] == [len(s.steps) for s in loaded.deck.scenes]


def test_builds_are_listed_for_shapes_with_words_only(deck: Path) -> None:
    """PowerPoint has `p:bldP` for `p:sp` alone, one for each group of effects (19.5.11)."""
    for root in roots(deck):
        shapes = {one.find(f"{P}nvSpPr/{P}cNvPr").get("id") for one in root.iter(f"{P}sp")}
        listed = [(one.get("spid"), one.get("grpId")) for one in root.iter(f"{P}bldP")]
        grouped = {
            (next(node.iter(f"{P}spTgt")).get("spid"), node.get("grpId"))
            for node in root.iter(f"{P}cTn")
            if node.get("grpId")
        }
        assert len(listed) == len(set(listed))
        assert set(listed) == grouped
        assert {shape for shape, _ in listed} <= shapes


@pytest.mark.parametrize(
    "target",
    [Target("nothing"), Target("words", (0, 2)), Target("shape", (0, 0))],
    ids=["no such item", "no such paragraph", "no words"],
)
def test_a_target_that_is_not_there_is_refused(target: Target, loaded: Loaded) -> None:
    from dataclasses import replace

    from deckbuilder.geometry import Box

    box = Box(50, 150, 200, 50)
    items = (Text("words", box, TextBody(plain("one"))), Shape("shape", box))
    made = replace(scene(*items), steps=(Step((target,)),))
    sections = (replace(loaded.deck.sections[0], scenes=(made,)),)
    with pytest.raises(ValueError, match=target.item):
        parts(replace(loaded.deck, sections=sections), loaded.theme)


@pytest.mark.parametrize(
    ("was", "is_now", "said"),
    [
        (rb'<p:spTgt spid="\d+"/>', b'<p:spTgt spid="999"/>', "shape 999, which is missing"),
        (rb'<p:pRg st="\d+" end="\d+"/>', b'<p:pRg st="7" end="7"/>', "paragraphs 7 to 7"),
        (rb"(<p:bldP[^>]*/>)", rb"\1\1", "is used 2 times"),
        (rb'<p:cTn id="4"', b'<p:cTn id="3"', "timing node id 3 is used 2 times"),
    ],
)
def test_the_check_before_delivery_sees_broken_animations(
    was: bytes, is_now: bytes, said: str, loaded: Loaded
) -> None:
    made = parts(loaded.deck, loaded.theme)
    assert check(made) == []
    slide = "ppt/slides/slide2.xml"
    made[slide], count = re.subn(was, is_now, made[slide], count=1)
    assert count == 1
    assert any(said in one.message for one in check(made))


def test_a_flattened_deck_has_a_slide_for_each_step_and_no_animation(
    folder: Path, loaded: Loaded, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    done = run("build", "every.yaml", "--flatten")
    assert done.code == 0, done.err
    made = folder / "build" / "every-flat.pptx"
    assert audited(made) == []
    slides = roots(made)
    assert len(slides) == sum(1 + len(scene.steps) for scene in loaded.deck.scenes)
    assert not any(one.find(f"{P}timing") is not None for one in slides)
    names = [one.find(f"{P}cSld").get("name") for one in slides]
    first = "points-build-one-by-one"
    assert names[:4] == [first, *(f"{first}-step-{number}" for number in (1, 2, 3))]
    refused = run("pull", str(made), "every.yaml")
    assert refused.code == 1
    assert "was built with `--flatten`" in refused.err


def test_notes_are_split_at_their_marks(loaded: Loaded) -> None:
    states = flattened(loaded.deck).scenes[:4]
    said = [" ".join(one.text for one in state.notes) for state in states]
    assert said == ["Start.", "First is this.", "Second", "and third."]
    assert sum(state.minutes for state in states) == pytest.approx(loaded.deck.scenes[0].minutes)


def test_steps_are_pictures_and_pages_with_the_number_of_their_slide(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    some = ("--slides", "table,code", "--steps")
    assert run("export", "every.yaml", "--to", "svg", *some).code == 0
    names = sorted(path.name for path in (folder / "build" / "every").iterdir())
    steps = (
        [f"08-table-step-{n}.svg" for n in range(3)],
        [f"09-code-step-{n}.svg" for n in range(3)],
    )
    assert names == [*steps[0], *steps[1]]
    done = run("export", "every.yaml", "--to", "pdf", *some)
    assert done.out == "build/every-slides-table,code-steps.pdf: 6 slides\n"
    assert run("export", "every.yaml", "--to", "article", "--steps").code == 2
