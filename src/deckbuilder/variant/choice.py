"""Which of the talks in an outline is wanted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """A talk to make from an outline: variants from left to right, settings, a language."""

    variants: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    """One-offs as `talk.event=PyCon`."""
    language: str = ""
    """Language of the texts file to take the words from; empty for the outline's own words."""

    def stem(self, name: str) -> str:
        """The name of a file made from the outline `name`: `talk-short-dark.de`."""
        joined = "-".join((name, *dict.fromkeys(self.variants)))
        return f"{joined}.{self.language}" if self.language else joined

    def __str__(self) -> str:
        """As messages call it: `short + dark, de`; empty for the outline as it stands."""
        return ", ".join(filter(None, (" + ".join(self.variants), self.language)))


BASE = Choice()
"""The outline as it stands."""
