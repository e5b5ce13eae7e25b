# ruff: noqa: E501 (XML broken over lines would hold other white space)
from __future__ import annotations

import io
import random
import zipfile

import pytest

from samrad.errors import DocumentError
from samrad.loaders.blocks import parse_blocks
from samrad.loaders.formats.odt import read_odt
from samrad.loaders.reading import Hints
from samrad.settings import Limits

from .mutate import mutated, outcomes, zip_mutated

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(
    f'xmlns:{prefix}="{_ODF}{name}:1.0"'
    for prefix, name in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing", "meta": "meta",
        "fo": "xsl-fo-compatible",
    }.items()
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip

STYLES = """<style:style style:name="Fet" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Dold" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Struken" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>
<text:list-level-style-bullet text:level="2" text:bullet-char="◦"/></text:list-style>
<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>
<text:list-level-style-number text:level="3" style:num-format="a" style:num-suffix=")"/></text:list-style>"""

CONTENT = """<text:p text:style-name="P1">Samråd om fritid</text:p>
<text:h text:outline-level="2">Förslag</text:h>
<text:p><text:span text:style-name="Fet">Åby IF:</text:span> Vi vill<text:s text:c="3"/>ha tid.</text:p>
<text:list text:style-name="B"><text:list-item><text:p>mer tid</text:p><text:list><text:list-item><text:p>på kvällar</text:p>
</text:list-item></text:list></text:list-item><text:list-item><text:p>lägre hyror</text:p></text:list-item></text:list>
<text:p>Närvarande</text:p><table:table><table:table-row><table:table-cell><text:p>Anna Ek</text:p></table:table-cell>
<table:table-cell><text:p>Svalorna</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell>
<text:p>Bo Berg</text:p></table:table-cell><table:table-cell><text:p>NOD</text:p></table:table-cell></table:table-row></table:table>"""


def flat(text: str, styles: str = STYLES, meta: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES}><office:meta>{meta}</office:meta>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{text}</office:text>"
        "</office:body></office:document>"
    ).encode()


def packed(
    text: str, styles: str = STYLES, manifest: str = "", body: str = "text", extra: dict[str, bytes] | None = None
) -> bytes:
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": (
            f"<office:document-content {SPACES}><office:body><office:{body}>{text}</office:{body}></office:body></office:document-content>"
        ).encode(),
        "styles.xml": f"<office:document-styles {SPACES}><office:styles>{styles}</office:styles></office:document-styles>".encode(),
        "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>".encode(),
    } | (extra or {})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def text_of(text: str) -> str:
    return read_odt(flat(text), "fil", Limits()).text


def error_of(data: bytes, limits: Limits | None = None) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        read_odt(data, "fil.odt", limits or Limits())
    assert caught.value.where == "fil.odt"
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize("data", [flat(CONTENT), packed(CONTENT)], ids=["flat", "packed"])
def test_a_document_comes_out_with_headings_lists_turns_and_those_present(data: bytes) -> None:
    text = read_odt(data, "fil", Limits()).text
    assert text == (
        "# Samråd om fritid\n\n## Förslag\n\n**Åby IF:** Vi vill ha tid.\n\n- mer tid\n  - på kvällar\n- lägre hyror\n\n"
        "Närvarande\n\nAnna Ek | Svalorna  \nBo Berg | NOD\n"
    )
    assert [row.organisation.of(text) for row in parse_blocks(text)[1]] == ["Svalorna", "NOD"]


def item(text: str, inner: str = "", start: str = "") -> str:
    return f"<text:list-item{start}><text:p>{text}</text:p>{inner}</text:list-item>"


def test_lists_count_as_the_program_prints_them() -> None:
    inner = f"<text:list>{item('djupt')}</text:list>"
    deep = f"<text:list>{item('under', inner)}</text:list>"
    five = ' text:start-value="5"'
    body = (
        f'<text:list xml:id="l1" text:style-name="N">{item("ett", deep)}{item("två")}</text:list><text:p>Mellan.</text:p>'
        f'<text:list text:continue-list="l1" text:style-name="N">{item("tre")}</text:list>'
        f'<text:list text:style-name="N">{item("nytt")}{item("fem", start=five)}</text:list>'
        f'<text:list text:continue-numbering="true" text:style-name="N"><text:list-header><text:p>utan</text:p></text:list-header>{item("sex")}</text:list>'
    )
    assert text_of(body) == (
        "1. ett\n  1.1 under\n    a) djupt\n2. två\n\nMellan.\n\n3. tre\n1. nytt\n5. fem\n\nutan\n\n6. sex\n"
    )


