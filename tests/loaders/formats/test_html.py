from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.errors import DocumentError
from samrad.loaders.blocks import parse_blocks
from samrad.loaders.formats.html import read_html
from samrad.loaders.reading import Hints
from samrad.settings import Limits

from .mutate import mutated, outcomes


def text_of(page: str | bytes, limits: Limits | None = None) -> str:
    data = page.encode() if isinstance(page, str) else page
    return read_html(data, "sida.html", limits or Limits()).text


def error_of(page: str | bytes, limits: Limits | None = None) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        text_of(page, limits)
    assert caught.value.where == "sida.html"
    assert caught.value.hint
    return caught.value


SITE = """<!doctype html><html lang="sv"><head><title>Möte | Åby kommun</title>
<meta property="og:title" content="Möte om lokaler"><meta property="article:published_time" content="2023-05-04T10:00">
<meta name="author" content="Åby kommun"><script>var sport = "Vi vill inte synas";</script></head><body>
<a class="skip-link" href="#m">Hoppa till innehållet</a>
<div id="cookie-banner"><p>Vi använder kakor. Godkänner du det?</p><button>Ja</button></div>
<header><nav><ul><li><a href="/">Start</a></li><li>Kontakt</li></ul></nav></header>
<form id="aspnetForm"><input value="x"><main>
<nav class="breadcrumbs">Start / Möten</nav>
<h1>Möte om lokaler</h1>
<p>Föreningarna m&ouml;tte kommunen i maj&nbsp;2023.</p>
<aside>Relaterat: Bygg en bastu</aside>
<p hidden>Dolt</p><p style="display: none">Osynligt</p><div class="sr-only">För skärmläsare</div>
<h2>Förslag</h2>
<p><strong>Åby IF:</strong> Vi vill ha <em>fler</em> lokaler.<br>Kommunen borde öppna skolan.</p>
<ul><li>mer tid<ul><li>på kvällar</li></ul></li><li>lägre hyror</li></ul>
</main></form><footer>Åby kommun, 123 45 Åby</footer></body></html>"""


def test_the_document_of_a_site_is_read_and_nothing_that_stands_round_it() -> None:
    assert text_of(SITE) == (
        "# Möte om lokaler\n\nFöreningarna mötte kommunen i maj 2023.\n\n## Förslag\n\n"
        "**Åby IF:** Vi vill ha fler lokaler.  \nKommunen borde öppna skolan.\n\n"
        "- mer tid\n  - på kvällar\n- lägre hyror\n"
    )


def test_the_head_gives_title_day_and_author_as_hints() -> None:
    assert read_html(SITE.encode(), "s", Limits()).hints == Hints("Möte om lokaler", "2023-05-04", "Åby kommun", None)


def test_a_plain_page_is_kept_whole_header_and_footer_too_where_they_are_the_text() -> None:
    page = "<header><h1>Samråd</h1></header><div>Hej.</div>löst ord<footer>Vid pennan: Bo Berg, som skrev allt</footer>"
    assert text_of(page) == "# Samråd\n\nHej.\n\nlöst ord\n\nVid pennan: Bo Berg, som skrev allt\n"


def test_a_page_inside_one_form_or_header_is_read() -> None:
    assert "Kommunen bör öppna skolan." in text_of("<form><p>Kommunen bör öppna skolan.</p></form>")
    assert "Kommunen bör öppna skolan." in text_of("<header><p>Kommunen bör öppna skolan.</p></header>")


def test_a_heading_outside_the_main_content_stands_over_it() -> None:
    page = "<header><h1>Samråd om fritid</h1></header><main><p>Vi vill ha lokaler.</p></main><p>Annat</p>"
    assert text_of(page) == "# Samråd om fritid\n\nVi vill ha lokaler.\n"


def test_an_empty_main_element_does_not_hide_the_page() -> None:
    assert "Kommunen" in text_of("<main> </main><div>Kommunen bör öppna skolan.</div>")


