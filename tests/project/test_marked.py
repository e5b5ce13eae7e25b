"""The marks of the public texts stand in order, and are laid out from clones of their sources."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from samrad.evaluation.scorer import read_gold
from samrad.loaders.claim import ClaimKind

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"

PAGE = "# Uppdrag\n\nRegeringen ger Boverket i upp\u00addrag att se över reglerna.\r\n"
QUESTION = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>
<p>Interpellation 2031/32:1 Badplatser av Eva Ek (X)
   till statsrådet Ulf Alm (Y)</p>
<p> </p><p>Vad avser statsrådet
   att göra?</p></body></text></TEI>"""


@pytest.fixture
def marked_texts() -> ModuleType:
    """Return the script as a module of its own, so that a test may change it."""
    spec = importlib.util.spec_from_file_location("marked_texts", BENCHMARKS / "marked_texts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_mark_belongs_to_a_source_and_has_a_place_a_kind_and_sides(marked_texts: ModuleType) -> None:
    sources = marked_texts.table("sources.tsv")
    marks = marked_texts.table("claims.tsv")
    docs = [source["doc"] for source in sources]
    assert len(docs) == len(set(docs)) == len({source["path"] for source in sources})
    assert {source["repository"] for source in sources} == set(marked_texts.COMMITS)
    assert all(re.fullmatch(r"[0-9a-f]{16}", source["digest"]) for source in sources)
    assert {mark["doc"] for mark in marks} <= set(docs)
    for mark in marks:
        assert 0 <= int(mark["start"]) < int(mark["end"])
        kind = ClaimKind(mark["kind"])
        assert bool(mark["status"]) == (kind is ClaimKind.COOPERATION)


def test_no_marked_text_speaks_of_a_consultation_in_its_title(marked_texts: ModuleType) -> None:
    pages = [s["path"].rsplit("/", 1)[1] for s in marked_texts.table("sources.tsv") if s["kind"] == "article"]
    assert not [page for page in pages if re.search("samrad|sakrad|rundabord|civilsamhall", page)]


def _clone(folder: Path, files: dict[str, str], module: ModuleType) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_bytes(text.encode())
    git = ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "texts"]):
        subprocess.run([*git, *command], check=True)
    head = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True)
    module.COMMITS[folder.name] = head.stdout.strip()
    return folder


def test_texts_are_laid_out_with_their_marks_and_a_changed_one_is_named(
    tmp_path: Path, marked_texts: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = "# Uppdrag\n\nRegeringen ger Boverket i uppdrag att se över reglerna.\n"
    asked = "\n".join(
        (
            "Interpellation 2031/32:1 Badplatser av Eva Ek (X) till statsrådet Ulf Alm (Y)",
            "",
            "Vad avser statsrådet att göra?",
            "",
        )
    )
    here = tmp_path / "marked"
    here.mkdir()
    monkeypatch.setattr(marked_texts, "HERE", here)
    rows = [
        ("a1", "g0vse", "uppdrag.md", "article", marked_texts.digest(page)),
        ("a2", "g0vse", "gone.md", "article", "0" * 16),
        ("i1", "riksdagen-interpellations", "q.xml", "interpellation", marked_texts.digest(asked)),
    ]
    head = "doc\trepository\tpath\tkind\tdigest\n"
    (here / "sources.tsv").write_text(head + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    start = page.index("Regeringen")
    (here / "claims.tsv").write_text(
        "doc\tstart\tend\tkind\tclaimant\taddressee\tparticipants\tstatus\n"
        f"a1\t{start}\t{len(page) - 1}\trequest\tregeringen\tBoverket; Lantmäteriet\t\t\n",
        encoding="utf-8",
    )
    pages = _clone(tmp_path / "g0vse", {"uppdrag.md": PAGE}, marked_texts)
    questions = _clone(tmp_path / "riksdagen-interpellations", {"q.xml": QUESTION}, marked_texts)
    monkeypatch.setattr(sys, "argv", ["marked_texts.py", str(pages), str(questions), "-o", str(tmp_path / "out")])

    marked_texts.main()

    out = tmp_path / "out"
    said = capsys.readouterr().out
    assert said == f"2 texts in {out}\nnot as it was marked: g0vse/gone.md\n"
    assert (out / "a1.txt").read_text(encoding="utf-8") == page
    assert (out / "i1.txt").read_text(encoding="utf-8") == asked
    claims, spans = read_gold(out / "claims.jsonl")
    assert spans == {"a1": [(0, len(page))], "i1": [(0, len(asked))]}
    assert [(c.quote, c.addressee) for c in claims] == [
        ("Regeringen ger Boverket i uppdrag att se över reglerna.", ("Boverket", "Lantmäteriet"))
    ]
    assert json.loads((out / "claims.spans.json").read_text("utf-8")).keys() == {"a1", "i1"}
