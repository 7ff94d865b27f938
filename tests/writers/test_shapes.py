"""Shapes, connectors, pictures, tables and groups stand in the file where the scene has them."""

from __future__ import annotations

import io
import math
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree
from PIL import Image as Pillow

from deckbuilder.geometry import Box, Point
from deckbuilder.scene import (
    CORNER,
    MUTED,
    RECTANGLE_SITES,
    RULE,
    Cell,
    Colour,
    Connector,
    Crop,
    Glue,
    Group,
    Insets,
    Item,
    Line,
    Outline,
    Picture,
    Route,
    Shape,
    Table,
    Text,
    TextBody,
    sites,
    text_insets,
)
from deckbuilder.writers.pptx.xml import clean
from tests.writers.everything import ARABIC, AWKWARD
from tests.writers.pptx_decks import (
    DRAWING,
    EMU,
    box_of,
    cloud,
    find,
    image,
    opened,
    scene,
    shapes,
    swoosh,
    words,
    written,
)

BOX = Box(50.25, 120.5, 160.75, 90)
BLUE = Colour("blue")
WHOLE = 100_000


def shape(outline: Outline = "rectangle", **facts: Any) -> Shape:
    return Shape("thing", facts.pop("box", BOX), outline, **facts)


def one(item: Item, path: str, *others: Item) -> Any:
    """What `path` finds once in the slide that holds `item`."""
    found = find(written(item, *others), path)
    assert len(found) == 1
    return found[0]


OUTLINES: tuple[Outline, ...] = (
    "rectangle",
    "rounded",
    "pill",
    "ellipse",
    cloud(160, 90),
    swoosh(),
)


@pytest.mark.parametrize("outline", OUTLINES)
def test_a_shape_is_read_back_where_it_stands(outline: Outline) -> None:
    slide = opened(scene(shape(outline, fill=BLUE, body=words(AWKWARD)))).slides[0]
    read = shapes(slide)["thing"]
    assert box_of(read) == BOX
    assert read.text_frame.text == clean(AWKWARD)


@pytest.mark.parametrize("box", [Box(0, 0, 200, 60), Box(0, 0, 30, 300), Box(0, 0, 12, 12)])
def test_round_corners_have_one_radius_in_every_size(box: Box) -> None:
    formula = one(shape("rounded", box=box), "//a:gd/@fmla")
    radius = int(formula.removeprefix("val ")) / WHOLE * min(box.w, box.h)
    assert radius == pytest.approx(min(CORNER, min(box.w, box.h) / 2), abs=0.002)


def test_a_pill_is_round_to_the_middle() -> None:
    assert one(shape("pill"), "//a:gd/@fmla") == "val 50000"


@pytest.mark.parametrize("outline", OUTLINES)
def test_a_shape_without_room_is_still_sound(outline: Outline) -> None:
    slide = opened(scene(shape(outline, box=Box(10, 10, 0, 0)))).slides[0]
    assert box_of(shapes(slide)["thing"]) == Box(10, 10, 0, 0)


def test_a_negative_size_is_refused() -> None:
    with pytest.raises(ValueError, match="-5 x 10 points"):
        written(shape(box=Box(0, 0, -5, 10)))


def test_a_bare_shape_inherits_neither_fill_nor_line_nor_effects() -> None:
    slide = written(shape())
    properties = one(shape(), "//p:sp[.//@name='one:thing']/p:spPr")
    assert [etree.QName(child).localname for child in properties[2:]] == ["noFill", "ln"]
    assert find(slide, "//p:style") == []
    assert find(slide, "//p:sp[.//@name='one:thing']/p:txBody") == []


@pytest.mark.parametrize(("dash", "preset"), [("solid", None), ("dash", "dash"), ("dot", "sysDot")])
def test_a_pen_has_width_colour_and_dash(dash: Any, preset: str | None) -> None:
    line = one(shape(line=Line(Colour("plum"), 2.25, dash)), "//p:sp[.//@name='one:thing']//a:ln")
    assert line.get("w") == str(round(2.25 * EMU))
    assert find(line, "a:solidFill/a:schemeClr/@val") == ["accent4"]
    assert find(line, "a:prstDash/@val") == ([] if preset is None else [preset])


def test_a_fill_is_a_colour_of_the_theme_with_its_opacity() -> None:
    colour = one(shape(fill=Colour("green", 0.5, 0.25)), "//p:spPr/a:solidFill/a:schemeClr")
    assert colour.get("val") == "accent3"
    assert find(colour, "a:alpha/@val") == ["25000"]


