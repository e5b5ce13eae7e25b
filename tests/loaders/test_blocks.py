from __future__ import annotations

import random
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samrad.loaders.blocks import parse_blocks
from samrad.loaders.document import Block, BlockKind
from samrad.loaders.shadow import INVISIBLE, fold

SHAPES = [
    "# Rubrik", "RUBRIK I VERSALER", "1. Numrerad rubrik", "- punkt", "  - underpunkt", "* punkt", "Närvarande",
    "Anna\tEk\tSIOS", "Bo Ek, NOD", "Fråga 1: Hur då?", "*Vad vill ni?*", "Röda Korset : Vi vill mer.",
    "**Länsstyrelsen** arbetar med stöd.", "Till exempel: så här.", "Figur 1", "¹ Länk till något", "12",
    "---",
    "Det är viktigt att", "kommunen lyssnar.", "Nedan följer:", "– Vi kan, säger Anna Ek.", "\ufeff",
    "", "", "\t", "\r",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(SHAPES), max_size=25).map("\n".join),
    st.lists(st.sampled_from(SHAPES), max_size=25).map("\r\n".join),
    st.text(st.one_of(st.sampled_from("Aaö.:?!*_#-–• \t\n\r\f1\u0301\ufeff¹|"), st.characters()), max_size=150),
)


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(text)) for block in parse_blocks(text)[0]]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in blocks(text)]


def find(text: str, words: str) -> Block:
    return next(block for block in parse_blocks(text)[0] if words in block.span.of(text))


@given(TEXTS)
@settings(max_examples=300)
def test_any_text_gives_blocks_in_order_apart_and_covered_by_sentences(text: str) -> None:
    found, attendance = parse_blocks(text)
    last = 0
    for index, block in enumerate(found):
        assert block.index == index
        assert last <= block.start <= block.end <= len(text)
        last = block.end
        inside = block.start
        for sentence in block.sentences:
            assert inside <= sentence.start < sentence.end <= block.end
            inside = sentence.end
        bare = set(range(block.start, block.end)) - {i for s in block.sentences for i in range(s.start, s.end)}
        left = "".join(text[i] for i in sorted(bare) if not text[i].isspace() and text[i] not in INVISIBLE)
        assert left.strip("()0123456789abcdefghABCDEFGH") == ""
        for other in (block.heading, block.parent, block.question, block.turn):
            assert other is None or 0 <= other <= index
    for attendee in attendance:
        assert found[attendee.block].start <= attendee.person.start
        assert attendee.person.of(text).strip()
        assert attendee.organisation.of(text).strip()


def test_a_page_break_inside_a_sentence_does_not_cut_the_paragraph() -> None:
    text = (
        "I dag är det viktigt för alla föreningar att\n\nkommuner och myndigheter lyssnar. Det behövs.\n\n"
        "Nästa stycke är ett."
    )
    found, _ = parse_blocks(text)
    assert [block.kind for block in found] == [BlockKind.PARAGRAPH] * 2
    assert found[0].sentences[0].of(text).endswith("att\n\nkommuner och myndigheter lyssnar.")


def test_a_page_break_cuts_neither_bullet_nor_turn_and_a_page_number_is_no_text() -> None:
    text = (
        "SIOS: Det är svårt att nå ut till alla med den kunskap som\n\n7\n\nvi har.\n\n"
        "Vi vill:\n\n- hyra lokaler som ligger nära de boende och som\n\nstår tomma\n\n- ha stöd"
    )
    assert blocks(text) == [
        ("turn", "Det är svårt att nå ut till alla med den kunskap som\n\n7\n\nvi har."),
        ("paragraph", "Vi vill:"),
        ("bullet", "hyra lokaler som ligger nära de boende och som\n\nstår tomma"),
        ("bullet", "ha stöd"),
    ]


def test_a_name_that_begins_the_next_page_goes_on_after_a_word_that_ends_no_sentence() -> None:
    text = (
        "Under våren har organisationerna i området haft flera samtal om lokaler och bidrag tillsammans med\n\n"
        "Röda Korset."
    )
    assert len(parse_blocks(text)[0]) == 1


