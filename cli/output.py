"""How rows come out: a table for people, CSV, JSON or Markdown; document text stays text in all of them."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sys
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .common import write_stdout

if TYPE_CHECKING:
    from ..queries.run import Cell, Rows

__all__ = ["FORMATS", "emit", "format_option", "note", "rendered", "visible", "write"]

FORMATS = ("table", "csv", "json", "md")

F = TypeVar("F", bound=Callable[..., Any])

#: What a plain table pads a column to at most: longer cells run on, so that one quote does not widen every line.
_PAD = 32
#: Signs that Markdown reads as markup anywhere in a line.
_MARKUP = re.compile(r"([\\`*_\[\]|~$#!])")
#: What JSON need not escape and a terminal would act on: delete, C1 controls, line separators, text direction.
_JSON_ESCAPED = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def format_option(command: F) -> F:
    """Add ``--format``."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="How the rows come out. csv and json have all columns under fixed names.",
    )(command)


def visible(text: str, keep: str = "") -> str:
    r"""Return the text with white space as single spaces and everything a terminal would act on made visible.

    :param keep: white space that stays as it is

    >>> visible("rad 1\nrad 2 \x1b[31m")
    'rad 1 rad 2 \\x1b[31m'
    """
    if not keep:
        text = " ".join(text.split())
    return "".join(char if char in keep or char.isprintable() or char == " " else _escaped(char) for char in text)


def _escaped(char: str) -> str:
    if char == "\xad" or unicodedata.category(char) == "Zs":  # soft hyphens and hard spaces are only typography
        return "" if char == "\xad" else " "
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def emit(rows: Rows, format_: str, *, lang: str = "sv", hidden: frozenset[str] = frozenset()) -> None:
    """Write rows to standard output; a table without rows writes nothing.

    :param hidden: columns that table and Markdown leave out
    """
    write(rendered(rows, format_, lang=lang, hidden=hidden, terminal=sys.stdout.isatty()))


def rendered(
    rows: Rows, format_: str, *, lang: str = "sv", hidden: frozenset[str] = frozenset(), terminal: bool = False
) -> str:
    """Return rows in a format; only a table on a terminal is wrapped.

    :param terminal: whether a terminal reads it: then nothing in it may act on the terminal
    """
    from ..queries.columns import shown

    if format_ == "csv":
        text = _csv(rows)
        return visible(text, "\r\n\t") if terminal else text
    if format_ == "json":
        return _json(rows)
    headings, table = shown(rows, lang, hidden=hidden)
    if format_ == "md":
        return _markdown(headings, table)
    if not rows.rows:
        return ""
    cells = [[visible(cell) for cell in line] for line in table]
    return _drawn(headings, cells) if terminal else _plain(headings, cells)


def write(text: str) -> None:
    """Write text to standard output as UTF-8; see :func:`~samrad.cli.common.write_stdout`."""
    write_stdout(text.encode("utf-8", "backslashreplace"))


def note(text: str) -> None:
    """Tell the reader something, on standard error."""
    click.echo(visible(text, "\n"), err=True)


def _csv(rows: Rows) -> str:
    """Return RFC 4180: comma, CR LF, quotes doubled; texts as they are, also those that begin with an equals sign."""
    from ..queries.columns import text_of

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows.columns)
    writer.writerows([text_of(cell) for cell in row] for row in rows.rows)
    return out.getvalue()


def _json(rows: Rows) -> str:
    """Return a list of objects, one a line; columns that may hold several values hold lists."""

    def plain(cell: Cell) -> object:
        return float(cell) if isinstance(cell, Decimal) else list(cell) if isinstance(cell, tuple) else cell

    objects = (json.dumps({k: plain(v) for k, v in record.items()}, ensure_ascii=False) for record in rows.records())
    text = "[" + ",".join(f"\n  {line}" for line in objects) + ("\n]\n" if rows.rows else "]\n")
    return _JSON_ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _markdown(headings: list[str], table: list[list[str]]) -> str:
    def line(cells: list[str]) -> str:
        return "| " + " | ".join(map(_escaped_markdown, cells)) + " |\n"

    return line(headings) + "|" + " --- |" * len(headings) + "\n" + "".join(map(line, table))


def _escaped_markdown(cell: str) -> str:
    text = _MARKUP.sub(r"\\\1", visible(cell))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _plain(headings: list[str], table: list[list[str]]) -> str:
    """Return lines for a file or another program: aligned where that costs little, nothing cut and nothing wrapped."""
    lines = [headings, *table]
    widths = [min(_PAD, max(len(line[at]) for line in lines)) for at in range(len(headings))]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines
    )


def _drawn(headings: list[str], table: list[list[str]]) -> str:
    """Return a table for a terminal, wrapped to its width; cells are texts to rich, never its markup."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawing = Table(box=SIMPLE_HEAD, show_lines=any(len("".join(line)) > 120 for line in table), pad_edge=False)
    for name in headings:
        drawing.add_column(Text(name), overflow="fold")
    for line in table:
        drawing.add_row(*map(Text, line))
    out = io.StringIO()
    width = shutil.get_terminal_size().columns
    Console(file=out, width=width, color_system=None, highlight=False, emoji=False, markup=False).print(drawing)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())
