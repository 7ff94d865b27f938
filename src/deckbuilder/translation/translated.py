"""An outline in another language: the texts of its texts file in the place of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from deckbuilder.blocks import blocks
from deckbuilder.diagnostics import Problems, Span, did_you_mean
from deckbuilder.fields import CONDITIONS, Reading, Rewording, Words, is_shown
from deckbuilder.source import Mapping, Node, Scalar, Sequence
from deckbuilder.source.making import scalar_like, with_entry
from deckbuilder.translation.footnotes import without_their_footnotes
from deckbuilder.translation.known import MOST_LISTED, RULE, Known, called, holder_of
from deckbuilder.translation.languages import language_of, languages_of, texts_path, usual
from deckbuilder.translation.matching import Matched, matched
from deckbuilder.translation.originals import needs_translation
from deckbuilder.translation.outline import reworded
from deckbuilder.translation.texts_file import load_texts, read_texts
from deckbuilder.translation.unknown import report_unknown
from deckbuilder.wording import is_language, meant


@dataclass(frozen=True)
class Translated:
    """An outline in a language, and what is doubtful about it."""

    root: Node
    made: Matched | None = None
    """None for the outline's own language."""
    path: str = ""
    """The texts file."""
    command: str = ""
    """What brings the texts file up to date."""

    def report(self, shown: Node, reading: Reading) -> None:
        """Warn of texts that are not translated, or from another original, among those in `shown`.

        `shown` is the outline of the one talk that is wanted, whose variants are in `reading`. Its
        nodes keep their places, so that nobody is told of what only other variants say.
        """
        if self.made is None:
            return
        problems = reading.problems
        places = set(_places(shown, reading))
        for path, one in self.made.found.items():
            value = one.value
            if value and self.made.is_changed(path) and (value.file.path, value.start) in places:
                says = " ".join(self.made.texts[path].text.split())
                short = says if len(says) <= 80 else f"{says[:79]}…"
                message = f"the original of this text has changed since; it says now: {short}"
                marked = one.shown == self.made.digests[path]
                or_not = "; if it is right as it is, remove the comment above it" if marked else ""
                hint = f"bring the text up to date and run `{self.command}`{or_not}"
                problems.warning(message, value.span, hint, RULE)
        missing: dict[str, list[Words]] = {}
        for path, words in self.made.texts.items():
            shows = (words.node.file.path, words.node.start) in places
            if shows and path not in self.made.found and needs_translation(words.text):
                missing.setdefault(holder_of(path), []).append(words)
        for holder, texts in missing.items():
            self._report_missing(holder, texts, problems)

    def _report_missing(self, holder: str, texts: list[Words], problems: Problems) -> None:
        names = [str(words.path).removeprefix(f"{holder}.") for words in texts]
        listed = ", ".join(f"`{name}`" for name in names[:MOST_LISTED])
        more = f" and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else ""
        message = f"not translated: {listed}{more} of {called(holder)}"
        what = "it" if len(names) == 1 else "them"
        problems.warning(message, texts[0].node.span, f"add {what} in {self.path}", RULE)


def translated(
    root: Node, path: Path, language: str, problems: Problems, data: bytes | None = None
) -> Translated:
    """The outline `root`, read from `path`, in a language; an empty one is the outline's own.

    `data` stands in for what the file of texts holds.

    Mistakes are reported, and what cannot be used is left in the outline's language. Raises
    `InvalidTalk` when the texts file cannot be read at all.
    """
    own = language_of(root)
    language = usual(language)
    if not language or (language == own and language not in languages_of(path)):
        return Translated(root)
    file = texts_path(path, language)
    command = f"deckbuilder texts {path} --lang {language}"
    if not file.is_file():
        _no_file(file, path, language, command, problems)
        return Translated(root)
    known = Known(root)
    texts = read_texts(load_texts(file, data), known, problems)
    made = matched(known.texts, texts.translations)
    report_unknown(texts, made, known, command, problems)
    wrong = without_their_footnotes(made, problems)

    def say(words: Words) -> Scalar | None:
        one = made.found.get(str(words.path))
        return one.value if one and str(words.path) not in wrong else None

    said = reworded(root, Rewording(say, blocks(), problems))
    return Translated(_in_language(said, language), made, str(file), command)


def _no_file(file: Path, path: Path, language: str, command: str, problems: Problems) -> None:
    """Report that there are no texts in a language."""
    place = Span(str(file), 1, 1)
    if not is_language(language):
        message = f"`{language}` is not a language tag"
        usual = "write its short name, such as `de`, `de-CH` or `pt-BR`"
        problems.error(message, place, meant(language) or usual)
        return
    there = languages_of(path)
    hint = f"write it with `{command}`"
    if there:
        near = did_you_mean(language, there) or f"there are texts in {', '.join(there)}"
        hint = f"{near}; or {hint}" if near[-1:] != "?" else f"{near} Or {hint}"
    problems.error("there is no such file of texts", place, hint)


def _in_language(root: Node, language: str) -> Node:
    """`root` with another language of the talk."""
    entry = root.entries.get("talk") if isinstance(root, Mapping) else None
    if not (isinstance(root, Mapping) and entry and isinstance(entry.value, Mapping)):
        return root
    talk = entry.value
    old = talk.entries.get("language")
    tag = scalar_like(old.value if old else entry.key, language)
    return with_entry(root, "talk", with_entry(talk, "language", tag))


def _places(node: Node, reading: Reading) -> Iterator[tuple[str, int]]:
    """Where everything in a tree was written, without the parts that the talk leaves out."""
    if _is_left_out(node, reading):
        return
    yield node.file.path, node.start
    match node:
        case Mapping():
            for entry in node.entries.values():
                yield entry.key.file.path, entry.key.start
                yield from _places(entry.value, reading)
        case Sequence():
            for item in node.items:
                yield from _places(item, reading)
        case Scalar():
            return


def _is_left_out(node: Node, reading: Reading) -> bool:
    """Whether `only` or `not` leave out a part; these may also be ids, which name no variants."""
    if not isinstance(node, Mapping) or node.entries.keys().isdisjoint(CONDITIONS):
        return False
    alone = replace(reading, problems=Problems())
    return not is_shown(node, alone) and not alone.problems.errors
