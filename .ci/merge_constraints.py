"""Merge the frozen requirements of several Pythons into one constraints file: names and versions, nothing else.

Usage: ``merge_constraints.py 3.11.txt 3.12.txt …`` (the file's stem is the Python); the result goes to standard output.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

#: The only lines that are let through: an address or a path in a frozen line is no version.
PINNED = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)==([A-Za-z0-9.+!]+)")

HEADER = """\
# The versions that the tests have passed with, on Python 3.11, 3.12 and 3.13.
# Written by `make constraints`, not by hand.
"""


def merge(frozen: dict[str, str]) -> str:
    r"""Return the constraints file for a mapping from Python version to the output of ``pip freeze``.

    >>> print(merge({"3.11": "b==2\na==1\n", "3.12": "a==1\nb==3\n"}).partition("hand.\n")[2], end="")
    a==1
    b==2 ; python_version < "3.12"
    b==3 ; python_version >= "3.12"
    """
    versions: dict[str, dict[str, str]] = {}
    for python, text in frozen.items():
        for line in text.splitlines():
            match = PINNED.fullmatch(line.strip())
            if match is None:
                raise SystemExit(f"Python {python}: not a name and a version: {line!r}")
            versions.setdefault(match[1].lower(), {})[python] = match[2]
    lines = [HEADER]
    for name in sorted(versions):
        lines += [f"{name}=={line}\n" for line in _alternatives(versions[name])]
    return "".join(lines)


def _alternatives(by_python: dict[str, str]) -> list[str]:
    """Return one line a run of Pythons that got the same version; the last run is open upwards."""
    pythons = sorted(by_python, key=lambda python: int(python.split(".")[1]))
    starts = [p for i, p in enumerate(pythons) if i == 0 or by_python[p] != by_python[pythons[i - 1]]]
    lines = []
    for i, start in enumerate(starts):
        bounds = [f'python_version >= "{start}"'] if i else []
        bounds += [f'python_version < "{starts[i + 1]}"'] if i + 1 < len(starts) else []
        lines.append(by_python[start] + (" ; " + " and ".join(bounds) if bounds else ""))
    return lines


if __name__ == "__main__":
    sys.stdout.write(merge({Path(name).stem: Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]}))
