"""Differences as a page, both pictures of each slide side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from deckbuilder.diff.comparing import Differences, SlideDifference
from deckbuilder.diff.html import apart, document, figure, listed, sign, text
from deckbuilder.diff.sheet import nothing_changed, number, summed_up
from deckbuilder.diff.sides import Drawable, Side
from deckbuilder.report import counted

UNKNOWN = "no picture: the outline makes this slide differently now"
_LONG = 3
"""Slides; more have a list with links above them."""


def as_page(one: Differences) -> str:
    """One HTML file that needs nothing else."""
    return document(f"What changed: {one.second.name}", _body(one))


def _body(one: Differences) -> Iterator[str]:
    yield "<header>\n<h1>What changed</h1>"
    if one.same:
        yield f'<p class="total">{text(nothing_changed(one))}</p>\n</header>'
        return
    yield f'<dl class="sides">{_side("before", one.first)}{_side("after", one.second)}</dl>'
    yield f'<p class="total">{text(summed_up(one))}</p>'
    remarks = [f"{side.name}: {said}" for side in (one.first, one.second) for said in side.remarks]
    if remarks:
        items = "".join(f"<li>{text(said)}</li>" for said in remarks)
        yield f'<ul class="remarks">{items}</ul>'
    yield "</header>"
    if len(one.slides) > _LONG:
        yield from _contents(one)
    if one.deck:
        yield f'<section class="slide"><h2>The deck</h2>{listed(one.deck)}</section>'
    for _, run in groupby(enumerate(one.slides), lambda each: _is_alone(each[1]) or each[0]):
        slides = [slide for _, slide in run]
        if len(slides) >= _LONG:
            yield _gallery(slides, one)
        else:
            for slide in slides:
                yield from _slide(slide, one)


def _side(called: str, side: Side) -> str:
    about = f"<small>{text(side.about)}</small>"
    return f"<dt>{called}</dt><dd>{apart(side.name)} {about}</dd>"


def _contents(one: Differences) -> Iterator[str]:
    yield '<nav aria-labelledby="contents">\n<h2 id="contents">Slides</h2>\n<ol>'
    for slide in one.slides:
        title = apart(slide.title or slide.id)
        yield (
            f'<li>{sign(slide.fate)}<span class="number">{text(number(slide))}</span>'
            f'<a href="#{anchor(slide)}">{title}</a></li>'
        )
    yield "</ol>\n</nav>"


def _is_alone(one: SlideDifference) -> str:
    """What befell a slide that only one side has, and of which there is nothing else to say."""
    return one.fate if one.fate in ("added", "removed") and not one.changes else ""


def _gallery(slides: Sequence[SlideDifference], whole: Differences) -> str:
    """Small pictures of many slides that came or went together."""
    gone = slides[0].fate == "removed"
    side = whole.first if gone else whole.second
    figures = []
    for one in slides:
        words = f"{sign(one.fate)} {text(number(one))} {apart(one.title or one.id, side.language)}"
        drawn = _drawn(side, one.before if gone else one.after)
        figures.append(figure(drawn, words, UNKNOWN, anchor(one), is_html=True))
    head = f"{counted(len(slides), 'slide')} {'taken out' if gone else 'added'}"
    kind = "gone" if gone else "come"
    return (
        f'<section class="slide"><h2>{head}</h2>'
        f'<div class="gallery {kind}">{"".join(figures)}</div></section>'
    )


def anchor(one: SlideDifference) -> str:
    """A name for the place of a slide on the page, which no two have."""
    return f"before-{one.before}" if one.after is None else f"after-{one.after}"


def _slide(one: SlideDifference, whole: Differences) -> Iterator[str]:
    before, after = _drawn(whole.first, one.before), _drawn(whole.second, one.after)
    language = whole.second.language
    yield f'<section class="slide" id="{anchor(one)}">'
    if one.fate in ("added", "removed"):
        drawn = figure(after if one.fate == "added" else before, "", UNKNOWN)
        yield f'<div class="alone {"gone" if one.fate == "removed" else "come"}">{drawn}<div>'
        yield from _head(one, language)
        yield f"{listed(one.changes, language)}</div></div>"
    else:
        yield from _head(one, language)
        yield '<div class="pair">'
        yield figure(before, f"before · {(one.before or 0) + 1}", UNKNOWN)
        yield figure(after, f"after · {(one.after or 0) + 1}", "no picture of this slide")
        yield "</div>"
        yield listed(one.changes, language)
    yield "</section>"


def _drawn(side: Side, place: int | None) -> Drawable | None:
    return None if place is None else side.draw(place)


def _head(one: SlideDifference, language: str) -> Iterator[str]:
    mark = "" if one.fate == "changed" else sign(one.fate)
    title = apart(one.title, language) if one.title else f"<code>{text(one.id)}</code>"
    yield (
        f'<div class="head">{mark}<span class="number">{text(number(one))}</span>'
        f"<h2>{title}</h2></div>"
    )
    facts = [f"<code>{text(one.id)}</code>"] if one.is_named else []
    if one.fate == "removed":
        facts.append(f"taken out; it was slide {number(one)}")
    elif one.fate != "changed":
        facts.append(text(", ".join(filter(None, (one.fate, one.more)))))
    if one.known:
        facts.append(text(one.known))
    yield f'<p class="facts">{" · ".join(facts)}</p>'
