"""A slide that is damaged in the deck it is kept from is nobody's mistake but that deck's."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from deckbuilder.pipeline import load
from deckbuilder.writers.pptx import BrokenSlide, write

OUTLINE = """\
talk: {title: A}
sections:
  - section: One
    slides:
      - id: theirs
        title: A table
        table:
          rows: [[a, b], [c, d]]
"""


def test_a_table_with_uneven_rows_is_told_with_the_slide_and_what_to_do(tmp_path: Path) -> None:
    talk = tmp_path / "talk.yaml"
    talk.write_text(OUTLINE, "utf-8")
    loaded = load(talk)
    built = write(loaded.deck, loaded.theme, tmp_path / "built.pptx")
    with zipfile.ZipFile(built) as file, zipfile.ZipFile(tmp_path / "leon.pptx", "w") as spoilt:
        for name in file.namelist():
            data = file.read(name)
            if name == "ppt/slides/slide1.xml":
                cell = data[data.rindex(b"<a:tc>") : data.rindex(b"</a:tc>") + 7]
                data = data.replace(cell, b"", 1)
            spoilt.writestr(name, data)
    talk.write_text(OUTLINE + "        keep: leon.pptx#theirs\n", "utf-8")
    kept = load(talk)
    with pytest.raises(BrokenSlide, match=r"`theirs` is damaged .* save that deck again") as raised:
        write(kept.deck, kept.theme, tmp_path / "again.pptx")
    assert raised.value.slide == "theirs"
    assert not (tmp_path / "again.pptx").exists()
