"""What the page's panel knows: actors, edges, claims and notes, as one JSON value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from ..graph.network.measures import by_kind, without_addressee
from ..graph.network.projection import Edge, Network, Node
from ..loaders.claim import Claim, ClaimKind
from ..loaders.document import DocumentInfo
from .style import RELATIONS, SECTORS, relation
from .texts import say, texts

__all__ = ["facts", "page_data", "silent_shares"]


def page_data(
    net: Network,
    edge_ids: Mapping[Edge, str],
    claims: Iterable[Claim],
    documents: Mapping[str, DocumentInfo],
    *,
    lang: str,
    include_self: bool,
    left_out: int,
) -> dict[str, Any]:
    """Return the page's data: plain values, in an order that depends on the input alone.

    :param net: what the picture shows
    :param edge_ids: the name of each edge in the drawing
    :param claims: all claims that the network is made of, those left out of the picture too: the notes count them
    :param documents: title and date by document stem
    :param left_out: how many actors the picture does not show
    """
    words = texts(lang)
    claims = list(claims)
    stems = sorted({claim.doc for claim in claims})
    keys = {key: index for index, key in enumerate(net.claims)}
    present = {relation(edge) for edge in net.edges}
    count = Counter(claim.doc for claim in claims)
    return {
        "lang": lang,
        "texts": words,
        "looks": {n: {"colour": k.colour, "dashes": k.dashes, "arrow": k.arrow} for n, k in RELATIONS.items()},
        "sectors": SECTORS,
        "shown": ["request"] if "request" in present else sorted(present),
        "kindCounts": {kind.value: count for kind, count in by_kind(claims).items()},
        "showSelf": include_self,
        "notes": _notes(claims, words, shown=len(net.nodes), left_out=left_out),
        "actors": [_actor(node, keys) for node in net.nodes],
        "edges": [
            {
                "id": edge_ids[edge],
                "from": edge.source,
                "to": edge.target,
                "relation": relation(edge),
                "kind": edge.kind.value,
                "status": edge.status,
                "mutual": edge.mutual,
                "claims": [keys[key] for key in edge.claims],
            }
            for edge in net.edges
        ],
        "claims": [_claim(key, claim, stems, words) for key, claim in net.claims.items()],
        "documents": [_document(stem, documents.get(stem), count[stem]) for stem in stems],
    }


def facts(claims: Iterable[Claim], lang: str) -> str:
    """Return the line under the title: documents, claims, and claims by kind."""
    words, claims = texts(lang), list(claims)
    kinds = [f"{count} {words['kind'][kind.value]}" for kind, count in by_kind(claims).items() if count]
    head = [
        say(words["document_count"], n=len({claim.doc for claim in claims})),
        say(words["claims_count"], n=len(claims)),
    ]
    return f"{words['subtitle']}: {', '.join(head)}" + (f" ({', '.join(kinds)})" if kinds else "")


def silent_shares(claims: Iterable[Claim], words: Mapping[str, Any]) -> str:
    """Return how many requests and offers name nobody they are addressed to; empty where there are neither."""
    claims = list(claims)
    parts = [
        say(
            words["share"],
            part=share.part,
            whole=share.whole,
            kind=words["kind"][kind.value],
            percent=round(100 * share.value),
        )
        for kind in (ClaimKind.REQUEST, ClaimKind.OFFER)
        if (share := without_addressee(claims, kind)).whole
    ]
    return str(words["and"]).join(parts)


def _notes(claims: list[Claim], words: Mapping[str, Any], *, shown: int, left_out: int) -> list[dict[str, Any]]:
    """Return what must be said beside the picture: its gaps and its errors."""
    shares = silent_shares(claims, words)
    read = sum(bool(claim.rule) for claim in claims)
    origin = "about_machine" if read == len(claims) else "about_mixed" if read else "about_hand"
    notes = [
        _note(words["about_silent"], shares=shares) if shares else _note(words["nothing"]),
        _note(words[origin], part=read, whole=len(claims)) | {"warn": read > 0},
        _note(words["about_absent"] + " " + words["about_uncoded"]),
    ]
    if left_out:
        notes.insert(0, _note(words["about_cut"], shown=shown, all=shown + left_out) | {"warn": True})
    return notes


def _note(text: str, **values: object) -> dict[str, Any]:
    return {"text": say(text, **values), "warn": False}


def _actor(node: Node, keys: Mapping[str, int]) -> dict[str, Any]:
    actor = node.actor
    return {
        "id": node.slug,
        "label": actor.label,
        "iri": node.iri,
        "sector": actor.sector,
        "level": actor.level or "",
        "collective": node.collective,
        "person": actor.type == "Person",
        "provisional": actor.provisional,
        "made": node.made,
        "received": node.received,
        "claims": len(node.claims),
        "untold": [keys[key] for key in node.untold],
    }


def _claim(key: str, claim: Claim, stems: list[str], words: Mapping[str, Any]) -> dict[str, Any]:
    """Return one claim for the panel, fields that are unknown left out."""
    record: dict[str, Any] = {
        "key": key,
        "kind": claim.kind.value,
        "who": _who(claim, words),
        "quote": claim.quote,
        "what": claim.what,
        "lead": claim.lead,
        "doc": stems.index(claim.doc),
        "page": "–".join(str(page) for page in (claim.page, claim.last_page) if page),
        "section": claim.section,
        "date": claim.date,
        "topics": ", ".join(claim.topics),
        "attribution": claim.attribution,
        "confidence": claim.confidence,
    }
    return {name: value for name, value in record.items() if value not in ("", None)}


def _who(claim: Claim, words: Mapping[str, Any]) -> str:
    """Return the line over a quote: who, what kind, to whom."""
    asks = claim.kind in (ClaimKind.REQUEST, ClaimKind.OFFER)
    head = ", ".join(claim.claimant if asks else claim.participants) or "?"
    parts = [f"{head}: {words['kind'][claim.kind.value]}"]
    status = words["status"].get(claim.status or claim.funding_status)
    if status:
        parts.append(status)
    whom = claim.addressee + tuple(label for label in claim.served if label not in claim.addressee)
    if whom:
        parts.append(say(words["addressed"], who=", ".join(whom)))
    if not asks and claim.claimant and claim.claimant != claim.participants:
        parts.append(say(words["claimed_by"], who=", ".join(claim.claimant)))
    return " · ".join(parts)


def _document(stem: str, info: DocumentInfo | None, claims: int) -> dict[str, Any]:
    return {"title": (info and info.title) or stem, "date": (info and info.date) or "", "claims": claims}
