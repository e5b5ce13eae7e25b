"""A document and its claims as quads: passages, mentions, consultations with their roles, people in a graph apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox

from ..errors import ConfigError
from ..ontology.actor import Actor
from ..ontology.iris import Iris, slugify
from ..ontology.registry import Registry
from ..ontology.terms import DCTERMS, FOAF, NS, OA, RDF, RDFS, SKOS, XSD, S
from .claim import Claim
from .claim_quads import write_claim
from .dates import in_words
from .document import Consultation, Document
from .mention import Mention
from .outline import consultation
from .people import people
from .role_quads import organisations, role_rows, write_role
from .spoken import spoken
from .writer import Writer, plain, resolve, text

__all__ = ["CONTEXT", "document_quads", "other_file_quads", "provisional_actors", "provisional_quads"]

#: How many code points a quote selector keeps on each side, enough to find the place again in an edited text.
CONTEXT = 32

_IRI = re.compile(r"https?://[^\s<>\"{}|^`\\]+")


def document_quads(
    document: Document,
    claims: Iterable[Claim],
    mentions: Iterable[Mention],
    registry: Registry,
    iris: Iris,
    version: str,
) -> Iterator[ox.Quad]:
    """Yield the quads of a document: ``graph/document/<slug>``, and ``graph/people/<slug>`` for whom it names.

    :param claims: the document's, numbered; actors that the registry lacks become provisional
    :param version: of the software, for the record of where the graph comes from
    :raises NotFoundError: where a field holds a word that its scheme does not have, or an unknown consultation
    :raises ConfigError: where two of its consultations would have one IRI
    """
    claims, mentions = list(claims), list(mentions)
    _check_names(document)
    writer = Writer(iris.document_graph(document.slug), iris, registry)
    persons = Writer(iris.people_graph(document.slug), iris, registry)
    passages = _Passages(document)
    _write_document(writer, document, version)
    for meeting in document.info.consultations:
        _write_consultation(writer, document, meeting)
    for mention in mentions:
        passages.mention(mention)
    for claim in claims:
        passages.claim(claim)
        write_claim(writer, document, claim)
    for row in role_rows(document, claims, mentions, registry):
        write_role(writer, document, row)
        for span in row.passages:
            passages.add(*span)
    _write_people(persons, document, mentions, claims)
    passages.write(writer)
    yield from writer.quads
    yield from persons.quads


def provisional_actors(
    document: Document, claims: Iterable[Claim], mentions: Iterable[Mention], registry: Registry
) -> tuple[Actor, ...]:
    """Return the actors that a document's quads name and the registry proper lacks, by slug."""
    claims, mentions = list(claims), list(mentions)
    actors = {mention.actor for mention in mentions}
    for claim in claims:
        for names in (
            *(claim.claimant, claim.addressee, claim.participants),
            *(claim.concerns, claim.principal, claim.served),
        ):
            actors.update(resolve(name, registry) for name in names)
    for row in role_rows(document, claims, mentions, registry):
        actors.update(row.actors)
    for attendee in document.attendance:
        actors.update(organisations(document, attendee, mentions, registry))
    if document.info.author:
        actors.add(resolve(document.info.author, registry))
    return tuple(sorted((a for a in actors if a.provisional), key=lambda a: a.slug))


def provisional_quads(actors: Iterable[Actor], iris: Iris) -> Iterator[ox.Quad]:
    """Yield what is known of actors met and not registered, in ``graph/provisional``."""
    writer = Writer(iris.graph("provisional"), iris, Registry(()))
    for actor in sorted(set(actors), key=lambda a: (a.slug, repr(a))):
        node = iris.actor(actor.slug)
        writer.add(node, RDF.type, ox.NamedNode(NS + actor.type))
        writer.add(node, SKOS.prefLabel, text(actor.label))
        writer.add(node, S.provisional, plain(True))
        writer.add_concept(node, S.sector, "sector", actor.sector, actor.label)
        writer.add_concept(node, S.level, "level", actor.level or "", actor.label)
        for name in actor.aliases:
            writer.add(node, SKOS.altLabel, text(name))
        for name in actor.weak_aliases:
            writer.add(node, S.weakLabel, text(name))
    yield from writer.quads


