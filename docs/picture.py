"""Take the picture of the network page that the front page of the documentation shows.

It needs playwright (in the ``dev`` extra) and a Chromium of the system::

    samrad build
    python docs/picture.py samrad-data/network.html docs/network.png
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

__all__ = ["main"]

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_SIZE = {"width": 1400, "height": 900}


def main(page: str, picture: str) -> None:
    """Open the page as a reader does and save what is seen."""
    program = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    if program is None:
        sys.exit("there is no Chromium here (apt-get install chromium)")
    with sync_playwright() as driver:
        # no sandbox: in a container one is root, where Chromium's own cannot start; the page loads nothing
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        view = browser.new_page(viewport=_SIZE)
        view.goto(Path(page).resolve().as_uri())
        view.wait_for_selector("body[data-ready]")
        view.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python docs/picture.py PAGE.html PICTURE.png")
    main(sys.argv[1], sys.argv[2])
