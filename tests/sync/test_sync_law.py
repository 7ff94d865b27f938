"""The law of pull: once an edited deck came home, the deck that is built says what it said."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import repeat
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from deckbuilder.cache import Cache, FolderCache, Remembering
from deckbuilder.content import Line, Said, said
from deckbuilder.pipeline import load
from deckbuilder.scene import Deck, Formula, walk
from deckbuilder.sync.base import base_of
from deckbuilder.sync.changes import TextChange, Where
from deckbuilder.sync.decisions import Decision
from deckbuilder.sync.pulling import pull
from deckbuilder.sync.settling import by_rule, settled
from deckbuilder.sync.theirs import theirs
from deckbuilder.sync.writing import Written, written
from deckbuilder.writers.pptx import write
from deckbuilder.writers.pptx.formulas import has_formulas
from tests.decks import outline_of
from tests.often import often
from tests.outlines import ROOT, examples
from tests.sync import powerpoint
from tests.sync.homes import look
from tests.sync.libreoffice import Edit
from tests.sync.random_edits import edits

BLOCKS: list[dict[str, Any]] = [
    {"points": ["A", "B", "C"]},
    {"points": ["A", {"text": "B", "points": ["C", {"text": "D", "points": ["E"]}]}, "F"]},
    {"points": {"numbered": "yes", "points": ["A", "B"]}},
    {"table": [["A", "B"], ["C", "D"], ["E", "F"]]},
    {"chain": {"boxes": {"x": "A", "y": "B"}, "bars": ["x -> y: C"]}},
    {"tree": {"label": "A", "parts": ["B", {"label": "C", "parts": ["D"]}]}},
    {"columns": [{"title": "A", "points": ["B", "C"]}, {"title": "D", "points": ["E"]}]},
    {"quote": {"text": "A", "by": "B"}},
    {"text": "A"},
    {"cycle": ["A", "B", "C"]},
    {"spectrum": {"left": "A", "right": "B", "marks": [{"at": "0.5", "label": "C"}]}},
    {"timeline": [{"when": "2001", "label": "A"}, {"when": "2002", "label": "B"}]},
    {"venn": {"circles": {"x": "A", "y": "B"}, "overlaps": [{"of": ["x", "y"], "label": "C"}]}},
    {"points": ["A", "B"], "quote": "C"},
    {"table": [["A", "B"], ["C", "D"]], "points": ["E", "F"]},
]
WORDS = ["Alpha and more", "**Bold** start", "Some *slanted* words", "`code` here", "Say: this"]
NOTES = ["A paragraph.", "Two\nlines of it.", "- a point\n- another one", "1. first\n2. second"]


@st.composite
def outlines(draw: st.DrawFn) -> str:
    """A talk of a few slides in some style of YAML."""
    slides = []
    for number in range(draw(st.integers(1, 3))):
        slide: dict[str, Any] = {"id": f"s{number}", "title": draw(st.sampled_from(WORDS))}
        slide |= _worded(draw(st.sampled_from(BLOCKS)), iter(_words(draw)))
        if draw(st.booleans()):
            notes = draw(st.lists(st.sampled_from(NOTES), min_size=1, max_size=3, unique=True))
            slide["notes"] = "\n\n".join(notes) + draw(st.sampled_from(["", "\n"]))
        slides.append(slide)
    talk = {"talk": {"title": "A talk"}, "sections": [{"section": "First", "slides": slides}]}
    style = draw(st.sampled_from([False, None, True]))
    text = yaml.dump(talk, sort_keys=False, allow_unicode=True, default_flow_style=style, width=80)
    return str(text)


def _words(draw: st.DrawFn) -> list[str]:
    """Words for up to eight places, no two alike."""
    found = draw(st.permutations([*WORDS, "Beta", "Gamma", "Delta"]))
    return list(found)


def _worded(value: Any, words: Iterator[str]) -> Any:
    """`value` with words in the places of single capitals."""
    match value:
        case dict():
            return {key: _worded(part, words) for key, part in value.items()}
        case list():
            return [_worded(part, words) for part in value]
        case str() if len(value) == 1 and value.isupper():
            return next(words)
        case _:
            return value


@dataclass(frozen=True)
class Pulled:
    """What came of an edited deck."""

    edited: tuple[Said, ...]
    rebuilt: tuple[Said, ...]
    written: Written
    again: tuple[Decision, ...]
    """What a second pull of the same file would still have to do."""


def brought_home(talk: Path, changes: list[Edit], cache: Cache) -> Pulled:
    """Build, edit, pull, build."""
    loaded = load(talk, cache=cache)
    deck = write(loaded.deck, loaded.theme, talk.with_suffix(".pptx"), force=True)
    edited = theirs(powerpoint.edit(deck, talk.with_name("edited.pptx"), changes))
    one = pull(edited, base_of(edited, talk, None), talk, cache)
    result = settled(one.decisions, by_rule(yes=False, ours=False, theirs=True))
    made = written(one, result.write)
    assume(not any("more than fit" in one.message for one in made.troubles))
    assert made.troubles == ()
    for path, text in made.texts.items():
        path.write_bytes(text.encode())
    contents = tuple(slide.content for slide in edited.edited.slides)
    second = pull(edited, base_of(edited, talk, None), talk, cache)
    again = tuple(one for one in second.decisions if one.verdict in ("apply", "ask", "conflict"))
    return Pulled(contents, said(second.mine.loaded.deck), made, again)


Texts = dict[tuple[int, str, int, int], tuple[Line, ...]]


def texts(deck: tuple[Said, ...]) -> Texts:
    """Each text of a deck by the number of its slide and the name of its piece."""
    found: Texts = {}
    for number, slide in enumerate(deck):
        found[number, "notes", 0, 0] = slide.notes
        for piece in slide.pieces:
            found[number, piece.name, 0, 0] = piece.lines
            for row, cells in enumerate(piece.cells, 1):
                for column, lines in enumerate(cells, 1):
                    found[number, piece.name, row, column] = lines
    return {key: lines for key, lines in found.items() if lines}


def lost(pulled: Pulled) -> list[tuple[object, list[str], list[str]]]:
    """Texts of which pull did not say that it could not write them, and which are other ones."""
    untold = set(map(_key, refused(pulled), repeat(pulled.edited)))
    wanted, found = texts(pulled.edited), texts(pulled.rebuilt)
    return [
        (key, [one.text for one in wanted.get(key, ())], [one.text for one in found.get(key, ())])
        for key in sorted({*wanted, *found})
        if key not in untold and looks(wanted.get(key, ())) != looks(found.get(key, ()))
    ]


def looks(lines: tuple[Line, ...]) -> list[tuple[object, ...]]:
    """Paragraphs as deep as an outline can say: below another one, and twice at most."""
    path: list[int] = []
    found = []
    for line in lines:
        level = min(line.level, 2)
        path = [one for one in path if one < level]
        found.append(look(replace(line, level=len(path))))
        path.append(level)
    return found


def _key(where: Where, deck: tuple[Said, ...]) -> tuple[int, str, int, int]:
    number = next(number for number, slide in enumerate(deck) if slide.id == where.slide)
    return number, where.piece, where.row, where.column


def refused(pulled: Pulled, *, but_for_room: bool = False) -> list[Where]:
    """Texts with a change that pull said it could not write; without those that find no room."""
    failed = pulled.written.outcome.failed
    changes = [one.change for one, why in failed if not (but_for_room and NO_ROOM.search(str(why)))]
    return [change.where for change in changes if isinstance(change, get_args(TextChange))]


def not_yet(pulled: Pulled) -> list[Decision]:
    """What a second pull would do again, though the first did not say it could not."""
    untold = [one.change for one, _ in pulled.written.outcome.failed]
    return [one for one in pulled.again if one.change not in untold]


BETWEEN_OUR_WORDS = {"quote:words", "quote:by", "picture:credit", "video:credit"}
"""Words between marks of ours, as “ and ”; who types over these as well is told so."""
NO_LISTS = {"code"}
"""Lines that are no points: none can be added or taken out."""

NO_ROOM = re.compile(r"could not be built: .*(no room|not fit|more than fit)")
"""A word or number that is too long for where it stands; whoever wrote it is told so."""
MADE_OF_ADDRESSES = {"qr:address"}
"""Words beside a code that says the same, and would not follow them."""

LAW = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    return Remembering(FolderCache(tmp_path_factory.mktemp("cache")))


@settings(LAW, max_examples=often(12))
@given(data=st.data())
def test_the_new_deck_says_what_the_edited_one_said(
    data: st.DataObject, tmp_path: Path, cache: Cache
) -> None:
    talk = tmp_path / "talk.yaml"
    text = data.draw(outlines())
    talk.write_bytes(text.encode())
    changes = data.draw(edits(said(load(talk, cache=cache).deck)))
    pulled = brought_home(talk, changes, cache)
    assert [one.id for one in pulled.rebuilt] == [one.id for one in pulled.edited]
    assert [one.hidden for one in pulled.rebuilt] == [one.hidden for one in pulled.edited]
    assert lost(pulled) == []
    assert {where.piece for where in refused(pulled)} <= BETWEEN_OUR_WORDS
    assert not_yet(pulled) == []


def with_formulas(deck: Deck) -> set[tuple[str, str]]:
    """Formulas, and texts with formulas in them, which `test_pull_formulas` edits."""
    return {
        (scene.id, item.name)
        for scene in deck.scenes
        for item in walk(scene.items)
        if isinstance(item, Formula) or has_formulas(item)
    }


def _is_in_a_file(where: Where) -> bool:
    """Whether it is data of the example whose chart has them in a file of their own."""
    number = int(where.slide.removeprefix("chart-")) if where.piece == "chart" else 0
    return bool(number) and "file: " in examples("chart")[number - 1]


@settings(LAW, max_examples=often(2), phases=[Phase.explicit, Phase.generate])  # no shrinking
@given(data=st.data())
def test_every_block_comes_home(data: st.DataObject, tmp_path: Path, cache: Cache) -> None:
    talk = tmp_path / "talk.yaml"
    talk.write_bytes(outline_of("examples").read_bytes())
    for picture in (ROOT / "tests" / "pictures").iterdir():
        shutil.copy(picture, tmp_path)
    deck = load(talk, cache=cache).deck
    changes = data.draw(edits(said(deck), most=30, closed=with_formulas(deck)))
    pulled = brought_home(talk, changes, cache)
    assert lost(pulled) == []
    failed = refused(pulled, but_for_room=True)
    untold = {where.piece for where in failed if not _is_in_a_file(where)}
    assert untold <= {*BETWEEN_OUR_WORDS, *NO_LISTS, *MADE_OF_ADDRESSES}
    assert not_yet(pulled) == []
