"""What `pull` asks on a terminal: whose words, which slides."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import click

from deckbuilder.cli.pull_lines import Names, change, conflict, decided, heading_of
from deckbuilder.cli.pull_told import keepable, say
from deckbuilder.sync.changes import LineChanged, SlideRemoved
from deckbuilder.sync.decisions import Decision
from deckbuilder.sync.settling import Answer, Own, can_be_theirs


def is_conversation() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


@dataclass(frozen=True)
class Asking:
    """Asks about each conflict and each slide, one after the other."""

    names: Names

    def choose(self, one: Decision) -> Answer | Own:
        """The answer to one question; Enter takes what stands in brackets at its end."""
        say(["", heading_of(one, self.names)])
        if one.verdict == "conflict":
            return self.conflict(one)
        return self.slide(one)

    def conflict(self, one: Decision) -> Answer | Own:
        """Whose words stay."""
        say(conflict(one))
        words: dict[str, Answer] = {"y": "yours", "l": "open"}
        ways = "keep [y]ours"
        if can_be_theirs(one):
            words["t"] = "theirs"
            ways += ", take [t]heirs"
        if isinstance(one.change, LineChanged) and can_be_theirs(one):
            ways += ", [e]dit"
        letter = ask(f"{ways} or decide [l]ater?", [*words, "e"] if "[e]" in ways else list(words))
        if letter == "e":
            text = click.prompt("your words", default=one.change.after.text)  # type: ignore[union-attr]
            return Own(str(text))
        return words[letter]

    def slide(self, one: Decision) -> Answer:
        """What becomes of a slide or a picture."""
        say(change(one))
        if isinstance(one.change, SlideRemoved):
            letter = ask("[h]ide it, [r]emove it, [k]eep it or decide [l]ater?", list("hrkl"))
            removed: dict[str, Answer] = {"h": "hide", "r": "theirs", "k": "yours", "l": "open"}
            return removed[letter]
        letter = ask("do the same in the outline: [y]es, [n]o or [l]ater?", list("ynl"))
        others: dict[str, Answer] = {"y": "theirs", "n": "yours", "l": "open"}
        return others[letter]


def ask(question: str, letters: Sequence[str]) -> str:
    """One of these letters; the first when nothing is typed."""
    kind = click.Choice(list(letters), case_sensitive=False)
    return str(click.prompt(question, type=kind, default=letters[0], show_choices=False))


def ask_keep(reported: Sequence[Decision], names: Names) -> tuple[str, ...]:
    """Which slides to show from now on as they are in the edited deck."""
    found = []
    for name in keepable(reported):
        say(["", *decided([one for one in reported if one.slide == name], names)])
        question = "show this slide as they made it from now on: [y]es or [n]o?"
        if ask(question, ["n", "y"]) == "y":
            found.append(name)
    return tuple(found)
