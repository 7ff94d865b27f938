"""Say what the numbers were measured on."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.peers import Tool

CPU_FACTS = Path("/proc/cpuinfo")
GIGABYTE = 1_000_000_000


def facts(tools: Sequence[Tool]) -> list[tuple[str, str]]:
    """Return the machine, the versions and the day (UTC) as pairs of a name and its value."""
    found = [
        ("Date", datetime.now(UTC).date().isoformat()),
        ("Processor", f"{_processor()}, {os.cpu_count()} cores"),
        ("Memory", f"{_memory_bytes() / GIGABYTE:.0f} GB"),
        ("System", f"{platform.system()} {platform.machine()}"),
        ("Python", f"{platform.python_implementation()} {platform.python_version()}"),
    ]
    if any(tool.name == "PptxGenJS" for tool in tools):
        found.append(("Node.js", _first_line("node", "--version")))
    return found + [(tool.name, tool.version) for tool in tools]


def _processor() -> str:
    """Return the processor's name as Linux gives it, or else what Python knows."""
    if CPU_FACTS.is_file():
        for line in CPU_FACTS.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine()


def _memory_bytes() -> int:
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def _first_line(*command: str) -> str:
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.stdout.partition("\n")[0].strip().removeprefix("v")
