"""Numbers as people write them: with a decimal comma or point, in groups, with a percent sign."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

Mark: TypeAlias = Literal["point", "comma"]

GAPS = ("", "-", "–", "—", "n/a", "N/A", "NA", "?")
"""What stands where there is no number."""
_ARABIC = str.maketrans("٫٬", ",'")
"""Arabic decimal and thousands separators, as signs that are understood below."""
_GROUPS = re.compile(r"(?<=\d)['’\s\u00a0\u202f](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"[-+−]?(\d[\d.,]*|[.,]\d+)([eE][-+]?\d+)?\Z")
_OF_POINT = re.compile(r"[-+]?(\d+|\d{1,3}(,\d{3})+)?(\.\d*)?([eE][-+]?\d+)?\Z")
_OF_COMMA = re.compile(r"[-+]?(\d+|\d{1,3}(\.\d{3})+)?(,\d*)?([eE][-+]?\d+)?\Z")


def bare(text: str, unit: str = "") -> str:
    """A number without spaces, group marks, its percent sign and its unit."""
    text = text.strip().removesuffix("%").rstrip()
    if unit:
        text = text.removeprefix(unit).removesuffix(unit).strip()
    return _GROUPS.sub("", text.translate(_ARABIC)).replace("−", "-")


def is_number(text: str) -> bool:
    """Whether words look like a number, whatever its marks mean."""
    return bool(_NUMBER.match(bare(text)))


def decimal_mark(texts: Iterable[str]) -> Mark:
    """What the decimals of all `texts` stand behind, which are numbers without units.

    A comma, if some number can be read in no other way, as `12,5` or `1.234,5`; else a point.
    """
    wanting_comma = [one for one in texts if not _OF_POINT.match(one) and _OF_COMMA.match(one)]
    return "comma" if wanting_comma else "point"


def value_of(text: str, mark: Mark) -> float | None:
    """The number that `text` is, without its unit; None for a gap; ValueError for anything else."""
    if text in GAPS:
        return None
    if not (_OF_COMMA if mark == "comma" else _OF_POINT).match(text) or not any(
        letter.isdigit() for letter in text
    ):
        raise ValueError(text)
    plain = text.replace(".", "").replace(",", ".") if mark == "comma" else text.replace(",", "")
    value = float(plain)
    if abs(value) > 1e15:
        raise ValueError(text)
    return value + 0.0


def is_value(text: str, mark: Mark) -> bool:
    """Whether `text` is a number or a gap."""
    try:
        value_of(text, mark)
    except ValueError:
        return False
    return True


def are_percent(texts: Sequence[str]) -> bool:
    """Whether every number has a percent sign."""
    filled = [text.strip() for text in texts if text.strip() not in GAPS]
    return bool(filled) and all(text.endswith("%") for text in filled)
