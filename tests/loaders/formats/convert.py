"""Turn a document into another format with the programs that people do it with: LibreOffice and Chromium.

Each function skips the test where its program is missing, or fails it where SAMRAD_REQUIRE_OFFICE or
SAMRAD_REQUIRE_BROWSER is set.
"""

from __future__ import annotations

import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path

from ...conftest import chromium_path, office_path, require

__all__ = ["to_pdf_with_browser", "to_pdf_with_office", "with_office"]

#: A cold start of either program takes some five seconds; a machine at work on other tests needs more.
_SECONDS = 120


@lru_cache(maxsize=1)
def _browser() -> str | None:
    return chromium_path()


@lru_cache(maxsize=1)
def _office() -> str | None:
    return office_path()


def to_pdf_with_office(path: Path, out_dir: Path) -> Path:
    """Return the PDF that LibreOffice makes of a document (HTML, ODT, FODT, DOCX, RTF …), in ``out_dir``."""
    return with_office(path, out_dir, "pdf")


def with_office(path: Path, out_dir: Path, target: str) -> Path:
    """Return what LibreOffice makes of a document.

    :param target: a suffix, with a filter of LibreOffice where it needs one ("docx", "docx:MS Word 2007 XML")
    """
    program = require(_office(), "LibreOffice", "SAMRAD_REQUIRE_OFFICE")
    out_dir.mkdir(parents=True, exist_ok=True)
    # HTML opens in Writer for the web, which writes neither DOCX nor the pages of a printed document.
    writer = ["--infilter=HTML (StarWriter)"] if path.suffix.lower() in (".html", ".htm", ".xhtml") else []
    with tempfile.TemporaryDirectory() as profile:  # a profile of its own: two runs at once would wait for each other
        _run(
            [
                program,
                "--headless",
                f"-env:UserInstallation=file://{profile}",
                *writer,
                "--convert-to",
                target,
                "--outdir",
                str(out_dir),
                str(path),
            ]
        )
    made = out_dir / f"{path.stem}.{target.partition(':')[0]}"
    assert made.is_file(), f"LibreOffice made no {made.name}"
    return made


def to_pdf_with_browser(html_path: Path, out: Path, *, headers: bool = False) -> Path:
    """Return the PDF that Chromium prints of a page.

    :param headers: with date and title over each page and address and page number under it, as the browser prints
    """
    program = require(_browser(), "Chromium", "SAMRAD_REQUIRE_BROWSER")
    with tempfile.TemporaryDirectory() as profile:
        _run(
            [
                program,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                f"--user-data-dir={profile}",
                *([] if headers else ["--no-pdf-header-footer"]),
                f"--print-to-pdf={out}",
                html_path.resolve().as_uri(),
            ]
        )
    assert out.is_file(), f"Chromium made no {out.name}"
    return out


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-2000:]