def test_paragraphs_that_end_are_not_joined_and_a_heading_is_not_joined() -> None:
    text = "Samverkan\n\nvi vill mer av detta nu i alla delar av landet.\n\nMer text här."
    assert kinds(text)[0] in {"heading", "paragraph"}
    assert len(blocks(text)) == 3


def test_wrapped_lines_are_one_paragraph_and_lines_as_long_as_paragraphs_are_not() -> None:
    wrapped = (
        "Det här är en rad som bryts av bredden på sidan och\nsom fortsätter på nästa rad med mera text om\nsamma sak."
    )
    assert len(parse_blocks(wrapped)[0]) == 1
    long = "Det här är ett helt stycke. " * 8
    assert len(parse_blocks(long.strip() + "\n" + long.strip())[0]) == 2


@pytest.mark.parametrize(
    ("line", "speaker", "says"),
    [
        ("Röda Korset : Vi vill mer.", "Röda Korset", "Vi vill mer."),
        ("Islamic-Relief: Vi vill mer.", "Islamic-Relief", "Vi vill mer."),
        ("SIOS: Vi vill mer.", "SIOS", "Vi vill mer."),
        ("**Länsstyrelsen** arbetar för mer.", "Länsstyrelsen", "**Länsstyrelsen** arbetar för mer."),
        ("**Lärosäten Syd:** Vi vill mer.", "Lärosäten Syd", "Vi vill mer."),
        ("**Rädda Barnen**: Vi vill mer.", "Rädda Barnen", "Vi vill mer."),
        ("Hyresgästföreningen:\tVi vill mer.", "Hyresgästföreningen", "Vi vill mer."),
        ("Göteborgs stadsmission: Vi vill mer.", "Göteborgs stadsmission", "Vi vill mer."),
        ("Anna Ek (SIOS): Vi vill mer.", "Anna Ek (SIOS)", "Vi vill mer."),
        ("Malmö stad: Vi vill mer.", "Malmö stad", "Vi vill mer."),
        ("Civilsamhället: Vi vill mer.", "Civilsamhället", "Vi vill mer."),
        ("Regeringen: Vi vill mer.", "Regeringen", "Vi vill mer."),
    ],
)
def test_a_turn_opens_with_its_speaker(line: str, speaker: str, says: str) -> None:
    block = parse_blocks(line)[0][0]
    assert block.kind is BlockKind.TURN
    assert block.speaker is not None
    assert block.speaker.of(line) == speaker
    assert block.span.of(line) == says


@pytest.mark.parametrize(
    "line",
    [
        "Till exempel: vi vill mer.",
        "Syftet är följande: vi ska mötas.",
        "Bakgrund: Vi har träffats förr.",
        "Pressmeddelande: Fler lokaler till föreningar",
        "Mötet börjar 09:30 i stora salen.",
        "Utredningens förslag: Fler lokaler behövs.",
        "Vi vill följande: mer tid.",
        "NOD:s kansli bjöd in.",
        "Bedömning: Stödet räcker inte.",
        "**Viktigt** är att alla får plats.",
    ],
)
def test_a_colon_or_bold_letters_alone_make_no_turn(line: str) -> None:
    assert kinds(line + "\n\nMer text följer här.")[0] == "paragraph"


def test_a_name_known_from_the_attendance_list_or_the_text_is_a_speaker() -> None:
    text = "Närvarande\n\nAnna\tEk\tTillsammans\nBo\tBerg\tNOD\n\nTillsammans: Vi vill mer."
    assert kinds(text)[-1] == "turn"
    assert kinds("Möte med Skoopi och andra.\n\nSkoopi: Vi vill mer.")[-1] == "turn"


