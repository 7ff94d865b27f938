"""Fonts of this computer, borrowed for letters that the fonts we ship do not have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz

from deckbuilder.raster import font_files

HAN = {"ja": "JP", "ko": "KR", "zh-hant": "TC", "zh-tw": "TC", "zh-hk": "HK", "zh": "SC"}
"""How families end that draw Chinese characters as a language writes them, by its tag."""
_UNSEEN = re.compile(r'<title>[^<]*</title>|\balt: "(?:[^"\\]|\\.)*"')
"""Descriptions in SVG and in Typst's language, which are read aloud and never drawn."""
_PLAIN = re.compile(r"\b(Sans|Gothic|Arial|Segoe|Nirmala|YaHei|Tahoma)\b")
_SPECIAL = re.compile(
    r"\b(Mono|Serif|Math|Condensed|Light|Thin|Black|Display|Symbols?|Emoji|UI|Looped)\b"
)
_DRAWN_BY_NOBODY = frozenset("\N{VARIATION SELECTOR-15}\N{VARIATION SELECTOR-16}\N{NO-BREAK SPACE}")


@dataclass(frozen=True, slots=True)
class Borrowed:
    """What had to be borrowed for some text."""

    families: tuple[str, ...] = ()
    """Names, the one with most of the letters first."""
    files: tuple[str, ...] = ()
    missing: str = ""
    """Characters that no font has here; viewers see boxes."""


@dataclass(frozen=True, slots=True)
class _Family:
    """A font family of this computer."""

    name: str
    regular: tuple[str, int]
    """Path and index of its upright face of usual weight."""
    files: tuple[str, ...]
    """Paths of that one and of its bold and italic ones."""


def borrowed(text: Iterable[str], language: str) -> Borrowed:
    """What is needed for the characters of `text` in a deck in `language`.

    Nothing when our own fonts have them all, as they have for Latin, Greek and Cyrillic letters.
    The same computer gives the same answer.
    """
    seen = (_UNSEEN.sub("", one) for one in text)
    lacking = {c for c in set().union(*seen) if _is_drawn(c) and not _is_ours(c)}
    if not lacking:
        return Borrowed()
    return _chosen(frozenset(lacking), language)


@lru_cache(maxsize=16)
def _chosen(characters: frozenset[str], language: str) -> Borrowed:
    lacking, chosen = set(characters), []
    known = [(family, _covered(family, lacking)) for family in _families(language)]
    while lacking:
        family, found = max(known, key=lambda pair: len(pair[1] & lacking), default=(None, set()))
        if family is None or not found & lacking:
            break
        chosen.append(family)
        lacking -= found
    return Borrowed(
        tuple(family.name for family in chosen),
        tuple(dict.fromkeys(file for family in chosen for file in family.files)),
        "".join(sorted(lacking)),
    )


def _is_drawn(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind[0] not in "CZ" and character not in _DRAWN_BY_NOBODY


@lru_cache(maxsize=4096)
def _is_ours(character: str) -> bool:
    return any(font.get_nominal_glyph(ord(character)) for font in _our_fonts())


@lru_cache(maxsize=1)
def _our_fonts() -> tuple[uharfbuzz.Font, ...]:
    return tuple(_font(path, 0) for path in font_files() if path.endswith("Regular.ttf"))


def _font(path: str, index: int) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path), index))


def _covered(family: _Family, characters: set[str]) -> set[str]:
    font = _font(*family.regular)
    return {character for character in characters if font.get_nominal_glyph(ord(character))}


def _families(language: str) -> list[_Family]:
    """The families of this computer, those first that go best with ours and with `language`."""
    tags = language.lower()
    ending = next((HAN[tag] for tag in (*HAN, "") if tag and tags.startswith(tag)), "JP")

    def preference(family: _Family) -> tuple[bool, bool, bool, str]:
        name = family.name
        han = name.rpartition(" ")[2]
        other_han = han in HAN.values() and han != ending
        return bool(_SPECIAL.search(name)), other_han, not _PLAIN.search(name), name

    return sorted(_found(), key=preference)


@lru_cache(maxsize=1)
def _found() -> tuple[_Family, ...]:
    """Every family with an upright face of usual weight, as the system lists them."""
    return tuple(_listed())


def _listed() -> Iterator[_Family]:
    try:
        import typst  # 70 MB, and only some texts need it
    except ImportError:
        return
    faces: dict[str, list[typst.FontInfo]] = {}
    for face in typst.Fonts(include_system_fonts=True, include_embedded_fonts=False).fonts():
        if face.path and face.weight in (400, 700) and face.stretch == 1.0:
            faces.setdefault(face.family, []).append(face)
    for name, members in faces.items():
        upright = [f for f in members if f.weight == 400 and f.style.lower() == "normal"]
        if upright:
            first = min(upright, key=lambda face: (face.path, face.index))
            # resvg takes the first file that has a letter, so the usual one comes first.
            paths = sorted({str(face.path) for face in members}, key=lambda p: (p != first.path, p))
            yield _Family(name, (str(first.path), first.index), tuple(paths))
