"""The vocabulary's pages: valid, complete, in one language each, and the same bytes every time."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser

import pyoxigraph as ox
import pytest

from samrad.errors import NotFoundError
from samrad.ontology.describe import Vocabulary
from samrad.ontology.entries import LANGUAGES
from samrad.ontology.excerpts import EXAMPLE_PREFIXES
from samrad.ontology.files import VOCABULARY_FILES, registry_quads, vocabulary_triples
from samrad.ontology.iris import Iris
from samrad.ontology.terms import NS
from samrad.publish.markdown import vocabulary_markdown
from samrad.publish.page import SECTIONS, vocabulary_page
from samrad.publish.texts import texts
from samrad.publish.vocabulary import vocabulary_files

VOCABULARY = Vocabulary.load()
VOID = {"meta", "link", "br", "rect", "path"}
#: Terms of a language that stand in texts of the other one, with the reason.
SHARED = {"IRI", "Turtle", "RDF/XML", "N-Triples", "JSON-LD", "Markdown", "Prefix", "Notation"}  # names and loan words


class Page(HTMLParser):
    """Read a page and hold what the tests ask about; a tag that does not close in order is a fault."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.faults: list[str] = []
        self.texts: list[tuple[str, str, str]] = []  # tag, language, text
        self.pre: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag, _ in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if len(values) != len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        self.attributes += [(tag, name, value) for name, value in values.items()]
        self.ids.update([values["id"]] if "id" in values else [])
        if "href" in values:
            self.links.append(values["href"])
        if tag == "pre":
            self.pre.append("")
        if tag not in VOID:
            self.open.append((tag, values.get("lang") or (self.open[-1][1] if self.open else "")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1][0] if self.open else 'nothing'}")
            return
        self.open.pop()

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self.open]
        if "pre" in tags:
            self.pre[-1] += data
        if data.strip() and tags:
            self.texts.append((tags[-1], self.open[-1][1], data.strip()))


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return {lang: Page(vocabulary_page(lang)) for lang in LANGUAGES}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_html_that_closes_what_it_opens_and_names_its_language(lang):
    text = vocabulary_page(lang)
    page = Page(text)
    assert page.faults == []
    assert text.startswith(f'<!DOCTYPE html>\n<html lang="{lang}">')
    assert "{{" not in text
    assert [name for name, times in page.ids.items() if times > 1] == []
    assert ("nav", "aria-label", texts(lang)["contents"]) in page.attributes


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_inside_the_page_leads_somewhere(pages, lang):
    page = pages[lang]
    inside = {link.removeprefix("#") for link in page.links if link.startswith("#")}
    assert inside - set(page.ids) == set()
    assert len(inside) > 200
    beside = {link for link in page.links if not link.startswith(("#", "http", "data:"))}
    assert beside <= set(vocabulary_files())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_loads_nothing(pages, lang):
    page = pages[lang]
    loading = {"src", "srcset", "style", "onclick", "script", "img", "iframe", "object"}
    assert not [attribute for attribute in page.attributes if loading & set(attribute[:2])]
    assert "@import" not in vocabulary_page(lang)
    assert "url(http" not in vocabulary_page(lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_address_of_ours_in_the_shipped_data_is_an_anchor_of_the_page(pages, lang):
    triples = [t for name in (*VOCABULARY_FILES, "examples.ttl") for t in vocabulary_triples(name)]
    triples += [q.triple for q in registry_quads(Iris())]
    nodes = {n for t in triples for n in (t.subject, t.predicate, t.object) if isinstance(n, ox.NamedNode)}
    ours = {n.value.removeprefix(NS) for n in nodes if n.value.startswith(NS)}
    assert ours - set(pages[lang].ids) == set()
    assert set(VOCABULARY.anchors()) <= set(pages[lang].ids)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_term_shows_its_words(pages, lang):
    shown = Counter(text for _, _, text in pages[lang].texts)
    for term in VOCABULARY.terms:
        assert shown[term.label.of(lang)], term.name
        assert shown[term.definition.of(lang)], term.name
        assert not term.example or any(term.example.of(lang) in text for text in shown), term.name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_in_one_language_and_says_where_it_is_not(pages, lang):
    """A definition or heading of the other language stands nowhere, its labels only where they are marked so."""
    other = next(o for o in LANGUAGES if o != lang)
    entries = [*VOCABULARY.terms, *VOCABULARY.schemes, *(c for s in VOCABULARY.schemes for c in s.concepts)]
    foreign = {text for e in entries for text in (e.definition.of(other), e.label.of(other))}
    foreign |= {value for value in texts(other).values() if isinstance(value, str)} - SHARED
    own = {text for e in entries for text in (e.definition.of(lang), e.label.of(lang))}
    own |= {value for value in texts(lang).values() if isinstance(value, str)}
    own |= {c.notation for s in VOCABULARY.schemes for c in s.concepts}
    marked = [t for _, language, t in pages[lang].texts if language == other]
    assert marked
    unmarked = {t for tag, language, t in pages[lang].texts if language == lang and tag not in ("code", "title")}
    assert unmarked & (foreign - own) == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_examples_on_the_page_parse(pages, lang):
    prefixes, *examples = pages[lang].pre
    assert len(examples) > 100
    declared = dict(re.findall(r"@prefix (\w+): <([^>]+)> \.", prefixes))
    assert declared == EXAMPLE_PREFIXES
    for example in examples:
        assert list(ox.parse((prefixes + "\n" + example).encode(), ox.RdfFormat.TURTLE)), example


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_markdown_says_the_same_and_its_examples_parse(lang):
    text = vocabulary_markdown(lang)
    anchors = re.findall(r'<a id="([^"]+)"></a>', text)
    assert sorted(anchors) == sorted(VOCABULARY.anchors())
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(anchors)
    prefixes, *examples = re.findall(r"```turtle\n(.*?)```", text, re.S)
    assert len(examples) > 100
    for example in examples:
        assert list(ox.parse((prefixes + example).encode(), ox.RdfFormat.TURTLE)), example
    assert "```mermaid\nflowchart LR\n" in text
    assert text.count("```") % 2 == 0


def test_texts_of_documents_and_labels_cannot_become_markup(monkeypatch):
    """The vocabulary holds no such text, so one is put there."""
    from dataclasses import replace

    from samrad.ontology.entries import Words
    from samrad.publish import page as module

    evil = '<script>alert("x")</script> & [a](javascript:b) `c` </pre>'
    asks = VOCABULARY.term("asks")
    words = Words(evil, evil)
    broken = replace(asks, label=words, definition=words, example=words)
    terms = tuple(broken if t is asks else t for t in VOCABULARY.terms)
    monkeypatch.setattr(module.Vocabulary, "load", lambda: replace(VOCABULARY, terms=terms))
    html, markdown = vocabulary_page("sv"), vocabulary_markdown("sv")
    assert "<script" not in html
    assert Page(html).faults == []
    assert html.count("&lt;script&gt;") >= 5
    assert "<script" not in markdown.replace("\\<script", "")
    assert "[a](javascript" not in markdown


def test_both_languages_have_the_same_texts():
    def shape(value: object) -> object:
        return {key: shape(inner) for key, inner in sorted(value.items())} if isinstance(value, dict) else True

    assert shape(texts("sv")) == shape(texts("en"))
    assert {name for name in SECTIONS if name not in texts("sv")} == set()


def test_an_unknown_language_is_answered_with_those_there_are():
    with pytest.raises(NotFoundError, match="sv"):
        vocabulary_page("de")


def test_another_hash_seed_gives_the_same_bytes():
    code = (
        "from samrad.publish.vocabulary import vocabulary_files; import hashlib;"
        "print(hashlib.sha256(b''.join(n.encode() + d for n, d in sorted(vocabulary_files().items()))).hexdigest())"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1
