"""Whom a document is from, by its own words."""

from __future__ import annotations

import pytest

from samrad.loaders.authorship import is_body
from samrad.loaders.read import parse_text

BODY = "\n\nDetta är en text som berättar vad som hände. Den har mer än en mening."


@pytest.mark.parametrize(
    ("top", "author"),
    [
        ("Region Testby · Minnesanteckningar\n\nNärvarande: alla", "Region Testby"),
        ("Testrådet – styrgruppsmöte 5\nDatum: 2022-10-12", "Testrådet"),
        ("# Lägesrapport\n\n*Framtagen av Idéburna Testby (IDT)*", "Idéburna Testby"),
        ("# Rapport om lokaler\n\nFörfattare: Testby byalag", "Testby byalag"),
        ("# Minnesanteckningar från Kulturrådet i Testby, 3 maj 2021", "Kulturrådet i Testby"),
        ("# Rapport\n\nRapporten har tagits fram av Testby folkhögskola.", "Testby folkhögskola"),
        ("# Rapport om lokaler\n\nFörfattare: Eva Lind", None),
        ("# Minnesanteckningar från sakråd om lokaler", None),
        ("Vid mötet presenterade Boverket, Skolverket och MUCF sina lotter.", None),
    ],
)
def test_the_first_lines_name_the_author(top: str, author: str | None) -> None:
    assert parse_text(top + BODY).info.author == author


def test_a_letter_is_signed() -> None:
    assert parse_text("Till nämnden" + BODY + "\n\nFör Testby byalag\nEva Lind").info.author == "Testby byalag"


@pytest.mark.parametrize("name", ["Samråd", "Eva Lind", "Plan för året", "Rapport – Testrådet"])
def test_what_is_no_body(name: str) -> None:
    assert not is_body(name)
