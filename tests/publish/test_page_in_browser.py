"""The page in a browser: nothing is asked for, nothing runs over the edge, and an address shows its term."""

from __future__ import annotations

from pathlib import Path

import pytest

from samrad.publish.vocabulary import vocabulary_files

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("vocabulary")
    for name, data in vocabulary_files().items():
        (found / name).write_bytes(data)
    return found


def test_the_pages_stand_alone_fit_a_telephone_and_lead_to_a_term(folder: Path, chromium: str) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        try:
            for width, lang in ((1440, "sv"), (390, "sv"), (390, "en")):
                page = browser.new_page(viewport={"width": width, "height": 900})
                asked: list[str] = []
                said: list[str] = []
                page.on("request", lambda request, asked=asked: asked.append(request.url))
                page.on("console", lambda message, said=said: said.append(message.text))
                address = (folder / f"index.{lang}.html").as_uri()
                page.goto(f"{address}#asks")
                assert [url for url in asked if not url.startswith((address, "data:"))] == []
                assert said == []
                assert page.evaluate("document.documentElement.scrollWidth") <= width
                top = page.evaluate("document.getElementById('asks').getBoundingClientRect().top")
                assert 0 <= top < 100
                page.close()
        finally:
            browser.close()
