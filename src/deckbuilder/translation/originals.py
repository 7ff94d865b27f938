"""What a text was translated from: known again by a digest, however its lines are broken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

_RECORD = re.compile(
    r"(?P<original>[0-9a-f]{8})"
    r"(?: *-> *(?P<translation>[0-9a-f]{8}))?"
    r"(?:,? +(?:now +)?(?P<shown>[0-9a-f]{8}))?"
)
_NOTHING_TO_SAY = re.compile(r"\$\{[^}]*\}|(?:https?://|mailto:)[^\s)\]>]+")
"""Values that are put in, and addresses."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a text from the last time its file was brought up to date, as digests.

    In the file it is `5f2a91c0 -> 77aa01b2`, with `, now 332bddeb` while the translator has yet to
    see to a changed original. The second digest is missing while there is no translation, and in
    old files.
    """

    original: str = ""
    """Of the text that the translation was made from."""
    translation: str = ""
    shown: str = ""
    """Of the text that took the original's place, as far as the translator has been shown it."""

    def __str__(self) -> str:
        made = f"{self.original} -> {self.translation}" if self.translation else self.original
        return f"{made}, now {self.shown}" if self.shown else made


NOTHING = Record()


def record(text: str) -> Record:
    """What an entry of a texts file says; nothing when somebody has spoilt it."""
    found = _RECORD.match(text.strip())
    return Record(**found.groupdict("")) if found else NOTHING


def digest(text: str) -> str:
    """Eight hexadecimal digits that tell texts apart; white space does not count."""
    return sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def needs_translation(text: str) -> bool:
    """Whether a text has words in it, and not only numbers, signs and addresses."""
    return any(character.isalpha() for character in _NOTHING_TO_SAY.sub("", text))
