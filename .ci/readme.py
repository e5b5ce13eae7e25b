"""Write the table of answers in ``README.md`` from the graph of the shipped corpus (``make docs``).

Usage: ``readme.py`` prints the table, ``readme.py --write`` puts it between the marks of the page. Rows are chosen by
rule, not by hand: the surest request of each named actor to another actor whose quote is short enough for a table.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from samrad.loaders.claim import Claim, ClaimKind
from samrad.ontology.registry import Registry
from samrad.project import build, open_project
from samrad.queries.collation import collation_key

README = Path(__file__).resolve().parent.parent / "README.md"
BEGIN, END = "<!-- answers: written by make docs -->", "<!-- end of answers -->"

#: Quotes that are shorter say little by themselves; longer ones make a row of ten lines.
SHORTEST, LONGEST = 50, 260
ROWS = 8


def answers() -> str:
    """Return the table."""
    with tempfile.TemporaryDirectory() as folder:
        build(out=Path(folder) / "graph")
        project = open_project(Path(folder) / "graph")
        claims = [claim for claim in project.claims() if wanted(claim, project.registry)]
        titles = {
            row["stem"].value: row["title"].value
            for row in project.store.select(
                "SELECT ?stem ?title WHERE { ?d <http://purl.org/dc/terms/identifier> ?stem ;"
                " <http://purl.org/dc/terms/title> ?title }"
            )
        }
        best: dict[str, Claim] = {}
        for claim in sorted(claims, key=lambda c: (-(c.confidence or 0), len(c.quote), c.id)):
            best.setdefault(claim.claimant[0], claim)
        chosen = sorted(best.values(), key=lambda c: (-(c.confidence or 0), c.id))[:ROWS]
        chosen.sort(key=lambda c: collation_key(c.claimant[0]))
        lines = ["| avsändare | ber | om | citat | källa |", "| --- | --- | --- | --- | --- |"]
        for c in chosen:
            place = ", ".join((titles[c.doc], c.section.split(" › ")[-1], c.date))
            cells = ("; ".join(c.claimant), "; ".join(c.addressee), c.what, c.quote, place)
            lines.append("| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines)


def wanted(claim: Claim, registry: Registry) -> bool:
    """Say whether a claim is a request by one named actor to another actor, short enough for the table."""
    actor = registry.by_label(claim.claimant[0])
    return (
        claim.kind is ClaimKind.REQUEST
        and len(claim.claimant) == 1
        and actor is not None
        and actor.type != "Collective"
        and bool(claim.addressee)
        and claim.claimant != claim.addressee
        and SHORTEST <= len(claim.quote) <= LONGEST
    )


def page(text: str, table: str) -> str:
    """Return the page with the table between its marks."""
    pattern = re.escape(BEGIN) + ".*?" + re.escape(END)
    assert re.search(pattern, text, re.DOTALL), f"README.md lacks the marks {BEGIN} and {END}"
    return re.sub(pattern, lambda _: f"{BEGIN}\n{table}\n{END}", text, flags=re.DOTALL)


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        README.write_text(page(README.read_text(encoding="utf-8"), answers()), encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(answers() + "\n")
