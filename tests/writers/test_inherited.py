"""What texts leave out because their placeholder has it is what the template really gives them."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from deckbuilder.scene import INK, Paragraph, Run, TextBody
from deckbuilder.theme.layouts import Layout, Placeholder, layouts
from deckbuilder.writers.pptx.build import parts
from deckbuilder.writers.pptx.colours import SCHEME
from deckbuilder.writers.pptx.placeholders import inherited_from
from tests.writers.pptx_decks import EMU, deck, find, held, scene, written
from tests.writers.themes import PAPER, THEMES

PARTS = {theme.name: parts(deck(scene()), theme) for theme in THEMES}
ALL = [(layout, place) for layout in layouts(PAPER, 960) for place in layout.placeholders]
ANCHORS = {"t": "top", "ctr": "middle", "b": "bottom"}
SIDES = ("lIns", "tIns", "rIns", "bIns")


def sources(layout: Layout, placeholder: Placeholder, theme: str) -> list[etree._Element]:
    """Where a slide's placeholder takes its look from, nearest first: layout, master, styles."""
    read = {
        name: etree.fromstring(data)
        for name, data in PARTS[theme].items()
        if name.startswith(("ppt/slideLayouts/slide", "ppt/slideMasters/slide"))
    }
    master = read["ppt/slideMasters/slideMaster1.xml"]
    ours = next(part for part in read.values() if find(part, f"p:cSld[@name='{layout.label}']"))
    wanted = (placeholder.type or None, placeholder.index)
    shape = next(
        shape
        for shape in find(ours, "//p:sp")
        if wanted in [_key(ph) for ph in find(shape, ".//p:ph")]
    )
    kind = "title" if placeholder.role == "title" else "body"
    return [
        find(shape, "p:txBody")[0],
        find(master, f"//p:sp[.//p:ph/@type='{kind}']/p:txBody")[0],
        find(master, f"p:txStyles/p:{kind}Style")[0],
    ]


def _key(ph: etree._Element) -> tuple[str | None, int | None]:
    index = ph.get("idx")
    return ph.get("type"), None if index is None else int(index)


def given(sources: list[etree._Element], path: str) -> Any:
    """The first thing that any source says at `path`."""
    return next(found[0] for source in sources if (found := find(source, path)))


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    ("layout", "placeholder"), ALL, ids=[f"{layout.name}-{p.role}" for layout, p in ALL]
)
def test_a_placeholder_gives_what_its_texts_rely_on(
    layout: Layout, placeholder: Placeholder, theme: Any
) -> None:
    expected = inherited_from(placeholder, theme)
    found = sources(layout, placeholder, theme.name)
    assert ANCHORS[given(found, "a:bodyPr/@anchor")] == expected.anchor
    assert [given(found, f"a:bodyPr/@{side}") for side in SIDES] == ["0"] * 4
    assert len(given(found, "a:bodyPr[a:normAutofit]")) == 1
    for level in range(1 if placeholder.role == "title" else 3):
        style = f".//a:lvl{level + 1}pPr"
        assert int(given(found, f"{style}/a:defRPr/@sz")) == 100 * (expected.size(level) or 0)
        assert (given(found, f"{style}/a:defRPr/@b") == "1") is expected.bold
        assert int(given(found, f"{style}/a:spcBef/a:spcPts/@val")) == 100 * expected.space(level)
        assert given(found, f"{style}/a:lnSpc/a:spcPct/@val") == "100000"
        colour = given(found, f"{style}/a:defRPr/a:solidFill/a:schemeClr/@val")
        assert (expected.colour, colour) == (INK, SCHEME["ink"])
        font = given(found, f"{style}/a:defRPr/a:latin/@typeface")
        assert font == {"heading": "+mj-lt", "body": "+mn-lt"}[expected.font]
        bullet = given(found, f"{style}/a:buNone | {style}/a:buChar")
        assert (etree.QName(bullet).localname == "buChar") is expected.bullets
        if placeholder.role != "title":
            hanging = 18 if expected.bullets else 0
            assert int(given(found, f"{style}/@marL")) == (hanging + 20 * level) * EMU
            assert int(given(found, f"{style}/@indent")) == -hanging * EMU


def test_a_point_where_the_layout_has_no_dots_says_its_dot() -> None:
    body = TextBody((Paragraph((Run("x"),), bullet="dot"),), (24, 20, 18))
    slide = written(held("subtitle", body, "cover"), layout="cover")
    assert find(slide, "//a:pPr/a:buChar/@char") == ["•"]
