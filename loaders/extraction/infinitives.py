"""Infinitives, told from adjectives and nouns by their endings; passives among them."""

from __future__ import annotations

import re

from .lexicon import any_of, word_list

__all__ = ["is_infinitive", "is_passive"]

_SHORT_VERBS = frozenset(word_list("short_infinitives"))
_NOT_VERBS = frozenset(word_list("not_infinitives"))
_ADJECTIVES = word_list("adjective_endings")
_VERBS_ALL_THE_SAME = frozenset(word_list("infinitives_in_adjective_endings"))

#: Short infinitives behind a prefix: "utgå", "bestå", "medge"; the list of prefixes keeps out nouns in -else.
_PREFIXED = re.compile(
    r"(?:ut|in|av|för|an|upp|till|över|be|med|bi|om|genom|före|åt|på|fram|mot|vidare)(?:gå|stå|få|nå|slå|dra|se|ge|be)s?$"
)


def is_infinitive(word: str) -> bool:
    """Say whether a word after a modal verb is an infinitive rather than an adjective or a noun.

    >>> [is_infinitive(w) for w in ("samverka", "få", "utgå", "långsiktiga", "stärkas", "stöd")]
    [True, True, True, False, True, False]
    """
    if word in _SHORT_VERBS or word in _VERBS_ALL_THE_SAME or _PREFIXED.match(word):
        return True
    if word.endswith("as") or (word.endswith("s") and word[:-1] in _SHORT_VERBS):
        return True
    return word.endswith("a") and word not in _NOT_VERBS and not word.endswith(_ADJECTIVES)


_PASSIVE = re.compile(
    rf"^(?: {any_of('before_infinitive')}| \w+t)*"
    rf" (?!(?:{any_of('deponents')}|tillsammans|annars|dels|deras|dess|vars)\b)"
    r"[a-zåäö]{2,}(?:as|es|ras|rs|ds|ts|ns|ls|gs|ps|ks)\b"
)


def is_passive(rest: str) -> bool:
    """Say whether what follows a modal verb is a passive: its subject is not who acts.

    :param rest: the sentence from behind the modal verb, lower-cased

    >>> [is_passive(rest) for rest in (" inte längre finansieras", " hjälpas åt", " tillsammans med andra")]
    [True, False, False]
    """
    return _PASSIVE.match(rest) is not None
