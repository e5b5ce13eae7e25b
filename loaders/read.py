"""One file in, one :class:`~samrad.loaders.document.Document` out, whatever its format.

A format is a :class:`Reader`: which suffixes it takes, its name and version, and a function from bytes to the text that
offsets count in. Plain text and Markdown are read as they are: ``bytes.decode("utf-8")``, nothing translated.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path, PurePath

from ..errors import DocumentError
from ..ontology.iris import slugify
from ..settings import Limits
from .blocks import parse_blocks
from .document import Document, DocumentInfo
from .metadata import complete
from .reading import Reading
from .signatures import signature

__all__ = ["READERS", "Reader", "parse_text", "read", "register", "suffixes"]


@dataclass(frozen=True, slots=True)
class Reader:
    """Hold how the files of a format become text.

    :param format: its name ("pdf")
    :param version: of our part of the reading; a new version may move offsets
    :param suffixes: lower case, with the stop
    :param read: from the file's bytes, its name for messages and the limits to what it holds; raises DocumentError
    :param libraries: the distributions that do the rest
    """

    format: str
    version: int
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str, Limits], Reading]
    libraries: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the reader with its versions, kept with the document: the text is the reader's ("text 1")."""
        with_libraries = ", ".join(f"{library} {version(library)}" for library in self.libraries)
        return f"{self.format} {self.version}" + (f" ({with_libraries})" if with_libraries else "")


#: The readers by suffix. A later format plugs in with :func:`register`.
READERS: dict[str, Reader] = {}


def register(reader: Reader) -> None:
    """Let ``read`` take the reader's suffixes."""
    for suffix in reader.suffixes:
        READERS[suffix] = reader


def suffixes() -> tuple[str, ...]:
    """Return the suffixes that can be read, sorted."""
    return tuple(sorted(READERS))


def read(path: Path, info: DocumentInfo | None = None, limits: Limits | None = None) -> Document:
    """Read one file.

    :param info: what is known of the document (``corpus.toml``); what it leaves out is read off the text
    :param limits: how much the file may cost; those of time and memory hold where it is read in a process of its own
    :raises DocumentError: where the file is missing, unreadable, empty, above a limit, of another format than its name
        says or of none that can be read; names the file and the place, and says what to do
    """
    path, limits = Path(path), limits or Limits()
    name = _name(path)
    data = _bytes(path, limits)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise _unknown(path, data)
    _check_signature(path, data, reader)
    reading = reader.read(data, str(path), limits)
    _check_length(reading, str(path), limits)
    return _document(reading, PurePath(name).stem, name, hashlib.sha256(data).hexdigest(), reader.name, info)


def parse_text(text: str, *, stem: str = "text", info: DocumentInfo | None = None) -> Document:
    """Make a document of a string, as ``read`` does of a file.

    >>> parse_text("SIOS: Vi vill ha fler lokaler.", stem="möte").blocks[0].kind.value
    'turn'
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return _document(Reading(text), stem, f"{stem}.txt", digest, _TEXT.name, info)


def _document(reading: Reading, stem: str, file: str, digest: str, reader: str, info: DocumentInfo | None) -> Document:
    text = reading.text
    blocks, attendance = parse_blocks(text)
    document = Document(
        stem=stem,
        slug=slugify(stem),
        file=file,
        text=text,
        source_sha256=digest,
        text_sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        reader=reader,
        blocks=blocks,
        attendance=attendance,
        pages=reading.pages,
        created=reading.hints.created,
        notes=reading.notes,
    )
    return replace(document, info=complete(document, info, reading.hints))


def _check_length(reading: Reading, where: str, limits: Limits) -> None:
    if len(reading.text) > limits.characters:
        raise DocumentError(
            f"its text has {len(reading.text):,} characters; the limit is {limits.characters:,}",
            where=where,
            hint=f"split the file, or allow more: --limit characters={len(reading.text)}",
        )


def _name(path: Path) -> str:
    """Return the file's name as the text it is, also where the machine is set to another encoding than UTF-8."""
    try:
        return os.fsencode(path.name).decode("utf-8")
    except UnicodeError:
        raise DocumentError("the file's name is not UTF-8", where=str(path), hint="rename the file") from None


