"""Name the tools under test: what each reads, how it is started, and whether it is here."""

from __future__ import annotations

import importlib
import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from benchmarks import decks

HERE = Path(__file__).parent
SOURCE = HERE.parent / "src"
OURS = "deckbuilder"
PYTHON_PPTX = "python-pptx"
PANDOC = "pandoc"
PPTXGENJS = "PptxGenJS"
NAMES = (OURS, PYTHON_PPTX, PANDOC, PPTXGENJS)
INSTALL_SECONDS = 300


class MissingToolError(Exception):
    """A tool is not installed here; the text says what would bring it."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool under test.

    ``command`` takes the input and the output file and returns the words of the command line.
    """

    name: str
    version: str
    input_name: str
    write_input: Callable[[Sequence[decks.Slide]], str]
    command: Callable[[Path, Path], list[str]]


def find(name: str) -> Tool:
    """Return the tool called ``name``, one of NAMES.

    Raises MissingToolError where it is not installed and cannot be.
    """
    finders = {
        OURS: _deckbuilder,
        PYTHON_PPTX: _python_pptx,
        PANDOC: _pandoc,
        PPTXGENJS: _pptxgenjs,
    }
    return finders[name]()


def ours_is_here() -> bool:
    """Say whether the source beside this folder has a command to run."""
    return (SOURCE / "deckbuilder" / "__main__.py").is_file()


def _deckbuilder() -> Tool:
    if not ours_is_here():
        raise MissingToolError("src/deckbuilder has no command yet")

    def command(source: Path, output: Path) -> list[str]:
        return [sys.executable, "-m", "deckbuilder", "build", str(source), "-o", str(output)]

    return Tool(OURS, "this source", "talk.yaml", decks.as_outline, command)


def _python_pptx() -> Tool:
    if importlib.util.find_spec("pptx") is None:
        raise MissingToolError("python-pptx is not installed: pip install python-pptx")

    def command(source: Path, output: Path) -> list[str]:
        return [sys.executable, str(HERE / "python_pptx_deck.py"), str(source), str(output)]

    version = metadata.version("python-pptx")
    return Tool(PYTHON_PPTX, version, "deck.json", decks.as_json, command)


def _pandoc() -> Tool:
    try:
        pypandoc = importlib.import_module("pypandoc")
    except ImportError as error:
        raise MissingToolError("pandoc is not installed: pip install pypandoc_binary") from error
    try:
        program = str(pypandoc.get_pandoc_path())
    except OSError as error:
        raise MissingToolError("pypandoc found no pandoc: pip install pypandoc_binary") from error

    def command(source: Path, output: Path) -> list[str]:
        return [program, "--slide-level=1", "-o", str(output), str(source)]

    version = str(pypandoc.get_pandoc_version())
    return Tool(PANDOC, version, "deck.md", decks.as_pandoc_markdown, command)


def _pptxgenjs() -> Tool:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise MissingToolError("node or npm is not on the PATH: install Node.js 18 or newer")
    package = HERE / "node_modules" / "pptxgenjs" / "package.json"
    if not package.is_file():
        _install_with(npm)

    def command(source: Path, output: Path) -> list[str]:
        return [node, str(HERE / "pptxgenjs.mjs"), str(source), str(output)]

    version = str(json.loads(package.read_text(encoding="utf-8"))["version"])
    return Tool(PPTXGENJS, version, "deck.json", decks.as_json, command)


def _install_with(npm: str) -> None:
    """Install the version pinned in package.json into benchmarks/node_modules."""
    options = ["--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"]
    command = [npm, "install", *options]
    try:
        subprocess.run(command, cwd=HERE, check=True, capture_output=True, timeout=INSTALL_SECONDS)
    except (OSError, subprocess.SubprocessError) as error:
        raise MissingToolError(
            "npm could not install pptxgenjs: run npm install in benchmarks/"
        ) from error
