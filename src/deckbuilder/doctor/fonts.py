"""Fonts: our own, those that themes name, and those for the letters of a talk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from deckbuilder.borrowed_fonts import borrowed
from deckbuilder.cache import FolderCache, default_folder
from deckbuilder.diagnostics import NOWHERE, InvalidTalk
from deckbuilder.doctor.result import Package, Result
from deckbuilder.measure import TWINS
from deckbuilder.pipeline import Loaded, load
from deckbuilder.raster import FONTS, font_files
from deckbuilder.shown import texts
from deckbuilder.theme.load import BUILT_IN, load_theme
from deckbuilder.theme.theme import Theme

NOTO = Package(
    "fonts-noto-core fonts-noto-cjk",
    "google-noto-sans-cjk-fonts google-noto-sans-fonts",
    "--cask font-noto-sans font-noto-sans-cjk",
)
_ON_WINDOWS = "add the language under Settings > Time & language, which brings its fonts"


def shipped() -> Iterator[Result]:
    """Whether the fonts that come with deckbuilder are all here."""
    here = {Path(path).name for path in font_files()}
    missing = sorted({f"{twin}-Regular.ttf" for twin in TWINS.values()} - here)
    if missing:
        said = f"{', '.join(missing)} is missing in {FONTS}"
        yield Result("our fonts", "problem", said, "install deckbuilder again")
    else:
        yield Result("our fonts", "ok", f"{len(here)} files are here")


def of_themes(talk: Path | None) -> Iterator[Result]:
    """The fonts of our themes; with a talk, those of its own theme and of its letters."""
    if talk is None:
        for name in BUILT_IN:
            yield from _of_theme(load_theme(name, Path.cwd(), NOWHERE), f"fonts of {name}")
        return
    try:
        loaded = load(talk, cache=FolderCache(default_folder()))
    except InvalidTalk as invalid:
        said = f"{talk} has mistakes ({len(invalid.diagnostics)}), so its fonts are not known"
        yield Result("fonts", "note", said, f"see `deckbuilder check {talk}`")
        return
    yield from _of_theme(loaded.theme, f"fonts of {loaded.talk.talk.theme}")
    yield _of_letters(loaded)


def _of_theme(theme: Theme, name: str) -> Iterator[Result]:
    faces = dict.fromkeys((theme.heading_font, theme.body_font, theme.code_font))
    strange = [face for face in faces if face.lower() not in TWINS]
    named = ", ".join(f"{face} (as {_twin(face)})" for face in faces if face not in strange)
    if named:
        yield Result(name, "ok", f"measured and drawn here with fonts as wide: {named}")
    if strange:
        said = f"we have nothing as wide as {', '.join(strange)}, so words are measured too wide"
        yield Result(
            name, "note", said, "look at the deck in PowerPoint, or choose Calibri or Arial"
        )


def _twin(face: str) -> str:
    twin = TWINS[face.lower()]
    return twin.replace("Liberation", "Liberation ")


def _of_letters(loaded: Loaded) -> Result:
    """Whether pictures and PDF of a talk can show all its letters."""
    words = (body.text for scene in loaded.deck.scenes for _, body in texts(scene.items))
    found = borrowed(words, loaded.deck.language)
    if found.missing:
        shown = " ".join(found.missing[:8])
        said = f"no font here has {shown}; pictures and PDF show boxes there, PowerPoint may not"
        return Result("letters", "note", said, NOTO.fix(_ON_WINDOWS))
    if found.families:
        said = f"drawn with {', '.join(found.families)} of this computer where ours lack them"
        return Result("letters", "ok", said)
    return Result("letters", "ok", "our own fonts have them all")
