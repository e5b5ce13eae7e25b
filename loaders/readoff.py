"""What a document's first lines say of it: title, date, kind, author. What they do not say plainly stays unknown."""

from __future__ import annotations

import re
from datetime import date

from .authorship import author_of, is_body, readoff_cues
from .document import Block, BlockKind, Consultation, Document, DocumentInfo
from .shadow import fold

__all__ = ["dates_in", "read_off"]

#: How many blocks the top of a document can have: letterhead, reference, date, title.
_TOP = 8
_SHORT = 120

_WRITTEN = re.compile(
    r"\b(?:(?P<day>\d{1,2})(?::?e)?\s+)?(?P<month>[a-zåäö]+)\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
_ISO = re.compile(r"(?<![\d/:-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d/-])")
_INTERPELLATION = re.compile(
    r"(?:Interpellation|(?:Skriftlig )?[Ff]råga) (?P<number>\d{4}(?:/\d{2,4})?:\d+)\s+(?P<title>.+)"
    r" av (?P<author>[^()]{3,60}?)\s*\((?P<party>[^()]{1,4})\)(?:\s+till\s+.*)?\Z"
)


def read_off(document: Document) -> DocumentInfo:
    """Return what the text says of itself, unknown left out."""
    top = document.blocks[:_TOP]
    first = _shown(document, document.blocks[0]) if document.blocks else ""
    interpellation = _INTERPELLATION.match(first) if len(first) <= 400 else None
    if interpellation:
        return DocumentInfo(
            title=interpellation["title"],
            date=_date(document, top),
            kind="interpellation",
            author=interpellation["author"].strip(),
            identifier=interpellation["number"],
        )
    title_block = _title(document, top)
    title = None if title_block is None else _shown(document, title_block)
    kind = _first_match("kind", title) or "other"
    when = _date(document, top)
    return DocumentInfo(
        title=title,
        date=when,
        kind=kind,
        author=_letterhead(document, top, title_block) or author_of(document, title_block),
        consultations=_consultation(document, title, kind, when),
    )


def _title(document: Document, top: tuple[Block, ...]) -> Block | None:
    """Return the line that names the kind of document ("Minnesanteckningar från …"), else the first heading.

    A counted heading ("1. Inledning") heads a part, not the document.
    """
    headed = [block for block in top if block.kind is BlockKind.HEADING]
    lines = [block for block in top if block.kind is BlockKind.PARAGRAPH and _is_line(document, block)]
    for block in [*headed[:1], *lines]:
        if _first_match("kind", _shown(document, block)):
            return block
    counted = re.compile(r"[\d.)§]+[ \u00a0]\Z")
    first = headed[0] if headed else None
    return None if first is None or counted.search(document.text, max(0, first.start - 5), first.start) else first


def _is_line(document: Document, block: Block) -> bool:
    """Say whether the block is a line at the top and no sentence: short, without a final mark."""
    return block.end - block.start <= _SHORT and document.text[block.end - 1] not in ".!?:"


def dates_in(text: str) -> list[str]:
    """Return the dates that a line writes, as exact as it writes them.

    >>> dates_in("Samråd den 4 juni 2024, beslutat i maj 2023 (2023-05-02)")
    ['2024-06-04', '2023-05', '2023-05-02']
    """
    months = readoff_cues()["months"]
    found = []
    for match in re.finditer(f"{_ISO.pattern}|{_WRITTEN.pattern.replace('?P<', '?P<w')}", text, re.IGNORECASE):
        iso = match["year"] is not None
        year = int(match["year"] or match["wyear"])
        month = int(match["month"]) if iso else months.get(match["wmonth"].casefold())
        day = match["day"] if iso else match["wday"]
        if month and 1 <= month <= 12 and (day is None or _is_day(year, month, int(day))):
            found.append(f"{year}-{month:02d}" + (f"-{int(day):02d}" if day else ""))
    return found


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _shown(document: Document, block: Block) -> str:
    text = fold(document.text[block.start : min(block.end, block.start + 500)]).strip("*_ ")
    return re.sub(r"^\d{1,2}\.\s+", "", text)


def _date(document: Document, top: tuple[Block, ...]) -> str | None:
    """Return the one date of the short lines at the top: that of the title, else that of the others."""
    titles = [block for block in top if block.kind is BlockKind.HEADING][:1]
    lines = [block for block in top if block.kind is BlockKind.PARAGRAPH and _is_line(document, block)]
    for blocks in (titles, lines):
        dates = {when for block in blocks for when in dates_in(_shown(document, block))}
        if len(dates) == 1:
            return dates.pop()
    return None


def _first_match(table: str, title: str | None) -> str | None:
    """Return the first entry of a table of cues that the title holds."""
    line = (title or "").casefold()
    for value, cues in readoff_cues()[table].items():
        for cue in cues:
            if re.match(re.escape(cue[1:]) + r"\b", line) if cue[0] == "^" else cue in line:
                return str(value)
    return None


def _letterhead(document: Document, top: tuple[Block, ...], title: Block | None) -> str | None:
    """Return the body that the lines above the title name first, if their first is a body's name."""
    if not top or (title is not None and title.index == 0):
        return None
    line = _shown(document, top[0])
    return line if top[0].kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and is_body(line) else None


def _consultation(document: Document, title: str | None, kind: str, when: str | None) -> tuple[Consultation, ...]:
    """Return the consultation that minutes are of, where their title names its form."""
    form = _first_match("form", title)
    if kind != "minutes" or form is None:
        return ()
    return (Consultation(id=document.slug, form=form, title=title, date=when),)
