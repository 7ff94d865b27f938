"""A chart in words, for those who cannot see it."""

from __future__ import annotations

from deckbuilder.fields import unmarked
from deckbuilder.page import Page
from deckbuilder.scene import Chart

MOST_LISTED = 8
"""Values that are all said; of more only what is special about them."""


def described(chart: Chart, page: Page) -> str:
    """The kind of chart, its series, and all its values, or the highest and the lowest of them."""
    alt = page.wording.alt
    heads = [getattr(alt, f"{chart.kind}_chart")]
    names = [unmarked(one.name) for one in chart.series if one.name]
    if names:
        heads.append(", ".join(names))
    values = [
        (value, number, series)
        for series, one in enumerate(chart.series)
        for number, value in enumerate(one.values)
        if value is not None
    ]
    labels = [unmarked(one) for one in chart.categories]
    if len(values) <= MOST_LISTED and len(chart.series) == 1:
        listed = "; ".join(f"{labels[n]}: {chart.label(s, n)}" for _, n, s in values)
        return f"{': '.join(heads)}. {listed}."
    sentences = [": ".join(heads)]
    if labels[0] and labels[-1]:
        sentences.append(f"{labels[0]} – {labels[-1]}")
    several = len(chart.series) > 1
    for word, (_, number, series) in (
        (alt.highest, max(values, key=lambda one: one[0])),
        (alt.lowest, min(values, key=lambda one: one[0])),
    ):
        name = f"{unmarked(chart.series[series].name)}, " if several else ""
        sentences.append(f"{word}: {name}{labels[number]}: {chart.label(series, number)}")
    return ". ".join(sentences) + "."
