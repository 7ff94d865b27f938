"""What runs, what spies and what is broken stays behind, and a warning says so."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Inches

from deckbuilder.checks import run_checks
from tests.keep.kept_decks import edited, keeping, png, with_chart, with_picture, written

PART = "ppt/slides/slide2.xml"
RELATIONS = "ppt/slides/_rels/slide2.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def rewritten(path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """A deck with parts of its package changed."""
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)


def with_relation(parts: dict[str, bytes], kind: str, target: str, mode: str = "") -> None:
    new = f'<Relationship Id="rIdX" Type="{OFFICE}{kind}" Target="{target}"{mode}/></Relationships>'
    parts[RELATIONS] = parts[RELATIONS].replace(b"</Relationships>", new.encode())


def with_shape(parts: dict[str, bytes], xml: str) -> None:
    parts[PART] = parts[PART].replace(b"</p:spTree>", xml.encode() + b"</p:spTree>")


def sheet(inner: str, *, name: str = "evil") -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="900" name="{name}">{inner}</p:cNvPr><p:cNvSpPr/><p:nvPr/>'
        "</p:nvSpPr><p:spPr/></p:sp>"
    )


def kept(folder: Path) -> tuple[dict[str, bytes], list[str]]:
    """The parts of the deck that keeps the slide, and what the check says of it."""
    loaded = keeping(folder, "from-leon.pptx#overview")
    written(loaded, folder)
    with zipfile.ZipFile(folder / "kept.pptx") as file:
        parts = {name: file.read(name) for name in file.namelist()}
    warnings = [one.message for one in run_checks(loaded) if one.rule == "kept-slides"]
    return parts, [message for message in warnings if "is kept without" in message]


EXTERNAL = ' TargetMode="External"'
LINK = '<a:hlinkClick r:id="rIdX"{action}/>'
PICTURE = (
    '<p:pic><p:nvPicPr><p:cNvPr id="901" name="spy"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
    '<a:blip r:link="rIdX"/><a:stretch/></p:blipFill><p:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="9" cy="9"/></a:xfrm><a:prstGeom prst="rect"/></p:spPr></p:pic>'
)


@pytest.mark.parametrize(
    ("kind", "target", "mode", "xml"),
    [
        ("hyperlink", "file:///etc/passwd", EXTERNAL, sheet(LINK.format(action=""))),
        ("hyperlink", "javascript:alert(1)", EXTERNAL, sheet(LINK.format(action=""))),
        ("hyperlink", "\\\\server\\share\\x.exe", EXTERNAL, sheet(LINK.format(action=""))),
        (
            "hyperlink", "https://example.org/evil.exe", EXTERNAL,
            sheet(LINK.format(action=' action="ppaction://program"')),
        ),
        ("image", "https://spy.example.org/pixel.png", EXTERNAL, PICTURE),
        ("oleObject", "../embeddings/evil.bin", "", ""),
        ("control", "../activeX/evil.bin", "", ""),
        ("package", "../embeddings/evil.bin", "", ""),
    ],
)  # fmt: skip
def test_what_runs_or_spies_stays_behind(
    kind: str, target: str, mode: str, xml: str, tmp_path: Path
) -> None:
    path = edited(tmp_path)

    def change(parts: dict[str, bytes]) -> None:
        with_relation(parts, kind, target, mode)
        with_shape(parts, xml)
        if not mode:
            parts["ppt/" + target.removeprefix("../")] = b"MZ evil"
            types = parts["[Content_Types].xml"]
            new = b'<Default Extension="bin" ContentType="application/x-evil"/></Types>'
            parts["[Content_Types].xml"] = types.replace(b"</Types>", new)

    rewritten(path, change)
    parts, warnings = kept(tmp_path)
    everything = b"".join(parts.values())
    for trace in (b"evil.", b"spy.example", b"passwd", b"javascript", b"server", b"MZ evil"):
        assert trace not in everything
    assert len(warnings) == 1


def test_a_macro_on_a_click_stays_behind(tmp_path: Path) -> None:
    path = edited(tmp_path)
    click = '<a:hlinkClick r:id="" action="ppaction://macro?name=Evil"/>'
    rewritten(path, lambda parts: with_shape(parts, sheet(click)))
    parts, warnings = kept(tmp_path)
    assert b"macro" not in b"".join(parts.values())
    assert warnings == ["the slide `overview` is kept without a link that runs a program"]


def test_of_an_embedded_workbook_its_picture_stays(tmp_path: Path) -> None:
    def embed(slide: object) -> None:
        shapes = slide.shapes  # type: ignore[attr-defined]
        shapes.add_ole_object(
            io.BytesIO(b"PK not really"), "Excel.Sheet.12", Inches(1), Inches(1), Inches(2),
            Inches(2), icon_file=io.BytesIO(png((9, 9, 200))),
        )  # fmt: skip

    edited(tmp_path, ("overview", embed))
    parts, warnings = kept(tmp_path)
    assert len(warnings) == 1
    assert "except its picture" in warnings[0]
    assert not any("embeddings" in name for name in parts)
    slide = Presentation(str(tmp_path / "kept.pptx")).slides[0]
    [picture] = [shape for shape in slide.shapes if shape.shape_type == 13]
    assert picture.image.blob == png((9, 9, 200))


def test_a_damaged_picture_does_not_cost_the_deck(tmp_path: Path) -> None:
    path = edited(tmp_path, ("overview", with_picture))

    def cut(parts: dict[str, bytes]) -> None:
        for name in [one for one in parts if one.startswith("ppt/media/")]:
            parts[name] = parts[name][:60]

    rewritten(path, cut)
    parts, warnings = kept(tmp_path)
    assert not any(name.startswith("ppt/media/") for name in parts)
    assert "damaged" in warnings[0]


def test_a_chart_linked_to_a_file_elsewhere_keeps_its_numbers(tmp_path: Path) -> None:
    path = edited(tmp_path, ("overview", with_chart))

    def link(parts: dict[str, bytes]) -> None:
        [name] = [one for one in parts if "charts/_rels" in one]
        parts[name] = (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            b'<Relationship Id="rId1" TargetMode="External" Target="file:///secret/book.xlsx" '
            b'Type="' + OFFICE.encode() + b'oleObject"/></Relationships>'
        )

    rewritten(path, link)
    parts, warnings = kept(tmp_path)
    assert b"secret" not in b"".join(parts.values())
    assert len(warnings) == 1
    slide = Presentation(str(tmp_path / "kept.pptx")).slides[0]
    [frame] = [shape for shape in slide.shapes if shape.has_chart]
    assert tuple(frame.chart.plots[0].series[0].values) == (3, 5)


def test_shapes_with_one_id_get_ids_of_their_own(tmp_path: Path) -> None:
    path = edited(tmp_path)
    rewritten(path, lambda parts: with_shape(parts, sheet("") + sheet("", name="twin")))
    parts, _ = kept(tmp_path)
    assert b'name="twin"' in parts["ppt/slides/slide1.xml"]


def test_other_prefixes_of_namespaces_are_no_trouble(tmp_path: Path) -> None:
    path = edited(tmp_path)

    def other(parts: dict[str, bytes]) -> None:
        data = parts[PART].replace(b"xmlns:p=", b"xmlns:q=").replace(b"xmlns:a=", b"xmlns:d=")
        for old, new in ((b"p:", b"q:"), (b"a:", b"d:")):
            data = data.replace(b"<" + old, b"<" + new).replace(b"</" + old, b"</" + new)
        parts[PART] = data

    rewritten(path, other)
    parts, _ = kept(tmp_path)
    assert b"<p:cSld" in parts["ppt/slides/slide1.xml"]
    assert b"q:" not in parts["ppt/slides/slide1.xml"]
