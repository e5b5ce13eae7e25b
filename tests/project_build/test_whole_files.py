"""What of a file is not in the graph, and under which names a document was given, is said wherever one looks."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from samrad.graph.gather import _others
from samrad.graph.validation import validate
from samrad.loaders.read import parse_text
from samrad.loaders.settled import Passed, Reason
from samrad.ontology.terms import S
from samrad.project import Project, build, open_project

from ..loaders.formats.pdf.make import Pdf

Files = Callable[[Path], dict[str, bytes]]

MINUTES = "Samråd om badhuset\n\nRöda Korset: Kommunerna bör rusta upp badhuset.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    (folder / "mapp-zq").mkdir(parents=True)
    (folder / "möte.txt").write_text(MINUTES, encoding="utf-8")
    return folder


def scan(folder: Path) -> None:
    """Write a PDF of three pages, the second of them a picture."""
    pdf = Pdf().page()
    pdf.lines(70, 770, "Studieförbunden: Staten bör bygga en brygga.", "Vi erbjuder kommunerna kaffe.")
    pdf.page().picture().page().lines(70, 770, "Vi vill också ha en bastu.")
    (folder / "inläst.pdf").write_bytes(pdf.bytes())


def named(project: Project) -> dict[str, list[str]]:
    """Return the other files of each document."""
    found: dict[str, list[str]] = {}
    for quad in project.store.quads(predicate=S.otherFile):
        found.setdefault(quad.subject.value.rsplit("/", 1)[1], []).append(quad.object.value)
    return {slug: sorted(names) for slug, names in found.items()}


def test_pages_that_are_pictures_are_told_in_every_place(folder: Path, tmp_path: Path, files: Files) -> None:
    scan(folder)
    report = build([folder], tmp_path / "ut")
    ((stem, note),) = report.notes
    assert (stem, report.exit_code) == ("inläst", 0)
    assert note.en.startswith("pages that are pictures and not in the text: 2 ")
    page = (tmp_path / "ut" / "report.md").read_text(encoding="utf-8")
    assert "- inläst: sidor som är bilder och inte finns i texten: 2 " in page
    project = open_project(tmp_path / "ut")
    found = {quad.object.language: quad.object.value for quad in project.store.quads(predicate=S.notRead)}
    assert found == {"sv": note.sv, "en": note.en}
    assert validate(project.store, project.iris) == []
    full = files(tmp_path / "ut")
    again = build([folder], tmp_path / "ut")
    assert (again.unchanged, again.notes) == (2, report.notes)
    assert files(tmp_path / "ut") == full


@pytest.mark.usefixtures("light")
def test_other_files_come_and_go_and_the_document_stays(folder: Path, tmp_path: Path, files: Files) -> None:
    out = tmp_path / "ut"

    def built(unchanged: int) -> dict[str, list[str]]:
        report = build([folder], out)
        build([folder], tmp_path / "full", full=True)
        assert files(out) == files(tmp_path / "full")
        assert (report.unchanged, report.exit_code) == (unchanged, 0)
        return named(opened())

    def opened() -> Project:
        shutil.rmtree(out / "store", ignore_errors=True)  # it is empty: the light build makes none
        return open_project(out)

    assert built(0) == {}
    (folder / "mapp-zq" / "Protokoll å.md").write_text(MINUTES.replace("\n\n", "\n\n\n"), encoding="utf-8")
    (folder / "mapp-zq" / "möte.txt").write_text(MINUTES, encoding="utf-8")  # a copy of the same name
    assert built(1) == {"mote": ["Protokoll å.md"]}
    assert built(1) == {"mote": ["Protokoll å.md"]}
    project = opened()
    assert validate(project.store, project.iris) == []
    assert b"mapp-zq" not in (out / "samrad.nq").read_bytes()
    (folder / "mapp-zq" / "Protokoll å.md").rename(folder / "mapp-zq" / "z\\b.txt")  # a letter but on Windows
    assert built(1) == {"mote": ["z\\b.txt"]}
    (folder / "mapp-zq" / "z\\b.txt").unlink()
    assert built(1) == {}
    assert json.loads((out / "manifest.json").read_text(encoding="utf-8"))["documents"][0]["file"] == "möte.txt"


def test_a_file_passed_over_for_one_that_is_passed_over_leads_to_the_document() -> None:
    kept, twin, link, lost = Path("in/a.docx"), Path("in/b.txt"), Path("in/c.txt"), Path("in/d.txt")
    passed = [
        Passed(link, Reason.DUPLICATE, twin),
        Passed(twin, Reason.DUPLICATE, kept),
        Passed(lost, Reason.DUPLICATE, Path("in/refused.txt")),
        Passed(Path("in/\udce5.txt"), Reason.DUPLICATE, kept),
        Passed(Path("in/bild.png"), Reason.PICTURE),
    ]
    assert _others({kept: parse_text("Hej.", stem="a")}, passed) == {"a": ("b.txt", "c.txt")}