def other_file_quads(others: Mapping[str, Iterable[str]], iris: Iris) -> Iterator[ox.Quad]:
    """Yield under which other file names documents were given, in their graphs.

    They are no part of :func:`document_quads`: they come and go with other files, the document staying as it is.

    :param others: names without a folder, by document slug
    """
    for slug, names in others.items():
        for name in names:
            yield ox.Quad(iris.document(slug), S.otherFile, plain(name), iris.document_graph(slug))


def _write_document(writer: Writer, document: Document, version: str) -> None:
    node, info = writer.iris.document(document.slug), document.info
    writer.add(node, RDF.type, S.Document)
    writer.add(node, DCTERMS.title, text(info.title or document.stem))
    writer.add(node, DCTERMS.identifier, plain(document.stem))
    writer.add(node, S.fileName, plain(document.file))
    writer.add_concept(node, S.documentKind, "documentkind", info.kind, document.file)
    if info.author:
        writer.add(node, DCTERMS.creator, writer.actor(info.author))
    writer.add_date(node, info.date)
    if document.created:
        writer.add(node, DCTERMS.created, ox.Literal(document.created, datatype=XSD.date))
    for note in document.notes:
        writer.add(node, S.notRead, ox.Literal(note.sv, language="sv"), ox.Literal(note.en, language="en"))
    for predicate, value in (
        (S.sourceSha256, document.source_sha256),
        (S.textSha256, document.text_sha256),
        (S.reader, document.reader),
        (S.wordCount, len(document.text.split())),
        (S.softwareVersion, version),
        (S.referenceNumber, info.identifier),
        (S.retrieved, info.retrieved),
    ):
        if value is not None:
            writer.add(node, predicate, plain(value))
    for address, as_link, as_words in (
        (info.source_url, DCTERMS.source, DCTERMS.source),
        (info.licence, DCTERMS.license, DCTERMS.rights),
    ):
        if address and _IRI.fullmatch(address):
            writer.add(node, as_link, ox.NamedNode(address))
        elif address:
            writer.add(node, as_words, text(address))


def _check_names(document: Document) -> None:
    """Refuse two consultations that would become one.

    :raises ConfigError: names both
    """
    taken: dict[str, str] = {}
    for meeting in document.info.consultations:
        slug = slugify(meeting.id)
        if slug in taken:
            raise ConfigError(
                f"the consultations {taken[slug]!r} and {meeting.id!r} would both be consultation/{slug}",
                where=document.file,
                hint="give each its own id in corpus.toml",
            )
        taken[slug] = meeting.id


def _write_consultation(writer: Writer, document: Document, meeting: Consultation) -> None:
    node = writer.iris.consultation(slugify(meeting.id))
    writer.add(node, RDF.type, S.Consultation)
    writer.add(node, DCTERMS.identifier, plain(meeting.id))
    writer.add(node, S.documentedIn, writer.iris.document(document.slug))
    writer.add_concept(node, S.form, "form", meeting.form or "", document.file)
    writer.add_date(node, meeting.date)
    form = (meeting.form or "samråd").capitalize()
    name = meeting.title or (f"{form} {in_words(meeting.date)}" if meeting.date else f"{form} ({meeting.id})")
    writer.add(node, RDFS.label, text(name))


# -- people ----------------------------------------------------------------------------------------------------


