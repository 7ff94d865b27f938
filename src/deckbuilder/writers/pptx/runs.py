"""Runs of text: `a:r`, `a:br` and their properties (ECMA-376 part 1, 21.1.2.3)."""

from __future__ import annotations

from dataclasses import dataclass

from deckbuilder.formula import is_native
from deckbuilder.scene import INK, LINK, Colour, FontRole, Run, TextBody
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.pptx.colours import fill_xml, scheme_colour
from deckbuilder.writers.pptx.formulas import formula_run
from deckbuilder.writers.pptx.inherited import Inherited
from deckbuilder.writers.pptx.sheet import Sheet
from deckbuilder.writers.pptx.xml import attribute, text

_PALE = ("background", "panel")
"""Colours of text that stands on a strong fill, where the theme's link colour would not show."""

_KEEP_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}">'
    '<ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"'
    ' val="tx"/></a:ext></a:extLst>'
)
"""Makes PowerPoint show a link in the colour of its text ([MS-ODRAWXML] 2.35, hlinkClr)."""


@dataclass(frozen=True, slots=True)
class Face:
    """How the runs of one level of a text look unless they differ."""

    size: str
    """The `sz` attribute, or nothing where it is inherited."""
    bold: bool
    inherited_bold: bool
    fill: str
    font: str
    pale: bool
    """Whether links must keep the text's colour to be seen."""


def face(body: TextBody, level: int, inherited: Inherited, theme: Theme) -> Face:
    """The look of `body` at `level`, less what is inherited."""
    size = body.size(level)
    return Face(
        "" if size == inherited.size(level) else f' sz="{round(size * 100)}"',
        body.bold,
        inherited.bold,
        "" if _is_given(body.colour, inherited, theme) else fill_xml(body.colour, theme),
        _usual_font(inherited) if body.font == inherited.font else font_xml(body.font, theme),
        body.colour.role in _PALE,
    )


def _is_given(colour: Colour, inherited: Inherited, theme: Theme) -> bool:
    """Whether words have a colour before they say so.

    Words in no placeholder are in the first text colour, which a template may not use for words.
    """
    in_box = not inherited.sizes
    if in_box and colour == INK and scheme_colour("ink", theme) != ("tx1", theme.ink):
        return False
    return colour == inherited.colour


def _usual_font(inherited: Inherited) -> str:
    return '<a:latin typeface="+mn-lt"/>' if inherited.uncertain else ""


def font_xml(role: FontRole, theme: Theme) -> str:
    """Return the typefaces of a role: the theme's, so that one change there restyles all.

    Code has no typeface for Arabic and the like: LibreOffice would set all that follows in it.
    """
    if role == "code":
        return f'<a:latin typeface="{attribute(theme.code_font)}"/>'
    prefix = "+mj" if role == "heading" else "+mn"
    return "".join(
        f'<a:{script} typeface="{prefix}-{ending}"/>'
        for script, ending in (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))
    )


def run_xml(run: Run, face: Face, sheet: Sheet) -> str:
    """Return a run; line feeds become line breaks, an empty run becomes nothing."""
    words = run.text
    if not words:
        return ""
    if run.formula and is_native(run.formula):
        fill = face.fill if run.colour is None else fill_xml(run.colour, sheet.theme)
        return formula_run(run.formula, sheet.home + face.size + _weight(run, face), fill)
    properties = _properties(run, face, sheet)
    if "\n" not in words:
        return f"<a:r>{properties}<a:t>{text(words)}</a:t></a:r>"
    line_break = f"<a:br>{properties}</a:br>"
    return line_break.join(
        f"<a:r>{properties}<a:t>{text(line)}</a:t></a:r>" if line else ""
        for line in words.split("\n")
    )


def _weight(run: Run, face: Face) -> str:
    if (run.bold or face.bold) is face.inherited_bold:
        return ""
    return ' b="0"' if face.inherited_bold else ' b="1"'


def _properties(run: Run, face: Face, sheet: Sheet) -> str:
    attributes = sheet.language(run.text) + face.size + _weight(run, face)
    if run.italic:
        attributes += ' i="1"'
    if run.raised:
        attributes += ' baseline="30000"'
    own_link = bool(run.link) and not face.pale and _shows_own_link(sheet)
    colour = run.colour or (LINK if own_link else None)
    inner = face.fill if colour is None else fill_xml(colour, sheet.theme)
    inner += font_xml("code", sheet.theme) if run.code else face.font
    if run.link:
        coloured = face.pale if run.colour is None else run.colour.role != "link"
        inner += sheet.click(run.link, _KEEP_COLOUR if coloured or own_link else "")
    return f"<a:rPr {attributes}>{inner}</a:rPr>" if inner else f"<a:rPr {attributes}/>"


def _shows_own_link(sheet: Sheet) -> bool:
    """Whether links have another colour than the template's, which could not be read.

    Notes are on paper, where the template's own will do.
    """
    theme = sheet.theme
    if sheet.part == sheet.context.slide_parts.get(sheet.scene.id):
        return theme.template is not None and scheme_colour("link", theme)[1] != theme.link
    return False
