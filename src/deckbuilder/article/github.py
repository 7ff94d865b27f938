"""The anchors that GitHub gives to the headings of a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Iterable


def heading_anchors(headings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """By our anchor, `#` and GitHub's, for headings in order, each our anchor and its plain words.

    GitHub takes the words in lower case, drops all but letters, digits, `_`, `-` and spaces, and
    writes a space as `-`; the second of two is `x-1`. A heading of which nothing stays has none.
    """
    found: dict[str, str] = {}
    counts: dict[str, int] = {}
    for anchor, words in headings:
        bare = re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-")
        name = bare
        while name in counts:
            counts[bare] += 1
            name = f"{bare}-{counts[bare]}"
        counts[name] = 0
        if bare:
            found[anchor] = f"#{name}"
    return found
