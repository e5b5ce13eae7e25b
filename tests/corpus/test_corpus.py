from __future__ import annotations

import pytest

from samrad.loaders.document import BlockKind, Document
from samrad.loaders.folder import documents, shipped_corpus
from samrad.loaders.outline import consultation, speaker

#: The bytes as they were received. A document that changes moves every offset in the gold.
SHA256 = {
    "2019-10-22-samrad-integration-etablering": "997e00f65e49a33e",
    "2020-10-21-samrad-integration-segregation": "5bf9de77e87e1d6c",
    "2020-delmos-pm-coronapandemin": "bb8035f2f4078e63",
    "2021-regionalt-samrad-skane": "92eb8056b67c20fc",
    "2024-06-04-sakrad-utanforskap": "c6b6297c5fe06773",
}


@pytest.fixture(scope="module")
def corpus() -> dict[str, Document]:
    found, errors = documents(shipped_corpus())
    assert errors == []
    return {document.stem: document for document in found}


def test_the_documents_are_unchanged(corpus: dict[str, Document]) -> None:
    assert {stem: document.source_sha256[:16] for stem, document in corpus.items()} == SHA256


def test_each_document_has_title_date_kind_and_author(corpus: dict[str, Document]) -> None:
    for document in corpus.values():
        assert document.info.title
        assert document.info.date
        assert document.info.date[:4] == document.stem[:4]
        assert document.info.kind != "other"
        assert document.info.author
        assert document.info.consultations


def test_the_memo_documents_two_meetings_and_a_written_round(corpus: dict[str, Document]) -> None:
    memo = corpus["2020-delmos-pm-coronapandemin"]
    assert [entry.form for entry in memo.info.consultations] == ["samråd", "samråd", "skriftlig"]
    present: dict[str, set[str]] = {}
    for row in memo.attendance:
        meeting = consultation(memo, memo.blocks[row.block])
        assert meeting is not None
        present.setdefault(meeting.id, set()).add(row.organisation.of(memo.text))
    first, second = (entry.id for entry in memo.info.consultations[:2])
    assert "LSU - Sveriges ungdomsorganisationer" in present[first] - present[second]
    assert "Göteborgs Stadsmission" in present[second] - present[first]
    assert len(memo.attendance) == 30
    own = next(block for block in memo.blocks if block.span.of(memo.text).startswith("Delmos kan ge en samlad"))
    assert consultation(memo, own) is None


def test_all_turns_of_the_meetings_are_found(corpus: dict[str, Document]) -> None:
    memo = corpus["2020-delmos-pm-coronapandemin"]
    turns = [speaker(memo, block) for block in memo.blocks if block.kind is BlockKind.TURN]
    assert (
        len(turns) == 39
    )  # lines "Namn: …" counted by hand: 9 + 8 + 4 in the first meeting, 6 + 3 + 7 + 2 in the second
    assert {"Röda Korset", "Islamic-Relief", "Göteborgs stadsmission", "Delmos"} <= set(turns)
    skane = corpus["2021-regionalt-samrad-skane"]
    named = [speaker(skane, block) for block in skane.blocks if block.kind is BlockKind.TURN]
    assert len(named) == 9
    assert named[1:3] == ["Lärosäten Syd", "Länsstyrelsen"]
