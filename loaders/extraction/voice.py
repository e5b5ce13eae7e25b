"""As whom the claimant of a claim speaks: one named actor, several, all, an anonymous point, the author."""

from __future__ import annotations

from bisect import bisect_left

from .cues import cue
from .side import Side
from .unit import Unit

__all__ = ["voice_of"]

#: How far behind the claimant's name a verb of saying is looked for that tells how many they are.
_SPAN = 24

#: Endings of a noun that stands for the whole body: "kommunerna", "civilsamhället".
_DEFINITE = ("na", "et", "en", "offentliga")

#: How the claimant was found, where that alone tells the voice.
_BY_ATTRIBUTION = {"author": "author", "turn": "named", "introduction": "anonymous", "heading": "named"}


def voice_of(unit: Unit, claimant: Side, participants: str) -> str:
    """Return named, several, all, anonymous or author; nothing where nobody is known to speak.

    :param participants: the label that stands for those present, who speak as one where no one is named
    """
    if not claimant.labels:
        return ""
    if claimant.attribution == "author":
        return "author"
    if claimant.attribution in ("sentence", "context") and (counted := _counted(unit, claimant, participants)):
        return counted
    if claimant.labels in ((participants,), ("deltagare",)):
        return "anonymous"
    if claimant.attribution == "none":
        return ""
    if len(claimant.labels) > 1:
        return "several"
    return _BY_ATTRIBUTION.get(claimant.attribution, "named")


def _counted(unit: Unit, claimant: Side, participants: str) -> str:
    """Return whether several or all of a body of people speak, as the words round their name tell."""
    own = [n for n in unit.named if n.label in claimant.labels]
    present = claimant.labels in ((participants,), ("deltagare",))
    if not present and not any(n.actor.type == "Collective" for n in own):
        return ""
    place = _place(unit, claimant)
    head = unit.low[: place + _SPAN] if place else unit.low
    for name in ("several", "all"):
        if cue("voice", name).search(head):
            return name
    # "Kommunerna önskar", "deltagarna önskar": all as one; "kommuner önskar": some of them.
    wording = unit.text[:place].rstrip("*_ ").lower()
    if len(claimant.labels) > 1 or not wording:
        return ""
    return "all" if wording.endswith(_DEFINITE) else "" if present else "several"


def _place(unit: Unit, claimant: Side) -> int:
    """Return where in the sentence the claimant's wording ends."""
    if claimant.where is None:
        return 0
    if unit.shadow is not None:
        return bisect_left(unit.shadow.starts, claimant.where.end)
    return max(0, claimant.where.end - unit.span.start)
