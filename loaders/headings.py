"""Which lines are headings, and how deep."""

from __future__ import annotations

import re

from .document import BlockKind
from .draft import Draft
from .pieces import Form
from .words import has_finite_verb, layout_words

__all__ = ["introductions", "is_caps", "mark_headings", "set_levels"]

#: The longest line that can be a heading; the longest in the documents has 170 signs and 20 words.
_LONGEST = 200
_MOST_WORDS = 26
#: A heading that opens as a question and holds a verb is short ("Hur krisen har påverkat arbetet").
_MOST_WORDS_WITH_VERB = 12

_EMPHASIS = re.compile(r"(\*\*|__)([^*_].*?)\1:?\Z")


def mark_headings(text: str, drafts: list[Draft]) -> None:
    """Make headings of the counted lines and the short lines that stand as headings.

    A document that marks its headings with ``#`` has no others, except lines all in bold or capitals.
    """
    hashes = sum(1 for draft in drafts if draft.piece.form is Form.HASH)
    for index, draft in enumerate(drafts):
        if draft.piece.form is Form.COUNTED:
            if _heads(text, drafts, index):
                draft.kind = BlockKind.HEADING
        elif draft.kind is BlockKind.PARAGRAPH:
            _mark_plain(text, drafts, index, hashes > 0)


def _heads(text: str, drafts: list[Draft], index: int) -> bool:
    """Say whether a counted line is a heading: it stands alone and its neighbours do not count on."""
    draft = drafts[index]
    if draft.end - draft.start > _LONGEST or text[draft.end - 1] in ".!;,":
        return False
    if not draft.piece.alone and not (index + 1 < len(drafts) and _heads_text(text, draft, drafts[index + 1])):
        return False
    beside = [drafts[i] for i in (index - 1, index + 1) if 0 <= i < len(drafts)]
    if any(other.piece.form is Form.COUNTED and other.piece.depth == draft.piece.depth for other in beside):
        return False
    return index + 1 < len(drafts) and not has_finite_verb(text[draft.start : draft.end])


def _mark_plain(text: str, drafts: list[Draft], index: int, hashed: bool) -> None:
    draft = drafts[index]
    line = text[draft.start : min(draft.end, draft.start + _LONGEST + 1)]
    if len(line) > _LONGEST or draft.piece.lines > 1 or index + 1 >= len(drafts):
        return
    bold = _EMPHASIS.match(line)
    following = drafts[index + 1]
    over = following.kind in (BlockKind.PARAGRAPH, BlockKind.TURN) and text[following.end - 1] in ".!?:"
    stands = draft.piece.alone or (over and draft.piece.gap and not following.piece.gap)
    if bold and stands and bold.group(1) not in bold.group(2) and _is_title(bold.group(2)):
        draft.kind = BlockKind.HEADING
        draft.start, draft.end = draft.start + bold.start(2), draft.start + bold.end(2)
        return
    if hashed and not is_caps(line):
        return
    if not draft.piece.alone and not _heads_chunk(text, draft, following):
        return
    if line.endswith(":"):
        # "Kompletteringar:" over paragraphs is a heading; over a list it introduces.
        if len(line.split()) <= 4 and following.kind in (BlockKind.PARAGRAPH, BlockKind.TURN) and _is_title(line[:-1]):
            draft.kind = BlockKind.HEADING
            draft.end -= 1
        return
    if _is_title(line):
        draft.kind = BlockKind.HEADING


def _heads_text(text: str, draft: Draft, following: Draft) -> bool:
    """Say whether the first line of a run of lines heads the paragraph or the turn right under it."""
    if following.kind not in (BlockKind.PARAGRAPH, BlockKind.TURN):
        return False
    return _heads_chunk(text, draft, following)


def _heads_chunk(text: str, draft: Draft, following: Draft) -> bool:
    """Say whether the first line of a run of lines heads the rest: a list, rows, or text much longer than it."""
    if not draft.piece.gap or following.piece.gap:
        return False
    if following.kind in (BlockKind.BULLET, BlockKind.ATTENDANCE, BlockKind.TURN):
        return True
    return (
        following.kind is BlockKind.PARAGRAPH
        and following.end - following.start > 80
        and text[following.end - 1] in ".!?:"
    )


