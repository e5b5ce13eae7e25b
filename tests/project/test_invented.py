"""The invented texts of the training hold the claims that are marked in them."""

from __future__ import annotations

import json
from pathlib import Path

from samrad.evaluation.scorer import read_gold

INVENTED = Path(__file__).parents[2] / "benchmarks" / "invented"


def test_every_mark_stands_verbatim_in_its_text_and_every_text_is_covered_whole() -> None:
    claims, spans = read_gold(INVENTED / "claims.jsonl")
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in INVENTED.glob("*.txt")}
    assert spans == {stem: [(0, len(text))] for stem, text in texts.items()}
    for claim in claims:
        assert texts[claim.doc][claim.start : claim.end] == claim.quote
        assert claim.what in claim.quote


def test_no_invented_text_is_a_document_of_the_corpus_or_of_the_gold() -> None:
    gold = INVENTED.parents[1] / "evaluation" / "gold"
    judged = {json.loads(line)["doc"] for file in gold.glob("*.jsonl") for line in file.read_text("utf-8").splitlines()}
    assert judged.isdisjoint(path.stem for path in INVENTED.glob("*.txt"))
