"""What `build` is asked to make: talks of outlines, and the files they go to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from deckbuilder.variant import Choice


@dataclass(frozen=True, slots=True)
class Order:
    """One deck to build."""

    talk: Path
    choice: Choice
    path: Path
    """Where the deck goes."""

    def __str__(self) -> str:
        return named(self.talk, self.choice)


def named(talk: Path, choice: Choice) -> str:
    """As messages call a talk: `talks/talk.yaml (short, de)`."""
    return f"{talk} ({choice})" if str(choice) else str(talk)


def orders(
    talks: Iterable[tuple[Path, Choice]],
    output: str | None,
    *,
    many: bool = False,
    ending: str = ".pptx",
    flat: bool = False,
) -> list[Order]:
    """Every deck to build with its file; a usage error when two would go to the same one.

    `many` says that there are others beside these. A `flat` deck stands beside the one that builds.
    """
    wanted = list(talks)
    many = many or len(wanted) > 1
    made = [
        Order(talk, choice, target(talk, choice, output, many=many, ending=ending, flat=flat))
        for talk, choice in wanted
    ]
    first: dict[Path, Order] = {}
    for order in made:
        other = first.setdefault(order.path.absolute(), order)
        if other != order:
            raise click.UsageError(
                f"`{other}` and `{order}` would both be written to `{order.path}`; build them one "
                "by one, each with its own `-o`"
            )
    return made


def target(
    talk: Path,
    choice: Choice,
    output: str | None,
    *,
    many: bool,
    ending: str,
    flat: bool = False,
) -> Path:
    """Where a talk of an outline goes: a file, a folder, or below `build`."""
    name = choice.stem(talk.stem) + ("-flat" if flat else "") + ending
    if output is None:
        return Path("build") / name
    path = Path(output)
    if path.is_dir() or output.endswith(("/", "\\")) or (many and path.suffix == ""):
        return path / name
    if many:
        raise click.UsageError("with several talks, `-o` must name a folder")
    if path.suffix.lower() != ending:
        raise click.UsageError(
            f"`{output}` should end in {ending}, or in / if it is a new folder: "
            f"write `{path.with_suffix(ending)}` or `{path}/`"
        )
    return path
