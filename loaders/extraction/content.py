"""What a claim says: the clause without the words that ask, offer or tell of it."""

from __future__ import annotations

import re

from ..claim import ClaimKind
from .hits import Hit
from .infinitives import is_passive
from .lexicon import ACTOR, any_of, expand
from .subjects import subject_of
from .unit import Unit

__all__ = ["content"]

#: Where a clause of content ends before the sentence does.
_STOP = re.compile(
    rf" [–—-] |;|, {any_of('content_enders')}\b|(?<=[a-zåäö]{{4}})\. "
    rf"|, (?:vi|det|man|de) (?={any_of('content_verbs')}\b)"
)

#: What may open the content and says nothing.
_OPENING = re.compile(rf"^(?:[\s,:;–—-]+|{any_of('content_openers')}\b)+")

#: After a noun of need the content is a noun phrase: it ends at the verb of the main clause.
_AFTER_NOUN = re.compile(r" (?:kan|går|är|blir|har|kvarstår|lyftes|betonades|märks|syns|ökar|ökade)\b")

#: The part of a question that comes before what is asked: "Vilka åtgärder avser ministern att vidta för att".
_ASKED_BODY = rf"(?:{ACTOR}+|statsrådet|\S*minister\S*|regeringen)"
_QUESTION = re.compile(
    r"(?:^|.*[:.] )(?:och |om |på vilket sätt |hur |när |vad |vilka \S+(?: och \S+)? )*"
    rf"{any_of('question_verbs')}\b.{{0,70}}?"
    r"(?<!\w)(?:vidta(?: \S+){0,4} för att"
    r"|(?:att )?(?:verka|agera|göra|arbeta|medverka|ta initiativ)(?: \S+)? (?:för|till) att"
    r"|initiativ (?:för|till) att|(?:beredd|villig|avsikt) att"
    rf"|{_ASKED_BODY}(?: \S+){{0,3}} att|{_ASKED_BODY})(?!\w)"
)
_LEAD = re.compile(r"^.*: (?=\S)")

#: Shorter content than this after a modal verb says too little; then the whole clause is given.
_SHORTEST = 4

#: Shorter than this many characters, a clause that was cut at a dash is given whole.
_TOO_SHORT = 12

#: "behovet hos kommunerna av planering": whose need it is says nothing of what is needed.
_WHOSE_NEED = re.compile(expand(r" ?(?:hos|bland)(?: [a-zåäö]+)? {AS} av "))

#: A tail of aim, example or bounds; what is asked is said before it in so many words at least.
_TAIL = re.compile(rf",? \b{any_of('content_tails')}\b")
_ENOUGH = 6

#: A longer subject of a passive is given by its verb alone.
_LONGEST_SUBJECT = 12

_CLOSING = ' .,;:!?"”“*_)–-'
_NOUNS = frozenset({"need-of", "importance-of"})
_BEFORE = frozenset({"important", "importance-of", "is-lacking", "calls-for", "is-needed", "raises"})


def content(unit: Unit, chosen: Hit, kind: ClaimKind) -> tuple[int, int]:
    """Return the stretch of the sentence (in its shadow) that holds the content of the claim."""
    low = unit.low
    if chosen.rule.name == "question-to-recipient":
        return _question(unit)
    if chosen.rule.what == "clause" or chosen.rule.pattern is None:
        begin, end = _trim(unit, 0, _stop(low, 0))
        return (begin, end) if end - begin > _TOO_SHORT else _trim(unit, 0, len(low))
    if chosen.rule.name in _BEFORE:
        before = _subject_clause(unit, chosen)
        if before is not None:
            return before
    # "kan också bistå med …": the verb of helping is part of what is offered.
    begin = chosen.verb_end if chosen.rule.name == "contributes" else chosen.end
    subject = subject_of(unit, chosen.start, chosen.verb_end) if chosen.rule.subject else None
    if subject is not None and subject.end > begin:
        begin = subject.end
    whose = _WHOSE_NEED.match(low, begin)
    begin = whose.end() if whose else begin
    end = _stop(low, begin)
    if chosen.rule.name in _NOUNS and not low[chosen.start : chosen.end].endswith(" att"):
        verb = _AFTER_NOUN.search(low, begin, end)
        end = verb.start() if verb and verb.start() - begin > _SHORTEST else end
    begin, end = _trim(unit, begin, _without_tail(low, begin, end))
    length = len(low[begin:end].split())
    if chosen.rule.subject == "addressee" and is_passive(low[_before_word(low, begin) :]):
        # "Socialtjänsten behöver reformeras": what is to be done is said together with what it is done to
        before = _trim(unit, _clause_before(low, chosen.start), chosen.start)
        if 0 < len(low[before[0] : before[1]].split()) <= _LONGEST_SUBJECT:
            return before[0], end
    if chosen.rule.subject != "addressee" and length:
        return begin, end
    if length >= _SHORTEST or (length and subject is not None and subject.kind in ("actor", "we")):
        return begin, end
    # The verb closes the clause ("… behöver stärkas"): what is asked begins before it.
    before = _trim(unit, _clause_before(low, chosen.start), chosen.start)
    return (before[0], max(end, before[1])) if before[1] > before[0] else (begin, end)


