"""Which language tags there are, and which one somebody meant (Unicode CLDR, by way of Babel)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

from deckbuilder.wording.tags import usual_case

TAG = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
    r"(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*\Z"
)
"""A language tag such as `en`, `pt-BR` or `zh-Hant-TW`: language, script, region, variants
(RFC 5646, 2.1, without its rarer parts)."""


OTHER_NAMES = {"castilian": "es", "farsi": "fa", "flemish": "nl-BE", "mandarin": "zh"}
"""What CLDR calls by another name."""


def is_language(tag: str) -> bool:
    """Whether `tag` is a tag of a language, and of a script and region where it names them.

    A language has one tag: the shortest, as RFC 5646 (2.2.1) asks, and not one of old.
    """
    if not TAG.match(tag):
        return False
    if tag.lower() == "en" or (files(__package__) / f"{tag.lower()}.toml").is_file():
        return True
    # Babel takes 25 ms to import, so that the languages we know well do not ask it.
    from babel import Locale

    names = Locale.parse("en")
    first, *rest = usual_case(tag).split("-")
    known = first in names.languages
    for part in rest:
        if len(part) == 4 and part.isalpha():
            known = known and part in names.scripts
        elif len(part) < 4:
            known = known and part in names.territories
        else:
            known = known and part.upper() in names.variants
    return known


def aliases(kind: str) -> dict[str, str]:
    """What CLDR calls codes of a kind today that were replaced, by the old code."""
    from babel.core import get_global

    found = get_global(kind)  # type: ignore[arg-type]
    return {old: str(new) if isinstance(new, str) else str(new[0]) for old, new in found.items()}


def meant(tag: str) -> str:
    """What to write instead of a tag that is none: `Japanese is `ja`` for `jp`; perhaps nothing."""
    from babel import Locale

    better = meant_tag(tag)
    if not better:
        return ""
    name = Locale.parse("en").languages.get(better.replace("-", "_"))
    return f"{name} is `{better}`" if name else f"write `{better}`"


def meant_tag(tag: str) -> str:
    """The tag that somebody meant who wrote one that is none: `ja` for `jp`; empty if unclear."""
    return next((one for one in guesses(tag.strip()) if is_language(one)), "")


def guesses(tag: str) -> Iterator[str]:
    """Tags that may be meant, the likeliest first."""
    yield usual_case(tag)
    yield by_name(tag)
    first, *rest = usual_case(tag).split("-")
    yield "-".join([aliases("language_aliases").get(first, first).replace("_", "-"), *rest])
    for region in (part for part in rest if len(part) < 4):
        # `en-UK`, and `en-EN` by those who expect a region.
        yield f"{first}-{aliases('territory_aliases').get(region, 'none')}"
        yield first
    yield OTHER_NAMES.get(tag.lower(), first)
    yield from of_country(first.upper())


def by_name(name: str) -> str:
    """The tag of a language by its English name, or by the one it has for itself."""
    from babel import Locale

    wanted = name.casefold()
    for tag, english in Locale.parse("en").languages.items():
        if english.casefold() == wanted:
            return str(tag).replace("_", "-")
    for file in files(__package__).iterdir():
        tag, _, kind = file.name.partition(".")
        if kind == "toml":
            own = Locale.parse(tag, sep="-").get_display_name() or ""
            if own.casefold() == wanted:
                return tag
    return ""


def of_country(code: str) -> Iterator[str]:
    """The language that most people in a country speak officially: `ja` for `JP`."""
    from babel.core import get_global
    from babel.languages import get_official_languages

    for language in map(str, get_official_languages(code, de_facto=True)[:1]):
        likely = get_global("likely_subtags").get(language, "")
        yield language if str(likely).endswith(f"_{code}") else f"{language}-{code}"
