"""Applies edits to decks in a running LibreOffice: a program for the Python that has `uno`.

    python3 uno_edits.py PIPE < JOB        or, until LibreOffice answers: uno_edits.py PIPE wait

JOB is JSON: {"source": path, "target": path, "edits": [{"kind": ..., arguments}, ...]}.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any

import uno
import uno_slides as slides
import uno_words as words

FILTER = "Impress MS PowerPoint 2007 XML"
SECONDS = 60
"""How long LibreOffice may take to start."""


def retitle(deck: slides.Document, slide: str, text: str) -> None:
    deck.piece(slide, "title").String = text


def _in_words(change: Any) -> Any:
    def applied(deck: slides.Document, slide: str, piece: str, **arguments: Any) -> None:
        change(deck.piece(slide, piece).Text, **arguments)

    return applied


def change_link(deck: slides.Document, slide: str, piece: str, old: str, new: str) -> None:
    words.change_link(deck.model, deck.piece(slide, piece).Text, old, new)


KINDS: dict[str, Any] = {
    "retitle": retitle,
    "reword": _in_words(words.reword),
    "embolden": _in_words(words.embolden),
    "add_line": _in_words(words.add_line),
    "remove_line": _in_words(words.remove_line),
    "move_line": _in_words(words.move_line),
    "indent": _in_words(words.indent),
    "change_link": change_link,
    "relabel": slides.relabel,
    "move_shape": slides.move_shape,
    "resize_shape": slides.resize_shape,
    "replace_picture": slides.replace_picture,
    "describe": slides.describe,
    "edit_cell": slides.edit_cell,
    "insert_picture": slides.insert_picture,
    "insert_text": slides.insert_text,
    "comment": slides.comment,
    "hide": slides.hide,
    "unhide": slides.unhide,
    "change_layout": slides.change_layout,
    "delete": slides.delete,
    "duplicate": slides.duplicate,
    "add_slide": slides.add_slide,
    "move_slide": slides.move_slide,
}


def main(pipe: str, *order: str) -> None:
    context = connected(pipe)
    desktop = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.Desktop", context
    )
    if order != ("wait",):
        work(json.load(sys.stdin), desktop, context)


def connected(pipe: str) -> Any:
    """The context inside the LibreOffice that listens at the pipe."""
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", here
    )
    for _ in range(SECONDS * 10):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.1)
    raise TimeoutError("LibreOffice does not answer")


def work(job: dict[str, Any], desktop: Any, context: Any) -> None:
    """Open, edit and save. Slides move by commands to a view, which does nothing when hidden."""
    seen = any(edit["kind"] == "move_slide" for edit in job["edits"])
    address = uno.systemPathToFileUrl(job["source"])
    hidden = slides.setting("Hidden", not seen)
    model = desktop.loadComponentFromURL(address, "_blank", 0, (hidden,))
    deck = slides.Document(model, context)
    try:
        for edit in job["edits"]:
            arguments = dict(edit)
            KINDS[arguments.pop("kind")](deck, **arguments)
        kind = slides.setting("FilterName", FILTER)
        model.storeToURL(uno.systemPathToFileUrl(job["target"]), (kind,))
    finally:
        deck.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
    sys.stdout.flush()
    os._exit(0)  # the end of the bridge crashes Python now and then
