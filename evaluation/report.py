"""Print scores for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..loaders.claim import Claim
from .agreement import Agreement, Alpha
from .scorer import Figure, Scores

__all__ = ["agreement_as_json", "agreement_table", "as_json", "errors", "table"]

#: A quote is cut here in the list of errors: enough to find it again, one line in a terminal.
QUOTE_WIDTH = 110


def _line(part: str, name: str, figure: Figure, counts: bool = True) -> str:
    line = f"{part:7} {name:12} P {figure.precision:.3f}  R {figure.recall:.3f}  F1 {figure.f1:.3f}"
    return f"{line}   gold {figure.gold} system {figure.system}" if counts else line


def table(scores: Scores) -> str:
    """Return the figures as lines of text: detect and tuple by kind, ask, slots."""
    lines = [_line("detect", name, figure) for name, figure in scores.detect.items()]
    lines += [_line("tuple", name, figure) for name, figure in scores.whole.items()]
    lines.append(_line("ask", "request", scores.ask, counts=False))
    lines.append("slots   " + "  ".join(f"{slot} {value:.3f}" for slot, value in scores.slots.items()))
    return "\n".join(lines) + "\n"


def _figure(figure: Figure) -> dict[str, float]:
    return {
        "p": figure.precision,
        "r": figure.recall,
        "f1": figure.f1,
        "gold": figure.gold,
        "system": figure.system,
    }


def as_json(scores: Scores) -> dict[str, Any]:
    """Return the figures as a JSON object with the parts detect, tuple, ask and slots."""
    return {
        "detect": {name: _figure(figure) for name, figure in scores.detect.items()},
        "tuple": {name: _figure(figure) for name, figure in scores.whole.items()},
        "ask": _figure(scores.ask),
        "slots": scores.slots,
    }


def _names(claim: Claim) -> str:
    text = f"{', '.join(claim.claimant) or '–'} → {', '.join(claim.addressee) or '–'}"
    return f"{text} [{', '.join(claim.participants)}]" if claim.participants else text


def _brief(claim: Claim) -> str:
    quote = " ".join(claim.quote.split())
    quote = quote if len(quote) <= QUOTE_WIDTH else quote[:QUOTE_WIDTH] + "…"
    return f"{claim.doc}@{claim.start} {claim.kind.value} {_names(claim)} «{quote}»"


def errors(scores: Scores, limit: int) -> str:
    """Return the first ``limit`` missed claims, spurious claims and claims with the wrong actors."""
    wrong = [pair for pair, ok in zip(scores.pairs, scores.right, strict=True) if not ok]

    def part(title: str, claims: Iterable[str]) -> list[str]:
        return [f"\n{title}:", *[f"  {line}" for line in list(claims)[:limit]]]

    lines = part("missed", map(_brief, scores.missed))
    lines += part("spurious", (f"{_brief(c)} {c.rule}".rstrip() for c in scores.spurious))
    lines += part("wrong actors", (f"{_brief(g)}\n      got {_names(s)}" for g, s in wrong))
    return "\n".join(lines) + "\n"


def agreement_table(found: Agreement) -> str:
    """Return the alphas as lines of text: kinds over sentences, then slots over matched claims."""

    def lines(part: str, alphas: dict[str, Alpha]) -> list[str]:
        return [
            f"{part:10} {name:12} alpha {'  –  ' if a.value is None else format(a.value, '.3f')}"
            f"   units {a.units} first {a.first} second {a.second}"
            for name, a in alphas.items()
        ]

    return "\n".join([*lines("sentences", found.kinds), *lines("matched", found.slots)]) + "\n"


def agreement_as_json(found: Agreement) -> dict[str, Any]:
    """Return the alphas as a JSON object with the parts sentences, matched and unplaced."""

    def part(alphas: dict[str, Alpha]) -> dict[str, Any]:
        return {
            name: {"alpha": a.value, "units": a.units, "first": a.first, "second": a.second}
            for name, a in alphas.items()
        }

    return {"sentences": part(found.kinds), "matched": part(found.slots), "unplaced": found.unplaced}
