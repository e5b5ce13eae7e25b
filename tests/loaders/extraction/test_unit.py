"""The sentences that the rules see."""

from __future__ import annotations

from collections.abc import Callable

from samrad.loaders.claim import Claim

Reader = Callable[..., list[Claim]]


def test_a_list_run_together_without_a_full_stop_says_nothing(claims_in: Reader) -> None:
    run_together = "Kommunerna bör öppna hallen och " * 20_000 + "banan"
    claims = claims_in(f"Regionen bör rusta bron. {run_together}\n\nBoverket bör rita kartor.")
    assert [claim.quote for claim in claims] == ["Regionen bör rusta bron.", "Boverket bör rita kartor."]
