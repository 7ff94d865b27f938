"""Parts of the page of a pull that need nothing but what they show."""

from __future__ import annotations

from collections.abc import Iterable

from deckbuilder.diff.html import apart, text
from deckbuilder.readers.pptx.comments import Comment


def _anchor(group: str) -> str:
    return group.lower().replace(" ", "-")


def heading(group: str, count: int) -> str:
    """The start of a group."""
    head = f"<h2>{group} <small>{count}</small></h2>"
    return f'<section class="group" id="{_anchor(group)}">{head}'


def jump(group: str, words: str) -> str:
    """Words that lead to a group."""
    return f'<a href="#{_anchor(group)}">{text(words)}</a>'


def remark(one: Comment) -> str:
    """A comment as an item of a list of things to do, with its replies."""
    box = f'<span class="box" aria-hidden="true">{"☑" if one.done else "☐"}</span>'
    done = '<span class="unseen">done: </span>' if one.done else ""
    by = ", ".join(filter(None, (one.author, one.date[:10])))
    replies = "".join(_reply(reply) for reply in one.replies)
    below = f"<ul>{replies}</ul>" if replies else ""
    return f"<li>{box}{done}{apart(one.text)} <small>({apart(by)})</small>{below}</li>"


def _reply(one: Comment) -> str:
    return f"<li>{apart(one.author)}: {apart(one.text)}</li>"


def with_code(words: str) -> str:
    """Words of ours with `code` between backticks."""
    parts: Iterable[tuple[int, str]] = enumerate(words.split("`"))
    return "".join(f"<code>{text(one)}</code>" if at % 2 else text(one) for at, one in parts)
