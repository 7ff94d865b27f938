"""Slides that come in, shapes that glide between them, clouds that open, and links both ways."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator
from pptx import Presentation

from deckbuilder.laying_out import lay_out
from deckbuilder.pipeline import load
from deckbuilder.scene import Connector, Deck, Freeform, Group, Item, Scene, Shape, Text, walk
from deckbuilder.variant import Choice
from deckbuilder.writers.pptx.build import to_bytes
from deckbuilder.writers.pptx.check import check
from deckbuilder.writers.svg import svg
from tests.laws import problems
from tests.outlines import ROOT, page_of, talk_of

HEAD = """\
talk: {{title: A talk, {facts}}}
maps:
  land:
    clouds:
      hills: {{label: Hills, clouds: {{near: Near hills, far: Far hills}}}}
      sea: {{label: Sea, colour: green}}
      town: Town
    arrows: ["hills -> sea: feed"]
"""
TALK = """\
sections:
  - section: The land
    slides:
      - {title: The land, id: whole, clouds: land}
      - {title: No map here, id: plain, chain: {boxes: {a: A, b: B}}}
  - section: Hills
    id: hills
    cloud: land.hills
    slides:
      - {title: Inside, id: inside, zoom: land.hills}
      - {title: Closer, id: closer, zoom: land.hills, points: [They are green, They are high]}
  - section: Sea
    id: sea
    cloud: land.sea
    opening: no
    slides:
      - {title: Waves, id: waves, zoom: land.sea, chain: {boxes: {up: Up, down: Down}}}
      - {title: Salt, id: salt, points: [It is in the water]}
      - {title: The end, id: end, clouds: land}
