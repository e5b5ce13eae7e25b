"""The errors of samrad, named by what the caller does next.

Every error says what is wrong (``message``), where (``where``: a file, a line, an offset, a name) and what to do next
(``hint``). The command line prints the three and exits with ``exit_code``; nothing else in the package prints errors.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

__all__ = [
    "ConfigError",
    "DocumentError",
    "IntegrityError",
    "JavaError",
    "NotFoundError",
    "QueryError",
    "SamradError",
    "StoreError",
    "TimeLimitError",
]


def _readable(text: str) -> str:
    r"""Return text that can be written as UTF-8: the bytes of a file name that are none stand as ``\xf6``.

    >>> print(_readable("m\udcf6te.txt"), _readable("m\udcc3\udcb6te.txt"), _readable("\ud800"))
    m\xf6te.txt möte.txt \ud800
    """
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # a surrogate that stands for no byte
        return text.encode("utf-8", "backslashreplace").decode("utf-8")


class SamradError(Exception):
    """Stop: the base of all errors that samrad raises on purpose."""

    exit_code = 1

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(_readable(message))
        self.message = _readable(message)
        self.where = _readable(where)
        self.hint = _readable(hint)

    def __str__(self) -> str:
        """Return place, message and next step on one line.

        >>> str(SamradError("the file is empty", where="a.txt", hint="add text or leave it out"))
        'a.txt: the file is empty (add text or leave it out)'
        """
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text} ({self.hint})" if self.hint else text


class DocumentError(SamradError):
    """Leave this document out, name it, and go on with the others."""

    exit_code = 3


class ConfigError(SamradError):
    """Mend the file or the argument that is named, then run again."""

    exit_code = 2


class NotFoundError(SamradError):
    """Choose a name that exists: the nearest ones are listed.

    >>> str(NotFoundError("query", "asks", ["asks-of-actor", "funding"]))
    "there is no query 'asks' (did you mean 'asks-of-actor'? there are: asks-of-actor, funding)"
    """

    exit_code = 2

    #: How many existing names are listed: a catalogue fits whole; of a registry of hundreds the nearest must do.
    LISTED = 30

    def __init__(self, what: str, name: str, known: Iterable[str], *, where: str = "") -> None:
        names = sorted(set(known))
        near = self._nearest(name, names)
        parts = [f"did you mean {' or '.join(map(repr, near))}?"] if near else []
        if len(names) > self.LISTED and near:
            parts.append(f"there are {len(names)} in all")
        elif names:
            more = f" and {len(names) - self.LISTED} more" if len(names) > self.LISTED else ""
            parts.append("there are: " + ", ".join(names[: self.LISTED]) + more)
        super().__init__(f"there is no {what} {name!r}", where=where, hint=" ".join(parts))
        self.what = what
        self.name = name
        self.near = near

    @staticmethod
    def _nearest(name: str, names: list[str]) -> list[str]:
        folded = {known.casefold(): known for known in names}
        # 0.5 lets a short name with one suffix through ("asks" for "asks-of-actor" is 0.47 and comes in as a prefix).
        close = difflib.get_close_matches(name.casefold(), folded, n=3, cutoff=0.5)
        begins = [key for key in folded if key.startswith(name.casefold())] if name else []
        return [folded[key] for key in dict.fromkeys([*begins[:3], *close])][:3]


class IntegrityError(SamradError):
    """Do not use the result: a check that must hold (a quote, a shape, a hash) does not."""


class StoreError(SamradError):
    """Build first, or name another store: there is none that can be read here."""


class QueryError(SamradError):
    """Mend the query: it does not parse, or it asks for what is refused here."""

    exit_code = 2


class JavaError(SamradError):
    """Install a Java runtime, or do without the reasoner: everything else works."""


class TimeLimitError(SamradError):
    """Give the reasoner more time, or a smaller graph."""
