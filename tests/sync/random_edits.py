"""Random edits of whatever a deck says, with words that are awkward in YAML, Markdown or both."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from hypothesis import strategies as st

from deckbuilder.content import Line, Piece, Said
from tests.sync.edits import on
from tests.sync.libreoffice import Edit

NASTY = [
    "“curly” \"double\" 'single'", "'", '"', "it's", "key: value", "ends with a colon:", "a: b: c",
    "# no comment", "a # b", "#", "*starred*", "**bold?**", "*", "a*b*c", "_under_", "snake_case_word",
    "[brackets](x)", "[x]", "[", "]", "{braces}", "{", "}, x", "- dash", "-", "--- ", "+ plus", "1. one",
    "12) twelve", "3", "-1", "0x1F", "1e3", "12:30", "2023-09-09", "yes", "no", "null", "~", "@at", "`tick`",
    "`", "%percent", "!bang", "! [x]", "&amp; & <b>", "<https://a.b>", "a < b", "back\\slash", "\\", "\\*",
    "🙂 and 👩‍👩‍👧", "مرحبا بالعالم", "日本語の文章です", "é and e\u0301", "a\u00a0b", "https://example.org/a_b_(c)?d=e&f",
    "www.example.org", "http://", "mailto:a@b.c", "${talk.title}", "${x}", "$${x}", "$5", "${", "a -> b", "a -> b: c",
    "|", "|-", ">", "> quoted", "= x", "== x", "? q", "?", ", comma", "x  y", "...", "…", "—", "^", "~~x~~", "| a | b |",
    "a\\", "Setext\\", "<!-- x -->", "[^1]", "text:", "points: [a]", "- a: b", "@", "%YAML 1.2", "'a' b", '"a" b',
    "a, b", "[a, b]", "a]b", "x:y", ":x", "::", "!", "&x", "*x", "&", "*x*y", "__init__", "a__b__c", "$$", "\\n", "C#", "#1",
]  # fmt: skip
CALM = ["one", "plain words", "Something else", "new", "A longer text of several words"]
NUMBERS = ["1", "7", "23", "64", "99", "12.5", "3.25", "1500"]
TEXTS = st.one_of(
    st.sampled_from(CALM),
    st.sampled_from(NASTY),
    st.tuples(st.sampled_from(CALM), st.sampled_from(NASTY)).map(" ".join),
    st.tuples(st.sampled_from(NASTY), st.sampled_from(CALM)).map(" ".join),
    st.tuples(st.sampled_from(NASTY), st.sampled_from(NASTY)).map(" ".join),
)


@dataclass
class Text:
    """One text of a deck while it is edited, as far as the next edit has to know it."""

    slide: str
    piece: str
    kind: str
    lines: list[Line | None]
    """None: one that was edited already."""
    row: int = 0
    column: int = 0


@dataclass
class Board:
    """A deck while edits of it are drawn."""

    texts: list[Text]
    slides: list[str] = field(default_factory=list)


def board(deck: Sequence[Said]) -> Board:
    """All texts of a deck that somebody may edit."""
    return Board([text for slide in deck for text in _texts(slide)], [one.id for one in deck])


def _texts(slide: Said) -> Iterator[Text]:
    for piece in slide.pieces:
        for row, cells in enumerate(piece.cells):
            for column, lines in enumerate(cells):
                if lines:
                    kind = _cell_kind(piece, row, column)
                    yield Text(slide.id, piece.name, kind, list(lines), row, column)
        if piece.lines and not piece.name.startswith("timeline:date:"):  # these have a meaning
            yield _text(slide.id, piece)
    if slide.notes:
        yield Text(slide.id, "notes", "notes", list(slide.notes))


def _text(slide: str, piece: Piece) -> Text:
    """The text of a piece; the heading of a callout may be a word of ours."""
    if not piece.name.endswith("callout") or len(piece.lines) == 1:
        return Text(slide, piece.name, piece.kind, list(piece.lines))
    return Text(slide, piece.name, "callout", [None, *piece.lines[1:]])


def _cell_kind(piece: Piece, row: int, column: int) -> str:
    """What stands in a cell: of a chart a number, or a label or the name of a series."""
    if piece.kind != "chart":
        return "table"
    return "number" if row and (column or piece.form == "scatter") else "label"


@st.composite
def edits(
    draw: st.DrawFn,
    deck: Sequence[Said],
    most: int = 5,
    closed: Collection[tuple[str, str]] = (),
) -> list[Edit]:
    """Some edits, one after another; of texts but the `closed` ones, each a slide and a piece."""
    made = board(deck)
    made.texts = [one for one in made.texts if (one.slide, one.piece) not in closed]
    found = []
    for _ in range(draw(st.integers(1, most))):
        edit = draw(_edit(made))
        if edit:
            found.append(edit)
    return found


@st.composite
def _edit(draw: st.DrawFn, deck: Board) -> Edit | None:
    if deck.slides and draw(st.integers(0, 9)) == 0:
        return draw(_slide_edit(deck))
    if not deck.texts:
        return None
    text = draw(st.sampled_from(deck.texts))
    if not text.lines:
        return None
    words = draw(TEXTS)
    match text.kind:
        case "title":
            text.lines = []
            return on(text.slide, "retitle", text=words)
        case "table":
            text.lines = []
            return on(
                text.slide, "edit_cell",
                piece=text.piece, row=text.row, column=text.column, text=words,
            )  # fmt: skip
        case "number" | "label":
            return _chart_edit(deck, text, words, draw(st.sampled_from(NUMBERS)))
        case "callout":
            numbers = [number for number, line in enumerate(text.lines) if line]
            return (
                draw(_styled_edit(text, words, draw(st.sampled_from(numbers)))) if numbers else None
            )
        case "body" | "body2" | "notes":
            return draw(_line_edit(text, words))
        case _:
            text.lines = []
            return on(text.slide, "relabel", piece=text.piece, text=words)


def _chart_edit(deck: Board, text: Text, words: str, number: str) -> Edit:
    """An edit of a chart's data; one label of a chart at most, as no two may be alike."""
    for one in deck.texts:
        if one is text or (one.kind == text.kind == "label" and one.slide == text.slide):
            one.lines = []
    return on(
        text.slide, "edit_chart", piece=text.piece, row=text.row, column=text.column,
        text=number if text.kind == "number" else words,
    )  # fmt: skip


