"""The drawn pictures are what their drawing code writes, and plain SVG that needs nothing else."""

from __future__ import annotations

import os
import re
import runpy
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

ASSETS = Path(__file__).resolve().parents[1] / "assets"
SCRIPTS = sorted(ASSETS.glob("*/drawings/draw.py"))
PICTURES = sorted(picture for script in SCRIPTS for picture in script.parents[1].glob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
# What PowerPoint, LibreOffice and resvg all show alike; above all no style, filter, script, image.
SHAPES = {"rect", "circle", "ellipse", "path", "polygon", "polyline"}
PLAIN = SHAPES | {"svg", "title", "g", "clipPath", "linearGradient", "stop"}

Point = tuple[float, float]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {picture.name: picture.read_bytes() for picture in sorted(folder.glob("*.svg"))}


def area(points: tuple[Point, ...]) -> float:
    closed = [*points, points[0]]
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(closed))) / 2


def test_both_talks_have_drawings() -> None:
    assert {script.parents[1].name for script in SCRIPTS} >= {"ai-safety-landscape", "bread"}
    assert len(PICTURES) >= 18


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.parents[1].name)
@pytest.mark.parametrize("seed", ["0", "77"])
def test_drawing_again_gives_the_committed_bytes(script: Path, seed: str, tmp_path: Path) -> None:
    surroundings = {**os.environ, "PYTHONHASHSEED": seed}
    subprocess.run([sys.executable, "-B", script, tmp_path], check=True, env=surroundings)
    assert bytes_of(tmp_path) == bytes_of(script.parents[1])


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.stem)
def test_a_picture_is_plain_svg_with_a_view_box_and_a_title(picture: Path) -> None:
    root = ElementTree.fromstring(picture.read_bytes())
    assert root.tag == SVG + "svg"
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= PLAIN
    left, top, width, height = (float(word) for word in root.attrib["viewBox"].split())
    assert (left, top) == (0, 0)
    assert 900 <= width <= 1200
    assert 500 <= height <= 900
    assert (root.attrib["width"], root.attrib["height"]) == (f"{width:g}", f"{height:g}")
    assert root.findtext(SVG + "title")


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.stem)
def test_a_picture_refers_to_nothing_outside_itself(picture: Path) -> None:
    root = ElementTree.fromstring(picture.read_bytes())
    names = {element.attrib["id"] for element in root.iter() if "id" in element.attrib}
    values = [value for element in root.iter() for value in element.attrib.values()]
    assert not [name for element in root.iter() for name in element.attrib if "href" in name]
    assert not [value for value in values if "://" in value or "nan" in value or "inf" in value]
    used = {name for value in values for name in re.findall(r"url\(([^)]*)\)", value)}
    assert used == {f"#{name}" for name in names}


def test_no_two_pictures_share_an_id_so_that_one_page_can_hold_them_all() -> None:
    names = [
        element.attrib["id"]
        for picture in PICTURES
        for element in ElementTree.fromstring(picture.read_bytes()).iter()
        if "id" in element.attrib
    ]
    assert len(names) == len(set(names))


def test_both_ways_to_split_the_bottle_scene_cover_the_same_area(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(str(ASSETS))
    module = runpy.run_path(str(ASSETS / "ai-safety-landscape/drawings/bottle.py"))
    regions: dict[str, tuple[Point, ...]] = module["REGIONS"]
    assert all(0 <= part <= 1 for points in regions.values() for point in points for part in point)
    assert all(9 <= len(points) <= 25 for points in regions.values())
    natural = area(regions["bottle"]) + area(regions["table"])
    odd = area(regions["left part of table"]) + area(regions["bottle and right part of table"])
    assert odd == pytest.approx(natural, abs=1e-4)
