"""Parts of organisations, and collectives that mean all of a class."""

from __future__ import annotations

import pytest

from samrad.errors import NotFoundError
from samrad.ontology.actor import Actor
from samrad.ontology.files import registry_quads
from samrad.ontology.iris import Iris
from samrad.ontology.registry import Registry
from samrad.ontology.terms import DCTERMS, ORG, S

REGISTRY = Registry.load()


def slugs(name: str) -> set[str]:
    return {actor.slug for actor in REGISTRY.select(name)}


def test_an_organisation_can_be_asked_for_with_all_its_parts():
    assert slugs("delar:Röda Korset") == {"roda-korset", "roda-korset-i-skelleftea"}
    assert slugs("Röda Korset") == {"roda-korset"}
    assert "stockholms-stadsmission" in slugs("parts:Stadsmissionen")
    assert "arbetsmarknadsdepartementet" in slugs("Delar: Regeringskansliet")
    assert slugs("delar:NOD") == {"nod"}


def test_parts_of_parts_are_parts_and_a_circle_does_not_hang():
    def actor(slug: str, *parents: str) -> Actor:
        return Actor(slug, slug.upper(), "Organization", "civil", parents=parents)

    registry = Registry([actor("a", "c"), actor("b", "a"), actor("c", "b"), actor("d", "b"), actor("e")])
    assert [a.slug for a in registry.select("delar:B")] == ["a", "b", "c", "d"]


def test_an_unknown_whole_is_an_error_with_near_names():
    with pytest.raises(NotFoundError, match="stadsmissionen"):
        REGISTRY.select("delar:Stadsmisionen")


def test_every_part_is_an_organisation_and_has_a_registered_whole():
    parts = [actor for actor in REGISTRY if actor.parents]
    assert len(parts) >= 20
    for part in parts:
        assert part.type not in ("Collective", "Person")
        for slug in part.parents:
            whole = REGISTRY.by_slug(slug)
            assert whole is not None
            assert whole.type not in ("Collective", "Person")
            assert part.slug not in {a.slug for a in REGISTRY.with_parts(part)} - {part.slug}
    stated = [q for q in registry_quads(Iris()) if q.predicate in (ORG.unitOf, ORG.subOrganizationOf)]
    assert len(stated) == sum(len(part.parents) for part in parts)


def test_a_collective_means_all_of_classes_that_it_stands_for():
    quads = list(registry_quads(Iris()))
    some = {(q.subject, q.object) for q in quads if q.predicate == S.standsFor}
    every = {(q.subject, q.object) for q in quads if q.predicate == S.standsForAll}
    assert every
    assert every <= some


def test_every_part_but_a_ministry_names_the_source_of_that():
    sourced = {q.subject for q in registry_quads(Iris()) if q.predicate == DCTERMS.source}
    parts = {Iris().actor(actor.slug) for actor in REGISTRY if actor.parents and actor.type != "Ministry"}
    assert parts <= sourced
