"""Which click shows what, of every block that builds; looked at as pictures, kept as a list."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from deckbuilder.article.alt import described
from deckbuilder.model.timing import CLICK, FLOOR, STEPS, slide_time
from deckbuilder.pipeline import Loaded, load
from deckbuilder.scene import Deck, Group, Scene, Shape, Text
from deckbuilder.scene.showing import shown, stills
from deckbuilder.writers.svg import svg
from tests.outlines import ROOT

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    folder = tmp_path_factory.mktemp("builds")
    shutil.copy(ROOT / "tests" / "pictures" / "bridge.svg", folder)
    shutil.copy(HERE / "every.yaml", folder)
    return load(folder / "every.yaml")


def scene_of(deck: Deck, name: str) -> Scene:
    return next(scene for scene in deck.scenes if scene.id == name)


def listed(deck: Deck) -> Iterator[str]:
    for scene in deck.scenes:
        yield scene.id
        for number, step in enumerate(scene.steps, 1):
            targets = ", ".join(
                ("- " if one.leaves else "")
                + one.item
                + (f" {one.paragraphs[0]}-{one.paragraphs[1]}" if one.paragraphs else "")
                for one in step.targets
            )
            yield f"  {number} {step.effect}: {targets}"


def test_each_click_shows_what_the_outline_says(
    loaded: Loaded, golden: Callable[[Path, str], None]
) -> None:
    golden(GOLDEN / "steps.txt", "\n".join(listed(loaded.deck)) + "\n")


@pytest.mark.parametrize(
    ("name", "clicks"), [("points-and-chain-together", 2), ("code", 1), ("one-stands-still", 1)]
)
def test_a_slide_on_the_way_looks_right(
    name: str, clicks: int, loaded: Loaded, golden: Callable[[Path, str], None]
) -> None:
    deck, scene = loaded.deck, shown(scene_of(loaded.deck, name), clicks)
    drawn = svg(scene, loaded.theme, deck.width, deck.height)
    golden(GOLDEN / f"{name}-{clicks}.svg", drawn)


def test_after_the_last_click_everything_is_there_but_what_has_gone(loaded: Loaded) -> None:
    for scene in loaded.deck.scenes:
        gone = {item.name for item in scene.items} - {item.name for item in shown(scene).items}
        assert gone == ({"code:lines:1-3"} if scene.id == "code" else set())


def test_nothing_moves_while_other_things_come(loaded: Loaded) -> None:
    """Texts whose words are all there are drawn at one place in every still."""
    for scene in loaded.deck.scenes:
        places: dict[str, set[object]] = {}
        for still in stills(scene):
            for item in still.items:
                anchor = item.body.anchor if isinstance(item, Text | Shape) and item.body else ""
                places.setdefault(item.name, set()).add((item.box, anchor))
        assert all(len(boxes) == 1 for boxes in places.values())
        coming = {one.item for step in scene.steps for one in step.targets if one.paragraphs}
        for item in scene.items:
            assert item.name not in coming or (isinstance(item, Text) and item.body.anchor == "top")


def test_no_part_of_a_group_moves(loaded: Loaded) -> None:
    for scene in loaded.deck.scenes:
        standing = {item.name for item in scene.items}
        moving = {target.item for step in scene.steps for target in step.targets}
        assert moving <= standing
    still = scene_of(loaded.deck, "one-stands-still")
    assert any(isinstance(item, Group) for item in still.items), "what does not build may be one"


def test_connectors_come_with_the_later_of_their_ends(loaded: Loaded) -> None:
    for scene in loaded.deck.scenes:
        for still in stills(scene):
            names = {item.name for item in still.items}
            for item in still.items:
                ends = [getattr(item, "begin_glue", None), getattr(item, "end_glue", None)]
                assert all(end.item in names for end in ends if end)


def test_a_slide_says_to_the_blind_what_it_says_without_builds(loaded: Loaded) -> None:
    scene = scene_of(loaded.deck, "the-map")
    assert described(scene).count("Interpretability") == 2  # its clouds, and its first arrow
    alts = [item.alt for item in scene.items if isinstance(item, Shape) and item.alt]
    assert len(alts) == 1


def test_minutes_count_clicks(loaded: Loaded) -> None:
    slide = next(one for one in loaded.talk.slides if one.name == "tree")
    assert slide.clicks == 6
    assert slide_time(slide, loaded.talk.talk).minutes == FLOOR + 6 * CLICK / STEPS
