"""All that is published of the vocabulary: pages in both languages, and the files that programs load."""

from __future__ import annotations

from pathlib import PurePath

from ..ontology.describe import Vocabulary
from ..ontology.entries import LANGUAGES
from .diagram import overview
from .formats import shipped, vocabulary_format
from .markdown import vocabulary_markdown
from .page import BESIDE, FORMATS, vocabulary_page
from .texts import texts
from .w3id import HTACCESS, redirects

__all__ = ["vocabulary_files"]


def vocabulary_files(published: str = "") -> dict[str, bytes]:
    """Return what is written, by file name; the same bytes each time.

    :param published: the folder on the web where the files will stand: then the rules are there too by which the
        vocabulary's permanent addresses lead to them (:mod:`samrad.publish.w3id`)
    :raises ConfigError: where that is no address
    >>> sorted(name for name in vocabulary_files() if name.startswith("index"))
    ['index.en.html', 'index.en.md', 'index.sv.html', 'index.sv.md']
    """
    found = {name: vocabulary_format(PurePath(name).suffix) for name in FORMATS}
    found |= {name: shipped(name) for name in BESIDE}
    for lang in LANGUAGES:
        found[f"index.{lang}.html"] = vocabulary_page(lang).encode()
        found[f"index.{lang}.md"] = vocabulary_markdown(lang).encode()
        picture = overview(Vocabulary.load(), lang, texts(lang)["diagram"])
        found[f"overview.{lang}.svg"] = f"{picture}\n".replace('href="#', f'href="index.{lang}.html#').encode()
    if published:
        found[HTACCESS] = redirects(published)
    return found
