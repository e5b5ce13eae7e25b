"""The house: every folder is packaged, and imports go down it only."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def pyproject(root: Path) -> dict:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_folder_with_modules_is_listed_as_a_package(
    pyproject: dict, root: Path, tracked: tuple[Path, ...]
) -> None:
    """Where the root is the package nothing finds packages by itself: a folder left out is missing from the wheel."""
    folders = {path.parent for path in tracked if path.name == "__init__.py"}
    found = sorted(".".join(("samrad", *folder.parts)) for folder in folders)
    assert sorted(pyproject["tool"]["setuptools"]["packages"]) == found


def test_folders_of_packages_hold_no_module_without_an_init(tracked: tuple[Path, ...]) -> None:
    packages = {path.parent for path in tracked if path.name == "__init__.py"}
    rooms = {folder.parts[0] for folder in packages if folder.parts}
    modules = [path for path in tracked if path.suffix == ".py" and path.parts[0] in rooms]
    assert modules
    assert [str(path) for path in modules if path.parent not in packages] == []


def test_tests_are_no_package_and_the_root_has_no_conftest(tracked: tuple[Path, ...]) -> None:
    """Either would land in the wheel, because the root is the package."""
    assert [str(p) for p in tracked if p.parts[0] == "tests" and p.name == "__init__.py"] == []
    assert Path("conftest.py") not in tracked


def test_every_layer_of_the_contract_exists_and_every_room_is_a_layer(
    pyproject: dict, tracked: tuple[Path, ...]
) -> None:
    layers = set(pyproject["tool"]["importlinter"]["contracts"][0]["layers"])
    rooms = {path.parts[0] for path in tracked if path.name == "__init__.py" and len(path.parts) == 2}
    rooms |= {path.stem for path in tracked if path.suffix == ".py" and len(path.parts) == 1 and path.stem[0] != "_"}
    assert layers == rooms


def test_imports_go_down_the_house_only(root: Path) -> None:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(cache_dir=None))"
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_constraints_hold_names_and_versions_only_and_cover_every_dependency(pyproject: dict, root: Path) -> None:
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line) for line in lines if line and not line.startswith("#")]
    assert [str(pin) for pin in pins if pin.url or pin.extras or [s.operator for s in pin.specifier] != ["=="]] == []
    project = pyproject["project"]
    wanted = project["dependencies"] + [r for extra in project["optional-dependencies"].values() for r in extra]
    for requirement in map(Requirement, wanted):
        mine = [pin for pin in pins if canonicalize_name(pin.name) == canonicalize_name(requirement.name)]
        assert mine, f"{requirement.name} has no line in constraints.txt: make constraints"
        # One line a Python where they differ; each must be inside the bounds.
        outside = [str(pin) for pin in mine if next(iter(pin.specifier)).version not in requirement.specifier]
        assert outside == [], f"outside {requirement}: make constraints"


def test_every_dependency_gives_its_reason(root: Path) -> None:
    """A dependency that nobody can give a reason for is one too many."""
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    project = text.partition("\n[project]\n")[2].partition("\n[project.scripts]\n")[0]
    lines = [
        line.strip() for line in project.splitlines() if line.startswith('    "') and any(c in line for c in "<>=")
    ]
    assert len(lines) > 10
    assert [line for line in lines if "# " not in line] == []


def test_every_library_that_is_imported_is_a_declared_dependency(
    pyproject: dict, root: Path, tracked: tuple[Path, ...]
) -> None:
    """What is there only because another library brings it may be gone with that library's next version."""
    from packaging.requirements import Requirement

    declared = {Requirement(line).name.replace("-", "_").lower() for line in pyproject["project"]["dependencies"]}
    imported = {}
    for path in tracked:
        if path.suffix != ".py" or path.parts[0] in ("tests", ".ci", "benchmarks", "examples", "docs"):
            continue
        for node in ast.walk(ast.parse((root / path).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0].lower(): str(path) for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported[(node.module or "").partition(".")[0].lower()] = str(path)
    foreign = {name: path for name, path in imported.items() if name not in sys.stdlib_module_names}
    assert {"click", "pyoxigraph"} <= set(foreign)
    assert {name: path for name, path in foreign.items() if name not in declared} == {}
    unused = declared - set(foreign)
    assert not unused, f"declared and imported nowhere: {unused}"
