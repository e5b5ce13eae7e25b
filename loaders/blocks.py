"""From pieces to blocks: what neighbours say of each other, and what governs what."""

from __future__ import annotations

import re
from dataclasses import replace

from .attendance import attendance_row, inline_attendance
from .document import Attendee, Block, BlockKind, Span
from .draft import Draft
from .headings import mark_headings, set_levels
from .pieces import Form, Piece, pieces
from .sentences import split_sentences
from .shadow import Shadow, fold, is_plain
from .speakers import Label, Names, label_of
from .structure import govern
from .words import has_finite_verb, layout_words

__all__ = ["parse_blocks"]

#: A piece shorter than this is not running text that a page break could have cut.
_CUT_FROM = 40

_KINDS = {
    Form.HASH: BlockKind.HEADING,
    Form.BULLET: BlockKind.BULLET,
    Form.COUNTED: BlockKind.BULLET,
    Form.QUESTION: BlockKind.QUESTION,
    Form.ROW: BlockKind.ATTENDANCE,
    Form.CAPTION: BlockKind.CAPTION,
    Form.FOOTNOTE: BlockKind.FOOTNOTE,
    Form.PLAIN: BlockKind.PARAGRAPH,
}

_OPENING = "\"”“‘'«»([*_ "
_CLOSING = "\"”“’'»)]*_ ¹²³⁰⁴⁵⁶⁷⁸⁹"


def parse_blocks(text: str) -> tuple[tuple[Block, ...], tuple[Attendee, ...]]:
    r"""Return the blocks of a text in order, without overlap, and those present by its attendance lists.

    Never raises, whatever the text; the work grows with its length.

    >>> [(b.kind.value, b.span.of(t)) for t in ["Samråd 1\n\nSIOS: Vi vill."] for b in parse_blocks(t)[0]]
    [('heading', 'Samråd 1'), ('turn', 'Vi vill.')]
    """
    if is_plain(text):
        return _parsed(text)
    # Decomposed letters and soft hyphens hide words ("Fråga 1", "Närvarande") from every list: read what a reader sees
    # and take the offsets back.
    seen = Shadow.of(text, spaces=True)
    blocks, attendance = _parsed(seen.text)
    rows = (Attendee(_back(seen, row.person), _back(seen, row.organisation), row.block) for row in attendance)
    return tuple(_block_back(seen, block) for block in blocks), tuple(rows)


def _back(seen: Shadow, span: Span) -> Span:
    return seen.source(span.start, span.end)


def _block_back(seen: Shadow, block: Block) -> Block:
    span = _back(seen, block.span)
    return replace(
        block,
        start=span.start,
        end=span.end,
        intro=block.intro and _back(seen, block.intro),
        speaker=block.speaker and _back(seen, block.speaker),
        sentences=tuple(_back(seen, sentence) for sentence in block.sentences),
    )


def _parsed(text: str) -> tuple[tuple[Block, ...], tuple[Attendee, ...]]:
    found = _mended(text, pieces(text))
    drafts = [_draft(piece) for piece in found]
    _mark_turns(text, drafts)
    mark_headings(text, drafts)
    set_levels(text, drafts)
    for draft in drafts:
        draft.sentences = _sentences(text, draft)
    govern(text, drafts)
    blocks = tuple(draft.block(index) for index, draft in enumerate(drafts))
    return blocks, _attendees(text, blocks)


def _draft(piece: Piece) -> Draft:
    return Draft(_KINDS[piece.form], piece.start, piece.end, piece)


def _mended(text: str, found: list[Piece]) -> list[Piece]:
    """Join what a page break cut: the piece before has no final mark and the next goes on with the sentence."""
    whole: list[Piece] = []
    for piece in found:
        before = whole[-1] if whole else None
        if before is not None and piece.gap and piece.form is Form.PLAIN and _is_cut(text, before, piece):
            before.end = piece.end
            before.lines += piece.lines
            continue
        whole.append(piece)
    return whole


def _is_cut(text: str, before: Piece, after: Piece) -> bool:
    if before.form not in (Form.PLAIN, Form.BULLET, Form.COUNTED, Form.QUESTION):
        return False
    if before.form is Form.PLAIN and before.end - before.start < _CUT_FROM and before.label is None:
        return False
    tail = text[max(before.start, before.end - 80) : before.end]
    bare = tail.rstrip(_CLOSING)
    if not bare or bare[-1] in ".!?:…":
        return False
    head = text[after.start : min(after.end, after.start + 40)].lstrip(_OPENING)
    goes_on = after.end - after.start >= _CUT_FROM or text[after.end - 1] in ".!?:…" or before.form is not Form.PLAIN
    if head[:1].islower() and goes_on:
        # Paragraphs that all begin with a small letter are a list without signs, not one sentence.
        return before.form is not Form.PLAIN or before.lines > 1 or not text[before.start].islower()
    last = bare.rsplit(None, 1)[-1].casefold()
    return (last in layout_words("open_words") or bare[-1] == ",") and before.end - before.start >= 2 * _CUT_FROM


