"""All talks of an outline seen together: a table, a matrix of slides, and two compared.

`opened` reads the outline and `attempts` makes its talks; `summaries`, `matrix` and `comparison`
find what there is to say; `table`, `grid` and `sheet` write that for a terminal, and `for_programs`
for programs.
"""

from deckbuilder.overview.attempts import (
    AS_IT_STANDS,
    Attempt,
    choice_of,
    choices_of,
    errors_of,
    errors_of_unshown,
    laid_out,
    understood,
)
from deckbuilder.overview.comparison import Comparison, comparison
from deckbuilder.overview.matrix import Matrix, matrix
from deckbuilder.overview.opened import Opened, opened
from deckbuilder.overview.summaries import Summary, summary

__all__ = [
    "AS_IT_STANDS",
    "Attempt",
    "Comparison",
    "Matrix",
    "Opened",
    "Summary",
    "choice_of",
    "choices_of",
    "comparison",
    "errors_of",
    "errors_of_unshown",
    "laid_out",
    "matrix",
    "opened",
    "summary",
    "understood",
]
