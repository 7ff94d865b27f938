"""Decisions written into an outline, tried out before they count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from deckbuilder import files
from deckbuilder.diagnostics import Diagnostic, InvalidTalk
from deckbuilder.pictures import Pictures
from deckbuilder.pipeline import Loaded, make, picture_folders
from deckbuilder.source import read
from deckbuilder.sync.applying import Applying, Outcome
from deckbuilder.sync.changes import LineAdded, LineMoved, LineRemoved, PieceAdded
from deckbuilder.sync.comparison import Compared, Lossy, slide_changes
from deckbuilder.sync.decisions import Decision
from deckbuilder.sync.keeping import keep_slides
from deckbuilder.sync.merging import merged
from deckbuilder.sync.mine import Mine
from deckbuilder.sync.papers import CannotBring, Papers
from deckbuilder.sync.pictures_out import taken_out
from deckbuilder.sync.pulling import Pull
from deckbuilder.sync.remarks import write_remarks
from deckbuilder.sync.same_text import showing_too, without_clashes
from deckbuilder.sync.seen import Known
from deckbuilder.translation.languages import texts_path
from deckbuilder.understanding import in_language


@dataclass(frozen=True)
class Written:
    """What comes of a pull: new texts of files, and how the writing of each decision went."""

    texts: dict[Path, str]
    """The whole new text of every outline and texts file that changes."""
    outcome: Outcome
    before: dict[Path, str] = field(default_factory=dict)
    """Their texts as they were read."""
    files: tuple[Path, ...] = ()
    """New pictures, and decks of which slides are kept."""
    troubles: tuple[Diagnostic, ...] = ()
    """What the outline will be told for, once it is written."""
    unsure: tuple[Decision, ...] = ()
    """What was written and yet the slides would not say."""
    too: tuple[str, ...] = ()
    """Ids of slides that nobody changed and that say so too: they take the same texts."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is to be written beside what was decided."""

    keep: tuple[str, ...] = ()
    """Ids of slides to be shown as they are in the edited deck from now on."""
    remarks: bool = False
    """Whether comments are to be written below the slides they are about."""


NOTHING = Wishes()


def written(
    one: Pull, decisions: Sequence[Decision], wishes: Wishes = NOTHING, *, dry: bool = False
) -> Written:
    """Write decisions into the outline in memory, and make sure that its slides then say so.

    What would leave the outline in a state in which it cannot be built is left out, and told. New
    pictures and kept decks are written to their files at once unless this is a `dry` run: the
    slides cannot be made without them. Raises files.CannotWrite, and CannotBring for wishes.
    """
    return _Writing(one, wishes, dry).sound(decisions)


