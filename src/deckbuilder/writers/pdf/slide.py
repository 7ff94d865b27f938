"""One slide: the drawings of our SVG, and between them its words as text, each in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import unescape

from deckbuilder.geometry import Box
from deckbuilder.scene import Picture, Scene, Shape, walk
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.pdf.code import block, call, placed, points, string
from deckbuilder.writers.pdf.words import Targets, line
from deckbuilder.writers.svg import svg
from deckbuilder.writers.svg.elements import is_address

_WITHOUT_LOOK = ("<g", "</g>", "<a ", "</a>")
"""How lines of our SVG begin that say what something is, not how it looks."""
_TITLE = re.compile(r"<title>(.*)</title>")


@dataclass
class Drawings:
    """The drawings that a document shows, each kept once under the name of its file."""

    width: float
    height: float
    files: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    """From a drawing to its name."""

    def add(self, lines: list[str]) -> str:
        """Keep a drawing as large as a slide; return its name."""
        size = f"{self.width:g} {self.height:g}"
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}"'
            f' width="{self.width:g}" height="{self.height:g}" stroke-linejoin="round">'
        )
        drawing = "\n".join((head, *lines, "</svg>"))
        if drawing not in self.names:
            name = f"drawing-{len(self.names) + 1}.svg"
            self.names[drawing] = name
            self.files[name] = drawing
        return self.names[drawing]


def slide(scene: Scene, number: int, theme: Theme, drawings: Drawings, targets: Targets) -> str:
    """A box as large as the slide with all that is on it, its links included."""
    width, height = drawings.width, drawings.height
    drawn = svg(scene, theme, width, height, number).splitlines()[1:-1]
    content = [
        *_content([each.strip() for each in drawn], drawings, targets),
        *_linked_items(scene, targets),
    ]
    return call("box", block(*content), width=points(width), height=points(height), clip="true")


def _content(lines: list[str], drawings: Drawings, targets: Targets) -> Iterator[str]:
    """Drawings and lines of words by turns. A description goes with the drawing after it."""
    drawing: list[str] = []
    alt = ""
    for each in lines:
        if each.startswith("<text"):
            yield from _drawing(drawing, alt, drawings)
            drawing, alt = [], "" if drawing else alt
            yield line(each, targets)
        elif found := _TITLE.fullmatch(each):
            yield from _drawing(drawing, alt, drawings)
            drawing, alt = [], unescape(found[1])
        elif not each.startswith(_WITHOUT_LOOK):
            drawing.append(each)
    yield from _drawing(drawing, alt, drawings)


def _drawing(lines: list[str], alt: str, drawings: Drawings) -> Iterator[str]:
    if lines:
        picture = call(
            "image", string(drawings.add(lines)), alt=string(alt) if alt else None, width="100%"
        )
        yield placed(picture if alt else call("pdf.artifact", picture))


def _linked_items(scene: Scene, targets: Targets) -> Iterator[str]:
    """A field to click on over every shape and picture that leads somewhere."""
    for item in walk(scene.items):
        if isinstance(item, (Shape, Picture)) and is_address(item.link):
            target = targets(item.link)
            if target:
                yield _field(item.box, target)


def _field(box: Box, target: str) -> str:
    empty = call("box", width=points(box.w), height=points(box.h))
    return placed(call("link", target, empty), box.x, box.y)
