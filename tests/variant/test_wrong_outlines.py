"""What is wrong with an outline is told alike whatever talk is made of it."""

from __future__ import annotations

import pytest

from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.pipeline import checked
from deckbuilder.source import read
from deckbuilder.variant import Choice
from tests.outlines import ROOT
from tests.variant.talks import TOWN, outline_of, said, with_variants

FOLDER = ROOT / "tests" / "errors"
EMPTY = "\nvariants:\n  empty: {about: Nothing changes}\n"


def errors(text: str, *variants: str) -> list[str]:
    """All errors of one talk of an outline in the folder of wrong ones; none of the layout."""
    try:
        checked(outline_of(text, FOLDER), Choice(variants))
    except InvalidTalk as invalid:
        return [str(one) for one in invalid.diagnostics if one.severity == "error"]
    return []


def wrong_outlines() -> list[str]:
    """Names of those without variants that YAML can read."""
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        text = path.read_text("utf-8", errors="replace")
        is_other = "variants:" in text.replace("`variants:`", "") or "\ufffd" in text
        if is_readable(text) and is_readable(text + EMPTY) and not is_other:
            found.append(path.name)
    return found


def is_readable(text: str) -> bool:
    try:
        read(text.encode(), "talk.yaml")
    except InvalidTalk:
        return False
    return True


@pytest.mark.parametrize("name", wrong_outlines())
def test_an_empty_variant_has_the_mistakes_of_the_outline(name: str):
    text = (FOLDER / name).read_text("utf-8")
    base = errors(text + EMPTY)
    assert errors(text + EMPTY, "empty") == base
    assert [
        line
        for line in errors(text)
        if "its keys are" not in line and "is taken already" not in line
    ] == [line for line in base if "its keys are" not in line and "is taken already" not in line]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("{title: Towns", "[title: Towns"),
        ("{title: Towns", "{titel: Towns"),
        ("minutes: 20", "minutes: many"),
        ("minutes: 3, notes", "minutes: many, notes"),
        ("clouds: {alpha: Alpha, beta: {label: Beta, weight: 3}, gamma: Gamma}", "clouds: [alpha]"),
        ("land: {clouds", "land: {cluods"),
        ("people: {host: Ada", "people: [host, Ada"),
        ("cloud: land.alpha", "cloud: [land, alpha]"),
        ("section: Middle", "sektion: Middle"),
        ("title: Streets", "tilte: Streets"),
        ("text: Streets}", "text: {txet: Streets}}"),
        ("slides: [agenda, {id: bye", "slides: [agneda, {id: bye"),
        ("slides: [agenda, {id: bye", "slides: [[agenda], {id: bye"),
        ("tags: [deep], optional: yes", "tags: [[deep]], optional: often"),
        ("title: Sewers, minutes: 5", "title: Sewers, minutes: often"),
        ("- section: End", "- just words\n  - section: End"),
    ],
)
def test_a_mistake_in_the_outline_is_told_for_every_variant(right: str, wrong: str):
    base = TOWN.replace(right, wrong)
    assert base != TOWN
    variants = (
        "s: {talk: {minutes: 9, footer: F}, keep: [cover], fill: [middle], people: {host: Bo},"
        " maps: {land: {clouds: {beta: B}}}, sections: {end: {title: E}}, slides: {bye: {title: B}}}\n"
        "t: {also: [end, sewers], order: [bye, streets], add: [{title: New, after: bye}]}"
    )
    text = with_variants(variants, base)
    if not said(base):  # what is wrong waits for a variant
        assert said(text)
        return
    for name in ("s", "t"):
        first = said(base)[0].partition("; its keys")[0]
        assert any(line.startswith(first) for line in said(text, name)), said(text, name)


def test_a_mistake_in_a_slide_that_no_talk_shows_is_told_all_the_same():
    base = TOWN.replace("title: Sewers", "tilte: Sewers")
    mistake = ["15:22: error: unknown key `tilte`; did you mean `title`?"]
    assert said(base) == mistake
    assert said(with_variants("s: {keep: [cover]}", base)) == mistake
    assert said(with_variants("s: {keep: [cover]}", base), "s") == mistake


def test_what_no_slide_has_is_no_tag():
    base = "talk: {title: T}\nsections: [{section: S, slides: [cover]}]\n"
    assert said(with_variants("s: {keep: tag:x}", base)) == [
        "4:13: error: no slide has the tag `x`; no slide has any tags"
    ]


def test_what_is_written_empty_in_a_variant_changes_nothing():
    keys = ("talk", "people", "maps", "sections", "slides", "drop", "also", "fill", "order", "add")
    text = with_variants("s:\n  about: Still to come\n" + "".join(f"  {key}:\n" for key in keys))
    assert said(text, "s") == said(TOWN)
