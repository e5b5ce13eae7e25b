"""From the bytes of a page to letters, and what is refused before they are parsed.

The encoding is found as browsers find it (https://html.spec.whatwg.org/#determining-the-character-encoding), with one
change: bytes that are valid UTF-8 are UTF-8 whatever the page says, since text in another encoding never is by chance.
"""

from __future__ import annotations

import codecs
import re

from ...errors import DocumentError
from ...settings import Limits

__all__ = ["check", "letters", "too_deep"]

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
#: Browsers look for the encoding in the first 1,024 bytes; Word writes more before it.
_HEAD = 4096
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding=["']([\w.:-]+)""", re.I
)

#: Elements whose end must be written, and whose depth a parser pays for: each looks for an open paragraph above it. An
#: end that may be left out (of a cell, an item) or that is often forgotten (of bold print) says nothing of depth.
_NESTING = re.compile(
    r"<(/?)(?:div|section|article|blockquote|center|ul|ol|dl|table|form|fieldset|main|aside|header|footer|nav|figure"
    r"|details|address|menu|dir|hgroup|pre|search)\b",
    re.I,
)
#: A tag costs some 400 bytes and 30 µs; the largest of 73,000 pages of documentation has 310,000.
_MOST_TAGS = 1_000_000
#: A tag with more attributes than this is made to cost time: its parser compares each with all others.
_MOST_ATTRIBUTES = 2000
_LONG_TAG = re.compile(r"<[a-zA-Z][^>]{16000,}")
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")

#: XML's short form of an empty element; a page's parser takes it for an opening tag and what follows as its content.
_EMPTY = re.compile(
    r"<(title|script|style|textarea|iframe|noscript|div|span|p|a|td|th|li|b|i|em|strong|table|tr|h[1-6])\b([^<>]*)/>",
    re.I,
)
_XML = re.compile(r"\s*<\?xml|(?:.{0,2000}?)<html[^>]*xmlns", re.I | re.S)


def letters(data: bytes, charset: str | None = None) -> str:
    r"""Return the text of a page, markup included.

    :param charset: what a mail says of its part; the bytes' own mark comes before it

    >>> letters(b"<meta charset=iso-8859-1><p>F\xf6rslag \x96 r\xe5d")[-16:]
    '<p>Förslag – råd'
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _xml_apart(data[len(mark) :].decode(name, "replace"))
    try:
        return _xml_apart(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        cut = error
    said = _CHARSET.search(data[:_HEAD])
    name = charset or (next(group for group in said.groups() if group).decode("ascii") if said else "")
    if name.lower().replace("_", "-") in ("utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", ""):
        # A single broken sign in UTF-8 is no reason to misread all others.
        name = "utf-8" if name and _mostly_utf8(data, cut.start) else "windows-1252"
    return _xml_apart(_decoded(data, name))


def _mostly_utf8(data: bytes, first: int) -> bool:
    text = data.decode("utf-8", "replace")
    return sum(1 for char in text if "\u0080" <= char < "\ufffd") > text.count("\ufffd")


def _decoded(data: bytes, name: str) -> str:
    """Return the letters in a named encoding; Latin-1 means Windows-1252 on the web, and so does what nobody knows."""
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        codec = "cp1252"
    if codec in ("iso8859-1", "ascii", "cp1252") or codec.startswith(("utf", "idna", "punycode", "unicode", "raw")):
        return data.decode("cp1252", "replace") if not codec.startswith("utf") else data.decode(codec, "replace")
    try:
        return data.decode(codec, "replace")
    except (UnicodeError, LookupError, ValueError):  # codecs of bytes to bytes, which are no encodings
        return data.decode("cp1252", "replace")


def _xml_apart(text: str) -> str:
    """Return XHTML with its empty elements written out."""
    return _EMPTY.sub(r"<\1\2></\1>", text) if _XML.match(text[:4000]) else text


def check(text: str, where: str, limits: Limits) -> None:
    """Refuse a page whose markup is made to cost: millions of tags, nested without end, or of thousands of attributes.

    Parsing costs the square of the depth (200,000 divisions: 167 s), and of the attributes in a tag.

    :raises DocumentError: says which, and names the line
    """
    tags = text.count("<")
    if tags > _MOST_TAGS:
        raise DocumentError(f"it has {tags:,} tags; the most is {_MOST_TAGS:,}", where=where, hint="split the page")
    depth = 0
    for match in _NESTING.finditer(text):
        depth = max(0, depth - 1) if match.group(1) else depth + 1
        if depth > 10 * limits.depth:  # generous: a parser closes some of what is left open
            raise too_deep(text, match.start(), where, limits)
    for match in _LONG_TAG.finditer(text):
        if len(_QUOTED.sub("", match.group()).split()) > _MOST_ATTRIBUTES:
            raise DocumentError(
                f"a tag in line {_line(text, match.start())} has more than {_MOST_ATTRIBUTES} attributes",
                where=where,
                hint="this is no page that a person wrote; leave it out",
            )


def too_deep(text: str, at: int, where: str, limits: Limits) -> DocumentError:
    """Return the error for elements that stand in each other too deep."""
    return DocumentError(
        f"its elements are nested more than {limits.depth} deep" + (f" in line {_line(text, at)}" if at else ""),
        where=where,
        hint=f"save the page again from a browser, or allow more: --limit depth={10 * limits.depth}",
    )


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
