"""An agenda of zooms comes back as it was, and what was said on it comes home."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from tests.sync import small
from tests.sync.libreoffice import LibreOffice
from tests.sync.small import on

OUTLINE = """\
talk: {title: A talk}
sections:
  - section: The land
    slides:
      - {title: All of it, id: whole, points: [Hills, A sea], notes: Look.}
      - {slide: agenda, id: parts, title: Two parts, zooms: yes, notes: Two.}
  - section: Sea
    slides:
      - {title: Waves, id: waves, points: [They are blue], notes: Blue.}
"""
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def drawn_again(path: Path) -> Path:
    """The deck as PowerPoint leaves it that has drawn all pictures of slides anew."""
    small_one = io.BytesIO()
    Image.new("RGB", (256, 144), "white").save(small_one, "PNG")
    target = path.with_name("edited.pptx")
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            is_picture = name.startswith("ppt/media/")
            after.writestr(name, small_one.getvalue() if is_picture else before.read(name))
    return target


def without_zooms(path: Path) -> Path:
    """The deck as a program leaves it that keeps the fallback pictures only."""
    target = path.with_name("edited.pptx")
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            if name.startswith("ppt/slides/slide"):
                root = etree.fromstring(data)
                for both in list(root.iter(f"{MC}AlternateContent")):
                    both.getparent().replace(both, both.find(f"{MC}Fallback")[0])
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
            after.writestr(name, data)
    return target


def test_a_deck_that_was_only_saved_again_has_no_change(tmp_path: Path) -> None:
    assert small.quiet(small.edited(tmp_path, OUTLINE))


@pytest.mark.parametrize("changed", [drawn_again, without_zooms])
def test_other_pictures_of_the_same_slides_are_no_change(changed: object, tmp_path: Path) -> None:
    small.edited(tmp_path, OUTLINE)
    assert callable(changed)
    path = changed(tmp_path / "built.pptx")
    assert small.quiet(small.against(path, tmp_path / "talk.yaml"))


def test_libreoffice_keeps_the_pictures_alone_and_that_is_no_change(
    tmp_path: Path, office: LibreOffice
) -> None:
    small.edited(tmp_path, OUTLINE)
    saved = office.edit(tmp_path / "built.pptx", tmp_path / "saved.pptx")
    assert small.quiet(small.against(saved, tmp_path / "talk.yaml"))


def test_a_slide_that_changed_in_the_outline_since_is_no_change_of_theirs(tmp_path: Path) -> None:
    small.edited(tmp_path, OUTLINE)
    talk = tmp_path / "talk.yaml"
    talk.write_text(OUTLINE.replace("They are blue", "They are grey"), "utf-8")
    assert small.quiet(small.against(tmp_path / "built.pptx", talk))


def test_the_title_of_the_agenda_comes_home(tmp_path: Path) -> None:
    edit = on("parts", "retitle", text="Two halves")
    [text] = small.brought(small.edited(tmp_path, OUTLINE, edit)).texts.values()
    assert "id: parts, title: Two halves, zooms: yes" in text
