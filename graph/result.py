"""A built result, opened: the folder that ``samrad build`` wrote."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from ..errors import IntegrityError, StoreError
from ..loaders.claim import Claim, parse_claims
from ..ontology.actor import Actor
from ..ontology.iris import Iris
from ..ontology.registry import Registry
from ..ontology.terms import RDF, SKOS, S
from .cache import open_store
from .output import read_manifest, recover
from .store import Store

__all__ = ["CLAIMS", "DEFAULT_OUT", "TEXTS", "Project", "Texts", "open_project"]

#: The folder that commands write and read where none is named.
DEFAULT_OUT = "samrad-data"

CLAIMS = "claims.jsonl"
TEXTS = "texts"

#: How often a result is looked at anew because a build was swapped in meanwhile; one build lasts longer than one look.
_TRIES = 3

_AGAIN = "run samrad build again"


class Texts(Mapping[str, str]):
    """Give the text of a document by its slug, read when it is asked for.

    :raises IntegrityError: from ``[]``, where the text is missing or not the one that the graph was built from
    """

    def __init__(self, folder: Path, digests: Mapping[str, str]) -> None:
        self._folder = folder
        self._digests = digests

    def __getitem__(self, slug: str) -> str:
        """Return the text."""
        return _read(self._folder / f"{slug}.txt", self._digests[slug]).decode("utf-8")

    def __iter__(self) -> Iterator[str]:
        return iter(self._digests)

    def __len__(self) -> int:
        return len(self._digests)


class Project:
    """Give a built result: its store (read-only), registry, IRIs, manifest, texts and claims.

    :param path: the folder, symbolic links followed
    :param manifest: versions, base, documents and the SHA-256 of every file
    """

    def __init__(self, path: Path, manifest: dict[str, Any], store: Store) -> None:
        self.path = path
        self.manifest = manifest
        self.store = store
        self.iris = Iris(manifest["base"])
        self.texts = Texts(path / TEXTS, {d["slug"]: d["textSha256"] for d in manifest["documents"]})

    @cached_property
    def registry(self) -> Registry:
        """Return the registry, with the provisional actors of this graph."""
        return Registry.load().with_provisional(_provisional(self.store, self.iris))

    def claims(self) -> list[Claim]:
        """Return the claims of all documents, by document slug and place.

        :raises IntegrityError: where the file is missing or not the one that the build wrote
        """
        path = self.path / CLAIMS
        data = _read(path, self.manifest["files"].get(CLAIMS, ""))
        return parse_claims(data.decode("utf-8"), str(path))


def _read(path: Path, digest: str) -> bytes:
    """Return the bytes of a file of the result.

    :raises IntegrityError: where it is missing, or was changed or built anew since the result was opened
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise IntegrityError(f"cannot be read: {error.strerror}", where=str(path), hint=_AGAIN) from None
    if hashlib.sha256(data).hexdigest() != digest:
        raise IntegrityError("the file was changed after the build", where=str(path), hint=_AGAIN)
    return data


def open_project(path: str | Path = DEFAULT_OUT) -> Project:
    """Open what :func:`samrad.project.build` wrote.

    An old result that a killed build left aside is put back, and a missing store folder is made again.

    :raises StoreError: where there is none, or the path is an address
    """
    if str(path).lower().startswith(("http://", "https://")):
        raise StoreError("remote stores are not supported yet", where=str(path), hint="name a folder that samrad built")
    folder = recover(Path(path))
    for _ in range(_TRIES):
        manifest = read_manifest(folder)
        if manifest is None:
            break
        store = open_store(folder)
        if read_manifest(folder) == manifest:  # else a build was swapped in between the two looks
            return Project(folder, manifest, store)
    raise StoreError("there is no result here", where=str(path), hint="run samrad build first")


def _provisional(store: Store, iris: Iris) -> list[Actor]:
    """Return the actors of the provisional graph."""
    graph = iris.graph("provisional")

    def value(node: NamedNode, predicate: NamedNode) -> str:
        term = store.value(node, predicate, graph)
        return term.value if term is not None else ""

    nodes = {quad.subject for quad in store.quads(None, S.provisional, None, graph)}
    actors = [
        Actor(
            slug=iris.slug(node),
            label=value(node, SKOS.prefLabel),
            type=value(node, RDF.type).rpartition("#")[2],
            sector=value(node, S.sector).rpartition("sector-")[2],
            provisional=True,
        )
        for node in nodes
        if isinstance(node, NamedNode)
    ]
    return sorted(actors, key=lambda actor: actor.slug)