def test_a_turn_holds_until_the_next_turn_heading_question_or_the_writer_of_the_minutes() -> None:
    text = (
        "Fråga 1: Vad vill ni?\n\nSIOS: Vi vill mötas.\n\nDet tar tid.\n\n- Vi behöver en lokal\n\nLSU: Vi med.\n\n"
        "Mötet avslutades.\n\nSIOS: Tack.\n\nUppföljande kommentarer\n\nNågon sade mer om detta.\n\nSIOS: Ja.\n\n"
        "Fråga 2: Hur då?\n\nDet vet ingen."
    )
    found, _ = parse_blocks(text)
    floor = {block.span.of(text): block.turn for block in found}
    sios = find(text, "Vi vill mötas").index
    assert floor["Det tar tid."] == sios
    assert floor["Vi behöver en lokal"] == sios
    assert floor["Vi med."] == find(text, "Vi med").index
    assert floor["Mötet avslutades."] is None
    assert floor["Någon sade mer om detta."] is None
    assert floor["Det vet ingen."] is None


@pytest.mark.parametrize("row", ["Anna\tEk\tNOD", "Anna | Ek | NOD"])
def test_an_attendee_who_acts_in_the_minutes_ends_the_turn(row: str) -> None:
    text = f"Närvarande\n\n{row}\n\nSIOS: Vi vill mötas.\n\nAnna Ek avslutade mötet."
    assert find(text, "avslutade").turn is None


def test_attendance_rows_in_cells_with_commas_and_over_a_page_break() -> None:
    text = (
        "Närvarande\n\nAnna\tEk\tSIOS\nBo  von Berg  Malmö stad\nMarita\tÖberg Molin\tCoompanion Sverige\n\n"
        "Carl Dahl, LSU\n- Eva Fors (NOD)\n\nAnna Ek, SIOS, inledde mötet med att hälsa alla välkomna."
    )
    found, attendance = parse_blocks(text)
    assert [(row.person.of(text), row.organisation.of(text)) for row in attendance] == [
        ("Anna\tEk", "SIOS"),
        ("Bo  von Berg", "Malmö stad"),
        ("Marita\tÖberg Molin", "Coompanion Sverige"),
        ("Carl Dahl", "LSU"),
        ("Eva Fors", "NOD"),
    ]
    assert [block.kind.value for block in found].count("attendance") == 5
    assert found[-1].kind is BlockKind.PARAGRAPH
    assert found[-1].heading is None  # the heading of the list governs the list alone


def test_those_present_on_one_line() -> None:
    text = "Närvarande: Anna Ek (SIOS), Bo Berg (Malmö stad)\n\nMötet öppnades."
    _, attendance = parse_blocks(text)
    assert [(row.person.of(text), row.organisation.of(text)) for row in attendance] == [
        ("Anna Ek", "SIOS"),
        ("Bo Berg", "Malmö stad"),
    ]


def test_headings_of_all_kinds_and_sentences_that_are_none() -> None:
    text = (
        "Rapport om lokaler i Skåne\n\nUTGÅNGSPUNKTER\n\nHur krisen har påverkat arbetet\n\n"
        "Nya grupper är i behov av stöd\n\nDet är kort.\n\n1. Kommunernas roll\n\n- en punkt\n\n**Fet rubrik**\n\nSlut."
    )
    assert [span for kind, span in blocks(text) if kind == "heading"] == [
        "Rapport om lokaler i Skåne",
        "UTGÅNGSPUNKTER",
        "Hur krisen har påverkat arbetet",
        "Kommunernas roll",
        "Fet rubrik",
    ]


def test_markdown_headings_lose_their_signs_and_then_short_lines_are_text() -> None:
    text = "# Titel #\n\n### **Del 1**\n\nEn länk utan punkt\n\nText.\n\nUnder\n=====\n\nMer."
    assert blocks(text)[:3] == [("heading", "Titel"), ("heading", "Del 1"), ("paragraph", "En länk utan punkt")]
    assert ("heading", "Under") in blocks(text)


