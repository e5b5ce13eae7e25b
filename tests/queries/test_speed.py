"""The shape of every question, on a small graph; the million is ``benchmarks/queries.py``'s own business."""

from __future__ import annotations

import runpy
from pathlib import Path

from samrad.ontology.iris import Iris
from samrad.queries.catalogue import Catalogue

#: Seconds. The slowest takes 0.1 on this graph; a shape that explodes took minutes.
LIMIT = 5


def test_no_question_explodes_and_each_finds_something(root: Path) -> None:
    bench = runpy.run_path(str(root / "benchmarks" / "queries.py"), run_name="bench")
    store = bench["synthetic"](20_000, Iris())
    measured = {name: (seconds, rows) for name, seconds, rows in bench["measure"](store, Iris())}
    assert set(measured) == {query.name for query in Catalogue.load()}
    assert {name: seconds for name, (seconds, _) in measured.items() if seconds > LIMIT} == {}
    assert [name for name, (_, rows) in measured.items() if not rows] == []
