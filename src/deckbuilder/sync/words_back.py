"""One paragraph that says something else, written where its words are from."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from deckbuilder.addresses import clean_address
from deckbuilder.content import Line, Words, normal
from deckbuilder.fields import Trace
from deckbuilder.source import Document, Node, Part, Scalar
from deckbuilder.source.walking import scalars
from deckbuilder.sync.likeness import flat
from deckbuilder.sync.marking import rewritten, says, unbroken
from deckbuilder.sync.papers import CannotBring, Papers
from deckbuilder.sync.prose import changed, chunks, joined
from deckbuilder.sync.values import shielded, shown

OUR_OWN = "deckbuilder writes this itself"


def say(
    papers: Papers,
    slide: Node | None,
    traces: tuple[Trace, ...],
    now: Line,
    new: Line,
    *,
    breaks: bool = False,
) -> None:
    """Make a paragraph that says `now` say `new`; CannotBring when that cannot be written.

    Line breaks stay where `breaks` are its writer's.
    """
    if flat(now.text) == flat(new.text) and _say_links(papers, slide, now, new):
        return
    if not traces:
        raise CannotBring(OUR_OWN)
    trace, inner = the_one(traces, now, new)
    written = sliced(now, trace.start, trace.end)
    say_origin(papers, trace, written, inner, breaks=breaks)


def say_origin(papers: Papers, trace: Trace, now: Line, new: Line, *, breaks: bool = False) -> None:
    """Make the text that a trace leads to say `new` in the place of `now`."""
    origin = trace.origin
    if origin.paragraph is not None:
        _say_paragraph(papers, origin.node, origin.paragraph, now, new)
        return
    document, part = papers.text(origin.node)
    if origin.plain:
        _say_plain(document, part, now, new)
    else:
        source = (part.value if part.kind == "text" else part.node.raw).strip()
        wanted = without_look(new, now, says(source))
        _say_markup(document, part, rewritten(source, now, wanted, breaks=breaks), wanted)


def without_look(new: Line, now: Line, written: Line) -> Line:
    """A line without the styles that its look gives all of its words, and not its writer."""
    for style in ("bold", "italic", "code"):
        look = now.words and all(getattr(one, style) for one in now.words)
        if look and not all(getattr(one, style) for one in written.words):
            off: dict[str, Any] = {style: False}
            new = replace(new, words=tuple(replace(one, **off) for one in new.words))
    return normal(new)


def the_one(traces: tuple[Trace, ...], now: Line, new: Line) -> tuple[Trace, Line]:
    """The trace whose text is another, and what it is now; the words around it must stay."""
    for trace in traces:
        before, behind = now.text[: trace.start], now.text[trace.end :]
        if not new.text.startswith(before) or not new.text.endswith(behind):
            continue
        end = len(new.text) - len(behind)
        if trace.start < end:
            return trace, sliced(new, trace.start, end)
    if len(traces) == 1 and (traces[0].start, traces[0].end) == (0, len(now.text)):
        return traces[0], new
    raise CannotBring(
        "more of this line changed than comes from one text of the outline",
        tuple(trace.origin.node.span for trace in traces),
    )


def sliced(line: Line, start: int, end: int) -> Line:
    """Characters `start` to `end` of a line."""
    found: list[Words] = []
    at = 0
    for one in line.words:
        first, last = max(start - at, 0), min(end - at, len(one.text))
        if first < last:
            found.append(replace(one, text=one.text[first:last]))
        at += len(one.text)
    return replace(line, words=tuple(found))


def _say_plain(document: Document, part: Part, now: Line, new: Line) -> None:
    """Exchange words without marks; what stands before them stays, as an arrow before its label."""
    text = flat(unbroken(new).text)
    written = part.value if part.kind == "text" else part.node.raw
    whole = shown(written)
    old = flat(unbroken(now).text)
    bare = whole.rstrip().rstrip("\"'")
    if flat(whole) == old:
        lead = ""
    elif bare.endswith(old):
        lead = bare.removesuffix(old)
    else:
        raise CannotBring("it does not stand in the outline as such", (part.node.span,))
    if lead and any(one.key == "bars" for one in part.ancestry()):
        # Of all arrows those over a chain alone read their labels as Markdown.
        text = rewritten(bare.removeprefix(lead), now, unbroken(new))
    _say_markup(document, part, shielded(lead + text, written), new)


def _say_markup(document: Document, part: Part, text: str, new: Line) -> None:
    """Write a text; one with a colon in it may stand there as a key and a value."""
    if not text:
        raise CannotBring("nothing is left of this text", (part.node.span,))
    if part.kind == "text":
        ends = part.value[len(part.value.rstrip("\n")) :]  # of a block, which stays one
        document.say(part, text + ends)
        return
    if part.kind == "mapping" and len(part.own) == 1:
        key, value = next(iter(part.own.items()))
        if text.startswith(f"{key}: ") and value.kind == "text":
            document.say(value, text.removeprefix(f"{key}: "))
            return
    index, parent = part.index, part.parent
    if index is None or parent is None:
        raise CannotBring("it does not stand in the outline as such", (part.node.span,))
    document.insert(parent, index, text)
    document.remove(part)


def _say_paragraph(papers: Papers, node: Node, number: int, now: Line, new: Line) -> None:
    """Write another paragraph in the place of one in a text of several."""
    document, part = papers.prose(node)
    parts, tail = chunks(read_prose(part).strip("\n"))
    if number >= len(parts):
        raise CannotBring("it does not stand in the outline as such", (part.node.span,))
    papers.refuse_made(node, parts[number].words)
    parts[number] = changed(parts[number], new, now)
    document.say(part, written_prose(part, joined(parts) + tail))


def read_prose(part: Part) -> str:
    """Paragraphs as Markdown divides them; in a folded block each line end does (YAML 8.1.3)."""
    node = part.node
    folded = isinstance(node, Scalar) and node.style == ">"
    return _spread(part.value) if folded else part.value


def _spread(text: str) -> str:
    return "\n\n".join(line for line in text.split("\n") if line.strip())


def written_prose(part: Part, text: str) -> str:
    """The value to write for paragraphs in the place of a part, line ends at its end as before."""
    node = part.node
    ends = len(part.value) - len(part.value.rstrip("\n"))
    if isinstance(node, Scalar) and node.style == ">":
        text = "\n".join(line for line in text.split("\n") if line.strip())
    elif "\n" in text and not ends:
        ends = 1 if node.raw[:1] != "|" else 0
    return text.strip("\n") + "\n" * ends


def _say_links(papers: Papers, slide: Node | None, now: Line, new: Line) -> bool:
    """Write other addresses for words that stay; whether that is all there was to do."""
    pairs = list(zip(now.words, new.words, strict=False))
    same = len(now.words) == len(new.words) and all(a.text == b.text for a, b in pairs)
    if not same or slide is None:
        return False
    todo = []
    for before, after in pairs:
        if before.link == after.link:
            continue
        if not before.link or not after.link:
            return False
        found = [one for one in scalars(slide) if clean_address(one.value) == before.link]
        if len(found) != 1:
            return False
        todo.append((papers.text(found[0]), after.link))
    for (document, part), link in todo:
        document.say(part, link)
    return bool(todo)


def say_link(papers: Papers, slide: Node | None, before: str, after: str) -> None:
    """Write another address in the place of one that a slide has once."""
    found = [one for one in scalars(slide) if clean_address(one.value) == before] if slide else []
    if len(found) != 1 or not after:
        raise CannotBring("this address does not stand on the slide just once")
    document, part = papers.text(found[0])
    document.say(part, after)