def test_a_counted_list_is_a_list_and_counted_headings_are_headings() -> None:
    listed = "Vi vill:\n\n1. hyra lokaler\n\n2. få stöd\n\n3. mötas"
    assert kinds(listed) == ["paragraph", "bullet", "bullet", "bullet"]
    headed = "1. Lokaler\n\nVi hyr.\n\n2. Stöd\n\nVi söker."
    assert kinds(headed) == ["heading", "paragraph", "heading", "paragraph"]


def test_lists_under_one_introduction_keep_it_through_their_headings() -> None:
    text = (
        "RUBRIK\n\nInsatser\n\nNedan följer exempel på vad föreningarna vill:\n\n"
        "Samverkan\n\n- Mer dialog\n\nKunskap\n\n- Forskning\n\n"
        "Nu är det slut.\n\nKommunerna bör:\n- lyssna\n  - varje vecka\n- svara"
    )
    intro = {b.span.of(text): b.intro.of(text) for b in parse_blocks(text)[0] if b.intro}
    assert intro == {
        "Mer dialog": "Nedan följer exempel på vad föreningarna vill:",
        "Forskning": "Nedan följer exempel på vad föreningarna vill:",
        "lyssna": "Kommunerna bör:",
        "varje vecka": "lyssna",
        "svara": "Kommunerna bör:",
    }
    nested = find(text, "varje vecka")
    assert (nested.level, nested.parent) == (2, find(text, "lyssna").index)


def test_questions_to_the_meeting_are_questions_and_to_a_minister_are_not() -> None:
    asked = "Fråga 1: Vad vill ni?\n\n- Hur möts vi?\n- När möts vi?\n\nVi möts ofta."
    assert kinds(asked) == ["question", "question", "question", "paragraph"]
    assert find(asked, "Vi möts ofta").question == 0
    minister = "Jag vill ställa följande frågor till ministern:\n\n- Avser ministern att agera?\n- När sker det?"
    assert kinds(minister) == ["paragraph", "bullet", "bullet"]
    assert kinds("*Vad vill ni?*\n\n- Vi vill mötas.") == ["question", "bullet"]


def test_captions_and_footnotes() -> None:
    text = (
        "Text om saken.\n\nFigur 1\n\nTabell 2. Lokaler per kommun\n\nFigur 2 visar att det saknas lokaler.\n\n"
        "¹ Länk till sidan."
    )
    assert kinds(text) == ["paragraph", "caption", "caption", "paragraph", "footnote"]
    assert blocks(text)[-1] == ("footnote", "Länk till sidan.")


def test_a_dash_before_speech_is_no_list() -> None:
    text = "Mötet hölls i maj.\n\n– Det var ett bra möte, säger Anna Ek.\n\n– Vi ses igen."
    assert kinds(text) == ["paragraph", "paragraph", "paragraph"]
    assert kinds("Vi vill:\n\n– mötas\n– prata") == ["paragraph", "bullet", "bullet"]


