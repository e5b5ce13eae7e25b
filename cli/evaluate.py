"""``samrad evaluate``: how far claims agree with a gold file, or two codings with each other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import write_output
from .output import note, visible, write

if TYPE_CHECKING:
    from ..evaluation.comparison import Comparison

__all__ = ["evaluate"]


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("claims", required=False, type=click.Path(path_type=Path))
@click.option(
    "--texts",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder of the documents, with their corpus.toml; the shipped corpus where it is not given.",
)
@click.option(
    "--errors",
    "limit",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Also print the first N missed claims, spurious claims and claims with wrong actors.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
@click.option(
    "--write",
    "card",
    metavar="FILE",
    help="Also write the quality card: errors by cause, intervals, the network. In a file that is there, only the part "
    "of this gold is replaced; - prints the card alone.",
)
@click.option(
    "--about",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="With --write: who marked the gold and how, in Markdown; GOLD.about.md where it is not given.",
)
@click.option(
    "--agreement",
    is_flag=True,
    help="Take GOLD and CLAIMS as two codings of the same texts and print Krippendorff's alpha.",
)
def evaluate(
    gold: Path,
    claims: Path | None,
    texts: Path | None,
    limit: int,
    as_json: bool,
    card: str | None,
    about: Path | None,
    agreement: bool,
) -> None:
    """Compare CLAIMS, or what samrad extracts itself, with the claims of GOLD (both JSON Lines).

    Where GOLD.spans.json stands beside GOLD.jsonl, only the parts of documents that it names count. Two claims match
    where document and kind agree and their quotes overlap by half.
    """
    from ..errors import ConfigError

    if agreement and claims is None:
        raise ConfigError("--agreement compares two codings", hint="name both: samrad evaluate A.jsonl B.jsonl")
    if about is not None and card is None:
        raise ConfigError("--about is shown in the quality card alone", hint="name its file with --write")
    comparison = _comparison(gold, claims, texts, with_texts=agreement or card is not None or claims is None)
    if card != "-":
        _print(comparison, limit, as_json, agreement)
    if card is not None:
        _write_card(comparison, card, about or gold.with_suffix(".about.md"), required=about is not None)
    if not comparison.system:
        note(f"samrad: no claim of {claims or 'the extractor'} stands in the parts of documents that the gold covers")


def _comparison(gold: Path, claims: Path | None, texts: Path | None, *, with_texts: bool) -> Comparison:
    from ..errors import ConfigError
    from ..evaluation.comparison import compare
    from ..evaluation.scorer import read_gold
    from ..evaluation.system import extracted, texts_of
    from ..loaders.claim import read_claims

    wanted, spans = read_gold(gold)
    if not wanted:
        raise ConfigError("there is no claim in it", where=str(gold))
    given = read_claims(claims) if claims is not None else None
    documents = texts_of(wanted, texts, spans) if with_texts else []
    found = given if given is not None else extracted(documents)
    name = gold.stem if claims is None else f"{gold.stem} against {claims.stem}"
    return compare(name, wanted, found, spans, documents)


def _print(comparison: Comparison, limit: int, as_json: bool, agreement: bool) -> None:
    from ..evaluation import report

    if agreement:
        from ..evaluation.agreement import agreement as agreed

        result = agreed(comparison)
        write(
            json.dumps(report.agreement_as_json(result), ensure_ascii=False) + "\n"
            if as_json
            else report.agreement_table(result)
        )
        if result.unplaced:
            note(f"samrad: {result.unplaced} claims lie in no sentence of the texts and count for no alpha")
    elif as_json:
        write(json.dumps(report.as_json(comparison.scores), ensure_ascii=False) + "\n")
    else:
        write(report.table(comparison.scores))
    if limit and not as_json:
        write(visible(report.errors(comparison.scores, limit), "\n"))


def _write_card(comparison: Comparison, target: str, about: Path, *, required: bool) -> None:
    """Write the card, or put it in its place in the page that is there."""
    from .. import __version__
    from ..errors import ConfigError
    from ..evaluation.card import HEADER, card, placed

    def text_of(path: Path, absent: str | None) -> str:
        if absent is not None and not path.exists():
            return absent
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"cannot be read: {error}", where=str(path)) from None

    said = text_of(about, None if required else "")
    page = HEADER if target == "-" else text_of(Path(target), HEADER)
    write_output(target, placed(page, comparison.name, card(comparison, said, __version__)).encode("utf-8"))
    if target != "-":
        note(f"{target}: the quality card of {comparison.name}")
