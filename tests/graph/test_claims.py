"""The claims read back from the graph are the claims that were written."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samrad.graph.claims import read_back
from samrad.graph.store import Store
from samrad.loaders.claim import Claim, ClaimKind, number_claims
from samrad.loaders.document import Document
from samrad.loaders.quads import document_quads, provisional_actors, provisional_quads
from samrad.loaders.read import parse_text
from samrad.loaders.reading import Pages
from samrad.ontology.files import registry_quads
from samrad.ontology.iris import Iris
from samrad.ontology.registry import Registry
from samrad.ontology.schemes import Schemes
from samrad.ontology.terms import SKOS

IRIS = Iris()
REGISTRY = Registry.load()
LABELS = [q for q in registry_quads(IRIS) if q.predicate == SKOS.prefLabel]


def as_rdf_holds_it(claim: Claim) -> Claim:
    """Return the claim without what RDF does not hold: the order of names, what a role's two fields both say."""
    focal = claim.participants[:1] if claim.kind is ClaimKind.COOPERATION and claim.status in EDGED else ()
    if focal and {"mellan", "tillsammans"} & set(re.findall(r"\w+", claim.quote.casefold())):
        focal = ()
    rest = sorted(name for name in claim.participants if name not in focal)
    return replace(
        claim,
        claimant=tuple(sorted(claim.claimant)),
        addressee=tuple(sorted(claim.addressee)),
        participants=(*focal, *rest),
        concerns=tuple(sorted(claim.concerns)),
        principal=tuple(sorted(claim.principal)),
        topics=tuple(sorted(claim.topics)),
    )


EDGED = ("ongoing", "past", "difficult")


def test_the_sample_comes_back_field_by_field(sample):
    assert read_back(sample.store, sample.iris) == [as_rdf_holds_it(c) for c in sample.claims]


def test_they_come_back_from_a_graph_under_another_base(sample, builder):
    iris = Iris("https://example.org/x/")
    store = builder(sample.document, sample.claims, sample.mentions, iris)
    assert read_back(store, iris) == [as_rdf_holds_it(c) for c in sample.claims]


def test_the_page_of_a_quote_comes_back_with_it() -> None:
    text = "Kommunen bör öppna skolan. Regionen bör bidra."
    document = replace(parse_text(text, stem="brev"), pages=Pages((0, 0, 10, 30)))
    spans = [(0, 26), (27, 46), (30, 46)]
    said = [Claim("brev", a, b, text[a:b], ClaimKind.REQUEST, ("NOD",)) for a, b in spans]
    store = Store.memory()
    store.extend(LABELS)
    store.extend(document_quads(document, number_claims(said, text), (), REGISTRY, IRIS, "1"))
    assert [(c.page, c.last_page) for c in read_back(store, IRIS)] == [(2, 3), (3, 4), (4, None)]


def values(scheme: str) -> st.SearchStrategy[str]:
    return st.sampled_from(("", *Schemes.load().values(scheme)))


characters = st.characters(exclude_categories=["Cs"])
words = st.text(characters, max_size=30)
labels = st.sampled_from([*[a.label for a in REGISTRY][:40], "Okänd förening", 'Klubben "Å" <b>'])
names = st.lists(labels, max_size=3, unique=True).map(tuple)
TEXT = "Vi vill ha lokaler tillsammans. Samverkan mellan alla behövs! 😀 \r\n <b>Ett till.</b>"


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    kind = draw(st.sampled_from(ClaimKind))
    start = draw(st.integers(0, len(TEXT) - 1))
    end = draw(st.integers(start + 1, len(TEXT)))
    by_kind: dict = {"addressee": draw(names)}
    if kind in (ClaimKind.COOPERATION, ClaimKind.FUNDING, ClaimKind.ROLE):
        by_kind["participants"] = draw(names)
    if kind is ClaimKind.COOPERATION:
        by_kind |= {"addressee": (), "status": draw(values("status"))}
    if kind is ClaimKind.FUNDING:
        by_kind |= {"funding_status": draw(values("fundingstatus")), "amount": draw(words)}
    if kind is not ClaimKind.ROLE:
        by_kind["served"] = tuple(sorted(draw(names)))
    return Claim(
        doc="prov",
        start=start,
        end=end,
        quote=TEXT[start:end],
        kind=kind,
        claimant=draw(names),
        what=draw(words),
        topics=draw(st.lists(st.sampled_from(Schemes.load().values("topic")), max_size=2, unique=True).map(tuple)),
        confidence=draw(st.one_of(st.none(), st.integers(0, 100).map(lambda n: n / 100))),
        rule=draw(words),
        attribution=draw(values("attribution")),
        addressee_attribution=draw(values("attribution")),
        claimant_text=draw(words),
        addressee_text=draw(words),
        voice=draw(values("voice")),
        force=draw(values("force")),
        stance=draw(values("stance")),
        valence=draw(values("valence")),
        concerns=draw(names),
        principal=draw(names),
        date=draw(st.sampled_from(["", "2020", "2020-06", "våren 2020"])),
        section=f"avsnitt {start}",  # of the place, not of the claim: two claims of one passage share them
        question=f"fråga {end}",
        lead=f"inledning {start + end}",
        **by_kind,
    )


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(claims(), max_size=4))
def test_any_claims_come_back_as_they_were_written(drawn):
    document = Document("prov", "prov", "prov.txt", TEXT, "0" * 64, "0" * 64, "text 1")
    written = number_claims(drawn, TEXT)
    store = Store.memory()
    store.extend(LABELS)
    store.extend(document_quads(document, written, [], REGISTRY, IRIS, "0.1.0"))
    store.extend(provisional_quads(provisional_actors(document, written, [], REGISTRY), IRIS))
    key = lambda c: (c.start, c.end, c.id)  # noqa: E731 - an order, not a function of its own
    assert read_back(store, IRIS) == sorted((as_rdf_holds_it(c) for c in written), key=key)
