"""Icons by name: those of Lucide (ISC licence), as strokes that PowerPoint can recolour."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from deckbuilder.diagnostics import did_you_mean
from deckbuilder.geometry import Box
from deckbuilder.icons.path import segments
from deckbuilder.scene import Colour, Freeform, Line, Segment, Shape

FIELD = 24.0
"""Width and height of the field that the icons are drawn on."""
STROKE = 2.0
"""Width of their pen on that field."""
DIRECTIONS = {"left", "right"}
"""Parts of names of icons that point where reading goes on, or where it came from."""


@cache
def _lines() -> dict[str, str]:
    text = files(__package__).joinpath("lucide.txt").read_text("utf-8")
    lines = (line.partition("\t") for line in text.splitlines() if line[:1] != "#")
    return {name: rest for name, _, rest in lines}


def version() -> str:
    """The version of the set, such as `Lucide 1.62.0`."""
    with files(__package__).joinpath("lucide.txt").open(encoding="utf-8") as file:
        return file.readline().lstrip("# ").partition(",")[0]


def names() -> list[str]:
    """The names of all icons; older names of theirs are left out."""
    return [name for name, rest in _lines().items() if rest[:1] != "="]


def is_icon(name: str) -> bool:
    """Whether there is an icon of that name, which may be an older one."""
    return name in _lines()


def words(name: str) -> list[str]:
    """What an icon is for, in words to search it by."""
    return [word for word in _lines()[name].partition("\t")[0].split(",") if word]


def found(words: str) -> list[str]:
    """The icons that `words` may mean, the likeliest first: by name, then by what they are for."""
    wanted = words.lower().replace("_", " ").replace("-", " ").split()
    scored = []
    for name in names():
        parts, tags = name.split("-"), _lines()[name].partition("\t")[0]
        exact = sum(word in parts for word in wanted)
        near = sum(word in name or word in tags for word in wanted)
        if near == len(wanted):
            scored.append((-exact, len(parts), name))
    return [name for _, _, name in sorted(scored)]


def hint(name: str) -> str:
    """What to write instead of a name that no icon has."""
    near = did_you_mean(name.lower().replace("_", "-").replace(" ", "-"), _lines())
    if near:
        return near
    some = found(name)[:3]
    if some:
        return "one of " + ", ".join(f"`{one}`" for one in some)
    return "`deckbuilder icons WORD` finds one by a word"


@lru_cache(maxsize=512)
def outline(name: str) -> Freeform:
    """The strokes of an icon, as shares of its field; KeyError for a name that no icon has."""
    rest = _lines()[name]
    if rest.startswith("="):
        return outline(rest[1:])
    return Freeform(segments(rest.partition("\t")[2], FIELD))


def icon(
    name: str,
    called: str,
    box: Box,
    colour: Colour,
    *,
    mirrored: bool,
    alt: str = "",
    link: str = "",
) -> Shape:
    """The icon `name` in `box`, which is square, as the item `called`; a decoration without `alt`.

    The pen grows with the box, as the icon does. Where left and right of the slide will be
    exchanged, as `mirrored` says, only icons of a direction are to be turned round with it.
    """
    drawn = outline(name)
    if mirrored and not DIRECTIONS & set(name.split("-")):
        drawn = turned(drawn)
    pen = Line(colour, round(STROKE * box.w / FIELD, 2), cap="round")
    return Shape(called, box, drawn, line=pen, alt=alt, decorative=not alt, link=link)


def turned(freeform: Freeform) -> Freeform:
    """Strokes with left and right exchanged."""
    return Freeform(
        tuple(
            Segment(one.kind, tuple((round(1 - x, 6), y) for x, y in one.points))
            for one in freeform.segments
        )
    )
