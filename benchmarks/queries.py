"""Run the whole catalogue on synthetic graphs and hold every question to a limit.

    python benchmarks/queries.py --quads 1000000 --limit 10

prints one line a question (seconds, rows) and exits with 1 where one took longer than the limit. The same functions run
in the tests on a small graph. The slowest questions fetch every request with its quote; what this guards against is the
query shape that explodes (an OPTIONAL inside a joined group took 172 times as long at this size).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator

import pyoxigraph as ox

from samrad.graph.store import Store
from samrad.ontology.iris import Iris
from samrad.ontology.terms import DCTERMS, NS, OA, RDF, RDFS, SKOS, S
from samrad.queries.catalogue import Catalogue, Query
from samrad.queries.filters import Resolver
from samrad.queries.run import run

#: What a document looks like: 40 claims each, as many mentions, so about 1,700 quads.
CLAIMS = 40
ACTORS = 400
TOPICS = 22
_XSD = "http://www.w3.org/2001/XMLSchema#"
_CLASSES = (S.Request, S.Request, S.Request, S.Offer, S.CooperationClaim, S.FundingClaim, S.RoleClaim)

Pair = tuple[ox.NamedNode, ox.NamedNode | ox.Literal]


def swedish(text: str) -> ox.Literal:
    """Return a Swedish literal."""
    return ox.Literal(text, language="sv")


def date(year: int, day: str) -> ox.Literal:
    """Return a day of a year as a typed literal."""
    return ox.Literal(f"{year}-{day}", datatype=ox.NamedNode(_XSD + "date"))


def concept(name: str) -> ox.NamedNode:
    """Return a concept of the vocabulary."""
    return ox.NamedNode(NS + name)


def shared(iris: Iris) -> Iterator[ox.Quad]:
    """Yield the concepts and the actors."""
    graph = iris.graph("ontology")
    names = [f"{scheme}-{n}" for scheme in ("topic", "demand") for n in range(TOPICS)] + [
        "force-proposal",
        "status-ongoing",
        "status-difficult",
        "role-convener",
    ]
    for name in [*names, "form-samrad", "sector-civil", "level-state", "documentkind-minutes", "fundingstatus-granted"]:
        yield ox.Quad(concept(name), SKOS.prefLabel, swedish(name), graph)
        yield ox.Quad(concept(name), SKOS.prefLabel, ox.Literal(name, language="en"), graph)
        if name.startswith(("topic", "demand")):
            yield ox.Quad(concept(name), SKOS.inScheme, concept(name.partition("-")[0] + "s"), graph)
    for n in range(ACTORS):
        graph = iris.graph("registry" if n % 5 else "provisional")
        actor = iris.actor(f"a{n}")
        pairs: list[Pair] = [(RDF.type, S.Collective if n % 10 == 1 else S.CivilSocietyOrganization)]
        pairs += [
            (SKOS.prefLabel, swedish(f"Aktören {n}")),
            (SKOS.altLabel, swedish(f"A{n}")),
            (S.sector, concept("sector-civil")),
        ]
        pairs += [(SKOS.prefLabel, ox.Literal(f"The actor {n}", language="en")), (S.level, concept("level-state"))]
        if not n % 5:
            pairs.append((S.provisional, ox.Literal(True)))
        yield from (ox.Quad(actor, p, o, graph) for p, o in pairs)


def passage(
    iris: Iris, doc: str, start: int, text: str
) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]:
    """Yield the triples of a passage and its selectors."""
    end = start + len(text)
    node, position, quote = (make(doc, start, end) for make in (iris.passage, iris.position, iris.quote))
    yield from ((node, RDF.type, S.Passage), (node, OA.hasSource, iris.document(doc)))
    yield from (
        (node, OA.hasSelector, position),
        (node, OA.hasSelector, quote),
        (node, S.section, swedish("Del 1 › Fråga 2")),
    )
    yield from ((position, RDF.type, OA.TextPositionSelector), (quote, RDF.type, OA.TextQuoteSelector))
    yield from (
        (position, OA.start, ox.Literal(start)),
        (position, OA.end, ox.Literal(end)),
        (quote, OA.exact, swedish(text)),
    )
    yield from ((quote, OA.prefix, swedish("före")), (quote, OA.suffix, swedish("efter")))


def parties(iris: Iris, kind: ox.NamedNode, seed: int) -> list[Pair]:
    """Return who stands in which slot of a claim; every third has nobody addressed."""
    one, two = iris.actor(f"a{seed % ACTORS}"), iris.actor(f"a{seed * 7 % ACTORS}")
    named = [] if seed % 3 == 0 else [two]
    if kind == S.Request:
        return [(S.claimant, one), (S.requestedBy, one), *((p, a) for a in named for p in (S.addressee, S.requestedOf))]
    if kind == S.Offer:
        return [(S.claimant, one), (S.offeredBy, one), *((p, a) for a in named for p in (S.addressee, S.offeredTo))]
    if kind == S.CooperationClaim:
        status = "status-difficult" if seed % 9 == 0 else "status-ongoing"
        both = [(S.cooperator, one), (S.cooperator, two), (S.cooperationStatus, concept(status))]
        return [(S.claimant, one), *both, (S.focalPartner, one), (S.partner, two)]
    if kind == S.FundingClaim:
        return [
            (S.claimant, one),
            (S.funder, two),
            (S.recipient, one),
            (S.grantedBy, two),
            (S.amount, ox.Literal("100 kronor")),
        ]
    return [(S.claimant, one), (S.holder, two), (S.role, concept("role-convener"))]


def document(iris: Iris, number: int) -> Iterator[ox.Quad]:
    """Yield one document with its consultation, claims, mentions and people's roles."""
    doc, year = f"d{number}", 2000 + number % 25
    graph, node, meeting = iris.document_graph(doc), iris.document(doc), iris.consultation(doc)
    days: list[Pair] = [
        (S.dateText, ox.Literal(str(year))),
        (S.dateFrom, date(year, "01-01")),
        (S.dateUntil, date(year, "12-31")),
    ]
    facts: list[Pair] = [
        (RDF.type, S.Document),
        (DCTERMS.identifier, ox.Literal(doc)),
        (DCTERMS.title, swedish(f"Möte {number}")),
    ]
    facts += [
        (S.fileName, ox.Literal(doc + ".txt")),
        (S.wordCount, ox.Literal(4000)),
        (DCTERMS.creator, iris.actor("a3")),
        *days,
    ]
    yield from (ox.Quad(node, p, o, graph) for p, o in facts)
    held: list[Pair] = [
        (RDF.type, S.Consultation),
        (RDFS.label, swedish(f"Samråd {number}")),
        (S.form, concept("form-samrad")),
    ]
    yield from (ox.Quad(meeting, p, o, graph) for p, o in [*held, (S.documentedIn, node), *days])
    for n in range(CLAIMS):
        seed, start = number * CLAIMS + n, n * 200
        text = f"Vi vill att någon gör sak {seed} på kvällstid, eftersom det behövs lokaler och tid."
        yield from (ox.Quad(*triple, graph) for triple in passage(iris, doc, start, text))
        kind, claim = _CLASSES[seed % len(_CLASSES)], iris.claim(doc, f"{seed:016x}")
        said: list[Pair] = [
            (RDF.type, kind),
            (S.what, swedish(f"sak {seed}")),
            (S.topic, concept(f"topic-{seed % TOPICS}")),
        ]
        if kind in (S.Request, S.Offer) and seed % 3:  # more than in texts, where two of five have one
            said.append((S.demand, concept(f"demand-{seed % TOPICS}")))
        said += [
            (S.passage, iris.passage(doc, start, start + len(text))),
            (S.statedIn, node),
            (S.rule, ox.Literal("prov")),
        ]
        said += [
            (S.confidence, ox.Literal("0.8", datatype=ox.NamedNode(_XSD + "decimal"))),
            (S.force, concept("force-proposal")),
        ]
        said += [(S.statedAt, meeting)] if seed % 2 else []
        yield from (ox.Quad(claim, p, o, graph) for p, o in said + parties(iris, kind, seed))
        yield ox.Quad(claim, RDF.type, S.Claim, iris.graph("inferred"))
        mention = iris.passage(doc, start + 150, start + 154)
        yield from (ox.Quad(*triple, graph) for triple in passage(iris, doc, start + 150, "A123"))
        yield ox.Quad(mention, S.names, iris.actor(f"a{seed % ACTORS}"), graph)
    for n in range(20):
        assignment = iris.assignment(f"{doc}-{n}")
        roles: list[Pair] = [(RDF.type, S.ConsultationRole), (S.heldBy, iris.actor(f"a{(number + 40 + n) % ACTORS}"))]
        roles += [(S.assignedRole, concept("role-convener")), (S.inConsultation, meeting)]
        yield from (ox.Quad(assignment, p, o, graph) for p, o in roles)


