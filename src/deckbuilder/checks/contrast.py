"""Colours of a theme that do not stand out from what they stand on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from deckbuilder.diagnostics import Diagnostic
from deckbuilder.pipeline import Loaded
from deckbuilder.scene import ACCENTS, Role
from deckbuilder.source.places import Places
from deckbuilder.theme import Theme
from deckbuilder.theme.theme import contrast, mix

ON_BUILD = True
RULE = "contrast"

WORDS = 4.5
"""Least contrast of words (WCAG 2.2, success criterion 1.4.3, level AA)."""
LARGE = 3.0
"""The same for bold words from 14 points and for the lines of diagrams (1.4.3 and 1.4.11)."""
CODE_COLOURS: tuple[Role, ...] = ("blue", "orange", "green", "plum")
"""Accents that program text is coloured with, on a panel."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What a colour stands on, as six hex digits, and the contrast it needs there."""

    ground: str
    digits: str
    least: float


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """Tell each colour of the theme once, by the ground where it lacks most, then the fills."""
    theme = loaded.theme
    if theme.template:
        return  # its colours are corrected where they need it; `template` tells
    folder = Path(loaded.talk.span.path).parent
    places = Places(str(folder / loaded.talk.talk.theme))
    otherwise = loaded.talk.talk.span
    for role in ("ink", "muted", "link", *ACCENTS):
        found = complaint(role, theme)
        if found:
            message, hint = found
            span = places.value("colours", role, otherwise=otherwise)
            yield Diagnostic(message, span, hint, "warning", RULE)
    faint = [role for role in ACCENTS if below(theme.ink, on_fill(role, theme))]
    if faint and not below(theme.ink, Pair("background", theme.background, WORDS)):
        yield Diagnostic(
            f"words on a fill of {faint[0]} have a contrast of "
            f"{contrast(theme.ink, on_fill(faint[0], theme).digits):.1f}, and need {WORDS:g}",
            places.value("fill_tint", otherwise=otherwise),
            "raise `fill_tint`, which makes all fills more like the background",
            "warning",
            RULE,
        )


def complaint(role: Role, theme: Theme) -> tuple[str, str] | None:
    """What is wrong with a colour and what would do, or None."""
    digits = theme.role(role)
    pairs = list(grounds(role, theme))
    worst = min(pairs, key=lambda pair: contrast(digits, pair.digits) / pair.least)
    if not below(digits, worst):
        return None
    seen = contrast(digits, worst.digits)
    message = (
        f"the colour `{role}` has a contrast of {seen:.1f} on the {worst.ground}, "
        f"and needs {worst.least:g}"
    )
    better = nearest(digits, pairs)
    return message, f"try `{role}: {better}`" if better else "choose another one, or another ground"


def grounds(role: Role, theme: Theme) -> Iterator[Pair]:
    """What a colour stands on in our slides.

    The background on a pure accent, as in a cloud in focus, is the same pair as the accent on the
    background; its words are bold.
    """
    on_background = LARGE if role in ACCENTS else WORDS
    yield Pair("background", theme.background, on_background)
    if role not in ACCENTS or role in CODE_COLOURS:
        yield Pair("panel", theme.panel, WORDS)


def on_fill(role: Role, theme: Theme) -> Pair:
    """The pale fill of an accent as a ground for words."""
    return Pair("fill", theme.hex(theme.fill(role)), WORDS)


def below(digits: str, pair: Pair) -> bool:
    """Whether a colour has too little contrast on a ground."""
    return contrast(digits, pair.digits) < pair.least


def nearest(digits: str, pairs: list[Pair]) -> str:
    """The colour nearest on the way to black or white that will do, or an empty string."""
    for percent in range(1, 101):
        for end in ("000000", "FFFFFF"):
            tried = mix(digits, end, percent / 100)
            if not any(below(tried, pair) for pair in pairs):
                return tried
    return ""
