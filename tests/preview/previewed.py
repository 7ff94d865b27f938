"""A small talk to preview, and a preview of it as a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from shutil import copy
from urllib.request import urlopen

from tests.outlines import ROOT

TALK = """\
talk: {title: Small things, minutes: 3}
sections:
  - section: Beginning
    slides:
      - title: First things first
        id: first
        points: ["A [jump](#third) to the third", "An [address](https://example.org/x)"]
        notes: Say **hello**, and `<b>` as it is.
      - title: Second thoughts
        id: second
        text: Nobody hurries.
  - section: End
    slides:
      - title: Third time lucky
        id: third
        picture: {file: bridge.svg, alt: A bridge}
      - title: Kept back
        id: back
        hidden: yes
        text: Only if asked.
      - title: Last words
        id: last
        minutes: 1
        text: Over a café table.
variants:
  short: {about: for the lift, keep: [first, last]}
"""
TALK_SHOWN = ("First things first", "Nobody hurries.", "Over a café table.", '"hello"', '"b"')
"""What tests change of it, as it was."""
GERMAN = 'sections:\n  beginning:\n    section: "Anfang"\nslides:\n  first:\n    title: "Das Erste zuerst"\n'


def written(folder: Path, text: str = TALK) -> Path:
    """The outline in a folder of its own, with its picture."""
    copy(ROOT / "tests" / "pictures" / "bridge.svg", folder)
    path = folder / "small.yaml"
    path.write_text(text, "utf-8")
    return path


@dataclass
class Preview:
    """`deckbuilder preview` as it runs."""

    path: Path
    address: str
    process: subprocess.Popen[str]
    said: list[str]

    def change(self, old: str, new: str) -> None:
        """Save the outline with other words, as editors do: in one step, by way of another file."""
        text = self.path.read_text("utf-8")
        assert old in text
        beside = self.path.with_name(".small.yaml.swp")
        beside.write_text(text.replace(old, new), "utf-8")
        beside.replace(self.path)

    def begin_again(self) -> None:
        """Save the talk as it is above, and wait until that is what a new page is shown."""
        written(self.path.parent)
        latest = time.monotonic() + 10
        while not self._shows(TALK_SHOWN):
            assert time.monotonic() < latest

    def _shows(self, words: tuple[str, ...]) -> bool:
        with urlopen(f"{self.address}events", timeout=10) as stream:
            told = next(line.decode() for line in stream if line.startswith(b"data:"))
        return '"blocked": false' in told and all(each in told for each in words)


def started(path: Path, *options: str) -> Preview:
    """A preview that can be opened; whoever starts it stops the process."""
    command = [sys.executable, "-m", "deckbuilder", "preview", str(path), "--no-open", *options]
    environment = {**os.environ, "DECKBUILDER_CACHE": str(path.parent / "cache")}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    said: list[str] = []
    assert process.stderr
    for line in process.stderr:
        said.append(line)
        found = re.search(r"http://\S+", line)
        if found:
            return Preview(path, found[0], process, said)
    process.communicate()
    raise AssertionError("".join(said))
