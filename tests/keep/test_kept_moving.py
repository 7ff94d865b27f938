"""A kept slide comes in as it did where it was made; one that does not say so as ours do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import etree

from deckbuilder.content import said
from deckbuilder.readers.pptx import read
from tests.keep.kept_decks import edited, keeping, written

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def wiping(slide: Any) -> None:
    transition = etree.SubElement(slide.element, f"{P}transition")
    etree.SubElement(transition, f"{P}wipe")
    slide.element.find(f"{P}clrMapOvr").addnext(transition)


def untouched(slide: Any) -> None:
    pass


def test_a_kept_slide_comes_in_as_it_did_or_else_as_the_talk_says(tmp_path: Path) -> None:
    edited(tmp_path, ("overview", wiping), ("figures", untouched))
    references = ("from-leon.pptx#overview", "from-leon.pptx#figures")
    loaded = keeping(tmp_path, *references, head=", transition: push")
    deck = written(loaded, tmp_path)
    first, second = ([etree.QName(one).localname for one in s.element] for s in deck.slides)
    assert first[:3] == ["cSld", "clrMapOvr", "transition"]
    assert second[:3] == ["cSld", "clrMapOvr", "AlternateContent"]
    assert [one.transition for one in said(loaded.deck)] == ["wipe", "push"]
    back = [slide.content.transition for slide in read(tmp_path / "kept.pptx").slides]
    assert back == ["wipe", "push"]
