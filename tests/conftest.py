"""Golden files: `pytest --accept` rewrites them. Look at them before you commit.

Hypothesis draws the same examples in every run and never counts seconds, so that a failure is one on
every computer; `DECKBUILDER_EXAMPLES=10 pytest` tries ten times as many, and
`pytest --hypothesis-profile=search` looks further where a test says no number of its own.

All tests of a run, on all processes, share one cache, so that no drawing is made twice: its keys
name all that a result depends on. Where a test is about the cache it has its own.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("tests", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=5000)
settings.load_profile("tests")


_OURS = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    """Make the cache, which the processes that are started for tests inherit."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        config.stash[_OURS] = tempfile.mkdtemp(prefix="deckbuilder-tests-cache-")
        os.environ["DECKBUILDER_CACHE"] = config.stash[_OURS]


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove what `pytest_configure` made."""
    if _OURS in config.stash:
        shutil.rmtree(config.stash[_OURS], ignore_errors=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the golden files")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show what tests recorded as `figures`, whether they passed or not."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            for name, value in report.user_properties:
                if name == "figures":
                    terminalreporter.write_sep("-", "figures")
                    terminalreporter.write_line(str(value))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare text with a golden file, line by line so that pytest shows where they differ."""

    def check(path: Path, actual: str) -> None:
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, "utf-8", newline="\n")
        assert path.exists(), f"no golden {path.name}: run `pytest --accept` and look at it"
        expected = path.read_text("utf-8")
        assert actual.splitlines() == expected.splitlines()
        assert actual == expected

    return check
