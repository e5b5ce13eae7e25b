"""Whom a request is put to: from the clause, a phrase with a preposition, the list's introduction; else nobody."""

from __future__ import annotations

import re

from .floor import Voice
from .frame import Frame, Interpellation
from .hits import Hit
from .infinitives import is_infinitive, is_passive
from .lexicon import any_of, expand
from .orders import bearer, is_body, meant_by, stands_for_order
from .parties import URGED_BEHIND, Parties, Scene, is_urged
from .side import NOBODY, Side, side_of
from .subjects import Subject, actors_in, subject_after, subject_of
from .unit import Unit

__all__ = ["addressee"]

_PARTNERS = re.compile(
    expand(
        rf"\b{any_of('togetherness')}(?: [^.;:]{{0,60}}?)?? (?:med|mellan)"
        rf"(?: {any_of('before_partner')})*(?: (?!att\b|som\b|för\b|om\b)[a-zåäö-]+){{0,3}}? (?P<with>{{AS}})"
        r"(?P<more>(?:,? (?:och|samt|eller|inklusive|liksom) (?:med |mellan )?(?:\w+ ){0,3}?{AS})*)"
    )
)
#: "samordnas av X och redovisas till Y": the second passive begins another phrase.
_JOINED_PASSIVE = re.compile(r" (?:och|samt) (?:\w+ )?\w+s\b")
#: "bör beslutas på central nivå av riksdagen": a phrase of place or time may part the passive from who acts.
_AGENT = re.compile(
    expand(
        r"\b\w+s(?: (?:in|ut|fram|upp|ned|vidare))?"
        r"(?: (?:på|inom|under|senast|årligen|löpande|gemensamt|även|också|i första hand)(?: [a-zåäö]+){0,2})?"
        r" av(?: \w+){0,2}? (?P<by>{AS})"
    )
)
_FROM = re.compile(
    expand(r"\bfrån(?: (?:både|den|det|de|andra|flera|alla|och|[a-zåäö]{2,}(?:la|ska|iga)))* (?P<from>{AS})")
)
#: "efterlyser mer arbete från kommunerna för att tillsammans med …": from whom it is wished comes before with whom.
_ASKED_FROM = frozenset({"calls-for", "wishes", "wants", "need-of"})
#: "Här föreslås både A och B som aktörer": who is proposed is asked.
_AS_ACTORS = re.compile(expand(r"\bföreslås(?: (?:även|också|både|bland annat))* (?P<who>{AS}) (?:som|ta|få|kunna)\b"))
_ACCESS = re.compile(expand(r"\b(?:tillgång till|ta del av|insyn i hur)(?: \w+){0,1}? (?P<of>{A}|{G})"))
_INVOLVE = re.compile(expand(r"\binvolvera(?: [a-zåäö]+){0,2} (?P<object>{AS})"))
_OBJECT = re.compile(expand(r"^(?: \w+){0,3}? (?P<object>{AS})"))
_WITH_GOVERNMENT = re.compile(r"(?:ministern|statsrådet|hon|han) (?:och|eller|samt) (?:den )?(?:övriga )?regeringen\b")
_MINISTER = re.compile(r"\b(?:\w*minister\w*|statsråd\w*)\b")

