"""The shipped documents in every format give the claims that their texts give; broken files beside them do no harm."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from samrad.loaders.claim import Claim
from samrad.loaders.document import Document, DocumentInfo
from samrad.loaders.extraction import Extractor
from samrad.loaders.folder import shipped_corpus
from samrad.loaders.metadata import read_corpus_file
from samrad.loaders.read import read

from ..loaders.formats.convert import to_pdf_with_browser, with_office
from ..loaders.formats.make import to_docx, to_html

pytestmark = pytest.mark.slow

#: Of a hundred claims of the text, so many must come out of every other format.
KEPT = 97

FORMATS = ("docx", "html", "office.pdf", "browser.pdf")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="module")
def described() -> dict[str, DocumentInfo]:
    folder = shipped_corpus()[0].parent
    return read_corpus_file(folder / "corpus.toml").documents


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """Return the shipped documents in each format, under one name each."""
    folder = tmp_path_factory.mktemp("formats")
    made: dict[str, list[Path]] = {name: [] for name in FORMATS}
    for source in shipped_corpus():
        text = source.read_text(encoding="utf-8")
        for name in FORMATS:
            (folder / name).mkdir(exist_ok=True)
        page = folder / "html" / f"{source.stem}.html"
        page.write_text(to_html(text), encoding="utf-8")
        word = folder / "docx" / f"{source.stem}.docx"
        word.write_bytes(to_docx(text))
        printed = folder / "browser.pdf" / f"{source.stem}.pdf"
        to_pdf_with_browser(page, printed, headers=True)
        for name, path in (
            ("html", page),
            ("docx", word),
            ("browser.pdf", printed),
            ("office.pdf", with_office(word, folder / "office.pdf", "pdf")),
        ):
            made[name].append(path)
    return made


def key(claim: Claim) -> tuple[object, ...]:
    """Return what a claim says, whatever the signs and line breaks of its format."""
    letters = re.sub(r"[\W_]+", "", re.sub(r"\]\(\S*?\)", "", claim.quote)).casefold()
    return claim.kind, letters, tuple(sorted(claim.claimant)), tuple(sorted(claim.addressee))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_claims_of_the_text(
    name: str, written: dict[str, list[Path]], extractor: Extractor, described: dict[str, DocumentInfo]
) -> None:
    wanted: Counter[object] = Counter()
    found: Counter[object] = Counter()
    for source, path in zip(shipped_corpus(), written[name], strict=True):
        info = described.get(source.name)
        wanted.update((source.stem, key(claim)) for claim in extractor.extract(read(source, info)).claims)
        found.update((source.stem, key(claim)) for claim in extractor.extract(read(path, info)).claims)
    kept = (wanted & found).total()
    assert 100 * kept / wanted.total() >= KEPT, "\n".join(map(str, (wanted - found).keys()))
    # what a format adds is as wrong as what it loses
    assert 100 * kept / found.total() >= KEPT, "\n".join(map(str, (found - wanted).keys()))


def present(document: Document) -> list[tuple[str, str]]:
    rows = document.attendance
    return [
        tuple(re.sub(r"\W+", " ", span.of(document.text)).strip() for span in (row.person, row.organisation))
        for row in rows
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_keeps_the_lists_of_those_present_whole(name: str, written: dict[str, list[Path]]) -> None:
    for source, path in zip(shipped_corpus(), written[name], strict=True):
        assert present(read(path)) == present(read(source))
