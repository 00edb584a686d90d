"""From bytes to the name of their format: content decides, never the file's name."""

from __future__ import annotations

import io
import json
import re

import olefile

from vitascope.errors import DamagedDocument, EmptyFile, LockedDocument, UnknownFormat
from vitascope.reading.archive import Archive
from vitascope.reading.limits import Limits
from vitascope.reading.plain.encodings import decode, looks_binary
from vitascope.reading.plain.marks import is_markdown

MAGICS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"II+\x00", "tiff"),
    (b"MM\x00+", "tiff"),
)
"""First bytes of formats that we read."""

FOREIGN = (
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a Linux program"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"8BPS", "a Photoshop image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"%!PS", "a PostScript file"),
    (b"AT&TFORM", "a DjVu document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"ID3", "an audio file"),
    (b"OggS", "an audio file"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"\xdb\xa5", "a Word document older than Word 97"),
    (b"\xffWPC", "a WordPerfect document"),
)
"""First bytes of formats that we do not read, and what to call them."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER_WITHIN = 1024
_HTML = re.compile(
    r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:div|table|p|h1|section|article)(?:\s[^>]*)?>", re.IGNORECASE
)

_ARCHIVE_WITHIN = 8192
"""Bytes in which the head of a web archive names its parts."""

_HEAD = re.compile(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,40}?\s*\r?\n")
_ARCHIVE = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_PAGE = re.compile(rb"text/html|application/xhtml", re.IGNORECASE)


def sniff(data: bytes, limits: Limits) -> str:
    """The name of the format in the registry.

    Raises:
        EmptyFile: there are no bytes.
        UnknownFormat: the bytes are something else; the message says what they look like.
        LockedDocument: an office document under a password.
        DamagedDocument: a container that cannot be opened.
        LimitExceeded: a container that is a bomb.
    """
    if not data:
        raise EmptyFile("the file has no bytes")
    for magic, name in MAGICS:
        if data.startswith(magic):
            return name
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    if _is_pdf(data):
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _in_zip(data, limits)
    if data.startswith(_OLE):
        return _in_ole(data)
    if data[:64].lstrip(b"\xef\xbb\xbf \t\r\n\x00").startswith(b"{\\rt"):
        return "rtf"
    _refuse_foreign(data)
    return _in_text(data)


def _is_pdf(data: bytes) -> bool:
    at = data.find(b"%PDF-", 0, 65536)
    return 0 <= at <= _HEADER_WITHIN or (at > 0 and b"endobj" in data)


def _refuse_foreign(data: bytes) -> None:
    for magic, name in FOREIGN:
        if data.startswith(magic) and (len(magic) > 2 or looks_binary(data)):
            raise UnknownFormat(f"this looks like {name}, which is not read")
    if data[4:8] == b"ftyp":
        kind = "a HEIC image" if data[8:11] in {b"hei", b"mif", b"avi"} else "a video"
        raise UnknownFormat(f"this looks like {kind}, which is not read")


def _in_zip(data: bytes, limits: Limits) -> str:
    archive = Archive(data, limits)
    names = archive.names()
    kind = (archive.read("mimetype") or b"").decode("ascii", "replace").strip() if "mimetype" in names else ""
    if kind.startswith("application/vnd.oasis.opendocument.text"):
        return "odt"
    if any(name.startswith("word/") and name.endswith(".xml") for name in names):
        return "docx"
    if kind or "content.xml" in names:
        return "odt" if "content.xml" in names and not kind else _refused(_opened(kind))
    types = archive.read("[Content_Types].xml") or b""
    if b"wordprocessingml" in types:
        return "docx"
    for part, what in (
        ("xl/", "an Excel workbook"),
        ("ppt/", "a PowerPoint presentation"),
        ("visio/", "a Visio drawing"),
        ("Index/", "an Apple Pages document"),
        ("META-INF/MANIFEST.MF", "a Java archive"),
        ("AndroidManifest.xml", "an Android application"),
    ):
        if any(name.startswith(part) for name in names):
            return _refused(what)
    if types:
        raise DamagedDocument("the office document has no text part")
    return _refused("a zip archive")


def _opened(kind: str) -> str:
    if "epub" in kind:
        return "an e-book"
    if "spreadsheet" in kind:
        return "an OpenDocument spreadsheet"
    if "presentation" in kind:
        return "an OpenDocument presentation"
    return "another OpenDocument file"


def _refused(what: str) -> str:
    raise UnknownFormat(f"this looks like {what}, which is not read; send a PDF or a text document")


def _in_ole(data: bytes) -> str:
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            names = {"/".join(path) for path in ole.listdir()}
    except (OSError, ValueError, IndexError, TypeError, AttributeError) as error:
        raise DamagedDocument("the container of the document is broken") from error
    if "EncryptedPackage" in names or "EncryptionInfo" in names:
        raise LockedDocument("the document needs a password; send it without one")
    if "WordDocument" in names:
        return "doc"
    if {"Workbook", "Book"} & names:
        return _refused("an Excel workbook")
    if "PowerPoint Document" in names:
        return _refused("a PowerPoint presentation")
    if any(name.startswith("__substg1.0_") for name in names):
        return _refused("an Outlook message")
    return _refused("an office file of another kind")


def _in_text(data: bytes) -> str:
    if looks_binary(data):
        raise UnknownFormat("the bytes are in no format that is known here")
    if _is_web_archive(data):
        return "mhtml"
    text = decode(data[:65536], cut=len(data) > 65536)
    start = text.lstrip("\ufeff \t\r\n")
    head = start[:4096]
    if head.startswith(("<?xml", "<")):
        return _in_markup(start, head)
    if head.startswith(("{", "[")) and _is_json(data):
        return _refused("JSON data")
    return "md" if is_markdown(text) else "txt"


def _is_web_archive(data: bytes) -> bool:
    """Whether bytes are a message whose parts are a web page and what it shows."""
    start = data[:_ARCHIVE_WITHIN].lstrip()
    head = _HEAD.match(start)
    return head is not None and _ARCHIVE.search(head.group()) is not None and _PAGE.search(start) is not None


def _in_markup(start: str, head: str) -> str:
    if "<w:wordDocument" in head or "schemas.microsoft.com/office/2006/xmlPackage" in head:
        return "docx"
    if "schemas.microsoft.com/office/word/2003/wordml" in head:
        return "docx"
    if "<office:document" in head:
        return "odt"
    if _HTML.search(start[:32768]):
        return "html"
    if head.startswith("<?xml"):
        return _refused("XML data")
    return "txt"


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True