_TOGETHER = re.compile(
    expand(
        rf"(?:(?P<of>{{G}}) (?:[a-zåäö]+ )?)?\b{any_of('togetherness')} (?:med|mellan)"
        rf"(?: {any_of('before_partner')})*(?: (?!att\b|som\b|för\b|om\b)[a-zåäö-]+){{0,2}}? (?P<with>{{AS}})"
        r"(?P<more>(?:,? (?:och|samt|eller)(?: med| mellan)?(?: [a-zåäö]+){0,2}? {AS})*)(?: {ADV})*\s*$"
    )
)
#: "Ta fram ett material, Skolverket!": who is called by name at the end.
_CALLED = re.compile(expand(r", (?P<who>{AS})[.!]?$"))
#: "Socialtjänstens verksamhet behöver …": whose work should change is asked, where the work itself is named.
_WHOSE = re.compile(expand(rf"(?P<of>{{G}})(?: [a-zåäö]+){{0,2}}? \w*{any_of('doings')}(?: {{ADV}})*\s*$"))
#: "Det behövs en omställning, där socialtjänsten arbetar förebyggande": who acts in it is asked.
_WHERE = re.compile(
    expand(
        r"(?:\bdär|\bsom gör att|\bgenom att)(?: (?:även|också|de|den|det|alla|fler))* (?P<who>{AS})"
        rf" (?!{any_of('experiencing')}\b)\w+r\b"
    )
)
_ATT = re.compile(r"\batt\b")
_INFINITIVE = re.compile(rf"^(?: {any_of('before_infinitive')})* (?P<verb>[a-zåäö-]+)")
#: "behöver tillsammans med civilsamhället hitta …": with whom stands before what is to be done.
_ASIDE = re.compile(
    expand(rf"^(?: i {any_of('togetherness')}| tillsammans) (?:med|mellan)(?: [a-zåäö]+){{0,3}}? {{AS}}")
)
#: "Kommunerna behöver få information": who gets something is not who should act.
_GETS = re.compile(
    rf"^(?: {any_of('before_infinitive')})*"
    r" (?:få(?! (?:\S+ ){1,2}att\b| (?:\S+ )?\w*(?:ansvar|uppdrag|uppgift))|ges|ha rätt till|veta)\b"
)
#: "Sverige behöver fler poliser": a whole country that needs something is to get it itself.
_WHOLE = frozenset({"Sverige", "samhället", "EU"})
#: "Den interna kontrollen i kommuner ska skärpas": in whose house it is to be done is asked.
_INSIDE = re.compile(expand(rf"\b(?:i|hos|vid)(?: {any_of('after_preposition')})? (?P<inside>{{AS}})(?: {{ADV}})*\s*$"))
#: "det är viktigt att föreningar har goda villkor": who has, gets or is something does nothing.
_STATE = re.compile(r"^(?: {ADV})* (?:".replace("{ADV}", any_of("adverbs")) + any_of("states") + r")\b")
#: Rules by which an order is told whose bearer was named before.
_ORDERING = frozenset({"shall", "should", "shall-be-able", "assignment-report", "assignment-present"})
_INQUIRY = re.compile(r"\b(?:(?:särskild|nationell) )?(?:utredare|samordnare)\b|\bförhandlingsperson\b")
#: "ger i uppdrag åt de sju nämnderna …", "ger det här uppdraget till X": who is ordered stands behind.
_GIVEN_BEHIND = re.compile(r"(?:et)?(?: (?:till|åt)\b| (?:att|om|i) (?:till|åt)\b)(?P<to>.{1,400}?)(?= att\b|[.;]|$)")
#: "regeringen bör ge X i uppdrag": who should give the order is asked.
_SHOULD_GIVE = re.compile(r"\b(?:bör|borde|ska|skall|måste|behöver|kan|vill att)\b(?: \S+){0,3}? $")
#: "dags för regeringen att", "en skyldighet för kommuner att", "en uppmaning till kommunerna att": who is to.
_FOR_WHOM = re.compile(
    expand(
        rf"\b{any_of('duties')}(?: \w+)? (?:för|till|på|åt)(?: {any_of('after_preposition')}| {{G}})* (?P<whom>{{AS}})"
        r"(?: [^,;:.]{1,60}?)?,? (?:att|om)\b"
    )
)
#: "vill vi uppmana länets kommuner att": the one who is urged stands behind the infinitive.
_URGE = re.compile(
    expand(rf"\b{any_of('to_urge')}(?: {any_of('after_preposition')}| landets| länets| alla| {{G}})* (?P<whom>{{AS}})")
)
#: "uppmanar berörda verksamheter att": who is urged is no actor that anybody knows, and asked all the same.
_URGED_NOUN = re.compile(
    r"(?:uppmana\w*|uppmaning\w* till|rekommendera\w*|anmoda\w*)(?: (?:vi|jag|nu|därför|också|även))*"
    r" (?P<whom>(?!(?:att|om|för|oss|er|dem|alla|till|av)\b)[a-zåäö-]{3,}(?: (?!att\b|som\b)[a-zåäö-]+){0,5}?) att\b"
)

#: How far behind a cue of need "att" may stand and still open what is needed.
_ATT_NEAR = 60

#: Behind a modal verb a wish for cooperation is what should be done only this near to it; farther off it is a reason.
_NEAR = 60


