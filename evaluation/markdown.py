"""The quality card's tables, as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ..loaders.claim import ClaimKind
from .calibration import calibration
from .causes import CAUSES, NOTHING, causes, confusion, rules
from .comparison import Comparison
from .edges import network_effect
from .intervals import Bootstrap, Interval
from .scorer import TUPLE, Figure, Scores
from .slots import FAULTS, actor_faults, by_attribution, slot_figures

__all__ = [
    "TOO_FEW",
    "calibrated",
    "causes_table",
    "confused",
    "genres",
    "headlines",
    "kinds",
    "network",
    "slots",
    "table",
]

#: Below this many records in the gold an F1 is left out: one claim more or less would move it by several hundredths.
TOO_FEW = 20

_FEW = "too few"
_KINDS = [kind.value for kind in ClaimKind]


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """Return the lines of a table; a bar in a cell is escaped.

    >>> table(["a", "b"], [[1, "x"]])
    ['| a | b |', '| --- | --- |', '| 1 | x |']
    """
    lines = ["| " + " | ".join(headings) + " |", "|" + " --- |" * len(headings)]
    return lines + ["| " + " | ".join(str(cell).replace("|", r"\|") for cell in row) + " |" for row in rows]


def _f1(figure: Figure, least: int = TOO_FEW) -> str:
    return f"{figure.f1:.3f}" if figure.gold >= least else _FEW


def _within(figure: Figure, found: Interval | None) -> str:
    return "" if figure.gold < TOO_FEW else str(found) if found is not None else _FEW


def _prf(figure: Figure) -> list[str]:
    return [f"{figure.precision:.3f}", f"{figure.recall:.3f}", _f1(figure)]


def headlines(scores: Scores, drawn: Bootstrap) -> list[str]:
    """Return the three figures that the floors hold, with their intervals."""
    rows = (
        ("a claim is found (detect)", scores.detect["all"], drawn.detect()),
        ("and its actors are right (tuple)", scores.whole["all"], drawn.whole()),
        ("who asks whom for what (ask)", scores.ask, drawn.ask()),
    )
    heads = ["what is right", "gold", "system", "precision", "recall", "F1", "95 % interval of F1"]
    return table(heads, [(n, f.gold, f.system, *_prf(f), _within(f, i)) for n, f, i in rows])


def kinds(scores: Scores, drawn: Bootstrap) -> list[str]:
    """Return detect and tuple by kind."""
    rows = []
    for kind in ClaimKind:
        detect, whole = scores.detect[kind.value], scores.whole[kind.value]
        rows.append(
            [
                *(kind.value, detect.gold, detect.system, *_prf(detect), _within(detect, drawn.detect(kind))),
                *(*_prf(whole), _within(whole, drawn.whole(kind))),
            ]
        )
    part = ["P", "R", "F1", "95 %"]
    heads = ["kind", "gold", "system", *(f"{p} detect" for p in part), *(f"{p} tuple" for p in part)]
    return table(heads, rows)


def slots(scores: Scores) -> list[str]:
    """Return precision, recall and F1 of what fills each slot of the matched claims, by kind."""
    rows = []
    for slot, by_kind in slot_figures(scores.pairs).items():
        filled = {name: cell for name, cell in by_kind.items() if cell.claims}
        for name, (claims, figure) in filled.items():
            if name == "all" or len(filled) > 2:  # a slot of one kind alone has one row
                f1 = f"{figure.f1:.3f}" if claims >= TOO_FEW else _FEW
                rows.append([slot, name, claims, f"{figure.precision:.3f}", f"{figure.recall:.3f}", f1])
    return table(["slot", "kind", "matched claims that fill it", "P", "R", "F1"], rows)


def confused(scores: Scores) -> list[str]:
    """Return the confusion of kinds: rows are the gold's, columns the system's."""
    cells = confusion(scores)
    columns = [*_KINDS, NOTHING]
    rows = [[name, *(cells[name, column] or "·" for column in columns)] for name in [*_KINDS, NOTHING]]
    rows[-1][-1] = ""
    return table(["gold ↓ system →", *columns], rows)


def causes_table(comparison: Comparison) -> list[str]:
    """Return why claims were missed and invented, then which actors were wrong and how they had been found."""
    missed, spurious = causes(comparison)
    lines = ["Missed claims:", "", *_counted(missed), "", "Spurious claims:", "", *_counted(spurious), ""]
    lines += [f"- {name}: {meaning}" for name, meaning in CAUSES.items()]
    worst = [rule for rule in rules(comparison) if rule.spurious][:10]
    if worst:
        lines += ["", "The rules with most spurious claims:", ""]
        rows = [[f"`{r.rule}`", r.claims, r.found, r.right, r.spurious] for r in worst]
        lines += table(["rule", "claims", "found in the gold", "actors right too", "spurious"], rows)
    lines += ["", "Actors of the matched claims, in the slots that count for their kind:", ""]
    faults = actor_faults(comparison)
    rows = [
        [kind.value, slot, *(faults[kind, slot][fault] for fault in FAULTS)]
        for kind, names in TUPLE.items()
        for slot in names
        if faults[kind, slot]
    ]
    lines += table(["kind", "slot", *FAULTS], rows)
    lines += ["", "(missing: the system names nobody; extra: the gold names nobody; partly: some are the same.)"]
    for slot in ("claimant", "addressee"):
        lines += ["", f"The {slot} of matched requests and offers, by how it was found (`attribution`):", ""]
        found = by_attribution(comparison, slot)
        rows = [[how, n.total(), *(n[fault] for fault in FAULTS), _share(n)] for how, n in found.items()]
        lines += table(["how", "claims", *FAULTS, "share right"], rows)
    return lines


def _counted(by_kind: dict[ClaimKind, Counter[str]]) -> list[str]:
    rows = [[kind.value, *(number[cause] for cause in CAUSES), number.total()] for kind, number in by_kind.items()]
    total = sum(by_kind.values(), Counter[str]())
    rows.append(["all", *(total[cause] for cause in CAUSES), total.total()])
    return table(["kind", *CAUSES, "all"], rows)


def _share(number: Counter[str]) -> str:
    return f"{number['right'] / number.total():.2f}" if number.total() >= TOO_FEW else _FEW


def genres(comparison: Comparison) -> list[str]:
    """Return detect, tuple and ask by the kind of document."""
    from .scorer import score

    rows = []
    for genre in sorted({comparison.genre(doc) for doc in comparison.stems}):
        docs = {doc for doc in comparison.stems if comparison.genre(doc) == genre}
        part = score(
            [c for c in comparison.gold if c.doc in docs],
            [c for c in comparison.system if c.doc in docs],
        )
        detect, whole = part.detect["all"], part.whole["all"]
        rows.append([genre, len(docs), detect.gold, detect.system, *_prf(detect), _f1(whole), _f1(part.ask)])
    return table(["kind of document", "documents", "gold", "system", "P", "R", "F1", "tuple F1", "ask F1"], rows)


def network(comparison: Comparison) -> list[str]:
    """Return the edges of the network of requests, and how the order of those who ask and are asked is kept."""
    effect = network_effect(comparison.gold, comparison.system)
    rows = [
        [name, figure.gold, figure.system, *_prf(figure)]
        for name, figure in (("edges, each once", effect.edges), ("edges, as often as asked", effect.weighted))
    ]
    lines = table(["", "gold", "system", "P", "R", "F1"], rows)
    lines.append("")
    for name, value in (
        ("out-degree (who asks most)", effect.out_degree),
        ("in-degree (who is asked)", effect.in_degree),
    ):
        shown = f"{value:.2f}" if value is not None else _FEW
        lines.append(f"- Spearman's rank correlation of {name}, over {effect.actors} actors: {shown}")
    return lines


def calibrated(scores: Scores) -> list[str]:
    """Return the reliability table of confidence, Brier score and calibration error."""
    made = calibration(scores)
    if made.claims < TOO_FEW:
        return [f"Too few claims with a confidence ({made.claims})."]
    rows = [
        [
            f"{b.low:.1f}–{b.high:.1f}",
            b.claims,
            f"{b.confidence:.2f}",
            *(_portion(x, b.claims) for x in (b.found, b.right)),
        ]
        for b in made.bins
    ]
    lines = table(["confidence", "claims", "mean confidence", "share found", "share with actors right"], rows)
    without = f"; {made.without} claims have no confidence" if made.without else ""
    return [*lines, "", f"Brier score {made.brier:.3f}, expected calibration error {made.ece:.3f}{without}."]


def _portion(share: float, claims: int) -> str:
    """Return a share, or how many of how few."""
    return f"{share:.2f}" if claims >= TOO_FEW else f"{round(share * claims)} of {claims}"