def test_counted_lists_keep_their_numbers() -> None:
    page = """<ol start=3><li>ett<ol type=a><li>under</ol><li>två<li value=9>nio</ol>
    <ol reversed><li>två<li>ett</ol><p>"""
    assert text_of(page).splitlines() == ["3. ett", "  a) under", "4. två", "9. nio", "2. två", "1. ett"]


def test_paragraphs_of_an_item_stay_in_it_and_its_headings_head() -> None:
    page = (
        "<ul><li><p>Vi vill ha tid.</p><p>Helst i maj.</p></li><li>Lokaler<br>Pengar</li><li><h3>Hyror</h3>Lägre.</ul>"
    )
    assert text_of(page) == "- Vi vill ha tid. Helst i maj.\n- Lokaler\n- Pengar\n\n### Hyror\n\n- Lägre.\n"


def test_a_list_of_those_present_comes_out_whole_from_a_table() -> None:
    page = """<h2>Närvarande</h2><table><thead><tr><th>Förnamn<th>Efternamn<th>Organisation</thead>
    <tr><td>Anna<td>Ek<td>Svalorna<tr><td>Bo<td>von Berg<td>Åby kommun</table>"""
    text = text_of(page)
    rows = [(row.person.of(text), row.organisation.of(text)) for row in parse_blocks(text)[1]]
    assert rows[-2:] == [("Anna | Ek", "Svalorna"), ("Bo | von Berg", "Åby kommun")]


def test_a_table_that_lays_out_blocks_becomes_blocks_under_their_names() -> None:
    page = """<table><tr><td>Åby IF<td><p>Vi vill ha tid.</p><p>Och lokaler.</p>
    <tr><td>Svalorna<td>Kommunen bör sänka hyran.</table>"""
    assert text_of(page) == (
        "**Åby IF**\n\nVi vill ha tid.\n\nOch lokaler.\n\n**Svalorna**\n\nKommunen bör sänka hyran.\n"
    )


def test_tables_inside_tables_are_read_where_they_stand() -> None:
    page = "<table><tr><td>Vänster<table><tr><td>Anna Ek<td>NOD<tr><td>Bo Ek<td>SIOS</table></td><td>Höger</table>"
    assert text_of(page) == "Vänster\n\nAnna Ek | NOD  \nBo Ek | SIOS\n\nHöger\n"


def test_terms_head_their_definitions_and_text_as_typed_keeps_its_lines() -> None:
    assert text_of("<dl><dt>Åby IF<dd>Vill ha tid.</dl><pre>Anna Ek\nBo Berg</pre>") == (
        "**Åby IF**\n\nVill ha tid.\n\nAnna Ek  \nBo Berg\n"
    )


def test_lines_that_a_program_wrapped_are_one_paragraph() -> None:
    page = "<p>Föreningarna vill att kommunen under nästa år ser över<br>hyrorna i skolorna.<br>Det brådskar.</p>"
    assert text_of(page) == (
        "Föreningarna vill att kommunen under nästa år ser över hyrorna i skolorna. Det brådskar.\n"
    )


def test_pages_that_word_saved_keep_lists_and_notes() -> None:
    page = """<p class=MsoTitle>Samråd</p><p style='margin:0;mso-list:l0 level1 lfo1'><![if !supportLists]>
    <span style='font-family:Symbol;mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>Vi vill ha tid<a
    href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>.<o:p></o:p></p><p style='mso-list:l1 level2 lfo2'><span
    style='mso-list:Ignore'>2.<span>&nbsp;</span></span>Och lokaler</p><p><span style='mso-hide:all'>x</span></p>
    <div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> Minst en
    timme.</p></div><div style='mso-element:comment-list'><p>Kommentar</p></div>"""
    assert text_of(page) == "# Samråd\n\n- Vi vill ha tid.\n  2. Och lokaler\n\n[^1]: Minst en timme.\n"


