# ruff: noqa: E501 (XML broken over lines would hold other white space)
from __future__ import annotations

import io
import random
import zipfile

import pytest

from samrad.errors import DocumentError
from samrad.loaders.blocks import parse_blocks
from samrad.loaders.formats.docx import read_docx
from samrad.loaders.reading import Hints
from samrad.settings import Limits

from .make import STYLES, docx_file, to_docx
from .mutate import mutated, outcomes, zip_mutated

TEXT = """# Samråd om fritid

Föreningarna mötte **kommunen** i maj.

Närvarande

Anna Ek\tSvalorna
Bo Berg\tÅby kommun

## Förslag

SIOS: Vi vill ha fler lokaler.

- mer tid
  - på kvällar
- lägre hyror

1. Kommunen bör öppna skolan.
2. Regionen bör bidra.
"""


def text_of(body: str, limits: Limits | None = None, **parts: str) -> str:
    return read_docx(docx_file(body, **parts), "fil.docx", limits or Limits()).text


def p(text: str, properties: str = "", run: str = "") -> str:
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def listed(text: str, number: int, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def error_of(data: bytes, limits: Limits | None = None) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        read_docx(data, "fil.docx", limits or Limits())
    assert caught.value.where == "fil.docx"
    assert caught.value.hint
    return caught.value


def test_a_document_comes_out_with_headings_lists_turns_and_those_present() -> None:
    assert read_docx(to_docx(TEXT), "fil", Limits()).text == (
        "# Samråd om fritid\n\nFöreningarna mötte kommunen i maj.\n\nNärvarande\n\n"
        "Anna Ek | Svalorna  \nBo Berg | Åby kommun\n\n## Förslag\n\nSIOS: Vi vill ha fler lokaler.\n\n"
        "- mer tid\n  - på kvällar\n- lägre hyror\n1. Kommunen bör öppna skolan.\n2. Regionen bör bidra.\n"
    )


def test_headings_go_by_style_inherited_level_name_and_outline() -> None:
    styles = (
        STYLES
        + '<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Egen"/><w:basedOn w:val="Rubrik2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="R9"><w:name w:val="Rubrik 3"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="x"/><w:basedOn w:val="Loop"/></w:style>'
    )
    body = (
        p("Titel", '<w:pStyle w:val="T"/>')
        + p("Avsnitt", '<w:pStyle w:val="Egen"/>')
        + p("Under", '<w:pStyle w:val="R9"/>')
        + p("Fjärde", '<w:outlineLvl w:val="3"/>')
        + p("Löptext", '<w:pStyle w:val="Egen"/><w:outlineLvl w:val="9"/>')
        + p("Slut", '<w:pStyle w:val="Loop"/>')
    )
    assert text_of(body, styles=styles) == "# Titel\n\n## Avsnitt\n\n### Under\n\n#### Fjärde\n\n**Löptext**\n\nSlut\n"


NUMBERING = """<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/>
</w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/>
</w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>"""


def test_lists_count_as_word_prints_them() -> None:
    body = (
        listed("ett", 1)
        + listed("under ett", 1, 1)
        + listed("djupt", 1, 2)
        + listed("två", 1)
        + listed("under två", 1, 1)
        + listed("punkt", 2)
        + listed("tre", 1)
        + listed("på nytt", 3)
        + listed("romersk", 4)
        + listed("ingen lista", 0)
        + listed("okänd lista", 77)
    )
    assert text_of(body, numbering=NUMBERING) == (
        "1. ett\n  1.1 under ett\n    a) djupt\n2. två\n  2.1 under två\n- punkt\n3. tre\n1. på nytt\n- romersk\n\n"
        "ingen lista\n\nokänd lista\n"
    )


def test_lists_of_styles_and_counted_headings_keep_their_numbers() -> None:
    styles = (
        STYLES
        + '<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    body = (
        p("Bakgrund", '<w:pStyle w:val="Rubrik1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        + p("mer tid", '<w:pStyle w:val="Punkt"/>')
        + p("Förslag", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', "<w:b/>")
        + p("Kommunen bör öppna skolan på kvällarna.")
    )
    text = text_of(body, styles=styles, numbering=NUMBERING)
    assert text == "# 1. Bakgrund\n\n- mer tid\n\n**2. Förslag**\n\nKommunen bör öppna skolan på kvällarna.\n"
    assert [block.kind.value for block in parse_blocks(text)[0]] == ["heading", "bullet", "heading", "paragraph"]


def test_changes_are_accepted_and_comments_and_hidden_text_left_out() -> None:
    body = (
        "<w:p><w:r><w:t>Vi vill </w:t></w:r><w:del><w:r><w:delText>inte </w:delText></w:r></w:del><w:ins><w:r><w:t>gärna "
        '</w:t></w:r></w:ins><w:commentRangeStart w:id="1"/><w:r><w:t>ha tid</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r>'
        '<w:commentReference w:id="1"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> dolt</w:t></w:r><w:r><w:rPr><w:strike/>'
        "</w:rPr><w:t> struket</w:t></w:r><w:moveFrom><w:r><w:t> flyttat</w:t></w:r></w:moveFrom></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Stycket</w:t></w:r></w:p><w:p><w:r><w:t>går vidare.</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>borttagen rad</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    comments = b'<w:comments xmlns:w="x"><w:comment><w:p><w:r><w:t>Stryk</w:t></w:r></w:p></w:comment></w:comments>'
    data = docx_file(body, extra={"word/comments.xml": comments, "word/header1.xml": comments})
    assert read_docx(data, "f", Limits()).text == "Vi vill gärna ha tid\n\nStycket går vidare.\n"


def test_links_controls_fields_breaks_and_hyphens_read_as_printed() -> None:
    body = (
        '<w:sdt><w:sdtContent><w:p><w:hyperlink r:id="x"><w:r><w:t>Åby IF</w:t></w:r></w:hyperlink><w:r><w:t> vill</w:t>'
        "<w:br/><w:t>sam</w:t><w:softHyphen/><w:t>arbeta i E</w:t><w:noBreakHyphen/><w:t>frågor</w:t></w:r></w:p></w:sdtContent>"
        '</w:sdt><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar '
        'w:fldCharType="separate"/></w:r><w:r><w:t>Sju</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:tab/>'
        '<w:t>möten</w:t></w:r></w:p><w:p><w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t> punkt</w:t></w:r></w:p>'
    )
    assert text_of(body) == "Åby IF vill  \nsamarbeta i E-frågor\n\nSju möten\n\n• punkt\n"


def test_notes_stand_at_the_end_in_the_order_of_the_text() -> None:
    body = (
        '<w:p><w:r><w:t>Vi vill</w:t></w:r><w:r><w:footnoteReference w:id="3"/></w:r><w:r><w:t> ha tid.</w:t></w:r>'
        '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + p("Slut.")
    )
    notes = (
        '<w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="2">{p("Andra.")}</w:footnote><w:footnote w:id="3">{p("Första.")}{p("Två stycken.")}</w:footnote>'
    )
    assert text_of(body, footnotes=notes) == "Vi vill ha tid.\n\nSlut.\n\n[^1]: Första. Två stycken.\n\n[^2]: Andra.\n"


def test_text_boxes_stand_behind_their_paragraph_once() -> None:
    box = f"<w:txbxContent>{p('Rutan säger sitt.')}</w:txbxContent>"
    body = (
        '<w:p><w:r><w:t>Före.</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
        f'markup-compatibility/2006"><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict>'
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>" + p("Efter.")
    )
    assert text_of(body) == "Före.\n\nRutan säger sitt.\n\nEfter.\n"


def test_tables_of_contents_are_left_out() -> None:
    styles = STYLES + '<w:style w:type="paragraph" w:styleId="I1"><w:name w:val="toc 1"/></w:style>'
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('Innehåll')}</w:sdtContent></w:sdt>"
    )
    assert text_of(control + p("Bakgrund 3", '<w:pStyle w:val="I1"/>') + p("Text."), styles=styles) == "Text.\n"


def test_those_present_are_found_in_columns_set_with_tabs_and_breaks() -> None:
    body = p("Närvarande", '<w:pStyle w:val="Rubrik2"/>') + (
        "<w:p><w:r><w:t>Anna Ek</w:t><w:tab/><w:t>Svalorna</w:t><w:br/><w:t>Bo Berg</w:t><w:tab/><w:tab/><w:t>NOD</w:t></w:r></w:p>"
    )
    text = text_of(body)
    assert text == "## Närvarande\n\nAnna Ek | Svalorna  \nBo Berg | NOD\n"
    assert [row.organisation.of(text) for row in parse_blocks(text)[1]] == ["Svalorna", "NOD"]


def test_bold_is_inherited_and_taken_back() -> None:
    styles = (
        STYLES + '<w:style w:type="character" w:styleId="Stark"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="F"><w:name w:val="Fet"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    name = '<w:r><w:rPr><w:rStyle w:val="Stark"/></w:rPr><w:t>Åby IF:</w:t></w:r><w:r><w:t> Vi vill ha tid.</w:t></w:r>'
    body = (
        f"<w:p>{name}</w:p>"
        + p("Fet rad", '<w:pStyle w:val="F"/>')
        + p("Mager rad", '<w:pStyle w:val="F"/>', '<w:b w:val="0"/>')
    )
    assert text_of(body, styles=styles) == "**Åby IF:** Vi vill ha tid.\n\n**Fet rad**\n\nMager rad\n"


def test_core_properties_are_hints() -> None:
    core = (
        "<dc:title>Samråd i Åby</dc:title><dc:creator>Åby kommun</dc:creator>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2022-03-04T08:00:00Z</dcterms:created>'
    )
    reading = read_docx(docx_file(p("Hej."), core=core), "f", Limits())
    assert reading.hints == Hints("Samråd i Åby", None, "Åby kommun", "2022-03-04")


def test_strict_documents_and_unusual_places_are_read() -> None:
    data = docx_file(p("Hej då."))
    strict = _changed(data, "word/document.xml", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                      b"http://purl.oclc.org/ooxml/wordprocessingml/main")  # fmt: skip
    assert read_docx(strict, "f", Limits()).text == "Hej då.\n"


def _changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(old, new) if name == part else content)
    return out.getvalue()


def test_broken_empty_and_foreign_files_say_what_to_do() -> None:
    data = to_docx(TEXT)
    assert "cut off" in str(error_of(data[: len(data) // 2]))
    assert "empty" in str(error_of(b""))
    assert "no zip archive" in str(error_of(b"<html><p>Hej</p></html>"))
    assert "no text" in str(error_of(docx_file("<w:p/>")))
    assert "ocrmypdf" in error_of(docx_file("<w:p/>", extra={"word/media/image1.png": b"x"})).hint
    assert "broken in line 2" in str(error_of(_changed(data, "word/document.xml", b"</w:body>", b"</w:bod>")))
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "hej")
    assert "without a Word document" in str(error_of(other.getvalue()))


def test_bombs_and_depth_are_stopped_while_unpacking() -> None:
    data = docx_file(p("a" * 30_000_000))
    assert "200 times" in str(error_of(data))
    assert "5 MB" in str(error_of(docx_file(p("ord " * 2_000_000)), Limits(megabytes=5, ratio=10_000)))
    assert "characters" in str(error_of(docx_file(p("ord " * 1000)), Limits(characters=500)))
    assert "nested" in str(error_of(docx_file("<w:sdt>" * 400 + "</w:sdt>" * 400)))
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(21_000):
            archive.writestr(str(number), b"")
    assert "parts" in str(error_of(many.getvalue()))


def test_entities_and_remote_parts_are_never_read() -> None:
    entity = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "&x;&x;">]><w:document'
    assert "document type" in str(
        error_of(_changed(docx_file(p("&amp;y;")), "word/document.xml", b"<w:document", entity))
    )
    outside = _changed(
        docx_file(p("Hej.")),
        "_rels/.rels",
        b'Target="word/document.xml"',
        b'Target="http://127.0.0.1:9/document.xml" TargetMode="External"',
    )
    assert read_docx(outside, "f", Limits()).text == "Hej.\n"


def test_hundreds_of_mutated_documents_are_read_or_refused() -> None:
    chance = random.Random(7)
    data = to_docx(TEXT)
    assert sum(outcomes(read_docx, (mutated(data, chance) for _ in range(200)))) == 200
    good, bad = outcomes(read_docx, (zip_mutated(data, chance) for _ in range(400)))
    assert good > 50
    assert good + bad == 400
