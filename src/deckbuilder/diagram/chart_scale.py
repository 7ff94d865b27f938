"""Axes of numbers: round steps, and as few of them as will do."""

from __future__ import annotations

import math
from collections.abc import Sequence

from deckbuilder.scene import Scale
from deckbuilder.scene.charts import rounded

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
"""Round steps between 1 and 10."""
MOST_TICKS = 6
NEAR_ZERO = 0.6
"""An axis that need not begin at zero begins there if the smallest value is below this share of the
largest."""


def scale_for(
    values: Sequence[float],
    *,
    from_zero: bool,
    least: float | None = None,
    most: float | None = None,
    ticks: int = MOST_TICKS,
) -> Scale:
    """A scale with round marks on which all `values` lie.

    Bars and areas are measured `from_zero`; lines and dots need not be. `least` and `most` are what
    an author wants the axis to end at.
    """
    low, high = min(values, default=0.0), max(values, default=0.0)
    spread_out = (low > 0 and low >= NEAR_ZERO * high) or (high < 0 and high <= NEAR_ZERO * low)
    if from_zero or not spread_out:
        low, high = min(low, 0.0), max(high, 0.0)
    low = low if least is None else least
    high = high if most is None else most
    if high - low <= abs(high) * 1e-9:
        high = low + (abs(low) or 1.0)
    step = _step((high - low) / (ticks - 1))
    start = low if least is not None else math.floor(low / step + 1e-9) * step
    end = high if most is not None else start + math.ceil((high - start) / step - 1e-9) * step
    return Scale(rounded(start, step), rounded(end, step), rounded(step, step))


def _step(wanted: float) -> float:
    power = 10.0 ** math.floor(math.log10(wanted))
    return next(one * power for one in STEPS if one * power >= wanted * (1 - 1e-9))


def decimals_of(numbers: Sequence[float], most: int = 6) -> int:
    """How many decimals it takes to write all of `numbers`, at most `most`."""
    for count in range(most):
        if all(abs(one - round(one, count)) <= 1e-9 * max(1.0, abs(one)) for one in numbers):
            return count
    return most
