"""Build the benchmark deck with python-pptx, the way an ordinary script does it.

Run as a program: ``python python_pptx_deck.py deck.json out.pptx``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pptx import Presentation

TITLE_AND_CONTENT = 1


def build(deck: list[dict[str, Any]], output: Path) -> None:
    """Write the slides of ``deck`` (see ``decks.as_json``) to ``output``."""
    presentation = Presentation()
    layout = presentation.slide_layouts[TITLE_AND_CONTENT]
    for words in deck:
        slide = presentation.slides.add_slide(layout)
        title, body = slide.placeholders
        title.text = words["title"]
        fill(body.text_frame, words["points"])
        fill(slide.notes_slide.notes_text_frame, [words["notes"]])
    presentation.save(str(output))


def fill(frame: Any, paragraphs: list[list[dict[str, Any]]]) -> None:
    """Write one paragraph for each list of runs; the frame starts with one empty paragraph."""
    for index, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        add_runs(paragraph, runs)


def add_runs(paragraph: Any, runs: list[dict[str, Any]]) -> None:
    """Add the runs with their bold and their links to ``paragraph``."""
    for words in runs:
        run = paragraph.add_run()
        run.text = words["text"]
        if words["bold"]:
            run.font.bold = True
        if words["link"]:
            run.hyperlink.address = words["link"]


if __name__ == "__main__":
    build(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), Path(sys.argv[2]))
