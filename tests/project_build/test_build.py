from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samrad.errors import ConfigError, IntegrityError, NotFoundError, SamradError, StoreError
from samrad.loaders.folder import documents
from samrad.project import assemble, build, open_project
from samrad.settings import Settings

Files = Callable[[Path], dict[str, bytes]]

HOSTILE = """Samråd om "säkerhet"

Röda Korset: Kommunerna bör öppna </script><img src=x onerror=alert(1)> lokaler på kvällstid.

Röda Korset: Kommunerna bör läsa \"\"\" } UNION { ?s ?p ?o } # ' \\ " och svara.
"""


def records(out: Path) -> list[dict]:
    return [json.loads(line) for line in (out / "claims.jsonl").read_text(encoding="utf-8").splitlines()]


def asks(out: Path) -> set[tuple[str, str]]:
    rows = open_project(out).store.select("SELECT ?a ?b WHERE { ?a samrad:asks ?b }")
    return {(row["a"].value.rpartition("/")[2], row["b"].value.rpartition("/")[2]) for row in rows}


def test_a_build_writes_all_and_answers(folder: Path, tmp_path: Path, files: Files) -> None:
    report = build([folder], tmp_path / "ut")
    assert report.exit_code == 0
    assert report.summary.claims == len(records(tmp_path / "ut")) > 0
    assert set(files(tmp_path / "ut")) == {
        "claims.jsonl",
        "manifest.json",
        "network.html",
        "parts.json",
        "report.md",
        "samrad.nq",
        "samrad.trig",
        "texts/mote-a.txt",
        "texts/mote-b.txt",
    }
    assert any(whom == "kommuner" for _, whom in asks(tmp_path / "ut"))


def test_texts_are_the_bytes_of_the_file(tmp_path: Path, folder: Path) -> None:
    data = "\ufeffSamråd\r\n\r\nRöda Korset: Kommunerna bo\u0308r hyra ut lo\u00adkaler.\r\n".encode()
    (folder / "möte-a.txt").write_bytes(data)
    build([folder], tmp_path / "ut")
    assert (tmp_path / "ut" / "texts" / "mote-a.txt").read_bytes() == data
    text = data.decode("utf-8")
    for record in records(tmp_path / "ut"):
        if record["doc"] == "möte-a":
            assert text[record["start"] : record["end"]] == record["quote"]


def test_both_dumps_hold_the_same_graph_in_both_programs(built: Path) -> None:
    project = open_project(built)
    assert project.store.dump_nquads() == (built / "samrad.nq").read_bytes()
    dataset = rdflib.Dataset()
    dataset.parse(built / "samrad.trig", format="trig")
    assert sum(1 for _ in dataset.quads()) == len(project.store)


def test_one_good_text_among_bad_ones(tmp_path: Path, folder: Path, files: Files) -> None:
    (folder / "möte-b.txt").unlink()
    (folder / "tom.txt").write_bytes(b"")
    (folder / "binär.txt").write_bytes(b"\x00\x01\x02" * 400)
    (folder / "latin.txt").write_bytes("Kommunerna bör öppna lokaler.".encode("latin-1"))
    (folder / "avhuggen.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Cat")
    report = build([folder], tmp_path / "ut")
    assert report.exit_code == 3
    assert [document.stem for document in report.summary.documents] == ["möte-a"]
    named = {Path(error.where.split(":")[0]).name for error in report.left_out}
    assert named == {"tom.txt", "binär.txt", "latin.txt", "avhuggen.pdf"}
    page = (tmp_path / "ut" / "report.md").read_text(encoding="utf-8")
    assert all(name in page for name in named)
    assert str(tmp_path) not in "".join(data.decode("utf-8") for data in files(tmp_path / "ut").values())


def test_what_is_said_of_a_document_left_out_is_the_same_from_any_folder(
    tmp_path: Path, folder: Path, files: Files
) -> None:
    """Two files of one name in the graph: both are left out, each with the other's name."""
    (folder / "möte-a.md").write_text("Kommunerna bör öppna lokaler.", encoding="utf-8")
    other = Path(shutil.copytree(folder, tmp_path / "annan mapp" / "in"))
    report = build([folder], tmp_path / "ett")
    assert str(folder / "möte-a.md") in str(report.left_out[0])
    build(sorted(other.iterdir()), tmp_path / "två")
    assert files(tmp_path / "ett") == files(tmp_path / "två")
    page = files(tmp_path / "ett")["report.md"].decode("utf-8")
    assert "- möte-a.md: it has one name in the graph with möte-a.txt: mote-a" in page
    assert "- möte-a.txt: it has one name in the graph with möte-a.md: mote-a" in page


