"""Letters and digits made for formulas: double-struck, script and the like."""

from __future__ import annotations

FIRST = {
    "double-struck": (0x1D538, 0x1D552, 0x1D7D8),
    "script": (0x1D49C, 0x1D4B6, 0),
    "fraktur": (0x1D504, 0x1D51E, 0),
    "sans-serif": (0x1D5A0, 0x1D5BA, 0x1D7E2),
    "monospace": (0x1D670, 0x1D68A, 0x1D7F6),
}
"""The code points of A, a and 0 in the alphabets of Unicode's block for mathematics."""


def lettered(letter: str, variant: str) -> str:
    """A letter or digit in one of those alphabets; itself where there is none."""
    capital, small, digit = FIRST[variant]
    if "A" <= letter <= "Z":
        return chr(capital + ord(letter) - ord("A"))
    if "a" <= letter <= "z":
        return chr(small + ord(letter) - ord("a"))
    return chr(digit + ord(letter) - ord("0")) if letter.isdigit() and digit else letter
