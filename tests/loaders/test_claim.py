"""A claim record survives the file, and its id stays when what it rests on stays."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.errors import ConfigError
from samrad.loaders.claim import Claim, ClaimKind, number_claims, read_claims, write_claims

TEXT = "Det behövs lokaler. Vi väntar.\n\nDet behövs lokaler."
REQUEST = Claim(
    doc="möte", start=0, end=19, quote="Det behövs lokaler.", kind=ClaimKind.REQUEST, claimant=("SIOS",), what="lokaler"
)
LATER = replace(REQUEST, start=32, end=51)

names = st.lists(st.text(min_size=1), max_size=3).map(tuple)


@given(
    st.builds(
        Claim,
        doc=st.text(min_size=1),
        start=st.integers(0, 99),
        end=st.integers(0, 99),
        quote=st.text(),
        kind=st.sampled_from(ClaimKind),
        claimant=names,
        addressee=names,
        what=st.text(),
        concerns=names,
        confidence=st.none() | st.floats(0, 1),
        claimant_text=st.text(),
    )
)
def test_a_claim_comes_back_from_its_line_as_it_was(claim: Claim) -> None:
    assert Claim.from_record(json.loads(write_claims([claim]))) == claim


def test_the_file_names_fields_in_camel_case_and_leaves_unknown_ones_out() -> None:
    record = replace(REQUEST, claimant_text="SIOS").to_record()
    assert record["claimantText"] == "SIOS"
    assert record["addressee"] == []
    assert "amount" not in record


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"avsandare": []}, "unknown field 'avsandare'"),
        ({"kind": "önskan"}, "'kind' cannot be 'önskan'"),
        ({"start": -1}, "'start' cannot be -1"),
        ({"start": True}, "'start' cannot be True"),
        ({"claimant": "SIOS"}, "'claimant' cannot be 'SIOS'"),
        ({"claimant": [""]}, "'claimant' cannot be"),
        ({"confidence": 1.2}, "'confidence' cannot be 1.2"),
        ({"what": None}, "'what' cannot be None"),
    ],
)
def test_a_wrong_field_is_named_with_file_and_line(tmp_path: Path, change: dict[str, object], said: str) -> None:
    path = tmp_path / "krav.jsonl"
    path.write_text("\n" + json.dumps({**REQUEST.to_record(), **change}) + "\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"krav\.jsonl:2: ") as caught:
        read_claims(path)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{\n", "krav.jsonl:1: not JSON"),
        (b"[1]\n", "one JSON object"),
        (b'{"doc": "m"}\n', "lacks start, end, quote, kind"),
        (b'{"doc": "m\xe5"}\n', "not UTF-8 at byte 10"),
    ],
)
def test_a_file_that_holds_no_records_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "krav.jsonl"
    path.write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        read_claims(path)
    assert said in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"borta\.jsonl: there is no such file"):
        read_claims(tmp_path / "borta.jsonl")


def test_the_id_stays_when_claimant_rule_and_confidence_change() -> None:
    (before,) = number_claims([REQUEST], TEXT)
    (after,) = number_claims([replace(REQUEST, claimant=("LSU",), rule="x", confidence=0.1)], TEXT)
    assert after.id == before.id


def test_the_id_stays_when_the_text_before_grows() -> None:
    (before,) = number_claims([REQUEST], TEXT)
    moved = replace(REQUEST, start=7, end=26)
    assert number_claims([moved], "Inled: " + TEXT)[0].id == before.id


def test_the_same_words_at_two_places_are_two_claims_whichever_is_claimed() -> None:
    first, second = number_claims([REQUEST, LATER], TEXT)
    assert first.id != second.id
    assert number_claims([LATER], TEXT)[0].id == second.id


def test_two_claims_of_one_quote_that_differ_in_who_says_it_are_told_apart() -> None:
    claims = number_claims([REQUEST, replace(REQUEST, claimant=("LSU",))], TEXT)
    assert len({claim.id for claim in claims}) == 2


def test_claims_come_in_the_order_of_their_places() -> None:
    assert [claim.start for claim in number_claims([LATER, REQUEST], TEXT)] == [0, 32]
