"""The fields that only an explicit cue fills: status, voice, force, valence, money, principal, served, concerns."""

from __future__ import annotations

from typing import Any

from ..claim import ClaimKind
from .force import force_of
from .frame import Frame
from .funding_fields import amount_of, funding_status_of
from .hits import Hit
from .served import concerns_of, principal_of, served_of
from .side import Side
from .status import status_of
from .unit import Unit
from .valence import valence_of
from .voice import voice_of

__all__ = ["details"]


def details(
    unit: Unit, chosen: Hit, kind: ClaimKind, claimant: Side, addressee: Side, holders: Side, frame: Frame
) -> dict[str, Any]:
    """Return the fields by name; what no cue speaks of is left out.

    :param chosen: the cue that the claim rests on
    :param holders: who cooperates, funds or holds the role
    """
    low = unit.low
    found: dict[str, Any] = {"voice": voice_of(unit, claimant, frame.participants)}
    parts = (*claimant.labels, *addressee.labels, *holders.labels)
    if kind is ClaimKind.REQUEST:
        found["force"] = force_of(low, chosen, claimant.labels, frame.genre)
    elif kind is ClaimKind.COOPERATION:
        found["status"] = status_of(low, chosen.start, chosen.end)
        found["valence"] = valence_of(low)
    elif kind is ClaimKind.FUNDING:
        found["funding_status"] = funding_status_of(low)
        found["amount"] = amount_of(unit.text, chosen.start)
    elif kind is ClaimKind.ROLE:
        found["principal"] = principal_of(unit, holders.labels)
        found["served"] = served_of(unit, holders.labels)
        parts += (*found["principal"], *found["served"])
    if frame.interpellation is not None:
        parts += ("regeringen",)  # a member asks the minister of the government: that is whom, not of whom
    found["concerns"] = concerns_of(unit, chosen, kind, parts)
    return {name: value for name, value in found.items() if value}
