"""What governs what: the heading, list, question and speaker that each block stands under."""

from __future__ import annotations

import re

from .attendance import is_person
from .document import BlockKind, Span
from .draft import Draft
from .headings import introductions
from .shadow import fold
from .words import layout_words

__all__ = ["govern"]

_NUMBERED = re.compile(r"[*_]*(\w+)\s+(\d{1,2})")
_WORDS = re.compile(r"[^\W\d_]+")


def govern(text: str, drafts: list[Draft]) -> None:
    """Fill in heading, parent, intro, question, turn and the level of bullets."""
    _headings(text, drafts)
    _speech(text, drafts)
    _lists(text, drafts)
    _question_lists(text, drafts)
    _questions(drafts)
    _turns(text, drafts)


def _headings(text: str, drafts: list[Draft]) -> None:
    """Give each block the heading that governs it.

    The heading of a list of those present governs its rows alone. A question that counts on ("Runda 2") stands where
    the first of its kind stood, though a heading of the same depth ("Uppföljande kommentarer") came between.
    """
    stack: list[int] = []
    series: dict[str, int | None] = {}
    for index, draft in enumerate(drafts):
        if draft.kind is BlockKind.HEADING:
            while stack and drafts[stack[-1]].level >= draft.level:
                stack.pop()
            draft.heading = stack[-1] if stack else None
            stack.append(index)
            continue
        if stack and draft.kind is not BlockKind.ATTENDANCE and _heads_rows(drafts, stack[-1]):
            stack.pop()
        if draft.kind is BlockKind.QUESTION:
            _return_to_series(text, drafts, draft, stack, series)
        draft.heading = stack[-1] if stack else None


def _heads_rows(drafts: list[Draft], index: int) -> bool:
    return index + 1 < len(drafts) and drafts[index + 1].kind is BlockKind.ATTENDANCE


def _return_to_series(
    text: str, drafts: list[Draft], draft: Draft, stack: list[int], series: dict[str, int | None]
) -> None:
    match = _NUMBERED.match(text, draft.start, draft.end)
    if not match:
        return
    label = match.group(1).casefold()
    first = series.get(label)
    if int(match.group(2)) > 1 and stack and first is not None and drafts[first].heading == drafts[stack[-1]].heading:
        stack[-1] = first
    else:
        series[label] = stack[-1] if stack else None


def _speech(text: str, drafts: list[Draft]) -> None:
    """Make a paragraph of a lone dash that opens direct speech ("– Vi vill göra mer, säger …")."""
    for index, draft in enumerate(drafts):
        dashed = draft.kind is BlockKind.BULLET and draft.piece.sign in ("–", "—", "-", "―") and draft.piece.alone
        if dashed and text[draft.start].isupper() and _opens_speech(text, drafts, index):
            draft.kind = BlockKind.PARAGRAPH


def _opens_speech(text: str, drafts: list[Draft], index: int) -> bool:
    """Say whether a verb of saying, or a long dash outside any list, makes the dash the sign of speech."""
    draft = drafts[index]
    if _says(text, draft, layout_words("saying")):
        return True
    if draft.piece.sign == "-":
        return False
    if any(0 <= i < len(drafts) and _signed_alike(draft, drafts[i]) for i in (index - 1, index + 1)):
        return False
    before = drafts[index - 1] if index else None
    return before is None or before.kind is not BlockKind.PARAGRAPH or text[before.end - 1] != ":"


def _signed_alike(draft: Draft, other: Draft) -> bool:
    return other.kind is BlockKind.BULLET and other.piece.sign == draft.piece.sign


def _says(text: str, draft: Draft, saying: frozenset[str]) -> bool:
    """Say whether ", säger Anna Ek" stands in the block."""
    return any(
        match.group(1) in saying for match in re.finditer(r"[,”\"!?] ([^\W\d_]+) ", text[draft.start : draft.end])
    )


def _lists(text: str, drafts: list[Draft]) -> None:
    """Give bullets their nesting and what introduces their list."""
    shared = introductions(text, drafts)
    open_items: list[int] = []
    intro: Span | None = None
    for index, draft in enumerate(drafts):
        if draft.kind is not BlockKind.BULLET:
            open_items = []
            continue
        if not open_items:
            intro = _introducing(drafts, index, shared)
        while open_items and drafts[open_items[-1]].piece.indent >= draft.piece.indent:
            if len(open_items) == 1 and drafts[open_items[0]].piece.indent > draft.piece.indent:
                open_items.pop()
                break
            open_items.pop()
        draft.parent = open_items[-1] if open_items else None
        draft.level = len(open_items) + 1
        draft.intro = _last(drafts[draft.parent]) if draft.parent is not None else intro
        open_items.append(index)


