"""The shipped documents in every format give the claims that their texts give; broken files beside them do no harm."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from samrad.loaders.claim import Claim
from samrad.loaders.document import Document, DocumentInfo
from samrad.loaders.extraction import Extractor
from samrad.loaders.folder import shipped_corpus
from samrad.loaders.metadata import read_corpus_file
from samrad.loaders.read import read
from samrad.ontology.terms import DCTERMS, S
from samrad.project import open_project

from ..loaders.formats.convert import to_pdf_with_browser, with_office
from ..loaders.formats.make import to_docx, to_html
from .broken import write_broken

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


# -- a folder of everything -------------------------------------------------------------------------------------


def samrad(*args: object) -> subprocess.CompletedProcess[str]:
    """Run the command as people do."""
    command = [sys.executable, "-m", "samrad", *map(str, args)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False)


@pytest.fixture(scope="module")
def everything(written: dict[str, list[Path]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the five documents as text and in four formats."""
    folder = tmp_path_factory.mktemp("allt") / "möten å"
    for name, paths in {"text": shipped_corpus(), **written}.items():
        (folder / name).mkdir(parents=True)
        for path in paths:
            shutil.copy(path, folder / name)
    return folder


def test_every_good_file_is_in_the_graph_and_every_bad_one_is_named_with_what_to_do(
    everything: Path, written: dict[str, list[Path]], tmp_path: Path, files: Callable[[Path], dict[str, bytes]]
) -> None:
    bad = everything / "trasiga filer"
    said = write_broken(bad, written["office.pdf"][0].read_bytes(), written["docx"][0].read_bytes())
    assert len(said) >= 15
    done = samrad("build", everything, "-o", tmp_path / "ut", "--jobs", "2")
    assert done.returncode == 3, done.stderr

    lines = [line for line in done.stderr.splitlines() if line.startswith("samrad: left out: ")]
    assert len(lines) == len(said)
    for name, (reason, step) in said.items():
        (line,) = [line for line in lines if line.startswith(f"samrad: left out: {bad / name}: ")]
        assert reason in line, line
        assert step in line[line.index(reason) :], line
        assert line.endswith(")"), line  # a next step always stands last, in brackets

    project = open_project(tmp_path / "ut")
    found = {}
    for quad in project.store.quads(predicate=S.fileName):
        others = {q.object.value for q in project.store.quads(quad.subject, S.otherFile)}
        found[quad.object.value] = others
    stems = [path.stem for path in shipped_corpus()]
    assert found == {f"{stem}.txt": {f"{stem}.docx", f"{stem}.html", f"{stem}.pdf"} for stem in stems}

    full = files(tmp_path / "ut")
    again = samrad("build", everything, "-o", tmp_path / "ut")
    assert again.stdout.startswith("5 dokument, 5 oförändrade")
    assert (again.returncode, files(tmp_path / "ut")) == (3, full)


def letters(text: str) -> str:
    """Return letters and digits alone: how a page breaks, joins and spaces them is not asked here."""
    return re.sub(r"[\W_]+", "", text).casefold()


@pytest.mark.parametrize("name", ["office.pdf", "browser.pdf"])
def test_ask_shows_the_page_of_each_quote_and_it_stands_there(
    name: str, written: dict[str, list[Path]], tmp_path: Path, files: Callable[[Path], dict[str, bytes]]
) -> None:
    folder = written[name][0].parent
    for jobs in (1, 2):
        assert samrad("build", folder, "-o", tmp_path / f"ut-{jobs}", "--jobs", jobs).returncode == 0
    assert files(tmp_path / "ut-1") == files(tmp_path / "ut-2")
    out = tmp_path / "ut-2"
    asked = samrad("ask", "--store", out, "--format", "json")
    assert asked.returncode == 0, asked.stderr
    rows = json.loads(asked.stdout)
    assert len(rows) > 100
    project = open_project(out)
    title = {q.object.value: str(q.subject.value) for q in project.store.quads(predicate=DCTERMS.title)}
    file = {str(q.subject.value): q.object.value for q in project.store.quads(predicate=S.fileName)}
    pages: dict[str, list[str]] = {}
    for path in written[name]:
        with pypdfium2.PdfDocument(path) as pdf:
            pages[path.name] = [letters(page.get_textpage().get_text_bounded()) for page in pdf]
    beyond_first = 0
    for row in rows:
        first = int(row["page"].partition("–")[0])
        page = pages[file[title[row["document"]]]][first - 1]
        quote = row["quote"].partition("](")[0]  # a link's address is not printed
        cut = "–" in row["page"] and letters(quote.split()[0]) in page[-200:]  # the page ends behind its first word
        assert letters(quote)[:12] in page or cut, row
        beyond_first += first > 1
    assert beyond_first > 50
    shown = samrad("ask", "--store", out, "--limit", "5").stdout
    assert shown.count(" s. ") >= 5
