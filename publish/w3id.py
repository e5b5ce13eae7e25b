"""Redirects from the vocabulary's permanent addresses to where its pages and files are published.

``https://w3id.org/`` holds addresses that outlive their hosts: a folder ``samrad/`` in its repository, with a file
``.htaccess`` for Apache, says where they lead now. What a program asks for (``Accept``) decides on the file, what a
reader asks for (``Accept-Language``) on the page. What follows ``#`` never reaches the server: browsers put it back on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ..errors import ConfigError
from ..ontology.describe import Vocabulary
from ..ontology.entries import LANGUAGES
from .page import FORMATS, MEDIA_TYPES

__all__ = ["HTACCESS", "redirects"]

#: What the file is called beside the pages. It is put into the repository of w3id.org, not on one's own server.
HTACCESS = "w3id.htaccess"

#: 303 See Other: the address names a term, what it leads to is a document about it.
_SEE = "[R=303,NE,L]"

#: Who reads Swedish first gets that page, everybody else the English one.
_OWN, _ELSE = LANGUAGES

#: Browsers name this first; programs that read pages too name it after the formats they would rather have.
_BROWSER = "RewriteCond %{HTTP_ACCEPT} !^text/html [NC]"


def redirects(address: str) -> bytes:
    """Return the rules as a file: ``samrad/.htaccess`` in the repository of w3id.org.

    :param address: where the files of ``samrad vocabulary`` are published, a folder on the web
    :raises ConfigError: where it is no http address

    >>> print(redirects("https://example.org/vocabulary/").decode().splitlines()[-1])
    RewriteRule ^shapes/?$ https://example.org/vocabulary/shapes.ttl [R=303,NE,L]
    """
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc or re.search(r"[\s\"'<>\\$%?#]", address):
        raise ConfigError("is no address of a folder on the web", where=address, hint="write https://…/vocabulary/")
    return ("\n".join(_lines(address.rstrip("/") + "/")) + "\n").encode()


def _lines(base: str) -> Iterator[str]:
    version = re.escape(Vocabulary.load().header.version)
    here = f"^ns(?:/{version})?/?$"
    yield "# https://w3id.org/samrad/: the vocabulary of Samrådsgrafen. Written by: samrad vocabulary --published URL"
    yield "Options +FollowSymLinks"
    yield "RewriteEngine on"
    yield "<IfModule mod_headers.c>"
    yield "Header always set Access-Control-Allow-Origin *"
    yield "Header always merge Vary Accept"
    yield "Header always merge Vary Accept-Language"
    yield "</IfModule>"
    yield ""
    yield "# A browser gets a page; a program the first of these formats that it takes."
    for name in FORMATS:
        yield _BROWSER
        yield f"RewriteCond %{{HTTP_ACCEPT}} {MEDIA_TYPES[name].replace('+', chr(92) + '+')} [NC]"
        yield f"RewriteRule {here} {base}{name} {_SEE}"
    yield ""
    yield f"RewriteCond %{{HTTP:Accept-Language}} ^{_OWN} [NC]"
    yield f"RewriteRule ^(?:ns(?:/{version})?/?)?$ {base}index.{_OWN}.html {_SEE}"
    yield f"RewriteRule ^(?:ns(?:/{version})?/?)?$ {base}index.{_ELSE}.html {_SEE}"
    yield ""
    yield f"RewriteRule ^shapes/?$ {base}shapes.ttl {_SEE}"
