"""The gate: what the extractor has reached on the gold it may not lose unnoticed."""

from __future__ import annotations

import os
import runpy
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from samrad.errors import ConfigError, IntegrityError
from samrad.evaluation import floors
from samrad.evaluation.comparison import Comparison, compare
from samrad.evaluation.floors import DEV, SAMPLES, Floor, faults, judged, measured, raised, read_floors, written
from samrad.loaders.claim import Claim


def test_no_figure_on_the_gold_of_the_corpus_is_below_its_floor(root: Path) -> None:
    comparison = judged(root / "evaluation" / "gold" / f"{DEV}.jsonl")
    assert faults(read_floors()[DEV], comparison) == [], "mend it, or make pin ARGS=--allow-regression and say why"


def test_no_figure_on_the_samples_is_below_its_floor() -> None:
    folder, gold = os.environ.get("SAMRAD_SAMPLES"), os.environ.get("SAMRAD_SAMPLES_GOLD")
    if not folder or not gold:
        pytest.skip("SAMRAD_SAMPLES and SAMRAD_SAMPLES_GOLD do not name the samples, which stay outside the repository")
    assert faults(read_floors()[SAMPLES], judged(Path(gold), Path(folder))) == []


def test_the_floors_are_no_lower_than_what_was_asked_of_the_first_extractor() -> None:
    lowest = read_floors()[DEV].lowest
    assert lowest["detect_f1"] >= 0.65
    assert lowest["tuple_f1"] >= 0.50


@pytest.fixture
def comparison(claim: Callable[..., Claim]) -> Comparison:
    gold = [claim((i * 10, i * 10 + 5), claimant="NOD", what="rum") for i in range(3)]
    return compare("prov", gold, gold[:2], {"möte": [(0, 100)]})


def test_a_floor_holds_what_is_reached_and_not_a_hair_more(comparison: Comparison) -> None:
    floor = raised(None, comparison)
    assert floor.lowest == {"detect_f1": 0.8, "detect_precision": 1.0, "tuple_f1": 0.8, "ask_f1": 0.8}
    assert faults(floor, comparison) == []
    higher = replace(floor, lowest={**floor.lowest, "tuple_f1": 0.8001})
    assert faults(higher, comparison) == ["tuple_f1 is 0.8000, its floor 0.8001"]


def test_another_gold_is_no_way_round_a_floor(comparison: Comparison) -> None:
    floor = raised(None, comparison)
    fewer = compare("prov", comparison.gold[:2], comparison.system, comparison.spans)
    assert measured(fewer)["detect_f1"] == 1.0
    assert "not the one that is pinned (3 claims in 1 documents" in faults(floor, fewer)[0]
    narrower = compare("prov", comparison.gold, comparison.system, {"möte": [(0, 99)]})
    assert faults(floor, narrower)


def test_floors_rise_by_themselves_and_fall_only_when_told(comparison: Comparison) -> None:
    low = Floor("", 0, 0, {"detect_f1": 0.5})
    assert raised(low, comparison).lowest["detect_f1"] == 0.8
    high = Floor("", 0, 0, {"detect_f1": 0.9, "ask_f1": 0.1})
    with pytest.raises(IntegrityError, match=r"detect_f1 is 0\.8000, its floor 0\.9 .*--allow-regression") as error:
        raised(high, comparison)
    assert "ask_f1" not in str(error.value)
    assert raised(high, comparison, allow_regression=True).lowest["detect_f1"] == 0.8


def test_what_is_written_is_read_back(tmp_path: Path, comparison: Comparison) -> None:
    pinned = {"prov": raised(None, comparison), "annat": Floor("ab", 1, 2, {"ask_f1": 0.125})}
    (tmp_path / "f.toml").write_text(written(pinned), encoding="utf-8")
    assert read_floors(tmp_path / "f.toml") == pinned


@pytest.mark.parametrize(
    "text", ["[a]\nclaims = 1\n", "a = 1\n", "[", '[a]\nsha256=""\nclaims="x"\ndocuments=1\nlowest={}']
)
def test_a_file_that_holds_no_floors_is_an_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "f.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"f\.toml"):
        read_floors(tmp_path / "f.toml")
    with pytest.raises(ConfigError, match="cannot be read"):
        read_floors(tmp_path / "finns-inte.toml")


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, comparison: Comparison) -> Callable[..., int]:
    """Give the module's command on a file of its own and a comparison that costs nothing."""
    monkeypatch.setattr(floors, "judged", lambda gold, texts=None: comparison)
    return lambda *args: floors.main([*args, "--file", str(tmp_path / "f.toml")])


def test_the_command_pins_shows_and_refuses(
    command: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "f.toml"
    assert command() == 1, "nothing is pinned yet"
    assert not file.exists()
    assert command("--repin") == 0
    assert list(read_floors(file)) == [DEV]
    assert command() == 0
    assert "detect_f1         0.8000   floor 0.8\n" in capsys.readouterr().out
    text = file.read_text(encoding="utf-8").replace("lowest.tuple_f1 = 0.8", "lowest.tuple_f1 = 0.95")
    file.write_text(text, encoding="utf-8")
    assert command() == 1
    assert command("--repin") == 1
    assert file.read_text(encoding="utf-8") == text, "refused, nothing written"
    assert "refusing to lower floors: tuple_f1 is 0.8000, its floor 0.95" in capsys.readouterr().err
    assert command("--repin", "--allow-regression") == 0
    assert read_floors(file)[DEV].lowest["tuple_f1"] == 0.8


def test_the_samples_are_pinned_where_they_are_named_and_kept_where_not(
    command: Callable[..., int], tmp_path: Path
) -> None:
    assert command("--repin", "--samples", "a", "--samples-gold", "b") == 0
    assert command("--repin") == 0
    assert list(read_floors(tmp_path / "f.toml")) == [DEV, SAMPLES]
    with pytest.raises(SystemExit):
        command("--samples", "a")


def test_the_module_runs_as_a_program(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["floors", "--help"])
    monkeypatch.delitem(sys.modules, "samrad.evaluation.floors")  # as in a program's own process
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("samrad.evaluation.floors", run_name="__main__")
    assert stopped.value.code == 0
    assert "--allow-regression" in capsys.readouterr().out
