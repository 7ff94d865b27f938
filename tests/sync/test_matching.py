"""Which paragraph, which slide became which."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.content import Line, Piece, Said, Words
from deckbuilder.geometry import Box
from deckbuilder.sync.changes import LineAdded, LineChanged, LineMoved, LineRemoved, Where
from deckbuilder.sync.comparison import text_changes
from deckbuilder.sync.identity import identified
from deckbuilder.sync.lines import match_texts, out_of_order
from deckbuilder.sync.lists_back import Placed, ordered
from deckbuilder.sync.seen import Seen
from deckbuilder.writers.pptx.identity import creation_ids

texts = st.lists(st.text("abc ", max_size=8), max_size=8)
POINTS = Where("slide", "points", "body")


def lines(*words: str) -> tuple[Line, ...]:
    return tuple(Line((Words(one),)) for one in words)


@given(texts, texts)
def test_every_paragraph_is_paired_once_or_came_or_went(
    first: list[str], second: list[str]
) -> None:
    found = match_texts(first, second)
    assert len(set(found.partner.values())) == len(found.partner)
    assert sorted([*found.partner, *found.added]) == list(range(len(second)))
    assert sorted([*found.partner.values(), *found.removed]) == list(range(len(first)))
    assert found.moved <= found.partner.keys()


@given(texts)
def test_a_text_like_itself_has_no_changes(same: list[str]) -> None:
    found = match_texts(same, same)
    assert (set(found.moved), found.added, found.removed) == (set(), (), ())


@given(st.permutations(range(7)))
def test_without_those_out_of_order_the_rest_rises(places: list[int]) -> None:
    movers = out_of_order(places, range(len(places)))
    staying = [place for number, place in enumerate(places) if number not in movers]
    assert staying == sorted(staying)


@given(texts, texts)
def test_changes_done_to_the_first_text_give_the_second(
    first: list[str], second: list[str]
) -> None:
    before = lines(*(text for text in first if text.strip()))
    after = lines(*(text for text in second if text.strip()))
    removed, placed, changed = [], [], {}
    for one in text_changes(POINTS, before, after):
        match one:
            case LineAdded():
                placed.append((one.number, Placed(one.behind, one.after)))
            case LineRemoved():
                removed.append(one.number)
            case LineMoved():
                placed.append((one.to, Placed(one.behind, one.after, one.number)))
            case LineChanged():
                changed[one.number] = one.after
    placed.sort(key=lambda pair: pair[0])
    made = ordered(before, removed, [one for _, one in placed], changed)
    wanted = [" ".join(line.text.split()) for line in after]
    assert [" ".join(entry.line.text.split()) for entry in made] == wanted


def slide(name: str, title: str, *points: str, notes: str = "") -> Said:
    pieces = (
        Piece("title", "title", Box(0, 0, 10, 10), lines(title)),
        Piece("points", "body", Box(0, 10, 10, 10), lines(*points)),
    )
    return Said(name, "content", title, False, "one", pieces, lines(notes) if notes else ())


BUILT = (
    slide("a", "Why bread rises", "Yeast eats sugar", "Gas fills the dough"),
    slide("b", "How to knead", "Fold and turn", notes="Show it with your hands"),
    slide("c", "Baking", "Hot stone", "Steam"),
)
IDS = creation_ids(BUILT)


def test_the_surest_clue_decides_and_the_others_are_copies() -> None:
    seen = [
        Seen(BUILT[0], name="a"),
        Seen(BUILT[0], anchors=("a",)),
        Seen(BUILT[1], creation_id=IDS["b"]),
        Seen(BUILT[2], anchors=("c",)),
    ]
    found = identified(BUILT, seen, IDS)
    assert [(one.id, one.by) for one in found] == [
        ("a", "name"), ("", "copy"), ("b", "creation id"), ("c", "anchor"),
    ]  # fmt: skip
    assert found[1].original == "a"


def test_slides_without_ids_are_known_by_their_words_and_how_sure_that_is_is_said() -> None:
    edited = slide("", "How to knead well", "Fold and turn", notes="Show it with your hands")
    new = slide("", "Questions from you", "Ask away")
    found = identified(BUILT, [Seen(edited), Seen(new), Seen(BUILT[0])], IDS)
    assert [one.id for one in found] == ["b", "", "a"]
    assert 0.6 <= found[0].likeness < 1
    assert found[1].by == "new"


def test_of_two_with_one_name_the_likest_has_the_id() -> None:
    copy = slide("", "Why bread rises, again", "Yeast eats sugar")
    found = identified(BUILT, [Seen(copy, name="a"), Seen(BUILT[0], name="a")], IDS)
    assert [one.id for one in found] == ["", "a"]
