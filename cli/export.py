"""``samrad export``: the graph or the claims, in a format by suffix."""

from __future__ import annotations

from pathlib import PurePath

import click

from ..errors import ConfigError
from .common import confidence_option, opened, period_options, store_option, write_output

__all__ = ["export"]

#: Formats of claim records, the only ones in which a part is as good as the whole: a graph without some of its claims
#: would still hold the edges that rest on them.
_OF_CLAIMS = ("jsonl", "csv")
_FORMATS = ("ttl", "trig", "nq", "jsonld", "rdf", *_OF_CLAIMS)


@click.command()
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    help="The file to write; its suffix says the format: ." + " .".join(_FORMATS) + " (- is stdout, with --format).",
)
@click.option("--format", "format_", type=click.Choice(_FORMATS), help="The format, where the suffix does not say it.")
@click.option(
    "--without-people",
    is_flag=True,
    help="For publishing: no graphs of people, their names masked, offices and organisations in their place.",
)
@store_option
@confidence_option
@period_options
def export(
    output: str,
    format_: str | None,
    without_people: bool,
    store: str,
    min_confidence: float,
    since: str | None,
    until: str | None,
) -> None:
    """Write the graph (.trig .nq .jsonld by graph; .ttl .rdf all in one) or the claims (.jsonl .csv).

    A .jsonl file is what samrad build --claims reads. The filters are for claims.
    """
    from ..graph import unnamed
    from ..graph.claims import read_back
    from ..graph.export import claims_csv, render
    from ..graph.network.selection import select
    from ..loaders.claim import write_claims

    name = format_ or PurePath(output).suffix.removeprefix(".").lower()
    if name not in _FORMATS:
        said = f"the suffix .{name} is no format" if name else "the format is not said"
        raise ConfigError(said, where=output, hint="name a file with one of ." + " .".join(_FORMATS) + ", or --format")
    if name not in _OF_CLAIMS and (min_confidence or since or until):
        raise ConfigError(
            "--min-confidence, --since and --until filter claims, and this format holds the whole graph",
            where=output,
            hint="write ." + " or .".join(_OF_CLAIMS),
        )
    project = opened(store)
    graph = project.store
    if without_people:
        graph = unnamed.without_people(graph, project.iris, project.registry, project.texts)
    if name in _OF_CLAIMS:
        claims = select(
            read_back(graph, project.iris),
            min_confidence=min_confidence,
            since=since or "",
            until=until or "",
        )
        data = (write_claims(claims) if name == "jsonl" else claims_csv(claims)).encode("utf-8")
        told = f"{len(claims)} claims"
    else:
        data = render(graph, name, project.iris)
        told = f"the graph, {len(data):,} bytes"
    write_output(output, data)
    if output != "-":
        click.echo(f"{output}: {told}", err=True)
