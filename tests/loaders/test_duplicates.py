from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from samrad.loaders.duplicates import SAME, Candidate, settle, share, words_digest
from samrad.loaders.folder import documents

MINUTES = "Minnesanteckningar från samråd\n\n" + "\n".join(
    f"Punkt {number}: Kommunen bör rusta upp brygga {number} vid sjön före nästa sommar." for number in range(1, 30)
)


def candidate(name: str, text: str, *, key: str = "", described: bool = False, known: bool = True) -> Candidate:
    path = Path("in") / name
    format_ = {"txt": "text", "md": "markdown", "htm": "html"}.get(path.suffix[1:], path.suffix[1:])
    return Candidate(path, path.stem, format_, described, words_digest(text), text if known else None, key)


def kept(*candidates: Candidate) -> list[str]:
    return [candidates[number].path.name for number in settle(candidates).kept]


def passed(*candidates: Candidate) -> dict[str, str]:
    found = settle(candidates).passed.values()
    return {one.path.name: one.other.name for one in found if one.other is not None}


def test_a_text_is_the_same_whatever_its_layout() -> None:
    laid_out = "MINNES-\nanteckningar  från samråd\n\n\n• Kommunen bör rusta upp bryg\u00adgan (ﬁn)."
    assert words_digest(laid_out) == words_digest("Minnesanteckningar från samråd. Kommunen bör rusta upp bryggan, fin")
    assert words_digest("Mötet den 3 maj") != words_digest("Mötet den 4 maj")


@given(st.text(max_size=30), st.text(max_size=30))
def test_share_and_digest_take_any_text(one: str, two: str) -> None:
    assert share(one, two) == share(two, one)
    assert share(one, one) == 100
    assert words_digest(one) == words_digest(one)


def test_the_best_source_of_a_text_is_read() -> None:
    pdf, docx, html = (candidate(f"protokoll.{suffix}", MINUTES) for suffix in ("pdf", "docx", "htm"))
    text = candidate("kopia.txt", MINUTES)
    assert kept(pdf, html, docx) == ["protokoll.docx"]
    assert kept(pdf, text, html, docx) == ["kopia.txt"]
    assert passed(pdf, html) == {"protokoll.pdf": "protokoll.htm"}
    known = candidate("protokoll.pdf", MINUTES, described=True)
    assert kept(known, docx, text) == ["protokoll.pdf"], "what corpus.toml speaks of comes first"


def test_one_name_in_two_formats_may_differ_by_what_only_one_of_them_holds() -> None:
    numbered = candidate("protokoll.pdf", MINUTES + "\n\nSida 1 (2)\nSida 2 (2)")
    docx = candidate("protokoll.docx", MINUTES)
    settled = settle([numbered, docx])
    assert [one.share for one in settled.passed.values()] == [98]
    assert kept(numbered, docx) == ["protokoll.docx"]


def test_one_name_with_two_texts_is_an_error_that_names_both() -> None:
    draft = candidate("protokoll.pdf", MINUTES[: len(MINUTES) // 2])
    docx = candidate("protokoll.docx", MINUTES)
    settled = settle([draft, docx])
    assert (settled.kept, settled.passed) == ([], {})
    assert [error.where for error in settled.errors] == ["in/protokoll.pdf", "in/protokoll.docx"]
    assert "protokoll.docx" in settled.errors[0].message
    same_format = [candidate("Protokoll.docx", MINUTES + " och mer"), candidate("protokoll.docx", MINUTES)]
    assert share(same_format[0].text or "", MINUTES) >= SAME
    alike = [Candidate(c.path, "protokoll", c.format, False, c.digest, c.text) for c in same_format]
    assert len(settle(alike).errors) == 2, "two of one format are no two formats of one"


def test_a_later_version_under_another_name_is_a_document_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "protokoll.txt").write_text(MINUTES, encoding="utf-8")
    (tmp_path / "protokoll justerat.txt").write_text(MINUTES.replace("brygga 7", "brygga 8"), encoding="utf-8")
    (tmp_path / "protokoll kopia.md").write_text("# " + MINUTES.replace("\n", "\n\n"), encoding="utf-8")
    found, errors = documents([tmp_path], once=True)
    assert [document.stem for document in found] == ["protokoll", "protokoll justerat"]
    assert errors == []
    assert len(documents([tmp_path])[0]) == 3, "a gold file may speak of each of them"


def test_what_was_found_out_before_needs_no_text() -> None:
    docx = candidate("protokoll.docx", MINUTES, key="d")
    pdf = candidate("protokoll.pdf", MINUTES + " Sida 1", key="p", known=False)
    assert settle([docx, pdf]).unknown == [1]
    settled = settle([docx, pdf], {("d", "p"): 98})
    assert (settled.kept, settled.unknown, settled.passed[1].share) == ([0], [], 98)
    assert len(settle([docx, pdf], {("d", "p"): 60}).errors) == 2
