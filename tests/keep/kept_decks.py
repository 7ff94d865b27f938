"""Decks of ours as co-presenters send them back, and outlines that keep slides of them."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import PIL.Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Inches, Pt

from deckbuilder.pipeline import Loaded, load
from deckbuilder.writers.pptx import check, to_bytes
from tests.audit import findings

OUTLINE = """\
talk: {{title: A talk of two, theme: {theme}, aspect: "{aspect}", event: Open evening}}
sections:
  - section: One
    slides:
      - cover
      - id: overview
        title: The map
        points:
          - First of all
          - text: Second
            points: [deeper, "[to the end](#end)"]
        notes: Say **this**.
      - id: figures
        title: Figures
        table:
          - [Year, Sum]
          - ["2020", "3"]
          - ["2021", "5"]
      - id: ring
        title: A ring with a caption
        cycle: [Ask, Try, Learn]
        links: {{paper: "https://example.org/paper"}}
      - id: end
        title: The end
        text: "Thanks, see `code` and [a page](https://example.org)."
"""

Edit = Callable[[Any], None]


def built(folder: Path, *, theme: str = "paper", aspect: str = "16:9") -> Path:
    """The deck of a small talk, as it is sent to a co-presenter."""
    outline = folder / "first.yaml"
    outline.write_text(OUTLINE.format(theme=theme, aspect=aspect), "utf-8")
    loaded = load(outline)
    path = folder / "sent.pptx"
    path.write_bytes(to_bytes(loaded.deck, loaded.theme))
    return path


def edited(folder: Path, *edits: tuple[str, Edit], name: str = "from-leon.pptx") -> Path:
    """The same deck with slides of it edited, by their ids."""
    deck = Presentation(str(built(folder)))
    slides = {slide.element.cSld.get("name"): slide for slide in deck.slides}
    for identifier, edit in edits:
        edit(slides[identifier])
    deck.save(str(folder / name))
    return folder / name


def keeping(folder: Path, *references: str, head: str = "", more: str = "") -> Loaded:
    """A talk that keeps slides; each has the id that stands after `#`."""
    lines = [f"talk: {{title: Kept, language: en{head}}}", "sections:", "  - section: One"]
    lines += ["    id: one", "    slides:"]
    for reference in references:
        _, mark, name = reference.rpartition("#")
        name = f"slide-{name}" if name.isdigit() or not mark else name
        name = name.replace(".", "-")
        lines += [f"      - id: {name}", "        title: As it was", f'        keep: "{reference}"']
        lines += ["        notes: Ours."]
    path = folder / "kept.yaml"
    path.write_text("\n".join(lines) + "\n" + more, "utf-8")
    return load(path)


def written(loaded: Loaded, folder: Path, name: str = "kept.pptx") -> Any:
    """Its deck as python-pptx reads it, once it has proved sound."""
    data = to_bytes(loaded.deck, loaded.theme)
    path = folder / name
    path.write_bytes(data)
    assert check.check_file(path) == []
    assert findings(path) == []
    return Presentation(str(path))


def through_libreoffice(path: Path, folder: Path) -> Path:
    """A deck as LibreOffice saves it."""
    out = folder / "libreoffice"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pptx:Impress MS PowerPoint 2007 XML",
            "--outdir",
            str(out),
            str(path),
        ],
        capture_output=True,
        check=True,
        timeout=300,
    )
    return Path(shutil.copy(out / path.name, folder / "from-libreoffice.pptx"))


# edits


def with_box(slide: Any) -> None:
    """A text box with formatting, and a shape that has moved."""
    moved = slide.shapes.title
    moved.left, moved.top = Inches(1), Inches(0.2)
    moved.width, moved.height = Inches(9), Inches(1)
    box = slide.shapes.add_textbox(Inches(1), Inches(6), Inches(4), Inches(1)).text_frame
    box.text = "Leon was here"
    run = box.paragraphs[0].runs[0]
    run.font.size, run.font.bold, run.font.color.rgb = Pt(20), True, RGBColor(0xC0, 0, 0)
    run.hyperlink.address = "https://example.org/leon"


def with_chart(slide: Any, kind: Any = XL_CHART_TYPE.COLUMN_CLUSTERED) -> None:
    data = CategoryChartData()
    data.categories = ["spring", "autumn"]
    data.add_series("loaves", (3, 5))
    slide.shapes.add_chart(kind, Inches(6), Inches(2), Inches(5), Inches(4), data)


def with_radar(slide: Any) -> None:
    with_chart(slide, XL_CHART_TYPE.RADAR)


def with_picture(slide: Any) -> None:
    picture = slide.shapes.add_picture(io.BytesIO(png((20, 120, 60))), Inches(7), Inches(3))
    picture.crop_left = 0.25


def with_shapes(slide: Any) -> None:
    for number, kind in enumerate((MSO_SHAPE.CHEVRON, MSO_SHAPE.CLOUD, MSO_SHAPE.SUN)):
        shape = slide.shapes.add_shape(
            kind, Inches(1 + 2 * number), Inches(5), Inches(1), Inches(1)
        )
        shape.text_frame.text = f"shape {number}"
        shape.rotation = 20 * number
    slide.shapes.add_connector(MSO_CONNECTOR.ELBOW, Inches(1), Inches(3), Inches(4), Inches(4.5))
    table = slide.shapes.add_table(2, 3, Inches(5), Inches(5.5), Inches(4), Inches(1)).table
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(0, 0).text, table.cell(1, 2).text = "wide", "corner"


def png(colour: tuple[int, int, int]) -> bytes:
    saved = io.BytesIO()
    PIL.Image.new("RGB", (60, 40), colour).save(saved, "PNG")
    return saved.getvalue()


def everything(slide: Any) -> list[tuple[str, int, int, int, int, str]]:
    """The shapes of a slide but its foot: name without the id, place, words."""
    found = []
    for shape in slide.shapes:
        foot = shape.is_placeholder and shape.placeholder_format.type.name in (
            "FOOTER", "SLIDE_NUMBER", "DATE"
        )  # fmt: skip
        if not foot and not shape.name.endswith(":anchor"):
            words = shape.text_frame.text if shape.has_text_frame else ""
            name = shape.name.partition(":")[2] or shape.name
            place = (shape.left, shape.top, shape.width, shape.height)
            found.append((name, *place, words))
    return found
