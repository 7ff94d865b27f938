"""The command line. One command per module, imported only when it is run."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module

import click

from deckbuilder import __version__

COMMANDS = {
    "build": "Make a PowerPoint file from an outline.",
    "check": "Say all that is wrong or doubtful, without writing a deck.",
    "diff": "Say what changed between two decks, outlines or variants.",
    "doctor": "Say whether deckbuilder can work on this computer.",
    "export": "Make pictures, a PDF or a contact sheet of the slides.",
    "icons": "List the icons that an outline can name.",
    "new": "Start a talk in a new folder.",
    "preview": "Show the slides in the browser while you write them.",
    "pull": "Bring what others changed in a deck home into its outline.",
    "runsheet": "Say when each slide comes, who speaks, and on which cue.",
    "schema": "Print the JSON Schema that lets an editor help with outlines.",
    "share": "Pack the deck and all that goes with it into one zip for a co-presenter.",
    "theme": "Look into a company's template: which layout is for what.",
    "variants": "List the talks of an outline side by side.",
    "texts": "Write or update the texts of a talk in another language.",
}
"""Each command and its one-line help, so that `--help` need not import them."""

EPILOG = "Example:  deckbuilder new my-talk  then  deckbuilder build my-talk/my-talk.yaml --open"


class Commands(click.Group):
    """A group that imports a command's module when it is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"{__name__}.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS:
            from deckbuilder.diagnostics import did_you_mean

            hint = did_you_mean(args[0], COMMANDS)
            given = args[0]
            if hint is None and given.endswith((".yaml", ".yml")):
                hint = f"did you mean `deckbuilder build {given}`?"
            ctx.fail(f"there is no command `{given}`" + (f"; {hint}" if hint else ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="deckbuilder")
def cli() -> None:
    """Turn talk outlines written in YAML into PowerPoint files that look designed.

    Exit codes: 0 all well, 1 the talk has problems, 2 the command was written wrongly,
    3 a mistake of deckbuilder itself.
    """


def main() -> None:
    """Run the command line; whatever goes wrong ends in a message and an exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # On Windows a pipe may know no letters but those of the West.
        sys.stdout.reconfigure(errors="replace")
    try:
        # Without `standalone_mode` click returns the code that a command gave to `ctx.exit`.
        sys.exit(cli.main(prog_name="deckbuilder", standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (KeyboardInterrupt, click.Abort):
        click.echo("stopped", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # As in `deckbuilder schema | head`: nobody reads on. Python would complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        from deckbuilder.report import bug_report

        click.echo(bug_report(error), err=True)
        sys.exit(3)
