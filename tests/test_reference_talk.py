"""The reference talk: every variant in both languages is in order, inside its budget, and whole."""

from __future__ import annotations

import pytest

from deckbuilder.cache import Remembering
from deckbuilder.checks import run_checks
from deckbuilder.model.timing import talk_time
from deckbuilder.pipeline import Loaded, Outline, make, open_outline
from deckbuilder.scene import walk
from deckbuilder.translation import languages_of
from deckbuilder.variant import Choice
from tests.outlines import ROOT

TALK = ROOT / "talks" / "ai-safety-landscape.yaml"
VARIANTS = ("", "ten-minutes", "thirty-minutes", "reading-group", "article")
LANGUAGES = ("", "de")


class Kept:
    """A cache in memory."""

    def __init__(self) -> None:
        self.stored: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self.stored.get(key)

    def put(self, key: str, data: bytes) -> None:
        self.stored[key] = data


@pytest.fixture(scope="module")
def outline() -> Outline:
    return open_outline(TALK, Remembering(Kept()))


def loaded(outline: Outline, variant: str, language: str) -> Loaded:
    return make(outline, Choice((variant,) if variant else (), language=language))


def test_these_are_its_variants_and_languages(outline: Outline) -> None:
    assert outline.variants == VARIANTS[1:]
    assert list(languages_of(TALK)) == ["de"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("variant", VARIANTS)
def test_it_builds_without_a_warning_inside_its_budget(
    outline: Outline, variant: str, language: str
) -> None:
    made = loaded(outline, variant, language)
    assert [*made.warnings, *run_checks(made, before_building=True)] == []
    budget = made.talk.talk.minutes
    assert variant == "article" or 0.8 * budget < talk_time(made.talk).minutes <= budget


@pytest.mark.parametrize("variant", VARIANTS)
def test_german_has_the_same_slides_and_no_word_is_left(outline: Outline, variant: str) -> None:
    english, german = (loaded(outline, variant, language) for language in LANGUAGES)
    assert [scene.id for scene in english.deck.scenes] == [s.id for s in german.deck.scenes]
    same = [
        scene.id
        for scene, other in zip(english.deck.scenes, german.deck.scenes, strict=True)
        if scene.title == other.title or (scene.notes and scene.notes == other.notes)
    ]
    assert same == []
    assert german.deck.language == "de"


def test_each_speaker_of_the_shared_talk_hands_over_on_a_cue(outline: Outline) -> None:
    made = loaded(outline, "thirty-minutes", "")
    notes = {scene.id: [paragraph.text for paragraph in scene.notes] for scene in made.deck.scenes}
    ends = [lines[-1] for lines in notes.values() if lines and lines[-1].startswith("→")]
    assert ends == [
        "→ Co-presenter: “Now we look inside the machine.”",
        "→ Main presenter: “So let us talk about the disputes.”",
    ]
    before = [lines for lines in notes.values() if lines and lines[-1] in ends]
    for lines, end in zip(before, ends, strict=True):
        assert any(end.split("“")[1].strip("”") in line for line in lines[:-1])


def test_the_short_talk_says_how_much_time_it_has(outline: Outline) -> None:
    made = loaded(outline, "ten-minutes", "")
    [first] = [scene for scene in made.deck.scenes if scene.id == "title"]
    words = " ".join(paragraph.text for paragraph in first.notes)
    assert words.startswith("Welcome to Lightning talks. In 10 minutes ")


def test_clouds_stay_where_they_are(outline: Outline) -> None:
    def places(variant: str) -> dict[str, object]:
        [scene] = [
            scene
            for scene in loaded(outline, variant, "").deck.scenes
            if scene.id == "overview-clouds"
        ]
        return {
            item.name: item.box for item in walk(scene.items) if item.name.startswith("clouds:")
        }

    assert len(places("")) > 7
    assert all(places(variant) == places("") for variant in VARIANTS)
