"""Small outlines for tests: the documented example of each block, as a talk of one slide."""

from __future__ import annotations

import re
from pathlib import Path

from deckbuilder.blocks import blocks
from deckbuilder.cache import Forgetful
from deckbuilder.diagnostics import NOWHERE, Problems
from deckbuilder.fields import Reading
from deckbuilder.laying_out import page_for
from deckbuilder.model import Slide, Talk
from deckbuilder.page import Page
from deckbuilder.pictures import Pictures
from deckbuilder.pipeline import understand
from deckbuilder.source import read
from deckbuilder.theme.load import load_theme

ROOT = Path(__file__).parent.parent
PICTURES = Pictures((ROOT / "tests" / "pictures",))
EXAMPLE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)

HEAD = """\
talk: {{title: Example, theme: {theme}, aspect: "{aspect}"}}
sections:
  - section: Example
    slides:
"""


def examples(key: str) -> list[str]:
    """The YAML examples of a block's docs page, each one slide; the first is the main one."""
    page = ROOT / "docs" / "blocks" / f"{key}.md"
    assert page.exists(), f"write docs/blocks/{key}.md: what the block is for and one yaml example"
    found = EXAMPLE.findall(page.read_text("utf-8"))
    assert found, f"docs/blocks/{key}.md needs a yaml example"
    return found


def outline(slide: str, theme: str = "paper", aspect: str = "16:9", head: str = "") -> str:
    """A talk with the one slide written in `slide`; `head` goes before `sections:`."""
    lines = slide.strip("\n").splitlines()
    item = "\n".join(("      - " if i == 0 else "        ") + line for i, line in enumerate(lines))
    top, sections = HEAD.format(theme=theme, aspect=aspect).split("sections:")
    return f"{top}{head}sections:{sections}{item}\n"


def talk_of(text: str) -> Talk:
    """The talk an outline describes; pictures are those of tests/pictures."""
    reading = Reading(Problems(), ROOT / "tests", blocks(), PICTURES)
    return understand(read(text.encode(), "example.yaml"), reading)


def page_of(talk: Talk) -> Page:
    """The page its slides are laid out on."""
    theme = load_theme(talk.talk.theme, ROOT / "tests", NOWHERE)
    return page_for(talk, theme, Forgetful(), PICTURES)


def slide_of(slide: str, theme: str = "paper", aspect: str = "16:9") -> tuple[Slide, Talk, Page]:
    """A slide, and the talk and page it stands in."""
    talk = talk_of(outline(slide, theme, aspect))
    return talk.sections[0].slides[0], talk, page_of(talk)


def every_key() -> list[str]:
    """The keys of all blocks."""
    return sorted(blocks())


__all__ = ["Reading", "every_key", "examples", "outline", "page_of", "slide_of", "talk_of"]
