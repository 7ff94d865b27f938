"""Which of the talks in an outline is wanted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """A talk to make from an outline: variants from left to right, settings, a language."""

    variants: tuple[str, ...] = ()
    """Each once."""
    settings: tuple[str, ...] = ()
    """One-offs as `talk.event=PyCon`."""
    language: str = ""
    """Language of the texts file to take the words from; empty for the outline's own words."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "variants", tuple(dict.fromkeys(self.variants)))

    @property
    def name(self) -> str:
        """What the talk is known by among those of its outline: `short+dark`, or no words."""
        return "+".join(self.variants)

    def stem(self, name: str) -> str:
        """The name of a file made from the outline `name`: `talk-short-dark.de`."""
        joined = "-".join((name, *self.variants))
        return f"{joined}.{self.language}" if self.language else joined

    def __str__(self) -> str:
        """As messages call it: `short + dark, de`; empty for the outline as it stands."""
        return ", ".join(filter(None, (" + ".join(self.variants), self.language)))


BASE = Choice()
"""The outline as it stands."""
