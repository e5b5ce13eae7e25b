from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from samrad.errors import DocumentError
from samrad.graph.report import markdown, summarise, text
from samrad.loaders.claim import Claim, ClaimKind
from samrad.loaders.document import Document, DocumentInfo
from samrad.loaders.reading import Note
from samrad.loaders.settled import Passed, Reason
from samrad.ontology.actor import Actor


def document(stem: str, words: int, **info: str) -> Document:
    return Document(stem, stem, f"{stem}.txt", "ord " * words, "0", "0", "text 1", info=DocumentInfo(**info))


def claim(doc: str, claimant: str, *addressee: str, kind: ClaimKind = ClaimKind.REQUEST) -> Claim:
    return Claim(doc, 0, 3, "ord", kind, claimant=(claimant,), addressee=addressee)


CLAIMS = [
    claim("a", "Byalaget", "kommuner"),
    claim("a", "Byalaget", "kommuner", "staten"),
    claim("a", "Örebro kommun"),
    claim("b", "Ängagården", "Ängagården"),
    claim("b", "Byalaget", "kommuner", kind=ClaimKind.OFFER),
]
SUMMARY = summarise(
    [document("a", 1200, date="2020-10"), document("b", 34)],
    CLAIMS,
    provisional=[Actor("byalaget-1", "Byalaget", "Organization", "civil", provisional=True)],
    left_out=[DocumentError("the file is empty", where="tom.txt", hint="leave it out")],
    silent={"a": (3, 4)},
)


def test_counts() -> None:
    assert (SUMMARY.claims, SUMMARY.words, SUMMARY.silent, SUMMARY.sentences) == (5, 1234, 3, 4)
    assert SUMMARY.kinds[ClaimKind.REQUEST] == 4
    assert SUMMARY.askers == (("Byalaget", 2), ("Ängagården", 1), ("Örebro kommun", 1))
    assert SUMMARY.asked == (("kommuner", 2), ("staten", 1), ("Ängagården", 1))
    assert (SUMMARY.unaddressed, SUMMARY.self_asks) == (1, 1)
    assert SUMMARY.provisional == (("Byalaget", 3),)


def test_an_actor_named_twice_in_one_claim_is_one_request() -> None:
    twice = replace(CLAIMS[0], claimant=("Byalaget", "Byalaget"))
    assert summarise([document("a", 1)], [twice]).askers == (("Byalaget", 1),)


def test_the_terminal_says_it_all_in_swedish() -> None:
    lines = text(SUMMARY).replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert lines[0].startswith("2 dokument, 1 234 ord, 5 utsagor: 4 krav, 1 erbjudanden, 0 samverkan")
    assert "Ber om något: Byalaget 2, Ängagården 1, Örebro kommun 1" in lines
    assert "Krav utan mottagare: 1 av 4 (25 %); krav där avsändaren också är mottagare: 1" in lines
    assert "Inte i registret: 1: Byalaget" in lines
    assert "Meningar utan utsaga: 3 av 4 (75 %)" in lines
    assert lines[-1] == "Utelämnade dokument: 1"


def test_what_of_a_file_was_not_read_is_said_in_the_reader_s_language() -> None:
    scanned = replace(document("a", 10), notes=(Note("sida 2 är en bild", "page 2 is a picture"),))
    summary = summarise([scanned, document("b", 10)], [])
    assert summary.notes == (("a", scanned.notes[0]),)
    assert "Inte läst: 1\n  a: sida 2 är en bild\n" in text(summary)
    assert "Not read: 1\n  a: page 2 is a picture\n" in text(summary, "en")
    assert "## Inte läst\n\n" in markdown(summary)
    assert "- a: sida 2 är en bild\n" in markdown(summary)
    assert "Inte läst" not in markdown(SUMMARY) + text(SUMMARY)


def test_english_on_demand() -> None:
    assert text(SUMMARY, "en").startswith("2 documents, 1,234 words, 5 claims: 4 requests")
    assert "Requests without addressee: 1 of 4" in markdown(SUMMARY, "en")


def test_the_report_holds_every_document_and_reason() -> None:
    page = markdown(SUMMARY)
    assert "| a | 2020-10 | 1\N{NO-BREAK SPACE}200 | 3 | 0 | 0 | 0 | 0 |" in page
    assert "- tom.txt: the file is empty (leave it out)" in page
    assert "innehåller fel: läs citatet" in page


def test_hand_coded_claims_are_not_said_to_come_from_rules() -> None:
    assert "regler" not in markdown(summarise([document("a", 10)], CLAIMS[:3]))


def test_nothing_found_is_said_and_breaks_nothing() -> None:
    empty = summarise([document("a", 0)], [])
    assert "0 av 0" in markdown(empty)
    assert "0 utsagor" in text(empty)
    assert "Meningar" not in text(empty), "no rule saw a sentence, so nothing is said of them"


def test_text_of_a_document_steers_neither_terminal_nor_page() -> None:
    bad = summarise([document("a", 1)], [claim("a", "A\x1b[31m|<img src=x>\n# B")])
    assert "\x1b" not in text(bad)
    row = next(line for line in markdown(bad).splitlines() if "img" in line)
    assert row == "| A\\[31m\\|&lt;img src=x> \\# B | 1 |"


def test_files_passed_over_are_named_by_reason_with_what_was_read_in_their_place() -> None:
    passed = [
        Passed(Path("in/b.pdf"), Reason.DUPLICATE, Path("in/b.docx"), 98),
        Passed(Path("in/c.pdf"), Reason.DUPLICATE, Path("andra/c.txt")),
        *(Passed(Path(f"in/{number:02}.png"), Reason.PICTURE) for number in range(12)),
    ]
    summary = summarise([document("a", 10)], CLAIMS[:1], passed=passed)
    lines = text(summary, "en").replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert "Files passed over: 14" in lines
    assert (
        "  duplicates: 2: in/b.pdf (the text of b.docx, 98 % of the words), in/c.pdf (the text of andra/c.txt)" in lines
    )
    assert lines[-1].startswith("  pictures: 12: in/00.png, ")
    assert lines[-1].endswith("in/09.png (+ 2 more)")
    assert "in/11.png" in markdown(summary)
    assert "Förbigångna" not in markdown(SUMMARY)


def test_what_was_taken_over_is_said_where_there_is_any() -> None:
    assert text(SUMMARY, "en", unchanged=1).startswith("2 documents, 1 unchanged, ")
    assert "unchanged" not in text(SUMMARY, "en")
