"""Language tags: which of ours is nearest to one, and which way a language is read."""

from __future__ import annotations

from collections.abc import Iterator

ALIASES = {
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "nn": "nb",
    "no": "nb",
    "zh-hk": "zh-Hant",
    "zh-mo": "zh-Hant",
    "zh-tw": "zh-Hant",
}
"""Old names of languages, and those that are written as another one, in lower case."""

RIGHT_TO_LEFT = frozenset(
    "ar arc azb bal bqi ckb dv fa glk he ks lrc mzn nqo pnb prs ps sd sdh syr ug ur yi".split()  # noqa: SIM905
)
"""Languages usually written from right to left (CLDR 44, characterOrder and likely scripts)."""

RIGHT_TO_LEFT_SCRIPTS = frozenset(
    "adlm arab aran hebr mand nkoo rohg samr syrc thaa".split()  # noqa: SIM905
)
"""Scripts written from right to left (ISO 15924 codes, in lower case)."""


def nearest(tag: str) -> Iterator[str]:
    """`tag` and what is ever further from it, best first: `zh-TW`, `zh-Hant`, `zh`."""
    parts = tag.replace("_", "-").lower().split("-")
    for count in range(len(parts), 0, -1):
        shorter = "-".join(parts[:count])
        yield usual_case(shorter)
        other = ALIASES.get(shorter)
        if other:
            yield other
            if count == 1:
                return


def usual_case(tag: str) -> str:
    """`tag` in the usual capitals: `pt-br` is `pt-BR`, `zh-hant` is `zh-Hant` (RFC 5646, 2.1.1)."""
    first, *rest = tag.replace("_", "-").split("-")
    sized = {2: str.upper, 4: str.title}
    return "-".join([first.lower(), *(sized.get(len(part), str.lower)(part) for part in rest)])


def is_rtl_language(tag: str) -> bool:
    """Whether a language is written from right to left: by its script if it has one, else usually.

    `tag` is a tag such as `ar-EG` or `pa-Arab`; one that nobody knows is read from left to right.
    """
    first, *rest = usual_case(tag).lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    if script:
        return script in RIGHT_TO_LEFT_SCRIPTS
    return ALIASES.get(first, first) in RIGHT_TO_LEFT
