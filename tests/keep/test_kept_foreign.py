"""Kept slides with what only other programs make: diagrams, right to left, strange numbers."""

from __future__ import annotations

import io
import random
import re
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from deckbuilder import raster
from deckbuilder.decks import Decks
from deckbuilder.pipeline import load
from deckbuilder.readers.pptx import open_deck
from deckbuilder.readers.pptx.drawing import drawn
from deckbuilder.readers.pptx.native import Home, slide_ids
from deckbuilder.scene import Group, walk
from deckbuilder.shown import texts
from deckbuilder.theme import Theme
from deckbuilder.writers.pptx import to_bytes
from deckbuilder.writers.svg import svg
from tests.keep.kept_decks import edited, keeping, with_box, with_chart, with_shapes, written
from tests.keep.test_kept_safely import OFFICE, PART, RELATIONS, rewritten, with_shape
from tests.pictures_compared import distance

DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
DRAWN = "http://schemas.microsoft.com/office/drawing/2008/diagram"
MAIN = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
DGM = f'xmlns:dgm="{DIAGRAM}" {MAIN}'
TYPE = "application/vnd.openxmlformats-officedocument.drawingml.diagram"
PARTS = {
    "data1": (
        "diagramData", f"{TYPE}Data+xml",
        f"<dgm:dataModel {DGM}><dgm:ptLst/><dgm:cxnLst/><dgm:bg/><dgm:whole/></dgm:dataModel>",
    ),
    "layout1": (
        "diagramLayout", f"{TYPE}Layout+xml",
        f'<dgm:layoutDef {DGM} uniqueId="u"><dgm:layoutNode/></dgm:layoutDef>',
    ),
    "quickStyle1": (
        "diagramQuickStyle", f"{TYPE}Style+xml",
        f'<dgm:styleDef {DGM} uniqueId="u"><dgm:styleLbl name="n"/></dgm:styleDef>',
    ),
    "colors1": (
        "diagramColors", f"{TYPE}Colors+xml", f'<dgm:colorsDef {DGM} uniqueId="u"/>',
    ),
    "drawing1": (
        "diagramDrawing", "application/vnd.ms-office.drawingml.diagramDrawing+xml",
        f'<dsp:drawing xmlns:dsp="{DRAWN}" {MAIN}><dsp:spTree><dsp:nvGrpSpPr><dsp:cNvPr id="0" '
        'name=""/><dsp:cNvGrpSpPr/></dsp:nvGrpSpPr><dsp:grpSpPr/><dsp:sp modelId="{0A1B2C3D-0000-4000-8000-000000000001}">'
        '<dsp:nvSpPr><dsp:cNvPr id="0" name=""/><dsp:cNvSpPr/></dsp:nvSpPr><dsp:spPr><a:xfrm>'
        '<a:off x="127000" y="127000"/><a:ext cx="1270000" cy="635000"/></a:xfrm><a:prstGeom '
        'prst="rect"><a:avLst/></a:prstGeom></dsp:spPr><dsp:txBody><a:bodyPr/><a:lstStyle/><a:p>'
        "<a:r><a:t>in the diagram</a:t></a:r></a:p></dsp:txBody></dsp:sp></dsp:spTree>"
        "</dsp:drawing>",
    ),
}  # fmt: skip
FRAME = f"""<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="800" name="Diagram 1"/>
<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="2540000" y="2540000"/>
<a:ext cx="5080000" cy="2540000"/></p:xfrm><a:graphic><a:graphicData uri="{DIAGRAM}"><dgm:relIds
xmlns:dgm="{DIAGRAM}" r:dm="rId90" r:lo="rId91" r:qs="rId92" r:cs="rId93"/></a:graphicData>
</a:graphic></p:graphicFrame>"""


def with_diagram(parts: dict[str, bytes]) -> None:
    """What PowerPoint makes of a diagram: a frame, and five parts beside the slide."""
    with_shape(parts, FRAME)
    relations, types = "", ""
    for number, (name, (kind, content_type, xml)) in enumerate(PARTS.items(), 90):
        start = OFFICE
        if kind == "diagramDrawing":
            start = "http://schemas.microsoft.com/office/2007/relationships/"
        relations += f'<Relationship Id="rId{number}" Type="{start}{kind}" '
        relations += f'Target="../diagrams/{name}.xml"/>'
        types += f'<Override PartName="/ppt/diagrams/{name}.xml" ContentType="{content_type}"/>'
        parts[f"ppt/diagrams/{name}.xml"] = xml.encode()
    for part, end, new in (
        (RELATIONS, b"</Relationships>", relations),
        ("[Content_Types].xml", b"</Types>", types),
    ):
        parts[part] = parts[part].replace(end, new.encode() + end)


