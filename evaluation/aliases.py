"""Which names of actors the scorer takes as one: a small table, kept apart from the registry on purpose.

The registry grows with the texts; the figures must not move because a name was added to it. So the table holds what the
annotators had before them and nothing else.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

__all__ = ["same_actor"]

_REMARK = re.compile(r"\s*\(.*?\)")  # "kommunal nivå (as actor)": what stands in brackets explains the name


@cache
def _table() -> dict[str, str]:
    """Return folded name → folded label; of two rows with one name the first wins."""
    table: dict[str, str] = {}
    text = (files(__package__) / "actors.tsv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines(), delimiter="\t"):
        aliases = [_REMARK.sub("", alias) for alias in (row["aliases"] or "").split("|")]
        for name in (row["label"], *aliases):
            if name.strip():
                table.setdefault(name.strip().casefold(), row["label"].casefold())
    return table


@cache
def same_actor(name: str) -> str:
    """Return the key under which two names count as one actor.

    >>> same_actor("Svenska  Röda Korset") == same_actor("RK")
    True
    >>> same_actor("Föreningen Norden")
    'föreningen norden'
    """
    key = " ".join(name.split()).casefold()
    return _table().get(key, key)