def _introducing(drafts: list[Draft], index: int, shared: dict[int, int]) -> Span | None:
    """Return what introduces the list that begins at ``index``."""
    if index == 0:
        return None
    before = drafts[index - 1]
    if before.kind is BlockKind.HEADING:
        opener = shared.get(index - 1)
        return _last(drafts[opener]) if opener is not None else Span(before.start, before.end)
    if before.kind in (BlockKind.PARAGRAPH, BlockKind.TURN, BlockKind.QUESTION):
        return _last(before) or before.speaker
    return None


def _last(draft: Draft) -> Span | None:
    return draft.sentences[-1] if draft.sentences else None


def _question_lists(text: str, drafts: list[Draft]) -> None:
    """Make questions of the items of a list of questions: all ask, and what introduces them says so."""
    index = 0
    while index < len(drafts):
        stop = index
        while stop < len(drafts) and drafts[stop].kind is BlockKind.BULLET:
            stop += 1
        if stop > index and _asks(text, drafts, index, stop):
            for draft in drafts[index:stop]:
                draft.kind = BlockKind.QUESTION
        index = max(stop, index + 1)


def _asks(text: str, drafts: list[Draft], start: int, stop: int) -> bool:
    asking = sum(1 for d in drafts[start:stop] if d.sentences and d.sentences[0].of(text).endswith("?"))
    if asking < stop - start:
        return False
    if start and drafts[start - 1].kind is BlockKind.QUESTION:
        return _NUMBERED.match(text, drafts[start - 1].start, drafts[start - 1].end) is not None
    intro = drafts[start].intro
    if intro is None:
        return False
    words = {word.group().casefold() for word in _WORDS.finditer(text, intro.start, intro.end)}
    # "Mina frågor till …", "Jag vill fråga …": somebody asks a named body, and each item is that body's to answer.
    return not words.isdisjoint(layout_words("question_introductions")) and words.isdisjoint(layout_words("askers"))


def _questions(drafts: list[Draft]) -> None:
    """Let each block know the question it answers: the first of the run of questions before it."""
    current: int | None = None
    for index, draft in enumerate(drafts):
        if draft.kind is BlockKind.HEADING:
            current = None
        elif draft.kind is BlockKind.QUESTION:
            if current is None or drafts[index - 1].kind is not BlockKind.QUESTION:
                current = index
            draft.question = current if current != index else None
        else:
            draft.question = current


def _turns(text: str, drafts: list[Draft]) -> None:
    """Let each block know who has the floor: the last speaker since a heading or a question."""
    current: int | None = None
    persons = _persons(text, drafts)
    for index, draft in enumerate(drafts):
        if draft.kind in (BlockKind.HEADING, BlockKind.QUESTION, BlockKind.ATTENDANCE):
            current = None
        elif draft.kind is BlockKind.TURN:
            current = index
        elif draft.kind in (BlockKind.CAPTION, BlockKind.FOOTNOTE):
            continue
        elif (
            current is not None
            and draft.kind is BlockKind.PARAGRAPH
            and (_narrates(text, draft, persons) or _turns_away(text, drafts, index))
        ):
            current = None
        draft.turn = current


def _persons(text: str, drafts: list[Draft]) -> frozenset[str]:
    """Return the first two words of the rows of those present."""
    rows = (fold(text[d.start : d.end]).replace("|", " ") for d in drafts if d.kind is BlockKind.ATTENDANCE)
    return frozenset(" ".join(row.split()[:2]).casefold().rstrip(",") for row in rows)


def _narrates(text: str, draft: Draft, persons: frozenset[str]) -> bool:
    """Say whether the one who writes the minutes speaks: "Mötet avslutades.", "Anna Ek, NOD, tackade …"."""
    words = fold(text[draft.start : min(draft.end, draft.start + 80)]).split()
    if not words:
        return False
    if words[0].casefold() in layout_words("narrators"):
        return True
    pair = " ".join(words[:2]).rstrip(",")
    if pair.casefold() in persons:
        return True
    return len(words) > 2 and words[1].endswith(",") and is_person(pair) and words[2][0].isupper()


def _turns_away(text: str, drafts: list[Draft], index: int) -> bool:
    """Say whether a paragraph that introduces a list leaves the turn: it does not speak as "vi"."""
    draft = drafts[index]
    if text[draft.end - 1] != ":" or index + 1 >= len(drafts) or drafts[index + 1].kind is not BlockKind.BULLET:
        return False
    own = layout_words("own_voice")
    return not any(word.group().casefold() in own for word in _WORDS.finditer(text, draft.start, draft.end))
