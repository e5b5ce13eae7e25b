"""What several rooms' tests need of the machine: the source tree, a browser, an office program, a Java runtime."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

#: The names a Chromium goes by: Debian, older Ubuntu, Google's own packages, macOS.
BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)

#: The names of LibreOffice: distributions, its own packages, macOS.
OFFICES = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")


def _runs(*command: str) -> bool:
    """Tell whether a program answers: one that is only found may be a shim or a stub of the system (Java on macOS)."""
    try:
        return subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def require(found: str | None, what: str, variable: str) -> str:
    """Return what was found; else skip, or fail where the build server says that it must be there."""
    if found:
        return found
    if os.environ.get(variable):
        pytest.fail(f"{variable} is set and there is no {what} that runs")
    pytest.skip(f"no {what} runs here")


def chromium_path() -> str | None:
    """Return the path of a Chromium that runs, or None."""
    return next((shutil.which(name) for name in BROWSERS if _runs(name, "--version")), None)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the executable for ``playwright.chromium.launch(executable_path=…)``; skips or fails where there is none."""
    return require(chromium_path(), "Chromium", "SAMRAD_REQUIRE_BROWSER")


def office_path() -> str | None:
    """Return the path of a LibreOffice that runs, or None."""
    return next((shutil.which(name) for name in OFFICES if _runs(name, "--version")), None)


@pytest.fixture(scope="session")
def office() -> str:
    """Give the executable of LibreOffice, which turns documents into other formats; skips or fails without it."""
    return require(office_path(), "LibreOffice", "SAMRAD_REQUIRE_OFFICE")


@pytest.fixture(scope="session")
def java() -> str:
    """Give the Java runtime of the reasoner; skips or fails where there is none."""
    return require("java" if _runs("java", "-version") else None, "Java runtime", "SAMRAD_REQUIRE_JAVA")


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the root of the source tree, which is also the package."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def tracked(root: Path) -> tuple[Path, ...]:
    """Give the files that git holds, relative to the root; skips outside a checkout (an unpacked archive)."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=False)
    if listing.returncode:
        # A checkout that git refuses (another owner, for instance) is a fault of the set-up, not a reason to skip.
        assert not (root / ".git").exists(), listing.stderr.decode()
        pytest.skip("not a git checkout")
    paths = (Path(os.fsdecode(name)) for name in listing.stdout.split(b"\0") if name)
    return tuple(path for path in paths if (root / path).is_file())