def test_a_full_disk_is_an_error_and_leaves_the_old_result(
    folder: Path, tmp_path: Path, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([folder], tmp_path / "ut")
    before = files(tmp_path / "ut")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("samrad.project.make_store", full)
    with pytest.raises(StoreError, match="No space left"):
        build([folder / "möte-a.txt"], tmp_path / "ut")
    assert files(tmp_path / "ut") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "ut"]


def test_where_every_document_fails_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "tom.txt").write_bytes(b"")
    with pytest.raises(SamradError, match=r"tom\.txt") as raised:
        build([tmp_path / "tom.txt"], tmp_path / "ut")
    assert raised.value.exit_code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["tom.txt"]


def test_a_refused_folder_is_untouched(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "ut").mkdir()
    (tmp_path / "ut" / "thesis.txt").write_text("years of work")
    with pytest.raises(ConfigError, match="left alone"):
        build([folder], tmp_path / "ut")
    with pytest.raises(ConfigError, match="holds the input"):
        build([folder], folder)
    assert [path.name for path in (tmp_path / "ut").iterdir()] == ["thesis.txt"]
    assert sorted(path.name for path in folder.iterdir()) == ["möte-a.txt", "möte-b.txt"]


def test_the_output_may_lie_in_the_input_folder_and_is_not_read_again(folder: Path, files: Files) -> None:
    build([folder], folder / "mina data å")
    first = files(folder / "mina data å")
    build([folder], folder / "mina data å")
    assert files(folder / "mina data å") == first
    assert sorted(path.name for path in folder.iterdir()) == ["mina data å", "möte-a.txt", "möte-b.txt"]


def test_the_output_becomes_exactly_what_the_files_give(
    folder: Path, built: Path, tmp_path: Path, files: Files
) -> None:
    build([folder / "möte-b.txt"], tmp_path / "en")
    shutil.copytree(built, tmp_path / "två")
    build([folder / "möte-b.txt"], tmp_path / "två")
    assert files(tmp_path / "två") == files(tmp_path / "en")


def test_a_document_has_the_same_graph_alone_and_among_others(folder: Path, built: Path) -> None:
    alone = assemble([folder / "möte-b.txt"])
    graph = alone.iris.document_graph("mote-b")
    assert set(alone.store.quads(graph=graph)) == set(open_project(built).store.quads(graph=graph)) != set()


def test_text_of_a_document_is_text(tmp_path: Path) -> None:
    (tmp_path / "ond.txt").write_text(HOSTILE, encoding="utf-8")
    build([tmp_path / "ond.txt"], tmp_path / "ut")
    page = (tmp_path / "ut" / "network.html").read_text(encoding="utf-8")
    assert "<img src=x" not in page
    quotes = [record["quote"] for record in records(tmp_path / "ut")]
    assert any("onerror" in quote for quote in quotes)
    assert any("UNION" in quote for quote in quotes)
    assert ("roda-korset", "kommuner") in asks(tmp_path / "ut")


def test_claims_go_round(folder: Path, built: Path, tmp_path: Path, files: Files) -> None:
    build([folder], tmp_path / "två", claims=built / "claims.jsonl")
    one, two = files(built), files(tmp_path / "två")
    assert two["claims.jsonl"] == one["claims.jsonl"] != b""
    assert two["samrad.nq"] == one["samrad.nq"]


def coded(**fields: object) -> dict[str, object]:
    quote = "Testföreningen Äventyr anser att staten bör finansiera föreningslokaler."
    record = {"doc": "möte-b", "quote": quote, "kind": "request", "claimant": ["Påhittade sällskapet"]}
    return {**record, "addressee": ["RÖDA korset"], "what": "finansiera föreningslokaler", **fields}


