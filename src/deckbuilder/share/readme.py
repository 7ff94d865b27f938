"""The note that says what is in the zip, what may be edited, and how to send it back."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from deckbuilder.pipeline import portable
from deckbuilder.share.fonts import told
from deckbuilder.share.pack import Pack, file_name

WIDTH = 72
"""Columns, so that nothing runs out of a small window or off a printed page."""
_MARK = "- "


def readme(pack: Pack, names: Sequence[str]) -> bytes:
    """The note as plain text, given the `names` of all other files of the zip.

    Lines end as Notepad wants them. Words that are not ASCII begin with a mark of UTF-8, without
    which TextEdit and older Windows take them for something else.
    """
    words = pack.words
    deck = names[0]
    parts = [
        _head(pack),
        _intro(pack, deck),
        _mine(pack),
        _section(words("unpack_title"), _wrapped(words("unpack"))),
        _section(words("contents_title"), _contents(pack, names)),
        _section(words("may_title", deck=deck), _listed(words.each("may"))),
        _section(words("rather_not_title"), _listed(words.each("rather_not"))),
        _section(words("back_title"), _listed(words.each("back", deck=deck, who=_receiver(pack)))),
        _section(words("print_title"), _wrapped(words("print"))),
        _section(words("fonts_title"), _listed(told(pack))),
    ]
    if pack.with_source:
        parts.append(_section(words("source_title"), _source(pack)))
    lines = [line for part in filter(None, parts) for line in (*part, "")]
    text = "\r\n".join(lines)
    return text.encode("ascii" if text.isascii() else "utf-8-sig")


def _head(pack: Pack) -> list[str]:
    """The title, underlined, with where the talk is given, and the salutation."""
    title = _wrapped(pack.sheet.title)
    rule = "=" * min(WIDTH, max(map(_columns, title)))
    head = [*title, rule, *(_wrapped(pack.sheet.where) if pack.sheet.where else [])]
    if pack.person:
        head += ["", *_wrapped(pack.words("greeting", name=pack.person_name))]
    return head


def _intro(pack: Pack, deck: str) -> list[str]:
    """After a salutation it goes on in lower case, as a letter does."""
    text = pack.words("intro", deck=deck)
    return _wrapped(text if pack.person else text[:1].upper() + text[1:])


def _mine(pack: Pack) -> list[str]:
    """On which slides the one it is for speaks, where others do too."""
    if not pack.speakers or not pack.person:
        return []
    slides = _ranges(pack.spoken(pack.person))
    own = f"notes-{pack.name}-{file_name(pack.person)}.pdf"
    return _wrapped(pack.words("you_speak", slides=slides, notes=own))


def _ranges(numbers: Sequence[int]) -> str:
    """`2, 4-6, 9`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


def _contents(pack: Pack, names: Sequence[str]) -> list[str]:
    """Each file with what it is; folders once."""
    lines = []
    for name, what in _told_of(pack, names):
        lines += [f"  {name}", *_wrapped(what, indent=6)]
    return lines


def _told_of(pack: Pack, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    words, there, stem = pack.words, set(names), pack.name
    about = [
        (f"{stem}.pptx", words("deck")),
        (f"{stem}.pdf", words("pdf")),
        (f"notes-{stem}.pdf", words("notes")),
        (f"run-sheet-{stem}.html", words("run_sheet")),
    ]
    for person, name in pack.speakers.items():
        own = file_name(person)
        about += [
            (f"notes-{stem}-{own}.pdf", words("notes_of", name=name)),
            (f"run-sheet-{stem}-{own}.html", words("run_sheet_of", name=name)),
        ]
    about += [("links.html", words("links_file")), ("CREDITS.md", words("credits_file"))]
    yield from ((name, what) for name, what in about if name in there)
    if any(name.startswith("fonts/") for name in names):
        yield "fonts", words("fonts_folder")
    if pack.with_source:
        yield "source", words("source_folder")
    yield "*.md", words("markdown")


def _receiver(pack: Pack) -> str:
    """Whom to send it to: whoever sent it, who most likely is the first speaker."""
    talk = pack.loaded.talk
    others = [one for one in talk.talk.speakers if one != pack.person]
    if not others:
        return pack.words("sender")
    return pack.words("sender_perhaps", name=talk.people[others[0]].name)


def _source(pack: Pack) -> list[str]:
    """What to type to make the deck again."""
    choice, deck = pack.loaded.choice, pack.deck
    given = [("--variant", name) for name in choice.variants]
    given += [("--lang", choice.language), ("--theme", portable(deck.theme, pack.home))]
    given += [("--aspect", pack.aspect), *(("--set", one) for one in choice.settings)]
    outline = pack.loaded.outline.path.name
    options = [word for flag, value in given if value for word in (flag, _quoted(value))]
    line = " ".join(["deckbuilder", "build", _quoted(outline), *options])
    return [*_wrapped(pack.words("source")), "", f"  {line}"]


def _quoted(word: str) -> str:
    """In quotation marks where a shell would split it; those of all systems know double ones."""
    plain = all(c.isalnum() or c in "-_./:=+,@" for c in word)
    return word if plain else '"{}"'.format(word.replace('"', '\\"'))


def _section(title: str, body: list[str]) -> list[str]:
    """A heading with its text below it."""
    heads = _wrapped(title)
    return [*heads, "-" * min(WIDTH, max(map(_columns, heads))), "", *body]


def _listed(items: Iterable[str]) -> list[str]:
    return [line for item in items for line in _wrapped(item, indent=2, mark=_MARK)]


def _wrapped(text: str, indent: int = 0, mark: str = "") -> list[str]:
    """`text` in lines of at most 72 columns; names of files and long words stay whole."""
    first = " " * indent + mark
    return textwrap.wrap(
        " ".join(text.split()),
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _columns(text: str) -> int:
    """How many columns a line takes; letters of East Asia take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
