"""Words with their styles as Markdown, changing as little as can be of what an author wrote."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from deckbuilder.content import Line, Words, lines_of
from deckbuilder.markup import BLOCK_MARK, inline
from deckbuilder.scene import Paragraph
from deckbuilder.sync.held import rewritten_around
from deckbuilder.sync.likeness import flat, same_style, same_words
from deckbuilder.sync.values import shielded, shown

_SPECIAL = re.compile(r"([\\`*_\[\]<>&$])")
_PIECE = re.compile(r"\w+|\s+|[^\w\s]")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_AFTER_DASH = re.compile(r"[-/\u2013\u2014]\Z")


def says(source: str) -> Line:
    """What Markdown's inline part says."""
    found = lines_of([Paragraph(inline(source))])
    return found[0] if found else Line(())


def unbroken(line: Line, *, keep: bool = False) -> Line:
    """A line without line breaks, which a layout makes where a label is too long for one line.

    They were spaces, unless they stand behind a dash or between Chinese or Japanese characters.
    With `keep` they stay: its author writes line breaks.
    """
    if keep or "\n" not in line.text:
        return line
    joined = []
    text = line.text
    at = 0
    for one in line.words:
        parts = []
        for character in one.text:
            before, after = text[max(at - 1, 0) : at].strip(), text[at + 1 : at + 2]
            at += 1
            if character != "\n":
                parts.append(character)
            elif not (_AFTER_DASH.search(before) or (_WIDE.match(before) and _WIDE.match(after))):
                parts.append(" ")
        joined.append(replace(one, text=re.sub(" +", " ", "".join(parts))))
    return replace(line, words=tuple(joined))


def rewritten(source: str, now: Line, wanted: Line, *, breaks: bool = False) -> str:
    """Markdown that says `wanted`, as like `source` as can be, which says `now`.

    Only the words that differ are written anew where that gives what is wanted; else all of it.
    Line breaks are written where `breaks` are its writer's, or `source` has some. CannotBring when
    a formula or the mark of a footnote is not as it was.
    """

    def rewrite(text: str, now: Line, wanted: Line) -> str:
        return _rewritten(text, now, wanted, breaks)

    return shielded(rewritten_around(shown(source), now, wanted, rewrite), source)


def _rewritten(source: str, now: Line, wanted: Line, breaks: bool) -> str:
    keep = breaks or "\n" in says(source).text
    target = replace(unbroken(wanted, keep=keep), level=0)
    for attempt in _patched(source, flat(now.text), flat(target.text)):
        if same_words(says(attempt), target, breaks=keep):
            return attempt
    return markdown(target)


def _patched(source: str, now: str, wanted: str) -> Iterator[str]:
    """`source` with the pieces exchanged that differ between two plain texts."""
    before, after = _PIECE.findall(now), _PIECE.findall(wanted)
    changes = [
        ("".join(before[a:b]), "".join(after[c:d]), "".join(before[:a]))
        for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    yield from _exchanged(source, now, changes, lambda text: text)
    yield from _exchanged(source, now, changes, escaped)


def _exchanged(
    source: str,
    now: str,
    changes: Sequence[tuple[str, str, str]],
    spelled: Callable[[str], str],
) -> Iterator[str]:
    if flat(source) == now and changes:
        yield _spliced(source, [(len(left), old, spelled(new)) for old, new, left in changes])
    places = []
    end = len(source)
    for old, new, left in reversed(changes):
        if old:
            at = source.rfind(old, 0, end)
        else:
            context = _PIECE.findall(left)[-1:]
            at = source.rfind(context[0], 0, end) + len(context[0]) if context else 0
        if at < 0:
            return
        places.append((at, old, spelled(new)))
        end = at
    yield _spliced(source, places)


def _spliced(source: str, places: Iterable[tuple[int, str, str]]) -> str:
    for at, old, new in sorted(places, reverse=True):
        source = source[:at] + new + source[at + len(old) :]
    return source


def markdown(line: Line) -> str:
    """Markdown's inline part for a line: plain where that says the same, escaped where it does not.

    What cannot be said so, such as bold within half a word in scripts without spaces, comes out
    as near as it can; who has to know compares `says` of it.
    """
    wanted = replace(line, level=0)
    for spelled in (lambda text: text, escaped):
        text = "".join(_marked(_without_tangles(wanted.words), spelled)).strip()
        text = text.replace("\n", "\\\n")
        if same_style(says(text), wanted):
            return text
    return text


def escaped(text: str) -> str:
    """Plain words as Markdown that says just them."""
    text = _SPECIAL.sub(r"\\\1", text).replace("://", ":\\//")
    return re.sub(r"!(?=\\\[)", r"\\!", text)


def _without_tangles(words: tuple[Words, ...]) -> list[Words]:
    """Words whose marks begin and end at words: spaces at their ends belong to neither style."""
    found: list[Words] = []
    for one in words:
        styled = one.bold or one.italic or one.code or one.link
        inner = one.text.strip()
        if not styled or not inner or inner == one.text:
            found.append(one if inner or not styled else Words(one.text))
            continue
        start = len(one.text) - len(one.text.lstrip())
        end = len(one.text.rstrip())
        found += [Words(one.text[:start])] if start else []
        found.append(replace(one, text=inner))
        found += [Words(one.text[end:])] if end < len(one.text) else []
    return found


def _marked(words: Sequence[Words], spelled: Callable[[str], str]) -> Iterator[str]:
    """Each run between its marks; neighbours of one link share its brackets."""
    number = 0
    while number < len(words):
        link = words[number].link
        end = number + 1
        while link and end < len(words) and words[end].link == link:
            end += 1
        inner = "".join(_styled(words[number:end], spelled))
        bare = link and inner == link and spelled is not escaped
        yield inner if not link or bare else f"[{inner}]({_address(link)})"
        number = end


def _styled(words: Sequence[Words], spelled: Callable[[str], str]) -> Iterator[str]:
    for one in words:
        text = _code(one.text) if one.code else spelled(one.text)
        if one.bold and one.italic:
            text = f"***{text}***"
        elif one.bold:
            text = f"**{text}**"
        elif one.italic:
            text = f"*{text}*"
        yield text


def _code(text: str) -> str:
    """Program text between as many backticks as it has not itself (CommonMark 0.31, 6.1)."""
    text = text.replace("\n", " ")
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    space = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{fence}{space}{text}{space}{fence}"


def _address(link: str) -> str:
    return f"<{link}>" if re.search(r"[\s()]", link) else link


def paragraph(text: str) -> str:
    """Markdown's inline part as a paragraph: its beginning is no mark of a list or a heading."""
    mark = BLOCK_MARK.match(text)
    if not mark or (text.startswith(("**", "*", "`")) and not re.match(r"[*]\s", text)):
        return text
    if mark[0][:1].isdigit():
        return f"{mark[0][:-1]}\\{mark[0][-1]}{text[mark.end() :]}"
    return f"\\{text}"
