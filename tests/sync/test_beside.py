"""What lies beside a deck: how it was built each time, and which edited versions came home."""

from __future__ import annotations

from pathlib import Path

from deckbuilder.pipeline import load
from deckbuilder.sync.base import base_of
from deckbuilder.sync.theirs import theirs
from deckbuilder.writers.pptx import write
from deckbuilder.writers.pptx.beside import (
    built_path,
    is_pulled,
    note_pulled,
    recalled,
    remember,
)
from tests.sync import google
from tests.sync import powerpoint as stand_in

OUTLINE = """\
talk: {title: A}
sections:
  - section: One
    slides:
      - {id: first, title: The first title, text: "Words that stay as they are, sentence by sentence"}
      - {id: second, title: The second title, text: More words that stay, notes: And some to say}
"""


def built(folder: Path, outline: str = OUTLINE) -> Path:
    talk = folder / "talk.yaml"
    talk.write_text(outline, "utf-8")
    loaded = load(talk)
    return write(loaded.deck, loaded.theme, folder / "talk.pptx")


def test_every_different_build_is_remembered_once_the_latest_first(tmp_path: Path) -> None:
    other = OUTLINE.replace("The first title", "A better title")
    for outline in (OUTLINE, other, other, OUTLINE):
        deck = built(tmp_path, outline)
    titles = [made.slides[0].title for made in recalled(built_path(deck))]
    assert titles == ["The first title", "A better title"]


def test_an_edited_deck_without_a_memory_is_compared_with_the_build_it_was_made_from(
    tmp_path: Path,
) -> None:
    """Else what the author changed since would look as if it had been changed back."""
    sent = tmp_path / "sent"
    sent.mkdir()
    deck = built(tmp_path)
    retitle = {"kind": "retitle", "slide": "second", "text": "Theirs"}
    edited = stand_in.edit(deck, sent / "edited.pptx", [retitle])
    bare = google.export(edited, sent / "bare.pptx")
    built(tmp_path, OUTLINE.replace("The first title", "Changed by the author since"))
    base = base_of(theirs(bare), tmp_path / "talk.yaml", None)
    assert [slide.title for slide in base.manifest.slides] == [
        "The first title",
        "The second title",
    ]
    assert base.sure > 0.5


def test_a_deck_is_known_to_be_home_until_it_changes(tmp_path: Path) -> None:
    deck = built(tmp_path)
    assert not is_pulled(deck)
    note_pulled(deck)
    assert is_pulled(deck)
    deck.write_bytes(deck.read_bytes() + b" ")
    assert not is_pulled(deck)


def test_nothing_is_noted_beside_decks_that_were_not_built_there(tmp_path: Path) -> None:
    deck = tmp_path / "theirs.pptx"
    deck.write_bytes(b"deck")
    note_pulled(deck)
    assert [path.name for path in tmp_path.iterdir()] == ["theirs.pptx"]


def test_what_cannot_be_read_or_written_is_no_reason_to_fail(tmp_path: Path) -> None:
    assert recalled(tmp_path / "no such file") == []
    damaged = tmp_path / ".talk.pptx.built"
    damaged.write_bytes(b"<manifest/>\n\n\0")
    assert recalled(damaged) == []
    remember(tmp_path / "a file" / "deck.pptx", b"x")
    (tmp_path / "folder").mkdir()
    built_path(tmp_path / "deck.pptx").mkdir()
    remember(tmp_path / "deck.pptx", b"x")
