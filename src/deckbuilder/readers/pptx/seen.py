"""What a reader finds in a deck that others edited."""

from __future__ import annotations

from dataclasses import dataclass

from deckbuilder.content import Said
from deckbuilder.readers.pptx import about
from deckbuilder.readers.pptx.comments import Comment
from deckbuilder.readers.pptx.design import Design
from deckbuilder.readers.pptx.identity import Identity
from deckbuilder.readers.pptx.opening import Opened
from deckbuilder.readers.pptx.pictures import Medium, Pictures


@dataclass(frozen=True, slots=True)
class SeenSlide:
    """One slide in its present order, without footers and the hidden shape that keeps its id."""

    number: int
    """In the deck, from 1."""
    part: str
    """Its name in the package, as `ppt/slides/slide1.xml`."""
    content: Said
    """What it says, as `content.said` says it of a deck of ours."""
    identity: Identity
    comments: tuple[Comment, ...] = ()
    section: str = ""
    """The GUID of its section in the file, which stays when somebody renames the section."""
    names: tuple[str, ...] = ()
    """Of the shapes of `content.pieces`, one for one, as they are in the file."""

    ornaments: tuple[str, ...] = ()
    """What no outline could say of it, such as an animation; see `ornaments`."""

    @property
    def id(self) -> str:
        """Of the slide it was built as; empty for a new one. A copy has the id of its original."""
        return self.content.id


@dataclass(frozen=True, slots=True)
class Edited:
    """A deck as it came back."""

    slides: tuple[SeenSlide, ...]
    opened: Opened
    pictures: Pictures
    application: str = ""
    """What saved it last, as `Microsoft Office PowerPoint`; empty where it does not say."""
    last_modified_by: str = ""
    """Who saved it last; empty where it does not say."""
    manifest: bytes | None = None
    """The custom XML part that says what was built; None in a deck that is not ours."""
    ignored: tuple[str, ...] = ()
    """What is in the file that was not looked into, as "macros"."""
    design: Design = Design()

    @property
    def saved(self) -> str:
        """`saved by Ben in Microsoft Office PowerPoint`; empty where the file does not say."""
        return about.saved(self.application, self.last_modified_by)

    def picture(self, digest: str) -> Medium:
        """The picture that a piece names; Unreadable when there is none."""
        return self.pictures.medium(digest)
