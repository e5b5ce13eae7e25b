from __future__ import annotations

from samrad.loaders.document import Block, Consultation, Document, DocumentInfo
from samrad.loaders.outline import consultation, heading, headings, lead, question, section, speaker
from samrad.loaders.read import parse_text

TEXT = """Rapport om möten i länet

BILAGA MÖTE 1

Närvarande

Anna\tEk\tSIOS

Runda 1: Vad behövs?

Röda\u00a0Korset : Vi vill mötas. Lokaler saknas.

Det är bråttom.

Uppföljande kommentarer

Alla var nöjda.

Runda 2: Hur går vi vidare?

SIOS: Vi går vidare.

BILAGA MÖTE 2

Kommunerna bör:

- lyssna. De hör inte alltid.
- svara

SKRIFTLIG OMGÅNG

Svaren kom i juni.
"""
INFO = DocumentInfo(
    consultations=(Consultation("m1", heading="Bilaga möte 1"), Consultation("m2", heading="BILAGA MÖTE 2"))
)


def document() -> Document:
    return parse_text(TEXT, info=INFO)


def at(words: str) -> Block:
    return next(block for block in document().blocks if words in block.span.of(TEXT))


def test_headings_and_the_path_of_a_section() -> None:
    assert headings(document()) == [
        "Rapport om möten i länet",
        "BILAGA MÖTE 1",
        "Närvarande",
        "Uppföljande kommentarer",
        "BILAGA MÖTE 2",
        "SKRIFTLIG OMGÅNG",
    ]
    assert heading(document(), at("Alla var nöjda")) == "Uppföljande kommentarer"
    assert section(document(), at("Alla var nöjda")) == (
        "Rapport om möten i länet › BILAGA MÖTE 1 › Uppföljande kommentarer"
    )
    assert section(document(), at("Vi vill mötas")) == "Rapport om möten i länet › BILAGA MÖTE 1"
    assert section(document(), document().blocks[0]) == ""
    assert heading(document(), document().blocks[0]) is None


def test_speaker_as_it_is_written_white_space_folded() -> None:
    assert speaker(document(), at("Vi vill mötas")) == "Röda Korset"
    assert speaker(document(), at("Det är bråttom")) == "Röda Korset"
    assert speaker(document(), at("Alla var nöjda")) is None


def test_the_question_that_is_answered() -> None:
    assert question(document(), at("Vi vill mötas")) == "Runda 1: Vad behövs?"
    assert question(document(), at("Vi går vidare")) == "Runda 2: Hur går vi vidare?"
    assert question(document(), at("Alla var nöjda")) is None
    together = parse_text("*Vad vill ni?*\n\n*När då?*\n\n- Vi vill mötas.")
    assert question(together, together.blocks[2]) == "Vad vill ni? När då?"
    explained = parse_text("Fråga 1: Vad vill ni?\n\n- Var?\n- När?\n\nVi vill mötas.")
    assert question(explained, explained.blocks[3]) == "Fråga 1: Vad vill ni?"


def test_the_consultation_whose_heading_covers_the_block() -> None:
    def name(words: str) -> str | None:
        found = consultation(document(), at(words))
        return found.id if found else None

    assert name("Alla var nöjda") == "m1"
    assert name("Anna\tEk") == "m1"
    assert name("lyssna") == "m2"
    assert name("BILAGA MÖTE 2") == "m2"
    assert name("Svaren kom") is None


def test_a_consultation_without_heading_covers_the_document() -> None:
    whole = parse_text("Vi möttes.", info=DocumentInfo(consultations=(Consultation("m"),)))
    found = consultation(whole, whole.blocks[0])
    assert found is not None
    assert found.id == "m"


def test_what_leads_up_to_a_sentence() -> None:
    def led(words: str) -> str:
        block = at(words)
        sentence = next(span for span in block.sentences if words in span.of(TEXT))
        return lead(document(), block, sentence)

    assert led("Lokaler saknas") == "Vi vill mötas."
    assert led("Det är bråttom") == "Lokaler saknas."
    assert led("lyssna") == "Kommunerna bör:"
    assert led("svara") == "Kommunerna bör:"
    assert led("Vi vill mötas") == ""
    assert led("Alla var nöjda") == ""
