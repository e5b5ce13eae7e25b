from __future__ import annotations

import json
from pathlib import Path

import pytest

from samrad.errors import ConfigError, IntegrityError, NotFoundError
from samrad.loaders.coded import coded_claims
from samrad.loaders.read import parse_text
from samrad.ontology.registry import Registry

TEXT = "Byalaget Björken vill låna lokaler.\nByalaget Björken vill låna lokaler.\n"
QUOTE = "Byalaget Björken vill låna lokaler."
DOCUMENT = parse_text(TEXT, stem="möte")


def record(**fields: object) -> dict[str, object]:
    base = {"doc": "möte", "start": 0, "end": len(QUOTE), "quote": QUOTE, "kind": "request", "what": "låna lokaler"}
    return {**base, "claimant": ["Byalaget  Björken"], "addressee": ["röda korset", "Röda Korset"], **fields}


def coded(tmp_path: Path, *records: dict[str, object]):
    path = tmp_path / "mina.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    return coded_claims(path, [DOCUMENT], Registry.load())


def test_names_become_labels_once_and_unknown_ones_provisional_actors(tmp_path: Path) -> None:
    found = coded(tmp_path, record())
    (claim,) = found.claims["möte"]
    assert claim.addressee == ("Röda Korset",)
    assert claim.claimant == ("Byalaget Björken",)
    (actor,) = found.provisional
    assert (actor.label, actor.provisional) == ("Byalaget Björken", True)


def test_ids_are_computed_and_told_apart_by_place(tmp_path: Path) -> None:
    start = TEXT.index(QUOTE, 1)
    found = coded(tmp_path, record(start=start, end=start + len(QUOTE), id="mine"), record(id="mine"))
    first, second = found.claims["möte"]
    assert first.start == 0
    assert len({first.id, second.id, "mine"}) == 3


def test_a_document_without_records_has_no_claims(tmp_path: Path) -> None:
    assert coded(tmp_path).claims == {"möte": ()}


@pytest.mark.parametrize("fields", [{"start": 1}, {"end": 999}, {"quote": ""}, {"start": 9, "end": 3}])
def test_a_quote_that_does_not_stand_there_is_refused(tmp_path: Path, fields: dict[str, object]) -> None:
    with pytest.raises(IntegrityError, match="does not stand at its offsets: möte"):
        coded(tmp_path, record(), record(**fields))


def test_many_shifted_quotes_are_counted_and_some_named(tmp_path: Path) -> None:
    with pytest.raises(IntegrityError, match="and 4 more"):
        coded(tmp_path, *(record(start=1) for _ in range(9)))


def test_a_document_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"'mote' .*möte"):
        coded(tmp_path, record(doc="mote"))


def test_a_record_that_stands_there_twice_is_refused_and_two_claims_of_one_sentence_are_not(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"twice: möte 0-35, request"):
        coded(tmp_path, record(id="a"), record(what="annat"), record(id="b"))
    assert len(coded(tmp_path, record(), record(what="annat"), record(kind="offer")).claims["möte"]) == 3