@pytest.mark.parametrize(
    "unit",
    [
        "Xy: Vi.\n\n",
        "# A\n",
        "Titel\n\n",
        "- a\n",
        "tex. A ",
        "1. ",
        ".",
        " ",
        "\t",
        "*",
        "**a ",
        "Fråga 1: Hur?\n\n",
        "A b (c) ",
        "\n",
    ],
)
def test_odd_text_takes_time_in_step_with_its_length(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        begun = time.process_time()
        parse_blocks(text)
        return time.process_time() - begun

    small = max(seconds(20_000), 0.02)
    assert seconds(160_000) < 40 * small  # eight times the text: eight times the work, not sixty-four


def test_random_signs_are_quick() -> None:
    letters = random.Random(5).choices('abåÄÖ .:;!?-–*_#\t\n\r[]()”"19¹\u0301\u00ad\ufeff', k=200_000)
    begun = time.process_time()
    parse_blocks("".join(letters))
    assert time.process_time() - begun < 20


def test_minutes_that_put_the_speaker_on_a_line_of_its_own() -> None:
    text = (
        "Röda Korset:\n- Vi vill hyra lokaler\n\nStudieförbunden:\nDet är svårt att hitta lokaler i stan.\n\n"
        "Scouterna: Vi behöver plats i\nhela kommunen.\n\nOrdföranden: Tack för det.\n\n*Rädda Barnen:* Vi med."
    )
    found, _ = parse_blocks(text)
    floor = {block.span.of(text): block.turn for block in found}
    names = [block.speaker.of(text) for block in found if block.speaker]
    assert names == ["Röda Korset", "Studieförbunden", "Scouterna", "Ordföranden", "Rädda Barnen"]
    assert floor["Vi vill hyra lokaler"] == 0
    assert floor["Det är svårt att hitta lokaler i stan."] == find(text, "Det är svårt").index - 1


def test_paragraph_signs_count_headings_and_letters_count_items() -> None:
    assert kinds("Protokoll\n\n§ 4 Övriga frågor\n\nInget togs upp.") == ["heading", "heading", "paragraph"]
    text = "Vi vill ha:\n\n1) mer tid\n   a) för ledare\n   b) för barn\n2) mer plats"
    assert [(b.level, b.span.of(text)) for b in parse_blocks(text)[0] if b.kind is BlockKind.BULLET] == [
        (1, "mer tid"),
        (2, "för ledare"),
        (2, "för barn"),
        (1, "mer plats"),
    ]


def test_a_table_of_those_present() -> None:
    text = "## Deltagare\n\n| Namn | Organisation |\n|---|---|\n| Anna Ek | SIOS |\n\nVi möttes."
    _, attendance = parse_blocks(text)
    assert [(row.person.of(text), row.organisation.of(text)) for row in attendance] == [("Anna Ek", "SIOS")]


@pytest.mark.parametrize(
    "line",
    [
        "-" * 300 + "x",
        "| -- " * 60 + "x",
        "*a" * 190 + "?",
        "**" + "a " * 150,
        "#" * 300,
        "1." * 150 + "x",
        "Aa, " * 90,
    ],
)
def test_a_line_that_nearly_has_a_form_is_judged_at_once(line: str) -> None:
    begun = time.process_time()
    parse_blocks("\n".join(["Närvarande", *[line] * 20]))
    assert time.process_time() - begun < 5


def test_decomposed_letters_soft_hyphens_and_line_ends_change_no_block() -> None:
    text = (
        "Närvarande\n\nÅsa\tÖberg\tRöda Korset\n\nFråga 1: Vad behövs på orten?\n\n"
        "Förbundet: Vi vill nå t.ex. äldre. Är ni på?\n\n"
        "Föreningarna behöver:\n\n- lokaler på kvällen"
    )
    plain, rows = parse_blocks(text)
    odd = "\ufeff" + unicodedata.normalize("NFD", text).replace("kv", "k\u00adv").replace("\n", "\r\n")
    found, odd_rows = parse_blocks(odd)
    assert [(b.kind, b.turn, b.question, b.level) for b in found] == [
        (b.kind, b.turn, b.question, b.level) for b in plain
    ]
    assert [fold(s.of(odd)) for b in found for s in b.sentences] == [
        fold(s.of(text)) for b in plain for s in b.sentences
    ]
    assert [fold(b.intro.of(odd)) for b in found if b.intro] == ["Föreningarna behöver:"]
    assert odd_rows[0].person.of(odd) == unicodedata.normalize("NFD", "Åsa\tÖberg")
    assert len(rows) == 1


def test_a_counted_line_over_its_text_is_a_heading():
    told = "Träffpunkten drivs av kommunen. Den har öppet varje dag i veckan utom på söndagar och i juli."
    text = f"§ 4 Mötesplatser för äldre\n{told}\n"
    assert blocks(text)[0] == ("heading", "Mötesplatser för äldre")
    wrapped = "1. Kommunen bör öppna fler salar för alla\nSom bor i Testby, i Nyby eller på landet runt omkring dem."
    assert kinds(wrapped) == ["bullet"]
