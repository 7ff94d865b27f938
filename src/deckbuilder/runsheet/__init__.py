"""The run sheet: when each slide comes, who speaks, and on which sentence they hand over.

`run_sheet` makes one from a talk; a module each writes it as a table for the terminal, as Markdown,
or as a page to print.
"""

from deckbuilder.runsheet.sheet import HandOver, Part, Row, RunSheet, only, run_sheet

__all__ = ["HandOver", "Part", "Row", "RunSheet", "only", "run_sheet"]
