"""The words of one line: runs as tspans, links as anchors."""

from __future__ import annotations

import re

from deckbuilder.measure import HEBREW, Style, missing, run_style
from deckbuilder.scene import LINK, Colour, Run, TextBody
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.svg.elements import element, escaped, is_address
from deckbuilder.writers.svg.fonts import font_family
from deckbuilder.writers.svg.paint import fill

_RIGHT_TO_LEFT, _POP = "&#x2067;", "&#x2069;"
"""Right-to-left isolate and its end (Unicode UAX 9, 2.4). Not `direction="rtl"`: browsers would
turn text-anchor round with it, and resvg does not know it at all."""

_HEBREW_WORDS = re.compile("([\u0590-\u05ff\ufb1d-\ufb4f]+)")
"""Letters of the blocks Hebrew and Alphabetic Presentation Forms, with their marks."""


def words(runs: tuple[Run, ...], rtl: bool, body: TextBody, theme: Theme) -> str:
    """Return the content of a text element: `runs` as they differ from the rest of `body`."""
    drawn = "".join(_run(run, body, theme) for run in runs)
    styles = [run_style(run, theme.font(body.font), theme.code_font, body.bold) for run in runs]
    if any(style.bold or style.italic for style in styles) and any(
        map(_lacks_hebrew, runs, styles)
    ):
        # Beside letters it lacks, resvg draws all of a typeface's words in the regular cut.
        drawn = element("tspan", {"font-family": font_family(HEBREW)}, drawn)
    return isolated(drawn) if rtl else drawn


def _lacks_hebrew(run: Run, style: Style) -> bool:
    """Whether `run` has Hebrew letters that its typeface has not."""
    return any(missing(letters, style) for letters in _HEBREW_WORDS.findall(run.text))


def isolated(content: str) -> str:
    """Return right-to-left `content`, put in order by itself wherever it stands."""
    return f"{_RIGHT_TO_LEFT}{content}{_POP}"


def lettered(text: str, style: Style) -> str:
    """Return `text` escaped, its Hebrew in the typeface it was measured with.

    Left to choose a typeface for letters that `style` lacks, resvg takes a regular cut.
    """
    return "".join(
        element("tspan", {"font-family": font_family(HEBREW)}, escaped(part))
        if _HEBREW_WORDS.fullmatch(part) and missing(part, style)
        else escaped(part)
        for part in _HEBREW_WORDS.split(text)
    )


def run_colour(run: Run, body: TextBody) -> Colour:
    """The colour of a run: its own, the link colour where that shows, or that of its text."""
    if run.colour is not None:
        return run.colour
    on_strong_fill = body.colour.role in ("background", "panel")
    return LINK if run.link and not on_strong_fill else body.colour


def _run(run: Run, body: TextBody, theme: Theme) -> str:
    shade = run_colour(run, body)
    attributes = {
        "font-family": font_family(theme.code_font) if run.code and body.font != "code" else None,
        "font-weight": "bold" if run.bold and not body.bold else None,
        "font-style": "italic" if run.italic else None,
        **(fill(shade, theme) if shade != body.colour else {}),
        "fill-opacity": shade.alpha if shade.alpha != body.colour.alpha else None,
        "text-decoration": "underline" if run.link else None,
    }
    style = run_style(run, theme.font(body.font), theme.code_font, body.bold)
    content = lettered(run.text, style)
    if any(value is not None for value in attributes.values()):
        content = element("tspan", attributes, content)
    return element("a", {"href": run.link}, content) if is_address(run.link) else content
