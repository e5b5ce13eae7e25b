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
@click.option(
    "--published",
    default="",
    metavar="URL",
    help="The folder on the web where the files will stand; then w3id.htaccess is written too, the rules by which "
    "https://w3id.org/samrad/ns leads there.",
)
def vocabulary(output: str, published: str) -> None:
    """Write the vocabulary's pages and files.

    A page in Swedish and one in English (HTML and Markdown), the overview as a picture, and the vocabulary itself as
    Turtle, RDF/XML, N-Triples and JSON-LD. The pages load nothing and may be put on any web server, or be opened from
    the folder.

    \b
    samrad vocabulary -o vocabulary
    samrad vocabulary -o vocabulary --published https://example.org/vocabulary/
    """  # noqa: D301 - click reads the backspace
    from ..publish.vocabulary import vocabulary_files

    found = vocabulary_files(published)
    folder = Path(output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}", where=output) from None
    for name, data in found.items():
        write_output(str(folder / name), data)
    click.echo(f"{output}: {len(found)} files; open index.sv.html or index.en.html", err=True)
