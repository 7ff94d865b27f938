"""What git leaves in a file that two people changed, which YAML would only call a strange line."""

from __future__ import annotations

import re
from typing import Final

from deckbuilder.diagnostics import Diagnostic
from deckbuilder.source.nodes import File

_BEGIN: Final = re.compile(r"^<{7}(?: .*)?$", re.MULTILINE)
_END: Final = re.compile(r"^>{7}(?: .*)?$", re.MULTILINE)
HINT: Final = "keep one of the two versions between the marks, and delete the marks"


def conflicts(file: File) -> list[Diagnostic]:
    """An error for each merge conflict that nobody has settled, as `git merge-file` marks it."""
    found = []
    for begin in _BEGIN.finditer(file.text):
        if _END.search(file.text, begin.end()):
            span = file.span_at(begin.start(), begin.end())
            found.append(Diagnostic("a merge conflict begins here", span, HINT))
    return found
