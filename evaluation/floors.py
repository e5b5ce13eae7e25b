"""Floors under the figures: what the extractor has reached it may not lose unnoticed.

``floors.toml`` holds, for each gold, a fingerprint and the lowest figures that pass. The tests compare; only this
module's command writes::

    python -m samrad.evaluation.floors            # what the figures are, beside their floors
    python -m samrad.evaluation.floors --repin    # raise the floors to what is reached now

It refuses to lower a floor unless it is told to with ``--allow-regression``, and says which would fall.
"""

from __future__ import annotations

import argparse
import math
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import ConfigError, IntegrityError, SamradError
from .comparison import Comparison, compare
from .fingerprint import fingerprint
from .scorer import read_gold
from .system import extracted, texts_of

__all__ = ["DEV", "SAMPLES", "Floor", "falls", "faults", "judged", "measured", "raised", "read_floors", "written"]

HERE = Path(__file__).resolve().parent
FILE = HERE / "floors.toml"

#: The gold in the repository, and the one outside it: their names in the file.
DEV, SAMPLES = "gold-dev", "gold-samples"

_HEADER = """\
# The lowest figures that pass, by gold; tests/evaluation/test_floors.py holds them. Written by `make pin`
# (python -m samrad.evaluation.floors --repin), which raises floors and refuses to lower one.
# The fingerprint covers claims and spans.
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """Hold what is pinned of one gold: which it is, and the lowest figures that pass, by name."""

    sha256: str
    claims: int
    documents: int
    lowest: Mapping[str, float]


def measured(comparison: Comparison) -> dict[str, float]:
    """Return the figures that floors hold, by name."""
    scores = comparison.scores
    return {
        "detect_f1": scores.detect["all"].f1,
        "detect_precision": scores.detect["all"].precision,
        "tuple_f1": scores.whole["all"].f1,
        "ask_f1": scores.ask.f1,
    }


def read_floors(path: Path = FILE) -> dict[str, Floor]:
    """Return what is pinned, by the gold's name.

    :raises ConfigError: where the file is missing or holds something else
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return {
            name: Floor(
                sha256=str(part["sha256"]),
                claims=int(part["claims"]),
                documents=int(part["documents"]),
                lowest={str(key): float(value) for key, value in part["lowest"].items()},
            )
            for name, part in data.items()
        }
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", where=str(path)) from None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ConfigError(f"not a file of floors: {error!r}", where=str(path)) from None


def written(floors: Mapping[str, Floor]) -> str:
    """Return the file's text.

    >>> print(written({"gold": Floor("ab", 2, 1, {"detect_f1": 0.5})}).removeprefix(_HEADER))
    <BLANKLINE>
    [gold]
    sha256 = "ab"
    claims = 2
    documents = 1
    lowest.detect_f1 = 0.5
    <BLANKLINE>
    """
    lines = [_HEADER]
    for name, floor in floors.items():
        lines += [
            f"[{name}]",
            f'sha256 = "{floor.sha256}"',
            f"claims = {floor.claims}",
            f"documents = {floor.documents}",
        ]
        lines += [f"lowest.{key} = {value}" for key, value in floor.lowest.items()]
        lines.append("")
    return "\n".join(lines)


def judged(gold: Path, texts: Path | None = None) -> Comparison:
    """Extract from the texts (without a folder: the shipped corpus) and compare with the gold."""
    claims, spans = read_gold(gold)
    documents = texts_of(claims, texts, spans)
    return compare(gold.stem, claims, extracted(documents), spans, documents)


def _pinned(comparison: Comparison, lowest: Mapping[str, float]) -> Floor:
    sha256 = fingerprint(comparison.gold, comparison.spans)
    return Floor(sha256, len(comparison.gold), len(comparison.stems), dict(lowest))


def faults(floor: Floor, comparison: Comparison) -> list[str]:
    """Return what does not hold: another gold than the pinned one, or figures below their floors."""
    here = _pinned(comparison, floor.lowest)
    if here != floor:
        said = "; ".join(f"{f.claims} claims in {f.documents} documents, {f.sha256[:12]}" for f in (floor, here))
        return [f"the gold {comparison.name} is not the one that is pinned ({said})"]
    return falls(floor, measured(comparison))


def falls(floor: Floor, reached: Mapping[str, float]) -> list[str]:
    """Return the figures that lie below their floors, one a line.

    >>> falls(Floor("", 1, 1, {"ask_f1": 0.7}), {"ask_f1": 0.6994})
    ['ask_f1 is 0.6994, its floor 0.7']
    """
    return [
        f"{name} is {reached[name]:.4f}, its floor {value}" if name in reached else f"{name} is not measured"
        for name, value in floor.lowest.items()
        if reached.get(name, -1.0) < value
    ]


def raised(floor: Floor | None, comparison: Comparison, *, allow_regression: bool = False) -> Floor:
    """Return the floor at what is reached now, cut (not rounded) to three decimals.

    :raises IntegrityError: where a figure is below its floor, unless a regression is allowed
    """
    reached = measured(comparison)
    fallen = falls(floor, reached) if floor is not None else []
    if fallen and not allow_regression:
        raise IntegrityError(
            "refusing to lower floors: " + "; ".join(fallen),
            where=comparison.name,
            hint="mend what made them fall, or say --allow-regression and why in the commit",
        )
    return _pinned(comparison, {name: math.floor(value * 1000) / 1000 for name, value in reached.items()})


def _told(name: str, floor: Floor | None, comparison: Comparison) -> str:
    lines = [f"{name}: {len(comparison.gold)} claims in {len(comparison.stems)} documents"]
    for key, value in measured(comparison).items():
        pinned = floor.lowest.get(key) if floor is not None else None
        lines.append(f"  {key:17} {value:.4f}   floor {'none' if pinned is None else pinned}")
    return "\n".join(lines) + "\n"


def main(args: Sequence[str] | None = None) -> int:
    """Show the figures beside their floors, or pin them anew; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m samrad.evaluation.floors", description="Floors under the figures.")
    parser.add_argument("--repin", action="store_true", help="write what is reached now as the new floors")
    parser.add_argument("--allow-regression", action="store_true", help="with --repin: floors may be lowered")
    parser.add_argument("--samples", type=Path, metavar="DIR", help="the folder of the samples, to judge them too")
    parser.add_argument("--samples-gold", type=Path, metavar="FILE", help="their gold")
    parser.add_argument("--file", type=Path, default=FILE, help=argparse.SUPPRESS)
    given = parser.parse_args(args)
    if (given.samples is None) != (given.samples_gold is None):
        parser.error("--samples and --samples-gold go together")
    try:
        return _run(given)
    except SamradError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code


def _run(given: argparse.Namespace) -> int:
    floors = read_floors(given.file) if given.file.exists() else {}
    golds: list[tuple[str, Path, Path | None]] = [(DEV, HERE / "gold" / f"{DEV}.jsonl", None)]
    if given.samples is not None:
        golds.append((SAMPLES, given.samples_gold, given.samples))
    new = dict(floors)
    wrong = False
    for name, gold, texts in golds:
        comparison = judged(gold, texts)
        sys.stdout.write(_told(name, floors.get(name), comparison))
        if given.repin:
            new[name] = raised(floors.get(name), comparison, allow_regression=given.allow_regression)
            continue
        found = faults(floors[name], comparison) if name in floors else ["no floor is pinned"]
        wrong = wrong or bool(found)
        sys.stdout.write("".join(f"  {fault}\n" for fault in found))
    if given.repin:
        given.file.write_text(written(new), encoding="utf-8", newline="\n")
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
