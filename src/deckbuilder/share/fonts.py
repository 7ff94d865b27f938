"""The fonts of the deck: those that may travel, and what to do about the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deckbuilder.export import File
from deckbuilder.measure import TWINS
from deckbuilder.raster import FONTS
from deckbuilder.scene import Scene
from deckbuilder.share.pack import Pack
from deckbuilder.shown import texts
from deckbuilder.theme.scripts import script_font
from deckbuilder.theme.theme import Theme

FOLDER = "fonts"
LICENCE = "SIL Open Font License 1.1"
"""Of all fonts we ship: it lets everybody pass them on, with its text (condition 2)."""

_OF_OFFICE = frozenset(("arial", "calibri", "consolas", "courier new"))
"""Typefaces that come with Windows and with Office for Mac, and may not be passed on."""


@dataclass(frozen=True, slots=True)
class Family:
    """A font family that we ship."""

    name: str
    files: str
    """How the names of its files begin, as `measure.TWINS` has it."""
    licence: str
    """The file with its licence."""


OURS = (
    Family("Carlito", "Carlito", "Carlito.LICENSE.txt"),
    Family("Liberation Sans", "LiberationSans", "Liberation.LICENSE.txt"),
    Family("Liberation Mono", "LiberationMono", "Liberation.LICENSE.txt"),
)


@dataclass(frozen=True, slots=True)
class Typeface:
    """A typeface that the deck names."""

    name: str
    family: Family | None
    """The one of ours that it is, or that stands in for it."""
    of_office: bool = False
    """Whether whoever has PowerPoint has it."""

    @property
    def is_ours(self) -> bool:
        """Whether it is itself in the zip."""
        return self.family is not None and self.name.lower() == self.family.name.lower()


def files(pack: Pack) -> Iterator[File]:
    """`fonts/` with the families that the deck needs, and the licence of each."""
    names: dict[str, None] = {}
    for family in shipped(pack):
        names |= dict.fromkeys(path.name for path in sorted(FONTS.glob(f"{family.files}-*.ttf")))
        names[family.licence] = None
    for name in names:
        yield File(f"{FOLDER}/{name}", (FONTS / name).read_bytes())


def shipped(pack: Pack) -> list[Family]:
    """The families in the zip."""
    found = dict.fromkeys(one.family for one in typefaces(pack) if one.family)
    return [family for family in OURS if family in found]


def typefaces(pack: Pack) -> list[Typeface]:
    """The typefaces that the deck names for words that it has, the most visible first."""
    deck, theme = pack.deck, pack.loaded.theme
    names = dict.fromkeys(name for scene in deck.scenes for name in _named(scene, theme))
    script = script_font(deck.language)
    made = [_typeface(name) for name in names]
    if script and script.typeface not in names:
        # Its letters are in no font of ours, but for Hebrew ones.
        made.append(Typeface(script.typeface, None, of_office=True))
    return made


def _named(scene: Scene, theme: Theme) -> Iterator[str]:
    for _, body in texts(scene.items):
        for paragraph in body.paragraphs:
            for run in paragraph.runs:
                yield theme.code_font if run.code else theme.font(body.font)


def _typeface(name: str) -> Typeface:
    twin = TWINS.get(name.lower())
    family = next((one for one in OURS if one.files == twin), None)
    return Typeface(name, family, of_office=name.lower() in _OF_OFFICE)


def told(pack: Pack) -> list[str]:
    """A line on each typeface: where it is, and what to do without it."""
    return [_told(one, pack) for one in typefaces(pack)]


def _told(one: Typeface, pack: Pack) -> str:
    if one.is_ours:
        return pack.words("font_here", font=one.name, folder=FOLDER)
    if one.family is None:
        return pack.words("font_of_system" if one.of_office else "font_missing", font=one.name)
    key = "font_of_office" if one.of_office else "font_elsewhere"
    return pack.words(key, font=one.name, twin=one.family.name, folder=FOLDER)
