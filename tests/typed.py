"""The command line on a pseudo-terminal, where somebody answers what it asks."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Sequence

PATIENCE = 60.0
"""Seconds without a word until a test gives up."""
_PROGRESS = re.compile(r"[^\r\n]*\r\x1b\[K")
"""A line that was there while something took long."""
_QUESTION = re.compile(rb"\[[^\]\n]*\]: \Z")
"""How a question ends: with what Enter stands for."""


def typed(arguments: Sequence[str], answers: Sequence[str] = ()) -> tuple[int, str]:
    """Run `deckbuilder` and answer its questions, then all others with Enter; code and words."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "deckbuilder", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "NO_COLOR": "1"},
    ) as process:
        os.close(theirs)
        said, left = b"", list(answers)
        while more := _heard(ours):
            said += more
            if _QUESTION.search(said):
                os.write(ours, f"{left.pop(0) if left else ''}\n".encode())
        code = process.wait(PATIENCE)
    os.close(ours)
    assert not left, f"nobody asked for {left}"
    words = _PROGRESS.sub("", said.decode())
    return code, words.replace("\r\n", "\n")


def _heard(terminal: int) -> bytes:
    """What is said next; nothing when the other side has closed (on Linux an error, EIO)."""
    assert select.select([terminal], [], [], PATIENCE)[0], "it says nothing, and does not end"
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
