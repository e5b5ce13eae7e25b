"""The vocabulary's page in one language as Markdown, for readers in a terminal, a repository or a wiki."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .. import __version__
from ..ontology.describe import Vocabulary
from ..ontology.entries import Scheme
from ..ontology.excerpts import EXAMPLE_PREFIXES
from .diagram import ARROWS
from .page import FORMATS, KIND_OF_SECTION
from .sheets import Part, Row, Sheet, Sheets

__all__ = ["vocabulary_markdown"]

#: Signs that Markdown reads as markup anywhere in a line.
_MARKUP = re.compile(r"([\\`*_\[\]|~$#<>])")


def vocabulary_markdown(lang: str) -> str:
    """Return the page in a language.

    :raises NotFoundError: where there are no texts in that language
    """
    return _Markdown(Sheets(Vocabulary.load(), lang)).whole()


class _Markdown:
    """Write the page's parts; every text goes through :func:`_text` on its way in."""

    def __init__(self, sheets: Sheets) -> None:
        self.sheets = sheets
        self.vocabulary = sheets.vocabulary
        self.lang = sheets.lang
        self.texts = sheets.texts

    def whole(self) -> str:
        parts = [self._top(), self._overview(), self._namespaces()]
        parts += [self._terms(name) for name in KIND_OF_SECTION]
        parts += [self._schemes(), self._alignment(), self._profile(), self._sources(), self._changes()]
        return "\n\n".join(parts) + f"\n\n---\n\n{_text(self.texts['made_by'].format(version=__version__))}\n"

    def _heading(self, name: str) -> str:
        said = f"{name}_text"
        intro = f"\n\n{_text(self.texts[said])}" if said in self.texts else ""
        return f"## {_text(self.texts[name])}{intro}"

    def _top(self) -> str:
        header = self.vocabulary.header
        formats = ", ".join(f"[{label}]({name})" for name, label in FORMATS.items())
        about = {
            "iri": f"`{header.iri}`",
            "version_iri": f"`{header.version_iri}`",
            "prefix": f"`{header.prefix}:` `{header.namespace}`",
            "issued": _text(header.issued),
            "creator": _text(header.creator.of(self.lang)),
            "license": f"<{header.license}>",
            "citation": _text(header.citation.of(self.lang)),
            "formats": f"{formats}, [HTML](index.{self.lang}.html)",
        }
        rows = "\n".join(f"- {_text(self.texts[key])}: {value}" for key, value in about.items())
        title, lead = _text(header.title.of(self.lang)), _text(header.description.of(self.lang))
        return f"# {title}\n\n{lead}\n\n{_text(header.abstract.of(self.lang))}\n\n{rows}"

    def _overview(self) -> str:
        words = {term.name: _mermaid(term.label.of(self.lang)) for term in self.vocabulary.terms}
        words["Concept"] = "skos:Concept"
        boxes = dict.fromkeys(name for arrow in ARROWS for name in (arrow.start, arrow.end))
        lines = [f'  {name}["{words[name]}"]' for name in boxes]
        for arrow in ARROWS:
            line = "-.->" if arrow.derived else "-->"
            lines.append(f'  {arrow.start} {line}|"{", ".join(words.get(n, n) for n in arrow.names)}"| {arrow.end}')
        return f"{self._heading('overview')}\n\n```mermaid\nflowchart LR\n" + "\n".join(lines) + "\n```"

    def _namespaces(self) -> str:
        lines = "\n".join(f"@prefix {prefix}: <{iri}> ." for prefix, iri in sorted(EXAMPLE_PREFIXES.items()))
        return f"{self._heading('namespaces')}\n\n```turtle\n{lines}\n```"

    def _terms(self, name: str) -> str:
        terms = self.vocabulary.of_kind(KIND_OF_SECTION[name])
        return "\n\n".join([self._heading(name), *(self._sheet(self.sheets.term(term), 3) for term in terms)])

    def _schemes(self) -> str:
        return "\n\n".join([self._heading("schemes"), *map(self._scheme, self.vocabulary.schemes)])

    def _scheme(self, scheme: Scheme) -> str:
        concepts = (self._sheet(self.sheets.concept(concept), 4) for concept in scheme.concepts)
        return "\n\n".join([self._sheet(self.sheets.scheme(scheme), 3), *concepts])

    def _sheet(self, sheet: Sheet, depth: int) -> str:
        parts = [
            f'<a id="{sheet.name}"></a>',
            f"{'#' * depth} {_text(sheet.label)} `samrad:{sheet.name}`",
            _text(sheet.definition),
        ]
        if sheet.example:
            parts.append(f"> {_text(sheet.example)}")
        if sheet.rows:
            parts.append("\n".join(map(self._row, sheet.rows)))
        if sheet.turtle:
            parts.append(f"```turtle\n{sheet.turtle.rstrip()}\n```")
        return "\n\n".join(parts)

    def _row(self, row: Row) -> str:
        return f"- {_text(row.heading)}: " + ", ".join("".join(map(self._part, value)) for value in row.values)

    @staticmethod
    def _part(part: Part) -> str:
        if isinstance(part, str):
            return _text(part)
        if not part.target.startswith("#"):
            return f"[`{part.code}`]({part.target})"
        return f"[{_text(part.label)}]({part.target})"

    def _alignment(self) -> str:
        heads = [_text(self.texts[f"alignment_{key}"]) for key in ("ours", "relation", "theirs")]
        lines = [self._cells(heads), "| --- | --- | --- |"]
        for ours, relation, theirs in self.sheets.alignment():
            lines.append(self._cells([self._part(ours), _text(relation), self._part(theirs)]))
        return f"{self._heading('alignment')}\n\n" + "\n".join(lines)

    @staticmethod
    def _cells(cells: Iterable[str]) -> str:
        return "| " + " | ".join(cells) + " |"

    def _profile(self) -> str:
        return "\n\n".join([self._heading("profile"), *map(_text, self.sheets.profile())])

    def _sources(self) -> str:
        lines = []
        for source in self.vocabulary.sources:
            cited = f"[{_text(source.citation)}]({source.link})" if source.link else _text(source.citation)
            lines.append(f'- <a id="{source.name}"></a>{cited} {_text(source.says.of(self.lang))}')
        return f"{self._heading('sources')}\n\n" + "\n".join(lines)

    def _changes(self) -> str:
        lines = (f"- {_text(change.of(self.lang))}" for change in self.vocabulary.header.changes)
        return f"{self._heading('changes')}\n\n" + "\n".join(lines)


def _mermaid(text: str) -> str:
    """Return a text for between the quotes of a label, its signs as Mermaid's numbers where they would be markup."""
    return re.sub(r"[^\w ,.()-]", lambda match: f"#{ord(match[0])};", text)


def _text(text: str) -> str:
    r"""Return a text in which nothing is Markdown.

    >>> print(_text("a *b*"))
    a \*b\*
    """
    return _MARKUP.sub(r"\\\1", text)
