"""How many examples a property is tried with: few in everyday runs, more when somebody has time."""

from __future__ import annotations

import os

VARIABLE = "DECKBUILDER_EXAMPLES"
"""`DECKBUILDER_EXAMPLES=10 pytest` tries ten times as many, in the same order."""


def often(count: int) -> int:
    """`count` examples, or a multiple of it."""
    return max(1, round(count * float(os.environ.get(VARIABLE, "1"))))
