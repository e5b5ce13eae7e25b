from __future__ import annotations

from pathlib import Path

import pytest

from samrad.errors import ConfigError
from samrad.loaders.folder import documents, shipped_corpus


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
