"""What the speaker reads below a slide: who speaks, the cue, the notes and the links."""

from __future__ import annotations

from dataclasses import replace

from deckbuilder.kinds import Prose
from deckbuilder.markup import NOTE_SPACE
from deckbuilder.scene import Paragraph, Run


def speaker_notes(
    prose: Prose, *, speakers: tuple[str, ...], cue: str, links: dict[str, tuple[str, ...]]
) -> tuple[Paragraph, ...]:
    """The paragraphs of the notes page.

    `speakers` are the names of those who speak from here on, empty when nothing changes.
    """
    found: list[Paragraph] = []
    if speakers or cue:
        who = " and ".join(speakers)
        said = f"On the cue “{cue}”" if cue else ""
        words = f"{said}: {who} speaks." if cue and who else f"{who} speaks." if who else f"{said}."
        found.append(Paragraph((Run(words, italic=True),)))
    found.extend(prose.paragraphs)
    if links:
        found.append(Paragraph(tuple(_links(links)), space_before=NOTE_SPACE))
    return tuple(replace(p, space_before=p.space_before if i else 0) for i, p in enumerate(found))


def _links(links: dict[str, tuple[str, ...]]) -> list[Run]:
    runs = [Run("Links: ", bold=True)]
    for i, (label, addresses) in enumerate(links.items()):
        for number, address in enumerate(addresses, 1):
            counted = f"{label} {number}" if len(addresses) > 1 else label
            runs.append(Run(("; " if i or number > 1 else "") + counted + " ("))
            runs += [Run(address, link=address), Run(")")]
    return runs
