"""What the reader finds in a deck of ours is exactly what `content` says of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from deckbuilder.cache import FolderCache
from deckbuilder.content import Said, said
from deckbuilder.pipeline import load
from deckbuilder.readers.pptx import read
from deckbuilder.scene import Deck
from deckbuilder.writers.pptx import write
from deckbuilder.writers.pptx.manifest import decode
from tests.decks import EVERY, built, outline_of
from tests.writers.everything import everything
from tests.writers.themes import NIGHT, PAPER


def meant(deck: Deck) -> list[Said]:
    """What a deck says, its sections called by their names as in a file."""
    names = {section.id: section.name for section in deck.sections}
    return [replace(one, section=names[one.section]) for one in said(deck)]


def seen(path: Path) -> list[Said]:
    return [slide.content for slide in read(path).slides]


@pytest.mark.parametrize(("name", "theme", "aspect"), EVERY)
def test_a_deck_of_ours_reads_back_as_it_was_meant(name: str, theme: str, aspect: str) -> None:
    deck = built(name, theme, aspect)
    assert seen(deck.path) == meant(deck.loaded.deck)


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_a_deck_from_right_to_left_reads_back_as_it_was_meant(aspect: str, tmp_path: Path) -> None:
    original = outline_of("examples")
    words = original.read_text("utf-8").replace("title: Example,", "title: Example, language: ar,")
    outline = original.with_name("from right to left.yaml")
    outline.write_text(words, "utf-8")
    loaded = load(outline, cache=FolderCache(tmp_path / "cache"), theme="paper", aspect=aspect)
    assert loaded.deck.rtl
    path = write(loaded.deck, loaded.theme, tmp_path / "deck.pptx")
    assert seen(path) == meant(loaded.deck)


def without_titles(slides: Iterable[Said]) -> list[Said]:
    """The scenes of `everything` say other titles than they show."""
    return [replace(one, title="") for one in slides]


@pytest.mark.parametrize("theme", [PAPER, NIGHT], ids=["Paper", "Night"])
def test_every_item_in_every_variation_reads_back(theme: object, tmp_path: Path) -> None:
    path = write(everything(), theme, tmp_path / "deck.pptx")  # type: ignore[arg-type]
    assert without_titles(seen(path)) == without_titles(meant(everything()))


def test_the_manifest_comes_along_as_it_is() -> None:
    deck = built("bread", "paper", "16:9")
    manifest = read(deck.path).manifest
    assert manifest is not None
    assert decode(manifest).title == deck.loaded.deck.title


def test_pictures_can_be_asked_for_by_what_pieces_call_them() -> None:
    edited = read(built("bread", "paper", "16:9").path)
    digests = [piece.picture for slide in edited.slides for piece in slide.content.pieces]
    found = [edited.picture(digest) for digest in digests if digest]
    assert found
    for medium in found:
        assert medium.content_type in ("image/png", "image/jpeg", "image/gif")
        assert len(medium.data) > 100


def test_a_slide_says_by_what_it_may_be_known() -> None:
    first, *_ = read(built("bread", "paper", "16:9").path).slides
    identity = first.identity
    assert first.number == 1
    assert identity.name == identity.anchors[0] == identity.prefixes[0] == first.id
    assert identity.creation > 0


def test_the_design_of_a_deck_is_the_same_for_equal_themes_only() -> None:
    paper, narrow, night = (
        read(built("bread", theme, aspect).path).design
        for theme, aspect in (("paper", "16:9"), ("paper", "4:3"), ("night", "16:9"))
    )
    assert paper.digest == narrow.digest != night.digest
    assert (paper.width, paper.height, narrow.width) == (960, 540, 720)
    assert "Title and Content" in paper.layouts
    assert set(paper.fonts) == {"major", "minor"}
    assert len(paper.colours) == 12
