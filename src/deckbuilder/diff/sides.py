"""The two sides of a comparison: decks with a name, slides and pictures of these."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256

from deckbuilder.content import Said, said, said_on
from deckbuilder.diff.alike_pictures import Bytes
from deckbuilder.diff.looks import Look, look_as_built, look_in, look_of, theme_in
from deckbuilder.pipeline import Loaded
from deckbuilder.readers.pptx import Edited, SeenSlide, Unreadable
from deckbuilder.readers.pptx.drawing import drawn
from deckbuilder.readers.pptx.native_home import Home
from deckbuilder.report import counted
from deckbuilder.scene import Picture, Scene, walk
from deckbuilder.sync.base import Base
from deckbuilder.sync.comparison import FAITHFUL, Lossy
from deckbuilder.sync.seen import Seen
from deckbuilder.sync.theirs import Theirs, recognised
from deckbuilder.theme import Theme
from deckbuilder.wording import is_rtl_language
from deckbuilder.writers.pptx.identity import state

Draw = Callable[[int], "Drawable | None"]
"""A slide by its place, from 0; None where nobody knows what it looks like."""


@dataclass(frozen=True, slots=True)
class Drawable:
    """A slide with all that is needed to draw it."""

    scene: Scene
    theme: Theme
    width: float
    height: float
    number: int


@dataclass(frozen=True)
class Side:
    """A deck, an outline, or a variant of one."""

    name: str
    """What messages call it."""
    about: str
    """How many slides it has, and who saved it."""
    slides: tuple[Seen, ...]
    draw: Draw = field(repr=False)
    language: str = "en"
    look: Look | None = None
    """None where nobody knows."""
    lossy: Lossy = FAITHFUL
    laid_out: bool = False
    """Whether we have laid it out, and nobody has edited it: then places follow from words."""
    picture: Bytes = field(default=lambda _: None, repr=False)
    """The pictures in it."""
    remarks: tuple[str, ...] = ()

    @property
    def base(self) -> tuple[Said, ...]:
        """What its slides say, each under an id of its own, to find the other's slides in."""
        names = _names(self.slides)
        called = [
            replace(one, name=name, said=replace(one.said, id=name))
            for one, name in zip(self.slides, names, strict=True)
        ]
        slides = [one.said for one in called]
        led, _ = recognised(slides, called)
        return tuple(replace(one.said, id=name) for one, name in zip(led, names, strict=True))

    @property
    def creations(self) -> dict[str, int]:
        """The creation ids in the file by the ids of `base`."""
        names = _names(self.slides)
        slides = zip(self.slides, names, strict=True)
        return {name: one.creation_id for one, name in slides if one.creation_id}


def _names(slides: Sequence[Seen]) -> list[str]:
    """An id for each slide: its own for the surest that bears it, for all others its number."""
    owner: dict[str, int] = {}
    for sure in (True, False):
        for place, one in enumerate(slides):
            own = one.said.id
            if own and bool(one.name == own) == sure:
                owner.setdefault(own, place)
    names = {place: own for own, place in owner.items()}
    taken = set(owner)
    for place in range(len(slides)):
        if place not in names:
            name = f"slide-{place + 1}"
            while name in taken:
                name += "'"
            taken.add(name)
            names[place] = name
    return [names[place] for place in range(len(slides))]


def of_outline(loaded: Loaded, name: str) -> Side:
    """A talk as its outline makes it."""
    deck = loaded.deck
    slides = tuple(Seen(one, one.id, number=n) for n, one in enumerate(said(deck), 1))
    scenes = deck.scenes

    def draw(place: int) -> Drawable:
        return Drawable(scenes[place], loaded.theme, deck.width, deck.height, place + 1)

    look, about = look_of(loaded), counted(len(slides), "slide")

    def picture(digest: str) -> bytes | None:
        items = (item for scene in scenes for item in walk(scene.items))
        data = (item.image.data for item in items if isinstance(item, Picture))
        return next((one for one in data if sha256(one).hexdigest() == digest), None)

    return Side(name, about, slides, draw, deck.language, look, laid_out=True, picture=picture)


def of_deck(deck: Theirs, name: str, language: str) -> Side:
    """A deck as it is in its file."""
    edited = deck.edited
    about = counted(len(edited.slides), "slide") + (f", {edited.saved}" if edited.saved else "")

    def picture(digest: str) -> bytes | None:
        try:
            return edited.picture(digest).data
        except Unreadable:
            return None

    return Side(
        name,
        about,
        deck.seen,
        drawer(edited, language),
        language,
        look_in(edited),
        deck.lossy,
        state(deck.path) == "untouched",
        picture,
        remarks=tuple(f"not looked into: {what}" for what in edited.ignored),
    )


def drawer(edited: Edited, language: str) -> Draw:
    """What draws the slides of a deck that was read."""
    ids = {one.part: one.id for one in edited.slides}

    @cache
    def home() -> Home:
        width = look_in(edited).width
        return Home(theme_in(edited), width, is_rtl_language(language))

    def draw(place: int) -> Drawable | None:
        slide: SeenSlide = edited.slides[place]
        try:
            scene, _ = drawn(edited.opened, slide.part, home(), ids)
        except Unreadable:
            return None
        scene = replace(scene, language=language, title=scene.title or slide.content.title)
        height = look_in(edited).height
        return Drawable(scene, home().theme, home().width, height, slide.number)

    return draw


def as_built(base: Base, name: str, remade: Callable[[], Loaded | None]) -> Side:
    """A deck as it was built.

    Nobody kept its pictures; `remade` makes the talk anew, which shows those slides that still say
    what they said.
    """
    made = base.manifest
    known = cache(remade)

    def draw(place: int) -> Drawable | None:
        loaded = known()
        if loaded is None:
            return None
        built = made.slides[place]
        for section in loaded.deck.sections:
            for scene in section.scenes:
                if scene.id == built.id and said_on(scene, section.id) == built:
                    deck = loaded.deck
                    return Drawable(scene, loaded.theme, deck.width, deck.height, place + 1)
        return None

    slides = tuple(Seen(one, one.id, number=n) for n, one in enumerate(made.slides, 1))
    about = counted(len(slides), "slide")
    return Side(name, about, slides, draw, made.language, look_as_built(made))
