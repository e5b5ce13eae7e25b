"""The settings of a run, gathered once and passed down; only the command line reads the environment."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .errors import ConfigError

__all__ = ["DEFAULT_BASE", "Limits", "Settings"]

#: Where the data live unless whoever publishes them says otherwise (the vocabulary's address is fixed).
DEFAULT_BASE = "https://w3id.org/samrad/"

_ABSOLUTE_IRI = re.compile(r"https?://[^/\s<>\"{}|^`\\]+/?[^\s<>\"{}|^`\\]*")


@dataclass(frozen=True, slots=True)
class Limits:
    """Hold how much one file may cost; a file above any of them is left out with an error that names the limit.

    The defaults let the largest inquiries of the state through (a report of 1,500 pages is some 25 MB and 5 million
    characters) and stop what is no document.

    :param megabytes: size of the file, and of what is unpacked from it
    :param ratio: how many times its packed size a part of an archive may unpack to
    :param pages: of a PDF
    :param characters: of the text that comes out
    :param depth: how deep the elements of a file may be nested
    :param seconds: of work on one file
    :param memory: in megabytes, of the process that reads one file (where the system can hold it)
    :raises ConfigError: where a limit is not above 0

    >>> Limits(pages=10).pages
    10
    """

    megabytes: int = 100
    ratio: int = 200
    pages: int = 3000
    characters: int = 10_000_000
    depth: int = 200
    seconds: int = 120
    memory: int = 4000

    def __post_init__(self) -> None:
        for name in self.__slots__:
            if getattr(self, name) <= 0:
                raise ConfigError(f"the limit {name} is {getattr(self, name)}", hint="give a number above 0")


@dataclass(frozen=True, slots=True)
class Settings:
    """Hold what every room may need to know of a run.

    :param base: the IRI that the data's IRIs begin with; ends in ``/`` or ``#``
    :param lang: the language of labels and messages in the output, ``sv`` or ``en``
    :param limits: how much one file may cost
    :param names: whether the network page of a build shows the names of people; else they are masked
    :raises ConfigError: where the base is no absolute http(s) IRI or the language is neither

    >>> Settings(base="https://example.org/data/").base
    'https://example.org/data/'
    """

    base: str = DEFAULT_BASE
    lang: str = "sv"
    names: bool = False
    limits: Limits = Limits()

    def __post_init__(self) -> None:
        if not _ABSOLUTE_IRI.fullmatch(self.base) or self.base[-1] not in "/#":
            raise ConfigError(
                f"the base {self.base!r} is not an absolute http(s) IRI that ends in / or #",
                hint=f"for example {DEFAULT_BASE}",
            )
        if self.lang not in ("sv", "en"):
            raise ConfigError(f"the language {self.lang!r} is neither sv nor en")
