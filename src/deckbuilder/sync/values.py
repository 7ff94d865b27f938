"""`${...}` that somebody typed: words, and no value of the talk to be put in their place."""

from __future__ import annotations

from deckbuilder.variant.substitution import REFERENCE


def shown(written: str) -> str:
    """What an outline's text says once `$${...}` in it is `${...}`."""
    return REFERENCE.sub(lambda match: match[0][1:] if match[1] else match[0], written)


def shielded(text: str, written: str = "") -> str:
    """A text to be written: each `${...}` in it doubled, unless `written` has it as it is.

    An author may have written `${HOME}`, which stands for nothing and for itself.
    """
    plain = {match[0] for match in REFERENCE.finditer(written) if not match[1]}
    references = [match for match in REFERENCE.finditer(text) if match[0] not in plain]
    for match in reversed(references):
        at = match.start() + len(match[1])
        text = f"{text[:at]}${text[at:]}"
    return text
