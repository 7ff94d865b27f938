"""A real LibreOffice in which tests edit decks as co-presenters do."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

Edit: TypeAlias = dict[str, Any]
"""`kind`, and its arguments: see tests/sync/edits.py."""

_SCRIPT = Path(__file__).with_name("uno_edits.py")
_SECONDS = 60


@dataclass(frozen=True)
class LibreOffice:
    """One that runs and listens."""

    python: str
    pipe: str
    folder: Path

    def edit(self, source: Path, target: Path, edits: Sequence[Edit] = ()) -> Path:
        """Open `source`, apply the edits, save it as the PowerPoint file `target`, return `target`.

        Without edits it is a mere re-save. AssertionError with what Python said when it failed.
        """
        opened = self.folder / f"{uuid.uuid4().hex}.pptx"
        shutil.copy(source, opened)  # LibreOffice puts a lock beside what it opens
        job = {"source": str(opened), "target": str(target), "edits": list(edits)}
        done = _script(self.python, self.pipe, given=json.dumps(job))
        assert done.returncode == 0, done.stderr
        return target


@contextmanager
def running(folder: Path) -> Iterator[LibreOffice]:
    """One with a profile of its own in `folder`, ended with all its processes."""
    python, program = _python(), shutil.which("soffice")
    assert python, missing()
    assert program, missing()
    pipe = f"deckbuilder-{uuid.uuid4().hex}"
    options = ["--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard"]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, *options, f"--accept=pipe,name={pipe};urp;"]
    with (folder / "soffice.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
    try:
        assert _script(python, pipe, "wait").returncode == 0, "LibreOffice did not start"
        yield LibreOffice(python, pipe, folder)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(_SECONDS)
        for left in Path("/tmp").glob(f"OSL_PIPE_*_{pipe}"):
            left.unlink()


def missing() -> str:
    """Why no LibreOffice can be driven here; an empty string where one can."""
    if sys.platform == "win32":
        return "LibreOffice is driven on POSIX only"
    if shutil.which("soffice") is None:
        return "LibreOffice is not installed: apt-get install libreoffice-impress"
    return "" if _python() else "no Python here has LibreOffice's uno: apt-get install python3-uno"


@cache
def _python() -> str | None:
    """A Python that can talk to LibreOffice: the system's, or the one it comes with."""
    program = Path(shutil.which("soffice") or "soffice").resolve().parent
    own = (program / "python", program.parent / "Resources" / "python")
    candidates = ["/usr/bin/python3", *map(str, own), *filter(None, [shutil.which("python3")])]
    for python in candidates:
        with suppress(OSError, subprocess.SubprocessError):
            subprocess.run(
                [python, "-c", "import uno"], check=True, capture_output=True, timeout=30
            )
            return python
    return None


def _script(python: str, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run the script without the variables of the tests' own environment of Python."""
    environment = {name: value for name, value in os.environ.items() if name[:6] != "PYTHON"}
    return subprocess.run(
        [python, "-B", str(_SCRIPT), *arguments],
        input=given,
        capture_output=True,
        text=True,
        env=environment,
        timeout=_SECONDS * 2,
        check=False,
    )
