"""A cloud map keeps its places in all variants, and is solved once for all of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from deckbuilder.cli.build import Builder
from deckbuilder.geometry import Box
from deckbuilder.pipeline import Loaded, make, open_outline
from deckbuilder.scene import Group, Shape, walk
from deckbuilder.variant import Choice
from tests.laws import texts
from tests.variant.talks import loaded, with_variants

LAND = """\
talk: {title: Land}
maps:
  land:
    clouds:
      alpha: {label: Alpha, weight: 4}
      beta: {label: Beta, weight: 2, group: one}
      gamma: {label: Gamma, group: one}
      delta: {label: Delta, only: [with-delta, both]}
      epsilon: Epsilon
    arrows: [alpha -> beta: helps, gamma -> delta, delta -> alpha]
    overlaps: [[alpha, epsilon]]
sections:
  - section: Parts
    cloud: land.beta
    slides:
      - {id: whole, title: The whole land, clouds: land}
      - {id: beside, title: Beside words, clouds: {map: land, focus: [alpha]}, text: Words}
"""
VARIANTS = """\
with-delta: {}
without-beta: {maps: {land: {clouds: {beta: null, gamma: {hidden: yes}}}}, sections: {parts: {cloud: land.alpha}}}
both: {extends: [without-beta, with-delta]}
other-labels:
  maps: {land: {clouds: {alpha: A much longer label than before, beta: {label: B, weight: 9}}}}
fewer-arrows: {maps: {land: {arrows: [alpha -> beta]}}}
other-slides: {keep: [beside], slides: {beside: {title: Only this}}}
resettled: {extends: without-beta, maps: {land: {resettle: yes}}}
redrawn: {maps: {land: {clouds: {zeta: Zeta}}}}
"""
NAMES = tuple(line.split(":")[0] for line in VARIANTS.splitlines() if not line.startswith(" "))
SAME = tuple(name for name in NAMES if name not in ("resettled", "redrawn"))


class Counting:
    """A cache that knows what was asked of it."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.puts: Counter[str] = Counter()

    def get(self, key: str) -> bytes | None:
        return self.kept.get(key)

    def put(self, key: str, data: bytes) -> None:
        self.kept[key] = data
        self.puts[key.partition(" ")[0]] += 1


def places(made: Loaded, slide: str) -> dict[str, Box]:
    """The boxes of the clouds on a slide, by id."""
    scene = next(scene for scene in made.deck.scenes if scene.id == slide)
    return {
        item.name.removeprefix("clouds:"): item.box
        for item in walk(scene.items)
        if isinstance(item, Shape) and not isinstance(item, Group) and "->" not in item.name
        if item.name.startswith("clouds:")
    }


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Loaded]:
    """The talk and each of its variants."""
    folder, text = tmp_path_factory.mktemp("land"), with_variants(VARIANTS, LAND)
    return {name: loaded(folder, text, *filter(None, [name])) for name in ("", *NAMES)}


@pytest.mark.parametrize("name", SAME)
def test_every_cloud_has_the_place_it_has_without_the_variant(name: str, talks: dict[str, Loaded]):
    for scene in talks[name].deck.scenes:
        base, found = places(talks["with-delta"], scene.id), places(talks[name], scene.id)
        assert found
        assert found.items() <= base.items()


@pytest.mark.parametrize(
    ("name", "clouds"),
    [
        ("", {"alpha", "beta", "gamma", "epsilon"}),
        ("with-delta", {"alpha", "beta", "gamma", "delta", "epsilon"}),
        ("without-beta", {"alpha", "epsilon"}),
        ("both", {"alpha", "delta", "epsilon"}),
        ("resettled", {"alpha", "epsilon"}),
        ("redrawn", {"alpha", "beta", "gamma", "epsilon", "zeta"}),
    ],
)
def test_hidden_clouds_are_not_drawn(name: str, clouds: set[str], talks: dict[str, Loaded]):
    assert set(places(talks[name], "whole")) == clouds


def test_hidden_clouds_take_their_arrows_with_them(talks: dict[str, Loaded]):
    names = [item.name for scene in talks["without-beta"].deck.scenes for item in walk(scene.items)]
    assert not [name for name in names if "beta" in name or "gamma" in name or "delta" in name]


def test_clouds_that_resettle_use_the_room(talks: dict[str, Loaded]):
    base, moved = places(talks[""], "whole"), places(talks["resettled"], "whole")
    assert all(moved[name] != base[name] for name in moved)
    assert moved["alpha"].w > base["alpha"].w


def test_other_labels_are_shown_in_the_old_places(talks: dict[str, Loaded]):
    scene = next(one for one in talks["other-labels"].deck.scenes if one.id == "whole")
    words = {name: body.text.replace("\n", " ") for name, _, body in texts(scene.items)}
    assert words["clouds:alpha"] == "A much longer label than before"
    assert words["clouds:beta"] == "B"


def test_a_setting_keeps_the_places_too(tmp_path: Path, talks: dict[str, Loaded]):
    one = loaded(
        tmp_path,
        LAND.replace(", only: [with-delta, both]", ""),
        settings=("maps.land.clouds.beta=null",),
    )
    base = places(talks["with-delta"], "whole")
    assert places(one, "whole").items() <= base.items()
    assert "beta" not in places(one, "whole")


def test_a_map_drawn_on_a_slide_keeps_its_places(tmp_path: Path):
    base = (
        "talk: {title: T}\nsections:\n  - section: S\n    slides:\n"
        "      - {id: drawn, title: Drawn, clouds: {clouds: {a: Alpha, b: Beta, c: Gamma}}}\n"
    )
    variants = "s: {slides: {drawn: {clouds: {clouds: {b: null}}}}}"
    before = places(loaded(tmp_path, base), "drawn")
    after = places(loaded(tmp_path, with_variants(variants, base), "s"), "drawn")
    assert after == {name: box for name, box in before.items() if name != "b"}


def test_all_talks_of_an_outline_solve_each_map_once(tmp_path: Path):
    path = tmp_path / "talk.yaml"
    path.write_text(with_variants(VARIANTS, LAND), "utf-8")
    cache = Counting()
    outline = open_outline(path, cache)
    make(outline)
    first = cache.puts["clouds"]
    for name in SAME:
        make(outline, Choice((name,)))
    assert first > 0
    assert cache.puts["clouds"] == first


def test_building_all_solves_each_map_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "talk.yaml"
    text = with_variants(
        "\n".join(line for line in VARIANTS.splitlines() if not line.startswith("re")), LAND
    )
    path.write_text(text, "utf-8")
    alone, every = Counting(), Counting()
    for cache, many in ((alone, False), (every, True)):
        builder = Builder(Choice(), cache, f"{tmp_path}/out/", every=many, force=True)
        [wanted] = builder.wanted([path])
        assert len(wanted.orders) == (1 + len(SAME) if many else 1)
        assert builder.build([wanted])
    assert every.puts["clouds"] == alone.puts["clouds"]
    assert capsys.readouterr().out.count(".pptx: ") == 2 + len(SAME)
