"""Our pictures of slides and the PowerPoint file cannot drift apart: LibreOffice draws the file too.

Every slide of a deck is drawn by both, as it is and boldly (only shapes, in full colours, with thick
lines and large heads, because a pale fill or a small head is a matter of few pixels). The bound was
chosen between what is left when both writers agree, at most 7.1, mostly at the edges of large words,
and what a deliberate mistake makes of it: on the documented examples at least 18, on the smallest
and palest labels of the reference talk 13 for 10 points to the right. Below the bound stays a label
of 16 points that is 18 points large, or another tint of the same colour.

Known ways of LibreOffice 7.4 that are no drift are taken out before, see `tests.drifts` for links,
tables, formulas among words, films and charts, and `pictures_compared.BASELINE`. Charts are compared
boldly only: their bars, lines and slices without their words. Letters that none of our fonts has cannot be compared,
so the Arabic talk is written in Hebrew letters; and in Arial, as LibreOffice takes digits in a
right-to-left paragraph from the typeface of its letters.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PIL import Image

from deckbuilder.pipeline import Loaded, load
from deckbuilder.scene import Deck, Scene, SceneSection
from deckbuilder.theme import Theme
from deckbuilder.writers.pptx import to_bytes
from tests.decks import built
from tests.drifts import (
    BOLD_MISTAKES,
    BOLDLY,
    MISTAKES,
    Mistake,
    boldly,
    changed,
    drifted,
    for_libreoffice,
    with_scenes,
    without_own_ways,
)
from tests.outlines import ROOT
from tests.pictures_compared import distance, libreoffice_pictures, missing_programs, own_picture

BOUND = 10.0
"""Percent of black from white that the worst square of a slide may be apart."""
DECKS = {
    "ai-safety-landscape": ("paper", "16:9"),
    "bread": ("night", "4:3"),
    "examples": ("paper", "16:9"),
    "right-to-left": ("night", "4:3"),
}
CODE_FONT = "Liberation Mono"
"""LibreOffice has its own idea of what to use instead of Consolas."""
HEBREW = {
    **{0x620 + i: "אבגדהוזחטיכלמנסעפצקרשת"[i % 22] for i in range(43)},
    **dict.fromkeys(range(0x64B, 0x660), ""),
    ord("،"): "-",
}
"""Hebrew letters for Arabic ones; vowel signs go."""

pytestmark = pytest.mark.skipif(
    bool(missing_programs()), reason=f"not installed: {missing_programs()}"
)


@dataclass(frozen=True)
class Slide:
    """A slide, and LibreOffice's picture of it."""

    scene: Scene
    number: int
    deck: Deck
    theme: Theme
    expected: Image.Image

    def apart(self, scene: Scene | None = None) -> float:
        """How far our picture is from LibreOffice's; `scene` is drawn instead of the slide."""
        own = own_picture(scene or self.scene, self.theme, self.deck, self.number)
        assert own.size == self.expected.size
        return distance(own, self.expected)


def talk(name: str, folder: Path) -> Loaded:
    theme, aspect = DECKS[name]
    if name != "right-to-left":
        return built(name, theme, aspect).loaded
    languages = ROOT / "tests" / "languages"
    text = (languages / "arabic.yaml").read_text("utf-8").translate(HEBREW)
    (folder / "talk.yaml").write_text(text.replace("language: ar", "language: he"), "utf-8")
    look = (ROOT / "src" / "deckbuilder" / "theme" / f"{theme}.yaml").read_text("utf-8")
    (folder / "arial.yaml").write_text(look.replace("Calibri", "Arial"), "utf-8")
    shutil.copytree(languages / "assets", folder / "assets")
    return load(folder / "talk.yaml", theme="arial.yaml", aspect=aspect)


@cache
def slides(name: str) -> list[Slide]:
    """The slides of a deck as they are, then the same drawn boldly; one run of LibreOffice."""
    with TemporaryDirectory(prefix="deckbuilder-drift-") as folder:
        return _slides(name, Path(folder))


def _slides(name: str, folder: Path) -> list[Slide]:
    loaded = talk(name, folder)
    theme = replace(loaded.theme, code_font=CODE_FONT)
    plain = with_scenes(loaded.deck, lambda scene: changed(scene, without_own_ways))
    bold = tuple(bold for scene in loaded.deck.scenes if (bold := boldly(scene)).items)
    section = SceneSection("bold", "bold", bold)
    both = replace(plain, sections=(*plain.sections, section))
    path = folder / "deck.pptx"
    told = with_scenes(both, lambda scene: changed(scene, for_libreoffice))
    path.write_bytes(to_bytes(told, theme))
    shown = [(n, scene) for n, scene in enumerate(both.scenes, 1) if not scene.hidden]
    return [
        Slide(scene, number, both, theme, picture)
        for (number, scene), picture in zip(shown, libreoffice_pictures(path, folder), strict=True)
    ]


@pytest.mark.parametrize("name", DECKS)
def test_libreoffice_draws_what_we_draw(
    name: str, record_property: Callable[[str, object], None]
) -> None:
    found = {slide.scene.id: slide.apart() for slide in slides(name)}
    record_property("figures", figures(name, found))
    assert {scene: round(apart, 1) for scene, apart in found.items() if apart > BOUND} == {}


def figures(name: str, found: dict[str, float]) -> str:
    """A table of the slides of a deck: how far each is apart, and how far when drawn boldly."""
    lines = [f"{name}: apart from LibreOffice in percent, at most {BOUND}; the same drawn boldly"]
    for scene, apart in found.items():
        if not scene.endswith(BOLDLY):
            bold = found.get(scene + BOLDLY)
            lines.append(f"{apart:7.1f} {'' if bold is None else f'{bold:.1f}':>7}  {scene}")
    return "\n".join(lines)


def test_mistakes_are_seen(record_property: Callable[[str, object], None]) -> None:
    """Each mistake is made in one writer only, on the documented examples, in the largest item."""
    drawn = slides("examples")
    plain = [slide for slide in drawn if not slide.scene.id.endswith(BOLDLY)]
    bold = [slide for slide in drawn if slide.scene.id.endswith(BOLDLY)]
    seen = {
        **{what: least(plain, mistake) for what, mistake in MISTAKES.items()},
        **{what: least(bold, mistake) for what, mistake in BOLD_MISTAKES.items()},
    }
    lines = [f"{apart:7.1f}  {what}, on {scene}" for what, (apart, scene) in seen.items()]
    record_property("figures", "\n".join(["the least that each mistake is seen", *lines]))
    assert {what: apart for what, apart in seen.items() if apart[0] <= BOUND} == {}


def least(drawn: list[Slide], mistake: Mistake, count: int = 7) -> tuple[float, str]:
    """The smallest distance that `mistake` makes, on the first slides it can happen to."""
    wrong = ((slide, drifted(slide.scene, mistake)) for slide in drawn)
    able = [(slide, scene) for slide, scene in wrong if scene is not None][:count]
    return min((slide.apart(scene), slide.scene.id) for slide, scene in able)
