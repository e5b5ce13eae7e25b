from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from samrad.cli.common import write_output
from samrad.errors import ConfigError


def test_a_file_is_replaced_whole_with_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "ut å.csv"
    write_output(str(path), b"ett")
    path.chmod(0o640)
    write_output(str(path), "två".encode())
    assert path.read_text(encoding="utf-8") == "två"
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["ut å.csv"]


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "any").write_bytes(b"")
    write_output(str(tmp_path / "ut"), b"")
    assert (tmp_path / "ut").stat().st_mode == (tmp_path / "any").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_output(str(tmp_path / "link"), b"ett")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"ett"


def test_a_failed_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ut"
    write_output(str(path), b"ett")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(ConfigError, match="No space left"):
        write_output(str(path), "två".encode())
    assert path.read_bytes() == b"ett"
    assert os.listdir(tmp_path) == ["ut"]


@pytest.mark.parametrize("target", ["finns/inte/ut.csv", "mapp"])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mapp").mkdir()
    with pytest.raises(ConfigError, match="cannot be written"):
        write_output(target, b"x")


def test_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write_output("-", "å\n".encode())
    assert capfdbinary.readouterr().out == "å\n".encode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_behind_standard_output_is_told_in_one_line() -> None:
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "samrad", "query"], stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
        )
    assert ended.returncode == 2
    assert ended.stderr.decode().startswith("samrad: standard output: cannot be written: ")
    assert ended.stderr.count(b"\n") == 1
