"""What stands round a sentence (heading, introduction, question) and what carries over from one to the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..document import Block, BlockKind, Document
from ..outline import question, section
from .floor import Floor, Voice
from .frame import Frame
from .hits import Hit
from .infinitives import is_passive
from .lexicon import any_of, context_map, context_words, expand, seen_in
from .orders import bearer, may_be_ordered, ordered_in, ordered_in_title
from .parties import Parties, Scene
from .subjects import opens_with_actor, subject_of
from .unit import Unit

__all__ = ["Reader", "Surroundings"]

#: Rules whose subject has said something: "De" and "Organisationen" in the next sentence point back to it.
_SAYING = frozenset({"proposes", "calls-for", "raises", "thinks", "wishes", "wants", "urges"})

#: Rules that tell something about the sentence that follows.
_TELLING = frozenset(
    {"gives-assignment", "received-assignment", "inquiry", "money", "shall", "should", "proposes", "raises"}
)

#: A paragraph that opens with somebody who said something gives that actor's words to its end.
_SAID = re.compile(expand(rf"(?P<who>{{AS}})(?: [a-zåäö]+)?? {any_of('said')}\b"))

#: Texts that tell what one after the other said, also within a paragraph.
_RECORDS = frozenset({"minutes", "memo", "report", "other"})

#: "Testföreningen och Testförbundet lämnade …": both are who "de" stands for.
_TOGETHER = re.compile(expand(r"(?P<who>{AS})"))

_AGREED = re.compile(
    r"\böverenskommelse\w* (?:mellan|med)\b|\b(?:kommit|kom) överens\b"
    r"|\b(?:ingått|slutit|träffat|tecknat|ingår|sluter|tecknar|gjorde)(?: \w+){1,4} överenskommelse"
)
_PARTIES = frozenset(label for labels in context_map("parties").values() for label in labels)

_STATE_MONEY = re.compile(r"\bstatlig\w* (?:\w*stöd|bidrag|medel|anslag)|\bstats(?:bidrag|anslag|stöd)")

#: "Med anledning av detta vill jag fråga statsrådet:": what comes then is asked of the recipient.
_ASKING = re.compile(
    r"\b(?:vill|skulle) jag (?:\w+ )?(?:vilja )?(?:fråga|ställa)\b"
    r"|\b(?:jag|mina|min) (?:vill )?(?:\w+ )?fråg(?:a|or|ar)\b"
)

_MODAL = re.compile(r"\b(?:bör|borde|ska|skall|måste|behöver)\b")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Hold what stands round a sentence and bears on whether it is a claim.

    :param signs: names of what was seen, for the weights
    """

    voice: Voice
    signs: tuple[str, ...]


