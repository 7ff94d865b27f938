"""A run sheet as a page to print: one HTML file that needs nothing else."""

from __future__ import annotations

from html import escape
from importlib.resources import files

from deckbuilder.model.timing import Share
from deckbuilder.runsheet.sheet import HandOver, Part, Row, RunSheet, against


def as_page(sheet: RunSheet) -> str:
    """The sheet as HTML for A4 paper, from right to left in languages that are written so.

    Every text is set apart (`bdi`), so that a name in other letters does not turn its line about.
    """
    words = sheet.words
    names = [words.time, words.slide, words.minutes]
    names += [words.who, words.cue] if sheet.several else []
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    style = (files(__package__) / "page.css").read_text("utf-8")
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{escape(sheet.language)}" dir="{"rtl" if words.rtl else "ltr"}">',
            '<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(f'{words.run_sheet}: {sheet.title}')}</title>",
            f"<style>\n{style}</style>\n</head>\n<body>",
            _head(sheet),
            f'<table class="{"shared" if sheet.several else "alone"}">',
            f"<thead><tr>{heads}</tr></thead>",
            *(_part(part, sheet) for part in sheet.parts),
            "</table>",
            _foot(sheet),
            "</body>\n</html>\n",
        ]
    )


def _head(sheet: RunSheet) -> str:
    parts = escape(sheet.words.run_sheet), _apart(sheet.talk), _apart(sheet.person)
    kind = " · ".join(filter(None, parts))
    where = f"<p>{_apart(sheet.where)}</p>" if sheet.where else ""
    title = _apart(sheet.title)
    return f'<header>\n<p class="kind">{kind}</p>\n<h1>{title}</h1>\n{where}\n</header>'


def _part(part: Part, sheet: RunSheet) -> str:
    over = ' class="over"' if part.over else ""
    rest = '<td colspan="2"></td>' if sheet.several else ""
    head = (
        f'<tr class="part"><td></td><th scope="rowgroup">{_apart(part.name)}</th>'
        f"<td{over}>{_figures(against(part.time, part.budget))}</td>{rest}</tr>"
    )
    rows = "\n".join(_row(row, sheet) for row in part.rows)
    return f"<tbody>\n{head}\n{rows}\n</tbody>"


def _row(row: Row, sheet: RunSheet) -> str:
    slide = f'<span class="number">{_figures(row.number)}</span> {_apart(row.title)}'
    cells = (
        f"<td>{_figures(sheet.clock(row.begins))}</td>"
        f'<td><div class="slide">{slide}</div></td>'
        f"<td>{_figures(row.time.shown)}</td>"
    )
    if sheet.several:
        cues = [f'<div class="in">{_apart(row.incoming)}</div>'] if row.incoming else []
        cues += [f'<div class="out">{_hand_over(one, sheet)}</div>' for one in row.outgoing]
        cells += f"<td>{_apart(row.who)}</td><td>{''.join(cues)}</td>"
    kind = ' class="ready"' if row.ready else ""
    return f"<tr{kind}>{cells}</tr>"


def _hand_over(one: HandOver, sheet: RunSheet) -> str:
    """`→ Bob: “…”` with the name and the cue set apart."""
    said = escape(sheet.words.hand_over("{name}", "{cue}" if one.cue else ""))
    return said.format(name=_apart(one.name), cue=_apart(one.cue))


def _foot(sheet: RunSheet) -> str:
    shares = "".join(map(_share, sheet.shares if sheet.several else ()))
    margin = f" <span>{escape(sheet.margin)}</span>" if sheet.margin else ""
    over = ' class="over"' if sheet.over else ""
    return (
        f"<dl>\n{shares}<div{over}><dt>{escape(sheet.words.total)}</dt>"
        f"<dd>{_figures(sheet.total)}{margin}</dd></div>\n</dl>"
    )


def _share(share: Share) -> str:
    return f"<div><dt>{_apart(share.name)}</dt><dd>{_figures(share.time.shown)}</dd></div>\n"


def _apart(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>" if text else ""


def _figures(text: str) -> str:
    """Times read from left to right in every language."""
    return f'<span dir="ltr">{escape(text)}</span>'
