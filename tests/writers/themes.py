"""The two themes with the values of their files, until a test needs the loader itself."""

from __future__ import annotations

from deckbuilder.theme.theme import Sizes, Theme

PAPER = Theme(
    name="Paper",
    dark=False,
    background="FFFFFF",
    panel="F5F7FA",
    ink="1B2430",
    muted="52606D",
    link="1F5FA8",
    blue="1F5FA8",
    orange="B05E00",
    green="0B5D3B",
    plum="6E1F5C",
    slate="52606D",
    fill_tint=0.84,
    heading_font="Calibri",
    body_font="Calibri",
    code_font="Consolas",
    sizes=Sizes(),
)

NIGHT = Theme(
    name="Night",
    dark=True,
    background="10161F",
    panel="18212D",
    ink="F2F5F9",
    muted="A9B6C4",
    link="8FC1F5",
    blue="7FB2EA",
    orange="F0A45C",
    green="4FE0B8",
    plum="D9699F",
    slate="A9B6C4",
    fill_tint=0.76,
    heading_font="Calibri",
    body_font="Calibri",
    code_font="Consolas",
    sizes=Sizes(),
)

THEMES = (PAPER, NIGHT)