def test_an_item_goes_on_with_its_paragraphs() -> None:
    body = f'<text:list text:style-name="B">{item("Vi vill ha tid.", "<text:p>Helst i maj.</text:p>")}</text:list>'
    assert text_of(body) == "- Vi vill ha tid. Helst i maj.\n"


def test_counted_headings_keep_their_numbers() -> None:
    outline = '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/></text:outline-style>'
    body = '<text:h text:outline-level="1">Bakgrund</text:h><text:h text:outline-level="1">Förslag</text:h><text:p>Slut.</text:p>'
    assert read_odt(flat(body, outline), "f", Limits()).text == "# 1. Bakgrund\n\n# 2. Förslag\n\nSlut.\n"


def test_changes_are_accepted_and_what_is_hidden_or_repeats_is_left_out() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>inte</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        "<text:table-of-content><text:index-body><text:p>Förslag 3</text:p></text:index-body></text:table-of-content>"
        '<text:p>Vi vill <text:change text:change-id="1"/>ha<office:annotation><text:p>Stryk</text:p></office:annotation> tid<text:span text:style-name="Dold"> dolt</text:span>'
        '<text:span text:style-name="Struken"> struket</text:span>.</text:p><text:section text:display="none"><text:p>Osynligt</text:p></text:section>'
        "<text:section><text:p>Kommunen<text:line-break/>svarar</text:p></text:section>"
    )
    assert text_of(body) == "Vi vill ha tid.\n\nKommunen  \nsvarar\n"


def test_notes_stand_at_the_end_and_text_boxes_behind_their_paragraph() -> None:
    body = (
        "<text:p>Vi vill<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Minst en timme.</text:p>"
        "</text:note-body></text:note> ha tid.<draw:frame><draw:text-box><text:p>Rutan.</text:p></draw:text-box></draw:frame></text:p>"
        "<text:p>Efter.</text:p>"
    )
    assert text_of(body) == "Vi vill ha tid.\n\nRutan.\n\nEfter.\n\n[^1]: Minst en timme.\n"


def test_meta_fields_are_hints() -> None:
    meta = "<dc:title>Samråd</dc:title><meta:initial-creator>Åby kommun</meta:initial-creator><meta:creation-date>2022-03-04T10:00</meta:creation-date>"
    assert read_odt(flat(CONTENT, meta=meta), "f", Limits()).hints == Hints("Samråd", None, "Åby kommun", "2022-03-04")


def test_broken_encrypted_and_foreign_files_say_what_to_do() -> None:
    data = packed(CONTENT)
    assert "cut off" in str(error_of(data[:-200]))
    assert "encrypted" in str(error_of(packed(CONTENT, manifest="<encryption-data/>")))
    assert "no text document" in str(error_of(packed("", body="spreadsheet")))
    assert "no text" in str(error_of(packed("<text:p/>")))
    assert "ocrmypdf" in error_of(packed("<text:p><draw:frame><draw:image/></draw:frame></text:p>")).hint
    assert "document type" in str(error_of(b'<!DOCTYPE a [<!ENTITY x "y">]>' + flat("<text:p>&x;</text:p>")[38:]))
    assert "nested" in str(error_of(flat("<text:section>" * 300 + "</text:section>" * 300)))
    assert "200 times" in str(error_of(packed(f"<text:p>{'a' * 30_000_000}</text:p>")))
    assert "characters" in str(error_of(flat("<text:p>ord ord ord</text:p>" * 100), Limits(characters=500)))


def test_hundreds_of_mutated_documents_are_read_or_refused() -> None:
    chance = random.Random(3)
    for data in (flat(CONTENT), packed(CONTENT)):
        assert sum(outcomes(read_odt, (mutated(data, chance) for _ in range(200)))) == 200
    good, bad = outcomes(read_odt, (zip_mutated(packed(CONTENT), chance) for _ in range(300)))
    assert good > 100
    assert good + bad == 300
