"""Demands are found by cues that a researcher can edit, in what is asked for and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.errors import ConfigError
from samrad.ontology.demands import MOST, Demands
from samrad.ontology.describe import Vocabulary
from samrad.ontology.schemes import Schemes


def _demands(**table: object) -> Demands:
    return Demands({"trädgård": {"cues": ["odl / plantera + tillsammans"]}, **table}, 4, ["=inte"])  # type: ignore[dict-item]  # any mapping will do


@pytest.mark.parametrize(
    ("what", "demand"),
    [
        ("ge föreningar bidrag som är fleråriga", "långsiktig finansiering"),
        ("höja bidragen till kvinnojourerna", "mer pengar"),
        ("en bättre kontroll av hur statsbidragen används", "kontroll av bidrag"),
        ("visa med full insyn hur stödet fördelas", "insyn i hur stöd fördelas"),
        ("höja ambitionen för folkbildningen", "stöd till folkbildningen"),
        ("fler mötesplatser för äldre", "mötesplatser"),
        ("ge scoutkåren tillgång till lokaler", "lokaler åt föreningar"),
        ("öppna skolornas lokaler på kvällarna", "lokaler på kvällstid"),
        ("samverka mer med ideella organisationer", "samverkan med civilsamhället"),
        ("mer samarbete inom civilsamhället", "samverkan inom civilsamhället"),
        ("samverka med Skolverket om läromedel", "samverkan mellan myndigheter"),
        ("samarbete mellan kommuner om bussar", "samverkan mellan kommuner"),
        ("en årlig dialog med ortens föreningar", "dialog och samråd"),
        ("ett fast forum för dialog i länet", "forum för samtal"),
        ("en aktörskarta för stadsdelen", "karta över aktörer och samverkan"),
        ("klargöra vilket ansvar regionen har", "tydligare ansvar och roller"),
        ("nyttja föreningarnas kännedom om grannskapet", "civilsamhällets kunskap tas till vara"),
        ("en större närvaro av tjänstemän i området", "närvaro i området"),
        ("ge ungdomar inflytande över fritidsgården", "delaktighet för dem som berörs"),
        ("hämta in synpunkter från pensionärerna", "synpunkter hämtas in"),
        ("kompetensutveckling för lärare", "höjd kunskap"),
        ("sprida goda exempel från orten", "kunskap och erfarenheter sprids"),
        ("utvärdera effekterna av reformen", "uppföljning av insatsers effekter"),
        ("bättre statistik om hemlöshet", "statistik och uppföljning över tid"),
        ("förenkla reglerna för ansökan", "enklare regler"),
        ("en likvärdig service i hela landet", "lika villkor i hela landet"),
        ("arbeta långsiktigt mot ensamhet", "långsiktigt arbete"),
        ("tidiga insatser i skolan", "tidiga och förebyggande insatser"),
        ("anpassa informationen till dem som är nya", "information som når fram"),
        ("erbjuda fler praktikplatser", "fler vägar till jobb"),
        ("börja med sfi under asyltiden", "undervisning i svenska"),
        ("ordna en meningsfull fritid", "fritid för barn och unga"),
        ("ge brottsoffer stöd genom rättegången", "stöd till våldsutsatta och brottsoffer"),
        ("bygga ut bredband till skärgården", "digital tillgång"),
    ],
)
def test_the_cues_tell_the_demand(what: str, demand: str) -> None:
    assert demand in Demands.load().of(what)


def test_every_demand_is_told_above() -> None:
    (told,) = (m for m in test_the_cues_tell_the_demand.pytestmark if m.name == "parametrize")  # type: ignore[attr-defined]  # pytest sets it
    assert {demand for _, demand in told.args[1]} == set(Demands.load().labels)


def test_every_demand_of_the_table_is_in_the_scheme_in_its_order_and_the_other_way_round() -> None:
    (scheme,) = (s for s in Vocabulary.load().schemes if s.name == "demands")
    assert sorted(Demands.load().labels) == sorted(Schemes.load().values("demand"))
    assert all(concept.note and concept.note.sv and concept.note.en for concept in scheme.concepts)


@pytest.mark.parametrize(
    "what",
    [
        "göra det snart",
        "samverka",
        "säga upp lokalerna",
        "inte höja bidragen",
        "minska statsbidraget till studieförbunden",
        "tillsätta en utredning",
        "ändra lagen",
    ],
)
def test_what_names_no_demand_has_none(what: str) -> None:
    assert Demands.load().of(what) == ()


def test_the_narrower_demand_stands_alone() -> None:
    assert Demands.load().of("låna ut gymnastiksalar och andra lokaler till föreningar på kvällstid") == (
        "lokaler på kvällstid",
    )
    assert Demands.load().of("ett forum för dialog med föreningar") == ("forum för samtal",)


def test_parts_of_a_cue_stand_in_one_clause_and_near_each_other() -> None:
    demands = _demands()
    assert demands.of("Plantera träd tillsammans") == ("trädgård",)
    assert demands.of("tillsammans vill de odla") == ("trädgård",)
    assert demands.of("odla mer. Arbeta tillsammans") == ()
    assert demands.of("odla en två tre fyra tillsammans") == ()


def test_a_word_that_turns_it_round_counts_unless_it_is_part_of_the_cue() -> None:
    demands = _demands(tystnad={"cues": ["störs inte"]})
    assert demands.of("ni ska inte odla tillsammans") == ()
    assert demands.of("att vi inte i fjol hade vatten och därför vill odla tillsammans") == ("trädgård",)
    assert demands.of("att den som läser störs inte") == ("tystnad",)


def test_of_several_those_with_most_parts_come_first_and_two_are_kept() -> None:
    demands = _demands(vatten={"cues": ["vatten"]}, sol={"cues": ["=sol"]})
    assert demands.of("sol, vatten och odla tillsammans") == ("trädgård", "vatten")
    assert demands.of("solen") == ()


def test_what_rules_a_demand_out_counts_in_its_own_clause() -> None:
    demands = _demands(vatten={"cues": ["vatten"], "not": ["*bad"]})
    assert demands.of("vatten till utomhusbadet") == ()
    assert demands.of("vatten till odlingen; ett bad") == ("vatten",)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"cue": ["vatten"]}, "'cue'"),
        ({"cues": []}, "no cues"),
        ({"cues": ["vatten + "]}, "empty"),
        ({"cues": ["vatten + ="]}, "empty"),
    ],
)
def test_a_wrong_entry_is_named(entry: object, said: str) -> None:
    with pytest.raises(ConfigError, match=said) as caught:
        _demands(vatten=entry)
    assert caught.value.where == "demands.toml: vatten"


@given(st.text(max_size=200))
def test_any_text_gives_at_most_two_known_demands_and_the_same_again(text: str) -> None:
    demands = Demands.load()
    found = demands.of(text)
    assert len(set(found)) == len(found) <= MOST
    assert set(found) <= set(demands.labels)
    assert demands.of(text) == found