def _bytes(path: Path, limits: Limits) -> bytes:
    where = str(path)
    if path.is_dir():
        raise DocumentError(
            "this is a folder, not a file", where=where, hint="name the files in it, or build the folder"
        )
    if path.exists() and not path.is_file():  # a pipe or a device may never end
        raise DocumentError("this is no ordinary file", where=where, hint="save its content as a file")
    try:
        size = path.stat().st_size
        if size > limits.megabytes * 1_000_000:
            raise DocumentError(
                f"the file has {size / 1_000_000:,.0f} MB; the limit is {limits.megabytes}",
                where=where,
                hint=f"split it, or allow more: --limit megabytes={size // 1_000_000 + 1}",
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise DocumentError("there is no such file", where=where, hint="check the name and the folder") from None
    except PermissionError:
        raise DocumentError(
            "the file may not be read", where=where, hint="give yourself the right to read it"
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DocumentError(
            f"the file cannot be read: {reason}", where=where, hint="check the file and its disk"
        ) from None


_AS_TEXT = "save its text as UTF-8 with the suffix .txt"


def _unknown(path: Path, data: bytes) -> DocumentError:
    """Return the error for a file whose suffix no reader takes."""
    said, able = signature(data), ", ".join(suffixes())
    kind = f"the format {path.suffix}" if path.suffix else "a file without a suffix"
    if said is None:
        return DocumentError(
            f"{kind} cannot be read", where=str(path), hint=f"readable are {able}; rename the file if it is plain text"
        )
    if said.suffix in READERS:
        return DocumentError(
            f"{kind} cannot be read; it is {said.what}", where=str(path), hint=f"rename it to end in {said.suffix}"
        )
    return DocumentError(f"{kind} cannot be read; it is {said.what}", where=str(path), hint=said.hint or _AS_TEXT)


def _check_signature(path: Path, data: bytes, reader: Reader) -> None:
    """Refuse a file that is of another format than its name says.

    :raises DocumentError: names both
    """
    said = signature(data)
    if said is None or said.suffix in reader.suffixes:
        return
    hint = f"rename it to end in {said.suffix}" if said.suffix in READERS else said.hint or _AS_TEXT
    raise DocumentError(f"this is {said.what}, whatever its name says", where=str(path), hint=hint)


def _plain(data: bytes, where: str, limits: Limits) -> Reading:
    """Return ``data.decode("utf-8")``, nothing changed, or say why it is no text."""
    if not data.strip():
        raise DocumentError(
            "the file is empty" if not data else "the file holds only white space",
            where=where,
            hint="put the text in, or leave the file out",
        )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise _not_utf8(0, "UTF-16", where)
    nul = data.find(b"\x00")
    if nul != -1:
        if _is_utf16(data):
            raise _not_utf8(nul, "UTF-16", where)
        raise DocumentError(
            f"this is no text: a NUL byte at byte {nul}", where=where, hint="only text files can be read"
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(error.start, _guess(data), where) from None
    controls = sum(1 for char in text if char < " " and char not in "\t\n\r\f\v")
    if controls * 10 > len(text):  # a text file has at most a stray one; a tenth is data
        raise DocumentError(
            "this is no text: more than a tenth are control characters", where=where, hint="only text files can be read"
        )
    if not text.strip().strip("\ufeff\u200b\u00ad"):
        raise DocumentError(
            "the file holds only white space", where=where, hint="put the text in, or leave the file out"
        )
    return Reading(text)


def _not_utf8(byte: int, guess: str | None, where: str) -> DocumentError:
    looks = f"; it looks like {guess}" if guess else ""
    source = {"UTF-16": "UTF-16", "Latin-1 or Windows-1252": "WINDOWS-1252"}.get(guess or "")
    hint = f"convert it: iconv -f {source} -t UTF-8 FILE > NEW" if source else "save it as UTF-8"
    return DocumentError(f"not UTF-8 at byte {byte}{looks}", where=where, hint=hint)


def _is_utf16(data: bytes) -> bool:
    """Say whether every other byte is NUL, as in Swedish text of two bytes a letter."""
    sample = data[:2000]
    half = len(sample) // 2
    return half > 1 and max(sample[::2].count(0), sample[1::2].count(0)) > 0.8 * half


def _guess(data: bytes) -> str | None:
    """Tell Latin-1 by its Swedish letters: most of what is not ASCII is one of å ä ö é ü or a typographic sign."""
    high = [byte for byte in data if byte >= 0x80]
    swedish = sum(
        1 for byte in high if byte in b"\xe5\xe4\xf6\xc5\xc4\xd6\xe9\xc9\xfc\xdc\x93\x94\x96\x97\x92\xa0\xab\xbb\xa7"
    )
    return "Latin-1 or Windows-1252" if high and swedish >= 0.8 * len(high) else None


_TEXT = Reader("text", 1, (".txt", ".text"), _plain)
register(_TEXT)
register(Reader("markdown", 1, (".md", ".markdown"), _plain))


def _pdf(data: bytes, where: str, limits: Limits) -> Reading:
    from .formats.pdf import read_pdf  # here, so that a run without PDFs does not load the library

    return read_pdf(data, where, limits)


register(Reader("pdf", 1, (".pdf",), _pdf, libraries=("pypdfium2",)))


def _html(data: bytes, where: str, limits: Limits) -> Reading:
    from .formats.html import read_html

    return read_html(data, where, limits)


register(Reader("html", 1, (".html", ".htm", ".xhtml"), _html, libraries=("selectolax",)))


def _docx(data: bytes, where: str, limits: Limits) -> Reading:
    from .formats.docx import read_docx

    return read_docx(data, where, limits)


register(Reader("docx", 1, (".docx", ".docm"), _docx))


def _odt(data: bytes, where: str, limits: Limits) -> Reading:
    from .formats.odt import read_odt

    return read_odt(data, where, limits)


register(Reader("odt", 1, (".odt", ".fodt"), _odt))


def _mail(data: bytes, where: str, limits: Limits) -> Reading:
    from .formats.mail import read_mail

    return read_mail(data, where, limits)


def _mhtml(data: bytes, where: str, limits: Limits) -> Reading:
    from .formats.mail import read_mhtml

    return read_mhtml(data, where, limits)


register(Reader("mail", 1, (".eml",), _mail, libraries=("selectolax",)))
register(Reader("mhtml", 1, (".mhtml", ".mht"), _mhtml, libraries=("selectolax",)))
