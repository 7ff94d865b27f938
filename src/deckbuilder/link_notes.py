"""The one line of links at the foot of a slide."""

from __future__ import annotations

from deckbuilder.diagnostics import NOWHERE
from deckbuilder.fields import place_of_words
from deckbuilder.page import Page
from deckbuilder.placing import placed_at
from deckbuilder.scene import (
    LINK,
    MUTED,
    Item,
    LayoutName,
    NamedLink,
    Paragraph,
    Run,
    Text,
    TextBody,
)


def named_links(links: dict[str, tuple[str, ...]]) -> tuple[NamedLink, ...]:
    return tuple(NamedLink(label, addresses) for label, addresses in links.items())


def link_runs(links: dict[str, tuple[str, ...]], page: Page) -> tuple[Run, ...]:
    """`Links: blogpost · discussion 1, 2, 3`, each label or number a link."""
    before = page.wording.links
    runs: list[Run] = [Run(before + " " if before.endswith(" ") else before)]
    for i, (label, addresses) in enumerate(links.items()):
        if i:
            runs.append(Run(page.between("\u00a0\u00a0·  ")))
        if len(addresses) == 1:
            runs.append(Run(label, colour=LINK, link=addresses[0]))
            continue
        runs.append(Run(f"{label} "))
        for number, address in enumerate(addresses, 1):
            if number > 1:
                runs.append(Run(", "))
            runs.append(Run(str(number), colour=LINK, link=address))
    return tuple(runs)


def link_note(
    links: dict[str, tuple[str, ...]], page: Page, name: LayoutName = "title-only"
) -> tuple[Item, ...]:
    """The one line of links at the foot of a slide on the layout `name`, or nothing."""
    if not links:
        return ()
    box = page.grid.layout(name).links
    line = TextBody((Paragraph(link_runs(links, page)),), colour=MUTED, anchor="middle")
    sizes = (page.theme.sizes.note, page.theme.sizes.footer)
    first = next(address for addresses in links.values() for address in addresses)
    with placed_at(place_of_words(first, NOWHERE)):
        return (Text("links", box, page.fit(line, box, sizes, what="the link note")),)