@st.composite
def _slide_edit(draw: st.DrawFn, deck: Board) -> Edit:
    """An edit of a whole slide."""
    slide = draw(st.sampled_from(deck.slides))
    others = [one for one in deck.slides if one != slide]
    match draw(st.sampled_from(["hide", "delete", "move"])):
        case "delete" if others:
            deck.slides = others
            deck.texts = [text for text in deck.texts if text.slide != slide]
            return on(slide, "delete")
        case "move" if others:
            return on(slide, "move_slide", after=draw(st.sampled_from([None, *others])))
        case _:
            return on(slide, "hide")


@st.composite
def _line_edit(draw: st.DrawFn, text: Text, words: str) -> Edit | None:
    """An edit of a list of points, or of notes."""
    count = len(text.lines)
    number = draw(st.integers(0, count - 1))
    where = {"piece": text.piece, "line": number}
    line = text.lines[number]
    match draw(st.sampled_from(["reword", "reword", "add", "remove", "move", "indent", "bold"])):
        case "add":
            after = draw(st.integers(-1, count - 1))
            text.lines.insert(after + 1, None)
            return on(text.slide, "add_line", piece=text.piece, after=after, words=words)
        case "remove" if count > 1:
            del text.lines[number]
            return on(text.slide, "remove_line", **where)
        case "move" if count > 1:
            to = draw(st.integers(0, count - 1))
            text.lines.insert(to, text.lines.pop(number))
            return on(text.slide, "move_line", to=to, **where)
        case "indent" if text.piece != "notes" and line and line.level < 2 and number:
            text.lines[number] = None
            return on(text.slide, "indent", by=1, **where)
        case kind if line:
            return draw(_styled_edit(text, words, number, bold=kind == "bold"))
        case _:
            return None


@st.composite
def _styled_edit(
    draw: st.DrawFn, text: Text, words: str, number: int, *, bold: bool = False
) -> Edit | None:
    """Other words for those of one style in a line, or the same in bold."""
    line = text.lines[number]
    runs = (
        [one.text for one in line.words if "\n" not in one.text and one.text.strip()]
        if line
        else []
    )
    if not runs:
        return None
    old = draw(st.sampled_from(runs))
    text.lines[number] = None
    where = {"piece": text.piece, "line": number}
    if bold:
        return on(text.slide, "embolden", words=old, **where)
    return on(text.slide, "reword", old=old, new=words, **where)