def _question(unit: Unit) -> tuple[int, int]:
    low = unit.low
    head = _QUESTION.match(low)
    begin = head.end() if head and len(low) - head.end() > _TOO_SHORT else 0
    lead = _LEAD.match(low)
    return _trim(unit, max(begin, lead.end() if lead and not begin else begin), len(low))


def _subject_clause(unit: Unit, chosen: Hit) -> tuple[int, int] | None:
    """Return what stands before the cue where that is the subject: "Samverkan … är avgörande"."""
    low = unit.low
    cue = low[chosen.start : chosen.end]
    name = chosen.rule.name
    if name == "raises" and not (cue.split(" ", 1)[0].endswith("s") and low[chosen.end :].lstrip().startswith("som")):
        return None
    rest = low[chosen.end :].strip(_CLOSING)
    closes = not rest or low[chosen.end : chosen.end + 1] == "," or cue.endswith(("för", "för att"))
    if name == "important" and not closes:
        return None
    # "X är av största vikt" says it of what stands before; "vikten av X" and "av vikt att X" of what comes after
    if name == "importance-of" and (not cue.startswith("av ") or cue.endswith(" att")):
        return None
    if name == "calls-for" and not cue.split(" ", 1)[0].endswith("s"):
        return None
    if cue.startswith("det ") or (name == "is-needed" and low[chosen.end :].strip(_CLOSING)):
        return None
    if name == "is-lacking" and cue.startswith(("avsakn", "brist")):
        return None
    start = _clause_before(low, chosen.start)
    begin, end = _trim(unit, start, chosen.start)
    words = low[begin:end].split()
    while words and words[-1] in ("är", "har", "blir", "också", "även", "därför"):
        end = begin + low[begin:end].rindex(words.pop())
        begin, end = _trim(unit, begin, end)
    if not words or words[-1] in ("det", "att", "därför") or words == ["det"]:
        return None
    return begin, end


def _clause_before(low: str, at: int) -> int:
    begin = 0
    for found in re.finditer(
        r"[;:] | [–—-] |, (?:men|och|utan|så)? ?(?:att )?(?=\S+ )|\batt |\boch (?=det |de |den )", low[:at]
    ):
        begin = found.end()
    return begin if at - begin > _TOO_SHORT or (begin < at and low[:begin].endswith("att ")) else 0


def _before_word(low: str, begin: int) -> int:
    """Return the place of the space before a word, as a test of what follows a modal verb wants it."""
    return begin - 1 if begin and low[begin - 1] == " " else begin


def _without_tail(low: str, begin: int, end: int) -> int:
    """Return where the content ends without a tail of aim, example or bounds, where enough is left."""
    for tail in _TAIL.finditer(low, begin, end):
        before = low[begin : tail.start()].split()
        if len(before) >= _ENOUGH and before[-1] != "både":  # "både när det gäller A och B" is what is asked
            return tail.start()
    return end


def _stop(low: str, begin: int) -> int:
    found = _STOP.search(low, begin + 8)
    return found.start() if found else len(low)


def _trim(unit: Unit, begin: int, end: int) -> tuple[int, int]:
    low = unit.low
    opening = _OPENING.match(low[begin:end])
    if opening:
        begin += opening.end()
    while begin < end and low[begin] in ' "”“*_([':
        begin += 1
    while end > begin and low[end - 1] in _CLOSING:
        if low[end - 1] == ")" and "(" in low[begin:end]:
            break
        end -= 1
    return begin, end
