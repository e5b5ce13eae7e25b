from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from samrad.loaders.claim import Claim, ClaimKind
from samrad.loaders.document import DocumentInfo
from samrad.ontology.registry import Registry
from samrad.viz.page import network_page

#: A point of the canvas where the browser finds this edge, and no node, under the pointer.
POINT_OF_EDGE = """id => {
  const frame = document.getElementById('mynetwork').getBoundingClientRect();
  const edge = network.body.edges[id];
  const nodesAt = p => network.getNodeAt(p);
  for (let t = 0.5, n = 0; n < 40; n++, t = 0.1 + 0.8 * ((n * 0.37) % 1)) {
    const dom = network.canvasToDOM(edge.edgeType.getPoint(t));
    if (network.getEdgeAt(dom) === id && nodesAt(dom) === undefined) return [frame.x + dom.x, frame.y + dom.y];
  }
  return null;
}"""

POINT_OF_NODE = """id => {
  const frame = document.getElementById('mynetwork').getBoundingClientRect();
  const dom = network.canvasToDOM(network.getPosition(id));
  return [frame.x + dom.x, frame.y + dom.y];
}"""

VISIBLE_EDGES = """() => edges.get().filter(e => !e.hidden).map(e => e.from + ' ' + e.to).sort()"""
#: The actors whose mark or label reaches over the rim of the picture or under the buttons in its corner.
CUT_LABELS = """() => {
  const frame = document.getElementById('mynetwork'), zoom = document.getElementById('zoom');
  return nodes.getIds({filter: n => !n.hidden}).filter(id => {
    const box = network.getBoundingBox(id);
    const from = network.canvasToDOM({x: box.left, y: box.top});
    const to = network.canvasToDOM({x: box.right, y: box.bottom});
    const out = from.x < 0 || from.y < 0 || to.x > frame.clientWidth || to.y > frame.clientHeight;
    return out || (from.x < zoom.offsetLeft + zoom.offsetWidth && from.y < zoom.offsetTop + zoom.offsetHeight);
  });
}"""

VISIBLE_NODES = """() => nodes.get().filter(n => !n.hidden).map(n => n.id).sort()"""


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as driver:
        # no sandbox: build servers run as root in a container, where Chromium's own cannot start
        opened = driver.chromium.launch(executable_path=shutil.which(chromium), args=["--no-sandbox"])
        yield opened
        opened.close()


class Seen:
    """What a page did that it must not do."""

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []
        self.faults: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.faults.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("dialog", lambda dialog: (self.faults.append("dialog"), dialog.dismiss()))


