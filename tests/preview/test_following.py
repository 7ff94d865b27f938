"""A talk followed from save to save, without a server."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from deckbuilder.cache import Forgetful
from deckbuilder.preview.following import Following
from deckbuilder.preview.state import message
from deckbuilder.variant import BASE, Choice
from tests.preview.previewed import GERMAN, TALK, written


class Writer:
    """Somebody who writes a talk, and what a page would be told."""

    def __init__(self, folder: Path, text: str = TALK) -> None:
        self.path = written(folder, text)
        self.following = Following(self.path, Forgetful())
        self.state = self.following.look(BASE)

    def save(self, old: str, new: str) -> dict[str, object]:
        text = self.path.read_text("utf-8")
        assert old in text
        self.path.write_text(text.replace(old, new), "utf-8")
        return self.saved(self.path)

    def saved(self, path: Path) -> dict[str, object]:
        before = self.state
        self.following.saved({path})
        self.state = self.following.look(BASE)
        return message(self.state, before.cards)


def test_only_the_slide_that_changed_is_told(tmp_path: Path) -> None:
    told = Writer(tmp_path).save("Nobody hurries", "Nobody runs")
    assert list(told["slides"]) == ["second"]
    assert told["focus"] == "second"


def test_slides_that_did_not_change_are_not_composed_again(tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    before = {name: card.scene.items[0] for name, card in writer.state.cards.items()}
    writer.save("Nobody hurries", "Nobody runs")
    after = {name: card.scene.items[0] for name, card in writer.state.cards.items()}
    again = [name for name in after if after[name] is not before[name]]
    assert again == ["second"]


def test_what_is_remembered_is_what_would_be_made_afresh(tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    for old, new in [
        ("Nobody hurries", "Nobody runs"),
        ("{title: Small things", "{title: Small things, event: Fair, theme: night"),
        ("- section: End", "- section: Ending\n    opening: yes"),
        ("Third time", "Fourth time"),
        ("language: en", "language: ar") if "language: en" in TALK else ("Fair", "Exhibition"),
    ]:
        writer.save(old, new)
        afresh = Following(writer.path, Forgetful()).look(BASE)
        assert writer.state.cards == afresh.cards
        assert writer.state.heading == afresh.heading


def test_notes_and_minutes_are_told_too(tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    assert writer.save("minutes: 1\n", "minutes: 2\n")["slides"]["last"]["minutes"] == 2
    told = writer.save("Say **hello**", "Say *hello*")
    assert told["focus"] == "first"
    assert told["slides"]["first"]["notes"][0]["runs"][1]["marks"] == ["i"]


@pytest.mark.parametrize(
    ("old", "new", "focus"),
    [
        ("  - section: End", "      - {title: New here, id: new, text: Yes}\n  - section: End", "new"),
        ("        id: second\n", "        id: renamed\n", "renamed"),
        ("      - title: Second thoughts\n        id: second\n        text: Nobody hurries.\n", "", "third"),
        ("      - title: Last words\n        id: last\n        minutes: 1\n        text: Over a café table.\n", "", "back"),
        ("talk: {title: Small things,", "talk: {title: Small things, theme: night,", ""),
        ("talk: {title: Small", "# only a remark\ntalk: {title: Small", ""),
    ],
)  # fmt: skip
def test_the_slide_being_edited_is_found(old: str, new: str, focus: str, tmp_path: Path) -> None:
    assert Writer(tmp_path).save(old, new)["focus"] == focus


def test_a_mistake_is_told_and_the_last_good_slides_stay(tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    good = writer.state.cards
    told = writer.save("text: Nobody", "txet: Nobody")
    assert told["blocked"]
    assert told["slides"] == {}
    assert writer.state.cards == good
    [problem] = told["problems"]
    assert problem["file"].endswith("small.yaml")
    assert (problem["line"], problem["severity"]) == (11, "error")
    assert "did you mean `text`" in problem["hint"]
    told = writer.save("txet: Nobody", "text: Nobody")
    assert not told["blocked"]
    assert writer.following.examine(BASE).problems == ()


def test_a_file_that_is_gone_for_a_moment_is_a_mistake_like_others(tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    text = writer.path.read_text("utf-8")
    writer.path.unlink()
    assert writer.saved(writer.path)["blocked"]
    writer.path.write_text(text, "utf-8")
    assert not writer.saved(writer.path)["blocked"]


def test_a_mistake_in_another_variant_is_told_and_blocks_nothing(tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    assert not writer.save("keep: [first, last]", "keep: [first, lst]")["blocked"]
    [problem] = writer.following.examine(BASE).problems or ()
    assert problem.severity == "error"
    assert not writer.following.look(BASE).blocked


def test_a_picture_that_is_saved_again_is_shown_again(tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    picture = tmp_path / "bridge.svg"
    drawing = picture.read_text("utf-8")
    changed = drawing.replace("</svg>", '<rect width="9" height="9" fill="#ff0000"/></svg>')
    picture.write_text(changed, "utf-8")
    told = writer.saved(picture)
    assert list(told["slides"]) == ["third"]
    assert told["focus"] == "third"
    [image] = writer.state.images.values()
    assert b"#ff0000" in image.data


def test_a_theme_file_is_followed(tmp_path: Path) -> None:
    from importlib.resources import files

    (tmp_path / "looks").mkdir()
    theme = tmp_path / "looks" / "own.yaml"
    text = (files("deckbuilder.theme") / "paper.yaml").read_text("utf-8")
    theme.write_text(text, "utf-8")
    writer = Writer(tmp_path, TALK.replace("Small things,", "Small things, theme: looks/own.yaml,"))
    assert theme.parent.resolve() in writer.following.folders
    background = next(line for line in text.splitlines() if "background:" in line)
    theme.write_text(text.replace(background, "  background: FFFEFA"), "utf-8")
    told = writer.saved(theme)
    assert set(told["slides"]) == {"first", "second", "third", "back", "last"}
    assert told["focus"] == ""


def test_variants_and_languages_are_offered_and_made(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "small.de.yaml").write_text(GERMAN, "utf-8")
    writer = Writer(tmp_path)
    assert (writer.state.variants, writer.state.languages) == (("short",), ("de",))
    short = writer.following.look(Choice(("short",), (), "de"))
    assert list(short.cards) == ["first", "last"]
    assert short.cards["first"].scene.title == "Das Erste zuerst"
    assert writer.following.look(Choice(("shrt",))).blocked


EVIL = """'</text></svg><script>alert(1)</script><image href="data:image/png;base64,AAAA"/>"''><svg onload=alert(1)>'"""


def test_words_of_the_outline_are_never_markup(tmp_path: Path) -> None:
    text = TALK.replace("Nobody hurries.", EVIL).replace("Second thoughts", EVIL)
    text = text.replace("A bridge", EVIL).replace("- section: End", f"- section: {EVIL}")
    text = text.replace("Say **hello**, and `<b>` as it is.", EVIL).replace(
        "Only if", "Only if &lt;"
    )
    writer = Writer(tmp_path, text)
    assert not writer.state.blocked
    told = json.loads(json.dumps(message(writer.state, {})))
    for slide in told["slides"].values():
        root = ElementTree.fromstring(slide["svg"])
        assert {each.tag.rpartition("}")[2] for each in root.iter()} <= {
            "svg", "g", "title", "rect", "path", "circle", "ellipse", "text", "tspan", "a", "image",
        }  # fmt: skip
        names = {name for each in root.iter() for name in each.attrib}
        assert not [name for name in names if name.startswith("on")]
    shown = "".join(ElementTree.fromstring(told["slides"]["second"]["svg"]).itertext())
    assert "alert(1)" in shown
    assert "data:image/png;base64,AAAA" in shown
    runs = told["slides"]["first"]["notes"][0]["runs"]
    assert "<script>" in "".join(run["text"] for run in runs)


def test_pictures_are_beside_the_slides_and_not_inside(tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    markup = writer.state.cards["third"].drawn.svg
    assert "base64" not in markup
    [digest] = writer.state.images
    assert f'href="/pictures/{digest}"' in markup
    assert writer.following.image(digest) is not None
    assert writer.following.image("0" * 64) is None
