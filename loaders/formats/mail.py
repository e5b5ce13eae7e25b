"""E-mails (EML) and pages saved whole (MHTML), both of them messages of parts (RFC 2045 to 2049).

Of a mail: its subject as the title, the day it was sent, who sent it as a hint, its body; quoted replies stay as they
are. Addresses in its head do not come into the text. Attachments are not read; a note at the end names them, so that
nobody takes the mail for the whole. Of a saved page: its first page, as HTML is read.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import TypeVar

from ...errors import DocumentError
from ...settings import Limits
from ..reading import Hints, Reading
from .fields import words
from .flow import Sink
from .html import page_parts
from .html_source import letters
from .layout import Part, Shape, compose, runs
from .refused import empty

__all__ = ["read_mail", "read_mhtml"]

_Found = TypeVar("_Found")

#: What the standard library raises of heads and bodies that break the rules; found by reading mutated mails.
_BROKEN = (
    MessageError,
    binascii.Error,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    OverflowError,
    RecursionError,
)
_HEAD = ("from", "to", "subject", "date", "mime-version", "content-type", "received", "message-id", "return-path")
_LONGEST_FIELD = 2000
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_FLOWED = re.compile(r"^(>*)(.*)$")


def read_mail(data: bytes, where: str, limits: Limits) -> Reading:
    """Read a mail.

    :raises DocumentError: where it is no mail, is encrypted, nested too deep, above a limit, or holds no text
    """
    found = _Parts.of(data, where, limits)
    head, said = found.message, Hints()
    body: list[Part] = []
    texts = [text for text in found.plain if text.strip()]
    if not texts:
        for page in found.pages:
            parts, said = page_parts(page, where, limits)
            body.extend(parts)
    if not texts and not body:
        named = f"; it has attachments: {', '.join(found.attachments)}" if found.attachments else ""
        raise DocumentError(
            f"the mail holds no text{named}",
            where=where,
            hint="save its attachments as files" if named else "leave it out",
        )
    subject = _field(head, "subject") or said.title
    sink = Sink(where, limits)
    sink.add([Part(Shape.HEADING, runs(subject))] if subject else [])
    sink.add(body)
    note = f"[Bilagor som inte är lästa: {', '.join(found.attachments)}]"
    text = compose(sink.parts()).text
    typed = "\n\n".join(texts)
    notes = compose([Part(Shape.PARAGRAPH, runs(note))] if found.attachments else []).text
    sent = _tried(lambda: parsedate_to_datetime(str(head.get("date"))[:100]).date().isoformat())
    author = _tried(lambda: words(parseaddr(_field(head, "from") or "")[0]))
    whole = "\n\n".join(part.strip("\n") for part in (text, typed, notes) if part.strip())
    return Reading(whole + "\n", hints=Hints(title=subject, date=sent, author=author))


def read_mhtml(data: bytes, where: str, limits: Limits) -> Reading:
    """Read a page that a browser saved with all that it shows.

    :raises DocumentError: where it holds no page, or none with text
    """
    found = _Parts.of(data, where, limits)
    for page in found.pages[:1]:
        parts, said = page_parts(page, where, limits)
        if parts:
            return compose(parts, said)
    raise DocumentError("it holds no page with text", where=where, hint="print the page to PDF from a browser")


@dataclass(slots=True)
class _Parts:
    """Hold what a message is made of.

    :param plain: its texts as they are typed
    :param pages: its texts as HTML
    :param attachments: the names of what it brings along
    """

    message: Message
    plain: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, data: bytes, where: str, limits: Limits) -> _Parts:
        """Return the parts of a message; raises DocumentError where it is none, encrypted or nested too deep."""
        if not data.strip():
            raise empty(where)
        message = _tried(lambda: message_from_bytes(data.lstrip(), policy=policy.compat32))
        if message is None:
            raise _too_deep(where)
        if not any(name in message for name in _HEAD):
            raise DocumentError("it is no mail: it has no head", where=where, hint="save the mail again as .eml")
        found = cls(message)
        work: list[tuple[Message, int]] = [(message, 0)]
        while work:
            part, depth = work.pop()
            if depth > min(limits.depth, 50):
                raise _too_deep(where)
            kind = _tried(part.get_content_type) or "text/plain"
            if kind in ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"):
                raise DocumentError("the mail is encrypted", where=where, hint="save it decrypted from a mail program")
            inner = part.get_payload() if part.is_multipart() and kind != "message/rfc822" else None
            if isinstance(inner, list):
                work.extend((child, depth + 1) for child in reversed(inner) if isinstance(child, Message))
            else:
                found._take(part, kind)
        return found

    def _take(self, part: Message, kind: str) -> None:
        """Sort a part in: a text that the mail shows, or something that it brings along."""
        name = _tried(part.get_filename)
        disposition = str(part.get("content-disposition") or "").strip().lower()
        shown = kind in ("text/plain", "text/html") and not disposition.startswith("attachment")
        if not shown:
            if name or disposition.startswith("attachment") or kind == "message/rfc822":
                decoded = _decoded(name or "")
                self.attachments.append(decoded or ("ett mejl" if kind == "message/rfc822" else "utan namn"))
            return
        data = _tried(lambda: part.get_payload(decode=True))
        if not isinstance(data, bytes):
            return
        charset = _tried(part.get_content_charset)
        if kind == "text/html":
            self.pages.append(letters(data, charset))
        else:
            self.plain.append(_typed(letters(data, charset or "utf-8"), part))


def _typed(text: str, part: Message) -> str:
    """Return a text as it was typed: no control signs, and whole again the lines that were sent in pieces."""
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if "flowed" not in str(part.get("content-type") or "").lower():
        return text
    out: list[str] = []
    open_quote: str | None = None
    for line in text.split("\n"):
        match = _FLOWED.match(line)
        quote, rest = (match[1], match[2]) if match else ("", line)
        rest = rest.removeprefix(" ")
        if open_quote == quote and rest != "-- ":
            out[-1] += rest
        else:
            out.append(f"{quote} {rest}" if quote else rest)
        open_quote = quote if rest.endswith(" ") and rest != "-- " else None
    return "\n".join(out)


def _field(head: Message, name: str) -> str | None:
    """Return the words of a field of the head; only its beginning is read where somebody filled it with megabytes."""
    return _decoded(str(head.get(name) or ""))


def _decoded(value: str) -> str | None:
    return _tried(lambda: words(str(make_header(decode_header(value[:_LONGEST_FIELD])))))


def _too_deep(where: str) -> DocumentError:
    return DocumentError(
        "its parts are nested too deep, or its head is broken", where=where, hint="save the mail again as .eml"
    )


def _tried(read: Callable[[], _Found]) -> _Found | None:
    """Return what is read of a head, or None where it breaks the rules."""
    try:
        return read()
    except _BROKEN:
        return None
