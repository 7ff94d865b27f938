"""Whose each comment of a texts file is: ours, or a translator's, and then on what."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from deckbuilder.source import Mapping, Node, Scalar
from deckbuilder.translation.comments import (
    CHANGED,
    ELSEWHERE,
    Comment,
    commented_texts,
    comments_in,
    continued_text,
)
from deckbuilder.translation.known import OURS, Known
from deckbuilder.translation.leaves import Leaf
from deckbuilder.translation.originals import NOTHING, Record, digest
from deckbuilder.translation.outline import GROUPS
from deckbuilder.translation.translations import TextsFile, Translation

Originals = dict[str, Record]
"""What was recorded of each text, by path."""


def with_remarks(
    root: Node, known: Known, originals: Originals, made: list[tuple[Leaf, Translation]]
) -> TextsFile:
    """The texts file with the given texts, each with what its translators remark on it.

    Ours are the comments that hold a text of the outline, as it is or as it was: of a text to fill
    in, or of one that has changed.
    """
    found = _Remarks(root, known, originals, made)
    runs: dict[int, list[Comment]] = {}
    for comment in comments_in(root.file, root):
        if not found.is_beside(comment):
            runs.setdefault(bisect_left(found.starts, comment.start), []).append(comment)
    header = _header(runs.get(0, []))
    for place, comments in runs.items():
        found.take(comments, place)
    for _, one in made:
        if one.shown and (one.is_edited or not one.marks):
            # The translator has seen to it: the translation is that of the text it showed.
            one.original, one.shown, one.recorded = one.shown, "", ""
    headings = {path: one for path, (_, one) in found.headings.items()}
    translations = [*(one for _, one in made), *found.open.values()]
    return TextsFile(root.file, translations, headings, found.tail, header)


def _header(comments: list[Comment]) -> list[str]:
    """Take the comments in the first lines of a file away from those on its first key."""
    header: list[str] = []
    while comments and comments[0].line == len(header) + 1:
        header.append(comments.pop(0).text)
    return header


class _Remarks:
    """Gives each comment to what it is about."""

    def __init__(
        self,
        root: Node,
        known: Known,
        originals: Originals,
        made: list[tuple[Leaf, Translation]],
    ) -> None:
        self.root, self.known, self.originals = root, known, originals
        self.headings = dict(_headings(root))
        self.tail: list[str] = []
        """Comments at the end of the file."""
        self.open: dict[str, Translation] = {}
        """Comments on texts that nobody has translated, by path."""
        items = [(leaf.key.start, _end(leaf), one) for leaf, one in made]
        items += [(key.start, key.end, one) for key, one in self.headings.values()]
        self.items = sorted(items, key=lambda item: item[:2])
        """What may have comments: where it begins, and where it ends."""
        self.starts = [start for start, _, _ in self.items]
        self.ours = {text for one in originals.values() for text in (one.original, one.shown)}
        self.said = {one.value.value.strip() for _, one in made if one.value}
        self.ours |= {digest(words.text) for words in known.texts.values()}

    def is_beside(self, comment: Comment) -> bool:
        """Give a comment on the line of a text to that text, if nothing stands between."""
        place = bisect_right(self.starts, comment.start) - 1
        # Where nobody has written a text, the place for it is one character after its key.
        if place < 0 or comment.after - self.items[place][1] not in (0, 1):
            return False
        said = comment.text.removeprefix(ELSEWHERE)
        if said == comment.text or said not in self.said:
            self.items[place][2].beside = comment.gap + comment.text
        return True

    def take(self, comments: list[Comment], place: int) -> None:
        """Give the comments before an item to the item, or to the open texts among them."""
        item = self.items[place][2] if place < len(self.items) else None
        own: list[str] = []
        while comments:
            count, is_ours, path, is_mark, beside = self.sort(comments)
            if is_mark and item:
                item.marks += 1
            if not is_ours:
                own += [comment.text for comment in comments[:count]]
            elif beside and not beside.startswith(ELSEWHERE):
                own.append(beside)
            if path and own:
                self.on_open(path, comments[0]).above += own
                own = []
            del comments[:count]
        if item:
            item.above += own
        else:
            self.tail += own

    def sort(self, comments: list[Comment]) -> tuple[int, bool, str | None, bool, str]:
        """How many of the first comments belong together, whether they are ours, and what they are.

        That is the path of the text in them, whether they mark a text as changed, and what would be
        a comment beside that text.
        """
        longest = None
        for found in commented_texts(comments):
            longest = longest or found
            if digest(found.text) in self.ours:
                path = self.path(found.key, comments[0])
                return found.count, True, path, found.key == CHANGED, found.beside
        if longest:
            path = self.path(longest.key, comments[0])
            return (longest.count if path else 1), False, path, longest.key == CHANGED, ""
        text, count = continued_text(comments)
        if count and digest(text) in self.ours:
            # What is left of a mark of which somebody took away the first line alone.
            return count, True, None, False, ""
        return 1, False, None, comments[0].text.startswith(f"# {CHANGED}"), ""

    def on_open(self, path: str, comment: Comment) -> Translation:
        """What holds the comments on a text that nobody has translated."""
        span = self.root.file.span(comment.line, comment.column)
        original = self.originals.get(path, NOTHING).original
        return self.open.setdefault(path, Translation(path, None, span, original=original))

    def path(self, key: str, comment: Comment) -> str | None:
        """The path of a text that stands in a comment, from the headings before it."""
        place = bisect_right(self.starts, comment.start) - 1
        while place >= 0:
            one = self.items[place][2]
            found = self.headings.get(one.path)
            if found and found[1] is one and found[0].column < comment.column:
                return self.known.spellings.get(f"{one.path}.{key}")
            place -= 1
        return self.known.spellings.get(key)


def _end(leaf: Leaf) -> int:
    return max(leaf.key.end, leaf.value.end if leaf.value else 0)


def _headings(root: Node) -> Iterable[tuple[str, tuple[Scalar, Translation]]]:
    """The keys that we write as headings, from top to bottom."""
    for group, entry in (root.entries if isinstance(root, Mapping) else {}).items():
        if group in GROUPS or group in OURS:
            yield group, (entry.key, Translation(group, None, entry.key.span))
        if group in GROUPS[2:] and isinstance(entry.value, Mapping):
            for name, inner in entry.value.entries.items():
                if not isinstance(inner.value, Scalar) or inner.value.is_null:
                    path = f"{group}.{name}"
                    yield path, (inner.key, Translation(path, None, inner.key.span))
