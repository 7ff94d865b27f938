"""What the pages of differences are made of: a document, pictures side by side, marked words."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from html import escape
from importlib.resources import files

from deckbuilder.article.alt import described
from deckbuilder.article.drawing import with_fonts
from deckbuilder.article.page import POLICY
from deckbuilder.characters import clean
from deckbuilder.diff.sides import Drawable
from deckbuilder.diff.words import Row, rows
from deckbuilder.overview.wordwise import Piece
from deckbuilder.sync.telling import Told
from deckbuilder.writers.svg import svg

_SIGNS = {"changed": "~", "added": "+", "removed": "−", "moved": "→"}


def document(title: str, body: Iterable[str]) -> str:
    """A page that needs nothing else, holds no script and fetches nothing."""
    style = (files(__package__) / "page.css").read_text("utf-8")
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            '<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{text(title)}</title>",
            f"<style>\n{style}</style>\n</head>\n<body>\n<main>",
            *body,
            "</main>\n</body>\n</html>\n",
        ]
    )


def text(words: str) -> str:
    """Words as HTML, without what no page can hold."""
    return escape(clean(words))


def apart(words: str, language: str = "") -> str:
    """Words of somebody else within a line of ours, in their own direction."""
    lang = f' lang="{text(language)}"' if language else ""
    return f"<bdi{lang}>{text(words)}</bdi>"


def figure(
    drawable: Drawable | None, caption: str, missing: str, name: str = "", *, is_html: bool = False
) -> str:
    """The picture of a slide with a line above; an empty frame that says why there is none.

    `name` is its anchor; the caption `is_html` when it is escaped already.
    """
    words = caption if is_html else text(caption)
    head = f"<figcaption>{words}</figcaption>" if words else ""
    start = f'<figure id="{text(name)}">{head}' if name else f"<figure>{head}"
    if drawable is None:
        return f'{start}<p class="none">{text(missing)}</p></figure>'
    size = f'width="{drawable.width:g}" height="{drawable.height:g}"'
    alt = f'alt="{text(described(drawable.scene))}" lang="{text(drawable.scene.language)}"'
    return f'{start}<img src="{_address(drawable)}" {alt} {size}></figure>'


def _address(one: Drawable) -> str:
    drawing = with_fonts(svg(one.scene, one.theme, one.width, one.height, one.number))
    data = drawing.encode("utf-8", "replace")
    return f"data:image/svg+xml;base64,{base64.b64encode(data).decode()}"


def listed(changes: Iterable[Told], language: str = "") -> str:
    """Changes as a list; empty for none."""
    items = [_item(row, language) for one in changes for row in rows(one)]
    return "\n".join(['<ul class="changes">', *items, "</ul>"]) if items else ""


def sign(how: str) -> str:
    """The sign of a change, which is said in words to those who cannot see it."""
    return (
        f'<span class="sign {how}" aria-hidden="true">{_SIGNS[how]}</span>'
        f'<span class="unseen">{how}: </span>'
    )


def _item(row: Row, language: str) -> str:
    how = row.told.how
    head = f'{sign(how)}<span class="what">{text(row.label)}</span>'
    if row.before and row.after:
        words = versus(row.before, row.after, language)
    elif row.before or row.after:
        kind = "del" if how == "removed" else "ins" if how == "added" else "span"
        words = said(row.before or row.after, kind, language, whole=True)
    else:
        words = ""
    return f"<li>{head}{words}</li>"


def versus(before: tuple[Piece, ...], after: tuple[Piece, ...], language: str = "") -> str:
    """The words as they were and as they are, below each other."""
    return said(before, "del", language) + said(after, "ins", language)


def said(pieces: tuple[Piece, ...], kind: str, language: str = "", *, whole: bool = False) -> str:
    """Words in a paragraph, with those marked that changed: all of them, if `whole`."""
    parts = []
    for one in pieces:
        marked = kind in ("del", "ins") and (one.changed or whole) and one.text.strip()
        words = one.text.rstrip()
        space = one.text[len(words) :]
        parts.append(f"<{kind}>{text(words)}</{kind}>{space}" if marked else text(one.text))
    side = {"del": "old", "ins": "new"}.get(kind, "same") + (" whole" if whole else "")
    lang = f' lang="{text(language)}"' if language else ""
    return f'<p class="{side}" dir="auto"{lang}>{"".join(parts)}</p>'