@pytest.mark.parametrize("outline", ["rectangle", "rounded", "pill", "ellipse"])
def test_words_keep_off_the_box_as_far_as_the_scene_says(outline: Any) -> None:
    item = shape(outline, body=words("x", insets=Insets(10, 5, 10, 5)))
    body = one(item, "//p:sp[.//@name='one:thing']//a:bodyPr")
    insets = text_insets(item)
    assert float(body.get("lIns")) == pytest.approx(insets.left * EMU, abs=1)
    assert float(body.get("tIns")) == pytest.approx(insets.top * EMU, abs=1)


def guides(element: etree._Element) -> dict[str, float]:
    """The guides of a freeform as shares of its width or height."""
    found = {}
    for guide in find(element, "//a:custGeom/a:gdLst/a:gd"):
        operator, _, times, over = guide.get("fmla").split()
        assert operator == "*/"
        found[guide.get("name")] = int(times) / int(over)
    return found


def test_a_freeform_keeps_its_path_sites_and_text_area() -> None:
    outline = cloud(160, 90)
    slide = written(shape(outline))
    known = guides(slide)
    read = [
        (known[site[0].get("x")], known[site[0].get("y")], int(site.get("ang")) / 60_000)
        for site in find(slide, "//a:cxnLst/a:cxn")
    ]
    assert read == [(site.x, site.y, site.angle) for site in outline.sites]
    rect = find(slide, "//a:custGeom/a:rect")[0]
    area = [known[rect.get(side)] for side in "ltrb"]
    assert area == pytest.approx(outline.text_rect, abs=1e-5)
    path = find(slide, "//a:path")[0]
    assert [len(step) for step in path] == [len(s.points) for s in outline.segments]
    corners = [(int(p.get("x")) / WHOLE, int(p.get("y")) / WHOLE) for p in path.iter("{*}pt")]
    assert corners == [point for segment in outline.segments for point in segment.points]


@pytest.mark.parametrize("link", ["https://example.org/", "#one"])
def test_a_click_on_a_shape_or_picture_goes_where_it_says(link: str) -> None:
    for item in (shape(link=link), Picture("thing", BOX, image(), link=link)):
        slide = opened(scene(item)).slides[0]
        action = shapes(slide)["thing"].click_action
        if link.startswith("#"):
            assert action.target_slide.slide_id == slide.slide_id
        else:
            assert action.hyperlink.address == link


@pytest.mark.parametrize("alt", ["A robot arm", AWKWARD, ARABIC, "two\nlines"])
def test_a_description_is_read_back(alt: str) -> None:
    items: tuple[Item, ...] = (
        shape(alt=alt),
        Picture("thing", BOX, image(), alt),
        Group("thing", (replace(shape(), name="inner"),), alt),
        replace(table(("a",)), alt=alt),
    )
    for item in items:
        read = find(written(item), f"//p:cNvPr[@name='one:{item.name}']/@descr")
        assert read == [clean(alt)]


def test_decoration_says_nothing_and_says_so() -> None:
    for item in (
        shape(alt="unheard", decorative=True),
        Picture("thing", BOX, image(), "unheard", decorative=True),
        Connector("thing", Point(0, 0), Point(9, 9), decorative=True),
    ):
        named = one(item, "//p:cNvPr[@name='one:thing']")
        assert named.get("descr") == ""
        assert find(named, ".//adec:decorative/@val") == ["1"]


DIRECTIONS = [(80, 60), (-80, 60), (80, -60), (-80, -60), (80, 0), (0, 60), (-80, 0), (0, -60)]


def corners(connector: etree._Element) -> list[tuple[float, float]]:
    """Where PowerPoint draws a connector: its preset's path, flipped, then turned about the middle.

    Paths of straightConnector1 and bentConnector3 in presetShapeDefinitions.xml of ECMA-376 part 1;
    the order of flipping and turning is that of 20.1.7.6.
    """
    frame = find(connector, ".//a:xfrm")[0]
    x, y, w, h = (int(value) / EMU for side in frame for value in side.attrib.values())
    bent = find(connector, ".//a:prstGeom/@prst") == ["bentConnector3"]
    middle = [(0.5, 0), (0.5, 1)] if bent else []
    turn = math.radians(int(frame.get("rot", "0")) / 60_000)
    drawn = []
    for fx, fy in [(0, 0), *middle, (1, 1)]:
        dx = (fx - 0.5) * w * (-1 if frame.get("flipH") else 1)
        dy = (fy - 0.5) * h * (-1 if frame.get("flipV") else 1)
        drawn.append(
            (
                x + w / 2 + dx * math.cos(turn) - dy * math.sin(turn),
                y + h / 2 + dx * math.sin(turn) + dy * math.cos(turn),
            )
        )
    return drawn


