"""The signs that the weights are over: what the rules, the form and the surroundings show of one sentence.

Of its single words only those are signs that ``adjustments.toml`` names: weights on words remember the texts they were
trained on, and help on no others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from .frame import Frame, is_ministerial
from .hits import Hit, first_word, has_finite, words
from .infinitives import is_infinitive
from .lexicon import ACTOR, GENITIVE, adjusting_words, expand, verbs
from .openings import by_first_letters
from .scene import Surroundings
from .subjects import Subject, clause_start, subject_of
from .unit import Unit

__all__ = ["signs_of"]

#: Rules whose subject says much about what the sentence is.
_WITH_SUBJECT = frozenset(
    {
        *("should", "must", "needs-to", "shall", "shall-be-able", "could", "can", "wants", "will", "intends"),
        *("contributes", "received-assignment", "works-towards", "invests", "grants"),
        *("takes-on", "plans", "is-willing", "lends", "reforms"),
    }
)

#: Signs that one of a few words gives.
_WORDS = {
    "not": "inte ej",
    "money": "kronor miljoner miljarder",
    "more": "mer fler bättre ökad ökat ökade större tydligare stärkt stärka långsiktig långsiktigt långsiktiga",
    "therefore": "därför därmed",
    "risk": "risk risken risker riskerar svår svårt svåra oro oron utmaning utmaningar utmaningen utmaningarna",
    "goal": "syfte syftet syftar syftade mål målet målen",
    "past": "var fick blev gick kom hade fanns hölls",
}
_BY_WORD = {word: sign for sign, some in _WORDS.items() for word in some.split()}

#: Each sign with letters that its pattern cannot do without: the pattern is tried only where they stand.
_TENSE = tuple(
    (name, letters, re.compile(by_first_letters(pattern)))
    for name, letters, pattern in (
        ("has-done", "ha", r"\b(?:har|hade)\b(?: \S+){0,4}? \w+(?:t|ts|it|its)\b"),
        ("past", "de", r"(?:ade|ades|dde|ddes)\b"),
        ("if", "om", r"^om\b|\bom (?:man|vi|det|de|regeringen)\b"),
        ("number", "", r"\d"),
        ("year", "", r"\b(?:19|20)\d\d\b"),
        ("saying", ", ", r", (?:säger|sa|menar)\b"),
        ("explains", " för", r"^(?:även )?(?:det|detta) (?:är|blir|har|var)(?: \w+){0,3} \w+(?: både)? för(?: att)?\b"),
        ("money-first", "", r"^(?:\w+ ){0,3}(?:medlen|stödet|stöd|bidraget|anslaget|satsningen|pengarna)\b"),
    )
)

_SHORT, _LONG = 8, 30

#: How many rules in different surroundings are remembered with their signs.
_REMEMBERED = 10_000

_PHRASES = tuple(
    (name, letters, re.compile(by_first_letters(expand(pattern))))
    for name, letters, pattern in (
        ("with-actor", "me", r"\b(?:med|mellan)(?: [a-zåäö]+){0,3} (?:{A}|{G})"),
        ("to-actor", "", r"\b(?:till|åt)(?: [a-zåäö]+){0,3} (?:{A}|{G})"),
        ("from-actor", "från ", r"\b(?:från)(?: [a-zåäö]+){0,2} (?:{A}|{G})"),
        ("by-actor", "s av ", r"s av(?: [a-zåäö]+){0,2} (?:{A}|{G})"),
        ("for-actor", "för ", r"\bför(?: [a-zåäö]+){0,2} (?:{A}|{G})"),
        ("owned", GENITIVE, r"{G}"),
        ("both", " och ", r"{A} och (?:\w+ ){0,2}{A}"),
    )
)

_CLOSING = " \"”“’'*_)"


def signs_of(unit: Unit, found: Sequence[Hit], around: Surroundings, frame: Frame) -> set[str]:
    """Return the signs of a sentence."""
    signs: set[str] = set(around.signs)
    for hit in found:
        signs.update(_of_hit(unit, hit, around, frame))
    names = sorted({hit.rule.name for hit in found})
    signs.update(f"p:{a}&{b}" for i, a in enumerate(names) for b in names[i + 1 :])
    signs.update(name for name, letters, pattern in _TENSE if letters in unit.low and pattern.search(unit.low))
    if "för att" in unit.low:
        signs.add("to-that-end")
    signs.update(_of_form(unit, frame))
    said = words(unit)
    signs.update(_BY_WORD[word] for word in said if word in _BY_WORD)
    signs.update(f"w:{word}" for word in adjusting_words().intersection(said))
    return signs


def _of_hit(unit: Unit, hit: Hit, around: Surroundings, frame: Frame) -> set[str]:
    name = hit.rule.name
    signs = set(_of_rule(name, frame.genre, around.signs))
    if hit.match is not None:
        signs.add(f"c:{name}:{_cue(unit, hit)}")
        signs.update(f"r:{name}+{sign}" for sign in _clause(unit, hit))
        signs.add(f"r:{name}+next:{_next(unit, hit)}")
        if hit.start < _AT_ONCE:
            signs.add(f"r:{name}+first")
    if name in _WITH_SUBJECT:
        subject = subject_of(unit, hit.start, hit.verb_end)
        kind = _subject_sign(subject, around, frame)
        signs.update({f"s:{kind}", f"r:{name}+s:{kind}", f"r:{name}+s:{kind}+genre:{frame.genre}"})
        if kind in _GOVERNING or (kind == "we" and "regeringen" in around.voice.labels):
            signs.update({"s:governs", f"r:{name}+s:governs"})
    return signs


@lru_cache(_REMEMBERED)
def _of_rule(name: str, genre: str, around: tuple[str, ...]) -> frozenset[str]:
    """Return the signs that a rule gives in such surroundings, whatever the sentence says."""
    paired = (s for s in around if s in _PAIRED or s.startswith(("voice:", "prev:")))
    return frozenset((f"r:{name}", f"r:{name}+genre:{genre}", *(f"r:{name}+{sign}" for sign in paired)))


#: Subjects that are the government, as "vi" is where it has the floor: what it means to do it offers.
_GOVERNING = frozenset({"actor-government", "relative-government", "office"})

#: A cue that stands before this position opens the sentence.
_AT_ONCE = 3


_LAST_WORDS = re.compile(r"([^\W\d_]+)[ ,]*$")


def _clause(unit: Unit, hit: Hit) -> set[str]:
    """Return by which small word the cue's clause opens, and after "att" what governs it ("innebär att …")."""
    begin = clause_start(unit, hit.start)
    opener = _LAST_WORDS.search(unit.low[max(0, begin - 12) : begin])
    if begin == 0 or opener is None:
        return {"in:main"}
    word = opener[1]
    if word != "att":
        return {f"in:{word}"}
    governor = _LAST_WORDS.search(unit.low[max(0, begin - 40) : begin - 3].rstrip())
    return {"in:att", f"att:{governor[1]}"} if governor else {"in:att"}


