"""Write ``docs/commands.md``, the help of every command as it prints itself (``make docs``).

Usage: ``commands.py`` prints the page, ``commands.py --write`` writes it.
"""

from __future__ import annotations

import importlib.util
import inspect
import sys
from pathlib import Path

import click

from samrad.cli import COMMANDS, cli

PAGE = Path(__file__).resolve().parent.parent / "docs" / "commands.md"

HEADER = """\
# Commands

Written by `make docs` from the commands themselves. Rows go to standard output, messages to standard error.
"""

#: The help is wrapped to this width whatever the terminal of whoever writes the page.
WIDTH = 100


def page() -> str:
    """Return the page: the group's help, then each command's in the order of the table."""
    root = click.Context(cli, info_name="samrad", terminal_width=WIDTH, **cli.context_settings)
    parts = [HEADER, _block(cli, root)]
    for name, (module, _) in COMMANDS.items():
        if importlib.util.find_spec(f"samrad.cli.{module}") is None:
            continue  # listed, not written yet; a test fails for it and for this page once it is
        command = cli.get_command(root, name)
        assert command is not None, name
        context = click.Context(command, info_name=name, parent=root, terminal_width=WIDTH)
        parts.append(f"## samrad {name}\n")
        parts.append(_block(command, context))
    return "\n".join(parts)


def _block(command: click.Command, context: click.Context) -> str:
    """Return the help as a fenced block, without the spaces that wrapping leaves at line ends."""
    lines = inspect.cleandoc(command.get_help(context)).splitlines()
    return "```text\n" + "\n".join(line.rstrip() for line in lines) + "\n```\n"


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page(), encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(page())
