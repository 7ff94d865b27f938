"""From an edited deck and an outline to what is to be done about each change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PureWindowsPath

from deckbuilder.cache import Cache
from deckbuilder.pipeline import make, open_outline
from deckbuilder.sync.base import Base
from deckbuilder.sync.changes import Change, SlideAdded, new_called
from deckbuilder.sync.comparison import FAITHFUL, Compared, compared
from deckbuilder.sync.decisions import Decision
from deckbuilder.sync.merging import merged
from deckbuilder.sync.mine import Mine
from deckbuilder.sync.seen import Known, Seen
from deckbuilder.sync.theirs import Theirs, design_changes, recognised, section_changes
from deckbuilder.theme.load import BUILT_IN

_SHARE = 0.3
"""Least part of the slides of a deck that an outline of another name must have."""


@dataclass(frozen=True)
class Pull:
    """An edited deck against what was built and against the outline as it is now."""

    theirs: Theirs
    base: Base
    mine: Mine

    @cached_property
    def _recognised(self) -> tuple[tuple[Seen, ...], tuple[Known, ...]]:
        return recognised(self.base.manifest.slides, self.theirs.seen)

    @property
    def known(self) -> tuple[Known, ...]:
        """Which slide of ours each slide of theirs is."""
        return self._recognised[1]

    @cached_property
    def compared(self) -> Compared:
        """What they changed."""
        seen, known = self._recognised
        made = self.base.manifest
        found = compared(made.slides, seen, known, self.theirs.lossy)
        others: list[Change] = [*section_changes(made, seen, known)]
        if self.theirs.lossy == FAITHFUL:
            others += design_changes(self.theirs.edited, made)
        return replace(found, changes=(*found.changes, *others))

    @property
    def partners(self) -> dict[str, Seen]:
        """Slides of theirs by the id that each has in the outline now, new ones by `new_called`."""
        now = self.mine.present(self.base.manifest.slides)
        found = {now[name]: seen for name, seen in self.compared.partners.items() if name in now}
        for one in self.decisions:
            if isinstance(one.change, SlideAdded):
                at_home = one.verdict == "already"
                name = one.slide if at_home else new_called(one.change.new.number)
                found[name] = one.change.new
        return found

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """What is to be done about each change."""
        return tuple(merged(self.compared, self.base.manifest.slides, self.mine))


class OtherOutline(Exception):
    """The deck was made from another outline, and its changes have no place in this one."""

    def __init__(self, deck: Path, outline: str, talk: Path) -> None:
        super().__init__(
            f"{deck} was built from {outline}, and hardly a slide of it is in {talk}; "
            f"name the outline it was built from"
        )


def pull(theirs: Theirs, base: Base, talk: Path, cache: Cache | None = None) -> Pull:
    """Compare a deck with the outline at `talk`.

    Raises `InvalidTalk` when that is not in order, `OtherOutline` when it is that of another talk.
    """
    made = base.manifest
    outline = open_outline(talk, cache, base.choice.language)
    theme = made.theme if _is_near(made.theme, talk) else ""
    loaded = make(outline, base.choice, theme=theme, aspect=made.aspect)
    mine = Mine(loaded)
    if made.outline != talk.name and len(mine.present(made.slides)) < _SHARE * len(made.slides):
        raise OtherOutline(theirs.path, made.outline or "another outline", talk)
    return Pull(theirs, base, mine)


def _is_near(theme: str, talk: Path) -> bool:
    """Whether a theme is ours or a file beside the outline: a deck may name whatever it likes."""
    if theme in BUILT_IN:
        return True
    plain = PureWindowsPath(theme)  # which knows both slashes, drives and other computers
    if not theme or plain.is_absolute() or plain.drive or plain.root or ".." in plain.parts:
        return False
    return (talk.parent / theme).is_file()