def test_hand_coded_claims_are_resolved_and_numbered(folder: Path, tmp_path: Path) -> None:
    text = (folder / "möte-b.txt").read_text(encoding="utf-8")
    start = text.index("Testföreningen")
    record = coded(start=start, end=start + len(str(coded()["quote"])), id="0")
    (tmp_path / "mina.jsonl").write_text("\ufeff" + json.dumps(record) + "\r\n\r\n", encoding="utf-8", newline="")
    report = build([folder], tmp_path / "ut", claims=tmp_path / "mina.jsonl")
    (written,) = records(tmp_path / "ut")
    assert written["claimant"] == ["Påhittade sällskapet"]
    assert written["addressee"] == ["Röda Korset"]
    assert len(written["id"]) == 16
    assert [label for label, _ in report.summary.provisional] == ["Påhittade sällskapet"]
    project = open_project(tmp_path / "ut")
    assert project.registry.get("Påhittade sällskapet").provisional
    assert project.claims()[0].id == written["id"]


@pytest.mark.parametrize(
    ("fields", "error", "message"),
    [
        ({"doc": "möte-c", "start": 0, "end": 1}, NotFoundError, "möte-c"),
        ({"start": 0, "end": 9}, IntegrityError, "möte-b 0-9"),
        ({"start": 900, "end": 1900}, IntegrityError, "möte-b 900-1900"),
        ({"start": "0", "end": 9}, ConfigError, "start"),
        ({"status": "ongoing"}, ConfigError, "status 'ongoing'"),
        ({"force": "finns inte"}, NotFoundError, "finns inte"),
        ({"claimant": []}, IntegrityError, "claimant"),
    ],
)
def test_wrong_records_are_named_and_nothing_is_written(
    folder: Path, tmp_path: Path, fields: dict[str, object], error: type[SamradError], message: str
) -> None:
    start = (folder / "möte-b.txt").read_text(encoding="utf-8").index("Testföreningen")
    record = coded(**{"start": start, "end": start + len(str(coded()["quote"])), **fields})
    (tmp_path / "mina.jsonl").write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(error, match=message):
        build([folder], tmp_path / "ut", claims=tmp_path / "mina.jsonl")
    assert not (tmp_path / "ut").exists()


def test_a_claims_file_that_cannot_be_read_is_told(folder: Path, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "finns inte.jsonl"):
        with pytest.raises(ConfigError, match=path.name):
            build([folder], tmp_path / "ut", claims=path)


def test_the_base_is_a_setting_and_leaves_the_vocabulary_alone(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "ut", Settings(base="https://example.org/data/"))
    dump = (tmp_path / "ut" / "samrad.nq").read_text(encoding="utf-8")
    assert "<https://example.org/data/document/mote-a>" in dump
    assert "https://w3id.org/samrad/document" not in dump
    assert "https://w3id.org/samrad/ns#Request" in dump
    assert open_project(tmp_path / "ut").iris.base == "https://example.org/data/"


def test_claims_below_the_confidence_are_left_out(folder: Path, built: Path, tmp_path: Path) -> None:
    confidences = sorted({record["confidence"] for record in records(built)})
    assert len(confidences) > 1, "with one confidence this shows nothing"
    build([folder], tmp_path / "säkra", min_confidence=confidences[-1])
    kept = records(tmp_path / "säkra")
    assert {record["confidence"] for record in kept} == {confidences[-1]}
    assert len(kept) == sum(record["confidence"] == confidences[-1] for record in records(built))


def test_progress_is_told(folder: Path, tmp_path: Path) -> None:
    steps: list[str] = []
    build([folder / "möte-a.txt"], tmp_path / "ut", progress=lambda step, done, total: steps.append(step))
    assert len(set(steps)) > 3


#: What has tripped readers and writers: openings of blocks, actors, cues, and signs that some format cannot hold.
PIECES = st.one_of(
    st.sampled_from(["Röda Korset: ", "• ", "**SIOS** ", "Fråga 1: ", "Kommunerna bör:\n", "Deltagare\n", "# "]),
    st.sampled_from(["Kommunerna", "staten", "AF", "Föreningen Åker & Äng", "SIOS\tAnna Ek\tRöda Korset\n", "vi"]),
    st.sampled_from([" bör ", " samverkar med ", " finansierar ", " har ansvar för ", " fick 2 miljoner kronor av "]),
    st.sampled_from(
        ["lokaler", ".\n\n", ".\r\n", "\x0c", "\x00", "\ufeff", "\u00ad", "\u2028", "o\u0308", '"', "\\", "{"]
    ),
    st.text(max_size=4),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(PIECES, min_size=4, max_size=40).map("".join))
