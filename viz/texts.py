"""What readers of the page see, by language, from ``templates/texts.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from ..errors import NotFoundError

__all__ = ["say", "template", "texts"]


def template(name: str) -> str:
    """Return the text of a file in ``templates/``, line ends as LF on any system."""
    return files(__package__).joinpath("templates", name).read_bytes().decode("utf-8").replace("\r\n", "\n")


@cache
def _all_texts() -> dict[str, dict[str, Any]]:
    return tomllib.loads(template("texts.toml"))


def texts(lang: str) -> dict[str, Any]:
    """Return the texts of a language.

    :raises NotFoundError: where there is no such language
    """
    every = _all_texts()
    if lang not in every:
        raise NotFoundError("language", lang, every)
    return every[lang]


def say(text: str, **values: object) -> str:
    """Fill in a text; of "one|many" it takes the form for the number ``n``.

    >>> say("{n} document|{n} documents", n=2)
    '2 documents'
    """
    one, _, many = text.partition("|")
    return (many if many and values.get("n") != 1 else one).format(**values)
