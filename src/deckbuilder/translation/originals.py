"""What a text was translated from: known again by a digest, however its lines are broken."""

from __future__ import annotations

import re
from hashlib import sha256

DIGEST = re.compile(r"[0-9a-f]{8}")

_NOTHING_TO_SAY = re.compile(r"\$\{[^}]*\}|(?:https?://|mailto:)[^\s)\]>]+")
"""Values that are put in, and addresses."""


def digest(text: str) -> str:
    """Eight hexadecimal digits that tell texts apart; white space does not count."""
    return sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def needs_translation(text: str) -> bool:
    """Whether a text has words in it, and not only numbers, signs and addresses."""
    return any(character.isalpha() for character in _NOTHING_TO_SAY.sub("", text))
