"""What reviewers wrote beside the slides: comments of both kinds PowerPoint has had.

Classic ones are in ECMA-376 part 1, 19.4; threaded ones, since 2021, in [MS-PPTX] 2.16.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from deckbuilder.readers.pptx import parsing
from deckbuilder.readers.pptx.names import AC, P15, P188, A, P
from deckbuilder.readers.pptx.opening import Opened
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.readers.pptx.reading import whole
from deckbuilder.readers.pptx.refusing import Unreadable


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment with the replies to it."""

    author: str
    date: str
    """When it was written, as `2024-05-01T10:00:00.000`; empty where it does not say."""
    text: str
    """Paragraphs a line each."""
    replies: tuple[Comment, ...] = ()
    done: bool = False
    """Whether somebody marked it as resolved."""
    shape: int = 0
    """The number of the shape it is about; 0 for the whole slide."""


class Comments:
    """The comments in a deck; a part that many slides point to is read once."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._found: dict[str, tuple[Comment, ...]] = {}
        self._authors: Mapping[str, str] | None = None

    def on(self, slide: str) -> tuple[Comment, ...]:
        """The comments on the slide in the part `slide`, but for those in damaged parts."""
        relations = self._opened.relations(slide).values()
        parts = [one.target for one in relations if one.kind == "comments" and not one.external]
        return tuple(comment for part in parts for comment in self._of(part))

    def _of(self, part: str) -> tuple[Comment, ...]:
        if part not in self._found:
            self._found[part] = tuple(self._read(part))
        return self._found[part]

    def _read(self, part: str) -> list[Comment]:
        if part not in self._opened:
            return []
        try:
            root = _root(self._opened, part)
            if self._authors is None:
                self._authors = _authors(self._opened)
        except Unreadable:
            return []
        classic = root.tag == f"{P}cmLst"
        return _classic(root, self._authors) if classic else _threaded(root, self._authors)


_TEXT = re.compile(rb"(?<=<p:text>)(.*?)(?=</p:text>)", re.DOTALL)


def _root(opened: Opened, part: str) -> Element:
    """The root of a part of comments; LibreOffice 7.4 forgets to escape what is said in them."""
    try:
        return opened.tree(part)
    except Unreadable:
        data = _TEXT.sub(lambda found: _escaped(found[0]), opened.part(part))
        try:
            return parsing.parsed(data)
        except (parsing.NotXml, parsing.Hostile):
            raise Unreadable(f"{opened.path} has damaged comments") from None


def _escaped(words: bytes) -> bytes:
    return words.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")


def _authors(opened: Opened) -> Mapping[str, str]:
    """Names of authors by their ids; classic ones count, modern ones have GUIDs."""
    names: dict[str, str] = {}
    for kind in ("commentAuthors", "authors"):
        part = opened.related(opened.main, kind)
        for one in opened.tree(part) if part else ():
            names.setdefault(one.get("id") or "", one.get("name") or "")
    return names


def _classic(root: Element, authors: Mapping[str, str]) -> list[Comment]:
    """Comments with those below them that PowerPoint 2013 made replies (p15:parentCm)."""
    found: dict[tuple[str, str], Comment] = {}
    for one in root.iterfind(f"{P}cm"):
        author = one.get("authorId") or ""
        text = (one.findtext(f"{P}text") or "").strip()
        comment = Comment(authors.get(author, ""), one.get("dt") or "", text)
        parent = next(one.iter(f"{P15}parentCm"), None)
        above = (
            ("", "") if parent is None else (parent.get("authorId") or "", parent.get("idx") or "")
        )
        if above in found:
            found[above] = replace(found[above], replies=(*found[above].replies, comment))
        else:
            found[author, one.get("idx") or f"unnumbered {len(found)}"] = comment
    return list(found.values())


def _threaded(root: Element, authors: Mapping[str, str]) -> list[Comment]:
    found = []
    for one in root.iterfind(f"{P188}cm"):
        replies = tuple(
            _one(reply, authors) for reply in one.iterfind(f"{P188}replyLst/{P188}reply")
        )
        done = one.get("status") in ("resolved", "closed")
        shape = next(one.iter(f"{AC}spMk", f"{AC}picMk", f"{AC}graphicFrameMk"), None)
        number = 0 if shape is None else whole(shape.get("id"))
        found.append(replace(_one(one, authors), replies=replies, done=done, shape=number))
    return found


def _one(element: Element, authors: Mapping[str, str]) -> Comment:
    text = "\n".join(_lines(element.find(f"{P188}txBody")))
    author = authors.get(element.get("authorId") or "", "")
    return Comment(author, element.get("created") or "", text.strip())


def _lines(body: Element | None) -> Iterator[str]:
    if body is not None:
        for paragraph in body.iterfind(f"{A}p"):
            parts = paragraph.iter(f"{A}t", f"{A}br")
            yield "".join("\n" if part.tag == f"{A}br" else part.text or "" for part in parts)
