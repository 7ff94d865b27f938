"""What another user of deckbuilder needs to make the same deck: the outline and all it names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from deckbuilder import picture_files
from deckbuilder.export import File, Unsuitable
from deckbuilder.pipeline import portable
from deckbuilder.share.pack import Pack
from deckbuilder.share.picture_copies import private_copy
from deckbuilder.templates import template_beside
from deckbuilder.theme.load import BUILT_IN
from deckbuilder.translation.languages import FOLDER as TEXTS
from deckbuilder.translation.languages import languages_of, texts_path

FOLDER = "source"
_AS_IT_IS = (
    "goes along as it came back: all of its slides, with the comments and the name of its author"
)


def files(pack: Pack) -> Iterator[File]:
    """`source/` with the outline, its texts in all languages, themes and pictures; if wanted.

    They lie so that `build` finds them in the unpacked folder. Raises `Unsuitable`.
    """
    if not pack.with_source:
        return
    outline = pack.loaded.outline.path
    yield File(f"{FOLDER}/{outline.name}", _read(outline))
    for other in pack.loaded.outline.whole.files:
        name = os.path.relpath(other, outline.parent).replace(os.sep, "/")  # they lie below it
        yield File(f"{FOLDER}/{name}", _read(other))
    for language in languages_of(outline):
        path = texts_path(outline, language)
        yield File(f"{FOLDER}/{TEXTS}/{path.name}", _read(path))
    for name, path in sorted(_themes(pack).items()):
        yield File(f"{FOLDER}/{name}", _read(path))
    yield from _pictures(pack)
    yield from _tables(pack)
    yield from _recordings(pack)
    yield from _decks(pack)


def _themes(pack: Pack) -> dict[str, Path]:
    """The theme files of the talk and of every variant, by their names in the zip."""
    given = str(pack.theme)
    talks = [pack.loaded.talk, *pack.loaded.outline.every_talk]
    found: dict[str, Path] = {}
    for theme in dict.fromkeys([given, *(str(talk.talk.theme) for talk in talks)]):
        if not theme or theme in BUILT_IN:
            continue
        name = str(PurePosixPath(portable(theme, pack.home)))
        outside = ".." in PurePosixPath(name).parts or (
            Path(theme).is_absolute() and theme != given
        )
        if outside or found.get(name, pack.home / theme) != pack.home / theme:
            raise Unsuitable(
                f"the theme file `{theme}` lies outside the folder of the outline; copy it there "
                "so that it can be shared, or leave out `--source`"
            )
        found[name] = pack.home / theme
        template = template_beside(theme, pack.home)
        if template and template != pack.home / theme:
            found[str(PurePosixPath(portable(str(template.absolute()), pack.home)))] = template
    return found


def _pictures(pack: Pack) -> Iterator[File]:
    """Every picture that some talk of the outline shows, without private metadata."""
    shelf = pack.loaded.outline.pictures
    home = Path(picture_files.real_roots(shelf.folders)[0])
    stem = pack.loaded.outline.path.stem
    for name, path in sorted(shelf.named.items()):
        plain = str(PurePosixPath(name))
        place = plain if home / plain == path else _place_of(path, home, f"{stem}/{plain}")
        try:
            data = picture_files.read(path, name).data
            copied = private_copy(data, shelf.facts(name).orientation)
        except (picture_files.NoPicture, ValueError) as error:
            raise Unsuitable(f"the picture `{name}` cannot be shared: {error}") from error
        yield File(f"{FOLDER}/{place}", copied)


def _tables(pack: Pack) -> Iterator[File]:
    """The files of data that charts are made of, as they are."""
    shelf = pack.loaded.outline.pictures
    home = Path(picture_files.real_roots(shelf.folders)[0])
    stem = pack.loaded.outline.path.stem
    for name, path in sorted(shelf.tables.items()):
        plain = str(PurePosixPath(name))
        place = plain if home / plain == path else _place_of(path, home, f"{stem}/{plain}")
        yield File(f"{FOLDER}/{place}", _read(path))


def _recordings(pack: Pack) -> Iterator[File]:
    """The films and sounds that some talk of the outline plays, as they are."""
    shelf = pack.loaded.outline.pictures
    home = Path(picture_files.real_roots(shelf.folders)[0])
    stem = pack.loaded.outline.path.stem
    for name, path in sorted(shelf.recordings.named.items()):
        plain = str(PurePosixPath(name))
        place = plain if home / plain == path else _place_of(path, home, f"{stem}/{plain}")
        remark = f"`{FOLDER}/{place}` goes along as it is, with all that it says of who made it"
        yield File(f"{FOLDER}/{place}", _read(path), (remark,))


def _decks(pack: Pack) -> Iterator[File]:
    """The decks of which the outline keeps slides, as they are."""
    shelf = pack.loaded.outline.pictures
    stem = pack.loaded.outline.path.stem
    home = Path(picture_files.real_roots(shelf.folders)[0])
    for path in shelf.decks.files:
        inside = path.is_relative_to(home)
        other = _place_of(path, home, f"{stem}/{path.name}")
        place = path.relative_to(home).as_posix() if inside else other
        name = f"{FOLDER}/{place}"
        yield File(name, _read(path), (f"`{name}` {_AS_IT_IS}",))


def _place_of(path: Path, home: Path, otherwise: str) -> str:
    """Where a file goes that lies in no folder of the outline's own: as beside `home`."""
    beside = home.parent / "assets"
    return f"assets/{path.relative_to(beside).as_posix() if beside in path.parents else otherwise}"


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unsuitable(f"{path} cannot be read ({error.strerror})") from error