def _mark_turns(text: str, drafts: list[Draft]) -> None:
    """Make turns of the paragraphs whose label is a speaker."""
    candidates = [draft for draft in drafts if draft.kind is BlockKind.PARAGRAPH and draft.piece.label is not None]
    items = [draft for draft in drafts if draft.kind is BlockKind.BULLET and ":" in text[draft.start : draft.end]]
    present = any(draft.kind is BlockKind.ATTENDANCE for draft in drafts)
    if not candidates and not (items and present):
        return
    labels = [_name(text, draft) for draft in candidates]
    rows = (attendance_row(text, d.start, d.end) for d in drafts if d.kind is BlockKind.ATTENDANCE)
    names = Names.of(text, (row[1].of(text) for row in rows if row and row[1]), labels)
    for draft, name in zip(candidates, labels, strict=True):
        label = draft.piece.label
        if label is None or not names.speaker(name, bold=label.bold):
            continue
        if name.casefold() in layout_words("attendance"):
            continue
        _make_turn(draft, label)
    _mark_turns_in_lists(text, items, drafts, names)


def _make_turn(draft: Draft, label: Label) -> None:
    draft.kind = BlockKind.TURN
    draft.speaker = label.name
    draft.start = min(label.content, draft.end)


def _mark_turns_in_lists(text: str, items: list[Draft], drafts: list[Draft], names: Names) -> None:
    """Make turns of the items of a list that open with somebody who was present or spoke: "– Testföreningen: …"."""
    spoken = {fold(d.speaker.of(text)).casefold() for d in drafts if d.kind is BlockKind.TURN and d.speaker}
    for draft in items:
        label = label_of(text, draft.start, draft.end)
        if label is not None and label.colon:
            name = fold(label.name.of(text))
            if name.casefold() in spoken or (name.casefold() in names.present and names.speaker(name)):
                _make_turn(draft, label)


def _name(text: str, draft: Draft) -> str:
    return draft.piece.label.name.of(text) if draft.piece.label else ""


def _sentences(text: str, draft: Draft) -> tuple[Span, ...]:
    if draft.kind in (BlockKind.ATTENDANCE, BlockKind.HEADING, BlockKind.CAPTION):
        return (Span(draft.start, draft.end),) if draft.start < draft.end else ()
    found = split_sentences(text, draft.start, draft.end)
    return _label_apart(text, found) if draft.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET) else found


_TITLED = re.compile(r"([^:\n]{2,200}?):[ \u00a0]+(?=[\"”“«]?[A-ZÅÄÖ])")


def _label_apart(text: str, sentences: tuple[Span, ...]) -> tuple[Span, ...]:
    """Let a label that opens a block stand apart from the sentence it heads ("Hantering: Regeringen har lagt ned …").

    What stands before the colon has no finite verb, brackets aside, and what follows is a whole sentence with
    one; a title that a link shows ("Pressmeddelande: Regeringen vill …") has no final mark.
    """
    first = sentences[0] if sentences else None
    match = _TITLED.match(text, first.start, first.end) if first else None
    if (
        first is None
        or match is None
        or text[first.end - 1] not in ".!?"
        or has_finite_verb(re.sub(r"\([^()]*\)", "", match.group(1)))
    ):
        return sentences
    if not has_finite_verb(text[match.end() : first.end]):
        return sentences
    return (Span(first.start, match.end(1) + 1), Span(match.end(), first.end), *sentences[1:])


_PRESENT = re.compile(r"[*_]{0,2}(\w+)[*_]{0,2}\s*:")


def _attendees(text: str, blocks: tuple[Block, ...]) -> tuple[Attendee, ...]:
    found = []
    for block in blocks:
        if block.kind is BlockKind.ATTENDANCE:
            row = attendance_row(text, block.start, block.end)
            if row is not None and row[1] is not None:
                found.append(Attendee(row[0], row[1], block.index))
        elif block.kind is BlockKind.PARAGRAPH:
            head = _PRESENT.match(text, block.start, min(block.end, block.start + 40))
            if head and head.group(1).casefold() in layout_words("attendance"):
                rows = inline_attendance(text, head.end(), block.end)
                found.extend(Attendee(person, body, block.index) for person, body in rows)
    return tuple(found)
