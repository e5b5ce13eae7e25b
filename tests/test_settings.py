"""Settings refuse what would make unusable IRIs."""

from __future__ import annotations

import pytest

from samrad.errors import ConfigError
from samrad.settings import Settings


@pytest.mark.parametrize("base", ["http://example.org/data#", "https://exempel.se/å/"])
def test_an_absolute_base_is_taken(base: str) -> None:
    assert Settings(base=base).base == base


@pytest.mark.parametrize(
    "base", ["", "data/", "https://example.org/data", "ftp://example.org/", "https://a b/", 'https://a"/', "https:///"]
)
def test_a_base_that_makes_no_iris_is_refused(base: str) -> None:
    with pytest.raises(ConfigError, match="base"):
        Settings(base=base)


def test_only_swedish_and_english_are_spoken() -> None:
    with pytest.raises(ConfigError, match="fi"):
        Settings(lang="fi")
