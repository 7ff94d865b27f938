"""What a slide has beside its words and shapes: movement, background, colours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from deckbuilder.clicks_told import EFFECTS, PARAGRAPHS, Builds, in_clicks, played
from deckbuilder.readers.pptx.identity import without_id
from deckbuilder.readers.pptx.names import A, P
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.readers.pptx.reading import switch, whole
from deckbuilder.scene import FOOTNOTES

_PLAIN = (None, "none", "noStrike", "0")
_LONGEST = 40
_MOST = 20
"""Runs that are told of one slide: after these, the whole slide was painted."""


def movement(root: Element) -> tuple[str, ...]:
    """A background and slides that go on by themselves, which ours have not."""
    found = []
    if any(whole(one.get("advTm")) for one in root.iter(f"{P}transition")):
        found.append("going on by itself")
    if root.find(f"{P}cSld/{P}bg") is not None:
        found.append("a background of its own")
    return tuple(found)


def transition(root: Element) -> str:
    """How a slide comes in: `fade`, `push`, `morph`, another effect by its name, or `none`.

    Of alternatives the first counts, which is for the newest program that knows it. An element
    without an effect says only when the next slide comes (19.3.1.50).
    """
    for found in root.iter(f"{P}transition"):
        effects = (one.tag.rpartition("}")[2] for one in found if isinstance(one.tag, str))
        known = [effect for effect in effects if effect not in ("sndAc", "extLst")]
        return known[0] if known else "none"
    return "none"


def builds(root: Element, identifier: str) -> Builds:
    """What comes and goes with each click on the slide of that id; emphasis and paths count too.

    What films and sounds do is theirs, and no animation.
    """
    return in_clicks(_effects(root, _names(root, identifier)))


def playing(root: Element, identifier: str) -> dict[str, str]:
    """How each film and sound on the slide of that id is played (19.5.29, 19.5.90)."""
    begun = {
        aim.get("spid")
        for node in root.iter(f"{P}cTn")
        if node.get("presetClass") == "mediacall" and node.get("nodeType") in _WITHOUT_CLICK
        for aim in node.iter(f"{P}spTgt")
    }
    names, found = _names(root, identifier), {}
    for media in root.iter(f"{P}cMediaNode"):
        aim, time = next(media.iter(f"{P}spTgt"), None), media.find(f"{P}cTn")
        if aim is not None and time is not None:
            spid, again = aim.get("spid"), time.get("repeatCount")
            muted = switch(media.get("mute")) is True
            name = names.get(spid, "")
            found[name] = played(spid in begun, again not in (None, "1000"), muted)
    return found


def _names(root: Element, identifier: str) -> dict[str | None, str]:
    """What the shapes of a slide are called, by their ids."""
    return {
        one.get("id"): without_id(one.get("name") or "", identifier)
        for one in root.iter(f"{P}cNvPr")
    }


def _effects(root: Element, names: Mapping[str | None, str]) -> Iterator[tuple[bool, str]]:
    for node in root.iter(f"{P}cTn"):
        kind = node.get("presetClass")
        if not kind or kind == "mediacall":
            continue
        aim = next(node.iter(f"{P}spTgt"), None)
        name = names.get(aim.get("spid"), "") if aim is not None else ""
        paragraph = PARAGRAPHS if aim is not None and aim.find(f"{P}txEl") is not None else ""
        preset = node.get("presetID") or ""
        effect = EFFECTS.get(preset, f" #{preset}")
        told = f"{_KINDS.get(kind, kind)}{name}{paragraph}{effect}"
        yield node.get("nodeType") == "clickEffect", told


_KINDS = {"entr": "", "exit": "-"}
_WITHOUT_CLICK = ("afterEffect", "withEffect")


def painted(root: Element) -> tuple[str, ...]:
    """Words in a look that no outline can give them, such as `“never” underlined`.

    Our own words have colours of the theme only, and are never underlined or struck out.
    """
    found: dict[str, None] = {}
    ours = _footnotes(root)
    for run in root.iter(f"{A}r"):
        looks = list(_looks(run.find(f"{A}rPr"), is_mark=(run.findtext(f"{A}t") or "") in ours))
        words = " ".join((run.findtext(f"{A}t") or "").split())
        if looks and words:
            cut = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
            found.setdefault(f"“{cut}” {', '.join(looks)}")
        if len(found) >= _MOST:
            break
    return tuple(found)


def _footnotes(root: Element) -> frozenset[str]:
    """The numbers of the footnotes that an outline gave a slide."""
    found = set()
    for shape in root.iter(f"{P}sp"):
        named = shape.find(f"{P}nvSpPr/{P}cNvPr")
        if named is not None and (named.get("name") or "").endswith(f":{FOOTNOTES}"):
            firsts = (part.find(f"{A}r/{A}t") for part in shape.iter(f"{A}p"))
            found |= {first.text or "" for first in firsts if first is not None}
    return frozenset(found)


def _looks(properties: Element | None, *, is_mark: bool = False) -> Iterator[str]:
    if properties is None:
        return
    if properties.get("u") not in _PLAIN:
        yield "underlined"
    if properties.get("strike") not in _PLAIN:
        yield "struck out"
    if properties.get("baseline") not in _PLAIN and not is_mark:
        yield "raised or lowered"
    if properties.find(f"{A}highlight") is not None:
        yield "highlighted"
    colour = properties.find(f"{A}solidFill/{A}srgbClr")
    if colour is not None:
        yield f"in the colour {(colour.get('val') or '').upper()}"
