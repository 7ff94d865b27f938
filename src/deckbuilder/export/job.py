"""What is to be exported, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from deckbuilder.pipeline import Loaded
from deckbuilder.scene import Deck, Scene


class Unsuitable(Exception):
    """A form cannot be made; the message tells a presenter why and what to do."""


@dataclass(frozen=True, slots=True)
class File:
    """One finished file."""

    name: str
    """Its name in the folder of the talk; that of a single file is chosen by the command."""
    data: bytes
    remarks: tuple[str, ...] = ()
    """What the presenter should know about it."""
    of_several: bool = False
    """Whether the remarks are on files that follow, too."""


@dataclass(frozen=True, slots=True)
class Job:
    """A talk, which of its slides are wanted, and the options of the forms."""

    loaded: Loaded
    deck: Deck
    """The slides that are wanted, in their sections; of `loaded.deck` all others are gone."""
    numbers: Mapping[str, int]
    """The number of each slide of the whole deck, by id, as it stands at its foot."""
    stem: str
    """The name of the talk for names of files."""
    part: str = ""
    """What a file with only some slides has after `stem`; empty when all are wanted."""
    width: int | None = None
    """Pixels of a picture; None for what is usual."""
    ending: str = ""
    """How the name of the one file ends, where a form knows several."""
    with_notes: bool = False
    up: int | None = None
    """Slides on each page of a handout; None for no handout."""
    flavour: str = ""
    """Of an article's Markdown; empty for what is usual."""

    @property
    def name(self) -> str:
        """How the names of files begin that hold all slides wanted: `talk`, `talk-slides-3`."""
        return self.stem + self.part

    def file_name(self, scene: Scene, ending: str) -> str:
        """`03-ask-a-question.png`: sorted as the slides are, and the same while a slide stays.

        With steps the first picture of a slide that builds is `03-ask-a-question-step-0.png`.
        """
        digits = max(2, len(str(max(self.numbers.values()))))
        steps = f"{scene.id}-step-"
        later = [name for name in self.numbers if self.deck.flattened and name.startswith(steps)]
        first = f"-step-{'0' * (len(min(later)) - len(steps))}" if later else ""
        return f"{self.numbers[scene.id]:0{digits}}-{scene.id}{first}{ending}"
