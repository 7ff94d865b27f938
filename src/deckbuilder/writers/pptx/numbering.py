"""Numbered paragraphs as PowerPoint's own lists, which go on counting when somebody adds a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deckbuilder.scene import Paragraph

_SCHEMES = ("arabicPeriod", "arabicParenR")
"""ST_TextAutonumberScheme (ECMA-376 part 1, 20.1.10.61): `1.` and `1)`."""
_LARGEST = 32_767
"""ST_TextBulletStartAtNum counts from 1 (ECMA-376 part 1, 20.1.10.63)."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """The list that a numbered paragraph belongs to."""

    start: int
    scheme: str

    @property
    def xml(self) -> str:
        first = min(max(self.start, 1), _LARGEST)
        start = "" if first == 1 else f' startAt="{first}"'
        return f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="{self.scheme}"{start}/>'


def numberings(paragraphs: Sequence[Paragraph]) -> list[Numbering | None]:
    """The list of each paragraph, None for those without a number.

    PowerPoint counts on over neighbours of one level with the same scheme and start, whatever lies
    deeper between them. So all of a list get its first number, and a list that starts again right
    below another one gets the other scheme, because it would be counted on otherwise.
    """
    found: list[Numbering | None] = [None] * len(paragraphs)
    if all(paragraph.bullet != "number" for paragraph in paragraphs):
        return found
    open_lists: dict[int, tuple[Numbering, int]] = {}
    for index, paragraph in enumerate(paragraphs):
        level = paragraph.level
        for deeper in [other for other in open_lists if other > level]:
            del open_lists[deeper]
        if paragraph.bullet != "number":
            open_lists.pop(level, None)
            continue
        numbering = _continued(open_lists.get(level), paragraph.number)
        open_lists[level] = (numbering, paragraph.number + 1)
        found[index] = numbering
    return found


def _continued(above: tuple[Numbering, int] | None, number: int) -> Numbering:
    """The list of a paragraph that counts `number` below a list and the number it would give."""
    if above is None:
        return Numbering(number, _SCHEMES[0])
    numbering, expected = above
    if number == expected:
        return numbering
    same_start = numbering.start == number and numbering.scheme == _SCHEMES[0]
    return Numbering(number, _SCHEMES[1] if same_start else _SCHEMES[0])
