"""One thing wrong with a package."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Where and what. `part` is a part name such as `ppt/slides/slide1.xml`."""

    part: str
    message: str

    def __str__(self) -> str:
        return f"{self.part}: {self.message}"
