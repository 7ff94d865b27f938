"""What a texts file holds: translations, and what is known of the texts they were made from."""

from __future__ import annotations

from dataclasses import dataclass, field

from deckbuilder.diagnostics import Span
from deckbuilder.source import File, Scalar
from deckbuilder.translation.originals import digest


@dataclass(slots=True, eq=False)
class Translation:
    """A text in another language, and what is known of the text it was made from."""

    path: str
    """Where it stands, without `orphans`."""
    value: Scalar | None
    """None when there are only comments on a text that nobody has translated."""
    span: Span
    is_orphan: bool = False
    original: str = ""
    """Digest of the text it was made from; empty when nobody knows."""
    shown: str = ""
    """Digest of the text that took its place, while the translator has not said to be done."""
    recorded: str = ""
    """Digest of the translation when the file was last brought up to date; empty when unknown."""
    above: list[str] = field(default_factory=list)
    """The translator's comments on the lines before."""
    beside: str = ""
    """The translator's comment on the same line, with the space before it."""
    marks: int = 0
    """Comments that say that the original has changed."""

    @property
    def originals(self) -> set[str]:
        return {one for one in (self.original, self.shown) if one}

    @property
    def is_edited(self) -> bool:
        """Whether somebody has written over the translation since its digest was recorded."""
        return digest(self.value.value) != self.recorded if self.value and self.recorded else False


@dataclass(slots=True, eq=False)
class TextsFile:
    """What a texts file holds."""

    file: File
    translations: list[Translation]
    headings: dict[str, Translation]
    """Comments on `slides` and on `slides.overview`, as on a text that nobody has translated."""
    tail: list[str]
    """Comments at the end."""
    header: list[str]
    """Comments at the beginning, up to the first blank line or key."""
    unknown: list[tuple[str, Span]] = field(default_factory=list)
    """Paths that the outline does not have, each told once for all that stands below it."""
