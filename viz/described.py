"""Title and date of the documents of a built result, as the graph has them."""

from __future__ import annotations

from ..graph.result import Project
from ..loaders.document import DocumentInfo
from ..ontology.terms import DCTERMS, S

__all__ = ["described"]


def described(project: Project) -> dict[str, DocumentInfo]:
    """Return what the page says of each document, by stem."""
    infos = {}
    for record in project.manifest["documents"]:
        node = project.iris.document(record["slug"])
        title = project.store.value(node, DCTERMS.title)
        date = project.store.value(node, S.dateText)
        infos[record["stem"]] = DocumentInfo(title=title.value if title else None, date=date.value if date else None)
    return infos
