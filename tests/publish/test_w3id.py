"""Each of the vocabulary's own addresses leads to a file that is written, whatever is asked for."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest

from samrad.errors import ConfigError
from samrad.ontology.describe import Vocabulary
from samrad.ontology.files import VOCABULARY_FILES, shapes_triples, vocabulary_triples
from samrad.ontology.terms import NS
from samrad.publish.page import FORMATS, MEDIA_TYPES
from samrad.publish.vocabulary import vocabulary_files
from samrad.publish.w3id import HTACCESS, redirects

HOST = "https://example.org/vocabulary/"
W3ID = "https://w3id.org/samrad/"
RULES = redirects(HOST).decode("utf-8").splitlines()
FILES = vocabulary_files(HOST)
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
VERSION = Vocabulary.load().header.version


def served(iri: str, accept: str = "*/*", language: str = "") -> str:
    """Return the file that an address leads to, as Apache reads the rules: the first whose conditions all hold."""
    asked = {"%{HTTP_ACCEPT}": accept, "%{HTTP:Accept-Language}": language}
    path, holds = iri.partition("#")[0].removeprefix(W3ID), True
    for line in RULES:
        words = line.split()
        if words[:1] == ["RewriteCond"]:
            pattern = words[2].removeprefix("!")
            holds &= bool(re.search(pattern, asked[words[1]], re.IGNORECASE)) != words[2].startswith("!")
        elif words[:1] == ["RewriteRule"]:
            if holds and re.search(words[1], path):
                assert words[3] == "[R=303,NE,L]"
                return words[2].removeprefix(HOST)
            holds = True
    return ""


def own_addresses() -> set[str]:
    """Return every IRI under w3id.org/samrad/ that the vocabulary, its schemes and its shapes name."""
    triples = [t for name in VOCABULARY_FILES for t in vocabulary_triples(name)] + list(shapes_triples())
    nodes = {n for t in triples for n in (t.subject, t.predicate, t.object) if isinstance(n, ox.NamedNode)}
    return {node.value for node in nodes if node.value.startswith(W3ID)}


def test_every_target_is_a_file_that_is_written() -> None:
    targets = {line.split()[2] for line in RULES if line.startswith("RewriteRule")}
    assert {target.removeprefix(HOST) for target in targets} <= set(FILES)
    assert len(targets) == len(FORMATS) + 3


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_address_of_ours_leads_to_the_place_where_it_is_described(language: str) -> None:
    addresses = own_addresses()
    assert {NS.removesuffix("#"), f"{W3ID}ns/{VERSION}", f"{NS}asks", f"{NS}demands", f"{NS}topic-sprak"} <= addresses
    assert any(address.startswith(f"{W3ID}shapes#") for address in addresses)
    for address in addresses:
        file, (_, _, anchor) = served(address, BROWSER, language), address.partition("#")
        if address.startswith(f"{W3ID}shapes#"):
            assert file == "shapes.ttl", address
            assert f"shapes:{anchor} a " in FILES[file].decode("utf-8"), address
        else:
            assert file == f"index.{language}.html", address
            assert not anchor or f'id="{anchor}"' in FILES[file].decode("utf-8"), address


@pytest.mark.parametrize("name", FORMATS)
def test_a_program_gets_the_format_that_it_asks_for(name: str) -> None:
    for address in (f"{NS}asks", f"{W3ID}ns/{VERSION}"):
        assert served(address, f"{MEDIA_TYPES[name]}, */*;q=0.1") == name
        assert served(address, f"{MEDIA_TYPES[name]}, text/html;q=0.3") == name


def test_a_reader_gets_a_page_in_swedish_who_asks_for_it_first_and_else_in_english() -> None:
    assert served(NS, BROWSER, "sv-SE,sv;q=0.9,en;q=0.8") == "index.sv.html"
    assert served(NS, BROWSER, "de,en;q=0.9,sv;q=0.1") == "index.en.html"
    assert served(NS) == "index.en.html"
    assert served(W3ID, BROWSER, "sv") == "index.sv.html"


def test_what_is_not_of_the_vocabulary_leads_nowhere() -> None:
    for path in ("actor/nod", "claim/mote/00ff", "ns/9.9.9", f"ns/{VERSION.replace('.', 'x')}", "nsx"):
        assert served(W3ID + path, BROWSER) == "", path


def test_the_rules_are_written_only_where_it_is_known_where_the_files_stand() -> None:
    assert HTACCESS not in vocabulary_files()
    assert FILES[HTACCESS] == redirects(HOST.rstrip("/"))


@pytest.mark.parametrize(
    "address", ["example.org/v", "ftp://example.org/", "https://", "https://a b/", "https://a/$1", "https://a/?x"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ConfigError, match="no address"):
        redirects(address)
