from __future__ import annotations

import pytest

from samrad.loaders.reading import Pages


@pytest.mark.parametrize(
    ("start", "end", "expected"), [(0, 5, (1, 1)), (8, 11, (1, 3)), (10, 10, (3, 3)), (99, 100, (4, 4))]
)
def test_a_span_knows_its_pages(start: int, end: int, expected: tuple[int, int]) -> None:
    assert Pages((0, 10, 10, 25)).of(start, end) == expected


def test_a_text_without_pages_says_so() -> None:
    assert not Pages()
