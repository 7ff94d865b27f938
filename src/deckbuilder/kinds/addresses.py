"""Addresses and jumps: where links may lead."""

from __future__ import annotations

import re
from collections.abc import Iterable

from deckbuilder.diagnostics import Span
from deckbuilder.fields import (
    Definitions,
    Kind,
    LeftOut,
    Reading,
    Schema,
    Written,
)
from deckbuilder.kinds.words import some_text
from deckbuilder.scene import Run
from deckbuilder.source import Node, Scalar

ADDRESS = re.compile(r"(https?://[^\s/]+|mailto:[^\s@]+@[^\s@]+)\S*\Z")


def check_links(runs: Iterable[Run], node: Node, reading: Reading) -> frozenset[str]:
    """Report every link in `runs` that goes nowhere safe; note the jumps to slides for later.

    Returns the jumps to slides that the talk does not show.
    """
    dead = set()
    for run in runs:
        if run.link.startswith("#"):
            reading.jumps.append((run.link[1:], place_of(run.link, node)))
            if run.link[1:] in reading.absent:
                dead.add(run.link)
        elif run.link:
            complaint = address_complaint(run.link)
            if complaint:
                reading.problems.error(complaint[0], place_of(run.link, node), complaint[1])
    return frozenset(dead)


WEB_PAGE = re.compile(r"(?!.*\.(?:html?|pdf|md|txt)\Z)(www\.|[\w-]+(\.[\w-]+)*\.[a-z]{2,6}(/|\Z))")
"""What looks like the address of a web page without its beginning, and like no file."""
MAIL = re.compile(r"[^\s@:/]+@[\w-]+(\.[\w-]+)+\Z")


def address_complaint(address: str) -> tuple[str, str] | None:
    """What is wrong with an address and what to write instead, or None."""
    message = f"`{address}` is not an address we can link to"
    if any(character.isspace() for character in address.strip()):
        return message, "an address has no spaces in it; write `%20` for each"
    if WEB_PAGE.match(address) or MAIL.match(address):
        return message, f"write `{'mailto:' if MAIL.match(address) else 'https://'}{address}`"
    if not ADDRESS.match(address):
        return message, "write one that begins with https://, http:// or mailto:, or `#slide-id`"
    before, at, host = address.split("://", 1)[-1].split("/", 1)[0].rpartition("@")
    if at and address.startswith("http"):
        hint = f"leave out `{before}@`"
        return f"`{address}` carries a user name, which hides that it goes to {host}", hint
    return None


def place_of(words: str, node: Node) -> Span:
    """The span of `words` within the source of `node`, or of the node itself."""
    at = node.raw.find(words) if isinstance(node, Scalar) else -1
    if at < 0:
        return node.span
    text = node.file.text
    index = text.find(words, node.start)
    line = text.count("\n", 0, index) + 1
    column = index - text.rfind("\n", 0, index)
    return Span(node.file.path, line, column, len(words))


class AddressKind(Kind[str]):
    """An address, or `#slide-id`."""

    def read(self, node: Node, reading: Reading) -> str:
        address = Written(some_text(node, reading, "an address"), node.span)
        if address.startswith("#"):
            reading.jumps.append((address[1:], node.span))
            if address[1:] in reading.absent:
                raise LeftOut
            return address
        complaint = address_complaint(address)
        if complaint:
            raise reading.refuse(complaint[0], node.span, complaint[1])
        return address

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "string", "pattern": r"^(https?://|mailto:|#)\S+$"}
