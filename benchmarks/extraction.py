"""Say how fast claims are read off texts, which step takes how much of it, and whether the cost grows with the text.

    python benchmarks/extraction.py FOLDER [--repeat N]

Time is that of the process, so that other work on the machine counts little; still, compare ratios of one run rather
than seconds of two. The last column is the cost per word of each document's text four times over, against once: 1.0 is
linear.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from samrad.loaders.document import Document
from samrad.loaders.extraction import Extractor
from samrad.loaders.folder import documents
from samrad.loaders.read import parse_text


def timed(work: Callable[[], Any], repeat: int) -> float:
    """Return the least process time of several runs, in seconds: what disturbs a run only ever adds to it."""
    times = []
    for _ in range(repeat):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return min(times)


def steps(extractor: Extractor, found: list[Document], repeat: int) -> dict[str, float]:
    """Return the seconds of reading, linking and extracting (which links too)."""
    linker = extractor.linker
    return {
        "read": timed(lambda: [parse_text(d.text, stem=d.stem, info=d.info) for d in found], repeat),
        "link": timed(lambda: [linker.mentions(d) for d in found], repeat),
        "link and extract": timed(lambda: [extractor.extract(d) for d in found], repeat),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    found, errors = documents([arguments.folder])
    for error in errors:
        sys.stderr.write(f"{error}\n")
    longer = [parse_text("\n\n".join([d.text] * 4), stem=d.stem, info=d.info) for d in found]
    words = sum(len(d.text.split()) for d in found)
    extractor = Extractor()
    extractor.extract(found[0])  # tables and weights are read once, before the clock runs
    once, fourfold = steps(extractor, found, arguments.repeat), steps(extractor, longer, arguments.repeat)
    sys.stdout.write(f"{len(found)} documents, {words} words\n")
    for name, seconds in once.items():
        growth = fourfold[name] / seconds / 4
        sys.stdout.write(f"{name:18} {words / seconds:10,.0f} words/s   four times the text: {growth:.2f} per word\n")


if __name__ == "__main__":
    main()
