"""Claims as quads: each kind with the sub-properties that its derived edges run over."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

import pyoxigraph as ox

from ..errors import NotFoundError
from ..ontology.iris import slugify
from ..ontology.terms import RDF, S
from .claim import Claim, ClaimKind
from .document import Consultation, Document
from .roles import role_in
from .writer import Writer, decimal, plain, resolve

__all__ = ["KIND_CLASSES", "write_claim"]

KIND_CLASSES = {
    ClaimKind.REQUEST: S.Request,
    ClaimKind.OFFER: S.Offer,
    ClaimKind.COOPERATION: S.CooperationClaim,
    ClaimKind.FUNDING: S.FundingClaim,
    ClaimKind.ROLE: S.RoleClaim,
}

#: Field, property and scheme of what a record says by a word of a scheme.
_CONCEPTS = (
    ("attribution", S.attribution, "attribution"),
    ("addressee_attribution", S.addresseeAttribution, "attribution"),
    ("voice", S.voice, "voice"),
    ("force", S.force, "force"),
    ("stance", S.stance, "stance"),
    ("valence", S.valence, "valence"),
)


def write_claim(writer: Writer, document: Document, claim: Claim) -> None:
    """Write one claim, its passage left to the caller.

    :raises NotFoundError: where a field holds a word that its scheme does not have, or an unknown consultation
    """
    node = writer.iris.claim(document.slug, claim.id)
    where = f"{document.file} {claim.start}-{claim.end}"
    writer.add(node, RDF.type, KIND_CLASSES[claim.kind])
    writer.add(node, S.statedIn, writer.iris.document(document.slug))
    writer.add(node, S.passage, writer.iris.passage(document.slug, claim.start, claim.end))
    writer.add_actors(node, claim.claimant, S.claimant)
    for names, predicate in ((claim.principal, S.principal), (claim.served, S.served), (claim.concerns, S.concerns)):
        writer.add_actors(node, names, predicate)
    for value, predicate in (
        (claim.what, S.what),
        (claim.claimant_text, S.claimantText),
        (claim.addressee_text, S.addresseeText),
    ):
        writer.add_text(node, predicate, value)
    for field, predicate, scheme in _CONCEPTS:
        writer.add_concept(node, predicate, scheme, getattr(claim, field), where)
    for topic in claim.topics:
        writer.add_concept(node, S.topic, "topic", topic, where)
    for demand in claim.demand:
        writer.add_concept(node, S.demand, "demand", demand, where)
    if claim.rule:
        writer.add(node, S.rule, plain(claim.rule))
    if claim.confidence is not None:
        writer.add(node, S.confidence, decimal(claim.confidence))
    writer.add_date(node, claim.date)
    _KINDS[claim.kind](writer, node, claim, where)
    _write_setting(writer, node, document, claim, where)


def _request(writer: Writer, node: ox.NamedNode, claim: Claim, where: str) -> None:
    writer.add_actors(node, claim.claimant, S.requestedBy)
    writer.add_actors(node, claim.addressee, S.addressee, S.requestedOf)
    writer.add_actors(node, claim.participants, S.concerns)


def _offer(writer: Writer, node: ox.NamedNode, claim: Claim, where: str) -> None:
    writer.add_actors(node, claim.claimant, S.offeredBy)
    writer.add_actors(node, claim.addressee, S.addressee, S.offeredTo)
    writer.add_actors(node, claim.participants, S.concerns)


def _cooperation(writer: Writer, node: ox.NamedNode, claim: Claim, where: str) -> None:
    """Write who cooperates; round whom, and whether it is hard, by status and the words of the quote."""
    writer.add_actors(node, claim.participants, S.cooperator)
    writer.add_actors(node, claim.addressee, S.concerns)
    writer.add_concept(node, S.cooperationStatus, "status", claim.status, where)
    if claim.status in ("ongoing", "past"):
        focal, partner = S.focalPartner, S.partner
    elif claim.status == "difficult":
        focal, partner = S.difficultFor, S.difficultWith
    else:
        return
    if says_all_together(claim.quote):
        writer.add_actors(node, claim.participants, focal, partner)
    else:
        writer.add_actors(node, claim.participants[:1], focal)
        writer.add_actors(node, claim.participants[1:], partner)


def _funding(writer: Writer, node: ox.NamedNode, claim: Claim, where: str) -> None:
    writer.add_actors(node, claim.participants, S.funder)
    if claim.funding_status in ("granted", "distributed"):
        writer.add_actors(node, claim.participants, S.grantedBy)
    writer.add_actors(node, claim.addressee, S.recipient)
    writer.add_concept(node, S.fundingStatus, "fundingstatus", claim.funding_status, where)
    writer.add_text(node, S.amount, claim.amount)


def _role(writer: Writer, node: ox.NamedNode, claim: Claim, where: str) -> None:
    writer.add_actors(node, claim.participants, S.holder)
    writer.add_actors(node, claim.addressee, S.served)
    writer.add_concept(node, S.role, "role", role_in(claim.what, claim.quote) or "", where)


_KINDS = {
    ClaimKind.REQUEST: _request,
    ClaimKind.OFFER: _offer,
    ClaimKind.COOPERATION: _cooperation,
    ClaimKind.FUNDING: _funding,
    ClaimKind.ROLE: _role,
}


def says_all_together(quote: str) -> bool:
    """Tell whether a cooperation's quote says that all who are named cooperate with each other ("mellan A, B och C").

    >>> says_all_together("Samverkan mellan A, B och C"), says_all_together("A samverkar med B och C")
    (True, False)
    """
    return _mutual().search(quote) is not None


@cache
def _mutual() -> re.Pattern[str]:
    """Return the pattern of the words by which all who are named cooperate with each other."""
    data = tomllib.loads((resources.files(__package__) / "mutual.toml").read_text(encoding="utf-8"))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, data['words']))})\b", re.IGNORECASE)


def _write_setting(writer: Writer, node: ox.NamedNode, document: Document, claim: Claim, where: str) -> None:
    """Write where the claim was made: the consultation, before whom, and who wrote it down."""
    meeting = _consultation(document, claim, where)
    documenters: tuple[str, ...] = (document.info.author,) if document.info.author else ()
    if meeting is not None:
        writer.add(node, S.statedAt, writer.iris.consultation(slugify(meeting.id)))
        own = {resolve(name, writer.registry) for name in claim.claimant}
        others = [name for name in meeting.convener if resolve(name, writer.registry) not in own]
        writer.add_actors(node, others, S.raisedBefore)
        documenters = meeting.documenter or documenters
    writer.add_actors(node, documenters, S.documentedBy)


def _consultation(document: Document, claim: Claim, where: str) -> Consultation | None:
    if not claim.consultation:
        return None
    known = {meeting.id: meeting for meeting in document.info.consultations}
    if claim.consultation not in known:
        raise NotFoundError("consultation", claim.consultation, known, where=where)
    return known[claim.consultation]
