"""The cues of ``fields.toml``: the words by which a claim's smaller fields are read, compiled once a process."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from ...errors import ConfigError
from .lexicon import ACTOR, GENITIVE, expand
from .openings import by_first_letters

__all__ = ["cue", "cue_list", "cue_patterns"]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "fields.toml").read_text(encoding="utf-8"))


def cue_list(field: str, name: str) -> tuple[str, ...]:
    """Return one list of ``fields.toml``.

    :raises ConfigError: where the file has no such list
    """
    try:
        return tuple(_data()[field][name])
    except KeyError:
        raise ConfigError("the list is missing", where=f"fields.toml: {field}.{name}") from None


@cache
def cue(field: str, name: str) -> re.Pattern[str]:
    """Return one list of ``fields.toml`` as a pattern of whole words over the masked, lower-cased sentence.

    :raises ConfigError: where an entry is no regular expression
    """
    return _compiled("|".join(cue_list(field, name)), f"{field}.{name}")


@cache
def cue_patterns(field: str, name: str = "patterns") -> tuple[re.Pattern[str], ...]:
    """Return the entries of one list, each as its own pattern: they hold groups.

    :raises ConfigError: where an entry is no regular expression
    """
    return tuple(_compiled(entry, f"{field}.{name}: {entry!r}") for entry in cue_list(field, name))


def _compiled(pattern: str, where: str) -> re.Pattern[str]:
    # Not \b: a masked name is no word character, and a cue may begin or end with one. It begins with the whole of it.
    try:
        return re.compile(by_first_letters(rf"(?<![\w{ACTOR}{GENITIVE}])(?:{expand(pattern)})(?!\w)"))
    except re.error as error:
        raise ConfigError(f"cannot be read: {error}", where=f"fields.toml: {where}") from None
