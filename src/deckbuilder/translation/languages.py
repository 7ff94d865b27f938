"""Where the texts of other languages lie, and what the languages are called."""

from __future__ import annotations

from pathlib import Path

from deckbuilder.kinds import LANGUAGE
from deckbuilder.source import Mapping, Node, Scalar

FOLDER = "texts"
"""The folder beside an outline that holds them."""
OUTLINE_LANGUAGE = "en"
"""The language of an outline that does not say which."""


def texts_path(outline: Path, language: str) -> Path:
    """Where the texts of an outline in a language lie: `texts/talk.de.yaml` for `talk.yaml`."""
    return outline.parent / FOLDER / f"{outline.stem}.{language}.yaml"


def languages_of(outline: Path) -> tuple[str, ...]:
    """The languages that there are texts in, in the order of their tags."""
    folder = outline.parent / FOLDER
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    start, end = f"{outline.stem}.", ".yaml"
    tags = [n[len(start) : -len(end)] for n in names if n.startswith(start) and n.endswith(end)]
    return tuple(sorted(tag for tag in tags if LANGUAGE.match(tag)))


def outline_of(texts: Path) -> Path | None:
    """The outline that a file holds texts of; None when it is no such file, or there is none."""
    stem, _, language = texts.stem.rpartition(".")
    if not stem or texts.parent.name != FOLDER or not LANGUAGE.match(language):
        return None
    beside = (texts.parent.parent / f"{stem}{suffix}" for suffix in (".yaml", ".yml"))
    return next((outline for outline in beside if outline.is_file()), None)


def language_of(root: Node) -> str:
    """The language that an outline says it is in."""
    talk = root.entries.get("talk") if isinstance(root, Mapping) else None
    said = talk.value.entries.get("language") if talk and isinstance(talk.value, Mapping) else None
    tag = said.value.value.strip() if said and isinstance(said.value, Scalar) else ""
    return tag or OUTLINE_LANGUAGE


def name_of(language: str) -> str:
    """The English name of a language, such as `German`; its tag when nobody knows it."""
    # Babel takes a tenth of a second to import, and only the header of a texts file needs this.
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-").get_display_name("en") or language
    except (UnknownLocaleError, ValueError):
        return f"`{language}`"
