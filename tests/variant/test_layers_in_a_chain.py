"""Variants that extend others, and several asked for at once: the order of the layers."""

from __future__ import annotations

from itertools import pairwise

import pytest

from deckbuilder.diagnostics import Problems, Span
from deckbuilder.model import Variant
from deckbuilder.variant.chain import chain
from tests.variant.talks import said, talk_of, town, with_variants

HERE = Span("talk.yaml", 1, 1)


def layers(variants: dict[str, tuple[str, ...]], *names: str) -> list[str]:
    problems = Problems()
    known = {name: Variant(extends=extends) for name, extends in variants.items()}
    found = chain(names, known, tuple(known), HERE, problems)
    assert problems.found == []
    return found


@pytest.mark.parametrize(
    ("variants", "names", "order"),
    [
        ({"a": ()}, "", ""),
        ({"a": (), "b": ()}, "ba", "ba"),
        ({"a": ("b",), "b": ()}, "a", "ba"),
        ({"a": ("b",), "b": ("c",), "c": ()}, "a", "cba"),
        ({"a": ("b", "c"), "b": (), "c": ()}, "a", "bca"),
        ({"a": ("b", "c"), "b": ("d",), "c": ("d",), "d": ()}, "a", "dbca"),
        ({"a": ("c",), "b": ("c",), "c": ()}, "ab", "cab"),
        ({"a": ("b",), "b": ()}, "ba", "ba"),
        ({"a": (), "b": ()}, "aba", "ab"),
    ],
)
def test_what_is_extended_lies_below_and_each_layer_is_laid_once(
    variants: dict[str, tuple[str, ...]], names: str, order: str
):
    assert layers(variants, *names) == list(order)


def test_layers_combine_from_left_to_right():
    variants = "s: {talk: {event: S, footer: S}}\nt: {talk: {event: T}}"
    both = town(variants, "s", "t").talk
    assert (both.event, both.footer) == ("T", "S")
    assert town(variants, "t", "s").talk.event == "S"


def test_a_layer_that_two_others_extend_counts_once():
    variants = "low: {slides: {why: {minutes: null}}}\na: {extends: low}\nb: {extends: low}"
    assert next(one for one in town(variants, "a", "b").slides if one.name == "why").minutes is None


@pytest.mark.parametrize("start", ["", "a", "b", "c", "d"])
def test_a_circle_is_told_alike_wherever_one_enters_it(start: str):
    text = with_variants("a: {extends: b}\nb: {extends: c}\nc: {extends: [a]}\nd: {extends: b}")
    circle = "variants extend each other in a circle: `a` -> `b` -> `c` -> `a`"
    assert said(text, *filter(None, [start])) == [
        f"21:17: error: {circle}; let one of them extend nothing"
    ]


def test_an_unknown_variant_is_told_where_the_variants_are():
    text = with_variants("ten-minutes: {keep: cover}\nlong: {}")
    assert said(text, "tenminutes") == [
        "18:1: error: there is no variant `tenminutes`; did you mean `ten-minutes`?"
    ]
    assert said(text, "german") == [
        "18:1: error: there is no variant `german`; the variants are `ten-minutes`, `long`"
    ]


def test_where_there_are_no_variants_none_is_known():
    assert said("talk: {title: T}\nsections: [{section: S, slides: [cover]}]\n", "short") == [
        "1:1: error: there is no variant `short`; there are none under `variants:`"
    ]


def test_a_variant_that_is_wrong_is_not_said_to_be_missing_as_well():
    text = with_variants("a: {kep: [cover]}\nb: {extends: a}")
    for name in ("a", "b"):
        assert said(text, name) == ["19:7: error: unknown key `kep`; did you mean `keep`?"]


def test_variants_may_be_called_what_yaml_takes_for_something_else():
    talk = talk_of(
        with_variants("no: {talk: {event: No}}\n12: {extends: no}\n2024-03-02: {}"), "12"
    )
    assert talk.talk.event == "No"


def test_there_are_no_more_than_a_hundred_variants():
    names = [f"v{number}" for number in range(101)]
    chained = "\n".join(f"{one}: {{extends: {other}}}" for one, other in pairwise(names))
    text = with_variants(f"{chained}\nv100: {{talk: {{event: Last}}}}")
    assert said(text) == [
        "19:3: error: too many variants: 101, and there is room for 100; leave out 1"
    ]
    assert (
        town(chained.rpartition("\n")[0] + "\nv99: {talk: {event: Last}}", "v0").talk.event
        == "Last"
    )