def addressee(unit: Unit, chosen: Hit, claimant: Side, parties: Parties, scene: Scene, frame: Frame) -> Side:
    """Return who is asked."""
    if chosen.rule.name == "question-to-recipient" and frame.interpellation is not None:
        text = unit.text.lower()  # "jag vill fråga ministern: …" says itself who is asked
        both = ("regeringen",) if _WITH_GOVERNMENT.search(text) and " fråga " not in text else ()
        return Side((frame.interpellation.recipient, *both), "author")
    if chosen.rule.name == "asks-recipient" and frame.interpellation is not None:
        return Side((frame.interpellation.recipient,), "author")
    if frame.interpellation is not None and scene.asking and unit.text.rstrip('"”*_ ').endswith("?"):
        return Side((frame.interpellation.recipient,), "author")
    if chosen.rule.name == "gives-assignment":
        asked = _asked_to_give(unit, chosen, claimant, parties, scene)
        return asked or _assigned_by(unit, chosen)
    if frame.interpellation is not None:
        return _by_name(unit, _asked(unit, chosen, claimant, parties, scene, frame), claimant, frame.interpellation)
    return _asked(unit, chosen, claimant, parties, scene, frame)


def _by_name(unit: Unit, asked: Side, claimant: Side, interpellation: Interpellation) -> Side:
    """Put the recipient's name for "statsrådet" where the asker asks; an office elsewhere is the government."""
    if asked.labels != ("regeringen",) or claimant.labels != (interpellation.asker,) or asked.where is None:
        return asked
    begin = asked.where.start - unit.span.start
    worded = unit.text[begin : begin + asked.where.end - asked.where.start].lower() if unit.shadow is None else ""
    worded = worded or unit.text.lower()
    if not _MINISTER.search(worded) or "regering" in worded:
        return asked
    return Side((interpellation.recipient,), asked.attribution, asked.where)


def _asked(unit: Unit, chosen: Hit, claimant: Side, parties: Parties, scene: Scene, frame: Frame) -> Side:
    here = _by_subject(unit, chosen, claimant, parties, scene, frame)
    if here is not None:
        return here
    if scene.labels_before:
        return Side(scene.labels_before, "introduction", unit.block.intro)
    return (
        _after_att(unit, chosen, claimant, parties, scene)
        or _by_phrase(unit, chosen, claimant)
        or _where(unit, chosen)
        or NOBODY
    )


def _where(unit: Unit, chosen: Hit) -> Side | None:
    """Return who acts in the state of things that is needed."""
    if chosen.rule.subject == "addressee":
        return None
    match = _WHERE.search(unit.low, chosen.end)
    named = actors_in(unit, *match.span("who")) if match else ()
    return side_of(unit, named, "sentence") if named else None


def _assigned_by(unit: Unit, chosen: Hit) -> Side:
    """Return the body that an assignment is given to."""
    assert chosen.match is not None
    group = "to" if chosen.match["to"] is not None else "to2"
    named = unit.within(chosen.match.start(group), chosen.match.end(group))
    behind = _GIVEN_BEHIND.match(unit.low, chosen.end) if not named else None
    if behind is None and not named:
        behind = _GIVEN_BEHIND.match(unit.low, chosen.match.end(group))
    if behind:
        named = unit.within(*behind.span("to"))
        named = [n for n in named if n.label != "myndigheter"] or named
    names = tuple(n for n in named if n.label != "regeringen")
    if names:
        return side_of(unit, names, "sentence")
    inquiry = _INQUIRY.search(unit.low)
    return Side((inquiry.group(),), "sentence", unit.source(*inquiry.span())) if inquiry else NOBODY


def _asked_to_give(unit: Unit, chosen: Hit, claimant: Side, parties: Parties, scene: Scene) -> Side | None:
    """Return who should give an order, where the sentence wishes for one: "regeringen bör ge X i uppdrag att"."""
    modal = _SHOULD_GIVE.search(unit.low, 0, chosen.start)
    if modal is None or not unit.low.startswith(("ge ", "uppdra "), chosen.start):
        return None
    first = modal.group().split(" ", 1)[0]
    subject = subject_of(unit, modal.start(), modal.start() + len(first))
    voice = Voice(claimant.labels, claimant.attribution, claimant.where)
    return parties.of_subject(unit, subject, scene, voice)


