"""The registry record by record: each message names the record at fault."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from samrad.ontology.registry import Registry, fold_name, turtle_files

_NS = "https://w3id.org/samrad/ns#"
_DCT_SOURCE = "http://purl.org/dc/terms/source"
_DCT_IDENTIFIER = "http://purl.org/dc/terms/identifier"
_IDENTIFIER = "http://www.w3.org/ns/adms#identifier"
_SAME_AS = "https://schema.org/sameAs"
_EVENT = "http://www.w3.org/ns/org#ChangeEvent"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_ACTOR = "https://w3id.org/samrad/actor/"
_TYPES = {
    "Agency", "AssociationOfMunicipalities", "CivilSocietyOrganization", "Collective", "Company", "CooperationBody",
    "CountyAdministrativeBoard", "FaithCommunity", "Government", "Ministry", "Municipality", "Organization",
    "PublicBody", "Region", "University",
}  # fmt: skip
_SECTORS = {"public", "civil", "business", "knowledge", "population", "mixed"}
_LEVELS = {None, "state", "region", "municipality", "local"}

#: The labels that claim records use, each with names that must lead to it.
_LABELS = {
    "NOD": [
        "Nationellt organ för dialog och samråd mellan regeringen och det civila samhället",
        "Nationellt organ för dialog och samråd",
    ],
    "Delmos": ["Delegationen mot segregation", "DELMOS"],
    "Arbetsförmedlingen": ["AF"],
    "Röda Korset": ["Svenska Röda Korset", "Röda korset"],
    "kommuner": ["kommun", "kommunen", "kommunerna", "kommunal nivå"],
    "Rädda Barnen": ["Rädda barnen", "Rädda Barnens Riksförbund"],
    "Hyresgästföreningen": ["hyresgästföreningen"],
    "Islamic Relief": ["Islamic Relief Sverige", "Islamic-Relief", "Islamic relief"],
    "SIOS": ["Samarbetsorgan för etniska organisationer i Sverige"],
    "LSU": ["LSU - Sveriges ungdomsorganisationer"],
    "Coompanion": ["Coompanion Sverige"],
    "Studieförbunden": ["studieförbunden", "studieförbund"],
    "Stadsmissionen": ["Sveriges Stadsmissioner"],
    "Stockholms Stadsmission": ["Stockholms stadsmission"],
    "Göteborgs Stadsmission": ["Göteborgs stadsmission"],
    "Stockholms läns bildningsförbund": [],
    "Folkets Hus och Parker": [],
    "Somaya": ["Somaya Kvinno- och tjejjour"],
    "Röda Korsets ungdomsförbund": ["Röda korsets ungdomsförbund"],
    "NÄTVERKET": ["NÄTVERKET Idéburen sektor i Skåne", "NÄTVERKET- Idéburen sektor Skåne"],
    "Svenska kyrkan": ["Kyrkan"],
    "SISAM": ["Skånes studieförbund i samverkan"],
    "RF SISU Skåne": ["RF SISU", "RF-SISU"],
    "Skånes kommuner": [],
    "SKR": ["Sveriges Kommuner och Regioner", "SKL", "Sveriges Kommuner och Landsting"],
    "MUCF": ["Myndigheten för ungdoms- och civilsamhällesfrågor"],
    "MSB": ["Myndigheten för samhällsskydd och beredskap", "Myndigheten för civilt försvar", "MCF"],
    "Folkhälsomyndigheten": [],
    "Socialstyrelsen": [],
    "Skolverket": ["Statens skolverk"],
    "Kriminalvården": [],
    "Tillväxtverket": ["TVV"],
    "Malmö universitet": ["Malmö Universitet"],
    "Lärosäten Syd": [],
    "Region Skåne": [],
    "Region Västerbotten": [],
    "Länsstyrelsen Skåne": ["Länsstyrelsen i Skåne län"],
    "länsstyrelser": ["länsstyrelserna"],
    "Arbetsmarknadsdepartementet": [],
    "regeringen": ["Sveriges regering"],
    "staten": ["statlig nivå"],
    "politiker": ["politiken", "beslutsfattare"],
    "det offentliga": [
        "offentlig sektor", "offentliga sektorn", "den offentliga sektorn", "offentliga aktörer",
    ],
    "myndigheter": ["myndigheterna", "statliga myndigheter", "ansvariga myndigheter"],
    "regioner": ["regionerna"],
    "civilsamhället": [
        "det civila samhället", "CS", "CSO", "idéburen sektor", "idéburna organisationer",
        "civilsamhällets organisationer", "organisationerna", "föreningslivet", "ideella organisationer",
    ],
    "stora organisationer": ["organisationer med stor kapacitet"],
    "små organisationer": ["mindre organisationer", "lokala föreningar", "lokala organisationer"],
    "näringslivet": ["företag", "företagen", "företagare"],
    "arbetsgivare": ["arbetsgivarna"],
    "fastighetsägare": ["hyresvärdar", "hyresvärdarna"],
    "bostadsbolag": ["bostadsbolagen"],
    "skolan": ["skolor"],
    "socialtjänsten": [],
    "polisen": [],
    "forskare": ["forskarna", "akademin", "akademien", "experter"],
    "trossamfund": ["religiösa samfund"],
    "etniska organisationer": ["organisationer bildade på etnisk grund"],
    "folkhögskolor": ["folkhögskolorna"],
    "lokala aktörer": ["lokala krafter"],
    "boende": ["invånare", "invånarna", "de boende"],
    "unga": ["ungdomar"],
    "föräldrar": [],
    "media": [],
    "Röda Korset i Skellefteå": [],
    "deltagare": ["deltagarna", "flera deltagare"],
    "Brottsförebyggande rådet": ["Brå", "BRÅ"],
    "Statistiska centralbyrån": ["SCB"],
    "MFoF": ["Myndigheten för familjerätt och föräldraskapsstöd"],
    "Diskrimineringsombudsmannen": ["DO"],
}  # fmt: skip


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.load()


@pytest.fixture(scope="module")
def quads() -> list[Quad]:
    return [quad for _, text in turtle_files() for quad in parse(text, RdfFormat.TURTLE)]


def _faults(*lists: list[str]) -> str:
    return "\n".join(fault for faults in lists for fault in faults)


def test_every_actor_has_a_label_a_known_class_sector_and_level(registry: Registry) -> None:
    faults = [
        f"{a.slug}: label {a.label!r}, class {a.type}, sector {a.sector}, level {a.level}"
        for a in registry
        if not a.label.strip() or a.type not in _TYPES or a.sector not in _SECTORS or a.level not in _LEVELS
    ]
    assert not faults, _faults(faults)


def test_slugs_are_ascii_and_of_one_actor_each(registry: Registry) -> None:
    counts = Counter(actor.slug for actor in registry)
    faults = [f"{slug}: of {n} actors" for slug, n in counts.items() if n > 1]
    faults += [f"{slug}: not a slug" for slug in counts if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)]
    assert not faults, _faults(faults)


def test_no_two_actors_share_a_name(registry: Registry) -> None:
    owners = defaultdict(set)
    for actor in registry:
        for name in (actor.label, *actor.aliases):
            owners[fold_name(name)].add(actor.slug)
    faults = [f"{name!r}: {sorted(slugs)}" for name, slugs in owners.items() if len(slugs) > 1]
    assert not faults, _faults(faults)


def test_names_are_written_cleanly(registry: Registry) -> None:
    faults = [
        f"{actor.slug}: {name!r}"
        for actor in registry
        for name in (actor.label, *actor.aliases, *actor.weak_aliases)
        if name != " ".join(name.split()) or not name
    ]
    assert not faults, _faults(faults)


@pytest.mark.parametrize("label", _LABELS)
def test_the_labels_of_claim_records_are_there_and_their_other_names_lead_to_them(
    registry: Registry, label: str
) -> None:
    assert registry.by_label(label), f"no actor is labelled {label}"
    faults = [name for name in _LABELS[label] if (found := registry.find(name)) is None or found.label != label]
    assert not faults, f"{label}: not found by {faults}"


def test_all_municipalities_regions_and_county_boards_are_there(registry: Registry) -> None:
    counts = Counter(actor.type for actor in registry)
    assert (counts["Municipality"], counts["Region"], counts["CountyAdministrativeBoard"]) == (290, 21, 21)


def test_habo_in_jonkoping_and_habo_in_uppsala_are_two(registry: Registry) -> None:
    assert registry.get("Habo kommun").slug == "habo-kommun-0643"
    assert registry.get("Håbo kommun").slug == "habo-kommun-0305"


def test_bodies_that_are_taken_for_each_other_stay_apart(registry: Registry) -> None:
    groups = [
        ("Regeringskansliet", "regeringen"),
        ("SISAM", "Studieförbunden"),
        ("Studieförbunden i samverkan", "Skånes studieförbund i samverkan"),
        ("Skyddsvärnet", "Skyddsvärnet i Göteborg"),
        ("Röda Korset", "Röda Korset i Skellefteå", "Röda Korsets ungdomsförbund"),
        ("Stadsmissionen", "Stockholms Stadsmission", "Göteborgs Stadsmission"),
        ("polisen", "Polismyndigheten"),
    ]
    for group in groups:
        assert len({registry.get(name).slug for name in group}) == len(group), group
    assert registry.get("SKR").type == registry.get("Skånes kommuner").type == "AssociationOfMunicipalities"


def test_every_municipality_has_its_code(quads: list[Quad]) -> None:
    codes = {
        quad.subject.value: quad.object.value.rsplit("/", 1)[-1]
        for quad in quads
        if quad.predicate.value == _IDENTIFIER and "/kommunkod/" in quad.object.value
    }
    assert len(codes) == len(set(codes.values())) == 290
    assert all(re.fullmatch(r"\d{4}", code) for code in codes.values())


def test_identifiers_stand_with_the_source_they_were_seen_in(quads: list[Quad]) -> None:
    sourced = {q.subject for q in quads if q.predicate.value == _DCT_SOURCE}
    named = {q.subject for q in quads if q.predicate.value == _DCT_IDENTIFIER}
    used = {q.object for q in quads if q.predicate.value == _IDENTIFIER}
    linked = {q.subject for q in quads if q.predicate.value == _SAME_AS}
    faults = [f"{node.value}: no source" for node in (used | linked) - sourced]
    faults += [f"{node.value}: not described" for node in used - named]
    faults += [f"{node.value}: nobody's" for node in named - used]
    assert not faults, _faults(faults)


def test_identifiers_have_the_form_of_their_register(quads: list[Quad]) -> None:
    numbers = [q for q in quads if q.predicate.value == _DCT_IDENTIFIER]
    wikidata = [q for q in quads if q.predicate.value == _SAME_AS]
    faults = [
        f"{q.subject.value}: {q.object.value}"
        for q in numbers
        if not re.fullmatch(r"\d{4}|\d{6}-\d{4}", q.object.value) or not q.subject.value.endswith(q.object.value)
    ]
    faults += [
        f"{q.subject.value}: {q.object.value}"
        for q in wikidata
        if not re.fullmatch(r"http://www\.wikidata\.org/entity/Q[1-9]\d*", q.object.value)
    ]
    shared = Counter(q.object.value for q in wikidata)
    faults += [f"{item}: of {n} actors" for item, n in shared.items() if n > 1]
    assert not faults, _faults(faults)


def test_dates_are_dates_in_order_with_a_source(quads: list[Quad]) -> None:
    dates: dict[str, dict[str, date]] = defaultdict(dict)
    for quad in quads:
        if quad.predicate.value in (_NS + "dateFrom", _NS + "dateUntil"):
            assert isinstance(quad.object, Literal)
            dates[quad.subject.value][quad.predicate.value] = date.fromisoformat(quad.object.value)
    sourced = {q.subject.value for q in quads if q.predicate.value == _DCT_SOURCE}
    assert dates
    for subject, found in dates.items():
        assert subject in sourced, f"{subject}: a date without a source"
        if len(found) == 2:
            assert found[_NS + "dateFrom"] <= found[_NS + "dateUntil"], subject


def test_delmos_has_two_transfers_and_no_successor(quads: list[Quad]) -> None:
    original = "http://www.w3.org/ns/org#originalOrganization"
    resulting = "http://www.w3.org/ns/org#resultingOrganization"
    events = {q.subject for q in quads if q.predicate.value == original and q.object.value == _ACTOR + "delmos"}
    to = {q.object.value.removeprefix(_ACTOR) for q in quads if q.subject in events and q.predicate.value == resulting}
    assert len(events) == 2
    assert to == {"socialstyrelsen", "boverket"}
    assert not [q for q in quads if q.subject == NamedNode(_ACTOR + "delmos") and "resultedFrom" in q.predicate.value]


def test_every_change_names_known_actors(quads: list[Quad], registry: Registry) -> None:
    events = {q.subject for q in quads if q.predicate.value == _TYPE and q.object.value == _EVENT}
    assert len(events) >= 5
    for quad in quads:
        if quad.subject in events and quad.predicate.value.endswith("Organization"):
            assert registry.by_slug(quad.object.value.removeprefix(_ACTOR)), f"{quad.subject}: {quad.object}"
        if quad.predicate.value in ("http://www.w3.org/ns/org#changedBy", "http://www.w3.org/ns/org#resultedFrom"):
            assert quad.object in events, f"{quad.subject}: {quad.object} is not described"


def test_collectives_say_what_they_stand_for(quads: list[Quad], registry: Registry) -> None:
    stands = {q.subject.value for q in quads if q.predicate.value == _NS + "standsFor"}
    faults = [a.slug for a in registry if a.type == "Collective" and _ACTOR + a.slug not in stands]
    faults += [s for s in stands if (a := registry.by_slug(s.removeprefix(_ACTOR))) is None or a.type != "Collective"]
    assert not faults, _faults(faults)


def test_nothing_in_the_registry_is_nameless(quads: list[Quad]) -> None:
    assert all(isinstance(quad.subject, NamedNode) for quad in quads)
    assert all(isinstance(quad.object, NamedNode | Literal) for quad in quads)
    described = {q.subject.value for q in quads}
    pointed = {q.object.value for q in quads if isinstance(q.object, NamedNode) and "/samrad/" in q.object.value}
    missing = {node for node in pointed - described if not node.startswith(_NS)}
    assert not missing
