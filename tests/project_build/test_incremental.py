"""A second build takes over what has not changed, and gives what a full one gives, byte for byte."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from samrad.errors import ConfigError
from samrad.graph import gather, parts
from samrad.project import BuildReport, build
from samrad.settings import Limits, Settings

Files = Callable[[Path], dict[str, bytes]]

THIRD = "Samtal i Dalby\n\nByalaget i Dalby: Kommunerna bör rusta upp bryggan. Vi erbjuder staten kaffe.\n"


@dataclass
class Desk:
    """Build a folder again and again, and see that each build is the one that a full build would be."""

    folder: Path
    out: Path
    files: Files
    read: list[str]
    wanted: tuple[object, dict[str, bytes], int] = (None, {}, 0)

    def build(self, **how: Any) -> BuildReport:
        """Build, keep the names of the files that were read, and compare with a full build."""
        self.read.clear()
        report = build([self.folder], self.out, **how)
        names = list(self.read)
        given = (how, {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()})
        if given != self.wanted[0] or "claims" in how:
            full = build([self.folder], self.out.parent / "full", full=True, **how)
            assert full.unchanged == 0
            self.wanted = (given, self.files(self.out.parent / "full"), full.exit_code)
        assert self.files(self.out) == self.wanted[1]
        assert report.exit_code == self.wanted[2]
        self.read[:] = names
        return report

    def write(self, name: str, text: str) -> Path:
        """Write a file of the folder."""
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


@pytest.fixture
def whole(folder: Path, built: Path, tmp_path: Path, files: Files, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Give a folder of two documents that is built already."""
    read: list[str] = []
    real = gather.make_parts

    def noted(tasks: Any, jobs: Any, tell: Any) -> Any:
        read.extend(task.path.name for task in tasks)
        return real(tasks, jobs, tell)

    monkeypatch.setattr(gather, "make_parts", noted)
    shutil.copytree(built, tmp_path / "ut")
    return Desk(folder, tmp_path / "ut", files, read)


@pytest.fixture
def desk(whole: Desk, light: None) -> Desk:
    """Give the same in builds that leave out what the other files hold; ``whole`` shows that it comes out the same."""
    return whole


def test_nothing_changed_and_nothing_is_read(whole: Desk) -> None:
    report = whole.build()
    assert whole.read == []
    assert (report.unchanged, len(report.summary.documents)) == (2, 2)
    assert report.summary.sentences > 0
    with (whole.folder / "möte-b.txt").open("a", encoding="utf-8") as file:
        file.write("\nRöda Korset: Staten bör också bidra.\n")
    assert whole.build().unchanged == 1


def test_a_document_changed_added_removed_and_renamed(desk: Desk) -> None:
    with (desk.folder / "möte-a.txt").open("a", encoding="utf-8") as file:
        file.write("\nRöda Korset: Staten bör också bidra.\n")
    assert desk.build().unchanged == 1
    assert desk.read == ["möte-a.txt"]
    desk.write("under/möte-c.txt", THIRD)
    assert desk.build().unchanged == 2
    assert desk.read == ["möte-c.txt"]
    (desk.folder / "möte-b.txt").unlink()
    assert desk.build().unchanged == 2
    assert desk.read == []
    (desk.folder / "möte-a.txt").rename(desk.folder / "protokoll.txt")
    assert desk.build().unchanged == 1
    assert desk.read == ["protokoll.txt"]


def test_a_file_that_moves_to_another_folder_is_not_read_again(desk: Desk) -> None:
    (desk.folder / "arkiv").mkdir()
    (desk.folder / "möte-a.txt").rename(desk.folder / "arkiv" / "möte-a.txt")
    assert desk.build().unchanged == 2


