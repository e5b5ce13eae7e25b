"""Who has which role, as quads: one node a holder, with what it is held in, since when, and what says so.

A role in a consultation is a ``ConsultationRole``, a seat in a body that the text names a ``Membership``; what else a
role claim says is a plain ``RoleAssignment``. Each points back to the role claims that assert it and to the passages.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from typing import TypeVar

import pyoxigraph as ox

from ..ontology.actor import Actor
from ..ontology.iris import slugify
from ..ontology.registry import Registry
from ..ontology.schemes import Schemes
from ..ontology.terms import RDF, XSD, S
from .claim import Claim, ClaimKind
from .consultation_roles import Act, acts
from .document import Attendee, BlockKind, Consultation, Document, Span
from .mention import Mention, beginning_in
from .outline import consultation, section
from .role_dates import held_in
from .roles import FUNCTION, role_in
from .seats import Seat, seats_in
from .writer import Writer, plain, resolve

__all__ = ["RoleRow", "organisations", "role_rows", "write_role"]

_T = TypeVar("_T")

#: Roles of the scheme that are held in a body.
_SEATED = frozenset({"member", "steering-group-member"})


@dataclass(slots=True)
class RoleRow:
    """Hold one role that one actor has, what it is held in, and what says so.

    :param key: what the role's IRI is made of: what it says, and for a claim's role the claim
    :param meeting: slug of the consultation that it is held in, else ""
    :param body: the organisation that it is a membership of, if any
    :param words: of the sentence that may tell the time
    :param date: when the meeting was or the claim was made, where the words tell no time
    :param sections: under which headings a passage stands that no claim quotes
    :param claims: ids of the role claims that assert it
    """

    key: tuple[str, ...]
    role: str
    actor: Actor
    meeting: str = ""
    body: Actor | None = None
    words: str = ""
    date: str = ""
    passages: list[tuple[int, int]] = field(default_factory=list)
    sections: dict[tuple[int, int], str] = field(default_factory=dict)
    claims: list[str] = field(default_factory=list)
    principals: list[Actor] = field(default_factory=list)
    served: list[Actor] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Return a name for the assignment that depends on what it says alone."""
        return hashlib.sha256("\x1f".join(self.key).encode("utf-8")).hexdigest()[:16]

    @property
    def kind(self) -> ox.NamedNode:
        """Return the class of the assignment."""
        if self.meeting:
            return S.ConsultationRole
        return S.RoleAssignment if self.body is None else S.Membership

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Return all actors that the row names."""
        body = (self.body,) if self.body else ()
        return (self.actor, *body, *self.principals, *self.served)


def role_rows(
    document: Document, claims: Sequence[Claim], mentions: Sequence[Mention], registry: Registry
) -> list[RoleRow]:
    """Return who had which role: what is known of the document, its attendance lists, its words and its role claims."""
    rows = _Rows(document, mentions, registry, {(claim.start, claim.end) for claim in claims})
    rows.known()
    rows.told()
    for claim in sorted((c for c in claims if c.kind is ClaimKind.ROLE), key=lambda c: (c.start, c.end, c.id)):
        rows.claimed(claim)
    return rows.all()


class _Rows:
    """Gather the rows of one document, each once."""

    def __init__(
        self, document: Document, mentions: Sequence[Mention], registry: Registry, quoted: Set[tuple[int, int]]
    ) -> None:
        """Take a document; of the places that claims quote, the claims themselves say the section."""
        self._document, self._mentions, self._registry, self._quoted = document, mentions, registry, quoted
        self._starts = [block.start for block in document.blocks]
        self._rows: dict[tuple[str, ...], RoleRow] = {}
        self._acts: list[Act] = []

    def all(self) -> list[RoleRow]:
        """Return the rows in an order that depends on what they say alone."""
        return [self._rows[key] for key in sorted(self._rows)]

    def known(self) -> None:
        """Take what is known of the document beforehand, and who stands on its attendance lists."""
        for meeting in self._document.info.consultations:
            for role, names in (
                ("convener", meeting.convener),
                ("documenter", meeting.documenter),
                ("participant", meeting.participant),
            ):
                for name in names:
                    self._in_meeting(meeting, role, resolve(name, self._registry))
        for attendee in self._document.attendance:
            attended = consultation(self._document, self._document.blocks[attendee.block])
            if attended is not None:
                for actor in organisations(self._document, attendee, self._mentions, self._registry):
                    span = (attendee.organisation.start, attendee.organisation.end)
                    self._in_meeting(attended, "participant", actor).passages.append(span)

    def told(self) -> None:
        """Take what the text says that actors did in the consultations, and who it says has a seat in a body."""
        meetings = {meeting.id: meeting for meeting in self._document.info.consultations}
        self._acts = list(acts(self._document, self._mentions))
        known = set(self._rows)
        for act in self._acts:
            self._rest(self._in_meeting(meetings[act.meeting], act.role, act.actor), act.start, act.end)
            for role in act.shows:
                key = (slugify(act.meeting), role, act.actor.slug)
                if key in known:
                    self._rest(self._rows[key], act.start, act.end)
        for block in self._document.blocks:
            if block.kind not in (BlockKind.HEADING, BlockKind.ATTENDANCE, BlockKind.QUESTION):
                for span in block.sentences:
                    for seat in seats_in(self._document, span, self._mentions):
                        for actor in seat.holders:
                            self._rest(self._seat(seat, actor, span.of(self._document.text)), span.start, span.end)

    def claimed(self, claim: Claim) -> None:
        """Take the role that a claim asserts: the one that the text's words gave already, else one of its own."""
        role = role_in(claim.what, claim.quote) or FUNCTION
        seats = seats_in(self._document, Span(claim.start, claim.end), self._mentions) if role in _SEATED else ()
        named = [seat for seat in seats if seat.holders]
        for name in claim.participants:
            holder = resolve(name, self._registry)
            rows: list[RoleRow] = []
            for act in self._acts:
                if (act.role, act.actor) == (role, holder) and act.start < claim.end and claim.start < act.end:
                    rows.append(self._rows[(slugify(act.meeting), role, holder.slug)])
            if not rows:
                for seat in named or seats:
                    if holder in seat.holders or not seat.holders:
                        rows.append(self._seat(seat, holder, claim.quote))
            if not rows:
                key = ("role", self._document.slug, claim.id, holder.slug)
                date = claim.date or self._document.info.date or ""
                rows.append(self._rows.setdefault(key, RoleRow(key, role, holder, words=claim.quote, date=date)))
            for row in rows:
                self._assert(row, claim)

    def _rest(self, row: RoleRow, start: int, end: int) -> None:
        """Let a role rest on a sentence, and say in which section it stands."""
        _add(row.passages, (start, end))
        if (start, end) not in self._quoted:
            block = self._document.blocks[bisect_right(self._starts, start) - 1]
            row.sections[start, end] = section(self._document, block)

    def _assert(self, row: RoleRow, claim: Claim) -> None:
        _add(row.claims, claim.id)
        if not any(start < claim.end and claim.start < end for start, end in row.passages):
            row.passages.append((claim.start, claim.end))
        for names, actors in ((claim.principal, row.principals), ((*claim.addressee, *claim.served), row.served)):
            for name in names:
                _add(actors, resolve(name, self._registry))

    def _in_meeting(self, meeting: Consultation, role: str, actor: Actor) -> RoleRow:
        key = (slugify(meeting.id), role, actor.slug)
        return self._rows.setdefault(key, RoleRow(key, role, actor, meeting=key[0], date=meeting.date or ""))

    def _seat(self, seat: Seat, actor: Actor, words: str) -> RoleRow:
        body = self._registry.by_label(seat.body.label) or seat.body
        key = ("seat", self._document.slug, seat.role, actor.slug, body.slug)
        row = RoleRow(key, seat.role, actor, body=body, words=words, date=self._document.info.date or "")
        return self._rows.setdefault(key, row)


