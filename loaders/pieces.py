"""From lines to pieces: the units that the form of the lines alone gives, before neighbours are asked.

Nothing here knows of headings without a sign, of lists or of who has the floor; :mod:`.blocks` puts that together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from .attendance import attendance_row
from .lines import Line, bullet_sign, chunks, counted, heading_sign, is_rule
from .shadow import fold
from .speakers import Label, label_of
from .words import has_finite_verb, layout_words

__all__ = ["Form", "Piece", "pieces"]


class Form(Enum):
    """What the form of a line says it is."""

    HASH = auto()  # "## Rubrik"
    BULLET = auto()
    COUNTED = auto()  # "1. …": an item or a heading
    QUESTION = auto()  # "Fråga 1: …", an italic question
    ROW = auto()  # a row of a list of those present
    CAPTION = auto()
    FOOTNOTE = auto()
    PLAIN = auto()


@dataclass(slots=True)
class Piece:
    """Stand for one piece; ``start`` and ``end`` hold its content without its sign.

    :param sign: the bullet sign or the number of a counted line
    :param gap: whether a blank line stands before it
    :param lines: how many lines it runs over
    :param alone: whether blank lines stand on both sides
    :param label: the candidate for a speaker that it opens with
    """

    form: Form
    start: int
    end: int
    sign: str = ""
    indent: int = 0
    depth: int = 0
    gap: bool = True
    lines: int = 1
    alone: bool = False
    label: Label | None = None


_ITALIC_QUESTION = re.compile(r"([*_])(?!\1)[^*_\n\r]{1,400}\?\1\Z")
_FOOTNOTE = re.compile(r"(?:[¹²³⁰⁴-⁹]{1,3}|\[\^?\d{1,3}\]:?)[ \t\u00a0]*(?=\S)")
_STRONG = re.compile(r"(\*\*|__|\*|_)(?=\S)(.*?\S)\1\Z", re.DOTALL)
_HEADING_END = re.compile(r"[ \t]+#+\Z")

#: From how many signs a line is long enough to be a wrapped line of running text.
_WRAPPED = 45


def pieces(text: str) -> list[Piece]:
    """Return the pieces of the text in order."""
    found: list[Piece] = []
    present = False
    for chunk in chunks(text):
        first = len(found)
        for line in chunk:
            gap = len(found) == first
            if is_rule(text, line):
                _underline(text, found, line, gap)
                continue
            piece = _row(text, line, gap) if present else None
            if piece is None:
                present = False
                piece = _signed(text, line, gap)
            if piece.form is Form.PLAIN and not gap and _continues(text, found[-1], line):
                found[-1].end = line.end
                found[-1].lines += 1
                continue
            found.append(piece)
            if piece.form in (Form.PLAIN, Form.HASH):
                present = _heads_attendance(text, piece)
        for piece in found[first:]:
            piece.alone = len(found) - first == 1
    return found


def _row(text: str, line: Line, gap: bool) -> Piece | None:
    if heading_sign(text, line):
        return None
    sign = bullet_sign(text, line)
    start = sign.end() if sign else line.start
    if attendance_row(text, start, line.end) is None:
        return None
    return Piece(Form.ROW, start, line.end, gap=gap)


def _heads_attendance(text: str, piece: Piece) -> bool:
    if piece.end - piece.start > 60:
        return False
    return fold(text[piece.start : piece.end]).strip("*_ ").rstrip(":").strip().casefold() in layout_words("attendance")


def _signed(text: str, line: Line, gap: bool) -> Piece:
    """Return the line as a piece by the sign that it opens with."""
    sign = heading_sign(text, line)
    if sign:
        start, end = _bare(text, sign.end(), line.end)
        return Piece(Form.HASH, start, end, depth=len(sign.group(1)), gap=gap)
    if mark := _FOOTNOTE.match(text, line.start, line.end):
        return Piece(Form.FOOTNOTE, mark.end(), line.end, gap=gap)
    if _is_question(text, line.start, line.end):
        return Piece(Form.QUESTION, line.start, line.end, gap=gap)
    if _is_caption(text[line.start : line.end]):
        return Piece(Form.CAPTION, line.start, line.end, gap=gap)
    sign = bullet_sign(text, line)
    if sign:
        return Piece(Form.BULLET, sign.end(), line.end, sign.group().strip(), line.indent, gap=gap)
    sign = counted(text, line)
    if sign:
        depth = sign.group(1).count(".") + 1
        return Piece(Form.COUNTED, sign.end(), line.end, sign.group(1), line.indent, depth, gap=gap)
    start = line.start
    while start < line.end and text[start] in "> \t" and text[line.start] == ">":
        start += 1
    start = start if start < line.end else line.start
    return Piece(Form.PLAIN, start, line.end, indent=line.indent, gap=gap, label=label_of(text, start, line.end))


def _underline(text: str, found: list[Piece], line: Line, gap: bool) -> None:
    """Let ``===`` or ``---`` under a short line make it a heading."""
    if gap or not found or found[-1].form is not Form.PLAIN or found[-1].lines > 1:
        return
    if text[line.start] in "=-" and found[-1].end - found[-1].start <= 120:
        found[-1].form = Form.HASH
        found[-1].depth = 1 if text[line.start] == "=" else 2


def _is_question(text: str, start: int, end: int) -> bool:
    if end - start <= 420 and _ITALIC_QUESTION.match(text, start, end):
        return True
    head = text[start : min(end, start + 40)].strip("*_ ")
    match = re.match(r"(\w+)\s+\d{1,2}\s*[a-z]?\s*(?:[:.)–-]|\*\*)", head)
    return match is not None and match.group(1).casefold() in layout_words("question_labels")


def _is_caption(line: str) -> bool:
    bare = line.strip("*_ ")
    if len(bare) > 300:
        return False
    match = re.match(r"(\w+)\.?\s+\d{1,3}[a-z]?\s*(?:[.:–-]\s|\Z)", bare)
    if match:
        return match.group(1).casefold() in layout_words("caption_labels")
    credit, colon, rest = bare.partition(":")
    return bool(colon and rest.strip()) and credit.casefold() in layout_words("credit_labels")


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without closing ``#`` and without the emphasis that covers all of it."""
    closing = _HEADING_END.search(text, max(start, end - 12), end)
    if closing and closing.start() > start:
        end = closing.start()
    if end - start <= 400:
        strong = _STRONG.match(text, start, end)
        if strong and strong.group(1) not in strong.group(2):
            return strong.start(2), strong.end(2)
    return start, end