def test_any_text_builds_or_is_refused_as_a_document(text: str, tmp_path: Path) -> None:
    (tmp_path / "möte.txt").write_bytes(text.encode("utf-8", "replace"))
    read, refused = documents([tmp_path / "möte.txt"])
    if refused:
        return
    found = assemble([tmp_path / "möte.txt"])
    text = read[0].text
    assert all(text[claim.start : claim.end] == claim.quote for claim in found.claims)


def test_without_a_result_one_is_told_to_build(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run samrad build first"):
        open_project(tmp_path / "ut")
    with pytest.raises(StoreError, match="not supported yet"):
        open_project("https://example.org/sparql")


def test_a_result_opens_without_its_store_and_a_changed_text_is_told(folder: Path, built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path / "ut")
    shutil.rmtree(tmp_path / "ut" / "store")
    project = open_project(tmp_path / "ut")
    assert asks(tmp_path / "ut")
    assert project.texts["mote-a"] == (folder / "möte-a.txt").read_text(encoding="utf-8")
    with (tmp_path / "ut" / "texts" / "mote-a.txt").open("a") as file:
        file.write("x")
    with pytest.raises(IntegrityError, match="changed after the build"):
        project.texts["mote-a"]


def test_an_open_result_never_mixes_with_a_newer_one(folder: Path, built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path / "ut")
    project = open_project(tmp_path / "ut")
    quads = len(project.store)
    build([folder / "möte-b.txt"], tmp_path / "ut")
    assert len(project.store) == quads
    with pytest.raises(IntegrityError, match="changed after the build"):
        project.claims()
    assert {claim.doc for claim in open_project(tmp_path / "ut").claims()} == {"möte-b"}


BUILD = "import sys; from samrad.project import build; build(sys.argv[2:], sys.argv[1])"


def start(out: Path, *inputs: Path, code: str = BUILD, cwd: Path, seed: str = "0") -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "COLUMNS": "40"}
    return subprocess.Popen([sys.executable, "-c", code, str(out), *map(str, inputs)], cwd=cwd, env=environment)


def test_a_second_build_is_the_same_byte_for_byte(folder: Path, tmp_path: Path, files: Files) -> None:
    """From another folder, with the files in another order and another hash seed."""
    other = tmp_path / "annan mapp"
    other.mkdir()
    for name in ("möte-b.txt", "möte-a.txt"):
        shutil.copy(folder / name, other / name)
    runs = [
        start(tmp_path / "ett", folder / "möte-a.txt", folder / "möte-b.txt", cwd=tmp_path, seed="1"),
        start(Path("två"), Path("möte-b.txt"), Path("möte-a.txt"), cwd=other, seed="2"),
    ]
    assert [run.wait(timeout=120) for run in runs] == [0, 0]
    assert files(other / "två") == files(tmp_path / "ett")


STALLED = """
import sys, time
from pathlib import Path
import samrad.project as project
def stall(*_):
    Path(sys.argv[2]).touch()
    time.sleep(60)
project.make_store = stall
project.build(sys.argv[3:], sys.argv[1])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_stopped_build_leaves_the_old_result(folder: Path, tmp_path: Path, files: Files, how: signal.Signals) -> None:
    out = tmp_path / "ut"
    build([folder / "möte-b.txt"], out)
    before = files(out)
    run = start(out, tmp_path / "here", folder, code=STALLED, cwd=tmp_path)
    try:
        deadline = time.monotonic() + 90
        while not (tmp_path / "here").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert (tmp_path / "here").exists(), "the build never came to its last step"
        with pytest.raises(StoreError, match="another build"):
            build([folder], out)
        run.send_signal(how)
        run.wait(timeout=30)
    finally:
        run.kill()
        run.wait()
    assert files(out) == before
    assert asks(out)
    build([folder], out)
    assert len(open_project(out).manifest["documents"]) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["here", "in", "ut"]
