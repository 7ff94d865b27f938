"""Comments of reviewers written below the slides they are about, as comments of YAML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckbuilder.readers.pptx.comments import Comment
from deckbuilder.source import CannotEdit
from deckbuilder.sync.applying import Applying
from deckbuilder.sync.papers import CannotBring
from deckbuilder.sync.seen import Known
from deckbuilder.sync.theirs import Theirs


def write_remarks(theirs: Theirs, known: Sequence[Known], applying: Applying) -> None:
    """Write every comment that is not done below its slide, once; others are told all the same."""
    for slide, one in zip(theirs.edited.slides, known, strict=True):
        lines = [line for comment in slide.comments for line in _lines(comment)]
        name = one.id or applying.outcome.added.get(slide.number, "")
        if not lines or not name:
            continue
        try:
            document, part = applying.slides.item(name)
            document.comment(part, lines)
        except (CannotBring, CannotEdit):
            continue


def _lines(comment: Comment) -> Iterator[str]:
    if comment.done:
        return
    text = " ".join(comment.text.split())
    yield f"TODO {_who(comment)}: {text}"
    for reply in comment.replies:
        yield f"  {_who(reply)}: {' '.join(reply.text.split())}"


def _who(comment: Comment) -> str:
    return f"({', '.join(filter(None, (comment.author, comment.date[:10])))})"