class _Writing:
    """Tries decisions on the outline."""

    def __init__(self, one: Pull, wishes: Wishes, dry: bool) -> None:
        self.one = one
        self.wishes = wishes
        self.dry = dry
        self.rejected: list[tuple[Decision, CannotBring]] = []

    def sound(self, decisions: Sequence[Decision]) -> Written:
        """All that can be written such that the talk can still be built."""
        mine = self.one.mine
        found = without_clashes(mine, decisions)
        self.rejected += found.clashing
        made = self.attempt(found.write)
        if made.troubles:
            kept = self._sorted_out([], _together(found.write))
            made = self.attempt([one for one in found.write if one in kept])
        done = made.outcome.done
        done += [one for one, first in found.again.items() if first in done]
        made.outcome.failed.extend(self.rejected)
        of_others = {str(path) for path in mine.loaded.outline.whole.files}
        made = replace(made, too=showing_too(mine, done, of_others))
        return replace(made, texts={}) if made.troubles else made

    def _sorted_out(self, kept: list[Decision], others: list[list[Decision]]) -> list[Decision]:
        """`kept`, and those groups of the others with which the talk can still be built."""
        if not others:
            return kept
        all_of_them = [*kept, *chain.from_iterable(others)]
        troubles = self.attempt(all_of_them).troubles
        if not troubles:
            return all_of_them
        if len(others) == 1:
            places = tuple(trouble.span for trouble in troubles[:1])
            why = f"with this the talk could not be built: {troubles[0].message}"
            reason = CannotBring(why, places, troubles[0].hint or "")
            self.rejected += [(one, reason) for one in others[0]]
            return kept
        half = len(others) // 2
        return self._sorted_out(self._sorted_out(kept, others[:half]), others[half:])

    def attempt(self, decisions: Sequence[Decision]) -> Written:
        """What comes of writing all of these."""
        one = self.one
        wanted = [decision.change for decision in decisions]
        shown = [change for change in one.compared.changes if isinstance(change, PieceAdded)]
        talk = one.mine.loaded.outline.path
        pictures = taken_out([*wanted, *shown], one.theirs.edited, talk)
        names = {digest: picture.path.name for digest, picture in pictures.items()}
        papers = Papers(one.mine.loaded.outline)
        applying = Applying(one.mine, papers, names)
        outcome = applying.apply(decisions)
        new = keep_slides(self.wishes.keep, one.theirs, one.partners, applying)
        if self.wishes.remarks:
            write_remarks(one.theirs, one.known, applying)
        texts = papers.changed
        told = {change.piece.picture for change in shown}
        for digest, picture in pictures.items():
            named = any(picture.path.name in text for text in texts.values())
            if picture.is_new and (digest in told or named):
                new[picture.path] = picture.data
        for path, data in () if self.dry else new.items():
            files.replace(path, data)
        made = Written(texts, outcome, papers.before, tuple(new))
        if not texts or (self.dry and new):
            return made
        return self._checked(made, names)

    def _checked(self, made: Written, pictures: dict[str, str]) -> Written:
        """The same, once the talk has been made with it."""
        one, outcome, texts = self.one, made.outcome, made.texts
        try:
            again = Mine(remade(one.mine.loaded, texts))
            if outcome.copied:
                texts = texts | _copies(again, outcome, pictures, one.theirs.lossy)
                again = Mine(remade(one.mine.loaded, texts))
        except InvalidTalk as invalid:
            return replace(made, texts=texts, troubles=tuple(invalid.diagnostics))
        return replace(made, texts=texts, unsure=tuple(_unsaid(one, outcome, again)))


def _together(decisions: Sequence[Decision]) -> list[list[Decision]]:
    """Decisions in groups that are written as a whole or not at all: a list is no half of it."""
    groups: dict[object, list[Decision]] = {}
    for number, one in enumerate(decisions):
        key: object = number
        if isinstance(one.change, LineAdded | LineRemoved | LineMoved):
            key = (one.slide, one.change.where)
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _copies(
    mine: Mine, outcome: Outcome, pictures: dict[str, str], lossy: Lossy
) -> dict[Path, str]:
    """The outline once the copies of slides say what differs on them from their originals."""
    decisions: list[Decision] = []
    for name, new in outcome.copied.items():
        if name in mine.slides:
            mine_now = mine.slides[name]
            theirs = replace(new.said, layout=mine_now.layout)
            changes = slide_changes(mine_now, theirs, lossy)
            known = Known(name, "copy")
            of_copy = Compared(tuple(changes), (known,), {name: new})
            decisions += merged(of_copy, [mine_now], mine)
    papers = Papers(mine.loaded.outline)
    again = Applying(mine, papers, pictures).apply(
        [one for one in decisions if one.verdict == "apply"]
    )
    outcome.failed += again.failed
    return papers.changed


def remade(loaded: Loaded, texts: dict[Path, str]) -> Loaded:
    """The talk as it would be with these texts in its files; raises `InvalidTalk`."""
    old = loaded.outline
    own = texts.get(Path(old.written.file.path))
    root = old.written if own is None else read(own.encode(), str(old.path))
    words = texts.get(texts_path(old.path, old.language)) if old.language else None
    data = None if words is None else words.encode()
    pictures = Pictures(picture_folders(old.path), old.cache)
    outline = in_language(root, old.language, old.path, pictures, old.cache, data, texts)
    return make(outline, loaded.choice, theme=loaded.theme_given, aspect=loaded.aspect_given)


def _unsaid(one: Pull, outcome: Outcome, again: Mine) -> Iterator[Decision]:
    """What was to be said and is not said on the slides as they would be now."""
    now = {
        decision.change: decision.verdict
        for decision in merged(one.compared, one.base.manifest.slides, again)
    }
    for decision in outcome.done:
        if now.get(decision.change, "already") not in ("already", "report"):
            yield decision
