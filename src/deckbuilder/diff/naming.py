"""How a deck, an outline, a variant or an outline as it was in git is named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from deckbuilder.diagnostics import did_you_mean
from deckbuilder.wording import is_language, usual_case

DECKS = (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm")
_REVISION = re.compile(r"(?P<revision>[^:]+):(?P<path>[^:]+)")
_LANGUAGE = re.compile(r"(?P<rest>.*)@(?P<language>[A-Za-z0-9-]+)", re.DOTALL)


class Misnamed(Exception):
    """What was named is not there; the message says what may have been meant."""


@dataclass(frozen=True, slots=True)
class Named:
    """One side of a comparison as its user named it."""

    written: str
    path: Path
    revision: str = ""
    """Of git; empty for the file as it is."""
    variants: tuple[str, ...] | None = None
    """None when none was named; no names for the outline as it stands."""
    language: str = ""

    @property
    def is_deck(self) -> bool:
        """Whether it is a PowerPoint file."""
        return not self.is_outline

    @property
    def is_outline(self) -> bool:
        """Whether it is an outline, by the ending of its name."""
        return self.path.suffix.lower() in (".yaml", ".yml")

    @property
    def is_open(self) -> bool:
        """Whether it may be any talk of its outline, so that the other side chooses which."""
        return self.is_outline and self.variants is None and not self.language


def named(written: str) -> Named:
    """What `FILE[#VARIANT[+VARIANT]][@LANG]`, or `REVISION:FILE...`, names; raises `Misnamed`.

    A file that has just this name is meant before all else.
    """
    if _is_file(Path(written)):
        return _file(written, Path(written))
    rest, variants, language = written, None, ""
    found = _LANGUAGE.fullmatch(rest)
    if found and is_language(found["language"]) and _is_talk(found["rest"]):
        rest, language = found["rest"], usual_case(found["language"])
    if "#" in rest and not _is_file(Path(rest)):
        rest, _, chosen = rest.rpartition("#")
        variants = tuple(filter(None, (name.strip() for name in chosen.split("+"))))
    revision, path = "", Path(rest)
    if not _is_file(path) and (git := _REVISION.fullmatch(rest)):
        revision, path = git["revision"], Path(git["path"])
    elif not _is_file(path):
        raise Misnamed(_missing(path))
    one = _file(written, path)
    if one.is_deck and (variants is not None or language or revision):
        raise Misnamed(f"`{written}`: variants, languages and revisions are for outlines")
    return Named(written, path, revision, variants, language)


def _file(written: str, path: Path) -> Named:
    if path.suffix.lower() not in (*DECKS, ".yaml", ".yml"):
        raise Misnamed(f"`{path}` is neither an outline (.yaml) nor a deck (.pptx)")
    return Named(written, path)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _is_talk(text: str) -> bool:
    """Whether an outline may be named so, with or without a variant."""
    return re.search(r"\.ya?ml(#.*)?\Z", text, re.IGNORECASE) is not None


def _missing(path: Path) -> str:
    if path.is_dir():
        return f"`{path}` is a folder; name an outline or a deck in it"
    near = did_you_mean(str(path), map(str, _beside(path)))
    return f"there is no file `{path}`" + (f"; {near}" if near else "")


def _beside(path: Path) -> Iterable[Path]:
    folder = path.parent
    if not folder.is_dir():
        return ()
    endings = (".yaml", ".yml", *DECKS)
    return sorted(one for one in folder.iterdir() if one.suffix.lower() in endings)
