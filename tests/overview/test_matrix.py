"""Which talk shows which slide: marks, rows and what counts as moved."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.overview import Matrix, choices_of, matrix, understood
from deckbuilder.overview.lines import broken, flowed, width_of
from deckbuilder.overview.places import moved_sections, moved_slides
from deckbuilder.pipeline import open_outline
from tests.outlines import talk_of

HEAD = """\
talk: {title: T, event: Town, speakers: [ada]}
people: {ada: Ada, ben: Ben}
maps: {m: {clouds: {x: X, y: Y}}}
sections:
  - section: One
    cloud: m.x
    notes: Say hello.
    slides:
      - {title: A, points: [a, {text: b, only: v}]}
      - {title: B, clouds: m}
      - {title: C, text: "In ${talk.event}"}
      - {title: D, text: d, minutes: 1}
  - section: Two
    slides:
      - {title: E, text: e}
      - {title: F, text: f, optional: yes}
variants:
  v: %s
"""


def rows(variant: str, folder: Path) -> dict[str, str]:
    """What the variant `v` does with each row; `>` marks what moved."""
    path = folder / "talk.yaml"
    path.write_text(HEAD % variant, "utf-8")
    return {
        f"{row.what} {row.name}": row.cells[1].mark + ">" * row.cells[1].moved
        for row in made(path).rows
    }


def made(path: Path) -> Matrix:
    outline = open_outline(path)
    made = matrix(outline, [understood(outline, choice) for choice in choices_of(outline)])
    assert made
    return made


@pytest.mark.parametrize(
    ("variant", "row", "mark"),
    [
        ("{about: x}", "slide d", "shown"),
        ("{about: x}", "slide a", "changed"),
        ("{about: x}", "slide f", "absent"),
        ("{also: [f]}", "slide f", "shown"),
        ("{drop: [d]}", "slide d", "absent"),
        ("{drop: [two]}", "section two", "absent"),
        ("{drop: [one]}", "opening one", "absent"),
        ("{slides: {d: {minutes: 2}}}", "slide d", "changed"),
        ("{slides: {d: {text: x}}}", "slide d", "changed"),
        ("{slides: {d: {speaker: ben}}}", "slide d", "changed"),
        ("{slides: {d: {hidden: yes}}}", "slide d", "hidden"),
        ("{slides: {d: {tags: [x]}}}", "slide d", "shown"),
        ("{talk: {event: City}}", "slide c", "changed"),
        ("{talk: {event: City}}", "slide d", "shown"),
        ("{maps: {m: {clouds: {y: null}}}}", "slide b", "changed"),
        ("{maps: {m: {clouds: {y: null}}}}", "opening one", "changed"),
        ("{maps: {m: {clouds: {y: null}}}}", "section one", "shown"),
        ("{sections: {one: {notes: Say more.}}}", "opening one", "changed"),
        ("{sections: {two: {minutes: 3}}}", "section two", "changed"),
        ("{sections: {two: {opening: yes}}}", "opening two", "shown"),
        ("{sections: {one: {opening: no}}}", "opening one", "absent"),
        ("{add: [{title: New, after: a}]}", "slide new", "added"),
        ("{order: [d, a]}", "slide a", "changed>"),
        ("{order: [d, a]}", "slide d", "shown>"),
        ("{order: [d, a]}", "slide b", "shown"),
        ("{order: [e, d]}", "slide e", "shown>"),
        ("{order: [e, d]}", "slide d", "shown>"),
        ("{order: [e, d]}", "slide b", "shown"),
        ("{order: [two, one]}", "section two", "shown>"),
        ("{order: [two, one]}", "slide e", "shown"),
        ("{drop: [a], add: [{title: New, after: b}]}", "slide d", "shown"),
        ("{drop: [a, a-b]}", "slide a", "unknown"),
    ],
)
def test_what_a_variant_does_with_a_slide(
    variant: str, row: str, mark: str, tmp_path: Path
) -> None:
    assert rows(variant, tmp_path)[row] == mark


def test_what_a_variant_adds_stands_where_it_puts_it(tmp_path: Path) -> None:
    added = (
        "{add: [{title: New, after: a}, {title: Newer, after: new}, {title: First, after: one}]}"
    )
    assert [row for row in rows(added, tmp_path) if row.startswith("slide")] == [
        f"slide {name}" for name in ("first", "a", "new", "newer", "b", "c", "d", "e", "f")
    ]


def test_a_slide_that_is_wrong_in_the_outline_and_mended_in_a_variant_is_not_added(
    tmp_path: Path,
) -> None:
    path = tmp_path / "talk.yaml"
    text = (HEAD % "{slides: {d: {text: d}}}").replace("text: d, ", "text: [d], ")
    path.write_text(text, "utf-8")
    [row] = [row for row in made(path).rows if row.name == "d"]
    assert [cell.mark for cell in row.cells] == ["unknown", "changed"]


def talk(*sections: list[str]) -> str:
    written = "".join(
        f"  - section: S{number}\n    id: s{number}\n    slides: [{', '.join(f'{{title: {name}}}' for name in names)}]\n"
        for number, names in enumerate(sections)
    )
    return f"talk: {{title: T}}\nsections:\n{written}"


@given(
    st.permutations(["a", "b", "c", "d", "e"]),
    st.sets(st.sampled_from(["a", "c", "e"]), max_size=3),
)
def test_slides_that_stay_where_they_are_have_not_moved(order: list[str], gone: set[str]) -> None:
    names = ["a", "b", "c", "d", "e"]
    before = talk_of(talk(names))
    after = talk_of(talk([name for name in order if name not in gone]))
    moved = moved_slides(before, after)
    kept = [name for name in names if name not in gone]
    stayed = [name for name in order if name not in gone]
    assert moved == [name for name, was in zip(stayed, kept, strict=True) if name != was]
    assert moved_sections(before, after) == []
    assert moved_slides(before, before) == []


@given(st.text(st.sampled_from("ab-日ع"), min_size=1, max_size=40), st.integers(6, 30))
def test_an_id_in_several_lines_is_whole_and_fits(name: str, width: int) -> None:
    lines = list(broken(name, width, 2))
    assert "".join(line.strip() for line in lines) == name
    assert max(map(width_of, lines)) <= width


@given(st.lists(st.text("ab", min_size=1, max_size=9), min_size=1), st.integers(9, 30))
def test_parts_side_by_side_fit_and_none_is_lost(parts: list[str], width: int) -> None:
    lines = list(flowed(parts, width))
    assert "  ".join(lines).split() == parts
    assert max(map(width_of, lines)) <= width
