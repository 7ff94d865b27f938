"""Python, deckbuilder itself, its libraries, and the terminal."""

from __future__ import annotations

import importlib
import platform
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from itertools import zip_longest
from pathlib import Path

from deckbuilder import __version__
from deckbuilder.doctor.result import Result

PYTHON = (3, 11)
"""The oldest version that will do, as pyproject.toml says."""
DISTRIBUTION = "talk-deckbuilder"
MODULES = {"lxml": "lxml.etree", "pillow": "PIL.Image"}
"""What to import of a library whose first module does not load the part in C."""
_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)\s*(\[[^]]*\])?\s*(?P<bounds>[^;]*)")
_BOUND = re.compile(r"(?P<how>>=|<=|==|!=|~=|<|>)\s*(?P<version>[\w.]+)")


def python() -> Result:
    """Whether Python is new enough."""
    said = f"{platform.python_version()} ({sys.executable}) on {platform.platform(terse=True)}"
    if sys.version_info >= PYTHON:
        return Result("Python", "ok", said)
    wanted = ".".join(map(str, PYTHON))
    return Result("Python", "problem", said, f"install Python {wanted} or newer, then deckbuilder")


def ourselves() -> Result:
    """Which deckbuilder this is, and from where."""
    return Result("deckbuilder", "ok", f"{__version__} ({Path(__file__).parent.parent})")


def libraries() -> Iterator[Result]:
    """One line for all libraries that are as they should be, and one for each that is not."""
    try:
        wanted = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        fix = f"install it in one piece: {installing(DISTRIBUTION)}"
        yield Result("libraries", "note", "deckbuilder runs from a folder and lists none", fix)
        return
    needed = [one for one in wanted if "extra ==" not in one]
    bad = [result for one in needed if (result := _library(one))]
    if len(bad) < len(needed):
        yield Result(
            "libraries", "ok", f"{len(needed) - len(bad)} of {len(needed)} are here and work"
        )
    yield from bad
    yield from _slow_yaml()


def _library(requirement: str) -> Result | None:
    """What is wrong with a library; None where nothing is."""
    found = _REQUIREMENT.match(requirement)
    assert found
    name, bounds = found["name"], found["bounds"].strip()
    fix = f"{installing(f'{name}{bounds}')}"
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return Result(name, "problem", "is not installed", fix)
    if not fits(version, bounds):
        return Result(name, "problem", f"is {version}, and {bounds} is needed", fix)
    try:
        importlib.import_module(MODULES.get(name.lower()) or _module(name))
    except Exception as error:  # whatever a broken library raises, it is broken
        again = f"{fix} --force-reinstall"
        return Result(name, "problem", f"is {version} and cannot be imported: {error}", again)
    return None


def _module(name: str) -> str:
    """The module that an installed library brings, by its list of files."""
    found = {file.parts[0] for file in metadata.files(name) or () if _begins_a_package(file.parts)}
    public = sorted(one for one in found if not one.startswith("_"))
    return public[0] if public else name.lower().replace("-", "_")


def _begins_a_package(parts: tuple[str, ...]) -> bool:
    return len(parts) == 2 and parts[1] == "__init__.py"


def installing(what: str) -> str:
    """The command that installs `what` for the Python that runs."""
    return f'{Path(sys.executable).name} -m pip install "{what}"'


def fits(version: str, bounds: str) -> bool:
    """Whether a version keeps to bounds such as `>=0.15,<0.16`; others than these are not read."""
    here = _numbers(version)
    for bound in _BOUND.finditer(bounds):
        there = _numbers(bound["version"])
        pairs = list(zip_longest(here, there, fillvalue=0))
        own, other = [one for one, _ in pairs], [two for _, two in pairs]
        if bound["how"] == ">=" and own < other:
            return False
        if bound["how"] == "<" and own >= other:
            return False
        if bound["how"] == "==" and own != other:
            return False
    return True


def _numbers(version: str) -> list[int]:
    found = re.match(r"\d+(\.\d+)*", version)
    return [int(part) for part in found[0].split(".")] if found else []


def _slow_yaml() -> Iterator[Result]:
    """PyYAML without its library in C would read long outlines ten times as slowly."""
    try:
        has_c = bool(getattr(importlib.import_module("yaml"), "__with_libyaml__", False))
    except Exception:  # told already
        return
    if not has_c:
        fix = f"{installing('pyyaml')} --force-reinstall, from a wheel"
        yield Result("libyaml", "note", "PyYAML is here without it, and slow on long outlines", fix)


def terminal() -> Result:
    """Whether what we say can be shown."""
    encoding = (getattr(sys.stdout, "encoding", "") or "ascii").lower()
    if encoding.replace("-", "") in ("utf8", "utf8sig"):
        return Result("terminal", "ok", "shows all letters (UTF-8)")
    fix = "set the environment variable PYTHONUTF8=1"
    if sys.platform == "win32":
        fix += ", and choose Windows Terminal or `chcp 65001`"
    return Result("terminal", "note", f"shows only the letters of {encoding}, others as `?`", fix)
