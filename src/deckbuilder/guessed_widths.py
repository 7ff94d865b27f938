"""How wide characters are that no font of ours has, in the font a viewer falls back to."""

from __future__ import annotations

import unicodedata

WIDE, OTHER = 1.0, 0.7
"""Em of a full-width East Asian character, and of a letter of a script we know nothing of."""

ARABIC: dict[str, tuple[float, float]] = {
    "اأإآٱ": (0.30, 0.30),
    "بتثپٹ": (0.30, 0.98),
    "جحخچ": (0.65, 0.65),
    "دذڈ": (0.52, 0.52),
    "رزژڑ": (0.55, 0.55),
    "سش": (0.89, 1.27),
    "صض": (0.87, 1.23),
    "طظ": (0.82, 0.95),
    "عغ": (0.60, 0.60),
    "ف": (0.51, 1.04),
    "ق": (0.51, 0.83),
    "ك": (0.55, 0.84),
    "کگ": (0.55, 0.90),
    "ل": (0.33, 0.76),
    "م": (0.58, 0.67),
    "نں": (0.30, 0.76),
    "هھ": (0.54, 0.66),
    "ةہۃ": (0.60, 0.60),
    "وؤ": (0.52, 0.52),
    "يىئی": (0.30, 0.83),
    "ےۓ": (0.95, 0.95),
    "ء": (0.47, 0.47),
}
"""Em of a letter that is joined to the next one, and of one that ends a word or is not joined: the
advances of DejaVu Sans 2.37, which is wider than Arial."""
OTHER_ARABIC = (0.55, 0.55)
"""Digits, punctuation, and letters of other languages."""
BOLD = 0.10
"""Em by which a bold letter is wider, in the same font."""
NEVER_JOINED = frozenset("اأإآٱدذڈرزژڑوؤءةۃےۓ")
"""Letters that are not joined to the next (Unicode ArabicShaping.txt, right-joining)."""

_WIDTHS = {letter: widths for letters, widths in ARABIC.items() for letter in letters}


def guessed_width(text: str, at: int, *, bold: bool) -> float:
    """Width in em of the character of `text` at index `at`; nothing for a mark on a letter."""
    character = text[at]
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Cf"):
        return 0.0
    if unicodedata.name(character, "").startswith("ARABIC"):
        joined, ending = _WIDTHS.get(character, OTHER_ARABIC)
        width = joined if _is_joined(text, at) else ending
        return width + BOLD if bold else width
    return WIDE if unicodedata.east_asian_width(character) in "WF" else OTHER


def _is_joined(text: str, at: int) -> bool:
    """Whether the letter at `at` is joined to the one after it, marks between them apart."""
    after = at + 1
    while after < len(text) and unicodedata.category(text[after]) == "Mn":
        after += 1
    if after == len(text) or text[at] in NEVER_JOINED:
        return False
    return text[after] in _WIDTHS or unicodedata.category(text[after]) == "Lo"
