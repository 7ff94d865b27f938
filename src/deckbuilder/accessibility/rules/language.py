"""Words without a language, or with one in which nobody writes with such letters."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from deckbuilder.accessibility.finding import Finding, brief
from deckbuilder.accessibility.seen import Passage, SeenDeck

WRITTEN = {
    "CYRILLIC": "ab av ba be bg bs ce cv kk kv ky mk mn os ru sah sr tg tk tt udm uk uz",
    "GREEK": "el grc",
    "ARABIC": "ar az azb bal ckb fa glk ha kk ks ku ky lrc ms mzn pa pnb prs ps sd ug ur uz",
    "HEBREW": "he yi iw ji lad",
    "HIRAGANA": "ja",
    "KATAKANA": "ja ain",
    "HANGUL": "ko",
    "CJK": "zh ja ko yue wuu lzh",
    "THAI": "th",
    "DEVANAGARI": "hi mr ne sa bho mai kok",
    "BENGALI": "bn as",
    "TAMIL": "ta",
    "TELUGU": "te",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
}
"""Languages, by the first word of the names that Unicode gives the letters they are written in.

Latin letters are missing: names and quotations in them stand in every language.
"""
_LANGUAGES = {script: frozenset(tags.split()) for script, tags in WRITTEN.items()}
_ENOUGH = 4
"""Letters from which a word is more than a sign, as in `π` or `Ω`."""
_ENOUGH_CJK = 2


def check(deck: SeenDeck) -> Iterator[Finding]:
    """A voice reads words as its language is marked (WCAG 2.2, success criterion 3.1.2)."""
    for slide in deck.slides:
        silent = next(
            (shape for shape, passages, _ in slide.texts() if _has_no_language(passages)), None
        )
        if silent:
            yield slide.found(
                silent,
                f"nobody says in which language the words in `{silent.name}` are",
                "select them and set it (Review > Language > Set Proofing Language)",
            )
        for shape, passages, _ in slide.texts():
            wrong = next(filter(None, map(_misplaced, passages)), None)
            if wrong:
                script, tag, text = wrong
                yield slide.found(
                    shape,
                    f"“{text}” is marked as `{tag}` and written in {script.capitalize()} letters",
                    "set its language (Review > Language > Set Proofing Language)",
                )


def _has_no_language(passages: tuple[Passage, ...]) -> bool:
    words = (one for passage in passages for one in passage.words)
    return any(not one.language and any(map(str.isalpha, one.text)) for one in words)


def _misplaced(passage: Passage) -> tuple[str, str, str] | None:
    """Letters of another script than the language they are marked with has."""
    for one in passage.words:
        first = one.language.replace("_", "-").split("-")[0].lower()
        if not first or first in ("zxx", "und", "mul"):
            continue
        letters = sum(map(str.isalpha, one.text))
        for script, count in _scripts(one.text).items():
            enough = _ENOUGH_CJK if script in ("CJK", "HIRAGANA", "KATAKANA") else _ENOUGH
            is_most = 2 * count > letters  # no mark is right for words in two scripts
            if is_most and count >= enough and first not in _LANGUAGES[script]:
                return script, one.language, brief(one.text)
    return None


def _scripts(text: str) -> Counter[str]:
    """How many letters of each script a text has, as far as we know it."""
    found: Counter[str] = Counter()
    for letter in text:
        if ord(letter) > 0x36F and letter.isalpha():
            script = unicodedata.name(letter, "").split(" ")[0].split("-")[0]
            if script in _LANGUAGES:
                found[script] += 1
    return found
