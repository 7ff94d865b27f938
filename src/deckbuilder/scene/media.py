"""Films and sounds: a poster on the slide, and the file that plays."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from deckbuilder.files import CannotWrite
from deckbuilder.geometry import Box

if TYPE_CHECKING:
    from deckbuilder.scene.items import Image

MediaKind: TypeAlias = Literal["video", "audio"]


class Exchanged(CannotWrite):
    """The file of a film or sound is another one than when the talk was read."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A file with a film or a sound. It may be large, and is read only by whoever embeds it."""

    path: Path
    digest: str
    """Hex SHA-256 of the file, its identity."""
    media_type: str
    """As `video/mp4`."""
    ending: str
    """Of a file name for it, without a dot."""
    size: int
    """Bytes."""
    seconds: float = 0.0
    """How long it plays; 0 where that is not known."""

    def read(self) -> bytes:
        """The file; raises `Exchanged` if it is not there any more as it was."""
        try:
            data = self.path.read_bytes()
        except OSError as error:
            raise Exchanged(f"{self.path} cannot be read ({error.strerror})") from error
        if sha256(data).hexdigest() != self.digest:
            raise Exchanged(f"{self.path} has changed since the outline was read; build again")
        return data


@dataclass(frozen=True, slots=True)
class Media:
    """A film, or a sound, with the picture that stands for it until it plays."""

    name: str
    box: Box
    kind: MediaKind
    recording: Recording
    poster: Image
    """As wide for its height as the box."""
    alt: str = ""
    starts_itself: bool = False
    """Whether it plays as soon as the slide is shown, else on a click on it."""
    loops: bool = False
    muted: bool = False
    is_marked: bool = False
    """Whether the poster shows by itself that something can be played."""
