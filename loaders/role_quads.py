"""Who had which role, as quads: one node a holder, with what it is held in and the passages that say so."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..ontology.actor import Actor
from ..ontology.iris import slugify
from ..ontology.registry import Registry
from ..ontology.schemes import Schemes
from ..ontology.terms import RDF, S
from .claim import Claim
from .document import Attendee, Consultation, Document
from .mention import Mention
from .outline import consultation
from .writer import Writer, resolve

__all__ = ["RoleRow", "organisations", "role_rows", "write_role"]


@dataclass(frozen=True, slots=True)
class RoleRow:
    """Hold one actor's role in one consultation and the spans that say so."""

    meeting: str
    role: str
    actor: Actor
    passages: list[tuple[int, int]] = field(default_factory=list, compare=False)

    @property
    def name(self) -> str:
        """Return a name for the assignment that depends on what it says alone."""
        key = "\x1f".join((self.meeting, self.role, self.actor.slug))
        return hashlib.sha256(key.encode("utf-8")).hexdigest()[:16]

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Return all actors that the row names."""
        return (self.actor,)


def role_rows(
    document: Document, claims: Sequence[Claim], mentions: Sequence[Mention], registry: Registry
) -> list[RoleRow]:
    """Return who convened, documented and took part, from what is known of the document and its attendance lists."""
    rows: dict[tuple[str, str, str], RoleRow] = {}

    def row(meeting: Consultation, role: str, actor: Actor) -> RoleRow:
        slug = slugify(meeting.id)
        return rows.setdefault((slug, role, actor.slug), RoleRow(slug, role, actor))

    for meeting in document.info.consultations:
        for role, names in (
            ("convener", meeting.convener),
            ("documenter", meeting.documenter),
            ("participant", meeting.participant),
        ):
            for name in names:
                row(meeting, role, resolve(name, registry))
    for attendee in document.attendance:
        attended = consultation(document, document.blocks[attendee.block])
        if attended is not None:
            for actor in organisations(document, attendee, mentions, registry):
                span = (attendee.organisation.start, attendee.organisation.end)
                row(attended, "participant", actor).passages.append(span)
    return [rows[key] for key in sorted(rows)]


def write_role(writer: Writer, document: Document, row: RoleRow) -> None:
    """Write one role that an actor had; its passages are left to the caller."""
    node = writer.iris.assignment(row.name)
    writer.add(node, RDF.type, S.ConsultationRole)
    writer.add(node, S.heldBy, writer.iris.actor(row.actor.slug))
    writer.add(node, S.assignedRole, Schemes.load().node("role", row.role))
    writer.add(node, S.inConsultation, writer.iris.consultation(row.meeting))
    for start, end in row.passages:
        writer.add(node, S.passage, writer.iris.passage(document.slug, start, end))


def organisations(
    document: Document, attendee: Attendee, mentions: Sequence[Mention], registry: Registry
) -> tuple[Actor, ...]:
    """Return whom a row of an attendance list stands for: the actors linked in its cell, else the cell's words."""
    span = attendee.organisation
    first = bisect_left(mentions, span.start, key=lambda m: m.start)
    last = bisect_left(mentions, span.end, first, key=lambda m: m.start)
    linked = {m.actor: None for m in mentions[first:last] if m.end <= span.end}
    words = " ".join(span.of(document.text).split())
    if not linked and words:
        return (resolve(words, registry),)
    return tuple(linked)
