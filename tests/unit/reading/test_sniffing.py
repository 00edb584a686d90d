from __future__ import annotations

import io
import zipfile

import pytest

from vitascope.errors import DamagedDocument, EmptyFile, UnknownFormat
from vitascope.reading.limits import Limits
from vitascope.reading.sniffing import sniff


def zipped(*names: str, **parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
        for name in names:
            archive.writestr(name, "<x/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"junk before it\n" * 10 + b"%PDF-1.4\n", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"II*\x00rest", "tiff"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "webp"),
        (b"{\\rtf1 hello}", "rtf"),
        (b"\xef\xbb\xbf <!DOCTYPE html><p>Ada</p>", "html"),
        (b"<?xml version='1.0'?><office:document xmlns:office='urn:x'/>", "odt"),
        (b"<?xml version='1.0'?><w:wordDocument xmlns:w='urn:x'/>", "docx"),
        (b"Ada Example\nEngineer\n", "txt"),
        ("Ада Примерова\n".encode("utf-16-le") * 10, "txt"),
        (b"# Ada\n\n## Work\n\n* one\n", "md"),
        (zipped("word/document.xml"), "docx"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), "odt"),
    ],
)
def test_content_decides_the_format(data: bytes, name: str) -> None:
    assert sniff(data, Limits()) == name


@pytest.mark.parametrize(
    ("data", "looks_like"),
    [
        (b"MZ\x90\x00\x03\x00\x00\x00", "Windows program"),
        (b"GIF89a", "GIF image"),
        (zipped("xl/workbook.xml"), "Excel workbook"),
        (zipped("ppt/presentation.xml"), "PowerPoint presentation"),
        (zipped("Index/Document.iwa"), "Apple Pages"),
        (zipped("notes.txt"), "zip archive"),
        (b'{"basics": {}}', "JSON data"),
        (b"<?xml version='1.0'?><feed/>", "XML data"),
        (bytes(range(256)) * 8, "no format"),
    ],
)
def test_foreign_files_are_refused_by_name(data: bytes, looks_like: str) -> None:
    with pytest.raises(UnknownFormat, match=looks_like):
        sniff(data, Limits())


def test_no_bytes_are_an_error_of_their_own() -> None:
    with pytest.raises(EmptyFile):
        sniff(b"", Limits())


def test_a_broken_container_is_damaged() -> None:
    with pytest.raises(DamagedDocument):
        sniff(zipped("word/document.xml")[:40], Limits())