"""
HELD = ("points", "chain:", "clouds:hills:")
"""Names of what stands in a cloud."""


def made(facts: str = "transition: morph", slides: str = TALK, aspect: str = "16:9") -> Deck:
    talk = talk_of(HEAD.format(facts=f'aspect: "{aspect}", {facts}') + slides)
    return lay_out(talk, page_of(talk))


def scene(deck: Deck, name: str) -> Scene:
    return next(one for one in deck.scenes if one.id == name)


def item(scene: Scene, name: str) -> Item:
    return next(one for one in walk(scene.items) if one.name == name)


def twins(scene: Scene) -> set[str]:
    moving = (one for one in walk(scene.items) if isinstance(one, Shape | Connector | Text))
    return {one.twin for one in moving if one.twin} if scene.glides else set()


def link(scene: Scene, name: str) -> str:
    found = item(scene, name)
    assert isinstance(found, Shape)
    return found.link


@pytest.fixture(scope="module")
def morphing() -> Deck:
    return made()


@pytest.fixture(scope="module")
def file(morphing: Deck) -> bytes:
    talk = talk_of(HEAD.format(facts="transition: morph") + TALK)
    return to_bytes(morphing, page_of(talk).theme)


def part(file: bytes, number: int) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        return etree.fromstring(package.read(f"ppt/slides/slide{number}.xml"))


def test_the_innermost_transition_counts() -> None:
    slides = TALK.replace("id: inside,", "id: inside, transition: none,").replace(
        "    cloud: land.sea\n", "    cloud: land.sea\n    transition: push\n"
    )
    deck = made("transition: fade", slides)
    assert [one.transition for one in deck.scenes] == [
        "fade", "fade", "fade", "none", "fade", "push", "push", "push",
    ]  # fmt: skip


def test_a_slide_comes_in_as_powerpoint_writes_it(file: bytes) -> None:
    root = part(file, 1)
    assert [etree.QName(one).localname for one in root] == [
        "cSld", "clrMapOvr", "AlternateContent",
    ]  # fmt: skip
    choice, fallback = root[-1]
    assert choice.get("Requires") == "p159"
    assert etree.QName(choice[0][0]).localname == "morph"
    assert [etree.QName(one).localname for one in fallback[0]] == ["fade"]


def test_what_two_slides_show_glides_between_them(morphing: Deck) -> None:
    whole, inside = scene(morphing, "whole"), scene(morphing, "inside")
    assert twins(whole) & twins(inside) == {
        f"land/clouds:hills{inner}" for inner in ("", ":near", ":far", ":(label)")
    }
    assert "land/clouds:hills->sea" in twins(whole) & twins(scene(morphing, "hills"))
    assert "land/clouds:sea" in twins(scene(morphing, "waves"))


def test_what_glides_is_in_no_group_and_the_map_is_described_all_the_same(morphing: Deck) -> None:
    whole = scene(morphing, "whole")
    assert not any(isinstance(one, Group) for one in whole.items)
    described = [one.alt for one in whole.items if isinstance(one, Shape) and one.alt]
    assert sum(alt.startswith("Clouds: Hills, Sea, Town.") for alt in described) == 1
    assert any(isinstance(one, Group) for one in scene(morphing, "plain").items)


def test_names_in_the_file_are_equal_where_things_glide(file: bytes) -> None:
    deck = Presentation(io.BytesIO(file))
    names = [{shape.name for shape in slide.shapes} for slide in deck.slides]
    assert "!!land/clouds:hills" in names[0] & names[2] & names[3] & names[4]
    assert not any(name.startswith("!!") for name in names[1])


def test_a_deck_without_morph_is_as_it_always_was() -> None:
    deck = made("transition: push")
    assert not any(one.glides for one in deck.scenes)
    assert isinstance(item(scene(deck, "whole"), "clouds"), Group)


def test_the_file_is_sound(file: bytes, tmp_path: Path) -> None:
    path = tmp_path / "motion.pptx"
    path.write_bytes(file)
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)
    assert list(validator.validate(path).errors) == []
    with zipfile.ZipFile(path) as package:
        assert check({name: package.read(name) for name in package.namelist()}) == []


def test_clouds_lead_to_their_sections_and_openings_back_to_the_map(morphing: Deck) -> None:
    whole, opening, end = (scene(morphing, name) for name in ("whole", "hills", "end"))
    assert link(whole, "clouds:hills") == link(end, "clouds:hills") == "#hills"
    assert link(whole, "clouds:sea") == "#waves"
    assert link(whole, "clouds:town") == ""
    assert link(opening, "clouds:hills") == "#whole"


def test_an_opening_does_not_lead_to_itself() -> None:
    shown = (
        "{title: The land, id: whole, clouds: land}",
        "{title: The end, id: end, clouds: land}",
    )
    slides = TALK
    for slide in shown:
        slides = slides.replace(slide, slide.replace("clouds: land", "points: [No map]"))
    assert link(scene(made(slides=slides), "hills"), "clouds:hills") == ""


def test_who_points_at_a_link_sees_where_it_leads(file: bytes) -> None:
    tips = [one.get("tooltip") for one in part(file, 1).iter("{*}hlinkClick")]
    assert tips == ["Hills", "Waves"]


def test_a_map_mark_is_at_the_foot_of_slides_that_show_no_map() -> None:
    deck = made("theme: {map_mark: yes}, footer: A footer")
    marked = [one.id for one in deck.scenes if any(i.name == "map-mark" for i in one.items)]
    assert marked == ["inside", "closer", "waves", "salt"]
    mark = item(scene(deck, "salt"), "map-mark")
    assert isinstance(mark, Shape)
    assert (mark.link, mark.alt) == ("#whole", "The land. In focus: Sea.")
    talk = talk_of(HEAD.format(facts="language: en") + TALK)
    layout = page_of(talk).grid.layout("content")
    assert layout.number
    assert mark.box.right <= layout.number.box.x
    assert mark.box.y >= layout.area.bottom


def test_an_opening_inside_its_cloud_leads_back_by_its_mark() -> None:
    slides = TALK.replace("    cloud: land.hills\n", "    cloud: land.hills\n    zoom: yes\n")
    deck = made("minutes: 5", slides)
    assert link(scene(deck, "hills"), "map-mark") == "#whole"
    assert not any(one.name == "map-mark" for one in scene(deck, "salt").items)


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
@pytest.mark.parametrize("name", ["inside", "closer", "waves"])
def test_nothing_in_an_opened_cloud_touches_its_outline(name: str, aspect: str) -> None:
    """The joints of the outline are where it reaches in deepest."""
    one = scene(made("language: en", aspect=aspect), name)
    shapes = [shape for shape in walk(one.items) if isinstance(shape, Shape)]
    cloud = next(shape for shape in shapes if shape.name.count(":") == 1)
    assert isinstance(cloud.outline, Freeform)
    joints = [cloud.box.at(*one.points[-1]) for one in cloud.outline.segments if one.points]
    held = [i.box for i in walk(one.items) if i.name.startswith(HELD)]
    assert held
    for box in held:
        assert box in cloud.box
        assert not any(box.x < at.x < box.right and box.y < at.y < box.bottom for at in joints)


@pytest.mark.parametrize("name", ["inside", "closer", "waves", "salt"])
def test_closer_looks_look_right(name: str, golden: Callable[[Path, str], None]) -> None:
    facts = "theme: {map_mark: yes}"
    talk = talk_of(HEAD.format(facts=facts) + TALK)
    page = page_of(talk)
    one = scene(lay_out(talk, page), name)
    above = tuple(item for item in one.items if not item.name.startswith("map-mark"))
    assert problems(above, page, overlaps=True) == []  # a mark stands at the foot
    shown = svg(one, page.theme, page.width, page.height)
    golden(ROOT / "tests" / "golden" / "motion" / f"{name}.svg", shown)


def test_a_variant_may_leave_out_an_opening_inside_a_cloud(tmp_path: Path) -> None:
    path = tmp_path / "talk.yaml"
    path.write_text(
        "talk: {title: T}\n"
        "maps: {m: {clouds: {one: {label: One, clouds: {a: A, b: B}}, two: Two}}}\n"
        "sections:\n"
        "  - {section: First, slides: [{id: w, title: W, points: [x]}]}\n"
        "  - {section: Second, cloud: m.one, zoom: yes, slides: [{id: z, title: Z, points: [x]}]}\n"
        "variants: {short: {keep: [w, z]}}\n",
        "utf-8",
    )
    assert [scene.id for scene in load(path).deck.scenes] == ["w", "second", "z"]
    assert [scene.id for scene in load(path, Choice(("short",))).deck.scenes] == ["w", "z"]
