"""Who gave a role, for whom it is held, and whom a claim speaks of besides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from samrad.loaders.claim import Claim

ClaimOf = Callable[..., Claim]


@pytest.mark.parametrize(
    ("text", "principal"),
    [
        ("MUCF ansvarar på uppdrag av Socialdepartementet för fördelningen.", ("Socialdepartementet",)),
        ("MUCF har fått i uppdrag av riksdagen att främja dialog.", ("riksdagen",)),
        ("Regeringen har gett MUCF i uppdrag att främja dialog.", ("regeringen",)),
        ("Regeringen och SKR har gett MUCF i uppdrag att främja dialog.", ("regeringen", "SKR")),
        ("MUCF har i uppdrag att främja dialog.", ()),
        ("MUCF ansvarar för stödet till Röda Korset.", ()),
    ],
)
def test_the_principal_is_who_gave_the_role(claim_of: ClaimOf, text: str, principal: tuple[str, ...]) -> None:
    assert claim_of(text, "role").principal == principal


def test_nobody_gives_a_role_to_himself(claim_of: ClaimOf) -> None:
    claim = claim_of("MUCF har fått i uppdrag av MUCF att främja dialog.", "role")
    assert claim.principal == ()


@pytest.mark.parametrize(
    ("text", "served"),
    [
        ("SKR är en intresseorganisation för kommunerna.", ("kommuner",)),
        ("NOD är en samverkansplattform för de tio studieförbunden.", ("Studieförbunden",)),
        ("SKR är en organisation som företräder kommuner och regioner.", ("kommuner", "regioner")),
        ("SKR är en viktig aktör.", ()),
        ("SKR är en organisation med kontor i Malmö stad.", ()),
    ],
)
def test_the_served_are_those_for_whom_the_role_is_held(claim_of: ClaimOf, text: str, served: tuple[str, ...]) -> None:
    assert claim_of(text, "role").served == served


def test_a_request_concerns_whom_it_names_without_asking(claim_of: ClaimOf) -> None:
    claim = claim_of("Röda Korset föreslår att kommunerna ska bjuda in Rädda Barnen.", "request")
    assert claim.addressee == ("kommuner",)
    assert claim.concerns == ("Rädda Barnen",)


def test_nobody_both_takes_part_and_is_spoken_of(claim_of: ClaimOf) -> None:
    claim = claim_of("Röda Korset samverkar med Rädda Barnen.", "cooperation")
    assert set(claim.participants) == {"Röda Korset", "Rädda Barnen"}
    assert claim.concerns == ()


def test_cooperation_concerns_those_it_is_for(claim_of: ClaimOf) -> None:
    claim = claim_of("Röda Korset samverkar med Rädda Barnen om läxhjälp för nyanlända.", "cooperation")
    assert claim.concerns == ("nyanlända",)


@pytest.mark.parametrize(
    ("sentence", "behalf"),
    [
        ("MUCF har fått i uppdrag av riksdagen att rita kartor.", ("riksdagen",)),
        ("MUCF har i uppdrag att rita kartor.", ()),
    ],
)
def test_the_addressee_of_a_role_is_on_whose_behalf_it_is_held(
    claim_of: ClaimOf, sentence: str, behalf: tuple[str, ...]
) -> None:
    assert claim_of(sentence, "role").addressee == behalf
