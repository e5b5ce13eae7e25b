"""``samrad vocabulary``: the vocabulary's pages and files."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import ConfigError
from .common import write_output

__all__ = ["vocabulary"]


@click.command()
@click.option(
    "-o", "--output", required=True, metavar="DIR", help="The folder to write into; it is made where missing."
)
def vocabulary(output: str) -> None:
    """Write the vocabulary's pages and files.

    A page in Swedish and one in English (HTML and Markdown), the overview as a picture, and the vocabulary itself as
    Turtle, RDF/XML, N-Triples and JSON-LD. The pages load nothing and may be put on any web server, or be opened from
    the folder.

    samrad vocabulary -o vocabulary
    """
    from ..publish.vocabulary import vocabulary_files

    folder = Path(output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}", where=output) from None
    found = vocabulary_files()
    for name, data in found.items():
        write_output(str(folder / name), data)
    click.echo(f"{output}: {len(found)} files; open index.sv.html or index.en.html", err=True)
