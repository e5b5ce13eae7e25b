"""The registry of actors: who is known by which names, read from the Turtle files beside this module."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import resources
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from ..errors import IntegrityError, NotFoundError
from ..settings import DEFAULT_BASE
from .actor import Actor
from .iris import slugify

__all__ = ["LEVELS", "SECTORS", "Registry", "fold_name", "provisional_actor", "turtle_files"]

_NS = "https://w3id.org/samrad/ns#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
#: What the files say of one actor: property → values.
_Record = dict[str, list[NamedNode | Literal]]

_PARENTS = ("http://www.w3.org/ns/org#subOrganizationOf", "http://www.w3.org/ns/org#unitOf")
_BASE_LINE = f"@base <{DEFAULT_BASE}> ."

#: What a user may write after ``sektor:`` for each sector, in Swedish and English.
SECTORS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "public": ("offentlig", "offentliga", "det offentliga", "offentlig sektor", "offentliga sektorn"),
        "civil": ("civilsamhället", "civilsamhälle", "det civila samhället", "idéburen", "ideell", "civil society"),
        "business": ("näringslivet", "näringsliv", "privat", "företag", "private"),
        "knowledge": ("kunskap", "akademin", "forskning", "academia"),
        "population": ("befolkning", "befolkningen", "invånare", "people"),
        "mixed": ("blandad", "blandat", "flera"),
    }
)

#: What a user may write after ``nivå:`` for each level, in Swedish and English.
LEVELS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "state": ("stat", "staten", "statlig", "nationell", "national"),
        "region": ("regional", "regioner", "regionen", "regions"),
        "municipality": ("kommun", "kommuner", "kommunal", "kommunen", "municipal", "municipalities"),
        "local": ("lokal", "lokalt"),
    }
)

_KINDS: Mapping[str, tuple[str, str, Mapping[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "sektor": ("sector", "sektor:", SECTORS),
        "sector": ("sector", "sector:", SECTORS),
        "nivå": ("level", "nivå:", LEVELS),
        "niva": ("level", "niva:", LEVELS),
        "level": ("level", "level:", LEVELS),
    }
)

#: What a user may write before an actor to mean it with all its parts.
_WITH_PARTS = frozenset({"delar", "med delar", "parts", "with parts"})


def fold_name(name: str) -> str:
    """Return the name as names are compared: one space between words, no difference of case.

    >>> fold_name("Röda  KORSET ")
    'röda korset'
    """
    return " ".join(name.split()).casefold()


def provisional_actor(label: str, type: str = "Organization", sector: str = "civil") -> Actor:  # noqa: A002 (the field)
    """Return an actor met in a text and not registered; its slug ends in 8 hex digits of a hash of the label.

    >>> provisional_actor("Testföreningen").slug
    'testforeningen-1b2e9cb5'
    """
    digest = hashlib.sha256(label.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return Actor(slug=f"{slugify(label)}-{digest}", label=label, type=type, sector=sector, provisional=True)


def turtle_files(base: str = DEFAULT_BASE) -> Iterator[tuple[str, str]]:
    """Yield name and text of each registry file, its relative IRIs set under the given base."""
    folder = resources.files(__package__) / "registry"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".ttl"):
            yield file.name, file.read_text(encoding="utf-8").replace(_BASE_LINE, f"@base <{base}> .", 1)


class Registry:
    """Know the actors by their names.

    Names are compared without regard to case and white space. A label comes before an alias, an alias before a slug,
    and a weak alias counts only where it stands for one actor alone.
    """

    def __init__(self, actors: Iterable[Actor]) -> None:
        """Take the actors in any order.

        :raises IntegrityError: where two of them share a slug or a label
        """
        self.actors: tuple[Actor, ...] = tuple(sorted(actors, key=lambda actor: actor.slug))
        self._labels: dict[str, Actor] = {}
        self._slugs: dict[str, Actor] = {}
        names: dict[str, Actor] = {}
        weak: dict[str, list[Actor]] = {}
        for actor in self.actors:
            if actor.slug in self._slugs or actor.label in self._labels:
                raise IntegrityError("two actors share a slug or a label", where=f"{actor.slug} ({actor.label})")
            self._slugs[actor.slug] = actor
            self._labels[actor.label] = actor
        for actor in self.actors:
            names.setdefault(fold_name(actor.label), actor)
        for actor in self.actors:
            for alias in actor.aliases:
                names.setdefault(fold_name(alias), actor)
            for alias in actor.weak_aliases:
                weak.setdefault(fold_name(alias), []).append(actor)
        self._names = names
        self._weak = weak

    @classmethod
    def load(cls) -> Registry:
        """Return the shipped registry; the files are read once in a process.

        :raises IntegrityError: where a file cannot be read as Turtle or a record lacks label or sector
        """
        return _shipped()

    def by_label(self, label: str) -> Actor | None:
        """Return the actor with exactly this preferred label."""
        return self._labels.get(label)

    def by_slug(self, slug: str) -> Actor | None:
        """Return the actor with this slug."""
        return self._slugs.get(slug)

    def find(self, name: str) -> Actor | None:
        """Return the actor of this label, alias, slug or weak alias; None where none or several answer to it."""
        folded = fold_name(name)
        actor = self._names.get(folded) or self._slugs.get(folded)
        if actor is None:
            weak = self._weak.get(folded, [])
            actor = weak[0] if len(weak) == 1 else None
        return actor

    def get(self, name: str) -> Actor:
        """Return the actor of this label, alias, slug or weak alias.

        :raises NotFoundError: where nobody answers to the name, with the nearest names; where several do, with theirs
        """
        actor = self.find(name)
        if actor is not None:
            return actor
        several = self._weak.get(fold_name(name), [])
        if several:
            raise NotFoundError("single actor", name, [a.label for a in several])
        raise NotFoundError("actor", name, {n for a in self.actors for n in (a.label, *a.aliases)})

    def select(self, name: str) -> tuple[Actor, ...]:
        """Return the actors of a sector (``sektor:civilsamhället``), of a level (``nivå:kommun``), or the one named.

        ``delar:Stadsmissionen`` is the one named with all its units and sub-organisations, and theirs.

        :raises NotFoundError: where there is no such sector, level or actor; what there is stands in the message
        """
        kind, colon, word = name.partition(":")
        if colon and fold_name(kind) in _WITH_PARTS:
            return self.with_parts(self.get(word))
        if not colon or fold_name(kind) not in _KINDS:
            return (self.get(name),)
        field, prefix, words = _KINDS[fold_name(kind)]
        folded = fold_name(word)
        key = next((k for k, others in words.items() if folded == k or folded in others), None)
        if key is None:
            known = [prefix + k for k in words] + [prefix + others[0] for others in words.values()]
            raise NotFoundError(field, name, known)
        return tuple(actor for actor in self.actors if getattr(actor, field) == key)

    def with_parts(self, actor: Actor) -> tuple[Actor, ...]:
        """Return an actor and all its units and sub-organisations, and theirs, by slug."""
        found = {actor.slug: actor}
        grown = True
        while grown:
            parts = {a.slug: a for a in self.actors if a.slug not in found and not found.keys().isdisjoint(a.parents)}
            found |= parts
            grown = bool(parts)
        return tuple(found[slug] for slug in sorted(found))

    def with_provisional(self, actors: Iterable[Actor]) -> Registry:
        """Return a registry that knows these actors too; one whose slug or label is known already is left out."""
        new: dict[str, Actor] = {}
        for actor in actors:
            if actor.slug not in self._slugs and actor.label not in self._labels:
                new.setdefault(actor.label, actor)
        return Registry([*self.actors, *new.values()]) if new else self

    def __len__(self) -> int:
        return len(self.actors)

    def __iter__(self) -> Iterator[Actor]:
        return iter(self.actors)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.find(name) is not None


@lru_cache(maxsize=1)
def _shipped() -> Registry:
    records: dict[str, _Record] = {}
    files: dict[str, str] = {}
    for name, text in turtle_files():
        _read(name, text, records)
        for slug in records:
            files.setdefault(slug, name)
    return Registry(_actor(files[slug], slug, record) for slug, record in records.items())


def _read(name: str, text: str, records: dict[str, _Record]) -> None:
    """Add what one file says of each actor, by slug."""
    prefix = DEFAULT_BASE + "actor/"
    try:
        for quad in parse(text, RdfFormat.TURTLE):
            subject = quad.subject
            if isinstance(subject, NamedNode) and subject.value.startswith(prefix):
                record = records.setdefault(subject.value[len(prefix) :], {})
                if isinstance(quad.object, NamedNode | Literal):
                    record.setdefault(quad.predicate.value, []).append(quad.object)
    except SyntaxError as error:
        raise IntegrityError(f"not Turtle: {error}", where=name) from None


def _actor(file: str, slug: str, record: _Record) -> Actor:
    labels = [n for n in record.get(_SKOS + "prefLabel", []) if isinstance(n, Literal)]
    label = next((n.value for n in labels if n.language == "sv"), "")
    others = [n for p in ("altLabel", "hiddenLabel") for n in record.get(_SKOS + p, []) if isinstance(n, Literal)]
    english = [n.value for n in (*labels, *others) if n.language == "en"]
    aliases = [n.value for n in others if n.language != "en"]
    classes = [n.value.removeprefix(_NS) for n in record.get(_TYPE, []) if n.value.startswith(_NS)]
    sector = _coded(record, "sector")
    if not label or sector is None or len(classes) != 1:
        raise IntegrityError("an actor needs a Swedish label, one class and a sector", where=f"{file}: {slug}")
    return Actor(
        slug=slug,
        label=label,
        type=classes[0],
        sector=sector,
        level=_coded(record, "level"),
        aliases=tuple(dict.fromkeys(aliases + english)),
        english=tuple(english),
        weak_aliases=tuple(n.value for n in record.get(_NS + "weakLabel", [])),
        parents=tuple(sorted(n.value.rpartition("/")[2] for p in _PARENTS for n in record.get(p, []))),
    )


def _coded(record: _Record, field: str) -> str | None:
    """Return the last part of a concept's name: ``public`` of ``samrad:sector-public``."""
    values = record.get(_NS + field, [])
    return values[0].value.removeprefix(f"{_NS}{field}-") if values else None
