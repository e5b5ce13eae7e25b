"""Words that tell who a person is, read from ``people.toml``: offices, titles, what is no name."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

__all__ = ["has_title", "is_title", "keeps_many", "keeps_name", "office_words", "people_words"]

_WORD = re.compile(r"[^\W\d_]+")
_ENDS = ("", "n", "en", "et", "t")


@cache
def people_words(name: str) -> frozenset[str]:
    """Return one list of the file."""
    return frozenset(_data()[name])


@cache
def _data() -> dict[str, list[str]]:
    data: dict[str, list[str]] = tomllib.loads(
        (resources.files(__package__) / "people.toml").read_text(encoding="utf-8")
    )
    return data


@cache
def _ending(name: str) -> re.Pattern[str]:
    """Return a pattern for words that end in one of a list, definite forms too."""
    return re.compile(rf"[^\W\d_]*(?:{'|'.join(map(re.escape, sorted(people_words(name))))})(?:{'|'.join(_ENDS)})")


@cache
def _former() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(people_words('former'))))})(?!\w)")


def office_words(said: str) -> str:
    """Return the words of an office without where it is held.

    >>> office_words("jämställdhetsminister och minister med ansvar för segregation")
    'jämställdhetsminister och minister'
    """
    words = said.split()
    stop = next((i for i, word in enumerate(words) if i and _ends_office(word)), len(words))
    return " ".join(words[:stop]).removesuffix(" och")


def _ends_office(word: str) -> bool:
    return word.casefold() in people_words("at") or (word[:1].isupper() and not is_title(word))


def keeps_name(office: str) -> bool:
    """Say whether the holder of an office keeps the name in published output.

    >>> keeps_name("biträdande utrikesministern"), keeps_name("ministerns pressekreterare")
    (True, False)
    >>> keeps_name("sakkunnig hos socialminister Bo Ek"), keeps_name("tidigare statsråd")
    (False, False)
    """
    said = office_words(office).casefold()
    return not _former().search(said) and any(_ending("keep").fullmatch(word) for word in _WORD.findall(said))


def keeps_many(word: str) -> bool:
    """Say whether a word is such an office of several: "statsråden"."""
    folded = word.casefold()
    return any(folded.endswith(many) for many in people_words("keep_many"))


def has_title(said: str) -> bool:
    """Say whether words begin with an office or occupation.

    >>> has_title("professor i nationalekonomi"), has_title("mötet på NOD"), has_title("VD på Testbolaget")
    (True, False, True)
    """
    return any(is_title(word) for word in _WORD.findall(office_words(said)))


def is_title(word: str) -> bool:
    """Say whether a word is an office or occupation."""
    folded = word.casefold()
    return any(_ending(name).fullmatch(folded) is not None for name in ("title", "keep"))