def _by_subject(unit: Unit, chosen: Hit, claimant: Side, parties: Parties, scene: Scene, frame: Frame) -> Side | None:
    """Return the subject of a modal verb as the one who should act; None where the clause does not say."""
    name = chosen.rule.name
    ordered = frame.genre == "decision" or name in ("assignment-includes", "assignment-report")
    if name == "assignment-includes":
        return Side(scene.assigned or scene.ordered, "context") if scene.assigned or scene.ordered else None
    if name == "received-assignment":
        subject = subject_of(unit, chosen.start, chosen.verb_end)
        return side_of(unit, subject.named, "sentence") if subject.named else None
    if chosen.rule.subject != "addressee":
        # what a decision calls important tells why; only what it orders is asked of the body it is given to
        told = chosen.rule.force in ("need", "wish") and chosen.rule.pattern is not None and not stands_for_order(unit)
        return Side(scene.assigned, "context") if frame.genre == "decision" and scene.assigned and not told else None
    subject = subject_of(unit, chosen.start, chosen.verb_end)
    rest = unit.low[max(subject.end, chosen.end) :]
    aside = _ASIDE.match(rest)
    rest = rest[aside.end() :] if aside else rest
    if name == "needs-to" and not _is_verb(rest):
        whole = subject.kind == "actor" and {n.label for n in subject.named} <= _WHOLE
        return side_of(unit, subject.named, "sentence") if whole else None
    passive = is_passive(rest)
    if ordered and passive and (by := _agent(unit, chosen, bodies=True)):
        return by
    if ordered and scene.assigned and (_stands_for_assigned(subject) or passive):
        return Side(scene.assigned, "context")
    if ours := meant_by(subject, scene.ordered):
        return Side(ours, "context")
    if not subject.named and not passive and _is_verb(rest) and (office := bearer(unit, chosen.start, chosen.verb_end)):
        return Side((unit.low[slice(*office)].removeprefix("den "),), "sentence", unit.source(*office))
    if name in _ORDERING and not subject.named and stands_for_order(unit):
        ordered_before = scene.ordered or tuple(x for x in scene.agreed if x not in ("regeringen", "staten"))
        if ordered_before:
            return Side(ordered_before, "context")
    whose = _WHOSE.search(unit.low, 0, chosen.start)
    if whose and not subject.named and name != "can":
        return side_of(unit, tuple(unit.within(*whose.span("of"))), "sentence")
    if not ordered and (wanted := _working_together(unit, chosen)):
        return wanted
    if (passive or _GETS.match(rest)) and not ordered:
        return _agent(unit, chosen) or _source(unit, chosen) or _inside(unit, chosen) or NOBODY
    voice = Voice(claimant.labels, claimant.attribution, claimant.where)
    if subject.kind == "relative":
        return None
    return parties.of_subject(unit, subject, scene, voice)


def _agent(unit: Unit, chosen: Hit, *, bodies: bool = False) -> Side | None:
    """Return by whom what is asked should be done: "ska samordnas av X".

    :param bodies: in a decision only a body can be asked in another's place
    """
    agent = _AGENT.search(unit.low, chosen.end)
    joined = _JOINED_PASSIVE.search(unit.low, agent.start("by"), agent.end("by")) if agent else None
    named = actors_in(unit, agent.start("by"), joined.start() if joined else agent.end("by")) if agent else ()
    if not named or (bodies and not all(is_body(n) for n in named)):
        return None
    return side_of(unit, named, "sentence")


def _inside(unit: Unit, chosen: Hit) -> Side | None:
    """Return in whose house something should be done, where the passive names nobody."""
    found = _INSIDE.search(unit.low, 0, chosen.start)
    named = actors_in(unit, *found.span("inside")) if found else ()
    return side_of(unit, named, "sentence") if named and all(n.actor.sector == "public" for n in named) else None


def _working_together(unit: Unit, chosen: Hit) -> Side | None:
    """Return those whose cooperation is the subject: "Samverkan mellan A och B måste öka"."""
    match = _TOGETHER.search(unit.low, 0, chosen.start)
    if match is None:
        return None
    owner = unit.within(*match.span("of")) if match["of"] else []
    named = (*owner, *actors_in(unit, match.start("with"), match.end("more")))
    return side_of(unit, named, "sentence") if len({n.label for n in named}) > 1 else None


def _is_verb(rest: str) -> bool:
    verb = _INFINITIVE.match(rest)
    return bool(verb and is_infinitive(verb["verb"]))


def _stands_for_assigned(subject: Subject) -> bool:
    """Say whether a requirement names nobody who could act but the assigned body."""
    if subject.kind in ("other", "none", "it", "relative", "definite", "they"):
        return True
    actors = [n.actor for n in subject.named]
    return subject.kind == "actor" and all(a.sector == "population" or a.label == "myndigheter" for a in actors)


