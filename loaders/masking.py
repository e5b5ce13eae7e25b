"""Names of people in a text, found again in all their forms and masked letter by letter.

A document that introduces "Anna Ek" may call her "Ek", "Anna Eks" or, misspelt, "Anne Ek" further on; all of these are
masked, so that lengths and offsets hold. What is told to be an organisation ("Anna Eks minnesfond") never is.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from .document import Span
from .people_words import keeps_name
from .shadow import INVISIBLE

__all__ = ["MASK", "Masker", "Name", "mask"]

#: What stands for each letter of a masked name.
MASK = "▪"

#: From this length, spaces included, a full name is recognised with one letter wrong; shorter ones meet other words.
_LONG_ENOUGH = 7

#: A word in capitals of this length at most is an abbreviation ("EK") and not the surname "Ek".
_ABBREVIATION = 3

_UNSEEN = "".join(sorted(INVISIBLE))
_MARKS = "\u0300-\u036f"
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[’'{_UNSEEN}{_MARKS}])*")
#: What may part the words of one name: blanks, the cells of a row, a hyphen.
_GAP = re.compile(
    rf"[ \t\u00a0\n\r{_UNSEEN}]{{1,6}}|[{_UNSEEN}]*[-‐‑–.]{{1,2}}[ \t\u00a0\n\r]*|[ \t\u00a0]*[|][ \t\u00a0]*"
)
#: What parts them in an address ("anna.ek@…"), where they stand without capitals.
_ADDRESS_GAP = re.compile(r"[._-]")

_Form = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """Hold a person whom a document names.

    :param text: the name as it is written where the person is introduced, with single spaces
    :param office: the office or title that the document gives, in its words
    :param organisations: preferred labels of those whom the person stands for in the document
    :param spans: where the document introduces the person
    """

    text: str
    office: str = ""
    organisations: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()

    @property
    def kept(self) -> bool:
        """Say whether published output keeps the name: of ministers and members of parliament in office."""
        return keeps_name(self.office)


def mask(text: str, names: Iterable[Name], protected: Iterable[str] = ()) -> str:
    """Return the text with the letters of the names masked; it is as long as before.

    :param names: those that are kept are not masked
    :param protected: names of organisations, as the text writes them; a person's name in one of them stays

    >>> mask("Anna Ek hälsade. Eks ord, i Anna Eks fond.", [Name("Anna Ek")], ["Anna Eks fond"])
    '▪▪▪▪ ▪▪ hälsade. ▪▪▪ ord, i Anna Eks fond.'
    """
    return Masker(names, protected).mask(text)


class Masker:
    """Mask the names that one document introduces, in any of its texts."""

    def __init__(self, names: Iterable[Name], protected: Iterable[str] = ()) -> None:
        names = [name for name in names if _folded_words(name.text)]
        self._forms: dict[_Form, Name] = {}
        self._kept = {form for name in names if name.kept for form in _readings(name.text.split())}
        masked = [n for n in names if not n.kept and _folded_words(n.text) not in self._kept]
        full = {_folded_words(name.text): name for name in masked}
        self._full = full
        for name in masked:
            for short in (name.text.split(), *_short_forms(name.text)):
                for form in filter(None, _readings(short)):
                    self._forms.setdefault(form, name)
        self._forms |= full
        self._near = _near_index(full)
        self._longest = max(map(len, [*self._forms, *self._kept]), default=0)
        self._protected = _pattern(protected, {word for form in self._forms for word in form})
        self._surnames = {name.text.split()[-1] for name in masked}

    def mask(self, text: str) -> str:
        """Return the text with the letters of the names masked."""
        if not self._forms:
            return text
        parts = []
        end = 0
        for start, stop, _ in self._found(text):
            parts += [text[end:start], _masked(text[start:stop])]
            end = stop
        return "".join((*parts, text[end:]))

    def spans(self, text: str) -> list[Span]:
        """Return what would be masked."""
        return [Span(start, stop) for start, stop, _ in self._found(text)]

    def person(self, label: str) -> Name | None:
        """Return the person whom a label names and nothing else, or None."""
        found = list(self._found(label))
        if len(found) == 1 and found[0][:2] == (0, len(label)):
            return found[0][2]
        return None

    def _found(self, text: str) -> Iterator[tuple[int, int, Name]]:
        if not self._forms:
            return
        words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
        safe = [m.span() for m in self._protected.finditer(text)] if self._protected else []
        at = 0
        while at < len(words):
            count, name = self._match(text, words, at, safe)
            if name is not None:
                yield words[at][0], words[at + count - 1][1], name
            at += max(count, 1)

    def _match(
        self, text: str, words: list[tuple[int, int, str]], at: int, safe: list[tuple[int, int]]
    ) -> tuple[int, Name | None]:
        """Return how many words from a place are one name, and whose it is if it is to be masked."""
        for count in range(min(self._longest, len(words) - at), 0, -1):
            window = words[at : at + count]
            gaps = [text[left[1] : right[0]] for left, right in pairwise(window)]
            capital = _capitals([word for _, _, word in window])
            if not ((capital and all(map(_GAP.fullmatch, gaps))) or all(map(_ADDRESS_GAP.fullmatch, gaps))):
                continue
            forms = _readings([word for _, _, word in window])
            if any(form in self._kept for form in forms):
                return count, None
            name = self._name(forms, [word for _, _, word in window], capital)
            if name is None or _inside(window[0][0], window[-1][1], safe, whole=count > 1):
                continue
            if count == 1 and at and keeps_name(words[at - 1][2]) and text[words[at - 1][1] : window[0][0]].isspace():
                return count, None  # "minister Ek": another than the Ek of the list
            return count, name
        return 0, None

    def _name(self, forms: tuple[_Form, ...], words: list[str], capital: bool) -> Name | None:
        if not capital:
            return next((self._full[form] for form in forms if len(form) > 1 and form in self._full), None)
        bare = words[0].strip("’'")
        if len(words) == 1 and bare.isupper() and len(bare) <= _ABBREVIATION and bare not in self._surnames:
            return None
        for form in forms:
            if form in self._forms:
                return self._forms[form]
        if len(words) < 2:
            return None
        return next((name for form in forms if (name := self._misspelt(form)) is not None), None)

    def _misspelt(self, form: _Form) -> Name | None:
        joined = " ".join(form)
        if len(joined) < _LONG_ENOUGH:
            return None
        for key in _shortened(joined):
            for full in self._near.get(key, ()):
                if len(full) == len(form) and _one_apart(joined, " ".join(full)):
                    return self._full[full]
        return None


def _masked(text: str) -> str:
    """Return the text with a mask for each letter and mark.

    >>> _masked("Anna Ek-Berg")
    '▪▪▪▪ ▪▪-▪▪▪▪'
    """
    return "".join(MASK if unicodedata.category(char)[0] in "LM" else char for char in text)


@lru_cache(maxsize=1 << 14)
def _fold(word: str) -> str:
    """Return a word as names are compared: no case, no accents, nothing that prints nothing, no apostrophes.

    >>> _fold("Isaković’"), _fold("Öberg")
    ('isakovic', 'oberg')
    """
    apart = unicodedata.normalize("NFKD", word)
    return "".join(c for c in apart if c.isalpha()).casefold()


def _folded_words(name: str) -> _Form:
    return tuple(filter(None, (_fold(match.group()) for match in _WORD.finditer(name))))


def _readings(words: list[str]) -> tuple[_Form, ...]:
    """Return the words folded, and once more without the s of a genitive."""
    form = _folded_words(" ".join(words))
    if form and len(form[-1]) > 2 and form[-1].endswith("s"):
        return form, (*form[:-1], form[-1][:-1])
    return (form,)


def _capitals(words: list[str]) -> bool:
    """Say whether the words are written like a name: the first and the last with a capital, others may be particles."""
    return words[-1][:1].isupper() and (words[0][:1].isupper() or len(words) > 1)


def _short_forms(name: str) -> Iterator[list[str]]:
    """Yield the forms in which a text goes on to name a person: each surname, several, the first name with one."""
    words = name.split()
    for start in range(1, len(words)):
        yield words[start:]
        if words[start][:1].isupper():
            yield [words[start]]
            yield [words[0], words[start]]


def _inside(start: int, end: int, safe: list[tuple[int, int]], *, whole: bool) -> bool:
    """Say whether a place is part of an organisation's name: of a longer one, for a name of several words.

    :param safe: places in order, none overlapping
    """
    near = safe[bisect_left(safe, end, key=itemgetter(0)) - 1 :][:1] if safe and safe[0][0] < end else []
    if whole:
        return any(begin <= start and end <= stop and stop - begin > end - start + 1 for begin, stop in near)
    return any(start < stop for _, stop in near)


def _pattern(protected: Iterable[str], words: set[str]) -> re.Pattern[str] | None:
    """Return a pattern for those of the names that have a word in common with a person's."""
    wanted = {
        " ".join(name.split())
        for name in protected
        if any(f in words or f.removesuffix("s") in words for f in _folded_words(name))
    }
    if not wanted:
        return None
    ordered = sorted(wanted, key=lambda name: (-len(name), name))
    either = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in ordered)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


