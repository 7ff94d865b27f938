"""What an article writes as Markdown is read back as the same words, marks, links and lists."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from deckbuilder.article.article import Article, Entry
from deckbuilder.article.lists import LARGEST
from deckbuilder.article.markdown import markdown
from deckbuilder.article.marks import inline
from deckbuilder.markup import paragraphs
from deckbuilder.scene import Paragraph, Run
from tests.article.reading_back import letters, paragraphs_read, parser
from tests.often import often

SPECIAL = ["a", "Z", "7", " ", ".", "*", "_", "**", "`", "``", "[", "]", "(", ")", "!", "<", ">",
           "&", "&amp;", "#", "-", "+", "1.", "2)", "=", "~", "|", "\\", "\n", "é", "“", "🙂", "€",
           "日", "م", "\u00a0", "http://x", ":", "/", "\u200b", "---", "```", "    "]  # fmt: skip
words = st.lists(st.sampled_from(SPECIAL), min_size=1, max_size=6).map("".join)
addresses = st.sampled_from(
    ["", "", "https://a.b/c_(d)_e", "https://a.b/?x=1&copy=2&amp;y", "mailto:a@b.c", "https://a.b/`*[x]"]
)  # fmt: skip


@st.composite
def some_runs(draw: st.DrawFn) -> list[Run]:
    flag = st.booleans()
    found = []
    for _ in range(draw(st.integers(1, 5))):
        text, code = draw(words), draw(st.integers(0, 4)) == 0
        if code:
            text = text.replace("\n", "")
        if text:
            found.append(Run(text, draw(flag), draw(flag), code, link=draw(addresses)))
    return found


def without_edge_breaks(found: list) -> list:
    while found and found[0][0] == "\n":
        found = found[1:]
    while found and found[-1][0] == "\n":
        found = found[:-1]
    return found


def same(runs: list[Run]) -> None:
    wanted = without_edge_breaks(letters(runs))
    source = inline(runs)
    read = paragraphs_read(source)
    back = [letters for letters in map(without_edge_breaks, read) if letters]
    assert back == ([wanted] if wanted else []), source


@settings(max_examples=often(400), deadline=None)
@given(some_runs())
@example([Run("a"), Run('"b"', bold=True), Run("c")])
@example([Run("a", bold=True), Run("b", bold=True, italic=True), Run("c", italic=True)])
@example([Run("https://a.b/x", link="https://a.b/x"), Run("!"), Run("x", link="https://a.b")])
def test_runs_of_any_look_are_read_back_as_they_were(runs: list[Run]) -> None:
    same(runs)


@settings(max_examples=often(250), deadline=None)
@given(st.lists(st.sampled_from([*SPECIAL, "\n\n", "- ", "\n  - ", "\n3. ", "**b**", "[l](https://a.b)"]), max_size=14).map("".join))  # fmt: skip
def test_whatever_markdown_a_note_is_written_in_its_paragraphs_come_back(source: str) -> None:
    found = paragraphs(source)
    text = markdown(article_of(found))
    read = paragraphs_read(text)[2:-1]
    wanted = [without_edge_breaks(letters(p.runs)) for p in found]
    assert [one for one in read if one] == [one for one in wanted if one], text


def article_of(found: tuple[Paragraph, ...]) -> Article:
    """An article that says only `found`, between its two headings."""
    nothing = Entry("contents", ())
    return Article(
        title=(Run("T"),),
        subtitle=(),
        people=("P",),
        where=(),
        thanks=Entry("", (), paragraphs=found),
        introduction=Entry("top", ()),
        outline=nothing,
        parts=(),
        references=None,
        listed=(),
        credits=None,
        pictures_by=(),
        size=(960, 540),
    )


def lists(text: str) -> list[tuple[str, int, str]]:
    """Each list item: its kind of list, its depth, and its words."""
    found, kinds, counts = [], [], []
    for token in parser().parse(text):
        match token.type:
            case "bullet_list_open":
                kinds.append("dot")
                counts.append(0)
            case "ordered_list_open":
                kinds.append("number")
                counts.append(int(token.attrGet("start") or 1) - 1)
            case "bullet_list_close" | "ordered_list_close":
                kinds.pop()
                counts.pop()
            case "list_item_open":
                counts[-1] += 1
            case "inline" if kinds:
                number = counts[-1] if kinds[-1] == "number" else 1
                found.append((f"{kinds[-1]}{number}", len(kinds) - 1, token.content))
            case _:
                pass
    return found


items = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(["dot", "number"]), st.integers(1, 4)), max_size=8
)


@settings(max_examples=often(150), deadline=None)
@given(items)
def test_lists_in_lists_keep_their_kind_their_numbers_and_their_depth(
    given_items: list[tuple[int, str, int]],
) -> None:
    depth, found = -1, []
    for place, (level, bullet, number) in enumerate(given_items):
        depth = min(level, depth + 1)  # a list in a list stands below an item
        found.append(Paragraph((Run(f"w{place}"),), depth, bullet, number=number))  # type: ignore[arg-type]
    wanted = [
        (f"{p.bullet}{p.number if p.bullet == 'number' else 1}", p.level, p.text) for p in found
    ]
    assert lists(markdown(article_of(tuple(found)))) == wanted


@pytest.mark.parametrize("number", [0, LARGEST, LARGEST + 5])
def test_a_list_counts_as_far_as_markdown_can(number: int) -> None:
    found = tuple(Paragraph((Run("w"),), 0, "number", number=n) for n in (number, number + 1))
    assert [words for _, _, words in lists(markdown(article_of(found)))] == ["w", "w"]


def test_plain_words_stay_plain() -> None:
    """Nobody should have to read backslashes where nothing needed one."""
    text = "It is 3 - 2 = 1 (see p. 4): a+b, C#, 50%, “x” & co!"
    assert inline([Run(text)]) == text
