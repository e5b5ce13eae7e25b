r"""Write a pattern so that it is tried only at the letters it can begin with.

``re`` leaps to the next place where a pattern can begin, where each of its alternatives opens with a plain letter. An
``\b`` before them hides the letters, and the pattern is then tried at every place of the sentence, which takes two to
ten times as long. The same border can be asked for behind the first letter.
"""

from __future__ import annotations

import re

__all__ = ["by_first_letters"]

#: What opens a group of alternatives.
_GROUP = re.compile(r"\(\?:|\(\?P<\w+>|\((?!\?)")

#: Signs that are no letter of the text.
_SPECIAL = frozenset(".^$*+?{}[]\\|()")

#: What asks for something before the first letter, and where the pattern asks for it behind that letter.
_BORDERS = {r"\b": r"(?<=\b{})", "^": "(?<=^{})"}
_NOT_BEHIND = "(?<!"

#: Behind these the letter before may be missing or repeated: no pattern surely begins with it.
_REPEATED = tuple("?*+{")

#: Where a pattern begins with one of more letters than this, most places of a sentence hold one, and leaping costs more
#: than it saves: with a limit of 3, 5 and 8 the rules took 0.88, 0.83 and 0.81 of their time.
_MOST = 8

#: A letter taken as often as it stands, as the signs of a masked name are.
_WHOLE = "++"


def by_first_letters(pattern: str) -> str:
    r"""Return a pattern that finds the same, its border of a word asked for behind the first letter.

    A pattern of many first letters, or with an alternative that may begin with any, is returned as it is.

    >>> print(by_first_letters(r"\b(?:bör|ska|borde)\b"))
    (?:b(?<=\bb)(?:ör|orde)|s(?<=\bs)ka)\b
    >>> print(by_first_letters(r"\b\w*stöd"))
    \b\w*stöd
    """
    letters: set[str] = set()
    written = _written(pattern, (), letters)
    return pattern if written is None or len(letters) > _MOST else written


def _written(pattern: str, asked: tuple[str, ...], letters: set[str]) -> str | None:
    """Return the alternatives, each with its first letter open to sight, or None where one has none.

    :param asked: what is asked for before the first letter, with a gap for that letter
    :param letters: takes the first letters
    """
    bodies = _split(pattern)
    if all(part and part[0] not in _SPECIAL and not part[1:].startswith(_REPEATED) for part in bodies):
        return _by_letter(bodies, asked, letters)
    parts = [_alternative(part, asked, letters) for part in bodies]
    return None if None in parts else "|".join(part for part in parts if part is not None)


def _by_letter(bodies: list[str], asked: tuple[str, ...], letters: set[str]) -> str:
    """Return alternatives that open with a letter, those of one letter together: it asks for its border once.

    Their order changes only between different letters, of which at most one matches at a place.
    """
    rests: dict[str, list[str]] = {}
    for body in bodies:
        rests.setdefault(body[0], []).append(body[1:])
    letters.update(rests)
    return "|".join(
        letter + _asked(letter, asked) + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})")
        for letter, rest in rests.items()
    )


def _asked(letter: str, asked: tuple[str, ...]) -> str:
    return "".join(gap.replace("{}", letter) for gap in asked)


def _alternative(part: str, asked: tuple[str, ...], letters: set[str]) -> str | None:
    first = _border(part)
    if first is not None:
        return _alternative(part[first[0] :], (*asked, first[1]), letters)
    group = _GROUP.match(part)
    if group is not None:
        end = _closing(part)
        inner = None if part[end + 1 :].startswith(_REPEATED) else _written(part[group.end() : end], asked, letters)
        return None if inner is None else f"{group.group()}{inner}{part[end:]}"
    if part[:1] in _SPECIAL or not part:
        return None
    if part[1:].startswith(_WHOLE) and not asked:
        letters.add(part[0])
        return f"{part[0]}{part[0]}*+{part[1 + len(_WHOLE) :]}"
    return None if part[1:].startswith(_REPEATED) else _by_letter([part], asked, letters)


def _border(part: str) -> tuple[int, str] | None:
    """Return how long what is asked for at the head of the part is, and how it is asked for behind a letter."""
    for border, gap in _BORDERS.items():
        if part.startswith(border):
            return len(border), gap
    if part.startswith(_NOT_BEHIND):
        end = _closing(part)
        return end + 1, f"{_NOT_BEHIND}(?:{part[len(_NOT_BEHIND) : end]}){{}})"
    return None


def _places(pattern: str) -> list[tuple[int, str, int]]:
    """Return the brackets and bars of a pattern, each with its place and how deep in brackets it stands."""
    found, depth, at, listed = [], 0, 0, False
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 1
        elif listed or sign == "[":
            listed = sign != "]"
        elif sign in "(|)":
            depth -= sign == ")"
            found.append((at, sign, depth))
            depth += sign == "("
        at += 1
    return found


def _split(pattern: str) -> list[str]:
    bars = [at for at, sign, depth in _places(pattern) if sign == "|" and depth == 0]
    return [pattern[a:b] for a, b in zip([0, *(at + 1 for at in bars)], [*bars, len(pattern)], strict=True)]


def _closing(part: str) -> int:
    """Return where the bracket closes that opens the part."""
    return next(at for at, sign, depth in _places(part) if sign == ")" and depth == 0)