def test_a_diagram_stays_a_diagram_and_is_drawn(tmp_path: Path) -> None:
    rewritten(edited(tmp_path), with_diagram)
    loaded = keeping(tmp_path, "from-leon.pptx#overview")
    written(loaded, tmp_path)
    with zipfile.ZipFile(tmp_path / "kept.pptx") as file:
        kept = {name for name in file.namelist() if "/diagrams/" in name and "_rels" not in name}
        assert kept == {f"ppt/diagrams/{name}.xml" for name in PARTS}
        assert file.read("ppt/diagrams/drawing1.xml").count(b"in the diagram") == 1
    scene = loaded.deck.scenes[0]
    [diagram] = [one for one in walk(scene.items) if one.name == "Diagram 1"]
    assert isinstance(diagram, Group)
    assert [body.text for _, body in texts((diagram,))] == ["in the diagram"]
    assert diagram.box.x > 200
    assert scene.native
    assert scene.native.left_out == ()


ARABIC = """\
talk: {title: مرحبا, language: ar, event: حدث}
sections:
  - section: واحد
    slides:
      - cover
      - {id: a, title: النص العربي, points: [أولا شيء, {text: ثانيا, points: [أعمق]}]}
      - {id: b, title: سلسلة, cycle: [الأول, الثاني, الثالث], links: {ورقة: "https://example.org"}}
      - {id: c, title: جدول, table: [[سنة, مبلغ], ["2020", "3"]]}
      - {id: d, title: نصان, text: كلمات, points: [أ, ب]}
"""


def test_slides_from_right_to_left_look_the_same(tmp_path: Path) -> None:
    path = tmp_path / "arabic.yaml"
    path.write_text(ARABIC, "utf-8")
    loaded = load(path)
    (tmp_path / "arabic.pptx").write_bytes(to_bytes(loaded.deck, loaded.theme))
    kept = keeping(tmp_path, *(f"arabic.pptx#{name}" for name in "abcd"), head=", event: حدث")
    assert len(written(kept, tmp_path).slides) == 4
    opened = open_deck(tmp_path / "arabic.pptx")
    home = Home(loaded.theme, loaded.deck.width, rtl=True)
    for part, scene in zip(opened.slides[1:], loaded.deck.scenes[1:], strict=True):
        seen, _ = drawn(opened, part, home, slide_ids(opened))
        assert seen.layout == scene.layout
        ours, theirs = (picture(svg(one, loaded.theme, 960, 540)) for one in (scene, seen))
        box = (0, 0, 480, 240)  # the number at the foot is on the side of the talk's language
        assert distance(ours.crop(box), theirs.crop(box)) < 8


def picture(drawing: str) -> Image.Image:
    return Image.open(io.BytesIO(raster.png(drawing.encode(), 480)[0])).convert("RGB")


VALUES = (b"", b"-1", b"99999999999999999999", b"abc", b"NaN", b"1e400", b"-2147483648", b"rId99")
VALUE = re.compile(rb'="([^"]*)"')


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    """A slide with everything on it."""

    def everything(slide: object) -> None:
        for edit in (with_box, with_chart, with_shapes):
            edit(slide)

    return edited(tmp_path, ("overview", everything))


def test_whatever_a_slide_says_it_is_drawn_or_refused(strange: Path) -> None:
    before = strange.read_bytes()
    home = Home(theme_of(strange), 960)
    drawn_at_all = 0
    for seed in range(60):
        chance = random.Random(seed)
        strange.write_bytes(before)

        def spoil(parts: dict[str, bytes], chance: random.Random = chance) -> None:
            for _ in range(5):
                found = chance.choice(list(VALUE.finditer(parts[PART])))
                data, new = parts[PART], chance.choice(VALUES)
                parts[PART] = data[: found.start(1)] + new + data[found.end(1) :]

        rewritten(strange, spoil)
        decks = Decks([strange.parent])
        message, _ = decks.complaint("from-leon.pptx#2")
        if not message:
            scene = decks.scene("from-leon.pptx#2", home)
            assert svg(scene, home.theme, 960, 540)
            drawn_at_all += 1
    assert drawn_at_all > 30


def theme_of(deck: Path) -> Theme:
    return keeping(deck.parent, f"{deck.name}#overview").theme
