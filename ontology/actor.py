"""An actor as the registry knows it, in plain values."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Actor"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Hold one actor of the registry, or one met in a text and not registered (``provisional``).

    :param slug: ASCII name in the IRI ``actor/<slug>``, written out in the registry, never recomputed
    :param label: the preferred Swedish label: what claim records hold
    :param type: local name of its class in the vocabulary (``Agency``, ``Municipality``, ``Collective`` …)
    :param sector: ``public``, ``civil``, ``business``, ``knowledge``, ``population`` or ``mixed``
    :param level: ``state``, ``region``, ``municipality`` or ``local``; None where it does not apply
    :param aliases: all other names in any language, as written
    :param english: those of the aliases that are English
    :param weak_aliases: short names that stand for it only where the context says so ("AF", "RK")
    :param parents: slugs of the organisations that it is a unit or a sub-organisation of
    """

    slug: str
    label: str
    type: str
    sector: str
    level: str | None = None
    aliases: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    weak_aliases: tuple[str, ...] = ()
    provisional: bool = False
    parents: tuple[str, ...] = ()
