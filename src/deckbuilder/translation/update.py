"""A texts file brought up to date with its outline; nothing that anybody wrote is lost."""

from __future__ import annotations

from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from pathlib import Path

from deckbuilder.diagnostics import Diagnostic, Problems
from deckbuilder.source import Mapping, Node, Scalar, read
from deckbuilder.source.decoding import decode
from deckbuilder.translation.known import RULE, Known, called, holder_of
from deckbuilder.translation.languages import name_of, texts_path
from deckbuilder.translation.matching import Matched, matched
from deckbuilder.translation.successors import successor, successor_of_gone
from deckbuilder.translation.texts_file import load_texts, read_texts
from deckbuilder.translation.texts_yaml import texts_yaml
from deckbuilder.translation.translations import TextsFile, Translation


@dataclass(frozen=True)
class Progress:
    """How far a translation is."""

    texts: int
    translated: int
    changed: int
    orphans: int

    @property
    def left(self) -> int:
        """Texts that nobody has translated."""
        return self.texts - self.translated - self.changed


@dataclass(frozen=True)
class Update:
    """What a texts file should hold, and what there is to say about it."""

    path: Path
    data: bytes
    progress: Progress
    warnings: tuple[Diagnostic, ...]


def progress_of(made: Matched) -> Progress:
    """How far the texts of an outline are translated."""
    changed = sum(made.is_changed(path) for path in made.found)
    return Progress(len(made.listed), len(made.found) - changed, changed, len(made.orphans))


def progress(root: Node, outline: Path, language: str) -> Progress:
    """How far the texts of an outline in a language are; raises `InvalidTalk`."""
    problems = Problems()
    made, _ = _read(Known(root), texts_path(outline, language), problems)
    problems.raise_if_any()
    return progress_of(made)


def updated(root: Node, outline: Path, language: str) -> Update:
    """What the texts file of an outline in a language should hold; raises `InvalidTalk`.

    The outline has been read from the path `outline`; nothing is written.
    """
    problems = Problems()
    known = Known(root)
    path = texts_path(outline, language)
    made, old = _read(known, path, problems)
    problems.raise_if_any()
    text = texts_yaml(made, old, _title(outline, language))
    made_again = _checked(text, path, known, made)
    warnings = tuple(_orphans(made_again, known))
    return Update(path, _encoded(text, old), progress_of(made_again), warnings)


def filled(
    root: Node, outline: Path, language: str, data: bytes, new: MappingABC[str, Scalar]
) -> bytes:
    """What the texts file that holds `data` should hold once these texts are translated, too.

    `new` has the translations by the paths of texts that nobody has translated yet. All else is
    brought up to date as `updated` does; raises `InvalidTalk`.
    """
    problems = Problems()
    known = Known(root)
    path = texts_path(outline, language)
    old = read_texts(_root(data, path), known, problems)
    problems.raise_if_any()
    made = matched(known.texts, old.translations)
    for name, value in new.items():
        made.found[name] = Translation(name, value, value.span, original=made.digests[name])
    text = texts_yaml(made, old, _title(outline, language))
    _checked(text, path, known, made)
    return _encoded(text, old)


def _title(outline: Path, language: str) -> str:
    return (
        f"# {name_of(language)} texts of {outline.name}. "
        f"`deckbuilder texts {outline.name} --lang {language}` keeps this file up to date."
    )


def _read(known: Known, path: Path, problems: Problems) -> tuple[Matched, TextsFile | None]:
    if not path.exists():
        return matched(known.texts, []), None
    old = read_texts(load_texts(path), known, problems)
    return matched(known.texts, old.translations), old


def _checked(text: str, path: Path, known: Known, made: Matched) -> Matched:
    """What is read in `text`, which must be all that was in `made`."""
    root = _root(text.encode(), path)
    again = matched(known.texts, read_texts(root, known, Problems()).translations)
    before = {path: one.value.value.strip() for path, one in made.found.items() if one.value}
    after = {path: one.value.value.strip() for path, one in again.found.items() if one.value}
    orphans = sorted(one.value.value.strip() for one in made.orphans if one.value)
    kept = sorted(one.value.value.strip() for one in again.orphans if one.value)
    if before != after or orphans != kept:
        raise AssertionError("the texts file would not say what it said before")
    return again


def _root(data: bytes, path: Path) -> Node:
    file = decode(data, str(path))
    if all(line[:1] in ("", "#") for line in file.text.split("\n")):
        return Mapping(file, 1, 1, 0, 0, {})
    return read(data, str(path))


def _encoded(text: str, old: TextsFile | None) -> bytes:
    """The bytes of a file, with the line breaks and the byte order mark that it had."""
    original = old.file.original if old else ""
    if "\r\n" in original:
        text = text.replace("\n", "\r\n")
    return (("\ufeff" if original.startswith("\ufeff") else "") + text).encode()


def _orphans(made: Matched, known: Known) -> list[Diagnostic]:
    """Warnings that say which translations have no original, and where it may be now."""
    left = [path for path in made.listed if path not in made.found]
    found = []
    for one in made.orphans:
        holder = holder_of(one.path)
        gone = holder not in known.groups
        near = successor_of_gone(one.path, left, made.found) if gone else successor(one.path, left)
        if near:
            left.remove(near)
        what = f"{called(holder)} is gone" if gone else f"`{one.path}` is gone"
        message = f"{what} from {known.root.file.path}; its translation is kept here"
        hint = f"is it now `{near}`?" if near else None
        found.append(Diagnostic(message, one.span, hint, "warning", RULE))
    return found
