"""deckbuilder pull EDITED.pptx: what others changed in a deck, brought home into its outline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from deckbuilder.cache import FolderCache, default_folder
from deckbuilder.cli import pull_told
from deckbuilder.cli.outline_file import OUTLINE
from deckbuilder.cli.pull_asking import Asking, ask_keep, is_conversation
from deckbuilder.cli.working import working
from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.diff.pulled import pulled_page
from deckbuilder.files import CannotWrite, office_owner, replace
from deckbuilder.readers.pptx import Unreadable
from deckbuilder.report import counted, refuse
from deckbuilder.sync.base import NoBase, base_of, outline_of
from deckbuilder.sync.changes import SlideAdded, new_called
from deckbuilder.sync.decisions import Decision
from deckbuilder.sync.keeping import slides_named
from deckbuilder.sync.papers import CannotBring
from deckbuilder.sync.pulling import OtherOutline, Pull, pull
from deckbuilder.sync.saving import refuse_read_only, save
from deckbuilder.sync.settling import Answer, Choose, by_rule, settled
from deckbuilder.sync.theirs import theirs
from deckbuilder.sync.writing import Wishes, written
from deckbuilder.writers.pptx.beside import note_pulled


@click.command(epilog="Example:  deckbuilder pull from-leon.pptx talks/my-talk.yaml")
@click.argument("edited", type=click.Path(path_type=Path), metavar="EDITED.pptx")
@click.argument("talk", type=OUTLINE, required=False, metavar="[TALK]")
@click.option("--yes", is_flag=True, help="Do with slides as is proposed; hide removed ones.")
@click.option("--ours", is_flag=True, help="Where there is a choice, leave the outline as it is.")
@click.option("--theirs", "take_theirs", is_flag=True, help="Where there is a choice, take theirs.")
@click.option("--keep", multiple=True, metavar="SLIDE", help="Show this slide as they made it.")
@click.option(
    "--comments-as",
    "comments",
    type=click.Choice(["list", "todo"]),
    default="list",
    help="Tell comments, or write them into the outline as YAML comments too.",
)
@click.option("--base", type=click.Path(path_type=Path), help="The deck as it was built.")
@click.option("--report", type=click.Path(path_type=Path), help="Write a page with pictures, too.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.pass_context
def command(
    ctx: click.Context,
    edited: Path,
    talk: Path | None,
    yes: bool,
    ours: bool,
    take_theirs: bool,
    keep: tuple[str, ...],
    comments: str,
    base: Path | None,
    report: Path | None,
    dry_run: bool,
) -> None:
    """Bring what others changed in EDITED.pptx home into the outline it was built from.

    Words go to the lines they came from. Slides that were added, removed or moved are asked about.
    Where you have changed the same words since, yours stay until you choose. What an outline cannot
    say, such as a shape that was moved, is told.

    Exit code 1 while anything is left to decide.
    """
    if edited.suffix.lower() in (".yaml", ".yml"):
        swapped = f"{talk} {edited}" if talk else f"EDITED.pptx {edited}"
        raise click.UsageError(f"first the deck, then the outline: `deckbuilder pull {swapped}`")
    if yes + ours + take_theirs > 1:
        raise click.UsageError("`--yes`, `--ours` and `--theirs` exclude each other")
    if report and report.suffix.lower() not in (".html", ".htm"):
        raise click.UsageError(f"`{report}` should end in .html")
    rule = by_rule(yes=yes, ours=ours, theirs=take_theirs)
    asking = is_conversation() and not (yes or ours or take_theirs or dry_run)
    try:
        one = compared(edited, talk, base)
        todo = comments == "todo"
        choose = None if asking else rule
        home = Homecoming(one, choose, keep, todo, dry_run, report, ours, talk is None)
        done = home.bring()
    except (Unreadable, NoBase, OtherOutline, CannotWrite) as error:
        click.echo(str(error), err=True)
        ctx.exit(1)
    except CannotBring as error:
        click.echo(f"{error.why}; {error.hint}" if error.hint else error.why, err=True)
        ctx.exit(1)
    except InvalidTalk as invalid:
        refuse(invalid.diagnostics[0].span.path, invalid, "; nothing pulled")
        ctx.exit(1)
    if not done:
        ctx.exit(1)


def compared(edited: Path, talk: Path | None, base: Path | None) -> Pull:
    """An edited deck against its outline."""
    owner = office_owner(edited)
    if owner:
        click.echo(
            f"{edited} is open in an office program ({owner}); what is not saved yet is not in it",
            err=True,
        )
    with working(f"comparing {edited} with its outline"):
        deck = theirs(edited)
        made = base_of(deck, talk, base)
        one = pull(deck, made, talk or outline_of(made, deck), FolderCache(default_folder()))
        _ = one.decisions  # made when first asked for, which takes a while
    return one


def _called(one: Decision) -> str:
    """What a slide is called that they added; empty for any other change."""
    return new_called(one.change.new.number) if isinstance(one.change, SlideAdded) else ""


def _kept(one: Decision, keep: Sequence[str]) -> Answer | None:
    """A slide that is to be kept as they made it has to be there."""
    return "theirs" if _called(one) in keep else None


@dataclass(frozen=True)
class Homecoming:
    """A pull, and what is wanted of it."""

    pull: Pull
    choose: Choose | None
    """None: ask on the terminal."""
    keep: tuple[str, ...] = ()
    remarks: bool = False
    dry: bool = False
    report: Path | None = None
    dismissing: bool = False
    """Whether what cannot be written is turned down, and needs nobody to write it by hand."""
    guessed: bool = False
    """Whether the outline was found by its name."""

    def bring(self) -> bool:
        """Write what can be written, and tell the rest; whether nothing is left to decide."""
        one = self.pull
        if not self.dry:
            refuse_read_only(one.mine.loaded.outline.path)
        pull_told.say(pull_told.introduction(one, guessed=self.guessed))
        names = pull_told.names_of(one)
        keep = slides_named(self.keep, one.partners, names.numbers)
        choose = self.choose or Asking(names).choose
        result = settled(one.decisions, lambda each: _kept(each, keep) or choose(each))
        if self.choose is None and not keep:
            turned_down = {_called(each) for each in (*result.yours, *result.open)}
            keep = ask_keep([e for e in result.reported if e.slide not in turned_down], names)
        with working(f"trying {counted(len(result.write), 'change')} on the outline"):
            made = written(one, result.write, Wishes(keep, self.remarks), dry=self.dry)
        copies = save(made.texts, made.before) if made.texts and not self.dry else []
        asked = self.choose is None
        pull_told.say(pull_told.outcome(one, result, made, keep, dry=self.dry, asked=asked))
        pull_told.say(["", *(f"as it was: {copy}" for copy in copies)])
        pull_told.say(pull_told.closing(one, result, made, keep, dry=self.dry))
        if self.report:
            with working("drawing the slides for the report"):
                page = pulled_page(one, result, made, dry=self.dry)
            replace(self.report, page.encode())
            click.echo(f"report: {self.report}")
        left = bool(result.open or (made.outcome.failed and not self.dismissing))
        only_there = [each for each in result.reported if each.slide not in keep]
        if not (self.dry or left or (only_there and not self.dismissing)):
            note_pulled(one.theirs.path)
        return not (left or made.troubles)
