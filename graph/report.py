"""What a build found, counted: the summary in the terminal and the ``report.md`` beside the data.

Counts are of distinct claims. They stand beside the number of words and of claims in each document, and the share
without addressee is always stated, so that a long list is not taken for a loud voice, nor a short one for silence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..errors import SamradError
from ..loaders.claim import Claim, ClaimKind
from ..loaders.document import Document
from ..loaders.reading import Note
from ..loaders.settled import Passed
from ..ontology.actor import Actor
from .report_words import KINDS, REASONS, Sayer

__all__ = ["DocumentCount", "Summary", "labels_of", "markdown", "summarise", "text"]

#: How many actors the lists of the summary name; the rest is a query away.
TOP = 10

#: How many files of each reason the report names; the manifest has them all.
_NAMED = 100


@dataclass(frozen=True, slots=True)
class DocumentCount:
    """Hold what was found in one document.

    :param silent: sentences in which the rules found no claim, of ``sentences``; 0 of 0 for hand-coded claims
    :param notes: what of its file is not in its text
    """

    stem: str
    title: str
    date: str
    words: int
    kinds: Mapping[ClaimKind, int]
    silent: int = 0
    sentences: int = 0
    notes: tuple[Note, ...] = ()

    @property
    def claims(self) -> int:
        """Return the number of claims of all kinds."""
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True)
class Summary:
    """Hold the counts of a build.

    :param askers: (label, requests it makes), the most first; ``asked`` likewise by addressee
    :param self_asks: requests whose claimant is among the addressees
    :param provisional: (label, claims it takes part in) of the actors that the registry lacks
    """

    documents: tuple[DocumentCount, ...]
    askers: tuple[tuple[str, int], ...]
    asked: tuple[tuple[str, int], ...]
    unaddressed: int
    self_asks: int
    provisional: tuple[tuple[str, int], ...]
    left_out: tuple[SamradError, ...] = ()
    passed: tuple[Passed, ...] = ()

    @property
    def kinds(self) -> dict[ClaimKind, int]:
        """Return the number of claims of each kind, kinds without any included."""
        return {kind: sum(d.kinds[kind] for d in self.documents) for kind in KINDS}

    @property
    def claims(self) -> int:
        """Return the number of claims."""
        return sum(self.kinds.values())

    @property
    def words(self) -> int:
        """Return the number of words of the documents read."""
        return sum(d.words for d in self.documents)

    @property
    def silent(self) -> int:
        """Return the number of sentences in which the rules found no claim."""
        return sum(d.silent for d in self.documents)

    @property
    def notes(self) -> tuple[tuple[str, Note], ...]:
        """Return what of files is not in their texts, each with the document's stem."""
        return tuple((document.stem, note) for document in self.documents for note in document.notes)

    @property
    def sentences(self) -> int:
        """Return the number of sentences that the rules saw; 0 where the claims were coded by hand."""
        return sum(d.sentences for d in self.documents)


def summarise(
    documents: Iterable[Document],
    claims: Sequence[Claim],
    provisional: Iterable[Actor] = (),
    left_out: Iterable[SamradError] = (),
    silent: Mapping[str, tuple[int, int]] | None = None,
    passed: Iterable[Passed] = (),
) -> Summary:
    """Count documents and claims.

    :param silent: document stem → sentences without a claim, and all sentences that the rules saw
    :param passed: files that were not read and are no error
    """
    seen = silent or {}
    requests = [claim for claim in claims if claim.kind is ClaimKind.REQUEST]
    found = Counter((claim.doc, claim.kind) for claim in claims)
    met = Counter(label for claim in claims for label in labels_of(claim))
    return Summary(
        documents=tuple(
            DocumentCount(
                stem=document.stem,
                title=document.info.title or document.stem,
                date=document.info.date or "",
                words=len(document.text.split()),
                kinds={kind: found[document.stem, kind] for kind in KINDS},
                silent=seen.get(document.stem, (0, 0))[0],
                sentences=seen.get(document.stem, (0, 0))[1],
                notes=document.notes,
            )
            for document in documents
        ),
        askers=_ranked(Counter(label for claim in requests for label in set(claim.claimant))),
        asked=_ranked(Counter(label for claim in requests for label in set(claim.addressee))),
        unaddressed=sum(not claim.addressee for claim in requests),
        self_asks=sum(bool(set(claim.claimant) & set(claim.addressee)) for claim in requests),
        provisional=_ranked({actor.label: met[actor.label] for actor in provisional}),
        left_out=tuple(left_out),
        passed=tuple(passed),
    )


