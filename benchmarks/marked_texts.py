"""Lay out the marked public texts that teach the weights: the texts from clones of their sources, the marks from here.

    git clone https://github.com/civictechsweden/g0vse --branch data
    git clone https://github.com/swerik-project/riksdagen-interpellations
    python benchmarks/marked_texts.py g0vse riksdagen-interpellations -o FOLDER

The texts are public documents and not ours, so the repository holds only where each stands (``marked/sources.tsv``) and
what was marked in it, by place (``marked/claims.tsv``). FOLDER gets the texts, ``corpus.toml``, ``claims.jsonl`` and
``claims.spans.json``, for ``train_weights.py --marked FOLDER``. A text that is no longer as it was marked is named and
left out.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "marked"

#: The commits that the texts were marked at, by the name of the clone.
COMMITS = {
    "g0vse": "b9e34cec61a3e35d81bde27a417a269945487a37",
    "riksdagen-interpellations": "b656ba9d3253906de04c84a2f88d279811a509c6",
}

_TEI = {"t": "http://www.tei-c.org/ns/1.0"}


def table(name: str) -> list[dict[str, str]]:
    """Return the lines of a table beside the README, each by its column names."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, dialect="excel-tab"))


def text_of(raw: bytes, path: str) -> str:
    """Return the text as it was marked: an interpellation's paragraphs, or a page without soft hyphens."""
    if not path.endswith(".xml"):
        return raw.decode("utf-8", "replace").replace("\u00ad", "").replace("\r\n", "\n")
    root = ET.fromstring(raw)
    folded = (re.sub(r"\s+", " ", "".join(p.itertext())).strip() for p in root.iterfind(".//t:body//t:p", _TEI))
    return "\n\n".join(p for p in folded if p) + "\n"


def read(clone: Path, path: str) -> bytes | None:
    """Return a file of a clone at the commit it was marked at; None where the clone has none."""
    where = f"{COMMITS[clone.name]}:{path}"
    shown = subprocess.run(["git", "-C", str(clone), "show", where], capture_output=True, check=False)
    return shown.stdout if shown.returncode == 0 else None


def digest(text: str) -> str:
    """Return what a text is known by."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def record(mark: dict[str, str], text: str) -> dict[str, Any]:
    """Return a mark as a gold record; nobody marked what is asked, nor topics."""
    start, end = int(mark["start"]), int(mark["end"])
    sides = {slot: mark[slot].split("; ") if mark[slot] else [] for slot in ("claimant", "addressee", "participants")}
    head = {"doc": mark["doc"], "start": start, "end": end, "quote": text[start:end], "kind": mark["kind"]}
    return {**head, **sides, "status": mark["status"], "what": "", "topics": []}


def entry(source: dict[str, str], text: str) -> str:
    """Return what ``corpus.toml`` says of a text."""
    title = json.dumps(text.split("\n", 1)[0].lstrip("# ").strip(), ensure_ascii=False)
    author = '\nauthor = "regeringen"' if source["kind"] == "article" else ""
    return f'[[document]]\nfile = "{source["doc"]}.txt"\ntitle = {title}\nkind = "{source["kind"]}"{author}\n'


def lay_out(clones: dict[str, Path], folder: Path) -> tuple[int, list[str]]:
    """Write texts and marks; return how many texts, and the paths of those that are not as they were marked."""
    marks: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for mark in table("claims.tsv"):
        marks[mark["doc"]].append(mark)
    folder.mkdir(parents=True, exist_ok=True)
    records, spans, entries, missing = [], {}, [], []
    for source in table("sources.tsv"):
        clone = clones.get(source["repository"])
        raw = read(clone, source["path"]) if clone else None
        text = text_of(raw, source["path"]) if raw is not None else ""
        if digest(text) != source["digest"]:
            missing.append(f"{source['repository']}/{source['path']}")
            continue
        (folder / f"{source['doc']}.txt").write_text(text, encoding="utf-8")
        entries.append(entry(source, text))
        spans[source["doc"]] = [[0, len(text)]]
        records += [record(mark, text) for mark in marks[source["doc"]]]
    lines = [json.dumps(one, ensure_ascii=False) + "\n" for one in records]
    (folder / "claims.jsonl").write_text("".join(lines), encoding="utf-8")
    (folder / "claims.spans.json").write_text(json.dumps(spans, indent=1) + "\n", encoding="utf-8")
    (folder / "corpus.toml").write_text("\n".join(entries), encoding="utf-8")
    return len(spans), missing


def main() -> None:
    """Lay the texts out and say which are missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clones", nargs="+", type=Path, metavar="CLONE", help="named " + " or ".join(COMMITS))
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    arguments = parser.parse_args()
    strange = [str(clone) for clone in arguments.clones if clone.name not in COMMITS]
    if strange:
        parser.error(f"not a clone of a source: {', '.join(strange)}; they are named {' and '.join(COMMITS)}")
    count, missing = lay_out({clone.name: clone for clone in arguments.clones}, arguments.output)
    sys.stdout.write(f"{count} texts in {arguments.output}\n")
    for path in missing:
        sys.stdout.write(f"not as it was marked: {path}\n")


if __name__ == "__main__":
    main()