class Reader:
    """Keep the scene up to date while the sentences of one document go by."""

    def __init__(self, document: Document, frame: Frame, floor: Floor, parties: Parties) -> None:
        self._document = document
        self._frame = frame
        self._floor = floor
        self._parties = parties
        self._block = -1
        self._signs: tuple[str, ...] = ()
        self._sections: dict[int | None, str] = {}
        self._of_heading: dict[int | None, tuple[str, ...]] = {}

    def section(self, block: Block) -> str:
        """Return the path of headings over the block, found once for all that stands under them."""
        if block.heading not in self._sections:
            self._sections[block.heading] = section(self._document, block)
        return self._sections[block.heading]

    def start(self, scene: Scene) -> None:
        """Take in what the document's own title says: who agreed with whom."""
        for block in self._document.blocks[:3]:
            text = block.span.of(self._document.text).lower()
            labels = self._floor.names_in(block.span)
            if block.kind is BlockKind.HEADING and "överenskommelse" in text and len(labels) > 1:
                scene.agreed = labels
            if block.kind is BlockKind.HEADING and seen_in("meeting", text):
                scene.invited = scene.invited or tuple(x for x in labels if x not in (self._frame.author, "regeringen"))
            scene.agreed_in_title = scene.agreed_in_title or "överenskommelse" in text
            if block.kind is BlockKind.HEADING and self._frame.interpellation is None and not scene.told:
                scene.told = ordered_in_title(self._floor, text, block.span.start)
                scene.ordered = scene.told
                if self._frame.genre == "decision":
                    scene.assigned = scene.told
        if scene.agreed_in_title and not scene.agreed:
            scene.agreed = self._floor.usual_parties()

    def enter(self, unit: Unit, found: Sequence[Hit], scene: Scene) -> None:
        """Take in a sentence before it is decided on."""
        if unit.block.index != self._block:
            self._block = unit.block.index
            self._signs = self._surroundings(unit.block)
            scene.subject = ()
            scene.labels_before = self._asked_by_introduction(unit.block)
            if unit.block.kind is not BlockKind.BULLET and scene.spoken_block != unit.block.index - 1:
                scene.spoken = ()
            if self._frame.genre != "decision" and scene.assigned_block != unit.block.index:
                scene.assigned = ()
            if scene.ordered_heading != unit.block.heading and scene.told:
                scene.ordered = scene.told  # under a heading of its own the order of the title is meant again
        self._assign(unit, found, scene)

    def leave(self, unit: Unit, found: Sequence[Hit], scene: Scene) -> None:
        """Remember of a sentence what the next ones may point back to."""
        voice = self._floor.voice(unit.block)
        for hit in found:
            if hit.rule.subject != "claimant":
                continue
            subject = subject_of(unit, hit.start, hit.verb_end)
            if subject.kind == "actor" and hit.rule.name in (
                "proposes",
                "calls-for",
                "raises",
                "thinks",
                "wishes",
                "wants",
                "urges",
            ):
                scene.spoken = scene.subject = tuple(dict.fromkeys(n.label for n in subject.named))
                scene.spoken_block = unit.block.index
                break
            if subject.kind in ("they", "definite") and scene.spoken:
                scene.spoken_block = unit.block.index
                break
        scene.before = tuple(sorted({f"prev:{hit.rule.name}" for hit in found if hit.rule.name in _TELLING}))
        scene.before_block = unit.block.index
        scene.asking = scene.asking or (self._frame.interpellation is not None and bool(_ASKING.search(unit.low)))
        self._remember_parties(unit, found, scene)
        said = _SAID.match(unit.low)
        if said and (unit.first or self._frame.genre in _RECORDS) and voice.attribution in ("author", "none"):
            scene.spoken = tuple(dict.fromkeys(n.label for n in unit.within(*said.span("who"))))
            scene.spoken_block = unit.block.index
        opening = opens_with_actor(unit)
        if opening is not None and voice.attribution != "turn":
            together = _TOGETHER.match(unit.low)
            labels = tuple(n.label for n in unit.within(*together.span("who"))) if together else ()
            scene.subject = tuple(dict.fromkeys(labels)) or (opening.label,)

    def _remember_parties(self, unit: Unit, found: Sequence[Hit], scene: Scene) -> None:
        """Keep who agreed and who was invited: later sentences speak of "överenskommelsen" and "mötet" alone."""
        scene.state_pays = scene.state_pays or ("stat" in unit.low and _STATE_MONEY.search(unit.low) is not None)
        if not unit.named:
            return
        if any(hit.rule.name == "agreement" for hit in found) and _AGREED.search(unit.low):
            labels = dict.fromkeys(n.label for n in unit.named)
            parties = tuple(label for label in labels if label not in _PARTIES)  # those agree on budgets, not on tasks
            scene.agreed = parties if len(parties) > 1 else scene.agreed
        if any(word in unit.low for word in context_words("inviting")):
            others = (n for n in unit.named if n.label not in (self._frame.author, "regeringen"))
            others = (n for n in others if n.actor.type != "Ministry" and n.actor.sector != "population")
            invited = tuple(dict.fromkeys(n.label for n in others))
            scene.invited = invited or scene.invited

    def surroundings(self, unit: Unit, scene: Scene) -> Surroundings:
        """Return what stands round a sentence."""
        voice = self._floor.voice(unit.block)
        signs = list(self._signs)
        signs.append(f"voice:{voice.attribution}")
        if scene.labels_before:
            signs.append("list-asks")
        if scene.spoken and scene.spoken_block == unit.block.index:
            signs.append("reported")
        if scene.before_block == unit.block.index:
            signs.extend(scene.before)
        return Surroundings(voice, tuple(signs))

    def _surroundings(self, block: Block) -> tuple[str, ...]:
        document = self._document
        signs = [f"block:{block.kind.value}", f"genre:{self._frame.genre}"]
        if self._floor.is_point(block):
            signs.append("point")
        if block.heading not in self._of_heading:  # many blocks stand under one heading
            last = self.section(block).lower().rsplit("›", 1)[-1]
            self._of_heading[block.heading] = _telling("heading", last)
        signs += self._of_heading[block.heading]
        asked = question(document, block)
        introduction = self._floor.introduction(block)
        signs += _telling("question", asked.lower() if asked else "")
        signs += _telling("intro", introduction.of(document.text).lower() if introduction else "")
        if asked:
            signs.append("answers")
        if block.intro:
            signs.append("listed")
        return tuple(signs)

    def _asked_by_introduction(self, block: Block) -> tuple[str, ...]:
        """Return whom a list's introduction asks: "Kommunerna bör i ännu högre grad:"."""
        if block.intro is None:
            return ()
        text = block.intro.of(self._document.text)
        if not _MODAL.search(text.lower()):
            return ()
        return self._floor.names_in(block.intro)

    def _assign(self, unit: Unit, found: Sequence[Hit], scene: Scene) -> None:
        """Follow who an assignment is given to: through a decision, elsewhere to the end of the paragraph."""
        decision = self._frame.genre == "decision"
        if not decision and (told := ordered_in(unit)):
            scene.ordered, scene.ordered_heading = told, unit.block.heading
        for hit in sorted(found, key=lambda h: h.start):
            if hit.rule.name == "gives-assignment":
                self._set(scene, unit, tuple(n.label for n in unit.within(hit.start, hit.end)))
            elif hit.rule.name == "received-assignment":
                self._set(scene, unit, tuple(n.label for n in subject_of(unit, hit.start, hit.verb_end).named))
            elif hit.rule.name in ("shall", "should", "assignment-report"):
                if is_passive(unit.low[hit.end :]):
                    return
                subject = subject_of(unit, hit.start, hit.verb_end)
                bodies = tuple(n.label for n in subject.named if may_be_ordered(n))
                if subject.kind == "actor" and len(bodies) == len(subject.named):
                    if decision:
                        self._set(scene, unit, bodies)
                    elif hit.rule.name != "should" and "regeringen" not in bodies:
                        scene.ordered, scene.ordered_heading = bodies, unit.block.heading
                elif decision and not scene.assigned and (office := bearer(unit, hit.start, hit.verb_end)):
                    self._set(scene, unit, (unit.low[slice(*office)].removeprefix("den "),))
                return  # the first requirement is the sentence's own; later ones stand in clauses that describe

    @staticmethod
    def _set(scene: Scene, unit: Unit, labels: tuple[str, ...]) -> None:
        assigned = tuple(dict.fromkeys(label for label in labels if label != "regeringen"))
        if assigned:
            scene.assigned = scene.ordered = assigned
            scene.ordered_heading = unit.block.heading
            scene.assigned_block = unit.block.index


def _telling(place: str, text: str) -> tuple[str, ...]:
    """Return the signs that the words of a heading, a question or an introduction give of what stands under it."""
    if not text:
        return ()
    return tuple(f"{place}-{name}" for name in ("asking", "reporting", "mandate", "themes") if seen_in(name, text))
