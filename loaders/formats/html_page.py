"""Which part of a page is its document: the main content, without what only serves to find one's way.

A page that marks no main content is taken whole. What would take away more than half of the text is kept: a site that
wraps its pages in a form, or a document whose author calls everything a header.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..reading import Hints
from .fields import day, words

__all__ = ["SKIPPED", "hints", "is_furniture", "is_hidden", "main_content", "size"]

#: Elements whose content is no text of the page; frames are never fetched.
# fmt: off
SKIPPED = frozenset([
    "script", "style", "noscript", "template", "head", "title", "iframe", "frame", "frameset", "object", "embed",
    "applet", "audio", "video", "canvas", "svg", "math", "map", "input", "select", "option", "textarea", "button",
    "datalist", "progress", "meter", "dialog", "del", "s", "strike",
])
# fmt: on
_FURNITURE = frozenset(["nav", "footer", "aside", "form", "header", "menu"])
# fmt: off
_ROLES = frozenset([
    "navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu", "menubar",
    "toolbar", "alert", "status", "tablist", "tooltip",
])
# fmt: on
#: Names that sites give to what stands round the document. Whole words of class and id, in English and Swedish.
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|cookie-?(?:banner|bar|consent|notice)|kakor|consent|gdpr|breadcrumbs?|brodsmul(?:or|a)"
    r"|skip-?(?:link|to-content|nav)|sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|share|sharing|social-media"
    r"|dela|newsletter|nyhetsbrev|site-(?:header|footer|nav)|pagination|comments?-list)(?=$|[\s_-])",
    re.I,
)
_HIDDEN = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-element\s*:\s*(?:header|footer|comment-list))",
    re.I,
)
#: LibreOffice writes the header and the footer of the printed page as divisions with these titles.
_PAGE_TITLES = ("header", "footer")

_AROUND = frozenset(["main", "article", *SKIPPED])
#: What is marked as the main content is believed from this share of the page's text on.
_SHARE = 0.2


def size(node: LexborNode) -> int:
    """Return how much text a node holds, counted in signs that are no white space."""
    return len("".join((node.text(deep=True) or "").split()))


def main_content(tree: LexborHTMLParser) -> tuple[LexborNode | None, LexborNode | None]:
    """Return the element that holds the document, and the page's heading where it stands outside."""
    body = tree.body
    if body is None:
        return None, None
    whole = size(body)
    for selector in ("main, [role=main]", "article"):
        marked = [node for node in tree.css(selector)[:200] if not is_hidden(node) and not _inside(node)]
        if len(marked) == 1 and size(marked[0]) >= _SHARE * whole:
            return marked[0], _outer_heading(tree, marked[0])
    return body, None


def _inside(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in _AROUND:
            return True
        parent = parent.parent
    return False


def _outer_heading(tree: LexborHTMLParser, main: LexborNode) -> LexborNode | None:
    """Return the page's one ``h1`` where the main content has none."""
    if main.css_first("h1") is not None:
        return None
    found = [node for node in tree.css("h1") if not is_hidden(node)]
    return found[0] if len(found) == 1 else None


def is_hidden(node: LexborNode) -> bool:
    """Say whether a browser shows nothing of the element."""
    said = node.attributes
    if "hidden" in said or said.get("aria-hidden") == "true":
        return True
    style = said.get("style")
    if style and _HIDDEN.search(style):
        return True
    return node.tag == "div" and said.get("title") in _PAGE_TITLES


def is_furniture(node: LexborNode, whole: int) -> bool:
    """Say whether the element stands round the document: navigation, banners, forms, what is shared and accepted.

    :param whole: the size of the main content
    """
    tag, said = node.tag, node.attributes
    names = f"{said.get('class') or ''} {said.get('id') or ''}"
    if not (tag in _FURNITURE or (said.get("role") or "").lower() in _ROLES or (names != " " and _NAMES.search(names))):
        return False
    if node.css_first("main, [role=main], h1") is not None:
        return False
    return 2 * size(node) <= whole


def hints(tree: LexborHTMLParser) -> Hints:
    """Return what the page's head says of it."""
    said: dict[str, str] = {}
    for node in tree.css("meta")[:500]:
        name = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop")
        content = node.attributes.get("content")
        if name and content:
            said.setdefault(name.strip().lower(), content)
    title = tree.css_first("title")
    time = tree.css_first("article time[datetime], main time[datetime], time[pubdate], time[itemprop=datePublished]")
    author = next(
        (said[name] for name in ("author", "article:author", "dc.creator", "dcterms.creator") if name in said), ""
    )
    return Hints(
        title=_first(
            words,
            said.get("og:title"),
            said.get("dc.title"),
            said.get("dcterms.title"),
            title.text() if title is not None else None,
        ),
        date=_first(
            day,
            *(
                said.get(name)
                for name in ("article:published_time", "datepublished", "dcterms.issued", "dc.date.issued")
            ),
            *(said.get(name) for name in ("dc.date", "dcterms.date", "date", "pubdate")),
            time.attributes.get("datetime") if time is not None else None,
        ),
        author=None if author.startswith(("http:", "https:")) else words(author),
        created=_first(day, said.get("created"), said.get("dcterms.created")),
    )


def _first(read: Callable[[str | None], str | None], *values: str | None) -> str | None:
    return next((found for found in map(read, values) if found), None)
