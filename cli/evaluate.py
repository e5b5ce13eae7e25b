"""``samrad evaluate``: how far claims agree with a gold file."""

from __future__ import annotations

import json
from pathlib import Path

import click

from .output import note, visible, write

__all__ = ["evaluate"]


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("claims", required=False, type=click.Path(path_type=Path))
@click.option(
    "--texts",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Without CLAIMS: the folder of the documents; the shipped corpus where it is not given.",
)
@click.option(
    "--errors",
    "limit",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Also print the first N missed claims, spurious claims and claims with wrong actors.",
)
@click.option("--json", "as_json_", is_flag=True, help="Print the figures as one JSON object.")
def evaluate(gold: Path, claims: Path | None, texts: Path | None, limit: int, as_json_: bool) -> None:
    """Compare CLAIMS, or what samrad extracts itself, with the claims of GOLD (both JSON Lines).

    Where GOLD.spans.json stands beside GOLD.jsonl, only the parts of documents that it names count. Two claims match
    where document and kind agree and their quotes overlap by half.
    """
    from ..errors import ConfigError
    from ..evaluation.report import as_json, errors, table
    from ..evaluation.scorer import read_gold, score, within
    from ..evaluation.system import extracted, texts_of
    from ..loaders.claim import read_claims

    if claims is not None and texts is not None:
        raise ConfigError("CLAIMS and --texts exclude each other", hint="leave out CLAIMS to extract from the texts")
    wanted, spans = read_gold(gold)
    if not wanted:
        raise ConfigError("there is no claim in it", where=str(gold))
    found = read_claims(claims) if claims is not None else extracted(texts_of(wanted, texts, spans))
    scores = score(within(wanted, spans, wanted), within(found, spans, wanted))
    if as_json_:
        write(json.dumps(as_json(scores), ensure_ascii=False) + "\n")
        return
    write(table(scores))
    if limit:
        write(visible(errors(scores, limit), "\n"))
    if not scores.detect["all"].system:
        note(f"samrad: no claim of {claims or 'the extractor'} stands in the parts of documents that the gold covers")
