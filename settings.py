"""The settings of a run, gathered once and passed down; only the command line reads the environment."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .errors import ConfigError

__all__ = ["DEFAULT_BASE", "Settings"]

#: Where the data live unless whoever publishes them says otherwise (the vocabulary's address is fixed).
DEFAULT_BASE = "https://w3id.org/samrad/"

_ABSOLUTE_IRI = re.compile(r"https?://[^/\s<>\"{}|^`\\]+/?[^\s<>\"{}|^`\\]*")


@dataclass(frozen=True, slots=True)
class Settings:
    """Hold what every room may need to know of a run.

    :param base: the IRI that the data's IRIs begin with; ends in ``/`` or ``#``
    :param lang: the language of labels and messages in the output, ``sv`` or ``en``
    :param names: whether the network page of a build shows the names of people; else they are masked
    :raises ConfigError: where the base is no absolute http(s) IRI or the language is neither

    >>> Settings(base="https://example.org/data/").base
    'https://example.org/data/'
    """

    base: str = DEFAULT_BASE
    lang: str = "sv"
    names: bool = False

    def __post_init__(self) -> None:
        if not _ABSOLUTE_IRI.fullmatch(self.base) or self.base[-1] not in "/#":
            raise ConfigError(
                f"the base {self.base!r} is not an absolute http(s) IRI that ends in / or #",
                hint=f"for example {DEFAULT_BASE}",
            )
        if self.lang not in ("sv", "en"):
            raise ConfigError(f"the language {self.lang!r} is neither sv nor en")
