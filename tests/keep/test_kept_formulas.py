"""Slides with formulas in their words are kept in every way in which they are written."""

from __future__ import annotations

from pathlib import Path

from deckbuilder.pipeline import load
from deckbuilder.readers.pptx.names import FORMULA, MC, P
from deckbuilder.scene import walk
from deckbuilder.shown import texts
from deckbuilder.writers.pptx import to_bytes
from tests.keep.kept_decks import keeping, written

TALK = """\
talk: {title: Formulas, aspect: "4:3"}
sections:
  - section: One
    slides:
      - title: What makes $p(x)$ large
        points: ["The loss $L(x)$ is a mean", No formula]
        quote: Beside it
      - title: Alone
        formula: e^{R_1}
"""


def sent(folder: Path) -> None:
    (folder / "first.yaml").write_text(TALK, "utf-8")
    loaded = load(folder / "first.yaml")
    (folder / "from-leon.pptx").write_bytes(to_bytes(loaded.deck, loaded.theme))


def test_both_ways_of_a_placeholder_go_to_the_same_place_of_our_layout(tmp_path: Path) -> None:
    sent(tmp_path)
    loaded = keeping(tmp_path, "from-leon.pptx#1")
    slide = written(loaded, tmp_path).slides[0]._element
    ways = [list(one) for one in slide.iter(f"{MC}AlternateContent")]
    assert len(ways) == 2  # title and points
    for choice, fallback in ways:
        assert next(choice.iter(FORMULA), None) is not None
        assert next(fallback.iter(FORMULA), None) is None
        [one], [other] = (list(way.iter(f"{P}ph")) for way in (choice, fallback))
        assert dict(one.attrib) == dict(other.attrib)
    indices = {one.get("idx", "0") for one in slide.iter(f"{P}ph")}
    layout = written(loaded, tmp_path).slides[0].slide_layout._element
    assert indices <= {one.get("idx", "0") for one in layout.iter(f"{P}ph")}


def test_formulas_among_words_are_drawn_in_words_and_told_and_others_as_they_are(
    tmp_path: Path,
) -> None:
    sent(tmp_path)
    first, second = keeping(tmp_path, "from-leon.pptx#1", "from-leon.pptx#2").deck.scenes
    assert "The loss L(x) is a mean" in "\n".join(body.text for _, body in texts(first.items))
    assert first.native
    assert first.native.simplified == ("a formula",)
    assert second.native
    assert second.native.simplified == ()
    assert any(item.name == "formula" for item in walk(second.items))