def _continues(text: str, before: Piece, line: Line) -> bool:
    """Say whether a line without a sign goes on with the piece that stands right above it."""
    if before.form in (Form.HASH, Form.ROW, Form.CAPTION):
        return False
    if text[max(0, before.end - 1)] == "\\" or text[before.end : before.end + 3].startswith("  "):
        return False  # Markdown's signs for a line break that is meant
    last = text.rfind("\n", before.start, before.end) + 1 or before.start
    length = before.end - last
    first = text[line.start]
    ended = text[before.end - 1] in ".!?:"
    if label_of(text, line.start, min(line.end, line.start + 100)) is not None and (ended or length < _WRAPPED):
        return False
    if before.form is Form.COUNTED and _heads_line(text, before, line):
        return False
    if before.form in (Form.BULLET, Form.COUNTED, Form.FOOTNOTE, Form.QUESTION):
        return not (ended and line.indent == 0 and before.lines == 1 and length < _WRAPPED) or first.islower()
    if first.islower() and not ended:
        return True
    if before.gap and before.lines == 1 and first.isupper() and not ended and _may_be_title(text, before):
        return False
    # Lines of one length are running text that was wrapped; short lines and lines as long as paragraphs stand alone.
    return _WRAPPED <= length <= 130


def _heads_line(text: str, piece: Piece, line: Line) -> bool:
    """Say whether a counted line heads the text right under it: "§ 4 Mötesplatser" opens a run of lines, as a title."""
    if not piece.gap or piece.lines > 1 or not text[line.start].isupper() or text[piece.end - 1] in ".!?:":
        return False
    longer = line.end - line.start > max(_WRAPPED, piece.end - piece.start)
    return longer and _may_be_title(text, piece)


def _may_be_title(text: str, piece: Piece) -> bool:
    line = text[piece.start : piece.end]
    last = line.rsplit(None, 1)[-1].casefold()
    return line[-1] != "," and last not in layout_words("open_words") and not has_finite_verb(line)
