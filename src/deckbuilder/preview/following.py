"""A talk followed from save to save: what was built once is not built again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from deckbuilder.cache import Cache, Remembering
from deckbuilder.checks import run_checks
from deckbuilder.decks import DECK
from deckbuilder.diagnostics import Diagnostic, InvalidTalk
from deckbuilder.picture_files import SUFFIXES
from deckbuilder.pictures import Pictures
from deckbuilder.pipeline import Loaded, Outline, checked, laid_out, picture_folders, understood
from deckbuilder.preview.changes import Written, edited
from deckbuilder.preview.memory import Memory
from deckbuilder.preview.pictures import Drawings, Embedded
from deckbuilder.preview.state import Card, Heading, State
from deckbuilder.source import read_file
from deckbuilder.translation import languages_of, texts_path
from deckbuilder.understanding import in_language, no_garbage_collection
from deckbuilder.variant import Choice

TEXTS = (".yaml", ".yml")
OF_DRAWINGS = 0.25
"""Pixels in a point of what stands in for drawings: browsers show the drawings themselves, and a
stand-in as a deck needs it takes longer to make than all the rest of a save."""


@dataclass
class _Followed:
    """One talk of the outline, with what is known of it."""

    state: State = State()
    memory: Memory = field(default_factory=Memory)
    drawings: Drawings = field(default_factory=Drawings)
    written: Written | None = None
    loaded: Loaded | None = None
    """As `look` made it, until the next save."""


class Following:
    """The talks of one outline, as its files are now. Not for several threads at a time."""

    def __init__(self, path: Path, cache: Cache, theme: str = "", aspect: str = "") -> None:
        self.path, self.theme, self.aspect = path, theme, aspect
        self._store = Remembering(cache)
        self._pictures = Pictures(picture_folders(path), self._store, OF_DRAWINGS)
        self._outlines: dict[str, Outline] = {}
        """As the last save left it, by language."""
        self._talks: dict[Choice, _Followed] = {}
        self._theme_file: Path | None = None

    def saved(self, files: set[Path]) -> None:
        """Take notice that `files` have changed; the next `look` reads them again.

        Without any, whatever was read may have changed.
        """
        self._outlines = {}
        for talk in self._talks.values():
            talk.loaded = None
            if not all(is_text(file) for file in files) or not files:
                talk.memory.forget()

    @no_garbage_collection()
    def look(self, choice: Choice) -> State:
        """The talk as it is now, its problems still to be looked for unless it cannot be built."""
        talk = self._talks.setdefault(choice, _Followed())
        if talk.loaded is None:
            try:
                talk.loaded = self._load(choice, talk)
                talk.state = self._state(talk.loaded, talk)
            except InvalidTalk as invalid:
                talk.state = self._blocked(talk.state, invalid, choice)
        return talk.state

    @no_garbage_collection()
    def examine(self, choice: Choice) -> State:
        """The same with all its problems: those of other variants, and whatever is doubtful."""
        talk = self._talks.setdefault(choice, _Followed())
        found: list[Diagnostic] = []
        if talk.loaded:
            found += talk.loaded.warnings
            found += run_checks(talk.loaded, before_building=True)
        else:
            found += talk.state.problems or ()
        try:
            checked(self._read(choice.language), choice)
        except InvalidTalk as invalid:
            found += invalid.diagnostics
        problems = sorted(set(found), key=lambda d: (d.severity, d.span, d.message))
        talk.state = replace(talk.state, problems=tuple(problems), focus="")
        return talk.state

    def drop(self, wanted: set[Choice]) -> None:
        """Forget every talk that is not `wanted`."""
        self._talks = {choice: talk for choice, talk in self._talks.items() if choice in wanted}

    def image(self, digest: str) -> Embedded | None:
        """A picture of a slide."""
        shown = (talk.state.images for talk in list(self._talks.values()))
        return next((images[digest] for images in shown if digest in images), None)

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where anything may change that the talks are made from."""
        # Where the outline is a link, it is the file itself that is saved.
        folders = [
            self.path.resolve().parent,
            *picture_folders(self.path),
            texts_path(self.path, "").parent,
        ]
        folders += [file.parent for file in self._pictures.files]
        for outline in self._pictures.outlines:
            folders += picture_folders(outline)
        if self._theme_file:
            folders.append(self._theme_file.parent)
        return tuple(sorted({folder.resolve() for folder in folders if folder.is_dir()}))

    def _read(self, language: str) -> Outline:
        if language not in self._outlines:
            root = read_file(self.path)
            self._outlines[language] = in_language(
                root, language, self.path, self._pictures, self._store
            )
        return self._outlines[language]

    def _load(self, choice: Choice, talk: _Followed) -> Loaded:
        made = understood(self._read(choice.language), choice)
        loaded = laid_out(made, theme=self.theme, aspect=self.aspect, composer=talk.memory.compose)
        named = loaded.talk.talk.theme
        self._theme_file = self.path.parent / named if Path(named).suffix else None
        return loaded

    def _state(self, loaded: Loaded, talk: _Followed) -> State:
        deck, facts = loaded.deck, loaded.talk.talk
        cards = {
            scene.id: Card(
                scene,
                talk.drawings.draw(scene, loaded.theme, deck.width, deck.height, number),
                number,
            )
            for number, scene in enumerate(deck.scenes, 1)
        }
        talk.drawings.keep_only(set(cards))
        written = Written.of(loaded)
        focus = edited(talk.written, written) if talk.written else ""
        talk.written = written
        heading = Heading(
            deck.title, facts.minutes or 0.0, deck.width, deck.height, deck.language, deck.rtl
        )
        sections = tuple((one.name, tuple(s.id for s in one.scenes)) for one in deck.sections)
        variants, languages = loaded.outline.variants, languages_of(self.path)
        return State(heading, sections, cards, focus=focus, variants=variants, languages=languages)

    def _blocked(self, state: State, invalid: InvalidTalk, choice: Choice) -> State:
        outline = self._outlines.get(choice.language)
        variants = outline.variants if outline else state.variants
        return replace(
            state,
            problems=tuple(invalid.diagnostics),
            unchecked=invalid.unchecked,
            blocked=True,
            focus="",
            variants=variants,
            languages=languages_of(self.path),
        )


def is_text(file: Path) -> bool:
    """Whether a file may be an outline, a theme or texts of another language."""
    return file.suffix.lower() in TEXTS


def is_followed(file: Path) -> bool:
    """Whether a talk may be made from a file; editors put others beside it while they save."""
    if file.name.startswith("~$"):
        return False  # what PowerPoint puts beside a deck that is open
    return file.suffix.lower() in (*TEXTS, *SUFFIXES, *DECK.suffixes)