def test_what_corpus_toml_says_of_a_document_makes_it_new(desk: Desk) -> None:
    desk.write("corpus.toml", '[[document]]\nfile = "möte-b.txt"\ntitle = "Mötet i Ängelholm"\ndate = "2021-05"\n')
    assert desk.build().unchanged == 1
    assert desk.read == ["möte-b.txt"]
    desk.write("corpus.toml", '[[document]]\nfile = "möte-b.txt"\ntitle = "Mötet i Ängelholm"\ndate = "2021-06"\n')
    assert desk.build().unchanged == 1
    desk.write("corpus.toml", 'ignore = ["möte-b.txt"]\n')
    report = desk.build()
    assert (report.unchanged, [str(passed.reason) for passed in report.passed_over]) == (1, ["ignored"])


def test_other_rules_make_all_of_it_new(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "fingerprint", lambda: "other rules")
    assert desk.build().unchanged == 0
    assert desk.build().unchanged == 2


def test_the_fingerprint_of_the_rules_covers_code_data_and_shapes() -> None:
    names = [name for room in ("loaders", "ontology", "graph") for name in rule_names(room)]
    for needed in (
        "loaders/extraction/cues.toml",
        "loaders/read.py",
        "loaders/quads.py",
        "ontology/shapes.ttl",
        "ontology/registry/actors.ttl",
        "graph/validation.py",
    ):
        assert needed in names
    assert not any("__pycache__" in name for name in names)
    assert len(parts.fingerprint()) == 64


def rule_names(room: str) -> list[str]:
    from importlib.resources import files

    return [name for name, _ in parts._rule_files(files("samrad") / room, room)]


@pytest.mark.parametrize(
    "how",
    [
        {"settings": Settings(base="https://example.org/data/")},
        {"min_confidence": 0.9},
        {"settings": Settings(limits=Limits(pages=10))},
    ],
)
def test_other_settings_make_all_of_it_new(desk: Desk, how: dict[str, Any]) -> None:
    assert desk.build(**how).unchanged == 0
    assert desk.build(**how).unchanged == 2


def test_a_higher_limit_and_another_language_change_no_document(desk: Desk) -> None:
    limits = replace(Limits(), pages=9000, seconds=3, memory=3000)
    assert desk.build(settings=Settings(limits=limits, lang="en")).unchanged == 2


def test_full_believes_nothing(desk: Desk) -> None:
    assert build([desk.folder], desk.out, full=True).unchanged == 0
    assert sorted(desk.read) == ["möte-a.txt", "möte-b.txt"]


def damage(path: Path, old: bytes, new: bytes) -> None:
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))


def test_what_was_damaged_or_changed_by_hand_is_made_anew(desk: Desk) -> None:
    damage(desk.out / "texts" / "mote-a.txt", b"lokaler", b"bilarna")
    assert desk.build().unchanged == 1
    damage(desk.out / "samrad.nq", b"lokaler", b"bilarna")
    assert desk.build().unchanged == 0
    damage(desk.out / "parts.json", b'"silent": [', b'"silent": [1')
    assert desk.build().unchanged == 0
    damage(desk.out / "parts.json", b"{", b"")
    assert desk.build().unchanged == 0
    (desk.out / "parts.json").unlink()
    assert desk.build().unchanged == 0
    (desk.out / "texts" / "mote-b.txt").unlink()
    assert desk.build().unchanged == 1
    shutil.rmtree(desk.out / "store")
    assert desk.build().unchanged == 2


