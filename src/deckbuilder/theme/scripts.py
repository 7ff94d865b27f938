"""Typefaces for languages that Latin typefaces have no letters for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from deckbuilder.wording.tags import nearest


@dataclass(frozen=True, slots=True)
class ScriptFont:
    """The typeface of a script, one that comes with PowerPoint on Windows and on a Mac."""

    slot: Literal["ea", "cs"]
    """East Asian or complex script: the element of a:majorFont (ECMA-376 part 1, 20.1.4.1.24)."""
    script: str
    """Its ISO 15924 code, as PowerPoint's own themes write it in a:font."""
    typeface: str


ARABIC = ScriptFont("cs", "Arab", "Arial")
HEBREW = ScriptFont("cs", "Hebr", "Arial")
FONTS = {
    **dict.fromkeys(("ar", "ckb", "fa", "ps", "sd", "ug", "ur"), ARABIC),
    **dict.fromkeys(("he", "yi"), HEBREW),
    **dict.fromkeys(("hi", "mr", "ne"), ScriptFont("cs", "Deva", "Nirmala UI")),
    "bn": ScriptFont("cs", "Beng", "Nirmala UI"),
    "ta": ScriptFont("cs", "Taml", "Nirmala UI"),
    "te": ScriptFont("cs", "Telu", "Nirmala UI"),
    "th": ScriptFont("cs", "Thai", "Tahoma"),
    "ja": ScriptFont("ea", "Jpan", "Yu Gothic"),
    "ko": ScriptFont("ea", "Hang", "Malgun Gothic"),
    "zh": ScriptFont("ea", "Hans", "Microsoft YaHei"),
    "zh-Hant": ScriptFont("ea", "Hant", "Microsoft JhengHei"),
}
"""By the nearest language. Arial is a face of even strokes, as our Latin ones are, and the letters
of Hebrew are measured with its twin."""


def script_font(language: str) -> ScriptFont | None:
    """The typeface of a language, None for one in Latin, Greek or Cyrillic letters."""
    return next((FONTS[tag] for tag in nearest(language) if tag in FONTS), None)
