"""The examples in the docstrings run.

Not by ``--doctest-modules``, which imports a second copy of the package under the name of the checkout's folder.
"""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import runpy
from pathlib import Path

import pytest

import samrad

FLAGS = doctest.ELLIPSIS


def modules() -> list[str]:
    """Return the names of all modules; one that cannot be imported fails in its own test, not here."""
    found = pkgutil.walk_packages(samrad.__path__, "samrad.", onerror=lambda name: None)
    return ["samrad", *(info.name for info in found if info.name != "samrad.__main__")]


@pytest.mark.parametrize("name", modules())
def test_the_examples_of_the_module_hold(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # an example may write a file
    result = doctest.testmod(importlib.import_module(name), optionflags=FLAGS)
    assert result.failed == 0


def test_examples_are_found() -> None:
    """Guards the walk itself: it would pass silently if it saw no module with an example."""
    finder = doctest.DocTestFinder(exclude_empty=True)
    assert [t for t in finder.find(importlib.import_module("samrad.errors")) if t.examples]


def test_the_examples_of_the_tools_hold(root: Path, tracked: tuple[Path, ...]) -> None:
    tools = [path for path in tracked if path.parent == Path(".ci") and path.suffix == ".py"]
    assert tools
    for path in tools:
        scope = runpy.run_path(str(root / path), run_name=path.stem)
        for test in doctest.DocTestFinder().find(scope["__doc__"] and _as_module(scope, path.stem), path.stem):
            assert doctest.DocTestRunner(optionflags=FLAGS).run(test).failed == 0


def _as_module(scope: dict, name: str) -> object:
    """Wrap what a script defined in a module object, which the finder asks for."""
    from types import ModuleType

    module = ModuleType(name)
    module.__dict__.update(scope | {"__name__": name})
    return module
