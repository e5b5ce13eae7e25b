"""Extract claims with weights that never saw the document, for honest figures on texts unknown to the extractor.

    python benchmarks/held_out.py GOLD.jsonl TEXTS [GOLD.jsonl TEXTS …] [--invented FOLDER] [--marked FOLDER]
        -o FOLDER

The documents are dealt into folds, each whole; for every fold the weights are trained on all other documents and the
claims of the fold's documents extracted with them; invented texts and marked public ones (``claims.jsonl`` in their
folders) teach every fold.
The folder of ``-o`` gets ``NAME/held-out.jsonl`` for each gold file, for
``samrad evaluate GOLD.jsonl FOLDER/NAME/held-out.jsonl --texts TEXTS``; with ``--write docs/quality.md`` and
``--about evaluation/gold/held-out.about.md`` the figures get their place in the quality card. Needs scikit-learn, as
``train_weights.py`` does.

What this holds out is the training. The rules and cue words were written by people who had read most of these
documents, so a text of another kind may still fare worse.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import train_weights

import samrad.loaders.extraction.decide as deciding
from samrad.loaders.claim import Claim, write_claims
from samrad.loaders.extraction import Extractor
from samrad.loaders.extraction.weights import Weights
from samrad.loaders.folder import documents


def folds(stems: list[str]) -> list[set[str]]:
    """Deal the documents into folds."""
    shuffled = sorted(stems)
    random.Random(train_weights.SEED).shuffle(shuffled)
    return [set(shuffled[number :: train_weights.FOLDS]) for number in range(train_weights.FOLDS)]


@contextmanager
def using(model: Weights) -> Iterator[None]:
    """Let the extractor decide by these weights instead of the shipped ones."""
    shipped = deciding.weights
    deciding.weights = lambda: model  # type: ignore[assignment]  # a cached function by another of the same form
    try:
        yield
    finally:
        deciding.weights = shipped


def main() -> None:
    """Train without each fold, extract the fold, write the claims a gold file at a time."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="+", type=Path, metavar="GOLD TEXTS")
    parser.add_argument("--invented", type=Path, metavar="FOLDER")
    parser.add_argument("--marked", type=Path, metavar="FOLDER")
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    pairs = list(zip(arguments.pairs[::2], arguments.pairs[1::2], strict=True))
    extractor = Extractor()
    rows = [row for gold, texts in pairs for row in train_weights.rows_of(gold, texts, extractor)]
    counts = {arguments.invented: train_weights.INVENTED, arguments.marked: train_weights.MARKED}
    teaching = train_weights.teaching_rows(counts, extractor)
    claims: dict[Path, list[Claim]] = {gold: [] for gold, _ in pairs}
    for held in folds(list({row["doc"] for row in rows})):
        kept = [row for row in rows if row["doc"] not in held]
        model = Weights.from_json(train_weights.as_json(train_weights.fit(kept + teaching)))
        with using(model):
            for gold, texts in pairs:
                files = [texts / f"{stem}.txt" for stem in sorted(held) if (texts / f"{stem}.txt").is_file()]
                for document in documents(files)[0] if files else []:
                    claims[gold] += extractor.extract(document).claims
    arguments.output.mkdir(parents=True, exist_ok=True)
    for gold, found in claims.items():
        ordered = sorted(found, key=lambda claim: (claim.doc, claim.start, claim.id))
        folder = arguments.output / gold.stem
        folder.mkdir(exist_ok=True)
        (folder / "held-out.jsonl").write_text(write_claims(ordered), encoding="utf-8")


if __name__ == "__main__":
    main()
