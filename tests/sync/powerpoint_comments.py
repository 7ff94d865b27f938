"""Comments as PowerPoint writes them: classic ones, and the modern ones with threads."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

Said = tuple[str, str]
"""Author and text."""

_DATE = "2024-05-01T10:00:00.000"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P15 = "http://schemas.microsoft.com/office/powerpoint/2012/main"
_P188 = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"
_PC = "http://schemas.microsoft.com/office/powerpoint/2013/main/command"
_OFFICE = "application/vnd.openxmlformats-officedocument.presentationml"
_MODERN = "http://schemas.microsoft.com/office/2018/10/relationships"
"""[MS-PPTX] 2.1.35 and 2.1.36: relationships to authors and comments."""
_THREAD = "{C676402C-5697-4E1C-873F-D02D1690AC5C}"
"""[MS-PPTX] 2.2.6: p15:threadingInfo, which names the comment that a classic one answers."""


def classic(deck: Any, slide: Any, thread: Sequence[Said]) -> None:
    """ppt/comments/commentN.xml; all but the first of the thread answer the first."""
    names = sorted({author for author, _ in thread})
    authors = "".join(
        f'<p:cmAuthor id="{n}" name="{escape(name)}" initials="{name[0]}" lastIdx="{len(thread)}"'
        f' clrIdx="{n}"/>'
        for n, name in enumerate(names)
    )
    comments = "".join(
        f'<p:cm authorId="{names.index(author)}" dt="{_DATE}" idx="{number}"><p:pos x="10" y="10"/>'
        f"<p:text>{escape(text)}</p:text>"
        + (_answer(names.index(thread[0][0])) if number > 1 else "")
        + "</p:cm>"
        for number, (author, text) in enumerate(thread, 1)
    )
    _part(
        deck.part,
        "/ppt/commentAuthors.xml",
        f"{_OFFICE}.commentAuthors+xml",
        RELATIONSHIP_TYPE.COMMENT_AUTHORS,
        f'<p:cmAuthorLst xmlns:p="{_P}">{authors}</p:cmAuthorLst>',
    )
    _part(
        slide.part,
        f"/ppt/comments/comment{slide.slide_id}.xml",
        f"{_OFFICE}.comments+xml",
        RELATIONSHIP_TYPE.COMMENTS,
        f'<p:cmLst xmlns:p="{_P}">{comments}</p:cmLst>',
    )


def modern(deck: Any, slide: Any, thread: Sequence[Said], *, resolved: bool = False) -> None:
    """ppt/comments/modernComment_*.xml with the first of the thread, the others its replies."""
    names = sorted({author for author, _ in thread})
    authors = "".join(
        f'<p188:author id="{_guid(name)}" name="{escape(name)}" initials="{name[0]}"'
        f' userId="{escape(name)}" providerId="None"/>'
        for name in names
    )
    (author, text), *answers = thread
    replies = "".join(
        f'<p188:reply id="{_guid(f"{n}{said}")}" authorId="{_guid(by)}" created="{_DATE}">'
        f"{_body(said)}</p188:reply>"
        for n, (by, said) in enumerate(answers)
    )
    place = (
        f'<pc:sldMkLst xmlns:pc="{_PC}"><pc:docMk/>'
        f'<pc:sldMk cId="{_creation_id(slide)}" sldId="{slide.slide_id}"/></pc:sldMkLst>'
    )
    status = ' status="resolved" complete="100000"' if resolved else ""
    _part(
        deck.part,
        "/ppt/authors.xml",
        "application/vnd.ms-powerpoint.authors+xml",
        f"{_MODERN}/authors",
        f'<p188:authorLst xmlns:p188="{_P188}">{authors}</p188:authorLst>',
    )
    _part(
        slide.part,
        f"/ppt/comments/modernComment_{slide.slide_id:X}_{_creation_id(slide):X}.xml",
        "application/vnd.ms-powerpoint.comments+xml",
        f"{_MODERN}/comments",
        f'<p188:cmLst xmlns:a="{_A}" xmlns:p188="{_P188}"><p188:cm id="{_guid(text)}"'
        f' authorId="{_guid(author)}"{status} created="{_DATE}">{place}'
        + (f"<p188:replyLst>{replies}</p188:replyLst>" if replies else "")
        + f"{_body(text)}</p188:cm></p188:cmLst>",
    )


def _answer(author: int) -> str:
    return (
        f'<p:extLst><p:ext uri="{_THREAD}"><p15:threadingInfo xmlns:p15="{_P15}"'
        f' timeZoneBias="-120"><p15:parentCm authorId="{author}" idx="1"/></p15:threadingInfo>'
        "</p:ext></p:extLst>"
    )


def _body(text: str) -> str:
    return (
        f'<p188:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-US"/>'
        f"<a:t>{escape(text)}</a:t></a:r></a:p></p188:txBody>"
    )


def _guid(text: str) -> str:
    return f"{{{str(uuid.uuid5(uuid.NAMESPACE_URL, text)).upper()}}}"


def _creation_id(slide: Any) -> int:
    found = slide._element.xpath(".//*[local-name()='creationId']/@val")
    return int(found[0]) if found else 0


def _part(owner: Any, name: str, content_type: str, relation: str, xml: str) -> None:
    """Put a part into the package, or instead of the one that `owner` has of its kind."""
    blob = etree.tostring(
        etree.fromstring(xml), xml_declaration=True, encoding="UTF-8", standalone=True
    )
    for known in owner.rels.values():
        if known.reltype == relation:
            known.target_part._blob = blob
            return
    owner.relate_to(Part(PackURI(name), content_type, owner.package, blob), relation)
