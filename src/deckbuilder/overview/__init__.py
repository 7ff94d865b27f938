"""All talks of an outline seen together: a table, a matrix of slides, and two compared.

`attempts` makes the talks of an outline; `summaries`, `matrix` and `comparison` find what there is
to say; `table`, `grid` and `sheet` write that for a terminal, and `for_programs` for programs.
"""

from deckbuilder.overview.attempts import (
    AS_IT_STANDS,
    Attempt,
    choice_of,
    choices_of,
    errors_of,
    laid_out,
    understood,
)
from deckbuilder.overview.comparison import Comparison, comparison
from deckbuilder.overview.matrix import Matrix, matrix
from deckbuilder.overview.summaries import Summary, summary

__all__ = [
    "AS_IT_STANDS",
    "Attempt",
    "Comparison",
    "Matrix",
    "Summary",
    "choice_of",
    "choices_of",
    "comparison",
    "errors_of",
    "laid_out",
    "matrix",
    "summary",
    "understood",
]
