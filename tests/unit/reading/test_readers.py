from __future__ import annotations

import pytest

from vitascope.errors import EmptyDocument, EmptyFile, LimitExceeded
from vitascope.model.findings import Code
from vitascope.reading import FORMATS, Limits, read_document


def test_a_wrong_extension_is_a_finding_and_no_more() -> None:
    document = read_document(b"{\\rtf1 Ada Example}", name="cv.doc")

    assert (document.format, document.text) == ("rtf", "Ada Example")
    assert [finding.code for finding in document.findings] == [Code.WRONG_EXTENSION]


@pytest.mark.parametrize("name", ["cv.txt", "CV.TXT", "cv", "cv.md", ""])
def test_a_right_or_missing_extension_is_no_finding(name: str) -> None:
    assert read_document(b"Ada Example\n", name=name).findings == ()


def test_a_page_of_xml_may_be_called_so() -> None:
    page = b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Ada</p></body></html>'

    assert read_document(page, name="cv.xml").findings == ()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\n \n", "blank"),
        (b"<!doctype html><p style='display:none'>Ada</p>", "hidden"),
        (b"{\\rtf1 }", "blank"),
    ],
)
def test_a_document_without_visible_text_is_refused_with_the_reason(data: bytes, why: str) -> None:
    with pytest.raises(EmptyDocument, match=why):
        read_document(data)


def test_no_bytes_and_too_many_are_refused() -> None:
    with pytest.raises(EmptyFile):
        read_document(b"")
    with pytest.raises(LimitExceeded, match="over the limit of 4"):
        read_document(b"12345", limits=Limits(bytes=4))


def test_names_and_extensions_of_formats_are_unique() -> None:
    extensions = [extension for each in FORMATS for extension in each.extensions]

    assert len(extensions) == len(set(extensions))
    assert len({each.name for each in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize(
    "data",
    [
        b"<!doctype html>" + b"<div>" * 5000 + b"Ada",
        b"{\\rtf1 " + b"{" * 5000 + b"Ada",
        b"<?xml version='1.0'?><office:document xmlns:office='o'><office:body><office:text>"
        + b"<list><list-item>" * 110
        + b"</list-item></list>" * 110
        + b"</office:text></office:body></office:document>",
    ],
)
def test_deep_nesting_ends_with_a_limit(data: bytes) -> None:
    with pytest.raises(LimitExceeded, match="nested deeper"):
        read_document(data)
