"""What several rooms of the loaders' tests need."""

from __future__ import annotations

import pytest

from samrad.loaders.linking import Linker
from samrad.ontology.registry import Registry


@pytest.fixture(scope="session")
def linker() -> Linker:
    """Return a linker over the shipped registry."""
    return Linker(Registry.load())