_NEXT = re.compile(r"[ ]*([^\W\d_]+)")


def _next(unit: Unit, hit: Hit) -> str:
    """Return what kind of word follows the cue: an infinitive, a passive, "att", an actor, another word."""
    following = unit.low[hit.end : hit.end + 40]
    if following.lstrip()[:1] in (ACTOR, GENITIVE):
        return "actor"
    match = _NEXT.match(following)
    if match is None:
        return "end"
    word = match[1]
    if word in _SMALL:
        return word
    if is_infinitive(word):
        return "passive" if word.endswith("s") else "verb"
    return "other"


_SMALL = frozenset({"att", "inte", "av", "med", "för", "också", "även", "det", "i", "om", "till", "en", "ett", "den"})


_PAIRED = frozenset(
    {
        *("point", "list-asks", "reported", "answers", "heading-asking", "heading-reporting", "heading-mandate"),
        *("intro-asking", "question-asking"),
    }
)


def _cue(unit: Unit, hit: Hit) -> str:
    """Return the cue's first two words, so that forms of one rule can weigh differently."""
    return " ".join(unit.low[hit.start : hit.end].split()[:2])


def _subject_sign(subject: Subject, around: Surroundings, frame: Frame) -> str:
    if subject.kind not in ("actor", "relative") or not subject.named:
        return subject.kind
    labels = {n.label for n in subject.named}
    who = subject.named[0].actor
    kind = "self" if labels & set(around.voice.labels) or frame.author in labels else who.sector
    if "regeringen" in labels:
        kind = "government"
    return f"{subject.kind}-{kind}"


def _of_form(unit: Unit, frame: Frame) -> set[str]:
    count = len(words(unit))
    signs = {f"length:{'short' if count < _SHORT else 'long' if count > _LONG else 'middle'}"}
    signs.add(f"actors:{min(len({n.label for n in unit.named}), 4)}")
    signs.add(f"opens:{first_word(unit)}")
    if unit.text.rstrip(' "”').endswith("?"):
        mixed = first_word(unit) in verbs("imperatives") or unit.low.startswith(("det saknas", "det behövs"))
        signs.update({"mixed-question"} if mixed else {"question", f"question+genre:{frame.genre}"})
        if is_ministerial(unit.text):
            signs.add("question-to-minister")
    if unit.named:
        signs.update(name for name, letters, pattern in _PHRASES if letters in unit.low and pattern.search(unit.low))
    last_place = len(unit.block.sentences) - 1
    signs.add("only-in-block" if not last_place else "last-in-block" if unit.place == last_place else "inside-block")
    if not has_finite(unit):
        signs.update({"no-finite", f"no-finite+block:{unit.block.kind.value}"})
    if unit.first:
        signs.add("first-in-block")
    last = unit.text.rstrip(_CLOSING)[-1:]
    if last == ":" or (unit.introduces and last not in ".?!"):
        signs.add("introduces")
    elif last not in ".?!":
        signs.update({"no-stop", f"no-stop+block:{unit.block.kind.value}+genre:{frame.genre}"})
    for named in unit.named:
        signs.add(f"a:{named.actor.sector}")
        signs.add(f"a:{named.actor.type}")
    if unit.low[:1] == ACTOR and unit.named:
        signs.add(f"opens-with:{unit.named[0].actor.sector}")
    return signs
