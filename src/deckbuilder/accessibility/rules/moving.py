"""What moves, plays or goes on by itself."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.accessibility.finding import Finding
from deckbuilder.accessibility.pictures import LONGEST
from deckbuilder.accessibility.seen import SeenDeck, SeenShape, SeenSlide
from deckbuilder.readers.pptx.names import P
from deckbuilder.readers.pptx.parsing import Element


def check(deck: SeenDeck) -> Iterator[Finding]:
    """WCAG 2.2, success criteria 1.4.2, 2.2.1 and 2.2.2."""
    for slide in deck.slides:
        yield from _going_on(slide)
        for shape in slide.every():
            if shape.kind == "picture" and shape.number in slide.moving:
                yield slide.found(
                    shape,
                    f"the {shape.what} moves for longer than {LONGEST:g} seconds",
                    "let it play once, or make it a video that starts on a click",
                )
        yield from _playing(slide)


def _going_on(slide: SeenSlide) -> Iterator[Finding]:
    for transition in slide.root.iter(f"{P}transition"):
        after = transition.get("advTm")
        if after is not None and after.isdecimal():
            yield slide.found(
                None,
                f"the next slide comes by itself after {int(after) / 1000:g} seconds",
                "let a click bring it (Transitions > On Mouse Click)",
            )
            return  # a choice and its fallback say the same


def _playing(slide: SeenSlide) -> Iterator[Finding]:
    """Animations that begin without a click and play a medium, or have no end."""
    named = {_number(shape): shape for shape in slide.every()}
    told: set[str] = set()
    for effect in slide.root.iter(f"{P}cTn"):
        if effect.get("nodeType") not in ("withEffect", "afterEffect"):
            continue
        if _follows_a_click(effect):
            continue
        target = next(effect.iter(f"{P}spTgt"), None)
        identifier = str(target.get("spid") or "") if target is not None else ""
        shape = named.get(identifier)
        name = f"`{shape.name}`" if shape else "something"
        is_endless = any(one.get("repeatCount") == "indefinite" for one in effect.iter(f"{P}cTn"))
        is_medium = effect.get("presetClass") == "mediacall"
        if (is_medium or is_endless) and identifier not in told:
            told.add(identifier)
            verb = "plays" if is_medium else "moves without end,"
            yield slide.found(shape, f"{name} {verb} without a click", "let it start on a click")


def _number(shape: SeenShape) -> str:
    named = shape.element.find(f"./*/{P}cNvPr")
    return str(named.get("id") or "") if named is not None else ""


def _follows_a_click(effect: Element) -> bool:
    """Whether an effect waits for a click on the slide or on something (ECMA-376 part 1, 19.5).

    Each step of the main sequence waits for ever (`indefinite`) until a click starts it. A step
    that begins by itself has, beside that wait, the beginning of the sequence to start with.
    """
    if any(one.get("nodeType") == "interactiveSeq" for one in effect.iterancestors(f"{P}cTn")):
        return True
    around = list(effect.iterancestors(f"{P}par"))
    if len(around) < 2:
        return False
    conditions = around[-2].findall(f"{P}cTn/{P}stCondLst/{P}cond")
    by_itself = any(one.get("evt") == "onBegin" for one in conditions)
    return not by_itself and any(one.get("delay") == "indefinite" for one in conditions)
