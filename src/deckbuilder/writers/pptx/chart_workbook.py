"""The workbook inside a chart, which PowerPoint opens to edit its numbers."""

from __future__ import annotations

import datetime
import io

from deckbuilder.characters import clean
from deckbuilder.scene import Chart

SHEET = "Sheet1"
"""What PowerPoint calls the sheet of a new chart, in every language of its files."""
CONTENT_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMULA_STARTS = ("=", "+", "-", "@")
_WIDTH = 18


def workbook(chart: Chart) -> bytes:
    """The rows of a chart as an .xlsx file: labels in column A, each series beside them.

    Equal charts give equal bytes. Labels stay words, whatever they begin with.
    """
    # Not needed by decks without a chart, and 40 ms to import.
    from xlsxwriter import Workbook

    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True})
    book.set_properties({"created": datetime.datetime(1980, 1, 1)})
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(0, len(chart.series), _WIDTH)
    number = book.add_format({"num_format": chart.number.code})
    shielded = book.add_format({"quote_prefix": True})

    def say(row: int, column: int, words: str) -> None:
        words = clean(words)
        if words.startswith(_FORMULA_STARTS):
            # As if typed after an apostrophe, so that editing the cell makes no formula of it.
            sheet.write_string(row, column, words, shielded)
        elif words:
            sheet.write_string(row, column, words)

    say(0, 0, chart.corner)
    for row, words in enumerate(chart.categories, 1):
        if chart.xs:
            sheet.write_number(row, 0, chart.xs[row - 1])
        else:
            say(row, 0, words)
    for column, series in enumerate(chart.series, 1):
        say(0, column, series.name)
        for row, value in enumerate(series.values, 1):
            if value is not None:
                sheet.write_number(row, column, value, number)
    book.close()
    return target.getvalue()


def cell(row: int, column: int) -> str:
    """An address in the sheet; rows and columns count from 0."""
    return f"{SHEET}!${chr(ord('A') + column)}${row + 1}"


def column_of(chart: Chart, column: int) -> str:
    """The addresses of a column without its header."""
    first = cell(1, column)
    last = cell(len(chart.categories), column).partition("!")[2]
    return f"{first}:{last}"
