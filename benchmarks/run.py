"""Measure everything in one run, print the tables and keep them in the README.

Run as a program, from anywhere: ``python benchmarks/run.py``; ``--help`` lists the options.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import contest, machine, peers, report, startup

DEFAULT_SIZES = (10, 100, 1000, 2000)
DEFAULT_REPEATS = 3
STARTS = "start-up"
ALL_NAMES = (*peers.NAMES, STARTS)
README = Path(__file__).with_name("README.md")
TALKS = Path(__file__).resolve().parent.parent / "talks"


def positive(text: str) -> int:
    """Return ``text`` as a whole number of at least 1; argparse reports the ValueError."""
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def known_name(text: str) -> str:
    """Return the name that ``text`` means, in whichever case; argparse reports the error."""
    names = {name.lower(): name for name in ALL_NAMES}
    if text.lower() not in names:
        raise argparse.ArgumentTypeError(f"{text!r} is none of {', '.join(ALL_NAMES)}")
    return names[text.lower()]


def options(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the command line's options; ends the program when they make no sense."""
    parser = argparse.ArgumentParser(
        prog="run.py", description="Build the same deck with several tools and compare them."
    )
    add = parser.add_argument
    add("--sizes", type=positive, nargs="+", default=DEFAULT_SIZES, help="slides in a deck")
    add("--repeats", type=positive, default=DEFAULT_REPEATS, help="runs of each deck")
    only = f"measure only these: {', '.join(ALL_NAMES)}"
    add("--only", type=known_name, nargs="+", default=ALL_NAMES, metavar="NAME", help=only)
    add("--no-write", action="store_true", help="print the results, leave README.md as it is")
    return parser.parse_args(arguments)


def find_tools(names: Sequence[str]) -> tuple[list[peers.Tool], dict[str, str]]:
    """Return the tools that are here, and why the others are not."""
    tools: list[peers.Tool] = []
    missing: dict[str, str] = {}
    for name in peers.NAMES:
        if name in names:
            try:
                tools.append(peers.find(name))
            except peers.MissingToolError as reason:
                missing[name] = str(reason)
                contest.to_stderr(f"{name}: skipped, {reason}")
    return tools, missing


def measure_all(chosen: argparse.Namespace) -> tuple[str, bool]:
    """Measure what was asked for; return the results as Markdown and whether nothing failed."""
    tools, missing = find_tools(chosen.only)
    entries: list[contest.Entry] = []
    starts: list[startup.Start] = []
    with tempfile.TemporaryDirectory(prefix="deckbuilder-bench-") as name:
        folder = Path(name)
        sizes = sorted(set(chosen.sizes))
        if tools:
            entries = contest.hold(tools, sizes, chosen.repeats, folder, contest.to_stderr)
        if STARTS in chosen.only:
            ours = peers.ours_is_here()
            starts = startup.measure_starts(ours, TALKS, chosen.repeats, folder, contest.to_stderr)
    about = [f"- {name}: {value}" for name, value in machine.facts(tools)]
    parts = ["### Machine and versions", "\n".join(about)]
    parts += report.sections(entries, starts, missing)
    failed = any(entry.problem for entry in entries) or any(start.failed for start in starts)
    return "\n\n".join(parts), not failed


def main(arguments: Sequence[str]) -> int:
    """Run the benchmark; return the exit code: 1 when something that is here failed."""
    chosen = options(arguments)
    full = set(chosen.only) == set(ALL_NAMES) and set(chosen.sizes) == set(DEFAULT_SIZES)
    readme = README.read_text(encoding="utf-8")
    report.into_readme(readme, "")  # A README without markers is found out now, not at the end.
    results, sound = measure_all(chosen)
    print(results)
    if full and sound and not chosen.no_write:
        README.write_text(report.into_readme(readme, results), encoding="utf-8")
    else:
        why = "as asked" if chosen.no_write else "not a full run" if sound else "something failed"
        contest.to_stderr(f"README.md is left as it is: {why}")
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
