"""HTML pages: what a reader of the page sees of its document, with lists, tables and emphasis.

The page is parsed as browsers parse it (lexbor through selectolax). Nothing is fetched: no frames, pictures, styles or
scripts. Pages that Word and LibreOffice save are read with their own signs for lists, notes and hidden parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ...errors import DocumentError
from ...settings import Limits
from ..reading import Hints, Reading
from .flow import BREAK, Sink, block, shows
from .html_page import SKIPPED, hints, is_furniture, is_hidden, main_content, size
from .html_source import check, letters, too_deep
from .layout import Part, Run, Shape, compose, plain

__all__ = ["page_parts", "read_html"]

# fmt: off
_BLOCKS = frozenset([
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section",
    "summary", "ul", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th",
])
# fmt: on
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)", re.I)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.I)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item)", re.I)
_WORD_LIST = re.compile(r"mso-list\s*:\s*l\d+\s+level(\d)", re.I)
_WORD_SIGN = re.compile(r"mso-list\s*:\s*ignore", re.I)
_WORD_TITLES = {"msotitle": 1, "msosubtitle": 2}
_NOTE_LINK = re.compile(r"#.*(?:fn|note|ftn|edn|fot|not|ref|cite)", re.I)
_NOTE_SIGN = re.compile(r"\s*[\[(]?(\d{1,3}|[ivx]{1,5}|\*{1,3})[\])]?\s*\Z")


def read_html(data: bytes, where: str, limits: Limits) -> Reading:
    """Read a page.

    :raises DocumentError: where it shows no text, is nested too deep or is above a limit
    """
    text = letters(data)
    if text.count("\0") * 10 > len(text):
        raise DocumentError(
            "this is no page: it holds NUL characters", where=where, hint="leave it out, or get a new copy"
        )
    parts, said = page_parts(text, where, limits)
    if not parts:
        frames = re.search(r"<(?:frame|iframe)\b", text, re.I)
        raise DocumentError(
            "the page holds no text" + ("; it shows other pages in frames" if frames else ""),
            where=where,
            hint="save the page that the frame shows"
            if frames
            else "open it in a browser and print it to PDF: its text may come from a script",
        )
    return compose(parts, said)


def page_parts(text: str, where: str, limits: Limits) -> tuple[list[Part], Hints]:
    """Return the parts of a page, and what its head says; no parts where it shows no text."""
    check(text, where, limits)
    tree = LexborHTMLParser(text)
    said = hints(tree)
    tree.strip_tags([tag for tag in SKIPPED if tag != "head"], recursive=True)
    main, heading = main_content(tree)
    sink = Sink(where, limits)
    if main is not None:
        walk = _Walk(sink, size(main))
        for node in (heading, main):
            if node is not None:
                walk.over(node, where, limits)
    parts = sink.parts()
    return (parts if any(map(shows, parts)) else []), said


@dataclass(slots=True)
class _List:
    """Hold a list that is open.

    :param number: of the item before; None of bullets
    """

    number: int | None = None
    letters: bool = False
    step: int = 1


@dataclass(frozen=True, slots=True)
class _State:
    """Hold what holds inside an element."""

    bold: bool = False
    italic: bool = False
    pre: bool = False


class _Walk:
    """Go over the nodes in order, without recursion, and gather the letters of one block after another."""

    def __init__(self, sink: Sink, whole: int) -> None:
        self._sink = sink
        self._whole = whole
        self._states: list[_State] = [_State()]
        self._lists: list[_List] = []
        self._runs: list[Run] = []
        self._shape = Shape.PARAGRAPH
        self._level = 1
        self._sign = ""
        #: The items that are open: whether a part of it was written.
        self._items: list[bool] = []

    def over(self, root: LexborNode, where: str, limits: Limits) -> None:
        """Read the element and all in it."""
        node: LexborNode | None = root
        depth = 0
        while node is not None:
            child = node.child if self._enter(node) else None
            if child is not None:
                depth += 1
                if depth > limits.depth:
                    raise too_deep("", 0, where, limits)
                node = child
                continue
            while node is not None:
                if node.mem_id == root.mem_id:
                    node = None
                    break
                following = node.next
                if following is not None:
                    node = following
                    break
                node = node.parent
                depth -= 1
                if node is not None:
                    self._leave(node)
        self._flush()

    def _enter(self, node: LexborNode) -> bool:
        """Take a node in; say whether its children are to be read."""
        tag = node.tag or ""
        if tag == "-text":
            self._letters(node.text_content or "")
            return False
        if tag[:1] in "-!" or tag in SKIPPED:
            return False
        said = node.attributes
        if said and (is_hidden(node) or self._is_sign(node, tag, said)):
            return False
        if tag not in ("html", "body", "main", "article") and is_furniture(node, self._whole):
            return False
        if tag == "br":
            self._runs.append(BREAK)
            return False
        if node.child is None:
            if tag in _BLOCKS:
                self._flush()
            if tag in ("td", "th"):  # an empty cell holds its column's place
                self._sink.open_cell(head=tag == "th")
            return False
        if tag in _BLOCKS or _is_block(said):
            self._flush()
            self._open(node, tag, said)
        self._states.append(_state(self._states[-1], tag, said))
        return True

    def _leave(self, node: LexborNode) -> None:
        """End an element whose children were read."""
        tag = node.tag or ""
        self._states.pop()
        if tag not in _BLOCKS and not _is_block(node.attributes):
            return
        self._flush()
        if tag in ("ul", "ol", "menu", "dir"):
            self._lists.pop()
        elif tag == "li":
            self._items.pop()
        elif tag == "table":
            self._sink.close_table()
        self._shape, self._level, self._sign = Shape.PARAGRAPH, 1, ""
        if self._items:
            self._shape, self._level = Shape.ITEM, max(1, len(self._lists))

    def _letters(self, text: str) -> None:
        state = self._states[-1]
        if not state.pre:
            text = " ".join(text.split("\n")) if "\n" in text else text
            text = text.replace("\r", " ")
        self._runs.append(Run(text, state.bold, state.italic))

    def _open(self, node: LexborNode, tag: str, said: dict[str, str | None]) -> None:
        """Begin a block."""
        match tag:
            case "ul" | "menu" | "dir":
                self._lists.append(_List())
            case "ol":
                down = "reversed" in said
                start = _number(said.get("start"), 1 if not down else sum(1 for _ in node.css("li")))
                self._lists.append(
                    _List(start - (-1 if down else 1), (said.get("type") or "") in ("a", "A"), -1 if down else 1)
                )
            case "li":
                self._item(said)
            case "table":
                self._sink.open_table()
            case "tr":
                self._sink.open_row()
            case "td" | "th":
                self._sink.open_cell(head=tag == "th")
            case _:
                self._plain_block(tag, said)

    def _item(self, said: dict[str, str | None]) -> None:
        self._items.append(False)
        current = self._lists[-1] if self._lists else _List()
        self._sign = ""
        if current.number is not None:
            current.number = _number(said.get("value"), current.number + current.step)
            letter = current.letters and 1 <= current.number <= 26
            self._sign = f"{chr(96 + current.number)})" if letter else f"{current.number}."
        self._shape, self._level = Shape.ITEM, max(1, len(self._lists))

    def _plain_block(self, tag: str, said: dict[str, str | None]) -> None:
        level = _HEADINGS.get(tag)
        if level is None and (said.get("role") or "").lower() == "heading":
            level = _number(said.get("aria-level"), 2)
        names = (said.get("class") or "").lower().split()
        level = level or next((_WORD_TITLES[name] for name in names if name in _WORD_TITLES), None)
        listed = _WORD_LIST.search(said.get("style") or "")
        if level:
            self._shape, self._level = Shape.HEADING, min(max(level, 1), 6)
        elif listed:
            self._shape, self._level, self._sign = Shape.ITEM, int(listed[1]), ""
        elif self._items and self._shape is not Shape.ITEM:
            self._shape, self._level = Shape.ITEM, max(1, len(self._lists))

    def _is_sign(self, node: LexborNode, tag: str, said: dict[str, str | None]) -> bool:
        """Take in what only counts: Word's bullets, and the signs of notes. Say whether the element was that."""
        if tag == "span" and _WORD_SIGN.search(said.get("style") or ""):
            self._sign = plain(node.text(deep=True) or "").strip()
            return True
        if tag != "a" or not _NOTE_LINK.match(said.get("href") or ""):
            return False
        sign = _NOTE_SIGN.match(node.text(deep=True) or "")
        if sign is None:
            return False
        if not any(plain(run.text).strip() for run in self._runs) and self._shape is not Shape.HEADING:
            self._shape, self._sign = Shape.FOOTNOTE, sign[1] if sign[1].isdigit() else ""
        return True

    def _flush(self) -> None:
        """Write the block that was gathered."""
        runs, self._runs = self._runs, []
        if not any(plain(run.text).strip() for run in runs):
            return
        parts = block(self._shape, runs, self._level, self._sign)
        if self._shape is Shape.ITEM and self._items:
            if self._items[-1]:
                parts = self._sink.in_item(parts)
            self._items[-1] = True
            self._sign = ""
        self._sink.add(parts)


def _is_block(said: dict[str, str | None]) -> bool:
    return bool(said) and _BLOCK_STYLE.search(said.get("style") or "") is not None


def _state(state: _State, tag: str, said: dict[str, str | None]) -> _State:
    """Return what holds inside an element."""
    style = said.get("style") or ""
    if tag in ("b", "strong", "dt") or (style and _BOLD.search(style)):
        state = replace(state, bold=True)
    elif style and _NOT_BOLD.search(style):
        state = replace(state, bold=False)
    if tag in ("i", "em") or (style and _ITALIC.search(style)):
        state = replace(state, italic=True)
    if tag == "pre":
        state = replace(state, pre=True)
    return state


def _number(value: str | None, otherwise: int) -> int:
    try:
        return min(max(int(value or ""), -9999), 9999)
    except ValueError:
        return otherwise