def _is_title(line: str) -> bool:
    """Say whether the words could be a heading: a capital, no final mark, few words, no finite verb."""
    bare = line.strip("*_ ")
    if not bare or bare[-1] in ".!;,…" or not any(c.isalpha() for c in bare):
        return False
    first = bare.lstrip("\"”“«»'(")[:1]
    if not (first.isupper() or first.isdigit()):
        return False
    words = bare.split()
    label, colon, rest = bare.partition(": ")
    filed = label.casefold() in layout_words("not_speakers") | layout_words("attendance")
    if len(words) > _MOST_WORDS or (colon and rest and filed):  # "Närvarande: Anna Ek (NOD)", "Datum: 3 maj"
        return False
    if is_caps(bare):
        return True
    if bare[-1] == "?":
        return False
    if has_finite_verb(bare):
        return words[0].casefold() in layout_words("heading_openers") and len(words) <= _MOST_WORDS_WITH_VERB
    return True


def is_caps(line: str) -> bool:
    """Say whether the line is set in capitals (an abbreviation in small letters apart)."""
    letters = sum(map(str.isalpha, line))
    if sum(map(str.isupper, line)) < 0.9 * letters:  # as good as all lines; a sign in capitals may be no letter
        return False
    return letters > 3 and sum(c.isupper() for c in line if c.isalpha()) >= 0.9 * letters


def set_levels(text: str, drafts: list[Draft]) -> None:
    """Give each heading its depth from 1.

    ``#`` counts itself. Else the document's first heading is its title (1), and so are those that stand right over one
    in capitals; capitals are 2, counted lines 2 and deeper by their number, other titles one below what is in force.
    """
    headings = [i for i, draft in enumerate(drafts) if draft.kind is BlockKind.HEADING]
    marked = [drafts[i].piece.depth for i in headings if drafts[i].piece.form is Form.HASH]
    deepest = max(marked, default=0)
    chapters = _chapters(text, drafts, headings)
    section = False
    for place, index in enumerate(headings):
        draft = drafts[index]
        line = text[draft.start : draft.end]
        if draft.piece.form is Form.HASH:
            draft.level = draft.piece.depth
            continue
        if marked:
            draft.level = min(deepest + 1, 7)
        elif is_caps(line):
            draft.level, section = (2 if place else 1), True
        elif draft.piece.form is Form.COUNTED:
            draft.level, section = draft.piece.depth + 1, True
        elif place == 0 or index in chapters:
            draft.level, section = 1, False
        else:
            draft.level = 3 if section else 2
        if draft.level > 1 and index + 1 < len(drafts) and drafts[index + 1].kind is BlockKind.ATTENDANCE:
            draft.level = min(drafts[headings[place - 1]].level + 1, 7)  # inside what the meeting's heading covers
    _sink_under_introductions(text, drafts)


def _chapters(text: str, drafts: list[Draft], headings: list[int]) -> set[int]:
    """Return the titles that head parts in capitals: none but headings stand between, or they name the next of them.

    "Slutsatser och rekommendationer" is over "SLUTSATSER", whatever stands between the two.
    """
    chapters: set[int] = set()
    following: set[str] | None = None  # the words of the next heading, where it is set in capitals
    run = False  # whether capitals stand in the run of headings that begins right behind
    for place in range(len(headings) - 1, -1, -1):
        index = headings[place]
        line = text[drafts[index].start : drafts[index].end]
        beside = place + 1 < len(headings) and headings[place + 1] == index + 1
        run = run and beside
        words = set(line.casefold().split())
        if is_caps(line):
            run, following = True, words
            continue
        if run or (following is not None and following <= words):
            chapters.add(index)
        following = None
    return chapters


def _sink_under_introductions(text: str, drafts: list[Draft]) -> None:
    """Put headings of lists one level below the heading over the introduction that the lists share."""
    for index in introductions(text, drafts):
        if drafts[index].piece.form is Form.PLAIN:
            drafts[index].level = min(drafts[index].level + 1, 7)


def introductions(text: str, drafts: list[Draft]) -> dict[int, int]:
    """Return, by the heading over a list, the paragraph that introduces this list and others beside it.

    It ends with a colon and nothing but headings and lists stand between ("Nedan följer exempel: / Samverkan / - …").
    """
    found: dict[int, int] = {}
    opener: int | None = None
    for index, draft in enumerate(drafts):
        following = drafts[index + 1].kind if index + 1 < len(drafts) else None
        if draft.kind in (BlockKind.PARAGRAPH, BlockKind.TURN):
            colon = text[max(draft.start, draft.end - 4) : draft.end].rstrip("*_ ").endswith(":")
            opener = index if colon and following is BlockKind.HEADING else None
        elif draft.kind is BlockKind.HEADING and opener is not None:
            if following is BlockKind.BULLET and not is_caps(text[draft.start : draft.end]):
                found[index] = opener
            else:
                opener = None
        elif draft.kind is not BlockKind.BULLET:
            opener = None
    return found
