"""PDFs that LibreOffice and Chromium make of one document hold its blocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from samrad.loaders.blocks import parse_blocks
from samrad.loaders.formats.pdf import read_pdf
from samrad.settings import Limits

from ..convert import to_pdf_with_browser, to_pdf_with_office

LONG = (
    "Kommunen bjöd in föreningarna till ett samråd om lokaler i den gamla skolan, och många kom dit för att berätta "
    "vad de behöver. De flesta vill ha plats på kvällarna, då skolorna ändå står tomma, och några vill gärna dela "
    "lokal med andra. Regionen lovade att ta med sig frågan i det arbete som pågår inför nästa budget."
)
ITEMS = [
    "Kommunen bör öppna skolorna på kvällarna, så att de föreningar som saknar lokal kan mötas utan att betala hyra.",
    "Regionen behöver bidra till hyran i de byar där ingen skola finns.",
    "Samverkan mellan förenings- och idrottsförvaltningen saknas.",
]
INNER = [
    "Även på sommaren.",
    "Även under loven, då ungdomarna har som minst att göra och mest behov av en plats att vara på.",
]
PEOPLE = [
    ("Anna Ek", "Svenska Röda Korset"),
    ("Bo Berg", "Nätverket Idéburen sektor i Skåne och Blekinge"),
    ("Eva Öst", "SKR"),
]

JUSTIFIED = "p, li { text-align: justify; hyphens: auto }"
STYLES = {
    "plain": "",
    "lines": "table, td { border: 1px solid; border-collapse: collapse }",
    "justified": "@page { margin: 3cm }" + JUSTIFIED,
    "indented": "p { margin: 0; text-indent: 1.5em } li, ul { margin: 0 } body { font-family: sans-serif }",
    "columns": "body { column-count: 2; font-size: 10pt } h1 { column-span: all }" + JUSTIFIED,
}


def page(style: str) -> str:
    inner = "".join(f"<li>{item}</li>" for item in INNER)
    items = "".join(f"<li>{item}{f'<ul>{inner}</ul>' if number == 0 else ''}</li>" for number, item in enumerate(ITEMS))
    rows = "".join(f"<tr><td>{person}</td><td>{body}</td></tr>" for person, body in PEOPLE)
    said = f"<p>{LONG}</p><p><b>Röda Korset:</b> {LONG}</p><ul>{items}</ul><p>{LONG}</p>"
    parts = "".join(f"<h2>Fråga om lokaler nummer {word}</h2>{said}" for word in ("ett", "två", "tre", "fyra"))
    head = f'<meta charset="utf-8"><title>Samråd om lokaler</title><style>{STYLES[style]}</style>'
    top = f"<h1>Minnesanteckningar från samråd om lokaler</h1><h2>Närvarande</h2><table>{rows}</table>"
    return f'<!doctype html><html lang="sv"><head>{head}</head><body>{top}{parts}</body></html>'


def expected() -> list[tuple[str, str]]:
    part = [
        ("paragraph", LONG),
        ("turn", LONG),
        ("bullet", ITEMS[0]),
        *(("bullet", item) for item in INNER),
        *(("bullet", item) for item in ITEMS[1:]),
        ("paragraph", LONG),
    ]
    found = [("heading", "Minnesanteckningar från samråd om lokaler"), ("heading", "Närvarande")]
    found += [("attendance", f"{person} | {body}") for person, body in PEOPLE]
    for word in ("ett", "två", "tre", "fyra"):
        found += [("heading", f"Fråga om lokaler nummer {word}"), *part]
    return found


def check(path: Path) -> None:
    reading = read_pdf(path.read_bytes(), path.name, Limits())
    blocks = [(b.kind.value, b.span.of(reading.text)) for b in parse_blocks(reading.text)[0]]
    for found, block in zip(blocks, expected(), strict=False):
        assert found == block
    assert len(blocks) == len(expected())
    levels = [b.level for b in parse_blocks(reading.text)[0] if b.kind.value == "bullet"]
    assert levels == [1, 2, 2, 1, 1] * 4
    assert reading.hints.title == "Samråd om lokaler"
    assert len(reading.pages.starts) > 1
    assert reading.pages.at(len(reading.text) - 2) > 1


@pytest.mark.slow
@pytest.mark.parametrize("style", ["plain", "lines", "justified"])
def test_a_pdf_of_libreoffice_holds_the_blocks(style: str, tmp_path: Path) -> None:
    path = tmp_path / "möte å.html"
    path.write_text(page(style), encoding="utf-8")
    check(to_pdf_with_office(path, tmp_path / "ut"))


@pytest.mark.slow
@pytest.mark.parametrize("style", list(STYLES))
@pytest.mark.parametrize("headers", [False, True])
def test_a_pdf_of_chromium_holds_the_blocks(style: str, headers: bool, tmp_path: Path) -> None:
    path = tmp_path / "möte å.html"
    path.write_text(page(style), encoding="utf-8")
    check(to_pdf_with_browser(path, tmp_path / "ut.pdf", headers=headers))