def synthetic(quads: int, iris: Iris) -> Store:
    """Return a store in memory of at least so many quads, in the shape that the loaders write."""
    store, number = Store.memory(), 0
    store.extend(shared(iris))
    size = len(store)
    while size < quads:
        batch = list(document(iris, number))
        store.extend(batch)
        size, number = size + len(batch), number + 1
    return store


def values(query: Query) -> dict[str, str]:
    """Return a value for each required parameter of a question."""
    given = {
        "actor": "a42",
        "topic": "topic-3",
        "claim": f"d1/{CLAIMS + 1:016x}",
    }  # a42 is in every kind of claim early on
    return {p.name: given[p.type] for p in query.parameters if p.required}


def measure(store: Store, iris: Iris) -> Iterator[tuple[str, float, int]]:
    """Yield name, seconds and number of rows of every question."""
    resolver = Resolver(store, iris)
    for query in Catalogue.load():
        begun = time.perf_counter()
        rows = run(query, values(query), resolver)
        yield query.name, time.perf_counter() - begun, len(rows)


def main() -> int:
    """Build the graph, ask everything, say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--limit", type=float, default=10.0, help="seconds that a question may take")
    options = parser.parse_args()
    iris = Iris()
    store = synthetic(options.quads, iris)
    sys.stdout.write(f"{len(store)} quads\n")
    slow = 0
    for name, seconds, rows in measure(store, iris):
        slow += seconds > options.limit
        sys.stdout.write(f"{seconds:8.2f} s {rows:8} rows  {name}\n")
        sys.stdout.flush()
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