def _write_people(writer: Writer, document: Document, mentions: Sequence[Mention], claims: Sequence[Claim]) -> None:
    rows = {attendee.person: attendee for attendee in document.attendance}
    rows |= {attendee.organisation: attendee for attendee in document.attendance}
    persons = people(document, mentions, claims, writer.registry.by_label)
    for claim, person in spoken(document, claims, persons):
        node = writer.iris.claim(document.slug, claim.id)
        writer.add(node, S.spokenBy, writer.iris.person(slugify(person.text)))
    for person in persons:
        node = writer.iris.person(slugify(person.text))
        writer.add(node, RDF.type, S.Person)
        writer.add(node, FOAF.name, plain(person.text))
        if person.office:
            writer.add(node, S.office, plain(person.office))
        for label in person.organisations:
            writer.add(node, S.represents, writer.actor(label))
        for attendee in (rows[span] for span in person.spans if span in rows):
            if attendee.person in person.spans:
                for actor in organisations(document, attendee, mentions, writer.registry):
                    writer.add(node, S.represents, writer.iris.actor(actor.slug))
            meeting = consultation(document, document.blocks[attendee.block])
            if meeting is not None:
                writer.add(node, S.attended, writer.iris.consultation(slugify(meeting.id)))


# -- passages ----------------------------------------------------------------------------------------------------


class _Passages:
    """Gather the spans that something rests on, each once, and write them with their selectors."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._exact: dict[tuple[int, int], str] = {}
        self._mentions: dict[tuple[int, int], list[Mention]] = {}
        self._texts: dict[tuple[int, int], dict[ox.NamedNode, str]] = {}

    def add(self, start: int, end: int) -> None:
        """Take a span of the text."""
        self._exact.setdefault((start, end), self._document.text[start:end])

    def mention(self, mention: Mention) -> None:
        """Take the place where an actor is named."""
        self.add(mention.start, mention.end)
        self._mentions.setdefault((mention.start, mention.end), []).append(mention)

    def claim(self, claim: Claim) -> None:
        """Take the place of a claim: its quote as the record has it, so that a check finds where the two differ."""
        span = (claim.start, claim.end)
        self._exact[span] = claim.quote
        texts = self._texts.setdefault(span, {})
        for predicate, value in ((S.section, claim.section), (S.question, claim.question), (S.lead, claim.lead)):
            if value:
                texts.setdefault(predicate, value)

    def _pages(self, start: int, end: int) -> tuple[int, ...]:
        """Return the page of a span, and its last one where that is another; nothing where the format has no pages."""
        pages = self._document.pages.of(start, end) if self._document.pages else ()
        return tuple(dict.fromkeys(pages))

    def write(self, writer: Writer) -> None:
        """Write all passages in order of their place."""
        for span in sorted(self._exact):
            self._write_one(writer, span)

    def _write_one(self, writer: Writer, span: tuple[int, int]) -> None:
        slug, source, (start, end) = self._document.slug, self._document.text, span
        iris = writer.iris
        node, position, quote = (make(slug, start, end) for make in (iris.passage, iris.position, iris.quote))
        mentions = self._mentions.get(span, [])
        writer.add(node, RDF.type, S.Mention if mentions else S.Passage)
        writer.add(node, OA.hasSource, iris.document(slug))
        writer.add(node, OA.hasSelector, position, quote)
        for predicate, value in self._texts.get(span, {}).items():
            writer.add_text(node, predicate, value)
        for predicate, page in zip((S.page, S.lastPage), self._pages(start, end), strict=False):
            writer.add(node, predicate, plain(page))
        for mention in mentions:
            writer.add(node, S.names, iris.actor(mention.actor.slug))
            writer.add(node, S.linkedBy, plain(mention.how))
        writer.add(position, RDF.type, OA.TextPositionSelector)
        writer.add(position, OA.start, plain(start))
        writer.add(position, OA.end, plain(end))
        writer.add(quote, RDF.type, OA.TextQuoteSelector)
        writer.add(quote, OA.exact, text(self._exact[span]))
        writer.add(quote, OA.prefix, text(source[max(0, start - CONTEXT) : start]))
        writer.add(quote, OA.suffix, text(source[end : end + CONTEXT]))