def test_parts_of_another_layout_are_not_looked_at(desk: Desk) -> None:
    manifest = json.loads((desk.out / "manifest.json").read_text(encoding="utf-8"))
    (desk.out / "parts.json").write_text('{"format": "samrad-parts 0"}', encoding="utf-8")
    import hashlib

    manifest["files"]["parts.json"] = hashlib.sha256((desk.out / "parts.json").read_bytes()).hexdigest()
    (desk.out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert desk.build().unchanged == 0


def test_a_file_that_was_refused_is_refused_again_unread(desk: Desk) -> None:
    desk.write("tom.txt", "")
    desk.write("under/bild.doc", "inget")
    first = desk.build()
    assert sorted(desk.read) == ["bild.doc", "tom.txt"]
    second = desk.build()
    assert desk.read == []
    assert [str(error) for error in second.left_out] == [str(error) for error in first.left_out]
    assert str(desk.folder / "under" / "bild.doc") in {error.where for error in second.left_out}
    desk.write("tom.txt", THIRD)
    assert desk.build().unchanged == 2


def test_a_limit_that_is_raised_lets_a_refused_file_in(desk: Desk) -> None:
    desk.write("lång.txt", THIRD * 20)
    low, high = Limits(characters=1500), Limits(characters=2000)
    assert desk.build(settings=Settings(limits=low)).exit_code == 3
    assert desk.build(settings=Settings(limits=low)).exit_code == 3
    assert desk.read == []
    report = desk.build(settings=Settings(limits=high))
    assert (report.exit_code, desk.read) == (0, ["lång.txt"])


def test_the_twin_of_a_document_is_not_read_again_and_read_when_the_other_goes(desk: Desk) -> None:
    text = (desk.folder / "möte-a.txt").read_text(encoding="utf-8")
    desk.write("kopia.md", text.replace("\n\n", "\n\n\n").replace("•", "-"))
    report = desk.build()
    assert [(passed.path.name, passed.other.name) for passed in report.passed_over if passed.other] == [
        ("kopia.md", "möte-a.txt")
    ]
    report = desk.build()
    assert (desk.read, report.unchanged, len(report.passed_over)) == ([], 2, 1)
    (desk.folder / "möte-a.txt").unlink()
    report = desk.build()
    assert (desk.read, report.unchanged, report.passed_over) == (["kopia.md"], 1, ())


def test_coded_claims_that_change_make_their_document_new(desk: Desk) -> None:
    coded = desk.out.parent / "kodat.jsonl"
    lines = (desk.out / "claims.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    coded.write_text("".join(lines), encoding="utf-8")
    assert desk.build(claims=coded).unchanged == 0, "the rules' claims are no coded ones"
    assert desk.build(claims=coded).unchanged == 2
    coded.write_text("".join(line for line in lines if "Hyresgästföreningen" not in line), encoding="utf-8")
    report = desk.build(claims=coded)
    assert (desk.read, report.unchanged) == (["möte-b.txt"], 1)


def test_an_error_of_a_document_stops_a_second_build_too(desk: Desk) -> None:
    desk.write(
        "corpus.toml",
        '[[document]]\nfile = "möte-b.txt"\n[[document.consultation]]\nid = "m"\nheading = "Finns inte"\n',
    )
    before = desk.files(desk.out)
    for _ in range(2):
        with pytest.raises(ConfigError, match="Finns inte"):
            build([desk.folder], desk.out)
    assert desk.files(desk.out) == before


def test_an_actor_that_two_documents_take_for_different_things_is_one(desk: Desk) -> None:
    """Whichever document is read again, the class of an actor that the registry lacks is the same."""
    desk.write("möte-c.txt", "Byalaget Solrosen: Kommunerna bör rusta upp bryggan.\n")
    desk.write(
        "möte-d.txt", "Deltagare\n\nAnna Ek, Byalaget Solrosen\n\nByalaget Solrosen anser att staten bör lyssna.\n"
    )
    desk.build()
    desk.write("möte-c.txt", "Byalaget Solrosen: Kommunerna bör rusta upp bryggan och bastun.\n")
    assert desk.build().unchanged == 3


def test_the_number_of_jobs_changes_nothing(desk: Desk) -> None:
    desk.write("tom.txt", "")
    desk.write("under/möte-c.txt", THIRD)
    for jobs in (1, 2):
        build([desk.folder], desk.out.parent / f"ut-{jobs}", jobs=jobs)
    one = desk.files(desk.out.parent / "ut-1")
    assert one == desk.files(desk.out.parent / "ut-2")
    assert build([desk.folder], desk.out, jobs=1).unchanged == 2
    assert desk.files(desk.out) == one
