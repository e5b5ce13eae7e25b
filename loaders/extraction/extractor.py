"""The extractor: a document in, its claims out.

Each sentence goes the same way: the rules that speak up in it are found, the kinds it may be a claim of are weighed,
and for each kind that holds the sides, the content and the other fields are read off the sentence and its surroundings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...ontology.actor import Actor
from ...ontology.registry import Registry, provisional_actor
from ...ontology.topics import Topics
from ..claim import Claim, ClaimKind, number_claims
from ..document import Document, Span
from ..linking import Linker, Mention
from ..outline import consultation, lead, question
from .addressees import addressee as addressee_of
from .content import content
from .decide import Decision, decide
from .fields import details
from .floor import Floor, present_at
from .frame import Frame, frame_of
from .hits import Hit, hits
from .holders import participants
from .lexicon import any_of
from .parties import Parties, Scene
from .scene import Reader
from .side import Side
from .unit import Unit, units

__all__ = ["Extraction", "Extractor"]


#: The slots of a claim that hold actors.
_SLOTS = ("claimant", "addressee", "participants", "principal", "served", "concerns")


#: Kinds that say nothing where nobody can be named who cooperates or holds the role; the shapes refuse such claims.
_OF_SOMEBODY = (ClaimKind.COOPERATION, ClaimKind.ROLE)


@dataclass(frozen=True, slots=True)
class Extraction:
    """Hold what was read off one document.

    :param claims: numbered, in order of place
    :param provisional: actors in the claims that the registry does not know
    :param silent: how many sentences carried no claim
    """

    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]
    provisional: tuple[Actor, ...] = ()
    silent: int = 0
    sentences: int = 0


class Extractor:
    """Read claims off documents; one extractor serves many documents."""

    def __init__(self, registry: Registry | None = None) -> None:
        self.registry = registry if registry is not None else Registry.load()
        self.linker = Linker(self.registry)
        self.topics = Topics.load()

    def extract(self, document: Document) -> Extraction:
        """Return the document's claims, mentions and provisional actors."""
        mentions = self.linker.mentions(document)
        reading = self.reading(document, mentions)
        claims: list[Claim] = []
        silent = total = 0
        for unit, found in reading:
            total += 1
            made = list(reading.claims(unit, found))
            silent += not made
            claims += made
        numbered = tuple(number_claims(claims, document.text))
        return Extraction(numbered, mentions, self._provisional(numbered, mentions), silent, total)

    def reading(self, document: Document, mentions: Sequence[Mention]) -> Reading:
        """Return the reading of a document, sentence by sentence; for the extractor itself and for training."""
        name = document.info.author
        author = self.linker.resolve(name).label if name else None
        present = [actor.sector for actor in present_at(document, self.linker)]
        frame = frame_of(document, author, mentions, present)
        return Reading(document, frame, Floor(document, frame, self.linker, mentions), mentions, self.topics)

    def _provisional(self, claims: Sequence[Claim], mentions: Sequence[Mention]) -> tuple[Actor, ...]:
        met = {m.actor.label: m.actor for m in mentions if m.actor.provisional}
        labels = {
            label
            for c in claims
            for label in (*c.claimant, *c.addressee, *c.participants, *c.principal, *c.served, *c.concerns)
        }
        for label in labels:
            if self.registry.by_label(label) is None and label not in met:
                met[label] = provisional_actor(label, *_kind_of(label))
        return tuple(sorted((a for label, a in met.items() if label in labels), key=lambda a: a.slug))


_BODY = re.compile(rf"{any_of('bodies')}(?: |$)")


def _kind_of(label: str) -> tuple[str, str]:
    """Guess class and sector of a name that the linker did not meet: mostly persons, else bodies that hold a role.

    >>> _kind_of("Berit Ahl")[0], _kind_of("Nya Hamnstyrelsen")[0], _kind_of("SjöKlang")[0], _kind_of("boende")[0]
    ('Person', 'Organization', 'Organization', 'Collective')
    """
    words = label.split()
    if label[:1].isupper() and (len(words) == 1 or _BODY.search(label.lower())):
        return "Organization", "mixed"
    if 2 <= len(words) <= 4 and all(w[:1].isupper() or w in ("af", "von", "de") for w in words):
        return "Person", "mixed"
    return "Collective", "mixed"