@pytest.fixture
def shown(
    browser: Browser, claims: list[Claim], registry: Registry, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[tuple[Page, Seen]]:
    options: dict[str, Any] = getattr(request, "param", {})
    path = tmp_path / "nätverk å.html"
    infos = {"möte-a": DocumentInfo(title="Samråd om lokaler", date="2021-03")}
    path.write_bytes(network_page(claims, registry, documents=infos, **options).encode("utf-8"))
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    seen = Seen(page)
    page.goto(path.as_uri())
    page.wait_for_selector("body[data-ready]")
    yield page, seen
    assert seen.faults == []
    assert [url for url in seen.requests if not url.startswith("data:")] == [path.as_uri()]
    page.close()


def edge_id(page: Page, source: str, target: str, relation: str = "request") -> str:
    """Return the name of an edge from the page's own data."""
    found: str = page.evaluate(
        """([from, to, relation]) => JSON.parse(document.getElementById('samrad-data').textContent)
            .edges.find(e => e.from === from && e.to === to && e.relation === relation).id""",
        [source, target, relation],
    )
    return found


def click_edge(page: Page, name: str) -> None:
    point = page.evaluate(POINT_OF_EDGE, name)
    assert point is not None
    page.mouse.click(*point)


def test_a_click_on_an_edge_shows_the_quotes_with_their_source(shown: tuple[Page, Seen]) -> None:
    page, _ = shown
    click_edge(page, edge_id(page, "roda-korset", "kommuner"))
    panel = page.locator("#panel")
    assert panel.locator("h2").inner_text() == "Röda Korset → kommuner"
    assert panel.locator("blockquote").all_inner_texts() == [
        "Mening nummer 1 om åar, älvar och öar.",
        "Vi ser gärna fler mötesplatser.",
    ]
    assert panel.locator("mark").all_inner_texts() == ["åar", "fler mötesplatser"]
    first = panel.locator(".claim").first
    assert first.locator(".lead").inner_text() == "Före citatet: Kommunerna bör i högre grad:"
    source = first.locator(".source").inner_text()
    assert source == "Samråd om lokaler · Diskussion › Lokaler · 2021-03-04 · säkerhet 0,85"
    assert "· 2021-03 ·" in panel.locator(".source").nth(1).inner_text()  # the document's date where the claim has none


def test_the_opposite_direction_is_an_edge_of_its_own(shown: tuple[Page, Seen]) -> None:
    page, _ = shown
    click_edge(page, edge_id(page, "kommuner", "roda-korset"))
    assert page.locator("#panel h2").inner_text() == "kommuner → Röda Korset"
    assert page.locator("#panel blockquote").all_inner_texts() == ["Mening nummer 3 om åar, älvar och öar."]


def test_a_click_on_a_node_shows_what_names_no_addressee(shown: tuple[Page, Seen]) -> None:
    page, _ = shown
    page.mouse.click(*page.evaluate(POINT_OF_NODE, "roda-korset"))
    panel = page.locator("#panel")
    assert panel.locator("h2").inner_text() == "Röda Korset"
    assert "ställer 3 krav · får 1 krav" in panel.inner_text()
    assert "Krav utan mottagare i texten (1)" in panel.inner_text()
    assert panel.locator("blockquote").all_inner_texts() == ["Det behövs långsiktig finansiering."]


def test_it_opens_on_requests_between_actors(shown: tuple[Page, Seen]) -> None:
    page, _ = shown
    visible = page.evaluate(VISIBLE_EDGES)
    assert len(visible) == 4
    assert "kommuner kommuner" not in visible
    assert "angelholm" not in page.evaluate(VISIBLE_NODES)
    assert "1 av 7 krav" in page.locator("#panel").inner_text()


def test_other_relations_are_switched_on_and_off(shown: tuple[Page, Seen]) -> None:
    page, _ = shown
    before = page.evaluate(VISIBLE_EDGES)
    for box, edge in {
        "relation-offer": "roda-korset angelholm",
        "relation-cooperation": "nod roda-korset",
        "relation-difficult": "roda-korset angelholm",
        "relation-funding": "kommuner roda-korset",
        "relation-role": "nod kommuner",
        "self": "kommuner kommuner",
    }.items():
        page.check(f"#{box}")
        assert page.evaluate(VISIBLE_EDGES) == sorted([*before, edge])
        page.uncheck(f"#{box}")
        assert page.evaluate(VISIBLE_EDGES) == before


def test_a_kind_without_any_addressee_says_where_it_is(browser: Browser, registry: Registry, tmp_path: Path) -> None:
    offer = Claim("d", 0, 9, "Vi kan hjälpa.", ClaimKind.OFFER, ("Röda Korset",))
    path = tmp_path / "page.html"
    path.write_bytes(network_page([offer], registry).encode("utf-8"))
    page = browser.new_page()
    page.goto(path.as_uri())
    assert page.is_disabled("#relation-offer")
    assert "erbjuder (inga pilar)" in page.locator("#relations").inner_text()
    page.fill("#search", "röda korset")
    page.keyboard.press("Enter")
    assert page.locator("#panel h3").all_inner_texts() == ["Erbjudanden utan mottagare i texten (1)"]
    assert page.locator("#panel blockquote").all_inner_texts() == ["Vi kan hjälpa."]
    page.close()


def test_lone_actors_and_weak_relations_can_be_shown_and_hidden(shown: tuple[Page, Seen]) -> None:
    page, _ = shown
    page.check("#lone")
    assert "angelholm" in page.evaluate(VISIBLE_NODES)
    page.locator("#least").focus()
    page.keyboard.press("End")
    assert page.evaluate(VISIBLE_EDGES) == ["roda-korset kommuner"]


def test_the_keyboard_alone_leads_to_a_quote_and_back(shown: tuple[Page, Seen]) -> None:
    page, _ = shown
    page.locator("#panel button[data-edge]").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel blockquote").count() == 2
    page.keyboard.press("Escape")
    assert page.locator("#panel blockquote").count() == 0
    page.keyboard.press("Enter")  # the focus is back on the row that was opened
    assert page.locator("#panel blockquote").count() == 2


def test_an_actor_is_found_by_a_part_of_its_name(shown: tuple[Page, Seen]) -> None:
    page, _ = shown
    page.fill("#search", "ängel")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Ängelholms kommun"
    assert "angelholm" in page.evaluate(VISIBLE_NODES)
    page.fill("#search", "finns inte")
    page.keyboard.press("Enter")
    assert page.locator("#search-note").inner_text() == "Ingen aktör i bilden heter så."


def test_text_that_would_be_markup_is_shown_as_text(shown: tuple[Page, Seen], nasty: str) -> None:
    page, _ = shown
    name = page.evaluate("() => nodes.getIds().find(id => id.startsWith('foreningen'))")
    click_edge(page, edge_id(page, name, "nod"))
    quote = page.locator("#panel blockquote").evaluate("element => element.textContent")
    assert quote == nasty
    assert "onerror=alert(1)" in page.locator("#panel h2").inner_text()
    page.mouse.click(*page.evaluate(POINT_OF_NODE, name))
    page.mouse.move(*page.evaluate(POINT_OF_NODE, "nod"))
    page.wait_for_timeout(400)  # longer than vis-network waits before it would show a title
    assert page.evaluate("() => document.querySelectorAll('main img, main a, header img').length") == 0


def test_the_policy_stops_a_script_that_got_in_all_the_same(browser: Browser, tmp_path: Path) -> None:
    html = network_page([], Registry([])).replace("</main>", "</main><script>document.title = 'in'</script>", 1)
    path = tmp_path / "page.html"
    path.write_bytes(html.encode("utf-8"))
    page = browser.new_page()
    page.goto(path.as_uri())
    assert page.title() == "Vem ber vem om vad"
    page.close()


@pytest.mark.parametrize("shown", [{"lang": "en"}], indirect=True)
def test_in_english_the_panel_speaks_english(shown: tuple[Page, Seen]) -> None:
    page, _ = shown
    click_edge(page, edge_id(page, "roda-korset", "kommuner"))
    assert "confidence 0.85" in page.locator("#panel .source").first.inner_text()


def test_no_labels_overlap_when_the_page_opens(shown: tuple[Page, Seen]) -> None:
    page, _ = shown
    boxes = page.evaluate("""() => nodes.getIds({filter: n => !n.hidden}).map(id => network.getBoundingBox(id))""")
    clashes = [
        (a, b)
        for i, a in enumerate(boxes)
        for b in boxes[i + 1 :]
        if a["left"] < b["right"] and b["left"] < a["right"] and a["top"] < b["bottom"] and b["top"] < a["bottom"]
    ]
    assert clashes == []


def test_no_label_is_cut_at_the_rim_or_stands_under_the_buttons(
    browser: Browser, registry: Registry, tmp_path: Path
) -> None:
    wide = [f"WÄMMWWMMWWMMÖ {number}" for number in range(40)]  # letters wider than those that the places are made for
    asks = [
        Claim("d", at, at + 9, "Vi vill det.", ClaimKind.REQUEST, (one,), (other,))
        for at, (one, other) in enumerate(pairwise(wide))
    ]
    path = tmp_path / "wide.html"
    path.write_bytes(network_page(asks, registry).encode("utf-8"))
    page = browser.new_page(viewport={"width": 900, "height": 1600})
    page.goto(path.as_uri())
    page.wait_for_selector("body[data-ready]")
    assert page.evaluate(VISIBLE_NODES) != []
    assert page.evaluate(CUT_LABELS) == []
    page.close()
