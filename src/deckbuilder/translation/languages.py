"""Where the texts of other languages lie, and what the languages are called."""

from __future__ import annotations

from pathlib import Path

from deckbuilder.kinds import LANGUAGE
from deckbuilder.source import Mapping, Node, Scalar
from deckbuilder.wording import is_language, meant_tag, usual_case

FOLDER = "texts"
"""The folder beside an outline that holds them."""
OUTLINE_LANGUAGE = "en"
"""The language of an outline that does not say which."""


def texts_path(outline: Path, language: str) -> Path:
    """Where the texts of an outline in a language lie: `texts/talk.de.yaml` for `talk.yaml`."""
    return outline.parent / FOLDER / f"{outline.stem}.{language}.yaml"


def languages_of(outline: Path) -> tuple[str, ...]:
    """The languages that there are texts in, in the order of their tags."""
    return tuple(tag for tag in _tags(outline, ".yaml") if _is_usual(tag))


def stray_files(outline: Path) -> list[tuple[Path, str]]:
    """Files that were meant to be texts of an outline and that no command reads, and why not."""
    there = _tags(outline, ".yaml")
    others = [(tag, ".yaml") for tag in there if not _is_usual(tag)]
    others += [(tag, ".yml") for tag in _tags(outline, ".yml")]
    found = []
    for tag, ending in others:
        is_known = is_language(tag)
        why = "not read under this name" if is_known else f"`{tag}` is not a language tag"
        better = usual_case(tag) if is_known else meant_tag(tag)
        name = f"{outline.stem}.{better or 'de'}.yaml"
        if better in there:
            what = f"there is `{name}` as well, so move its texts there"
        else:
            what = f"call it `{name}`" if better else f"German texts, say, are called `{name}`"
        path = outline.parent / FOLDER / f"{outline.stem}.{tag}{ending}"
        found.append((path, f"{why}; {what}"))
    return found


def _tags(outline: Path, ending: str) -> list[str]:
    """What stands where the tag should in files that are called as texts of an outline are."""
    folder, start = outline.parent / FOLDER, f"{outline.stem}."
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    right = (name for name in names if name.startswith(start) and name.endswith(ending))
    tags = (name[len(start) : -len(ending)] for name in right)
    # With a dot in it, the file may be of `talk.old.yaml`.
    return sorted(tag for tag in tags if tag and "." not in tag)


def _is_usual(tag: str) -> bool:
    return is_language(tag) and usual_case(tag) == tag


def usual(tag: str) -> str:
    """A language tag in the usual capitals; what is no tag stays as it is."""
    return usual_case(tag) if LANGUAGE.match(tag) else tag


def outline_of(texts: Path) -> Path | None:
    """The outline that a file holds texts of; None when it is no such file, or there is none."""
    stem, _, language = texts.stem.rpartition(".")
    if not stem or texts.parent.name != FOLDER or not LANGUAGE.match(language):
        return None
    beside = (texts.parent.parent / f"{stem}{suffix}" for suffix in (".yaml", ".yml"))
    return next((outline for outline in beside if outline.is_file()), None)


def language_of(root: Node) -> str:
    """The language that an outline says it is in, in the usual capitals."""
    talk = root.entries.get("talk") if isinstance(root, Mapping) else None
    said = talk.value.entries.get("language") if talk and isinstance(talk.value, Mapping) else None
    tag = said.value.value.strip() if said and isinstance(said.value, Scalar) else ""
    return usual(tag) or OUTLINE_LANGUAGE


def name_of(language: str) -> str:
    """The English name of a language, such as `German`; its tag when nobody knows it."""
    # Babel takes a tenth of a second to import, and only the header of a texts file needs this.
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-").get_display_name("en") or language
    except (UnknownLocaleError, ValueError):
        return f"`{language}`"
