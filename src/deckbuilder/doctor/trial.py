"""A small talk, built to see that everything works together."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from deckbuilder.doctor.result import Result

STARTER = Path(__file__).parent.parent / "starter"
"""What `deckbuilder new` begins with."""


def build() -> Result:
    """Build the starter talk and say how long it took."""
    from deckbuilder.diagnostics import InvalidTalk

    start = time.perf_counter()
    try:
        with TemporaryDirectory(prefix="deckbuilder-") as folder:
            size = build_in(Path(folder)).stat().st_size
    except InvalidTalk as invalid:
        return _failed(str(invalid.diagnostics[0]))
    except Exception as error:  # whatever goes wrong here stops work
        return _failed(f"{type(error).__name__}: {error}")
    seconds = time.perf_counter() - start
    return Result("trial", "ok", f"a small talk was built in {seconds:.1f} s ({size // 1024} KB)")


def build_in(folder: Path) -> Path:
    """The deck of the starter talk, written into `folder`."""
    from deckbuilder.pipeline import load
    from deckbuilder.writers.pptx import write

    loaded = load(STARTER / "talk.yaml")
    return write(loaded.deck, loaded.theme, folder / "trial.pptx")


def _failed(why: str) -> Result:
    fix = "install deckbuilder again; if that does not help, report this line"
    return Result("trial", "problem", f"a small talk could not be built: {why}", fix)
