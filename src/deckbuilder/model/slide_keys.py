"""What is wrong between the keys of a slide, and which of its footnotes nothing refers to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from deckbuilder.diagnostics import Span, nearest
from deckbuilder.fields import Footnotes, Reading
from deckbuilder.source import Mapping, Node

SPLIT = re.compile(r"[1-9]\d?/[1-9]\d?\Z")


def check_slide(
    keys: dict[str, Span],
    values: dict[str, Any],
    span: Span,
    own: Iterable[str],
    reading: Reading,
) -> bool:
    """Report what is wrong between the keys of a slide, given with their places; False if anything.

    `own` are the keys that are no blocks. One that is nearly a key we know counts as that: its
    author has been told already.
    """
    before = len(reading.problems.errors)
    known = [*own, *reading.blocks]
    given = {key if key in known else nearest(key, known) or key: at for key, at in keys.items()}
    blocks = [key for key in given if key in reading.blocks]
    at_foot = [key for key in blocks if getattr(reading.blocks[key], "at_foot", False)]
    if at_foot and len(blocks) > 1:
        blocks.remove(at_foot[0])  # which stands below the others
    word, error = values.get("slide"), reading.problems.error
    _check_zoom(given, word, reading)
    if "slide" not in given and "title" not in given:
        error("this slide has no `title`", span, "say in a sentence what it shows")
    if word and blocks:
        message = f"a `{word}` slide is made from the talk and takes no `{blocks[0]}`"
        error(message, given[blocks[0]], "put that on a slide of its own")
    if len(blocks) > 2:
        listed = ", ".join(f"`{key}`" for key in blocks)
        message = f"a slide holds one or two blocks, and this one has {len(blocks)}: {listed}"
        hint = "stack some of them under `columns:`, or make a second slide"
        error(message, given[blocks[2]], hint)
    split = values.get("split", "")
    if split and not SPLIT.match(split):
        error(f"`{split}` is not a split", split.span, "write it as `split: 40/60`")
    elif split and len(blocks) != 2 and given.keys() <= set(known):
        error("`split` needs two blocks side by side", split.span, "remove it, or add a block")
    return len(reading.problems.errors) == before


def _check_zoom(given: dict[str, Span], word: Any, reading: Reading) -> None:
    """Report closer looks on slides that are something else already."""
    error = reading.problems.error
    closer = next((key for key in ("slide", "keep") if key in given), "")
    if "zoom" in given and closer:
        message = f"`zoom` is for slides of blocks, and `{closer}` makes this one"
        error(message, given["zoom"], "remove one of the two")
    if "zooms" in given and word != "agenda":
        message = "`zooms` is for the agenda, which shows a picture of each section"
        hint = "write `slide: agenda` on this slide, or remove it"
        hint = "for a closer look at a cloud write `zoom: map.cloud`" if not word else hint
        error(message, given["zooms"], hint)


def footnotes_in(entries: list[tuple[str, Span | None, Node]], reading: Reading) -> Footnotes:
    """The footnotes of a slide, numbered in their order."""
    nodes = [value for key, _, value in entries if key == "footnotes"]
    names = list(nodes[0].entries) if nodes and isinstance(nodes[0], Mapping) else []
    return Footnotes({name: number for number, name in enumerate(names, 1)})


def check_footnotes(entries: list[tuple[str, Span | None, Node]], reading: Reading) -> None:
    """Report footnotes that no text of the slide refers to."""
    notes = reading.footnotes
    nodes = [value for key, _, value in entries if key == "footnotes"]
    if not notes or not nodes or not isinstance(nodes[0], Mapping):
        return
    for name, entry in nodes[0].entries.items():
        if name not in notes.used:
            reading.problems.error(
                f"nothing on this slide refers to the footnote `{name}`",
                entry.key.span,
                f"write `[^{name}]` behind the words it is about, or remove it",
            )
