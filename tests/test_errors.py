"""Errors say what is wrong, where, and what to do next."""

from __future__ import annotations

import pytest

from samrad.errors import ConfigError, DocumentError, NotFoundError, SamradError


def test_an_error_reads_place_message_next_step() -> None:
    error = ConfigError("okänt fält 'avsändare'", where="krav.jsonl:3", hint="skriv 'claimant'")
    assert str(error) == "krav.jsonl:3: okänt fält 'avsändare' (skriv 'claimant')"


def test_without_place_and_hint_only_the_message_is_left() -> None:
    assert str(SamradError("det gick inte")) == "det gick inte"


def test_the_exit_code_tells_a_left_out_document_from_a_stop() -> None:
    assert (SamradError.exit_code, ConfigError.exit_code, DocumentError.exit_code) == (1, 2, 3)


def test_a_short_list_of_names_is_given_whole() -> None:
    error = NotFoundError("question", "krav", ["roller", "samråd"])
    assert "there are: roller, samråd" in str(error)


@pytest.mark.parametrize("wanted", ["röda korset", "Röda Korse", "Röda"])
def test_the_nearest_name_is_offered_whatever_its_case(wanted: str) -> None:
    assert NotFoundError("actor", wanted, ["Röda Korset", "Rädda Barnen"]).near[0] == "Röda Korset"


def test_of_many_names_only_the_nearest_are_listed() -> None:
    names = [f"kommun {number:03}" for number in range(100)] + ["Boverket"]
    text = str(NotFoundError("actor", "Boverk", names))
    assert "did you mean 'Boverket'" in text
    assert "there are 101 in all" in text
    assert "kommun 000" not in text


def test_of_many_names_none_near_the_first_are_listed_and_the_rest_counted() -> None:
    names = [f"kommun {number:03}" for number in range(100)]
    text = str(NotFoundError("actor", "qqqq", names))
    assert "kommun 000, kommun 001" in text
    assert "and 70 more" in text


def test_what_an_error_says_can_always_be_written() -> None:
    error = DocumentError("no \udcf6 text \ud800", where="m\udcc3\udcb6te.txt")
    assert str(error).encode("utf-8").decode("utf-8").startswith("möte.txt: no \\")
