"""Outlines with variants, and the talks that are made of them."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

from deckbuilder.cache import Cache, Forgetful
from deckbuilder.diagnostics import Diagnostic, InvalidTalk
from deckbuilder.fields import Reading
from deckbuilder.model import Talk
from deckbuilder.pictures import Pictures
from deckbuilder.pipeline import Loaded, Outline, checked, load, understood
from deckbuilder.source import Mapping, read
from deckbuilder.understanding import in_language
from deckbuilder.variant import Choice, Filled

TOWN = """\
talk: {title: Towns, event: Hometown, date: 2024-03-02, minutes: 20, speakers: [host]}
people: {host: Ada, guest: {name: Ben, about: A guest}}
maps:
  land: {clouds: {alpha: Alpha, beta: {label: Beta, weight: 3}, gamma: Gamma}}
sections:
  - section: Start
    slides:
      - cover
      - {id: why, title: Why towns, minutes: 2, tags: [short], points: [One, Two]}
  - section: Middle
    cloud: land.alpha
    slides:
      - {id: streets, title: Streets, minutes: 3, notes: About streets, text: Streets}
      - {id: squares, title: Squares, minutes: 4, tags: [short, wide], clouds: land}
      - {id: sewers, title: Sewers, minutes: 5, tags: [deep], optional: yes, text: Below}
  - section: End
    slides: [agenda, {id: bye, title: Goodbye, minutes: 1, text: Bye}]
"""
"""A talk whose slides are `cover`, `why`, `streets`, `squares`, `agenda` and `bye`."""


def with_variants(variants: str, base: str = TOWN) -> str:
    """An outline with what stands below `variants:`, as a block of its own."""
    return f"{base}variants:\n{indent(variants.strip(chr(10)), '  ')}\n"


def outline_of(text: str, folder: Path = Path()) -> Outline:
    """An outline with variants; pictures are looked for in `folder`."""
    root = read(text.encode(), "talk.yaml")
    pictures = Pictures((folder / "pictures",))
    return in_language(root, "", folder / "talk.yaml", pictures, Forgetful())


def resolution(
    text: str, *variants: str, settings: tuple[str, ...] = ()
) -> tuple[Mapping, Reading, tuple[Filled, ...]]:
    """The source of one talk of an outline, what it is read with, and what `fill` did."""
    made = understood(outline_of(text), Choice(variants, settings)).resolved
    assert isinstance(made.node, Mapping)
    return made.node, made.reading, made.filled


def talk_of(text: str, *variants: str, settings: tuple[str, ...] = ()) -> Talk:
    """One talk of an outline in which nothing is wrong."""
    talk = checked(outline_of(text), Choice(variants, settings)).talk
    assert talk
    return talk


def town(variants: str, *names: str, base: str = TOWN) -> Talk:
    """One talk about towns: of the variants that are written in `variants`, the first or `names`."""
    text = with_variants(variants, base)
    return talk_of(text, *(names or (variants.strip().partition(":")[0],)))


def shown(talk: Talk) -> str:
    """The ids of all slides, sections apart, and `*` for the opening of a section."""
    return " | ".join(
        " ".join(["*"] * section.opens + [slide.name for slide in section.slides])
        for section in talk.sections
    )


def said(text: str, *variants: str, settings: tuple[str, ...] = ()) -> list[str]:
    """Everything that is said of a talk: line, column, message and hint."""
    try:
        made = checked(outline_of(text), Choice(variants, settings))
    except InvalidTalk as invalid:
        return [line(one) for one in invalid.diagnostics]
    return [line(one) for one in sorted(made.warnings, key=lambda one: one.span)]


def marked(text: str) -> tuple[str, str]:
    """A text without its `^`, and the line and column of what stands behind it."""
    before, after = text.split("^")
    row, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return before + after, f"{row}:{column}"


def line(one: Diagnostic) -> str:
    """A diagnostic without the name of its file."""
    return str(one).removeprefix("talk.yaml:")


def loaded(
    folder: Path,
    text: str,
    *variants: str,
    settings: tuple[str, ...] = (),
    cache: Cache | None = None,
) -> Loaded:
    """One talk of an outline, with its deck."""
    path = folder / "talk.yaml"
    path.write_text(text, "utf-8")
    return load(path, Choice(variants, settings), cache=cache)
