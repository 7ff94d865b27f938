"""What to tell of a syntax error that no repair cures, as a person would put it."""

from __future__ import annotations

from typing import Final, NamedTuple

from deckbuilder.diagnostics import Diagnostic
from deckbuilder.source.failure import Failure
from deckbuilder.source.nodes import File, Scalar
from deckbuilder.source.repair import REASONS, no_text_begins_with

_MOST_TABS: Final = 20


def unexplained(file: File, failure: Failure) -> list[Diagnostic]:
    """One error, or one for each line indented with a tab."""
    if "tab" in failure.problem or "\t" in _indentation(file.line(failure.met[0])):
        tabs = _tabs(file, failure.met[0])
        if tabs:
            return tabs
    about = _about_texts(file, failure) or _about_structure(file, failure)
    about = about or _about_a_character(file, failure)
    line, column = about.place
    rest = len(file.line(line).rstrip()) - column + 1
    return [Diagnostic(about.message, file.span(line, column, rest), about.hint)]


class _About(NamedTuple):
    message: str
    hint: str
    place: tuple[int, int]
    """Line and column, from 1."""


def _indentation(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


def _tabs(file: File, first: int) -> list[Diagnostic]:
    """An error for each line that a tab indents, from line `first` on."""
    message, hint = "a tab indents this line, which YAML does not allow", "indent with spaces"
    found: list[Diagnostic] = []
    for number in range(first, file.text.count("\n") + 2):
        line = file.line(number)
        column = _indentation(line).find("\t") + 1
        # Further down, a tab after spaces may well be part of a block of text.
        if line.strip() and (column == 1 or (column and number == first)):
            found.append(Diagnostic(message, file.span(number, column), hint))
        if len(found) == _MOST_TABS:
            break
    return found


def _about_texts(file: File, failure: Failure) -> _About | None:
    """A text or a bracket that does not end where it should."""
    line, column = failure.met
    opened, last = failure.opened, failure.last
    mark = file.line(opened[0])[opened[1] - 1 : opened[1]]
    words = file.line(line)[column - 1 :]
    if "quoted scalar" in failure.context:
        if "escape" in failure.problem or "hex" in failure.problem:
            message = f"`{words[:2]}` means nothing in double quotes"
            return _About(message, "use single quotes", failure.met)
        message = f"the quote `{mark}` opened here is never closed"
        return _About(message, "close it where its text ends", opened)
    if failure.bracket:
        opened = failure.bracket
        mark = file.line(opened[0])[opened[1] - 1 : opened[1]]
        message = f"the `{mark}` opened here is not closed before line {line}, column {column}"
        hint = "close it, and put texts with brackets, `: ` or ` #` between them in quotes"
        return _About(message, hint, opened)
    if not last or last.line >= line or failure.problem.startswith("mapping values"):
        return None
    begun = f"the text that `{last.style}` begins on line {last.line}"
    if last.style in ("|", ">") and _follows(file, last, failure.line):
        hint = "indent all lines of the text alike, and deeper than its key"
        return _About(f"this line is indented less than {begun}", hint, failure.place)
    if last.style in ('"', "'") and last.line + last.raw.count("\n") == line:
        return _About(f"{begun} ends before this", "close it where it ends", failure.met)
    return None


def _about_structure(file: File, failure: Failure) -> _About | None:
    """A line that is no part of the lists and maps around it."""
    line, column = failure.met
    last, problem = failure.last, failure.problem
    if problem.startswith("mapping values"):
        if not last or last.line >= line:
            return _About("this `:` cannot stand here", "put the text in quotes", failure.met)
        message = f"this reads as more of the text on line {last.line}, so it cannot be a key"
        hint = "begin the line in the same column as the key it belongs with"
        return _About(message, hint, (line, _first_column(file, line)))
    if "expected ':'" in problem:
        message = "this line is no `key:`, no item and no text of another line"
        hint = "write `key: text`; if it goes on with the text above, indent it deeper"
        return _About(message, hint, failure.opened)
    begun = f"that begins on line {failure.opened[0]}"
    if "block collection" in failure.context:
        message = f"this line stands in the list {begun}, but is no item of it"
        hint = "begin it with `- ` in the column of the other items, or check its indentation"
        return _About(message, hint, failure.met)
    if "block mapping" in failure.context:
        if file.line(line)[column - 1 :].startswith("- "):
            message = f"a list item stands among the keys of the map {begun}"
            return _About(message, "indent it like the other items of its list", failure.met)
        message = f"this line is not lined up with the keys of the map {begun}"
        hint = "begin it in the same column as the key it belongs with"
        return _About(message, hint, failure.met)
    if "document start" in problem:
        message = "this line does not belong to what stands above it"
        return _About(message, "check its indentation, and that of the lines above", failure.met)
    return None


def _about_a_character(file: File, failure: Failure) -> _About:
    """A text that begins with what YAML takes for something else."""
    line, column = failure.place
    first = file.line(line)[column - 1 : column]
    message = f"YAML cannot read on here: {failure.problem}"
    if first and first in "@`%,]}":
        message = no_text_begins_with(first)
    elif first == "\t":
        message = "a tab stands where YAML wants a space"
    elif failure.problem.startswith("block sequence entries"):
        message = "no item of a list can begin here"
    elif first in REASONS:
        message = REASONS[first]
    return _About(message, "if it is text, put it in quotes", failure.place)


def _follows(file: File, block: Scalar, line: int) -> bool:
    """Whether a line is the next after a block of text, and deeper than the key of the block."""
    between = file.text[block.end : file.line_start(line)]
    return not between.strip() and _first_column(file, line) > _first_column(file, block.line)


def _first_column(file: File, line: int) -> int:
    text = file.line(line)
    return len(text) - len(text.lstrip()) + 1