@pytest.mark.parametrize("step", DIRECTIONS)
@pytest.mark.parametrize("route", ["straight", "elbow-across", "elbow-down"])
def test_a_connector_runs_from_its_begin_to_its_end(route: Route, step: tuple[int, int]) -> None:
    begin = Point(300.13, 250.07)
    end = Point(begin.x + step[0], begin.y + step[1])
    drawn = corners(one(Connector("line", begin, end, route=route), "//p:cxnSp"))
    assert drawn[0] == pytest.approx((begin.x, begin.y), abs=0.001)
    assert drawn[-1] == pytest.approx((end.x, end.y), abs=0.001)


@pytest.mark.parametrize("step", DIRECTIONS[:4])
def test_an_elbow_leaves_to_the_side_or_downwards_and_turns_half_way(
    step: tuple[int, int],
) -> None:
    end = Point(300 + step[0], 250 + step[1])
    across = corners(
        one(Connector("line", Point(300, 250), end, route="elbow-across"), "//p:cxnSp")
    )
    down = corners(one(Connector("line", Point(300, 250), end, route="elbow-down"), "//p:cxnSp"))
    assert across[1] == pytest.approx((300 + step[0] / 2, 250), abs=0.001)
    assert down[1] == pytest.approx((300, 250 + step[1] / 2), abs=0.001)


def test_heads_are_at_the_ends_they_were_given() -> None:
    connector = Connector("line", Point(0, 0), Point(9, 9), begin_head="dot", end_head="arrow")
    line = one(connector, "//p:cxnSp//a:ln")
    assert find(line, "a:headEnd/@type") == ["oval"]
    assert find(line, "a:tailEnd/@type") == ["triangle"]
    plain = one(replace(connector, begin_head="none", end_head="none"), "//p:cxnSp//a:ln")
    assert find(plain, "a:headEnd | a:tailEnd") == []


def glued(item: Item, site: int) -> Connector:
    return Connector("line", Point(0, 0), Point(9, 9), end_glue=Glue(item.name, site))


def test_a_connector_is_glued_by_the_id_of_a_shape_that_comes_later() -> None:
    inner = shape(cloud(160, 90))
    slide = written(glued(inner, 19), Group("group", (inner,)))
    glue = find(slide, "//a:endCxn")[0]
    assert find(slide, f"//p:cNvPr[@id='{glue.get('id')}']/@name") == ["one:thing"]
    assert glue.get("idx") == "19"
    assert find(slide, "//a:stCxn") == []


@pytest.mark.parametrize(
    "item",
    [
        *(shape(outline) for outline in OUTLINES if sites(outline)),
        Text("thing", BOX, words("x")),
        Picture("thing", BOX, image()),
    ],
)
def test_a_site_that_an_item_has_not_is_refused(item: Item) -> None:
    count = len(sites(item.outline) if isinstance(item, Shape) else RECTANGLE_SITES)
    assert find(written(item, glued(item, count - 1)), "//a:endCxn/@idx") == [str(count - 1)]
    with pytest.raises(ValueError, match=f"site {count} of thing, which has {count}"):
        written(item, glued(item, count))


def test_glue_to_what_cannot_be_glued_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="line is glued to thing, which is not on the slide"):
        written(glued(shape(), 0))
    group = Group("thing", (replace(shape(), name="inner"),))
    with pytest.raises(ValueError, match="line is glued to thing, which has no connection sites"):
        written(group, glued(group, 0))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_a_picture_is_embedded_as_it_is(kind: str) -> None:
    original = image(kind)
    read = shapes(opened(scene(Picture("thing", BOX, original))).slides[0])["thing"]
    assert box_of(read) == BOX
    assert read.image.blob == original.data
    assert read.image.content_type == original.media_type
    frames = getattr(Pillow.open(io.BytesIO(read.image.blob)), "n_frames", 1)
    assert frames == (2 if kind == "GIF" else 1)


def test_a_picture_is_cropped_by_shares_of_its_sides() -> None:
    picture = Picture("thing", BOX, image(), crop=Crop(0.125, 0.25, 0, 1 / 3))
    read = shapes(opened(scene(picture)).slides[0])["thing"]
    crops = (read.crop_left, read.crop_top, read.crop_right, read.crop_bottom)
    assert crops == pytest.approx((0.125, 0.25, 0, 1 / 3), abs=1e-5)


def test_a_drawing_is_embedded_beside_its_pixels() -> None:
    slide = opened(scene(Picture("thing", BOX, image(svg=DRAWING)))).slides[0]
    element = etree.fromstring(slide.part.blob)
    relationship = find(element, "//asvg:svgBlip/@r:embed")[0]
    assert slide.part.related_part(relationship).blob == DRAWING
    assert shapes(slide)["thing"].image.blob == image().data


