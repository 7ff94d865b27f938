"""Text styles of masters and layouts: size, indent and bullet of each level (21.1.2.4)."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.geometry import emu
from deckbuilder.scene import INDENT, LEVEL_INDENT

SPACE_BEFORE = (10.0, 5.0, 5.0)
"""Points above a paragraph of points, by level."""

_BULLET = '<a:buFont typeface="Arial" panose="020B0604020202020204"/><a:buChar char="&#8226;"/>'


def level_facts(rtl: bool) -> str:
    """Return what PowerPoint writes for every level: the side, the direction, where lines break."""
    side, direction = ("r", "1") if rtl else ("l", "0")
    return (
        f'algn="{side}" defTabSz="914400" rtl="{direction}" eaLnBrk="1" latinLnBrk="0" '
        'hangingPunct="1"'
    )


def default_run(size: float, *, font: str, colour: str, bold: bool = False) -> str:
    """Return a:defRPr: `size` in points, `font` mj or mn, `colour` of the theme."""
    weight = ' b="1"' if bold else ' b="0"'
    return (
        f'<a:defRPr sz="{round(size * 100)}"{weight} kern="1200">'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
        f'<a:latin typeface="+{font}-lt"/><a:ea typeface="+{font}-ea"/>'
        f'<a:cs typeface="+{font}-cs"/></a:defRPr>'
    )


def point_levels(sizes: Sequence[float], *, rtl: bool = False) -> str:
    """Return nine levels of points with hanging dots; the last of `sizes` serves the rest."""
    return "".join(
        f'<a:lvl{level + 1}pPr marL="{emu(INDENT + LEVEL_INDENT * level)}" '
        f'indent="{-emu(INDENT)}" {level_facts(rtl)}>{_spacing(SPACE_BEFORE[min(level, 2)])}'
        f"{_BULLET}{default_run(_at(sizes, level), font='mn', colour='tx1')}</a:lvl{level + 1}pPr>"
        for level in range(9)
    )


def plain_levels(size: float, *, step: float = 36.0, rtl: bool = False) -> str:
    """Return nine levels without bullets, indented by `step` points each."""
    return "".join(
        f'<a:lvl{level + 1}pPr marL="{emu(step * level)}" {level_facts(rtl)}>'
        f"{default_run(size, font='mn', colour='tx1')}</a:lvl{level + 1}pPr>"
        for level in range(9)
    )


def unbulleted(sizes: Sequence[float], *, colour: str = "") -> str:
    """Return a:lstStyle for a layout's text without dots, such as a subtitle."""
    fill = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>' if colour else ""
    levels = "".join(
        f'<a:lvl{level + 1}pPr marL="{emu(LEVEL_INDENT * level)}" indent="0"><a:buNone/>'
        f'<a:defRPr sz="{round(_at(sizes, level) * 100)}">{fill}</a:defRPr></a:lvl{level + 1}pPr>'
        for level in range(5)
    )
    return f"<a:lstStyle>{levels}</a:lstStyle>"


def title_level(size: float, *, rtl: bool = False) -> str:
    """Return the one level of titles."""
    return (
        f"<a:lvl1pPr {level_facts(rtl)}>{_spacing(0)}<a:buNone/>"
        f"{default_run(size, font='mj', colour='tx1', bold=True)}</a:lvl1pPr>"
    )


def _spacing(before: float) -> str:
    """A line pitch of 1.2 x the size, which is what texts are measured with."""
    return (
        '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef>'
    )


def _at(sizes: Sequence[float], level: int) -> float:
    return sizes[min(level, len(sizes) - 1)]
