"""Who spoke for the claimant stands in the people graph, and only where the text says it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from samrad.loaders.claim import Claim, ClaimKind, number_claims
from samrad.loaders.document import Document
from samrad.loaders.masking import Name
from samrad.loaders.quads import document_quads
from samrad.loaders.read import parse_text
from samrad.loaders.spoken import spoken
from samrad.ontology.iris import Iris
from samrad.ontology.registry import Registry
from samrad.ontology.terms import S

ANNA = Name("Anna Ek", organisations=("SIOS",))
BO = Name("Bo Berg", organisations=("SIOS",))
SAID = "Kommunerna bör ordna fler mötesplatser."


def claim_in(document: Document, quote: str, **fields: Any) -> Claim:
    start = document.text.index(quote)
    made = Claim("mote", start, start + len(quote), quote, ClaimKind.REQUEST, ("SIOS",), what="ordna")
    return replace(made, **fields)


def speakers(text: str, quote: str = SAID, **fields: Any) -> list[str]:
    document = parse_text(text, stem="mote")
    return [person.text for _, person in spoken(document, [claim_in(document, quote, **fields)], [ANNA, BO])]


@pytest.mark.parametrize("speaker", ["Anna Ek", "Anna Ek, SIOS", "Anna  Ek (SIOS)"])
def test_the_person_who_has_the_floor_speaks(speaker: str) -> None:
    text = f"Samtal\n\n{speaker}: {SAID}\n"
    assert speakers(text, attribution="turn", claimant_text="SIOS") == ["Anna Ek"]


def test_a_point_of_the_speakers_list_is_the_speakers_and_a_later_paragraph_is_nobodys() -> None:
    text = f"Samtal\n\nAnna Ek: Vi vill två saker:\n\n- {SAID}\n- Mer tid.\n\nDet gäller även skolan.\n"
    assert speakers(text, attribution="turn") == ["Anna Ek"]
    assert speakers(text, "Det gäller även skolan.", attribution="turn") == []


@pytest.mark.parametrize(
    ("quote", "wording", "found"),
    [
        ("Anna Ek, SIOS, menade att kommunerna bör ordna mer.", "SIOS", ["Anna Ek"]),
        ("Kommunerna bör ordna mer, säger ordförande Anna Ek.", "ordförande Anna Ek", ["Anna Ek"]),
        ("Anna Ek och Bo Berg, SIOS, menade att kommunerna bör ordna mer.", "SIOS", []),
        ("SIOS menade att kommunerna bör bjuda in Anna Ek.", "SIOS", []),
        ("Anna Ekström, SIOS, menade att kommunerna bör ordna mer.", "SIOS", []),
        ("Vi menar att kommunerna bör ordna mer.", "Vi", []),
    ],
)
def test_the_sentence_tells_who_spoke(quote: str, wording: str, found: list[str]) -> None:
    assert speakers(f"{quote}\n", quote, attribution="sentence", claimant_text=wording) == found


def test_a_person_of_another_organisation_did_not_speak_for_the_claimant() -> None:
    quote = "Efter att Anna Ek hälsat välkommen menade NOD att kommunerna bör ordna mer."
    assert speakers(f"{quote}\n", quote, attribution="sentence", claimant=("NOD",), claimant_text="NOD") == []


def test_it_is_written_among_the_people_and_nowhere_else() -> None:
    document = parse_text(f"Närvarande\n\nAnna Ek\tSIOS\nEva Lind\tNOD\n\nAnna Ek: {SAID}\n", stem="mote")
    (claim,) = number_claims([claim_in(document, SAID, attribution="turn", topics=("mötesplatser",))], document.text)
    iris = Iris("https://example.org/")
    quads = [q for q in document_quads(document, [claim], [], Registry.load(), iris, "1") if q.predicate == S.spokenBy]
    assert {q.graph_name for q in quads} == {iris.people_graph("mote")}
    assert {(q.subject, q.object) for q in quads} == {(iris.claim("mote", claim.id), iris.person("anna-ek"))}