def test_one_picture_on_many_slides_is_stored_once() -> None:
    scenes = [scene(Picture("thing", BOX, image()), id=f"s{n}") for n in range(5)]
    deck = opened(*scenes)
    stored = {part.partname for part in deck.part.package.iter_parts() if "media" in part.partname}
    assert len(stored) == 1


def table(*rows: tuple[str, ...], **facts: Any) -> Table:
    insets = Insets(7.2, 3.6, 7.2, 3.6)
    cells = tuple(tuple(Cell(words(text, insets=insets)) for text in row) for row in rows)
    widths, heights = (100.0,) * len(rows[0]), (30.0,) * len(rows)
    box = Box(40, 120, sum(widths), sum(heights))
    return Table("table", box, widths, heights, cells, **facts)


def test_the_cells_of_a_table_are_read_back() -> None:
    rows = (("Field", AWKWARD), (ARABIC, ""), ("", "x\ny"))
    read = shapes(opened(scene(table(*rows))).slides[0])["table"]
    assert box_of(read) == table(*rows).box
    texts = [[cell.text for cell in row.cells] for row in read.table.rows]
    assert texts == [[clean(t).replace("\n", "\v") for t in row] for row in rows]
    assert [column.width / EMU for column in read.table.columns] == [100, 100]
    assert read.table.first_row is True
    assert not read.table.horz_banding


def test_a_table_without_header_has_no_first_row() -> None:
    read = shapes(opened(scene(table(("a",), header=False))).slides[0])["table"]
    assert read.table.first_row is False


def test_an_empty_cell_is_a_cell() -> None:
    bare = replace(table(("a",)), rows=((Cell(TextBody(), BLUE),),))
    cell = shapes(opened(scene(bare)).slides[0])["table"].table.cell(0, 0)
    assert cell.text == ""
    assert cell.fill.fore_color.theme_color.name == "ACCENT_1"


def test_a_cell_has_its_insets_and_anchor() -> None:
    body = words("x", insets=Insets(1, 2, 3, 4), anchor="bottom")
    properties = one(replace(table(("a",)), rows=((Cell(body),),)), "//a:tcPr")
    assert dict(properties.attrib) == {
        "marL": "12700",
        "marT": "25400",
        "marR": "38100",
        "marB": "50800",
        "anchor": "b",
    }


def test_every_row_has_a_line_below_it_and_nothing_else() -> None:
    slide = written(table(("a",), ("b",), rule=Line(RULE, 1.5)))
    widths = {side: find(slide, f"//a:tcPr/a:{side}/@w") for side in ("lnL", "lnR", "lnT", "lnB")}
    drawn = str(round(1.5 * EMU))
    assert widths == {
        "lnL": ["0", "0"],
        "lnR": ["0", "0"],
        "lnT": ["0", drawn],
        "lnB": [drawn, drawn],
    }


def test_a_rule_without_width_is_not_drawn() -> None:
    slide = written(table(("a",), rule=Line(MUTED, 0)))
    assert find(slide, "//a:tcPr/*/a:solidFill") == []


@pytest.mark.parametrize(
    "broken",
    [
        replace(table(("a", "b")), widths=(100.0,)),
        replace(table(("a", "b")), heights=(30.0, 30.0)),
        replace(table(("a", "b"), ("c", "d")), rows=table(("a", "b")).rows),
    ],
)
def test_a_table_that_does_not_go_together_is_refused(broken: Table) -> None:
    with pytest.raises(ValueError, match="slide one: table table has a row or cell without size"):
        written(broken)


def test_what_is_in_a_group_stays_where_it_is() -> None:
    first, second = shape(), replace(shape(), name="other", box=Box(400, 300, 100, 50))
    nested = Group("outer", (first, Group("inner", (second,))))
    read = shapes(opened(scene(nested)).slides[0])
    assert box_of(read["thing"]) == first.box
    assert box_of(read["other"]) == second.box
    assert box_of(read["outer"]) == nested.box
    frame = find(written(nested), "//p:grpSp//a:xfrm")[0]
    values = [tuple(child.attrib.values()) for child in frame]
    assert values[:2] == values[2:]


def test_an_empty_group_is_refused() -> None:
    with pytest.raises(ValueError, match="slide one: group all is empty"):
        written(Group("all", ()))


def test_a_placeholder_in_a_group_is_refused() -> None:
    title = Text("title", BOX, words("x"), "title")
    with pytest.raises(ValueError, match="slide one: group all holds a placeholder"):
        written(Group("all", (title,)))


@pytest.mark.parametrize("name", ["thing", "anchor"])
def test_two_items_of_one_name_are_refused(name: str) -> None:
    item = replace(shape(), name=name)
    items = (item, Group("group", (item,))) if name == "thing" else (item,)
    with pytest.raises(ValueError, match=f"slide one: two items are called {name}"):
        written(*items)
