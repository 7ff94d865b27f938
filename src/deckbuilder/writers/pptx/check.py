"""The proof before delivery: what makes PowerPoint offer to repair a file, looked for in ours.

No schema validator sees most of it: shape ids used twice, sections that name unknown slides,
connectors glued to nothing. Elements are found by their usual prefixes (a:, p:, r:, p14:), which we
and PowerPoint always write.
"""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from deckbuilder.writers.pptx.check_charts import chart_findings
from deckbuilder.writers.pptx.check_deck import deck_findings
from deckbuilder.writers.pptx.check_package import Contents, package_findings
from deckbuilder.writers.pptx.check_sheet import sheet_findings
from deckbuilder.writers.pptx.finding import Finding

__all__ = ["Finding", "check", "check_file"]


def check(parts: Mapping[str, bytes]) -> list[Finding]:
    """Return everything wrong with the parts of a package; an empty list for a sound one."""
    contents = Contents(parts)
    return [
        *contents.findings,
        *package_findings(contents),
        *sheet_findings(contents),
        *chart_findings(contents),
        *deck_findings(contents),
    ]


def check_file(path: Path) -> list[Finding]:
    """Return everything wrong with a .pptx; OSError when it cannot be read."""
    try:
        with zipfile.ZipFile(path) as file:
            names = [name for name in file.namelist() if not name.endswith("/")]
            parts = {name: file.read(name) for name in names}
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        return [Finding(path.name, f"not a sound zip file: {error}")]
    return [*_twins(names), *check(parts)]


def _twins(names: list[str]) -> Iterator[Finding]:
    """Names that are equal but for case: one part to PowerPoint (ISO/IEC 29500-2, 6.2.2.3)."""
    for name, count in Counter(name.lower() for name in names).items():
        if count > 1:
            yield Finding(name, f"is {count} times in the zip file")
