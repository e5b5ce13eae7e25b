from __future__ import annotations

from collections.abc import Callable

from samrad.evaluation.report import errors, table
from samrad.evaluation.scorer import score
from samrad.loaders.claim import Claim


def test_the_table_has_a_line_for_each_figure(claim: Callable[..., Claim]) -> None:
    gold = [claim((0, 5), claimant="NOD", what="lokaler"), claim((10, 15), "role", participants="NOD")]
    lines = table(score(gold, gold[:1])).splitlines()
    assert lines[0] == "detect  request      P 1.000  R 1.000  F1 1.000   gold 1 system 1"
    assert "tuple   all          P 1.000  R 0.500  F1 0.667   gold 2 system 1" in lines
    assert lines[-2] == "ask     request      P 1.000  R 1.000  F1 1.000"
    assert lines[-1].startswith("slots   claimant 1.000  addressee 0.000")


def test_the_errors_name_the_place_the_actors_and_the_rule(claim: Callable[..., Claim]) -> None:
    gold = [claim("Rädda Barnen vill att regeringen lyssnar.", claimant="Rädda Barnen", addressee="regeringen")]
    gold += [claim("Rädda Barnen samverkar med MSB.", "cooperation", participants="MSB")]
    system = [claim("Rädda Barnen vill att regeringen lyssnar.", claimant="Rädda Barnen")]
    system += [claim("Vi kan bistå med läxhjälp.", "offer", rule="offer-can")]
    text = errors(score(gold, system), 5)
    missed, spurious, wrong = (part.splitlines() for part in text.split("\n\n"))
    assert missed[-1].endswith("cooperation – → – [MSB] «Rädda Barnen samverkar med MSB.»")
    assert "offer" in spurious[1]
    assert spurious[1].endswith("offer-can")
    assert "Rädda Barnen → regeringen" in wrong[1]
    assert wrong[2].strip() == "got Rädda Barnen → –"


def test_no_more_errors_than_asked_for(claim: Callable[..., Claim]) -> None:
    gold = [claim((i * 10, i * 10 + 5)) for i in range(5)]
    assert errors(score(gold, []), 2).count("request") == 2
