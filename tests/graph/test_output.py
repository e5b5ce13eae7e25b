from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from samrad.errors import ConfigError, StoreError
from samrad.graph.output import check_target, file_faults, read_manifest, recover, replacing, write_manifest


def write(folder: Path, words: str) -> None:
    (folder / "texts").mkdir()
    (folder / "texts" / "a.txt").write_text(words, encoding="utf-8")
    write_manifest(folder, {"version": "1"})


def make(out: Path, words: str = "ett") -> Path:
    with replacing(out) as folder:
        write(folder, words)
    return out


def make_and_stop(out: Path, error: BaseException) -> None:
    with replacing(out) as folder:
        write(folder, "två")
        raise error


def words_of(out: Path) -> str:
    return (out / "texts" / "a.txt").read_text(encoding="utf-8")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_result_takes_the_place_of_the_earlier_one_and_leaves_nothing_beside(tmp_path: Path) -> None:
    out = make(tmp_path / "ut", "ett")
    (out / "mine.txt").write_text("left over")
    make(out, "två")
    assert words_of(out) == "två"
    assert names(out) == {"texts", "manifest.json"}
    assert names(tmp_path) == {"ut"}


def test_a_failed_block_leaves_the_earlier_result_and_no_made_folders(tmp_path: Path) -> None:
    out = make(tmp_path / "ut", "ett")
    with pytest.raises(KeyboardInterrupt):
        make_and_stop(out, KeyboardInterrupt())
    assert words_of(out) == "ett"
    with pytest.raises(ValueError, match="stop"):
        make_and_stop(tmp_path / "x" / "y" / "ut", ValueError("stop"))
    assert names(tmp_path) == {"ut"}


def test_a_folder_that_is_not_ours_is_refused_and_untouched(tmp_path: Path) -> None:
    out = tmp_path / "ut"
    out.mkdir()
    (out / "thesis.txt").write_text("years of work")
    (out / "manifest.json").write_text('{"format": "somebody else\'s"}')
    with pytest.raises(ConfigError, match="left alone"), replacing(out):
        pytest.fail("a foreign folder was given out")
    assert names(out) == {"thesis.txt", "manifest.json"}
    assert names(tmp_path) == {"ut"}


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ut").write_text("a file")
    with pytest.raises(ConfigError, match="not a folder"), replacing(tmp_path / "ut"):
        pytest.fail("a file was given out")
    assert (tmp_path / "ut").read_text() == "a file"


def test_an_empty_folder_and_a_folder_with_spaces_and_letters_are_taken(tmp_path: Path) -> None:
    out = tmp_path / "mina data åäö" / "samråd ut"
    out.mkdir(parents=True)
    make(out)
    assert words_of(out) == "ett"


def test_a_very_long_name_is_taken(tmp_path: Path) -> None:
    out = make(tmp_path / ("å" * 120))
    make(out, "två")
    assert words_of(out) == "två"
    assert names(tmp_path) == {out.name}


def test_relative_paths_and_trailing_slashes_mean_the_same_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make(Path("ut/"))
    (tmp_path / "x").mkdir()
    make(Path("./x/../ut"), "två")
    assert words_of(tmp_path / "ut") == "två"


def test_a_symbolic_link_stays_and_its_folder_is_replaced(tmp_path: Path) -> None:
    real = tmp_path / "disk" / "ut"
    real.parent.mkdir()
    (tmp_path / "link").symlink_to(real)  # dangling at first
    make(tmp_path / "link", "ett")
    make(tmp_path / "link", "två")
    assert (tmp_path / "link").is_symlink()
    assert words_of(real) == "två"


@pytest.mark.parametrize("source", ["ut", "ut/texts", "ut/texts/a.txt", "link"])
def test_an_output_that_holds_an_input_is_refused(tmp_path: Path, source: str) -> None:
    out = make(tmp_path / "ut")
    (tmp_path / "link").symlink_to(out)
    with pytest.raises(ConfigError, match="holds the input"):
        check_target(out, [tmp_path / source])


def test_an_output_inside_an_input_folder_is_allowed(tmp_path: Path) -> None:
    assert check_target(tmp_path / "ut", [tmp_path]) == tmp_path / "ut"


def test_the_folder_one_stands_in_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = make(tmp_path / "ut")
    monkeypatch.chdir(out / "texts")
    with pytest.raises(ConfigError, match="stand in"):
        check_target(out)


def test_a_second_builder_gets_an_error_and_changes_nothing(tmp_path: Path) -> None:
    out = make(tmp_path / "ut", "ett")
    with replacing(out) as folder:
        write(folder, "två")
        with pytest.raises(StoreError, match="another build"), replacing(out):
            pytest.fail("two builders at once")
        assert words_of(out) == "ett"
    assert words_of(out) == "två"


KILLED = """
import os, signal, sys
from pathlib import Path
from samrad.graph import output
out, at = Path(sys.argv[1]), sys.argv[2]
die = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
rename = Path.rename
if at == "between":
    Path.rename = lambda self, to: (rename(self, to), die()) if str(to).endswith(".old") else rename(self, to)
if at == "after":
    output._remove = lambda folder, remove=output._remove: die() if folder.exists() else remove(folder)
with output.replacing(out) as folder:
    (folder / "texts").mkdir()
    (folder / "texts" / "a.txt").write_text("två")
    output.write_manifest(folder, {})
    if at == "before":
        die()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize(("at", "left"), [("before", "ett"), ("between", "ett"), ("after", "två")])
def test_whoever_comes_after_a_killed_build_finds_a_whole_result(tmp_path: Path, at: str, left: str) -> None:
    out = make(tmp_path / "ut", "ett")
    done = subprocess.run([sys.executable, "-c", KILLED, str(out), at], timeout=60, check=False)
    assert done.returncode == -9
    assert words_of(recover(out)) == left
    assert len(names(tmp_path)) > 1, "the killed build left nothing, so this shows nothing"
    make(out, "tre")
    assert words_of(out) == "tre"
    assert names(tmp_path) == {"ut"}


def test_recover_without_any_result_gives_the_path_back_at_once(tmp_path: Path) -> None:
    assert recover(tmp_path / "ut") == tmp_path / "ut"
    assert names(tmp_path) == set()


def test_faults_name_changed_missing_and_added_files_and_leave_the_store_alone(tmp_path: Path) -> None:
    out = make(tmp_path / "ut")
    (out / "store").mkdir()
    (out / "store" / "LOG").write_text("changes at every open")
    manifest = read_manifest(out)
    assert manifest is not None
    assert file_faults(out, manifest) == []
    (out / "texts" / "a.txt").write_text("annat")
    (out / "new.txt").write_text("")
    manifest["files"]["gone.txt"] = "0"
    assert [name for name, _ in file_faults(out, manifest)] == ["gone.txt", "texts/a.txt", "new.txt"]


def test_the_manifest_holds_no_path_and_no_time(tmp_path: Path) -> None:
    one = make(tmp_path / "en" / "ut")
    two = make(tmp_path / "två" / "annat")
    os.utime(two / "texts" / "a.txt", (1, 1))
    assert (one / "manifest.json").read_bytes() == (two / "manifest.json").read_bytes()
    assert set(json.loads((one / "manifest.json").read_text())) == {"format", "version", "files"}


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"format": "samrad-data 1"}', "\ufeff{}"])
def test_what_is_no_manifest_of_ours_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    assert read_manifest(tmp_path) is None
