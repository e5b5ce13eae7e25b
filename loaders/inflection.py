"""The Swedish forms that names take in running text, and the way back to the basic form."""

from __future__ import annotations

import re

__all__ = ["basic_form", "genitive", "is_acronym"]

#: A name that ends in one of these takes no s of its own in the genitive ("Delmos uppdrag", "Borås bidrag").
_SIBILANTS = ("s", "x", "z", "ß")
_ACRONYM = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ0-9&-]{1,11}")


def genitive(name: str) -> str:
    """Return the genitive of a name as Swedish writes it.

    >>> genitive("Röda Korset"), genitive("Delmos"), genitive("kommunerna")
    ('Röda Korsets', 'Delmos', 'kommunernas')
    """
    return name if name.casefold().endswith(_SIBILANTS) else name + "s"


def is_acronym(name: str) -> bool:
    """Tell whether a name is one short word of capitals, so that lower case is never it ("LO", "SIOS", not "lo")."""
    return _ACRONYM.fullmatch(name) is not None


def basic_form(name: str, definite: tuple[str, ...], seen: frozenset[str] = frozenset()) -> str:
    """Return the name without its genitive s, where that s is surely one.

    Sure it is after a colon or an apostrophe ("NOD:s"), after a definite ending ("föreningens") and where the name
    without it was seen too.

    :param definite: endings that take no s but the genitive's (``föreningen``, ``förbundet`` …)
    :param seen: names seen elsewhere in the text

    >>> basic_form("Testföreningens", ("föreningen",)), basic_form("Delmos", ())
    ('Testföreningen', 'Delmos')
    """
    bare = re.sub(r"[:'’]s$", "", name)
    if bare != name:
        return bare
    if name.endswith("s") and (name[:-1].casefold().endswith(definite) or name[:-1] in seen):
        return name[:-1]
    return name
