"""Which layers a choice of variants lays over the outline, in which order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from deckbuilder.diagnostics import Problems, Span, did_you_mean
from deckbuilder.fields import place_of_words
from deckbuilder.model import Variant
from deckbuilder.model.variant import with_bases


def chain(
    names: tuple[str, ...],
    variants: Mapping[str, Variant],
    known: Collection[str],
    place: Span,
    problems: Problems,
) -> list[str]:
    """The names of the layers from the lowest to the highest, each once.

    What a variant extends lies below it. Names that are not `known` and circles are reported, the
    former at `place` when they were asked for from outside. Those of `known` that are not among
    `variants` are wrong, which has been told.
    """

    def bases_of(name: str) -> Iterator[str]:
        for base in variants[name].extends:
            if base not in known:
                written = place_of_words(base, variants[name].span)
                unknown_variant(base, known, written, problems)
            elif base in variants:
                yield base

    for name in names:
        if name not in known:
            unknown_variant(name, known, place, problems)
    there = [name for name in names if name in variants]
    return with_bases(there, bases_of, lambda path: _report_circle(path, variants, problems))


def unknown_variant(name: str, known: Collection[str], place: Span, problems: Problems) -> None:
    """Report that there is no such variant."""
    listed = ", ".join(f"`{each}`" for each in known)
    hint = did_you_mean(name, known) or (
        f"the variants are {listed}" if known else "there are none under `variants:`"
    )
    several = [one.strip() for one in name.split(",")]
    if len(several) > 1 and all(one in known for one in several):
        hint = f"for several write `{' '.join(f'--variant {one}' for one in several)}`"
    problems.error(f"there is no variant `{name}`", place, hint)


def _report_circle(
    circle: tuple[str, ...], variants: Mapping[str, Variant], problems: Problems
) -> None:
    """Report variants each of which extends the next, told alike wherever one enters the circle."""
    order = list(variants)
    first = min(range(len(circle)), key=lambda number: order.index(circle[number]))
    circle = (*circle[first:], *circle[:first])
    last = variants[circle[-1]]
    written = next(base for base in last.extends if base == circle[0])
    shown = " -> ".join(f"`{one}`" for one in (*circle, circle[0]))
    problems.error(
        f"variants extend each other in a circle: {shown}",
        place_of_words(written, last.span),
        "let one of them extend nothing",
    )
