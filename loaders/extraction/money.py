"""Who funds whom, and how much."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .frame import Frame
from .hits import Hit
from .lexicon import any_of, context_map, expand
from .parties import Parties, Scene
from .partners import focal_side, join, main_subject
from .side import NOBODY, Side, side_of
from .subjects import actors_in, subject_of
from .unit import Named, Unit

__all__ = ["funders"]

_GIVES = re.compile(rf"\b{any_of('giving')}\b")
_GETS = re.compile(rf"\b{any_of('getting')}\b")
_UNSAID = re.compile(rf"\b{any_of('given')}\b")
_BUDGETED = re.compile(rf"\b{any_of('budgeted')}\b")
_USES = re.compile(r"\bfår (?:\S+ )?använda\b|\b(?:ska|kan|får)(?: \S+){0,2}? (?:användas|gå till)\b")

#: Sweden as a donor: the linker leaves the country's name alone, which is mostly a place.
_SWEDEN = re.compile(
    r"\bsverige (?:har (?:också |även |redan |hittills )?)?"
    r"(?:ger|gav|gett|bidrar|bidrog|bidragit|bistår|bistod|bistått|stödjer|stöder|stött|stöttar|avsätter|finansierar)\b"
    r"|\b(?:ger|gav|bidrar|bidrog|stödjer|stöder|fördelar|avsätter|lämnar) sverige\b"
    r"|\bhar sverige (?:gett|bidragit|fördelat|avsatt|stött)\b"
    r"|\bsveriges (?:[a-zåäö]+ ){0,2}\w*(?:stöd|bidrag|bistånd)\b|\bsvenskt? bistånd"
)
#: Money of the state, where no payer is named.
_STATE_PAYS = re.compile(
    r"\bstatlig(?:t|a)? (?:[a-zåäö]+ )?\w*(?:stöd|bidrag|medel|anslag|ersättning|finansiering)|\bstats(?:bidrag|anslag)"
)

#: "ISOF tog emot ansökningar", "uppdrag att fördela", "bidraget som X fördelar": whom one applies to gives the money.
_APPLIED_TO = re.compile(
    expand(
        r"\b(?:tog|tar|tagit)\b(?: \w+| {A}){0,3}? emot\b[^.;]{0,80}?\bansökningar|\bmottog\b[^.;]{0,80}?\bansökningar"
    )
)
_HANDS_OUT = re.compile(
    expand(
        r"(?P<by>{A}) (?:har|hade|får|fick|fått)(?: (?!att\b)[^ ,.;]+){0,4}? uppdrag att (?:\w+ och )?"
        r"(?:fördela|utdela|dela ut|betala ut|utbetala|bevilja)"
        r"|(?P<by2>{AS})(?: (?:ska|kan|får|har))?(?: (?:{ADV}|sedan|därefter|sedan tidigare|tidigare))*"
        r" (?:fördela[rt]?|fördelade|dela[rt]? ut|delade ut|bevilja[rt]?|beviljade|betala[rt]? ut|betalade ut)\b"
    )
)
_TO = re.compile(
    expand(
        r"\b(?:till|åt|sökbart för|sökas? av|möjliggör\w* för|kanalisera\w*(?: i dag)? (?:via|genom))"
        r"(?: (?!att\b|som\b)[a-zåäöé0-9,]+(?:-[a-zåäö]*)?){0,4}? (?P<to>{AS})"
    )
)
_ON = re.compile(expand(r"\b(?:på|inom)(?: (?:den|det|de))? (?P<to>{AS})"))
_BY = re.compile(
    expand(
        r"\b(?:(?:från|(?<!kanaliseras )via|hos|ur)(?: [a-zåäö]+){0,2}?|(?:medel|medlen|pengar|stöd|bidrag) genom"
        r"|(?:finansiera|fördela|betala|bevilja|avsätt|stöd|dela|ge|bekosta|skänk|ersätt|tilldela)\w*s(?: ut)? av"
        r"(?: [a-zåäö]+)?|(?:finansierade?|bekostade?|betalade|bekostats?|finansierats?|ersättning) av(?: [a-zåäö]+)?)"
        r" (?P<by>{AS})"
        r"|\bur (?P<of>{G})|\bansök\w*(?: (?!att\b)[a-zåäö]+){0,4}? till (?P<asked>{A})"
    )
)
_OWNED = re.compile(
    expand(r"(?P<of>{G}) (?:[a-zåäö]+ )?(?P<what>\w*(?:stöd|bidrag|medel|anslag|satsning|finansiering|resurser))\w*")
)
_ASSIGNED = re.compile(
    expand(
        r"\b(?:ger|gav|gett|givit|ge)\b [^.;]*?(?P<to>{AS}) (?:därför )?(?:i )?uppdrag"
        r"|\buppdrar(?: \w+){0,2}? (?:åt|till) (?P<too>{AS})"
    )
)
_HANDED = re.compile(
    expand(r"\b(?:fördela|förmedla|dela|betala)(?:s|des|ts)(?: ut)?\b[^.;,:]{0,120}? av (?:dåvarande )?(?P<by>{AS})")
)

#: "anslaget för X", "X:s finansiering": money that is named by whose it is.
_MEANT_FOR = re.compile(
    expand(
        r"\b\w*(?:anslag|bidrag|medel|stöd|finansiering|kronor|avsätt)\w* för"
        r"(?: (?:de|den|det|landets|svenska))* (?P<to>{AS})"
    )
)
#: "förstärker Boverket med 5 miljoner": the object gets the money.
_OBJECT = re.compile(
    expand(
        r"\b(?:förstärk\w*|stärk\w*|stödj\w*|stött\w*|tilldela\w*|bevilja\w*|ge|ger|gav|gett)(?: (?:också|även|nu|vi))*"
        r" (?P<to>{AS})(?! (?:\w+ )?(?:i )?uppdrag)"
    )
)
_SO_THAT = re.compile(expand(r"\b(?:på|för) att(?: (?:det|den|de|fler|alla|landets))* (?P<to>{AS}) (?:ska|kan|får)\b"))
#: "för att stärka kommunernas arbete", "till insatser för regionernas förutsättningar": money for what is somebody's.
_FOR_THEIRS = re.compile(
    expand(
        r"\b(?:till|för|stärka|öka|utveckla|stödja|höja|underlätta|förbättra)(?: (?!att\b|som\b)[a-zåäö-]+){0,3}?"
        r" (?P<to>{G}(?: och {G})?)"
        rf"(?: [a-zåäö-]+){{0,2}}? {any_of('doings_paid')}\b"
    )
)
#: The money first, then whom it is for: all that a sentence names so get some.
_MONEY_TO = re.compile(
    expand(
        r"\b(?:kr|\w*(?:bidrag(?:et|en)?|medel|medlen|stöd(?:et)?|anslag(?:et)?|pengar(?:na)?|ersättning(?:en)?|kronor"
        r"|miljoner|miljarder|tillskott))(?: (?!att\b|som\b|till\b|åt\b)[^ .;:]+){0,6}?"
        r" (?:till|åt)(?: (?!att\b|som\b|till\b)[a-zåäöé0-9-]+){0,4}? (?P<to>{AS})"
    )
)
#: Whom something is written, sent or given back to gets no money.
_NO_GIFT = re.compile(
    r"\b(?:skrivelse|skriver|redovisa|rapport|lämna\w* in|inlämnad|återbetala|återkrav|ansök|svar|förslag"
    r"|hänvis|avgift)\w*(?: \S+){0,3} $"
)
#: A name that no list and no shape tells, mostly a country: "stöd till Ukraina och Moldavien".
_NAME = r"[A-ZÅÄÖ][\w’-]*[a-zåäö](?: [A-ZÅÄÖ][\w’-]*[a-zåäö])*"
_TO_UNKNOWN = re.compile(
    r"\b\w*(?:bidrag|bidraget|medel|medlen|[sS]töd|stödet|bistånd|biståndet|kronor|miljoner|insatser|pengar)"
    rf"(?: (?:går|har gått|gick|ska gå))? (?:till|i) (?P<to>{_NAME}(?:(?:, | och ){_NAME})*)"
)
#: Before a name that tells where from, by whom, with whom or according to whom, and so not who is paid.
_NOT_PAID = re.compile(
    r"\b(?:av|från|enligt|med|hos|via|i|vid|genom|mellan|efter|än|ur|under|säger|menar|skriver)(?: [a-zåäö-]+){0,2} $"
)
_LIST = re.compile(expand(r"(?:{AS}|{G}(?: och (?:[a-zåäö]+ )?{G})?)"))
_PAYERS_ONLY = frozenset(
    {"regeringen", "staten", "riksdagen", "Sverige", "EU", "deltagare"}.union(*context_map("parties").values())
)
_GETTABLE = re.compile(r"anslag|finansiering|medel")
_GIVEN_BY = re.compile(expand(r"\b(?:föreslår|avsätter|satsar)\b(?: {A})? "))
_CUT = re.compile(r"\b(?:nedskär|neddrag|bespar|minska|sänk|dra(?:r|s)? in)")


def funders(unit: Unit, chosen: Hit, parties: Parties, scene: Scene, frame: Frame) -> tuple[Side, Side]:
    """Return who gives the money and who gets it."""
    low = unit.low
    gets = main_subject(unit, _GETS)
    recipients = focal_side(unit, gets, parties, scene)
    gives = (
        None if gets is not None and gets.kind == "actor" and not _GIVEN_BY.search(low) else main_subject(unit, _GIVES)
    )
    funder = _applied_to(unit, parties, scene) or focal_side(unit, gives, parties, scene)
    if not (funder and funder.labels):
        funder = _paid_by(unit) or funder
    handed = _HANDED.search(low)
    if handed:
        hands = side_of(unit, actors_in(unit, *handed.span("by")), "sentence")
        funder = join(unit, hands, Side(("staten",), "context") if "statlig" in low else None)
    assigned = _ASSIGNED.search(low)
    if assigned and not (funder and funder.labels):
        funder = side_of(unit, tuple(n for n in unit.named if n.label == "regeringen")[:1], "sentence")
    if assigned and funder and funder.labels:
        funder = join(unit, funder, actors_in(unit, *assigned.span("to" if assigned["to"] else "too")))
    owned = _OWNED.search(low)
    if owned:
        owner = side_of(unit, tuple(unit.within(*owned.span("of"))), "sentence")
        if {"staten", "regeringen"} & set(owner.labels):
            funder = funder if funder and funder.labels else owner
        elif not (recipients and recipients.labels) and _GETTABLE.search(owned["what"]):
            recipients = owner
    if recipients and funder and set(recipients.labels) & set(funder.labels):
        recipients = NOBODY
    if not (funder and funder.labels):
        payers = tuple(n for n in unit.named if n.label in ("regeringen", "staten"))[:1]
        funder = side_of(unit, payers, "sentence") if payers else _unsaid(unit, scene, frame)
    if not (recipients and recipients.labels):
        recipients = _recipients(unit, funder)
    about_agreement = "överenskommelse" in low or (chosen.rule.name == "money" and scene.agreed_in_title)
    if not recipients.labels and about_agreement and set(scene.agreed) & set(funder.labels):
        recipients = Side(tuple(label for label in scene.agreed if label not in funder.labels), "context")
    return funder, recipients


def _paid_by(unit: Unit) -> Side | None:
    """Return the payer that a preposition names, "från X", "ur X:s medel"; else Sweden, where it gives."""
    by = _BY.search(unit.low)
    if by:
        # "hos deltagarna" is where something grows, not who pays for it
        payers = tuple(
            n
            for n in (unit.within(*by.span("of")) if by["of"] else actors_in(unit, *by.span(by.lastgroup or 0)))
            if n.actor.sector != "population" and n.label != "deltagare"
        )
        if payers:
            return side_of(unit, payers, "sentence")
    country = _SWEDEN.search(unit.low)
    return Side(("Sverige",), "sentence", unit.source(*country.span())) if country else None


def _applied_to(unit: Unit, parties: Parties, scene: Scene) -> Side | None:
    """Return who takes in applications or has the task of handing the money out: it gives the money."""
    hands_out = _HANDS_OUT.search(unit.low)
    if hands_out:
        group = "by" if hands_out["by"] else "by2"
        side = side_of(unit, actors_in(unit, *hands_out.span(group)), "sentence")
        scene.payer = side.labels or scene.payer
        return side
    takes_in = _APPLIED_TO.search(unit.low)
    if takes_in is None:
        return None
    verb_end = takes_in.start() + len(takes_in.group().split(" ", 1)[0])
    taker = focal_side(unit, subject_of(unit, takes_in.start(), verb_end), parties, scene)
    return taker if taker is not None and taker.labels else None


def _unsaid(unit: Unit, scene: Scene, frame: Frame) -> Side:
    """Return the public party of an agreement, else the government where its own text does not say who pays.

    Only a verb of the budget ("avsätts") tells that the government pays; of what is handed on ("medlen fördelas", "får
    använda medel", "fick medel") somebody else may be the payer.
    """
    if _USES.search(unit.low):
        return NOBODY
    paying = tuple(label for label in scene.agreed if label in ("staten", "regeringen"))[:1]
    if paying and (scene.agreed_in_title or "överenskommelse" in unit.low):
        return Side(paying, "context")
    if frame.author != "regeringen" and not scene.payer and _STATE_PAYS.search(unit.low):
        return Side(("staten",), "sentence")
    if frame.author == "regeringen":
        return Side(("regeringen",), "author") if _BUDGETED.search(unit.low) else NOBODY
    if scene.payer and _UNSAID.search(unit.low):  # who hands the money out was told before
        return Side(scene.payer, "context")
    if ("statlig" in unit.low or scene.state_pays) and _UNSAID.search(unit.low):
        return Side(("staten",), "context")
    return NOBODY


def _recipients(unit: Unit, funder: Side) -> Side:
    low = unit.low
    many: dict[str, Named] = {}
    for match in _MONEY_TO.finditer(low):
        many.update((n.label, n) for n in _paid(unit, match, funder))
    if many:
        return side_of(unit, tuple(many.values()), "sentence")
    cut = _CUT.search(low) or "satsa" in low
    for pattern in (_TO, _ON, _MEANT_FOR, _SO_THAT, _OBJECT) if cut else (_TO, _MEANT_FOR, _SO_THAT, _OBJECT):
        for match in pattern.finditer(low):
            named = _paid(unit, match, funder)
            if named:
                return side_of(unit, named, "sentence")
    unknown = _TO_UNKNOWN.search(unit.text)
    if unknown and not unit.within(*unknown.span("to")):
        names = tuple(dict.fromkeys(re.split(", | och ", unknown["to"])))
        return Side(names, "sentence", unit.source(*unknown.span("to")))
    theirs = _FOR_THEIRS.search(low)
    if theirs:
        owners = _not_paying(unit.within(*theirs.span("to")), funder)
        if owners:
            return side_of(unit, owners, "sentence")
    return _only_other(unit, funder)


def _paid(unit: Unit, match: re.Match[str], funder: Side) -> tuple[Named, ...]:
    """Return the actors of a match that can be paid: neither who pays, nor people, nor whom something is sent to."""
    if _NO_GIFT.search(unit.low, 0, match.start("to")):
        return ()
    return _not_paying(actors_in(unit, *match.span("to")), funder)


def _not_paying(named: Iterable[Named], funder: Side) -> tuple[Named, ...]:
    """Return those who neither pay nor are people."""
    return tuple(n for n in named if n.label not in funder.labels and n.actor.sector != "population")


def _only_other(unit: Unit, funder: Side) -> Side:
    """Return the only other actor of the sentence: where one pays and one more is named, that one gets it."""
    others = [n for n in unit.named if n.label not in funder.labels and _may_be_paid(unit, n)]
    if not others:
        return NOBODY
    one_list = _LIST.fullmatch(unit.low, others[0].start, others[-1].end)
    return side_of(unit, tuple(others), "sentence") if one_list or len({n.label for n in others}) == 1 else NOBODY


def _may_be_paid(unit: Unit, named: Named) -> bool:
    """Say whether a name can be that of who is paid: not people, the state or a party, not behind "av" or "enligt"."""
    if named.actor.sector == "population" or named.label in _PAYERS_ONLY:
        return False
    return not (_NOT_PAID.search(unit.low, 0, named.start) or _NO_GIFT.search(unit.low, 0, named.start))
