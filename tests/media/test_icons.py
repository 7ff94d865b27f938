"""Every icon is whole, can be found, and arrives as strokes that take the theme's colours."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder import icons
from deckbuilder.compose import compose
from deckbuilder.geometry import Box
from deckbuilder.icons.path import segments
from deckbuilder.scene import Colour, Shape, walk
from tests.commands import runner
from tests.outlines import slide_of


def test_every_icon_stays_on_its_field() -> None:
    names = icons.names()
    assert len(names) > 1500
    for name in names:
        made = icons.outline(name).segments
        assert made[0].kind == "move"
        assert all(
            -0.03 <= part <= 1.03 for one in made for place in one.points for part in place
        ), name


def test_an_older_name_is_the_same_icon_and_is_not_listed() -> None:
    assert icons.outline("help-circle") == icons.outline("circle-question-mark")
    assert "help-circle" not in icons.names()


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        ("M0 0h24v24H0z", "move line line line close"),
        ("M2 2 4 4l1-1-.5.5", "move line line line"),
        ("m1 1 2 2", "move line"),
        ("M0 12a12 12 0 0124 0", "move cubic cubic"),
        ("M0 0C1 1 2 2 3 3s2 2 3 3", "move cubic cubic"),
        ("M0 0Q6 12 12 0T24 0", "move cubic cubic"),
        ("M3 3a5 5 0 1 0 0 0 M1 1A0 3 0 0 0 5 5", "move move line"),
    ],
)
def test_path_data_is_read_as_browsers_read_it(data: str, kinds: str) -> None:
    assert [one.kind for one in segments(data, 24)] == kinds.split()


def test_half_a_circle_goes_through_its_top() -> None:
    _, first, _ = segments("M0 12a12 12 0 0 1 24 0", 24)
    assert first.points[-1] == pytest.approx((0.5, 0.0))


def test_rubbish_is_no_path() -> None:
    with pytest.raises(ValueError, match="M has 1 numbers"):
        segments("M1", 24)


def test_an_icon_on_a_slide_takes_its_colour_and_speaks_only_when_described() -> None:
    slide, talk, page = slide_of(
        "title: T\nchain: {boxes: {a: {label: A, icon: brain, colour: plum}, b: B}}"
    )
    [shape] = [one for one in walk(compose(slide, page, talk).items) if one.name == "chain:icon:a"]
    assert isinstance(shape, Shape)
    assert shape.decorative
    assert shape.line
    assert (shape.line.colour.role, shape.line.cap) == ("plum", "round")
    slide, talk, page = slide_of(
        "title: T\npicture: {icon: brain, alt: A brain, link: 'https://example.org'}"
    )
    shape = compose(slide, page, talk).items[-1]
    assert isinstance(shape, Shape)
    assert (shape.decorative, shape.alt, shape.link) == (False, "A brain", "https://example.org")


def test_only_icons_of_a_direction_turn_round_with_a_slide() -> None:
    place, look = Box(0, 0, 24, 24), Colour("blue")
    still = icons.icon("brain", "a", place, look, mirrored=True).outline
    arrow = icons.icon("arrow-right", "a", place, look, mirrored=True).outline
    assert still == icons.turned(icons.outline("brain"))  # so that turning the slide turns it back
    assert arrow == icons.outline("arrow-right")


def test_the_command_finds_and_draws_icons(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = runner(capsys, monkeypatch)
    assert run("icons", "traffic", "cone").out.split()[0] == "traffic-cone"
    assert "lightbulb" in run("icons", "idea").out.splitlines()[0]
    every = run("icons")
    assert len(every.out.splitlines()) == len(icons.names())
    assert "`--sheet icons.png` draws them" in every.err
    none = run("icons", "qqqq")
    assert (none.code, none.err) == (
        1,
        "there is no icon for `qqqq`; try one simple English word\n",
    )
    sheet = tmp_path / "sheet.svg"
    assert run("icons", "chart", "--sheet", str(sheet)).code == 0
    assert sheet.read_text("utf-8").count("<path") == len(icons.found("chart"))
    assert run("icons", "--sheet", str(tmp_path / "sheet.doc")).code == 2