def test_deleted_and_struck_text_is_left_out_and_small_letters_stay() -> None:
    assert (
        text_of("<p>Vi vill <del>inte</del> ha <s>20</s> 30 m<sup>2</sup> på E&shy;4:an</p>")
        == "Vi vill ha 30 m2 på E4:an\n"
    )


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        ("<p>Förslag från Åby – nu</p>", "utf-8"),
        ("<meta charset=iso-8859-1><p>Förslag från Åby – nu</p>", "cp1252"),
        ("<p>Förslag från Åby – nu</p>", "cp1252"),
        ("<p>Förslag från Åby – nu</p>", "utf-16"),
        ("<p>Förslag från Åby – nu</p>", "utf-8-sig"),
        ("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>Förslag från Åby – nu</p>", "utf-8"),
        ("<?xml version='1.0' encoding='macintosh'?><p>Förslag från Åby – nu</p>", "mac-roman"),
    ],
)
def test_swedish_letters_are_right_in_the_encodings_that_pages_have(page: str, encoding: str) -> None:
    assert text_of(page.encode(encoding)) == "Förslag från Åby – nu\n"


def test_one_broken_sign_does_not_spoil_the_others() -> None:
    assert text_of(b"<meta charset=utf-8><p>Sk\xe5ne " + "får åäö".encode()) == "Sk\ufffdne får åäö\n"


def test_empty_elements_of_xhtml_swallow_nothing() -> None:
    head = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a.js"/></head>'
    assert text_of(head + "<body><p/><p>Hej</p></body></html>") == "Hej\n"


def test_a_page_without_text_says_why_and_what_to_do() -> None:
    assert "frames" in str(error_of("<frameset><frame src='http://127.0.0.1:9/x'></frameset>"))
    assert "print it to PDF" in error_of("<script>document.write('hej')</script>").hint
    assert "no text" in str(error_of(b""))
    assert "NUL" in str(error_of(b"\0" * 100))


def test_pages_made_to_cost_are_refused_at_once() -> None:
    assert "nested" in str(error_of("<div>" * 300 + "x"))
    assert "nested" in str(error_of("<div>" * 200_000 + "x"))
    assert "attributes" in str(error_of("<p " + " ".join(f"a{i}=1" for i in range(20_000)) + ">x"))
    assert "tags" in str(error_of("<p>" * 1_000_001))
    assert "limit" in str(error_of("<p>" + "ord " * 100, Limits(characters=100)))
    assert text_of("<b>" * 150 + "<p>x") == "**x**\n"


def test_a_long_table_whose_cells_are_left_open_is_no_depth() -> None:
    assert text_of("<table>" + "<tr><td>Anna Ek<td>NOD" * 3000).count("\n") == 3000
    assert text_of("<p>" + "<b>Hej <p>" * 3000).count("Hej") == 3000


def test_a_picture_kept_in_the_page_does_no_harm() -> None:
    assert text_of(f'<p>Hej<img src="data:image/png;base64,{"A=" * 50_000}"> då</p>') == "Hej då\n"


# fmt: off
SOUP = [
    "<p>", "</p>", "<ul>", "<li>", "</ul>", "<ol>", "</ol>", "<table>", "<tr>", "<td>", "</table>", "<b>", "</b>",
    "<br>", "<h1>", "</h1>", "<a href='#fn1'>1</a>", "<pre>", "ord ", "Å. ", "\n", "<main>", "<form>", "</form>",
    "<!--", "-->", "<template>", "<select>", "<svg>", "<math>", "<dt>", "<dd>", "</dl>", "&amp", "\0",
    "<p style='mso-list:l0 level3'>",
]
# fmt: on


@given(st.lists(st.sampled_from(SOUP), max_size=40))
def test_any_soup_of_tags_is_read_or_refused(soup: list[str]) -> None:
    assert sum(outcomes(read_html, iter(["".join(soup).encode()]))) == 1


def test_hundreds_of_mutated_pages_are_read_or_refused() -> None:
    chance = random.Random(5)
    good, bad = outcomes(read_html, (mutated(SITE.encode(), chance) for _ in range(400)))
    assert good > 250
    assert good + bad == 400
