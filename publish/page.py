"""The vocabulary's page in one language: a single HTML file that loads nothing, with an anchor for every term."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from .. import __version__
from ..ontology.describe import Vocabulary
from ..ontology.entries import LANGUAGES, Scheme, Term, Words
from ..ontology.excerpts import EXAMPLE_PREFIXES
from ..ontology.terms import NS
from ..queries.collation import collation_key
from .diagram import chain_picture, overview
from .sheets import Part, Row, Sheet, Sheets
from .texts import template

__all__ = ["BESIDE", "FORMATS", "KIND_OF_SECTION", "MEDIA_TYPES", "SECTIONS", "vocabulary_page"]

#: What stands beside the page: file name → what readers call the format.
FORMATS = {
    "samrad.ttl": "Turtle",
    "samrad.rdf": "RDF/XML",
    "samrad.nt": "N-Triples",
    "samrad.jsonld": "JSON-LD",
}
#: Files of the ontology that are published as they are: file name → the key of what readers call them.
BESIDE = {"shapes.ttl": "shapes", "examples.ttl": "examples"}
MEDIA_TYPES = {
    "samrad.ttl": "text/turtle",
    "samrad.rdf": "application/rdf+xml",
    "samrad.nt": "application/n-triples",
    "samrad.jsonld": "application/ld+json",
}

#: The sections, in order; their anchors begin with ``sec-``, which no term's name does.
SECTIONS: tuple[str, ...] = (
    "overview",
    "reading",
    "namespaces",
    "tree",
    "classes",
    "derived",
    "object",
    "datatype",
    "annotation",
)
SECTIONS += ("schemes", "alignment", "profile", "sources", "changes", "index")

#: Sections that list the terms of one kind.
KIND_OF_SECTION = {"classes": "class", **{kind: kind for kind in ("derived", "object", "datatype", "annotation")}}

_SLOT = re.compile(r"\{\{(\w+)\}\}")

#: Turtle in pieces: comment, string with its language, keyword, one of our names.
_TURTLE = re.compile(
    r'(?P<c>^#.*$)|(?P<s>"(?:[^"\\]|\\.)*"(?:@[a-z]+)?)|(?P<k>(?<=\s)a(?=\s))|samrad:(?P<n>[\w-]+)', re.M
)


def vocabulary_page(lang: str) -> str:
    """Return the page in a language; write it as UTF-8 bytes.

    :raises NotFoundError: where there are no texts in that language
    """
    vocabulary = Vocabulary.load()
    return _Page(Sheets(vocabulary, lang)).whole()


class _Page:
    """Write the page's parts; every text goes through :func:`html.escape` on its way in."""

    def __init__(self, sheets: Sheets) -> None:
        self.sheets = sheets
        self.vocabulary: Vocabulary = sheets.vocabulary
        self.lang = sheets.lang
        self.texts = sheets.texts
        self.anchors = frozenset(self.vocabulary.anchors())

    def whole(self) -> str:
        header = self.vocabulary.header
        values = {
            "lang": self.lang,
            "title": self._of(header.title),
            "description": self._of(header.description),
            "creator": self._of(header.creator),
            "iri": _text(header.iri),
            "license": _text(header.license),
            "alternates": self._alternates(),
            "css": template("vocabulary.css").rstrip(),
            "skip": self._said("skip"),
            "contents": self._said("contents"),
            "toc": self._contents(),
            "body": "\n".join([self._top(), *(self._section(name) for name in SECTIONS), self._foot()]),
        }
        return _SLOT.sub(lambda match: values[match[1]], template("vocabulary.html"))

    def _said(self, key: str) -> str:
        return _text(self.texts[key])

    def _of(self, words: Words) -> str:
        return _text(words.of(self.lang))

    def _alternates(self) -> str:
        pages = [f'<link rel="alternate" hreflang="{lang}" href="index.{lang}.html">' for lang in LANGUAGES]
        files = [f'<link rel="alternate" type="{MEDIA_TYPES[name]}" href="{name}">' for name in FORMATS]
        return "\n".join(pages + files)

    def _top(self) -> str:
        header = self.vocabulary.header
        other = self.sheets.other
        formats = ", ".join(f'<a href="{name}">{label}</a>' for name, label in FORMATS.items())
        beside = ", ".join(f'<a href="{name}">{self._said(key)}</a>' for name, key in BESIDE.items())
        about = {
            "iri": f"<code>{_text(header.iri)}</code>",
            "version_iri": f"<code>{_text(header.version_iri)}</code>",
            "prefix": f"<code>{_text(header.prefix)}:</code> <code>{_text(header.namespace)}</code>",
            "issued": _text(header.issued),
            "modified": _text(header.modified),
            "creator": self._of(header.creator),
            "publisher": self._of(header.publisher),
            "license": f'<a href="{_text(header.license)}">{_text(header.license)}</a>',
            "rights": self._of(header.rights),
            "citation": self._of(header.citation),
            "formats": f'{formats}, <a href="index.{self.lang}.md">Markdown</a>, {beside}',
        }
        rows = "\n".join(f"<dt>{self._said(key)}</dt><dd>{value}</dd>" for key, value in about.items())
        return (
            '<header class="top">\n'
            f'<a class="language" href="index.{other}.html" hreflang="{other}" lang="{other}">'
            f"{self._said('other_page')}</a>\n"
            f"<h1>{self._of(header.title)}</h1>\n"
            f'<p class="lead">{self._of(header.description)}</p>\n'
            f'<p class="abstract">{self._of(header.abstract)}</p>\n'
            f'<dl class="about">\n{rows}\n</dl>\n</header>'
        )

    def _foot(self) -> str:
        return f"<footer><p>{_text(self.texts['made_by'].format(version=__version__))}</p></footer>"

    # -- contents -------------------------------------------------------------------------------------------------

    def _contents(self) -> str:
        items = []
        for name in SECTIONS:
            heading = f'<a href="#sec-{name}">{self._said(name)}</a>'
            inside = self._listed_in(name)
            if not inside:
                items.append(f"<li>{heading}</li>")
                continue
            links = "\n".join(f'<li><a href="#{anchor}">{_text(label)}</a></li>' for anchor, label in inside)
            items.append(
                f"<li><details><summary>{heading} ({len(inside)})</summary>\n<ul>\n{links}\n</ul></details></li>"
            )
        return "<ol>\n" + "\n".join(items) + "\n</ol>"

    def _listed_in(self, section: str) -> list[tuple[str, str]]:
        if section == "schemes":
            return [(scheme.name, scheme.label.of(self.lang)) for scheme in self.vocabulary.schemes]
        if section in KIND_OF_SECTION:
            terms = self.vocabulary.of_kind(KIND_OF_SECTION[section])
            return [(term.name, term.label.of(self.lang)) for term in terms]
        return []

    # -- sections -------------------------------------------------------------------------------------------------

    def _section(self, name: str) -> str:
        if name in KIND_OF_SECTION:
            body = self._intro(name) + "\n".join(self._term(t) for t in self.vocabulary.of_kind(KIND_OF_SECTION[name]))
        else:
            body = getattr(self, f"_{name}")()
        heading = f'<h2 id="head-{name}">{self._said(name)}</h2>'
        return f'<section id="sec-{name}" aria-labelledby="head-{name}">\n{heading}\n{body}\n</section>'

    def _intro(self, name: str) -> str:
        key = f"{name}_text"
        return f"<p>{self._said(key)}</p>\n" if key in self.texts else ""

    def _overview(self) -> str:
        picture = overview(self.vocabulary, self.lang, self.texts["diagram"])
        caption = f"{self._said('diagram')}. {self._said('diagram_caption')}"
        return f'{self._intro("overview")}<figure class="wide">{picture}<figcaption>{caption}</figcaption></figure>'

    def _reading(self) -> str:
        return self._intro("reading").rstrip()

    def _namespaces(self) -> str:
        lines = "\n".join(f"@prefix {prefix}: <{iri}> ." for prefix, iri in sorted(EXAMPLE_PREFIXES.items()))
        return f"{self._intro('namespaces')}<pre><code>{_text(lines)}</code></pre>"

    def _tree(self) -> str:
        tops = [t for t in self.vocabulary.of_kind("class") if not any(p.value.startswith(NS) for p in t.parents)]
        return f'<ul class="tree">\n{self._branches(tops)}\n</ul>'

    def _branches(self, terms: Iterable[Term]) -> str:
        items = []
        for term in terms:
            children = [self.vocabulary.term(node.value.removeprefix(NS)) for node in term.children]
            inside = f"\n<ul>\n{self._branches(children)}\n</ul>" if children else ""
            items.append(f"<li>{self._part(self.sheets.link(term.node))}{inside}</li>")
        return "\n".join(items)

    def _term(self, term: Term) -> str:
        sheet = self.sheets.term(term)
        picture = ""
        if term.chain:
            picture = f'<figure class="chain">{chain_picture(term, self.vocabulary, self.lang)}</figure>\n'
        example = ""
        if sheet.example:
            example = f'<p class="example"><b>{self._said("example")}:</b> {_text(sheet.example)}</p>\n'
        turtle = ""
        if sheet.turtle:
            turtle = (
                f'<p class="turtle-label">{self._said("turtle")}</p>\n'
                f"<pre><code>{self._turtle(sheet.turtle.rstrip())}</code></pre>\n"
            )
        return (
            f'<article id="{sheet.name}">\n'
            f'<h3><a class="self" href="#{sheet.name}">{_text(sheet.label)}</a>'
            f' <code class="name">samrad:{sheet.name}</code></h3>\n'
            f'<p class="iri">{_text(sheet.iri)}</p>\n'
            f'<p class="definition">{_text(sheet.definition)}</p>\n'
            f"{example}{picture}{self._rows(sheet)}\n{turtle}</article>"
        )

    def _turtle(self, text: str) -> str:
        """Return Turtle with its pieces marked and our names linked."""
        parts, at = [], 0
        for match in _TURTLE.finditer(text):
            parts.append(_text(text[at : match.start()]))
            piece = _text(match[0])
            if match["n"]:
                known = match["n"] in self.anchors
                parts.append(f'<a href="#{match["n"]}">{piece}</a>' if known else piece)
            else:
                parts.append(f'<span class="t-{match.lastgroup}">{piece}</span>')
            at = match.end()
        return "".join([*parts, _text(text[at:])])

    def _rows(self, sheet: Sheet) -> str:
        return '<dl class="rows">\n' + "\n".join(map(self._row, sheet.rows)) + "\n</dl>"

    def _row(self, row: Row) -> str:
        values = ["".join(map(self._part, value)) for value in row.values]
        lang = f' lang="{row.lang}"' if row.lang else ""
        inside = values[0] if len(values) == 1 else "<ul>" + "".join(f"<li>{value}</li>" for value in values) + "</ul>"
        return f"<dt>{_text(row.heading)}</dt><dd{lang}>{inside}</dd>"

    @staticmethod
    def _part(part: Part) -> str:
        if isinstance(part, str):
            return _text(part)
        code = f"<code>{_text(part.code)}</code>" if part.code else ""
        label = _text(part.label)
        look = "ref" if part.label else "ref out"
        return f'<a class="{look}" href="{_text(part.target)}">{label}{" " if label and code else ""}{code}</a>'

    def _schemes(self) -> str:
        return self._intro("schemes") + "\n".join(map(self._scheme, self.vocabulary.schemes))

    def _scheme(self, scheme: Scheme) -> str:
        sheet = self.sheets.scheme(scheme)
        concepts = "\n".join(self._concept(self.sheets.concept(concept)) for concept in scheme.concepts)
        inside = f'\n<div class="concepts">\n{concepts}\n</div>' if concepts else ""
        return (
            f'<article id="{sheet.name}">\n'
            f'<h3><a class="self" href="#{sheet.name}">{_text(sheet.label)}</a>'
            f' <code class="name">samrad:{sheet.name}</code></h3>\n'
            f'<p class="definition">{_text(sheet.definition)}</p>\n{self._rows(sheet)}{inside}\n</article>'
        )

    def _concept(self, sheet: Sheet) -> str:
        note = f'<p class="example">{_text(sheet.example)}</p>\n' if sheet.example else ""
        return (
            f'<div class="concept" id="{sheet.name}">\n<h4>{_text(sheet.label)}'
            f' <code class="name">samrad:{sheet.name}</code></h4>\n'
            f'<p class="definition">{_text(sheet.definition)}</p>\n{note}{self._rows(sheet)}\n</div>'
        )

    def _alignment(self) -> str:
        keys = ("alignment_ours", "alignment_relation", "alignment_theirs")
        heads = "".join(f'<th scope="col">{self._said(key)}</th>' for key in keys)
        rows = "\n".join(
            f"<tr><td>{self._part(ours)}</td><td>{_text(relation)}</td><td>{self._part(theirs)}</td></tr>"
            for ours, relation, theirs in self.sheets.alignment()
        )
        return (
            f"{self._intro('alignment')}<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
        )

    def _profile(self) -> str:
        return "\n".join(f"<p>{_text(sentence)}</p>" for sentence in self.sheets.profile())

    def _sources(self) -> str:
        items = []
        for source in self.vocabulary.sources:
            cited = _text(source.citation)
            link = f'<a href="{_text(source.link)}">{cited}</a>' if source.link else cited
            lang = "" if source.citation_lang == self.lang else f' lang="{source.citation_lang}"'
            items.append(f'<li id="{source.name}"><cite{lang}>{link}</cite><br>{self._of(source.says)}</li>')
        return f'{self._intro("sources")}<ul class="sources">\n' + "\n".join(items) + "\n</ul>"

    def _changes(self) -> str:
        return "<ul>\n" + "\n".join(f"<li>{self._of(c)}</li>" for c in self.vocabulary.header.changes) + "\n</ul>"

    def _index(self) -> str:
        links = [self.sheets.link(term.node) for term in self.vocabulary.terms]
        links.sort(key=lambda link: collation_key(link.label))
        return '<ul class="index">\n' + "\n".join(f"<li>{self._part(link)}</li>" for link in links) + "\n</ul>"


def _text(text: str) -> str:
    return html.escape(text, quote=True)
