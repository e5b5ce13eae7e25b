"""Words that stand for somebody named before, for the author or for the speaker."""

from __future__ import annotations

from samrad.loaders.document import DocumentInfo
from samrad.loaders.linking import Linker
from samrad.loaders.read import parse_text


def _found(linker: Linker, text: str) -> list[str]:
    return [mention.actor.label for mention in linker.in_text(text)]


def test_kommunen_is_the_last_named_in_its_paragraph_else_all(linker: Linker) -> None:
    text = "Tierps kommun har en plan. Nu vill kommunen börja.\n\nÄven här kan kommunen hjälpa."
    assert [(m.actor.label, m.how) for m in linker.in_text(text)] == [
        ("Tierps kommun", "label"),
        ("Tierps kommun", "context"),
        ("kommuner", "collective"),
    ]


def test_myndigheten_is_the_author_or_the_last_named(linker: Linker) -> None:
    text = "Myndigheten har följt läget.\n\nNär Arbetsförmedlingen svarade sade myndigheten nej.\n"
    info = DocumentInfo(author="Delmos")
    mentions = linker.mentions(parse_text(text, info=info))
    assert [(m.text, m.actor.label) for m in mentions] == [
        ("Myndigheten", "Delmos"),
        ("Arbetsförmedlingen", "Arbetsförmedlingen"),
        ("myndigheten", "Arbetsförmedlingen"),
    ]
    assert _found(linker, "Myndigheten har följt läget.") == []


def test_of_two_named_together_neither_is_myndigheten(linker: Linker) -> None:
    text = "Boverket och Skolverket svarade, och myndigheten lovade bättring."
    assert _found(linker, text) == ["Boverket", "Skolverket"]
    assert _found(linker, "Pengar kom från myndigheten Boverket.") == ["Boverket"]


def test_lansstyrelsen_is_that_of_the_paragraph_of_the_document_or_of_the_title(linker: Linker) -> None:
    named = "Länsstyrelsen i Kalmar län bjöd in.\n\nSedan svarade länsstyrelsen."
    assert _found(linker, named) == ["Länsstyrelsen i Kalmar län"] * 2
    titled = "# Samråd om trygghet i Skåne\n\nVid mötet talade länsstyrelsen om läget.\n"
    assert [m.actor.label for m in linker.mentions(parse_text(titled))] == ["Länsstyrelsen Skåne"]
    assert _found(linker, "Vid mötet talade länsstyrelsen om läget.") == ["länsstyrelser"]


def test_departementet_is_that_of_the_author(linker: Linker) -> None:
    info = DocumentInfo(author="Arbetsmarknadsdepartementet")
    document = parse_text("Mötet hölls på departementet i maj.\n", info=info)
    assert [m.actor.label for m in linker.mentions(document)] == ["Arbetsmarknadsdepartementet"]


def test_organisationen_is_the_speaker(linker: Linker) -> None:
    text = "Närvarande\n\nRädda Barnen: Organisationen vill se fler lokaler.\n\nOrganisationen sade inget mer.\n"
    document = parse_text(text)
    found = [(m.text, m.actor.label, m.how) for m in linker.mentions(document)]
    assert ("Organisationen", "Rädda Barnen", "context") in found
