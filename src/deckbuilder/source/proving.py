"""Edits done to the parts and the text of an outline, proved to agree, or not done at all."""

from __future__ import annotations

from collections.abc import Callable

from deckbuilder.source.composer import compose
from deckbuilder.source.decoding import decode
from deckbuilder.source.edits import Ways
from deckbuilder.source.mirror import Match, mirror
from deckbuilder.source.nodes import File
from deckbuilder.source.part import Part
from deckbuilder.source.splicing import Splice, line_break_of, line_end, spliced
from deckbuilder.source.writing import ended
from deckbuilder.source.written import written


class Proving:
    """A file, and its parts, which know where in it they stand."""

    def __init__(self, file: File, root: Part) -> None:
        self.file = file
        self._root = root
        self._living = {id(part): part for part in root.within()}

    def do(
        self, touched: list[Part], change: Callable[[], None], ways: Callable[[File], Ways]
    ) -> bool:
        """Do `change` to the `touched` parts in one of these `ways` to the text; or nothing."""
        before, original = self._living, self.file.original
        done = self._do(touched, change, ways)
        if not done and self._end_last_block():
            done = self._do(touched, change, ways) or not self._adopted(original)
        for gone in before.keys() - self._living.keys():
            before[gone].written = None
        return done

    def _do(
        self, touched: list[Part], change: Callable[[], None], ways: Callable[[File], Ways]
    ) -> bool:
        # All ways are looked up while the parts are still those of the text.
        tried = list(ways(self.file)) if all(each.written for each in touched) else []
        saved = [(each, each.state()) for each in touched]
        change()
        if any(map(self._prove, tried)):
            return True
        for each, state in saved:
            each.restore(state)
        return False

    def _end_last_block(self) -> bool:
        """Make the block that ends the file one that says the same with a line break after it."""
        part = next((each for each in self._root.within() if self._is_unended(each)), None)
        if part is None or part.written is None:
            return False
        start = part.written.inner
        end = line_end(self.file.text, start)
        return self._prove([Splice(start, end, ended(self.file.text[start:end]))])

    def _is_unended(self, part: Part) -> bool:
        place = part.written
        is_block = place is not None and place.style != "" and place.style in "|>"
        return is_block and place is not None and place.end == len(self.file.text)

    def _prove(self, splices: list[Splice]) -> bool:
        text = spliced(self.file, splices)
        if text is None:
            return False
        line_break = line_break_of(self.file.original)
        endings = [text] if text.endswith("\n") else [text, text + line_break]
        return any(map(self._adopted, endings))

    def _adopted(self, text: str) -> bool:
        """Make `text` the file's if the parts it has are those that are meant."""
        file = decode(text.encode(), self.file.path)
        outcome = compose(file)
        if outcome.root is None or outcome.failure or outcome.problems:
            return False
        match = Match(self._root, mirror(outcome.root, written(file)))
        if not match.is_proved:
            return False
        self._living = match.adopt()
        self.file = file
        return True