def _add(values: list[_T], value: _T) -> None:
    if value not in values:
        values.append(value)


def write_role(writer: Writer, document: Document, row: RoleRow) -> None:
    """Write one role that an actor has; its passages are left to the caller."""
    node = writer.iris.assignment(row.name)
    writer.add(node, RDF.type, row.kind)
    writer.add(node, S.heldBy, writer.iris.actor(row.actor.slug))
    writer.add(node, S.assignedRole, Schemes.load().node("role", row.role))
    if row.meeting:
        writer.add(node, S.inConsultation, writer.iris.consultation(row.meeting))
    if row.body is not None:
        writer.add(node, S.inOrganization, writer.iris.actor(row.body.slug))
    writer.add(node, S.principal, *_nodes(writer, row.principals))
    writer.add(node, S.served, *_nodes(writer, row.served))
    writer.add(node, S.assertedIn, *(writer.iris.claim(document.slug, name) for name in row.claims))
    writer.add(node, S.passage, *(writer.iris.passage(document.slug, start, end) for start, end in row.passages))
    for (start, end), words in row.sections.items():
        writer.add_text(writer.iris.passage(document.slug, start, end), S.section, words)
    _write_time(writer, node, row)


def _write_time(writer: Writer, node: ox.NamedNode, row: RoleRow) -> None:
    """Write since when and until when the words say that the role is held, else when it was said."""
    held = held_in(row.words)
    if held is None:
        writer.add_date(node, row.date)
        return
    writer.add(node, S.dateText, plain(held.words))
    for predicate, day in ((S.dateFrom, held.first), (S.dateUntil, held.last)):
        if day is not None:
            writer.add(node, predicate, ox.Literal(day.isoformat(), datatype=XSD.date))


def _nodes(writer: Writer, actors: Iterable[Actor]) -> list[ox.NamedNode]:
    return [writer.iris.actor(actor.slug) for actor in actors]


def organisations(
    document: Document, attendee: Attendee, mentions: Sequence[Mention], registry: Registry
) -> tuple[Actor, ...]:
    """Return whom a row of an attendance list stands for: the actors linked in its cell, else the cell's words."""
    span = attendee.organisation
    linked = {m.actor: None for m in beginning_in(mentions, span) if m.end <= span.end}
    words = " ".join(span.of(document.text).split())
    if not linked and words:
        return (resolve(words, registry),)
    return tuple(linked)
