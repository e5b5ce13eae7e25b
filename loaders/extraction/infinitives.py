"""Infinitives, told from adjectives and nouns by their endings."""

from __future__ import annotations

from .lexicon import word_list

__all__ = ["is_infinitive"]

_SHORT_VERBS = frozenset(word_list("short_infinitives"))
_NOT_VERBS = frozenset(word_list("not_infinitives"))
_ADJECTIVES = word_list("adjective_endings")
_VERBS_ALL_THE_SAME = frozenset(word_list("infinitives_in_adjective_endings"))


def is_infinitive(word: str) -> bool:
    """Say whether a word after a modal verb is an infinitive rather than an adjective or a noun.

    >>> [is_infinitive(w) for w in ("samverka", "få", "långsiktiga", "stärkas", "stöd")]
    [True, True, False, True, False]
    """
    if word in _SHORT_VERBS or word in _VERBS_ALL_THE_SAME:
        return True
    if word.endswith("as") or (word.endswith("s") and word[:-1] in _SHORT_VERBS):
        return True
    return word.endswith("a") and word not in _NOT_VERBS and not word.endswith(_ADJECTIVES)
