"""What readers of the published pages see, by language, from ``templates/``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from ..errors import NotFoundError

__all__ = ["template", "texts"]


def template(name: str) -> str:
    """Return the text of a file in ``templates/``, line ends as LF on any system."""
    return files(__package__).joinpath("templates", name).read_bytes().decode("utf-8").replace("\r\n", "\n")


@cache
def _all_texts() -> dict[str, dict[str, Any]]:
    return tomllib.loads(template("vocabulary.toml"))


def texts(lang: str) -> dict[str, Any]:
    """Return the texts of a language.

    :raises NotFoundError: where there is no such language

    >>> texts("sv")["classes"]
    'Klasser'
    """
    every = _all_texts()
    if lang not in every:
        raise NotFoundError("language", lang, every)
    return every[lang]