def _near_index(full: Iterable[_Form]) -> dict[str, list[_Form]]:
    """Return the full names by themselves and by what is left of them without one of their letters."""
    index: dict[str, list[_Form]] = {}
    for form in full:
        joined = " ".join(form)
        if len(form) > 1 and len(joined) >= _LONG_ENOUGH:
            for key in _shortened(joined):
                index.setdefault(key, []).append(form)
    return index


def _shortened(joined: str) -> list[str]:
    return list(dict.fromkeys([joined, *(joined[:i] + joined[i + 1 :] for i in range(len(joined)))]))


def _one_apart(left: str, right: str) -> bool:
    """Say whether one letter more, less, other or two changed round make one of the other.

    >>> _one_apart("anna ek", "anne ek"), _one_apart("anna ek", "nana ek"), _one_apart("anna ek", "ann eks")
    (True, True, False)
    """
    if len(left) > len(right):
        left, right = right, left
    if len(right) - len(left) > 1:
        return False
    at = next((i for i, char in enumerate(left) if char != right[i]), len(left))
    if len(left) < len(right):
        return left[at:] == right[at + 1 :]
    swapped = right[at + 1 : at + 2] + right[at : at + 1]
    return left[at + 1 :] == right[at + 1 :] or (left[at : at + 2] == swapped and left[at + 2 :] == right[at + 2 :])
