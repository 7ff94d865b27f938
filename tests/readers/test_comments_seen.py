"""What reviewers wrote beside slides is read, in both of PowerPoint's ways."""

from __future__ import annotations

from pathlib import Path

from deckbuilder.readers.pptx import read
from deckbuilder.readers.pptx.comments import Comment
from tests.readers.foreign_decks import (
    PRESENTATION_RELATIONS,
    SLIDE_RELATIONS,
    edited,
    plain,
    relation,
    relations,
    saved,
)

P = "http://schemas.openxmlformats.org/presentationml/2006/main"
P15 = "http://schemas.microsoft.com/office/powerpoint/2012/main"
P188 = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
AC = "http://schemas.microsoft.com/office/drawing/2013/main/command"
MODERN = "http://schemas.microsoft.com/office/2018/10/relationships/"


def commented(tmp_path: Path, comments: str, authors: str, *, modern: bool) -> tuple[Comment, ...]:
    """The comments on the one slide of a deck that has these parts."""
    kind = MODERN + "comments" if modern else "comments"
    whose = MODERN + "authors" if modern else "commentAuthors"
    edits = {
        SLIDE_RELATIONS: relations(relation(kind, "../comments/c1.xml", "c")),
        PRESENTATION_RELATIONS: relations(relation(whose, "people.xml", "a")),
    }
    more = {"ppt/comments/c1.xml": comments.encode(), "ppt/people.xml": authors.encode()}
    [slide] = read(saved(edited(edits, more), tmp_path)).slides
    return slide.comments


AUTHORS = (
    f'<p:cmAuthorLst xmlns:p="{P}"><p:cmAuthor id="0" name="Ann" initials="A" lastIdx="2" '
    'clrIdx="0"/><p:cmAuthor id="1" name="Bob" initials="B" lastIdx="1" clrIdx="1"/></p:cmAuthorLst>'
)


def classic(author: int, number: int, text: str, more: str = "") -> str:
    return (
        f'<p:cm authorId="{author}" dt="2024-05-01T10:00:00.000" idx="{number}"><p:pos x="1" y="2"/>'
        f"<p:text>{text}</p:text>{more}</p:cm>"
    )


def reply_to(author: int, number: int) -> str:
    return (
        f'<p:extLst><p:ext uri="{{C676402C-5697-4E1C-873F-D02D1690AC5C}}"><p15:threadingInfo '
        f'xmlns:p15="{P15}" timeZoneBias="-60"><p15:parentCm authorId="{author}" idx="{number}"/>'
        "</p15:threadingInfo></p:ext></p:extLst>"
    )


def test_classic_comments_come_with_author_date_and_replies(tmp_path: Path) -> None:
    words = (
        classic(0, 1, "Is this &lt;right&gt;?")
        + classic(1, 1, "Yes.", reply_to(0, 1))
        + classic(0, 2, "Alone")
        + classic(9, 1, "Unknown")
    )
    found = commented(tmp_path, f'<p:cmLst xmlns:p="{P}">{words}</p:cmLst>', AUTHORS, modern=False)
    date = "2024-05-01T10:00:00.000"
    assert found == (
        Comment("Ann", date, "Is this <right>?", (Comment("Bob", date, "Yes."),)),
        Comment("Ann", date, "Alone"),
        Comment("", date, "Unknown"),
    )


def test_words_that_libreoffice_leaves_unescaped_are_read(tmp_path: Path) -> None:
    words = classic(0, 1, "1 < 2 & <b> > &amp;") + classic(1, 1, "Fine")
    found = commented(tmp_path, f'<p:cmLst xmlns:p="{P}">{words}</p:cmLst>', AUTHORS, modern=False)
    assert [(one.author, one.text) for one in found] == [
        ("Ann", "1 < 2 & <b> > &amp;"),
        ("Bob", "Fine"),
    ]


MODERN_AUTHORS = (
    f'<p188:authorLst xmlns:p188="{P188}"><p188:author id="{{A}}" name="Ann" initials="A" '
    'userId="a" providerId="AD"/><p188:author id="{B}" name="Bob" userId="b" providerId="AD"/>'
    "</p188:authorLst>"
)


def body(*paragraphs: str) -> str:
    said = "".join(f"<a:p><a:r><a:t>{words}</a:t></a:r></a:p>" for words in paragraphs)
    return f"<p188:txBody><a:bodyPr/><a:lstStyle/>{said}</p188:txBody>"


def test_threaded_comments_come_with_replies_shape_and_state(tmp_path: Path) -> None:
    words = (
        '<p188:cm id="{1}" authorId="{A}" created="2025-01-01T10:00:00.000"><ac:deMkLst><ac:spMk '
        'id="4" creationId="{5}"/></ac:deMkLst><p188:replyLst><p188:reply id="{2}" authorId="{B}" '
        f'created="2025-01-02T10:00:00.000">{body("Done.")}</p188:reply></p188:replyLst>'
        f"{body('One', 'Two')}</p188:cm>"
        '<p188:cm id="{3}" authorId="{B}" status="resolved" created="2025-01-03T10:00:00.000">'
        f"{body('Old')}</p188:cm>"
    )
    comments = f'<p188:cmLst xmlns:p188="{P188}" xmlns:a="{A}" xmlns:ac="{AC}">{words}</p188:cmLst>'
    assert commented(tmp_path, comments, MODERN_AUTHORS, modern=True) == (
        Comment(
            "Ann",
            "2025-01-01T10:00:00.000",
            "One\nTwo",
            (Comment("Bob", "2025-01-02T10:00:00.000", "Done."),),
            shape=4,
        ),
        Comment("Bob", "2025-01-03T10:00:00.000", "Old", done=True),
    )


def test_damaged_comments_are_none_and_harm_no_words(tmp_path: Path) -> None:
    assert commented(tmp_path, "no XML", AUTHORS, modern=False) == ()
    assert commented(tmp_path, "<a/>", "no XML", modern=True) == ()


def test_a_slide_nobody_wrote_about_has_no_comments(tmp_path: Path) -> None:
    assert read(saved(plain(), tmp_path)).slides[0].comments == ()
