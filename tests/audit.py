"""What openxml-audit has against a file, less what it takes for a mistake in formulas and is none.

PowerPoint writes the properties of a formula's runs as `a:rPr`, and the Open XML SDK accepts them
(its `Math.Run` holds `Drawing.RunProperties`); openxml-audit 0.8.0 knows only those of Word.
"""

from __future__ import annotations

from pathlib import Path

from openxml_audit import FileFormat, OpenXmlValidator

_MOST = 10_000


def findings(path: Path) -> list[str]:
    """Everything the Open XML schema and its semantic rules have against a file."""
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=_MOST)
    errors = validator.validate(str(path)).errors
    return [str(one) for one in errors if not ("oMath" in str(one) and one.node == "rPr")]
