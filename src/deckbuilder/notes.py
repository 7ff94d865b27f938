"""What the speaker reads below a slide: who speaks, the notes, the links, who speaks next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deckbuilder.clicks import marked_clicks
from deckbuilder.kinds import Prose
from deckbuilder.markup import NOTE_SPACE
from deckbuilder.model import Talk
from deckbuilder.model.speaking import Turn
from deckbuilder.scene import Paragraph, Run
from deckbuilder.wording import Wording, wording


def speaker_notes(
    prose: Prose,
    links: dict[str, tuple[str, ...]],
    turn: Turn,
    talk: Talk,
    *,
    opens: bool = True,
    closes: bool = True,
) -> tuple[Paragraph, ...]:
    """The paragraphs of the notes page.

    Who speaks is said where that changes, and who is next where they take over. Of a slide that
    goes on over several only the first one `opens` and only the last one `closes`.
    """
    words = wording(talk.talk.language)
    found: list[Paragraph] = []
    if opens and (turn.begins or len(turn.speakers) > 1):
        said = words.speech(talk.names(turn.speakers), turn.cue if turn.begins else "")
        found.append(_aside(said))
    found.extend(map(marked_clicks, prose.paragraphs))
    if links:
        runs = tuple(_links(links, words))
        found.append(Paragraph(runs, space_before=NOTE_SPACE))
    if closes:
        found.extend(_aside(said) for said in _followers(turn, talk, words))
    return tuple(replace(p, space_before=p.space_before if i else 0) for i, p in enumerate(found))


def _followers(turn: Turn, talk: Talk, words: Wording) -> Iterator[str]:
    """A line for each hand-over that the slide ends with, or that takes place on it on a cue."""
    if turn.hands_over_within and turn.cue:
        yield words.hand_over(talk.people[turn.speakers[1]].name, turn.cue)
    if turn.taker:
        yield words.hand_over(talk.people[turn.taker].name, turn.taker_cue)


def _aside(said: str) -> Paragraph:
    """A line that is not to be read aloud."""
    return Paragraph((Run(said, italic=True),), space_before=NOTE_SPACE)


def _links(links: dict[str, tuple[str, ...]], words: Wording) -> Iterator[Run]:
    yield Run(words.links, bold=True)
    for i, (label, addresses) in enumerate(links.items()):
        for number, address in enumerate(addresses, 1):
            counted = f"{label} {number}" if len(addresses) > 1 else label
            yield Run(("; " if i or number > 1 else "") + counted + " (")
            yield Run(address, link=address)
            yield Run(")")