@dataclass(slots=True)
class Reading:
    """Read one document: iterate over the sentences with the rules that speak up, and make claims of them."""

    document: Document
    frame: Frame
    floor: Floor
    mentions: Sequence[Mention]
    topics: Topics
    scene: Scene = field(default_factory=Scene)
    parties: Parties = field(init=False)
    reader: Reader = field(init=False)

    def __post_init__(self) -> None:
        self.parties = Parties(self.frame, self.floor, self.document.text)
        self.reader = Reader(self.document, self.frame, self.floor, self.parties)

    def __iter__(self) -> Iterator[tuple[Unit, list[Hit]]]:
        self.reader.start(self.scene)
        for unit in units(self.document, self.mentions, questions=self.frame.interpellation is not None):
            found = hits(unit, self.frame.genre)
            self.reader.enter(unit, found, self.scene)
            yield unit, found
            self.reader.leave(unit, found, self.scene)

    def claims(self, unit: Unit, found: list[Hit]) -> Iterator[Claim]:
        """Yield the claims of one sentence."""
        for decision in decide(unit, found, self.reader.surroundings(unit, self.scene), self.frame):
            claim = self.claim(unit, found, decision)
            if claim.participants or claim.kind not in _OF_SOMEBODY:
                yield claim

    def claim(self, unit: Unit, found: list[Hit], decision: Decision) -> Claim:
        """Make the claim that was decided on: its sides, its content and the fields that cues fill."""
        kind, chosen = decision.kind, decision.hit
        text = self.document.text
        begin, end = content(unit, chosen, kind)
        what = unit.source(begin, end)
        claimant = self.parties.claimant(unit, found, chosen, self.scene)
        addressee, holders = Side(), Side()
        if kind is ClaimKind.REQUEST:
            addressee = addressee_of(unit, chosen, claimant, self.parties, self.scene, self.frame)
        elif kind is ClaimKind.OFFER:
            claimant, addressee = self.parties.offer(unit, chosen, claimant, self.scene)
        else:
            claimant = self.parties.teller(unit, kind)
            holders, addressee = participants(unit, chosen, kind, self.parties, self.scene, self.frame)
        quote = unit.span.of(text)
        if not claimant.labels:
            claimant = Side((self.frame.participants,), "none")
        fields = details(unit, chosen, kind, claimant, addressee, holders, self.frame)
        if kind is ClaimKind.ROLE and not addressee.labels:
            # a role's addressee is for whom or on whose behalf it is held
            behalf = fields.get("served") or fields.get("principal") or ()
            addressee = Side(tuple(behalf), "sentence") if behalf else addressee
        place = self.reader.section(unit.block)
        return Claim(
            doc=self.document.stem,
            start=unit.span.start,
            end=unit.span.end,
            quote=quote,
            kind=kind,
            claimant=claimant.labels,
            addressee=addressee.labels,
            participants=holders.labels,
            what=what.of(text) or quote,
            topics=self.topics.of(unit.text[begin:end], unit.text, place),
            confidence=round(decision.confidence, 2),
            rule=f"{kind.value}-{chosen.rule.name}",
            attribution=claimant.attribution,
            addressee_attribution=addressee.attribution if addressee.labels else "none",
            claimant_text=_worded(claimant.where, text),
            addressee_text=_worded(addressee.where, text),
            section=place,
            question=question(self.document, unit.block) or "",
            lead=lead(self.document, unit.block, unit.span),
            **self._meeting(unit),
            **fields,
        )

    def _meeting(self, unit: Unit) -> dict[str, Any]:
        held = consultation(self.document, unit.block)
        date = (held.date if held else None) or self.document.info.date
        return {"consultation": held.id if held else "", "date": date or ""}


def _worded(where: Span | None, text: str) -> str:
    return " ".join(where.of(text).split()) if where is not None else ""
