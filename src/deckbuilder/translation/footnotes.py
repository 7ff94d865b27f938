"""Marks of footnotes that translations must keep, as their footnotes stand on the slide anyway."""

from __future__ import annotations

from deckbuilder.diagnostics import Problems
from deckbuilder.markup import marks_in
from deckbuilder.translation.known import part_of
from deckbuilder.translation.matching import Matched

_UNSHOWN = ("notes", "article")
"""Texts that are not on the slide, where a mark may be missing."""


def without_their_footnotes(made: Matched, problems: Problems) -> frozenset[str]:
    """The paths of translations that lack a mark of the original, each of which is reported.

    A mark may stand in another text of the same slide instead.
    """
    wrong = set()
    said = {path: one.value.value for path, one in made.found.items() if one.value}
    for path, text in said.items():
        original = made.texts[path].text
        if path.rpartition(".")[2] in _UNSHOWN or "[^" not in original:
            continue
        part = part_of(path)
        others = [other for other in made.texts if other != path and part_of(other) == part]
        there = {name for one in others for name in _names(said.get(one, made.texts[one].text))}
        for name in dict.fromkeys(_names(original)):
            if name in _names(text) or name in there:
                continue
            wrong.add(path)
            value = made.found[path].value
            assert value
            message = f"the mark `[^{name}]` of the original is missing in this text"
            hint = f"write `[^{name}]` behind the words that the footnote is about"
            problems.error(message, value.span, hint)
    return frozenset(wrong)


def _names(text: str) -> list[str]:
    if "[^" not in text:
        return []
    return [name for kind, name in marks_in(text) if kind == "footnote"]
