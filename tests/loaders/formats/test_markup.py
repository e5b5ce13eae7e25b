from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.errors import DocumentError
from samrad.loaders.formats.fields import day, words
from samrad.loaders.formats.markup import at, parse
from samrad.settings import Limits


def error_of(data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        parse(data, "a.xml", "f", Limits(), {})
    return str(caught.value)


def test_names_have_the_prefix_of_what_they_mean_whatever_the_file_calls_it() -> None:
    root = parse(
        b'<q:a xmlns:q="urn:w" q:x="1" y="2"><q:b><z xmlns="urn:?"/></q:b></q:a>', "a", "f", Limits(), {"urn:w": "w"}
    )
    assert (root.tag, root.attrib) == ("w:a", {"w:x": "1", "y": "2"})
    assert at(root, "w:b", "?:z") is not None
    assert at(root, "w:c", "?:z") is None


def test_what_does_harm_is_refused_before_it_works() -> None:
    assert "document type" in error_of(b'<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>')
    assert "document type" in error_of('<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a"><a/>'.encode("utf-16"))
    assert "200 deep" in error_of(b"<a>" * 201)
    assert "line 2, column 6" in error_of(b"<a>\n<b></a>")
    assert "broken" in error_of(b'<?xml version="1.0" encoding="finns-inte"?><a/>')


@given(st.binary(max_size=60))
def test_any_bytes_are_parsed_or_refused(data: bytes) -> None:
    try:
        parse(b"<a>" + data + b"</a>", "a", "f", Limits(), {})
    except DocumentError as error:
        assert error.hint  # noqa: PT017 (most are refused, some are not)


def test_fields_come_in_one_form() -> None:
    assert [day(value) for value in ("2024-06-04T09:00Z", "2024-02-30", "4 juni", None)] == [
        "2024-06-04",
        None,
        None,
        None,
    ]
    assert [words(value) for value in ("  Samråd\n om\u00adfritid ", " ", None)] == ["Samråd omfritid", None, None]
