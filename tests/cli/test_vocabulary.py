from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from samrad.cli import cli
from samrad.publish.vocabulary import vocabulary_files


def test_it_writes_all_files_into_a_folder_that_it_makes(tmp_path: Path) -> None:
    folder = tmp_path / "nytt" / "vokabulär"
    result = CliRunner().invoke(cli, ["vocabulary", "-o", str(folder)])
    assert result.exit_code == 0, result.output
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == vocabulary_files()
    assert result.stdout == ""
    assert "index.sv.html" in result.stderr


def test_where_it_will_be_published_decides_on_the_redirects(tmp_path: Path) -> None:
    folder = tmp_path / "v"
    result = CliRunner().invoke(cli, ["vocabulary", "-o", str(folder), "--published", "https://example.org/v/"])
    assert result.exit_code == 0, result.output
    assert "https://example.org/v/index.sv.html" in (folder / "w3id.htaccess").read_text(encoding="utf-8")
    wrong = CliRunner().invoke(cli, ["vocabulary", "-o", str(tmp_path / "w"), "--published", "example.org"])
    assert "no address" in str(wrong.exception)
    assert not (tmp_path / "w").exists(), "nothing is written"


def test_where_it_cannot_write_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x", encoding="utf-8")
    result = CliRunner().invoke(cli, ["vocabulary", "-o", str(tmp_path / "fil")])
    assert result.exit_code != 0
    assert "cannot be written" in str(result.exception)
    assert (tmp_path / "fil").read_text(encoding="utf-8") == "x"
