"""Which language a run is in, for the spelling checker and the choice of East Asian glyphs."""

from __future__ import annotations

import re
from functools import cache

_LETTERS: dict[str, str] = {
    "kana": "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f",
    "hangul": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff",
    "han": "\u2e80-\u2fdf\u3005\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
    "arabic": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe",
    "hebrew": "\u0590-\u05ff\ufb1d-\ufb4f",
    "cyrillic": "\u0400-\u052f",
    "greek": "\u0370-\u03ff\u1f00-\u1fff",
    "devanagari": "\u0900-\u097f",
    "thai": "\u0e00-\u0e7f",
}
"""Blocks of the Unicode Standard (Blocks.txt) by script."""

_USUAL = {
    "kana": "ja-JP",
    "hangul": "ko-KR",
    "han": "zh-CN",
    "arabic": "ar-SA",
    "hebrew": "he-IL",
    "cyrillic": "ru-RU",
    "greek": "el-GR",
    "devanagari": "hi-IN",
    "thai": "th-TH",
}
"""The language with the most readers for each script; the deck's own goes before it."""

_SCRIPTS_OF: dict[str, tuple[str, ...]] = {
    "ja": ("kana", "han"),
    "ko": ("hangul", "han"),
    "zh": ("han",),
    **dict.fromkeys(("ar", "fa", "ur", "ps"), ("arabic",)),
    **dict.fromkeys(("he", "yi"), ("hebrew",)),
    **dict.fromkeys(("ru", "uk", "bg", "be", "mk", "kk", "mn"), ("cyrillic",)),
    "el": ("greek",),
    **dict.fromkeys(("hi", "mr", "ne"), ("devanagari",)),
    "th": ("thai",),
}
"""Scripts of the languages that are not written in Latin letters."""

_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


@cache
def _of_script() -> dict[str, re.Pattern[str]]:
    """A pattern a script, made when first needed: compiling them takes 14 ms."""
    return {script: re.compile(f"[{letters}]") for script, letters in _LETTERS.items()}


def is_latin(home: str) -> bool:
    """Whether the language with tag `home` (`de-DE`) is written in Latin letters."""
    return home.partition("-")[0] not in _SCRIPTS_OF


def language_attributes(words: str, home: str) -> str:
    """Return the `lang` (and `altLang`) attributes of a run in a deck whose language is `home`.

    The script with most letters decides, so that a Greek letter in an English sentence leaves it
    English. A run in another language names the deck's own as `altLang`, as PowerPoint does.
    """
    scripts = _SCRIPTS_OF.get(home.partition("-")[0], ())
    foreign = "" if max(words, default="") < "\u0370" else _foreign_script(words)
    if foreign in scripts or (not foreign and not scripts):
        return f'lang="{home}"'
    if foreign:
        return f'lang="{_USUAL[foreign]}" altLang="{home}"'
    return f'lang="en-US" altLang="{home}"' if _LATIN.search(words) else f'lang="{home}"'


def _foreign_script(words: str) -> str:
    """The script most letters of `words` belong to; empty for Latin or none."""
    counts = {script: len(pattern.findall(words)) for script, pattern in _of_script().items()}
    if not any(counts.values()):
        return ""
    if counts["kana"]:
        counts["kana"] += counts.pop("han")
    script = max(counts, key=lambda name: counts[name])
    return script if counts[script] >= len(_LATIN.findall(words)) else ""