def labels_of(claim: Claim) -> set[str]:
    """Return the labels of all actors of the claim."""
    return {
        *claim.claimant,
        *claim.addressee,
        *claim.participants,
        *claim.concerns,
        *claim.principal,
        *claim.served,
    }


def _ranked(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Return the counts, the most first; at equal counts in the order of the Swedish alphabet."""
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], _alphabetical(item[0]))))


def _alphabetical(label: str) -> tuple[str, str]:
    # "{|}" follow "z" in ASCII, so that å ä ö come last and in this order.
    return label.casefold().translate({ord("å"): "{", ord("ä"): "|", ord("ö"): "}"}), label


def markdown(summary: Summary, lang: str = "sv") -> str:
    """Return the report as Markdown; no clock and no path, so that the same build gives the same report."""
    say = Sayer(lang)
    parts = [f"# {say('title')}", _headline(summary, say), _markdown_table(*_document_rows(summary, say))]
    if summary.sentences:
        parts.append(say("rules_note"))
    for name, counts in (("askers", summary.askers), ("asked", summary.asked)):
        parts += [f"## {say(name)}", _markdown_table([say("actor"), say("requests")], _count_rows(counts[:TOP], say))]
    parts += [_unaddressed(summary, say) + ".", say("unaddressed_note")]
    parts += [f"## {say('provisional')}: {say.number(len(summary.provisional))}", say("provisional_note")]
    parts.append(_markdown_table([say("actor"), say("claims")], _count_rows(summary.provisional, say)))
    if summary.sentences:
        silent = [[d.stem, say.share(d.silent, d.sentences)] for d in summary.documents]
        table = _markdown_table([say("document"), say("without")], silent)
        parts += [f"## {say('silent')}", say("silent_note"), table]
    if summary.notes:
        parts += [f"## {say('not_read')}", say("not_read_note")]
        parts.append("\n".join(f"- {_escaped(line)}" for line in _note_lines(summary, say)))
    if summary.left_out:
        parts.append(f"## {say('left_out')}")
        parts.append("\n".join(f"- {_escaped(str(error))}" for error in summary.left_out))
    if summary.passed:
        parts += [f"## {say('passed')}: {say.number(len(summary.passed))}", say("passed_note")]
        parts.append("\n".join(f"- {_escaped(line)}" for line in _passed_lines(summary, say, _NAMED)))
    return "\n\n".join(parts) + "\n"


def text(summary: Summary, lang: str = "sv", unchanged: int = 0) -> str:
    """Return the summary for a terminal: plain text, control characters of the documents removed.

    Of the documents left out it holds the number; their errors are told on standard error.

    :param unchanged: how many of the documents were taken from an earlier build
    """
    say = Sayer(lang)
    lines = [_headline(summary, say, unchanged), "", *_columns(*_document_rows(summary, say)), ""]
    for name, rows in (("askers", summary.askers), ("asked", summary.asked)):
        if rows:
            more = f" (+ {say.number(len(rows) - TOP)} {say('more')})" if len(rows) > TOP else ""
            listed = ", ".join(f"{label} {say.number(count)}" for label, count in rows[:TOP])
            lines.append(f"{say(name)}: {listed}{more}")
    lines.append(_unaddressed(summary, say))
    if summary.provisional:
        more = (
            f" (+ {say.number(len(summary.provisional) - TOP)} {say('more')})" if len(summary.provisional) > TOP else ""
        )
        listed = ", ".join(label for label, _ in summary.provisional[:TOP])
        lines.append(f"{say('provisional')}: {say.number(len(summary.provisional))}: {listed}{more}")
    if summary.sentences:
        lines.append(f"{say('silent')}: {say.share(summary.silent, summary.sentences)}")
    if summary.notes:
        lines.append(f"{say('not_read')}: {say.number(len(summary.notes))}")
        lines += [f"  {line}" for line in _note_lines(summary, say)]
    if summary.left_out:
        lines.append(f"{say('left_out')}: {say.number(len(summary.left_out))}")
    if summary.passed:
        lines.append(f"{say('passed')}: {say.number(len(summary.passed))}")
        lines += [f"  {line}" for line in _passed_lines(summary, say, TOP)]
    return "\n".join(_printable(line) for line in lines) + "\n"


def _note_lines(summary: Summary, say: Sayer) -> list[str]:
    """Return a line for each thing that was not read."""
    return [f"{stem}: {note.said(say.lang)}" for stem, note in summary.notes]


def _passed_lines(summary: Summary, say: Sayer, most: int) -> list[str]:
    """Return a line a reason: how many, and which."""
    lines = []
    for reason in REASONS:
        files = [passed for passed in summary.passed if passed.reason is reason]
        if files:
            named = ", ".join(_passed_name(passed, say) for passed in files[:most])
            more = f" (+ {say.number(len(files) - most)} {say('more')})" if len(files) > most else ""
            lines.append(f"{say.reason(reason)}: {say.number(len(files))}: {named}{more}")
    return lines


def _passed_name(passed: Passed, say: Sayer) -> str:
    name = passed.path.as_posix()
    if passed.other is None:
        return name
    share = f", {passed.share}\N{NO-BREAK SPACE}% {say('of_words')}" if passed.share < 100 else ""
    other = passed.other.name if passed.other.parent == passed.path.parent else passed.other.as_posix()
    return f"{name} ({say('same')} {other}{share})"


def _headline(summary: Summary, say: Sayer, unchanged: int = 0) -> str:
    kinds = ", ".join(f"{say.number(count)} {say.kind(kind)}" for kind, count in summary.kinds.items())
    documents = say("document" if len(summary.documents) == 1 else "documents")
    same = f", {say.number(unchanged)} {say('unchanged')}" if unchanged else ""
    return (
        f"{say.number(len(summary.documents))} {documents}{same}, {say.number(summary.words)} {say('words')}, "
        f"{say.number(summary.claims)} {say('claims')}: {kinds}"
    )


def _unaddressed(summary: Summary, say: Sayer) -> str:
    whole = summary.kinds[ClaimKind.REQUEST]
    line = f"{say('unaddressed').capitalize()}: {say.share(summary.unaddressed, whole)}"
    return line + (f"; {say('self')}: {say.number(summary.self_asks)}" if summary.self_asks else "")


def _document_rows(summary: Summary, say: Sayer) -> tuple[list[str], list[list[str]]]:
    head = [say("document"), say("date"), say("words"), *(say.kind(kind) for kind in KINDS)]
    rows = [
        [d.stem, d.date, say.number(d.words), *(say.number(count) for count in d.kinds.values())]
        for d in summary.documents
    ]
    if len(rows) > 1:
        rows.append([say("total"), "", say.number(summary.words), *map(say.number, summary.kinds.values())])
    return head, rows


def _count_rows(counts: tuple[tuple[str, int], ...], say: Sayer) -> list[list[str]]:
    return [[label, say.number(count)] for label, count in counts] or [[say("none"), ""]]


def _columns(head: list[str], rows: list[list[str]]) -> list[str]:
    """Return aligned lines, the first two columns to the left and numbers to the right."""
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    lines = []
    for row in [head, *rows]:
        cells = [c.ljust(w) if i < 2 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True))]
        lines.append("  ".join(cells).rstrip())
    return lines


def _markdown_table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *([_escaped(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _escaped(value: str) -> str:
    r"""Return the value so that no Markdown and no HTML is read from it.

    >>> print(_escaped("<b>*A|B*</b>"))
    &lt;b>\*A\|B\*&lt;/b>
    """
    value = _printable(value).replace("&", "&amp;").replace("<", "&lt;")
    return "".join("\\" + sign if sign in "\\`*_[]|#!" else sign for sign in value)


def _printable(value: str) -> str:
    r"""Return the value on one line without what would steer a terminal; the no-break space stays.

    >>> _printable("A\x1b[31mB\nC")
    'A[31mB C'
    """
    value = " ".join(value.split("\n")).replace("\t", " ")
    return "".join(sign for sign in value if sign.isprintable() or sign == "\N{NO-BREAK SPACE}")