def _after_att(unit: Unit, chosen: Hit, claimant: Side, parties: Parties, scene: Scene) -> Side | None:
    """Return the subject of the clause that "att" opens, where it acts ("det är viktigt att kommunerna …")."""
    if chosen.rule.subject == "addressee":
        return None
    if unit.low[: chosen.end].endswith((" att", " om")) or unit.low[: chosen.end] == "att":
        begin = chosen.end
    else:
        att = _ATT.search(unit.low, chosen.end)
        if not att or att.start() - chosen.end > _ATT_NEAR:
            return None
        begin = att.end()
    subject = subject_after(unit, begin)
    if subject is None or subject.kind not in ("actor", "we", "office"):
        return None
    rest = unit.low[subject.end : subject.end + 60]
    if is_passive(rest) or (subject.kind == "actor" and _STATE.match(rest)):
        return None
    return parties.of_subject(unit, subject, scene, Voice(claimant.labels, claimant.attribution, claimant.where))


def _by_phrase(unit: Unit, chosen: Hit, claimant: Side) -> Side | None:
    """Return the actor behind "från", the partners of a wanted cooperation, the object of a verb of urging."""
    low = unit.low
    if chosen.rule.name == "bare-verb" and (called := _CALLED.search(low)):
        return side_of(unit, actors_in(unit, *called.span("who")), "sentence")
    if chosen.rule.name == "urges":
        subject = subject_of(unit, chosen.start, chosen.verb_end)
        if is_urged(low[chosen.start : chosen.end]):
            return side_of(unit, subject.named, "sentence") if subject.named else None
        at = (
            chosen.end if URGED_BEHIND.match(low, chosen.start) else max(chosen.end, subject.end)
        )  # "I brevet uppmanar X alla kommuner …": who urges stands before the object
        match = _OBJECT.match(low[at:])
        if match:
            return side_of(unit, actors_in(unit, at + match.start("object"), at + match.end("object")), "sentence")
    if (whom := _FOR_WHOM.search(low)) and (asked := actors_in(unit, *whom.span("whom"))):
        return side_of(unit, asked, "sentence")
    if (whom := _URGE.search(low)) and (asked := actors_in(unit, *whom.span("whom"))):
        return side_of(unit, asked, "sentence")
    if chosen.rule.name == "urges" and (whom := _URGED_NOUN.search(low)) and not unit.within(*whom.span("whom")):
        worded = unit.text[slice(*whom.span("whom"))]  # a name keeps its capital
        return Side((worded,), "sentence", unit.source(*whom.span("whom")))
    if chosen.rule.name in _ASKED_FROM and (source := _source(unit, chosen, ((_FROM, "from"),))):
        return source
    modal = chosen.rule.subject == "addressee"
    partners = _PARTNERS.search(low, chosen.start) or (None if modal else _PARTNERS.search(low))
    if partners and not (modal and partners.start() - chosen.end > _NEAR):
        # "möten mellan unga": whom the meetings are for is not asked to hold them
        named = [
            n
            for n in actors_in(unit, partners.start("with"), partners.end("more"))
            if n.actor.sector != "population" or n.label in claimant.labels
        ]
        others = tuple(n for n in named if n.label not in claimant.labels)
        if named:  # of "mellan A och B" both are asked, the claimant too where it is one of them
            return side_of(unit, tuple(named) if "mellan" in partners.group() else others or tuple(named), "sentence")
    as_actors = _AS_ACTORS.search(low, chosen.start) if chosen.rule.name == "proposes" else None
    if as_actors:
        return side_of(unit, actors_in(unit, *as_actors.span("who")), "sentence")
    return _source(unit, chosen, ((_INVOLVE, "object"), (_ACCESS, "of"), (_FROM, "from")))


_SOURCES = ((_ACCESS, "of"), (_FROM, "from"))


def _source(unit: Unit, chosen: Hit, patterns: tuple[tuple[re.Pattern[str], str], ...] = _SOURCES) -> Side | None:
    """Return from whom something is wanted."""
    for pattern, group in patterns:
        found = pattern.search(unit.low, chosen.start)
        named = tuple(unit.within(*found.span(group))) if found else ()
        if named and all(n.actor.sector != "population" for n in named):
            return side_of(unit, named, "sentence")
    return None
