"""The theme part: colours, fonts and formats that PowerPoint's own menus offer (20.1.6.9).

Section numbers here and in the modules beside this one are those of ECMA-376 part 1.
"""

from __future__ import annotations

from deckbuilder.theme.scripts import ScriptFont, script_font
from deckbuilder.theme.theme import Theme, contrast, mix
from deckbuilder.writers.pptx.xml import HEAD, A, attribute

_SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_PENS = (6350, 12700, 19050)
"""EMU of the subtle, moderate and intense pen: 0.5, 1 and 1.5 pt."""

_READABLE = 4.5
"""WCAG 2.2, success criterion 1.4.3: contrast of text."""

_WHITE, _BLACK = "FFFFFF", "000000"


def theme_xml(theme: Theme, language: str = "en") -> bytes:
    """Return ppt/theme/theme1.xml. A dark theme has its dark colours in dk1 and dk2."""
    return _document(theme.name, slide_colours(theme), theme, language)


def notes_theme_xml(theme: Theme, language: str = "en") -> bytes:
    """Return the theme of the notes master: always dark on white, because notes are printed."""
    return _document(f"{theme.name} Notes", notes_colours(theme), theme, language)


def slide_colours(theme: Theme) -> dict[str, str]:
    """Hex digits by element of a:clrScheme (20.1.6.2), in its order."""
    if theme.template:
        return dict(theme.template.scheme)
    front = {"1": theme.ink, "2": theme.muted}
    back = {"1": theme.background, "2": theme.panel}
    dark, light = (back, front) if theme.dark else (front, back)
    return {
        "dk1": dark["1"],
        "lt1": light["1"],
        "dk2": dark["2"],
        "lt2": light["2"],
        "accent1": theme.blue,
        "accent2": theme.orange,
        "accent3": theme.green,
        "accent4": theme.plum,
        "accent5": theme.slate,
        "accent6": mix(theme.blue, theme.green, 0.5),
        "hlink": theme.link,
        "folHlink": mix(theme.link, theme.plum, 0.5),
    }


def notes_colours(theme: Theme) -> dict[str, str]:
    """The same for paper: black on white, the accents dark enough to be read there."""
    coloured = {
        name: _on_white(colour)
        for name, colour in slide_colours(theme).items()
        if name not in ("dk1", "lt1", "dk2", "lt2")
    }
    base = {"dk1": _BLACK, "lt1": _WHITE, "dk2": _on_white(theme.muted), "lt2": "F2F2F2"}
    return {**base, **coloured}


def _on_white(colour: str) -> str:
    """`colour`, darkened as far as it takes to read it on white paper."""
    for tenths in range(10):
        darker = mix(colour, _BLACK, tenths / 10)
        if contrast(darker, _WHITE) >= _READABLE:
            return darker
    return _BLACK


def _document(name: str, colours: dict[str, str], theme: Theme, language: str) -> bytes:
    label, own = attribute(name), script_font(language)
    scheme = "".join(
        f'<a:{element}><a:srgbClr val="{colour}"/></a:{element}>'
        for element, colour in colours.items()
    )
    return (
        f'{HEAD}<a:theme xmlns:a="{A}" name="{label}"><a:themeElements>'
        f'<a:clrScheme name="{label}">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="{label}">{_font("majorFont", theme.heading_font, own)}'
        f"{_font('minorFont', theme.body_font, own)}</a:fontScheme>"
        f"{_formats(label)}</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    ).encode()


def _font(element: str, face: str, own: ScriptFont | None) -> str:
    """Return the typefaces of headings or of bodies (20.1.4.1.24).

    East Asian and complex scripts stay empty but for the one the deck is written in: PowerPoint
    takes the reader's own fonts for the others.
    """
    slots = {"ea": "", "cs": ""}
    script = ""
    if own:
        slots[own.slot] = own.typeface
        script = f'<a:font script="{own.script}" typeface="{own.typeface}"/>'
    return (
        f'<a:{element}><a:latin typeface="{attribute(face)}"/><a:ea typeface="{slots["ea"]}"/>'
        f'<a:cs typeface="{slots["cs"]}"/>{script}</a:{element}>'
    )


def _formats(label: str) -> str:
    """Flat fills and pens, no effects; each list needs three entries (20.1.4.1.14)."""
    pens = "".join(
        f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{_SOLID}'
        '<a:prstDash val="solid"/><a:miter lim="800000"/></a:ln>'
        for width in _PENS
    )
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<a:fmtScheme name="{label}"><a:fillStyleLst>{_SOLID * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{pens}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_SOLID * 3}</a:bgFillStyleLst></a:fmtScheme>"
    )
