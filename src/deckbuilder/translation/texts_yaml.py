"""A texts file as `deckbuilder texts` writes it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from deckbuilder.source import Scalar
from deckbuilder.translation.comments import CHANGED, ELSEWHERE
from deckbuilder.translation.known import ORIGINALS, ORPHANS
from deckbuilder.translation.matching import Matched
from deckbuilder.translation.originals import Record, digest
from deckbuilder.translation.outline import GROUPS
from deckbuilder.translation.translations import TextsFile, Translation
from deckbuilder.translation.yaml_text import commented, entry

HOW_TO = (
    "# To translate a text, take away the `#` before its lines and write over it. Where it says",
    "# `# CHANGED`, bring the text below it up to date and remove that comment.",
)
NOTES = {
    ORIGINALS: "  # what each text was translated from; kept by `deckbuilder texts`",
    ORPHANS: "  # translations whose original is gone; kept here until somebody deletes them",
}
FEW_LETTERS = 2
"""Letters of a text that is worth a word on how it is translated elsewhere."""
_TITLE = re.compile(r"# .* texts of .*keeps this file up to date\.\Z")


def texts_yaml(made: Matched, old: TextsFile | None, title: str) -> str:
    """The whole file: every text in the outline's order, translated or as a comment to fill in."""
    return _Writer(made, old, title).text()


class _Writer:
    def __init__(self, made: Matched, old: TextsFile | None, title: str) -> None:
        self.made = made
        self.title = title
        self.headings = dict(old.headings) if old else {}
        self.header = [line for line in old.header if not _is_ours(line)] if old else []
        self.tail = list(old.tail) if old else []
        self.lines: list[str] = []
        self.orphans = _named(made)
        self.elsewhere = _elsewhere(made)

    def text(self) -> str:
        self.lines += [self.title, *HOW_TO, *self.header]
        listed = self.made.listed
        for group in GROUPS:
            paths = [path for path in listed if path.split(".")[0] == group]
            if paths:
                self.group(group, paths)
        self.originals(listed)
        if self.orphans:
            self.heading(ORPHANS, ORPHANS, 0, NOTES[ORPHANS])
            for name, one in self.orphans.items():
                self.comments(one.above, 2)
                self.value(name, one, 2)
        self.left_over()
        return "\n".join(self.lines) + "\n"

    def group(self, group: str, paths: list[str]) -> None:
        """The texts of `talk`, or of all slides."""
        self.lines.append("")
        self.heading(group, group, 0)
        if group in GROUPS[:2]:
            for path in paths:
                self.one(path, path.removeprefix(f"{group}."), 2)
            return
        before = ""
        for path in paths:
            _, name, rest = path.split(".", 2)
            if name != before:
                if before:
                    self.lines.append("")
                self.heading(f"{group}.{name}", name, 2)
                before = name
            self.one(path, rest, 4)

    def heading(self, path: str, key: str, indent: int, note: str = "") -> None:
        """A key with nothing on its line, and what translators say of it."""
        said = self.headings.pop(path, None)
        if said:
            self.comments(said.above, indent)
        beside = said.beside if said and said.beside.strip() != note.strip() else ""
        if note and beside:
            self.comments([beside.strip()], indent)
        self.lines.append(f"{' ' * indent}{key}:{note or beside}")

    def one(self, path: str, key: str, indent: int) -> None:
        """A text: its translation, or the original as a comment to fill in."""
        for remark in self.made.remarks.get(path, []):
            self.comments([*remark.above, *filter(None, [remark.beside.strip()])], indent)
        words = self.made.texts[path]
        found = self.made.found.get(path)
        if found is None:
            original = words.node if isinstance(words.node, Scalar) and not words.is_key else None
            said = original if original and original.value.strip() == words.text else words.text
            lines = commented(entry(key, said, indent, keep=False), indent)
            elsewhere = self.elsewhere.get(self.made.digests[path])
            if elsewhere and len(lines) == 1:
                lines[0] += f"  {ELSEWHERE}{elsewhere}"
            self.lines += lines
            return
        is_marked = self.comments(found.above, indent) and found.shown == self.made.digests[path]
        if self.made.is_changed(path) and not is_marked:
            self.lines += commented(entry(CHANGED, words.text, indent), indent)
        self.value(key, found, indent)

    def comments(self, comments: Iterable[str], indent: int) -> bool:
        """Comments on lines of their own; True if one says that an original has changed."""
        marked = False
        for comment in comments:
            marked = marked or comment.startswith(f"# {CHANGED}")
            self.lines.append(" " * indent + comment)
        return marked

    def value(self, key: str, one: Translation, indent: int) -> None:
        """A translation with the comment on its line; a block has no room for one there."""
        assert one.value
        lines = entry(key, one.value, indent)
        is_block = lines[0].removeprefix(f"{' ' * indent}{key}: ")[:1] in ("|", ">")
        if one.beside and is_block:
            self.comments([one.beside.strip()], indent)
        self.lines += lines
        if one.beside and not is_block:
            self.lines[-1] += one.beside

    def originals(self, listed: list[str]) -> None:
        """The digests that tell later which originals have changed or moved."""
        rows = [f"  {path}: {self.digest_of(path)}" for path in listed]
        rows += [
            f"  {ORPHANS}.{name}: {o.original}" for name, o in self.orphans.items() if o.original
        ]
        if rows:
            self.lines.append("")
            self.heading(ORIGINALS, ORIGINALS, 0, NOTES[ORIGINALS])
            self.lines += rows
        if self.orphans:
            self.lines.append("")

    def digest_of(self, path: str) -> str:
        """What to record of a text; what has changed keeps the digest that it was made from."""
        now, one = self.made.digests[path], self.made.found.get(path)
        made = digest(one.value.value) if one and one.value else ""
        if one and self.made.is_changed(path):
            return str(Record(one.original, made, shown=now))
        return str(Record(now, made))

    def left_over(self) -> None:
        """Comments on what is gone."""
        for one in (*self.headings.values(), *self.made.lost):
            self.tail += [*one.above, *filter(None, [one.beside.strip()])]
        ours = {note.strip() for note in NOTES.values()}
        tail = [comment for comment in self.tail if comment not in ours]
        if tail:
            self.lines += ["", *tail]


def _elsewhere(made: Matched) -> dict[str, str]:
    """By digest, how texts are translated that stand in the outline more than once."""
    said: dict[str, set[str]] = {}
    for path, one in made.found.items():
        text = made.texts[path].text
        if one.value and not made.is_changed(path) and sum(map(str.isalpha, text)) >= FEW_LETTERS:
            said.setdefault(made.digests[path], set()).add(one.value.value.strip())
    alike = {made_from: texts.pop() for made_from, texts in said.items() if len(texts) == 1}
    return {made_from: text for made_from, text in alike.items() if "\n" not in text}


def _is_ours(line: str) -> bool:
    return line in HOW_TO or _TITLE.match(line) is not None


def _named(made: Matched) -> dict[str, Translation]:
    """Orphans by path, that of today; further ones of the same path get a number."""
    named: dict[str, Translation] = {}
    for one in made.orphans:
        path, number = made.at_home(one), 1
        name = path
        while name in named:
            number += 1
            name = f"{path} ({number})"
        named[name] = one
    return named
