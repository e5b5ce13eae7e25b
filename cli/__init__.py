"""The command line: one file a group of commands, each of which parses, calls the library and prints.

Commands are imported when they are called, so that ``samrad --help`` loads nothing of what they need.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from .. import __version__
from ..errors import SamradError

__all__ = ["cli", "main"]

#: command → (module beside this one, one line of help). The help stands here so that listing the commands imports none.
COMMANDS = {
    "build": ("build", "Read documents and write the graph."),
    "ask": ("ask", "Who asks whom for what, with the sentence each row rests on."),
    "actor": ("ask", "All that is known of one actor."),
    "query": ("query", "A question of the catalogue; without a name, the list of them."),
    "sparql": ("query", "Run a SPARQL query of your own."),
    "network": ("network", "Write the network of actors as a page or a file."),
    "export": ("export", "Write the graph or the claims in a format by suffix."),
    "check": ("check", "Check quotes, shapes and hashes of a built graph."),
    "vocabulary": ("vocabulary", "Write the vocabulary's pages and files."),
    "evaluate": ("evaluate", "Precision, recall and F1 of claims against a gold file."),
}


class LazyGroup(click.Group):
    """List the commands from the table above and import one only when it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module and return the command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f".{COMMANDS[cmd_name][0]}", __package__)
        command: click.Command = getattr(module, cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; where it is interrupted, say so and exit with 130, as shells expect."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\nsamrad: interrupted", err=True)
            ctx.exit(130)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="samrad")
def cli() -> None:
    """Build and question a knowledge graph of who asks whom for what."""


def main(args: list[str] | None = None) -> Any:
    """Run the command line and exit with its code; an error of samrad becomes one line on stderr."""
    try:
        cli.main(args=args, prog_name="samrad")
    except SamradError as error:
        click.echo(f"samrad: {error}", err=True)
        sys.exit(error.exit_code)
