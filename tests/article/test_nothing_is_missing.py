"""Every note and every address of a talk is in its article, as Markdown and as a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.article import FLAVOURS, article, markdown, page
from deckbuilder.article.article import plain
from deckbuilder.clicks import without_clicks
from deckbuilder.kinds import Prose
from deckbuilder.model import Section, Slide
from deckbuilder.pipeline import Loaded, load
from deckbuilder.scene import Paragraph
from deckbuilder.variant import Choice
from tests.article.reading_back import Page, paragraphs_read
from tests.decks import CACHE
from tests.outlines import ROOT

LANDSCAPE, BREAD = ROOT / "talks" / "ai-safety-landscape.yaml", ROOT / "talks" / "bread.yaml"
NAMED = re.compile(r" \([→←] [^)]*\)")
"""A title beside a jump that nobody can follow."""
TALKS = [(LANDSCAPE, "", ""), (LANDSCAPE, "article", ""), (LANDSCAPE, "article", "de"), (BREAD, "", "")]  # fmt: skip


def proses(loaded: Loaded) -> Iterator[Prose]:
    """What every slide and opening says, to readers where it has words for them; and the thanks."""
    talk = loaded.talk
    yield talk.talk.credits
    for section in talk.sections:
        yield for_readers(section)
        yield from map(for_readers, section.slides)


def for_readers(part: Section | Slide) -> Prose:
    return part.article.prose if part.article.told == "words" else part.notes


def said(loaded: Loaded) -> list[Paragraph]:
    """Every paragraph, without marks that only a speaker needs."""
    return [one for prose in proses(loaded) for one in without_clicks(prose.paragraphs)]


def addresses(loaded: Loaded) -> set[str]:
    linked = {run.link for p in said(loaded) for run in p.runs if run.link}
    noted = {to for slide in loaded.talk.slides for each in slide.links.values() for to in each}
    return linked | noted


def check(loaded: Loaded) -> None:
    made = article(loaded)
    # Formulas are written in LaTeX there.
    words = [one_line(one.text) for one in said(loaded) if not any(r.formula for r in one.runs)]
    read = Page(page(made, lambda picture: "data:,"))
    in_page = {one_line(text) for text in read.paragraphs}
    assert [text for text in words if text not in in_page] == []
    assert addresses(loaded) <= set(read.links)
    for flavour in FLAVOURS:
        letters = paragraphs_read(markdown(made, flavour))
        text = {one_line("".join(letter[0] for letter in one)) for one in letters}
        links = {letter[4] for one in letters for letter in one}
        outside = {to for to in addresses(loaded) if not to.startswith("#")}
        assert outside <= links
        text |= {NAMED.sub("", one) for one in text}
        assert [one for one in words if one not in text] == []
    assert jumps_lead_somewhere(read)


def one_line(text: str) -> str:
    return " ".join(text.split())


def jumps_lead_somewhere(read: Page) -> bool:
    assert len(set(read.ids)) == len(read.ids)
    return {to[1:] for to in read.links if to.startswith("#")} <= set(read.ids)


@pytest.mark.parametrize(("path", "variant", "language"), TALKS)
def test_our_own_talks_are_told_whole(path: Path, variant: str, language: str) -> None:
    loaded = load(path, Choice((variant,) if variant else (), (), language), cache=CACHE)
    check(loaded)
    assert article(loaded).warnings == ()


texts = st.sampled_from(
    [
        "Plain words.",
        "**Bold** and *italic*, `code_` and [a link](https://a.b/c?d=e&f=g_h_i).",
        "- one\\n- two\\n  1. deeper",
        "3. three\\n4. four\\n\\nafter",
        "See [the first](#s0) and <https://c.d/(e)>.",
        "مرحبا [رابط](https://f.g)",
        "1\\\\. not a list * nor this * 2 < 3 & 4 \\\\# x",
        "a\\\\\\nb",
    ]
).map(lambda text: text.replace("\\n", "\n").replace("\\\\", "\\"))


@st.composite
def outlines(draw: st.DrawFn) -> str:
    """A talk of a few slides with notes and link notes, some of them made from the talk."""
    lines = [
        "talk:",
        "  title: A *talk*",
        f"  language: {draw(st.sampled_from(['en', 'ar', 'ja']))}",
    ]
    lines += [f"  credits: {quoted(draw(texts))}"] if draw(st.booleans()) else []
    lines += ["sections:"]
    number = 0
    for section in range(draw(st.integers(1, 3))):
        lines += [
            f"  - section: Part {section}",
            f"    opening: {draw(st.sampled_from(['yes', 'no']))}",
        ]
        lines += [f"    notes: {quoted(draw(texts))}"] if draw(st.booleans()) else []
        lines += ["    slides:"]
        for _ in range(draw(st.integers(1, 3))):
            word = draw(st.sampled_from(["", "", "cover", "agenda", "references", "credits"]))
            kind = f"slide: {word}" if word and number else f"title: The {number}th & <last>"
            lines += [f"      - id: s{number}", f"        {kind}"]
            lines += [f"        notes: {quoted(draw(texts))}"]
            if draw(st.booleans()):
                lines += ["        links: {one: 'https://x.y/1', two: ['#s0', 'mailto:a@b.c']}"]
            number += 1
    return "\n".join(lines)


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


@settings(max_examples=60, deadline=None)
@given(source=outlines())
def test_any_talk_is_told_whole(source: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("talk") / "talk.yaml"
    path.write_text(source, "utf-8")
    check(load(path))


def test_titles_stand_in_the_order_of_the_talk() -> None:
    loaded = load(LANDSCAPE, cache=CACHE)
    made = article(loaded)
    told = [entry.anchor for part in made.parts for entry in part.entries]
    slides = [slide.name for slide in loaded.talk.slides if not slide.slide]
    assert told == slides
    assert [plain(part.name) for part in made.parts] == [
        section.section.text for section in loaded.talk.sections
    ]
