from __future__ import annotations

import os
import socket
import sys
import time
import unicodedata
from pathlib import Path

import pytest

from samrad.errors import ConfigError
from samrad.loaders.folder import discover, documents, shipped_corpus
from samrad.loaders.read import READERS


def write(path: Path, text: str = "") -> Path:
    """Write a file with a text of its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or f"Vi i {path.parent.name} {path.name} vill ha fler lokaler.", encoding="utf-8")
    return path


def stems(paths: list[Path]) -> list[str]:
    return [document.stem for document in documents(paths)[0]]


def test_a_folder_is_read_with_those_in_it_and_what_is_beside_is_passed_over(tmp_path: Path) -> None:
    for name in ["b.txt", "a/å.md", "README.md", "LICENSE", ".dold.txt", ".git/x.txt", "__pycache__/y.txt"]:
        write(tmp_path / name)
    found, errors = documents([tmp_path])
    assert [document.stem for document in found] == ["b", "å"]
    assert errors == []


def test_one_bad_file_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    write(tmp_path / "bra.txt")
    (tmp_path / "tom.txt").write_bytes(b"")
    (tmp_path / "latin.txt").write_bytes("På mötet".encode("latin-1"))
    (tmp_path / "bild.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "trasig.pdf").write_bytes(b"%PDF-1.4")
    found, errors = documents([tmp_path, tmp_path / "saknas.txt"])
    assert [document.stem for document in found] == ["bra"]
    assert sorted(Path(error.where).name for error in errors) == [
        "bild.txt",
        "latin.txt",
        "saknas.txt",
        "tom.txt",
        "trasig.pdf",
    ]


def test_order_and_repetition_of_the_paths_do_not_matter(tmp_path: Path) -> None:
    a, b = write(tmp_path / "a.txt"), write(tmp_path / "b.txt")
    assert documents([b, a, b])[0] == documents([tmp_path, a])[0] == documents([a, b])[0]


def test_two_files_of_one_name_are_named_both_and_neither_is_read(tmp_path: Path) -> None:
    write(tmp_path / "x" / "Möte 1.txt")
    write(tmp_path / "y" / "mote-1.md")
    write(tmp_path / "z.txt")
    found, errors = documents([tmp_path])
    assert [document.stem for document in found] == ["z"]
    assert [Path(error.where).name for error in errors] == ["Möte 1.txt", "mote-1.md"], "each is left out"
    assert "mote-1.md" in errors[0].message
    assert "Möte 1.txt" in errors[1].message


def test_corpus_toml_describes_files_of_the_folder_and_of_those_in_it(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "del" / "b.txt")
    write(tmp_path / "skräp.txt")
    write(tmp_path / "gammalt" / "c.bak")
    write(
        tmp_path / "corpus.toml",
        'ignore = ["skräp.txt", "*.bak"]\n[[document]]\nfile = "a.txt"\ntitle = "A"\n[[document]]\nfile = "del/b.txt"\n'
        'title = "B"\n',
    )
    found, errors = documents([tmp_path])
    assert [(document.stem, document.info.title) for document in found] == [("a", "A"), ("b", "B")]
    assert errors == []
    assert documents([tmp_path / "a.txt"])[0][0].info.title == "A"


def test_a_file_that_is_listed_and_missing_is_an_error_that_stops_nothing(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "corpus.toml", '[[document]]\nfile = "borta.txt"\n')
    found, errors = documents([tmp_path])
    assert [document.stem for document in found] == ["a"]
    assert errors[0].where.endswith("borta.txt")
    assert "corpus.toml" in errors[0].hint


def test_a_heading_that_the_document_does_not_have_is_named(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "# Möte ett\n\nVi möttes.")
    write(
        tmp_path / "corpus.toml",
        '[[document]]\nfile = "a.txt"\n[[document.consultation]]\nid = "m"\nheading = "Möte två"\n',
    )
    with pytest.raises(ConfigError, match="Möte två") as caught:
        documents([tmp_path])
    assert "Möte ett" in caught.value.hint


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    assert documents([tmp_path]) == ([], [])


def test_the_shipped_documents_are_found() -> None:
    assert stems(shipped_corpus()) == [path.stem for path in shipped_corpus()]
    assert len(shipped_corpus()) == 5


def passed(folder: Path) -> dict[str, str]:
    return {path.path.relative_to(folder).as_posix(): str(path.reason) for path in discover([folder]).passed}


def test_every_file_of_a_folder_is_accounted_for(tmp_path: Path) -> None:
    names = {
        "README.md": "beside",
        ".DS_Store": "hidden",
        "~$protokoll.docx": "hidden",
        "bilder/Foto.JPG": "picture",
        "budget.xlsx": "sheet",
        "inspelning.mp3": "sound",
        "data.json": "data",
        "utkast.txt": "ignored",
        "mapp/Thumbs.db": "hidden",
    }
    for name in names:
        write(tmp_path / name)
    for name in ("möte.txt", "inbjudan.doc", "bilagor.zip", "anteckningar"):
        write(tmp_path / name)
    write(tmp_path / ".git" / "config")
    write(tmp_path / "corpus.toml", 'ignore = ["utkast.txt"]\n')
    assert passed(tmp_path) == {**names, ".git": "hidden"}
    found, errors = documents([tmp_path])
    assert [document.stem for document in found] == ["möte"]
    assert {Path(error.where).name for error in errors} == {"inbjudan.doc", "bilagor.zip", "anteckningar"}, (
        "what may be a document is refused, so that none is missing unseen"
    )
    assert all(error.hint for error in errors)


def test_a_file_without_a_document_is_an_error_where_it_is_named(tmp_path: Path) -> None:
    picture = write(tmp_path / "foto.jpg")
    assert documents([tmp_path]) == ([], [])
    assert [error.where for error in documents([picture])[1]] == [str(picture)]
    write(tmp_path / "corpus.toml", '[[document]]\nfile = "foto.jpg"\n')
    assert [error.where for error in documents([tmp_path])[1]] == [str(picture)], "corpus.toml names it too"


def test_a_readable_suffix_is_read_whatever_the_list_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "data.csv")
    monkeypatch.setitem(READERS, ".csv", READERS[".txt"])
    assert stems([tmp_path]) == ["data"]


def test_results_of_builds_are_not_even_listed(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    for name in ("manifest.json", "samrad.nq", "texts/a.txt"):
        write(tmp_path / "ut" / name)
    write(tmp_path / ".samrad-ut.lock")
    write(tmp_path / ".samrad-ut.new" / "texts" / "a.txt")
    assert stems([tmp_path]) == ["a"]
    assert passed(tmp_path) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_links_lead_nowhere_in_circles_and_no_file_is_read_twice(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "rund").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "sig.txt").symlink_to(tmp_path / "in" / "sig.txt")
    (tmp_path / "in" / "borta.txt").symlink_to(tmp_path / "finns inte")
    (tmp_path / "in" / "åter.txt").symlink_to(tmp_path / "in" / "a.txt")
    found, errors = documents([tmp_path / "in"])
    assert [document.stem for document in found] == ["a"]
    assert {Path(error.where).name for error in errors} == {"sig.txt", "borta.txt"}
    assert passed(tmp_path / "in") == {"rund": "link", "åter.txt": "duplicate"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders")
def test_what_is_no_ordinary_file_is_passed_over_and_never_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "rör.txt")  # to open it would wait for ever
    place = socket.socket(socket.AF_UNIX)
    try:
        monkeypatch.chdir(tmp_path)  # the path of a socket may only be a hundred bytes long
        place.bind("uttag.txt")
        assert stems([tmp_path]) == ["a"]
        assert passed(tmp_path) == {"rör.txt": "special", "uttag.txt": "special"}
    finally:
        place.close()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to root")
def test_a_folder_that_may_not_be_looked_into_is_an_error(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "stängd" / "b.txt")
    (tmp_path / "stängd").chmod(0)
    try:
        found, errors = documents([tmp_path])
    finally:
        (tmp_path / "stängd").chmod(0o700)
    assert [document.stem for document in found] == ["a"]
    assert [Path(error.where).name for error in errors] == ["stängd"]


def test_an_unreadable_folder_is_named_whoever_runs_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "stängd" / "b.txt")
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("stängd"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert [Path(error.where).name for error in documents([tmp_path])[1]] == ["stängd"]


@pytest.mark.parametrize(("written", "named"), [("NFC", "NFD"), ("NFD", "NFC"), ("NFD", "NFD")])
def test_names_match_in_whatever_way_their_letters_are_written(tmp_path: Path, written: str, named: str) -> None:
    """What macOS writes with two signs, an editor writes with one."""
    on_disk, said = (unicodedata.normalize(form, "möte på ön.txt") for form in (written, named))
    write(tmp_path / "en mapp" / on_disk)
    write(tmp_path / "en mapp" / unicodedata.normalize(written, "å skräp.txt"))
    write(
        tmp_path / "en mapp" / "corpus.toml",
        f'ignore = ["{unicodedata.normalize(named, "å*.txt")}"]\n[[document]]\nfile = "{said}"\ntitle = "På ön"\n',
    )
    for paths in ([tmp_path], [tmp_path / "en mapp" / on_disk]):
        found, errors = documents(paths)
        assert [(document.slug, document.info.title) for document in found] == [("mote-pa-on", "På ön")]
        assert errors == []


def test_ten_thousand_files_are_looked_through_in_seconds(tmp_path: Path) -> None:
    for number in range(100):
        (tmp_path / f"mapp {number}").mkdir()
        for other in range(100):
            (tmp_path / f"mapp {number}" / f"{other}.{'txt' if other < 50 else 'png'}").touch()
    start = time.process_time()
    found = discover([tmp_path])
    assert (len(found.entries), len(found.passed)) == (5000, 5000)
    assert time.process_time() - start < 10, "0.2 s where it was measured"
