"""What all our documents share: properties, fonts, marks of slides, and bookmarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from deckbuilder.borrowed_fonts import Borrowed, borrowed
from deckbuilder.right_to_left import runs_from_left
from deckbuilder.scene import Deck, Scene, SceneSection
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.pdf.code import array, block, call, colour, placed, points, string
from deckbuilder.writers.pdf.compile import Pdf, compiled
from deckbuilder.writers.pdf.slide import Drawings, slide
from deckbuilder.writers.pdf.words import FUNCTIONS
from deckbuilder.writers.svg.fonts import FAMILIES, twin

A4 = (595.28, 841.89)
"""Width and height in points (ISO 216: 210 x 297 mm)."""
MARGIN = 54.0
"""Points of white at each side of such a page."""
PAPER_INK, PAPER_MUTED, PAPER_LINE, PAPER_LINK = "#1B2430", "#52606D", "#C5CDD6", "#1F5FA8"
"""Colours of what stands on white paper beside slides, whatever their theme."""
LEADING = 7.5
"""Points between the foot of one line and the capitals of the next."""
SMALL = f"set text(size: 9pt, fill: {colour(PAPER_MUTED)})"
"""For what stands at head and foot."""


@dataclass(frozen=True)
class Source:
    """What is made into a document: slides with the numbers they have in the whole deck."""

    deck: Deck
    numbers: Mapping[str, int]
    """By id of the scene."""
    theme: Theme

    def target(self, address: str) -> str:
        """Where a link goes: outside, to a slide that is here, or nowhere."""
        if address.startswith("#"):
            number = self.numbers.get(address[1:])
            return f"<slide-{number}>" if number else ""
        return string(address)

    def drawn(self, scene: Scene, drawings: Drawings) -> str:
        """The slide in a box of its size."""
        return slide(scene, self.numbers[scene.id], self.theme, drawings, self.target)

    def mark(self, scene: Scene, section: SceneSection) -> str:
        """What links and bookmarks lead to; the first slide of a section opens it."""
        if scene.still:
            return block()  # the first state of the slide is what links and bookmarks lead to
        number = self.numbers[scene.id]
        title = call("heading", string(scene.title), level="2")
        marks = [placed(call("hide", title))]
        if scene is section.scenes[0]:
            name = call("heading", string(section.name), level="1")
            marks.insert(0, placed(call("hide", name)))
        return block(*marks, f"[#metadata({number})<slide-{number}>]")

    def caption(self, scene: Scene) -> str:
        """`3 · Title`; a title that runs from the left does so among Arabic or Hebrew too."""
        title = string(scene.title)
        if self.deck.rtl and runs_from_left(scene.title):
            title = call("box", block("set text(dir: ltr)", title))
        return block(string(f"{scene.numeral(self.numbers[scene.id])} · "), title)

    def slides(self) -> Iterator[tuple[SceneSection, Scene]]:
        """Every slide with its section."""
        for section in self.deck.sections:
            for scene in section.scenes:
                yield section, scene


def finished(source: Source, page: str, body: list[str], drawings: Drawings) -> Pdf:
    """The PDF of a document with `page` as the settings of its pages."""
    written = "\n".join(body)
    fonts = borrowed([written], source.deck.language)
    return compiled("\n".join((_head(source, fonts), page, written)), drawings.files, fonts)


def _head(source: Source, fonts: Borrowed) -> str:
    """Properties and fonts. Of the date nothing is said: the same talk gives the same bytes."""
    deck = source.deck
    tag = deck.language.split("-")
    region = next((part.upper() for part in tag[1:] if len(part) == 2), None)
    script = next((part.title() for part in tag[1:] if len(part) == 4), None)
    others = (*(family.name for family in FAMILIES.values()), *fonts.families)
    document = call(
        "set document",
        title=string(deck.title),
        author=array(deck.authors),
        description=string(deck.event) if deck.event else None,
        date="none",
    )
    text = call(
        "set text",
        font=f"faces({string(twin(source.theme.body_font).name)})",
        lang=string(tag[0].lower()),
        region=string(region) if region else None,
        script=string(script.lower()) if script else None,
        dir="rtl" if deck.rtl else "ltr",
        hyphenate="false",
        cjk_latin_spacing="none",
    )
    return f"""#{document}
#let all-faces = {array(others)}
#let faces(first) = (first, ..all-faces.filter(name => name != first))
#{text}
#set smartquote(enabled: false)
{FUNCTIONS}"""


def framed(slide: str, deck: Deck, width: float) -> str:
    """A slide made `width` points wide, with a thin frame."""
    scale = width / deck.width
    inner = block('set text(dir: ltr, top-edge: "baseline", bottom-edge: "baseline")', slide)
    share = f"{round(100 * scale, 4):g}%"
    size = {"width": points(width), "height": points(scale * deck.height)}
    line = f"0.5pt + {colour(PAPER_LINE)}"
    frame = call("pdf.artifact", call("rect", **size, stroke=line))
    # The slide keeps its size for the layout, so it is put where that does not matter.
    small = placed(call("scale", inner, x=share, y=share, origin="top + left"))
    return call("block", block(small, placed(frame)), **size)


def paper(deck: Deck, margin: str, *, across: bool = False) -> str:
    """The settings of A4 pages, with the talk and the number of the page at the foot."""
    width, height = reversed(A4) if across else A4
    about = " · ".join(filter(None, (deck.title, deck.event)))
    return f"""#set page(
  width: {points(width)}, height: {points(height)}, margin: {margin}, numbering: "1",
  footer: {{
    {SMALL}
    grid(columns: (1fr, auto), column-gutter: 12pt, {string(about)},
      context counter(page).display())
  }},
)
#set text(size: 12pt, fill: {colour(PAPER_INK)})
#set par(leading: {points(LEADING)}, spacing: 0pt, justify: false)"""
