"""Measure commands, each in a process of its own, and keep what several runs of one came to."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

STOPWATCH = Path(__file__).with_name("stopwatch.py")
LIMIT_SECONDS = 3600
"""A run that takes longer is stopped and counts as failed."""

SLOW_SECONDS = 60.0
"""A command that needed longer than this is not repeated."""


LAST_CHARACTERS = 400
"""How much of a failed command's output is told."""


class RunFailedError(Exception):
    """A command gave no result worth counting; the text says why, in one line."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """One run: wall time with the interpreter's start in it, and peak resident memory."""

    seconds: float
    peak_bytes: int


@dataclass(frozen=True, slots=True)
class Series:
    """The runs of one command, at least one."""

    runs: tuple[Measurement, ...]

    @property
    def best(self) -> float:
        """Seconds of the fastest run: other work on the machine only ever adds."""
        return min(run.seconds for run in self.runs)

    @property
    def median(self) -> float:
        """Seconds of the run in the middle."""
        return statistics.median(run.seconds for run in self.runs)

    @property
    def peak_bytes(self) -> int:
        """The largest peak of all runs."""
        return max(run.peak_bytes for run in self.runs)

    @property
    def slow(self) -> bool:
        """Whether the command takes too long to run it again."""
        return max(run.seconds for run in self.runs) > SLOW_SECONDS

    def with_run(self, run: Measurement) -> Series:
        """Return the series with one run more."""
        return Series((*self.runs, run))


def measure(
    command: Sequence[str], extra_environment: dict[str, str], limit: int = LIMIT_SECONDS
) -> Measurement:
    """Run ``command`` once, with ``extra_environment`` over this process's own.

    Raises RunFailedError when it cannot start, passes ``limit`` seconds or ends with an error.
    """
    with tempfile.TemporaryDirectory() as folder:
        result, log = Path(folder, "result.json"), Path(folder, "log.txt")
        stopwatch = [sys.executable, "-I", "-S", str(STOPWATCH), str(result), str(limit), str(log)]
        environment = {**os.environ, **extra_environment}
        subprocess.run([*stopwatch, *command], env=environment, check=True)
        outcome = json.loads(result.read_text(encoding="utf-8"))
        if "problem" in outcome:
            raise RunFailedError(outcome["problem"])
        if outcome["exit_code"] != 0:
            raise RunFailedError(f"exit code {outcome['exit_code']}: {_last_words(log)}")
    return Measurement(outcome["seconds"], outcome["peak_bytes"])


def _last_words(log: Path) -> str:
    words = " ".join(log.read_text(encoding="utf-8", errors="replace").split())
    return words[-LAST_CHARACTERS:] or "no output"
