"""``samrad network``: the network of actors as a page, a figure or a file for another program."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from .common import confidence_option, lang_option, opened, period_options, store_option, write_output

if TYPE_CHECKING:
    from ..graph.result import Project
    from ..loaders.claim import Claim
    from ..loaders.document import DocumentInfo
    from ..ontology.registry import Registry

__all__ = ["network"]

_KINDS = ("request", "offer", "cooperation", "funding", "role")


@click.command()
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    help="The file to write; its suffix says the format: .html .svg .gexf .graphml .csv .json (- is .csv on stdout).",
)
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(_KINDS), help="Only these kinds of claim; repeatable."
)
@click.option("--include-self", is_flag=True, help="Requests of an actor to itself too.")
@click.option("--names", is_flag=True, help="Show the names of people; else offices and organisations stand for them.")
@click.option(
    "--most", type=click.IntRange(min=2), metavar="N", help="In a page or figure, the N actors with most claims."
)
@store_option
@confidence_option
@period_options
@lang_option
def network(
    output: str,
    kinds: tuple[str, ...],
    include_self: bool,
    names: bool,
    most: int | None,
    store: str,
    min_confidence: float,
    since: str | None,
    until: str | None,
    lang: str,
) -> None:
    """Write the network of actors, each edge with the claims it stands for.

    A page (.html) opens in any browser without a network connection and leads from every arrow to its quotes. A figure
    (.svg) shows requests between actors, or the kinds that --kind names. The other formats hold all kinds. Names of
    people are masked, but for ministers and members of parliament in office.
    """
    from ..graph.network.selection import select
    from ..graph.people import Masking
    from ..loaders.claim import ClaimKind
    from ..viz.described import described

    project = opened(store)
    documents = described(project)
    claims = select(
        project.claims(),
        kinds=[ClaimKind(kind) for kind in kinds] or list(ClaimKind),
        min_confidence=min_confidence,
        since=since or "",
        until=until or "",
        dates={stem: info.date or "" for stem, info in documents.items()},
    )
    registry = project.registry
    if not names:
        masking = Masking(project.store, project.iris, registry)
        claims, documents = masking.claims(claims), masking.documents(documents)
        registry = masking.registry
    data = _written(
        project, registry, claims, documents, output, kinds=kinds, include_self=include_self, most=most, lang=lang
    )
    write_output(output, data)
    if output != "-":
        click.echo(f"{output}: {len(claims)} claims", err=True)


def _written(
    project: Project,
    registry: Registry,
    claims: list[Claim],
    documents: dict[str, DocumentInfo],
    output: str,
    *,
    kinds: tuple[str, ...],
    include_self: bool,
    most: int | None,
    lang: str,
) -> bytes:
    """Return the network in the format of the output's suffix."""
    from ..errors import ConfigError
    from ..graph.network.projection import network as network_of
    from ..viz.figure import network_svg
    from ..viz.files import SUFFIXES, network_file
    from ..viz.page import MAX_NODES, network_page, strongest
    from ..viz.style import RELATIONS

    suffix = ".csv" if output == "-" else PurePath(output).suffix.lower()
    base = project.iris.base
    if suffix == ".html":
        page = network_page(
            claims,
            registry,
            documents=documents,
            base=base,
            lang=lang,
            include_self=include_self,
            max_nodes=most or MAX_NODES,
        )
        return page.encode("utf-8")
    net = network_of(claims, registry.by_label, base=base)
    if suffix == ".svg":
        wanted = RELATIONS if kinds else ("request",)
        return network_svg(strongest(net, most or MAX_NODES), claims, relations=wanted, lang=lang).encode("utf-8")
    if suffix in SUFFIXES:
        return network_file(net, suffix, include_self=include_self)
    raise ConfigError(
        f"no network format goes by {suffix!r}", where=output, hint="one of .html, .svg, " + ", ".join(SUFFIXES)
    )
