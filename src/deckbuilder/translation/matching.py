"""Which translation belongs to which text, also where texts were moved, inserted or renamed."""

from __future__ import annotations

from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, field

from deckbuilder.fields import Words
from deckbuilder.translation.known import part_of
from deckbuilder.translation.moves import likeness, new_homes
from deckbuilder.translation.originals import digest, needs_translation
from deckbuilder.translation.translations import Translation


@dataclass
class Matched:
    """The texts of an outline with their translations."""

    texts: MappingABC[str, Words]
    digests: dict[str, str]
    found: dict[str, Translation] = field(default_factory=dict)
    """By the path that the text has now."""
    orphans: list[Translation] = field(default_factory=list)
    """Translations of texts that are gone."""
    remarks: dict[str, list[Translation]] = field(default_factory=dict)
    """Comments on texts that nobody has translated, by the path that the text has now."""
    lost: list[Translation] = field(default_factory=list)
    """Comments on texts that are gone."""
    homes: MappingABC[str, str] = field(default_factory=dict)
    """What the parts of the outline are now to which most texts of old ones have moved."""

    def is_changed(self, path: str) -> bool:
        """Whether a translation was made from another text than stands there now.

        What the translator has written over since then is made from the text as it is now.
        """
        one = self.found.get(path)
        if one is None or one.is_edited:
            return False
        return one.original not in ("", self.digests[path])

    def at_home(self, one: Translation) -> str:
        """Where a text would stand in the part of the outline that its own part has become."""
        part = part_of(one.path)
        # Of an orphan we do not know which of several parts by the same name it comes from.
        home = part if one.is_orphan else self.homes.get(part, part)
        return home + one.path.removeprefix(part)

    @property
    def listed(self) -> list[str]:
        """The paths of texts that are translated, or should be."""
        return [
            path
            for path, words in self.texts.items()
            if path in self.found or needs_translation(words.text)
        ]


def matched(texts: MappingABC[str, Words], translations: list[Translation]) -> Matched:
    """Give each translation to the text it was made from; orphans stand at the end of the list.

    First to the same text at the same path, then to the same text elsewhere, then to what has come
    to stand at the same path, which has changed, or at that path where most of the slide has gone.
    Nobody knows of a text written by hand what it was made from: it belongs to its path.
    """
    made = Matched(texts, {path: digest(words.text) for path, words in texts.items()})
    rest = [one for one in translations if one.value and not _stays(one, made)]
    rest = _moved(rest, made)
    rest = [one for one in rest if not _takes(one.path, one, made)]
    made.homes = new_homes(translations, made.found, made.digests)
    for one in rest:
        if not (one.original and _takes(made.at_home(one), one, made)):
            made.orphans.append(one)
    for one in translations:
        if not one.value and (one.above or one.beside):
            _remark(one, made)
    return made


def _stays(one: Translation, made: Matched) -> bool:
    """Give a translation to the text at its path, if that is the one it was made from."""
    unknown = not one.original and not one.is_orphan
    if one.path in made.found or one.path not in made.texts:
        return False
    if unknown or made.digests[one.path] in one.originals:
        made.found[one.path] = one
        return True
    return False


def _takes(path: str, one: Translation, made: Matched) -> bool:
    """Give a translation to the text at a path, if there is one that has none."""
    if path not in made.texts or path in made.found:
        return False
    made.found[path] = one
    return True


def _moved(rest: list[Translation], made: Matched) -> list[Translation]:
    """Give translations to the same text elsewhere; those for which there is none are returned."""
    free: dict[str, list[str]] = {}
    for path, one in made.digests.items():
        if path not in made.found:
            free.setdefault(one, []).append(path)
    left = []
    for translation in rest:
        wanted = translation.original, translation.shown
        paths = [path for one in wanted if one for path in free.get(one, [])]
        if not paths:
            left.append(translation)
            continue
        best = max(paths, key=lambda path: likeness(path, translation.path))
        made.found[best] = translation
        free[made.digests[best]].remove(best)
    return left


def _remark(one: Translation, made: Matched) -> None:
    """Give comments to the text they are about, wherever it stands now."""
    path = next((p for p in (one.path, made.at_home(one)) if p in made.texts), None)
    if one.original and (path is None or made.digests[path] != one.original):
        same = [other for other, found in made.digests.items() if found == one.original]
        path = max(same, key=lambda other: likeness(other, one.path), default=path)
    if path:
        made.remarks.setdefault(path, []).append(one)
    else:
        made.lost.append(one)
