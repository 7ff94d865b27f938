"""Characters that the deck's fonts do not have."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from deckbuilder.diagnostics import Diagnostic, Span
from deckbuilder.fields import place_of_words
from deckbuilder.kinds import Markup, Prose
from deckbuilder.measure import TWINS, missing, run_style
from deckbuilder.model import Slide, Talk
from deckbuilder.pipeline import Loaded
from deckbuilder.scene import Scene
from deckbuilder.shown import slides_shown, texts
from deckbuilder.source.places import Places

ON_BUILD = True

EMOJI = frozenset(
    "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕"
)
"""Characters below U+10000 shown as emoji unless told otherwise (Unicode 15, emoji-data.txt,
Emoji_Presentation)."""
AS_EMOJI = "\N{VARIATION SELECTOR-16}"
"""Makes an emoji of the character before it."""
NO_BREAK_HYPHEN = "\N{NON-BREAKING HYPHEN}"
"""Drawn as a hyphen by whatever lacks it (Unicode 15, chapter 6.2)."""


@dataclass(frozen=True, slots=True)
class Lack:
    """A character that a typeface lacks."""

    sign: str
    typeface: str
    emoji: bool


SCRIPTS = ("ARABIC", "ARMENIAN", "BENGALI", "DEVANAGARI", "ETHIOPIC", "GEORGIAN", "KHMER", "THAI")
"""How the names of characters begin that belong to a script, commas and full stops included."""


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """Tell each character once, with others that the same words lack, where it stands first.

    Letters are not told: PowerPoint has a good font for every script people write, from Arabic to
    Thai. Signs come from whatever font has them, and emoji look different everywhere.
    """
    together: dict[tuple[Span, str, bool], list[str]] = {}
    seen = set()
    for scene, slide in slides_shown(loaded):
        for lack in lacking(scene, loaded):
            if lack not in seen:
                seen.add(lack)
                place = first_place(lack.sign, slide, loaded.talk)
                together.setdefault((place, lack.typeface, lack.emoji), []).append(lack.sign)
    places = Places(loaded.talk.span.path)
    for (place, typeface, emoji), signs in together.items():
        where = places.words(signs[0], place)
        if emoji:
            yield told(
                f"`{''.join(signs)}` looks different on every computer, and a PDF from LibreOffice "
                "leaves it out",
                where,
                "use a small picture, or say it in words",
            )
        else:
            yield told(
                f"{typeface} has no `{' '.join(signs)}`, so PowerPoint takes it from another font",
                where,
                "see how it looks there, or say it in words",
            )


def told(message: str, span: Span, hint: str) -> Diagnostic:
    return Diagnostic(message, span, hint, "warning", "fonts")


def lacking(scene: Scene, loaded: Loaded) -> Iterator[Lack]:
    """Every sign and emoji on a slide that its font lacks."""
    theme = loaded.theme
    for _, body in texts(scene.items):
        runs = [run for paragraph in body.paragraphs for run in paragraph.runs]
        for run in runs:
            if run.text.isascii() or run.formula:
                continue
            style = run_style(run, theme.font(body.font), theme.code_font, body.bold)
            if style.typeface.lower() not in TWINS:
                continue  # what other fonts have we cannot know
            for sign in missing(run.text, style):
                emoji = is_emoji(sign) or sign + AS_EMOJI in run.text
                if emoji or not is_letter(sign):
                    yield Lack(sign, style.typeface, emoji)


def is_emoji(character: str) -> bool:
    """Whether a character is shown as an emoji of its own accord."""
    return character in EMOJI or "\U0001f000" <= character <= "\U0001faff"


def is_letter(character: str) -> bool:
    """Whether a character belongs to a script that people write in, digits and marks included."""
    if character == NO_BREAK_HYPHEN or unicodedata.east_asian_width(character) in "WF":
        return True
    # Letters made for formulas, such as ℝ and 𝑥, stand for a plainer one.
    if unicodedata.bidirectional(character) in ("AL", "R", "AN"):
        return True
    if unicodedata.name(character, "").partition(" ")[0] in SCRIPTS:
        return True
    plain = not unicodedata.decomposition(character).startswith("<font>")
    return plain and unicodedata.category(character)[0] in "LMN"


def first_place(sign: str, slide: Slide, talk: Talk) -> Span:
    """Where the words with `sign` are: on the slide, or elsewhere in the talk, such as in a map."""
    found = (*holders(slide, sign, slide.span), *holders(talk, sign, slide.span))
    return next(iter(found), slide.span)


def holders(value: Any, sign: str, span: Span) -> Iterator[Span]:
    """The places of all texts within `value` (itself at `span`) that hold `sign`, but for notes."""
    match value:
        case str():
            if sign in value:
                yield place_of_words(value, span)
        case Markup() | Prose():
            if sign in value.source:
                yield value.span
        case tuple():
            for part in value:
                yield from holders(part, sign, span)
        case dict():
            yield from holders((*value, *value.values()), sign, span)
        case _ if is_dataclass(value):
            within = getattr(value, "span", span)
            for field in fields(value):
                if field.name not in ("span", "notes", "article"):
                    yield from holders(getattr(value, field.name), sign, within)
        case _:
            return
