"""A small document of our own with claims of every kind, and its graph."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

import pyoxigraph as ox
import pytest

from samrad.graph.inference import infer
from samrad.graph.store import Store
from samrad.loaders.claim import Claim, ClaimKind, number_claims
from samrad.loaders.document import Attendee, Block, BlockKind, Consultation, Document, DocumentInfo, Span
from samrad.loaders.mention import Mention
from samrad.loaders.quads import document_quads, provisional_actors, provisional_quads
from samrad.ontology.files import ontology_quads, registry_quads
from samrad.ontology.iris import Iris
from samrad.ontology.registry import Registry

TEXT = (
    "Möte om lokaler\r\n"
    "Anna Ek\tSIOS\r\n"
    "Bo Ek\tKvarterets kaffeklubb\r\n"
    "Kommunerna bör upplåta lokaler på kvällstid.\r\n"
    "Röda Korset kan bistå Delmos med analyser.\r\n"
    "Röda Korset samverkar med Delmos och MSB.\r\n"
    "Samverkan mellan SIOS, NOD och LSU har pågått länge.\r\n"
    "Studieförbunden har svårt att samarbeta med Arbetsförmedlingen.\r\n"
    "Delmos beviljade SIOS projektmedel om 300 000 kronor.\r\n"
    "LSU har sökt medel hos MSB.\r\n"
    "NOD är sammankallande för mötet.\r\n"
    "Vi måste själva bli bättre på att nå ut.\r\n"
    'Skriv "hej" till <b>alla</b> \\ \u0002 en 😀 gång.\r\n'
)


def place(words: str) -> tuple[int, int]:
    """Return where the words stand in the text."""
    start = TEXT.index(words)
    return start, start + len(words)


def claim(words: str, kind: ClaimKind, **fields: object) -> Claim:
    """Return a claim whose quote is the sentence."""
    start, end = place(words)
    values: dict = {"doc": "Möte 2020", "claimant": ("Röda Korset",), "what": words, "rule": "test", "confidence": 0.8}
    return Claim(start=start, end=end, quote=words, kind=kind, **{**values, **fields})


def sample_claims() -> list[Claim]:
    """Return claims of all kinds and of every status that decides on an edge."""
    request, cooperation, funding = ClaimKind.REQUEST, ClaimKind.COOPERATION, ClaimKind.FUNDING
    claims = [
        claim(
            "Kommunerna bör upplåta lokaler på kvällstid.",
            request,
            addressee=("kommuner",),
            topics=("mötesplatser",),
            what="upplåta lokaler på kvällstid",
            section="Diskussion › Lokaler",
            question="Fråga 1: vad behövs?",
            lead="Så här sades:",
            claimant_text="Röda korset",
            addressee_text="Kommunerna",
            attribution="turn",
            addressee_attribution="sentence",
            voice="named",
            force="urging",
            consultation="mote-2020",
            date="2020-10",
        ),
        claim("Röda Korset kan bistå Delmos med analyser.", ClaimKind.OFFER, addressee=("Delmos",)),
        claim(
            "Röda Korset samverkar med Delmos och MSB.",
            cooperation,
            participants=("Röda Korset", "Delmos", "MSB"),
            status="ongoing",
        ),
        claim(
            "Samverkan mellan SIOS, NOD och LSU har pågått länge.",
            cooperation,
            participants=("SIOS", "NOD", "LSU"),
            status="past",
            valence="good",
        ),
        claim(
            "Studieförbunden har svårt att samarbeta med Arbetsförmedlingen.",
            cooperation,
            claimant=("Studieförbunden",),
            participants=("Studieförbunden", "Arbetsförmedlingen"),
            status="difficult",
        ),
        claim(
            "Delmos beviljade SIOS projektmedel om 300 000 kronor.",
            funding,
            participants=("Delmos",),
            addressee=("SIOS",),
            funding_status="granted",
            amount="300 000 kronor",
        ),
        claim(
            "LSU har sökt medel hos MSB.",
            funding,
            participants=("MSB",),
            addressee=("LSU",),
            funding_status="applied",
        ),
        claim(
            "NOD är sammankallande för mötet.",
            ClaimKind.ROLE,
            participants=("NOD",),
            addressee=("regeringen",),
            what="sammankallande för mötet",
            principal=("Delmos",),
        ),
        claim("Vi måste själva bli bättre på att nå ut.", request, addressee=("Röda Korset",), confidence=1.0),
        claim(
            'Skriv "hej" till <b>alla</b> \\ \u0002 en 😀 gång.',
            request,
            claimant=("Kvarterets kaffeklubb", "SIOS"),
            concerns=("unga",),
            confidence=None,
        ),
    ]
    return number_claims(claims, TEXT)


def sample_document() -> Document:
    """Return the document: a heading, an attendance list of two rows, sentences."""
    heading = Block(0, BlockKind.HEADING, *place("Möte om lokaler"), level=1)
    rows = [
        Block(i, BlockKind.ATTENDANCE, *place(row), heading=0) for i, row in ((1, "Anna Ek\tSIOS"), (2, "Bo Ek\tKv"))
    ]
    attendance = (
        Attendee(Span(*place("Anna Ek")), Span(*place("SIOS")), 1),
        Attendee(Span(*place("Bo Ek")), Span(*place("Kvarterets kaffeklubb")), 2),
    )
    meeting = Consultation(
        "mote-2020", form="samråd", date="2020-10-21", convener=("Delmos",), documenter=("NOD",), participant=("LSU",)
    )
    encoded = TEXT.encode("utf-8")
    return Document(
        stem="Möte 2020",
        slug="mote-2020",
        file="Möte 2020.txt",
        text=TEXT,
        source_sha256=hashlib.sha256(encoded).hexdigest(),
        text_sha256=hashlib.sha256(encoded).hexdigest(),
        reader="text 1",
        blocks=(heading, *rows),
        attendance=attendance,
        info=DocumentInfo(
            title="Möte om lokaler",
            date="2020-10",
            kind="minutes",
            author="Arbetsmarknadsdepartementet",
            consultations=(meeting,),
            licence="https://creativecommons.org/publicdomain/zero/1.0/",
            source_url="https://example.org/mote.pdf",
            retrieved="2026-11",
            identifier="A2020/1",
        ),
    )


def sample_mentions() -> list[Mention]:
    """Return some mentions, one of them where an attendance row names its organisation."""
    registry = Registry.load()
    return [
        Mention(*place("SIOS"), "SIOS", registry.get("SIOS"), "label"),
        Mention(*place("Kommunerna"), "Kommunerna", registry.get("kommuner"), "collective"),
    ]


@dataclass
class Sample:
    """Hold the sample and its graph."""

    document: Document
    claims: list[Claim]
    mentions: list[Mention]
    store: Store
    iris: Iris

    @property
    def texts(self) -> dict[str, str]:
        """Return the text by slug."""
        return {self.document.slug: self.document.text}


def build(document: Document, claims: list[Claim], mentions: list[Mention], iris: Iris) -> Store:
    """Return the graph of a document, as a build makes it."""
    registry = Registry.load()
    store = Store.memory()
    store.extend(ontology_quads(iris))
    store.extend(registry_quads(iris))
    store.extend(document_quads(document, claims, mentions, registry, iris, "0.1.0"))
    store.extend(provisional_quads(provisional_actors(document, claims, mentions, registry), iris))
    infer(store, iris)
    return store


@pytest.fixture(scope="session")
def built() -> Sample:
    """Give the sample built once; nobody may change it."""
    document, claims, mentions, iris = sample_document(), sample_claims(), sample_mentions(), Iris()
    return Sample(document, claims, mentions, build(document, claims, mentions, iris), iris)


@pytest.fixture(scope="session")
def built_quads(built: Sample) -> list[ox.Quad]:
    """Give the quads of the sample's graph."""
    return list(built.store)


@pytest.fixture
def sample(built: Sample, built_quads: list[ox.Quad]) -> Sample:
    """Give the sample with a store that the test may change."""
    store = Store.memory()
    store.extend(built_quads)
    return replace(built, store=store)


@pytest.fixture
def builder():
    """Give the function that builds a graph of a document."""
    return build
