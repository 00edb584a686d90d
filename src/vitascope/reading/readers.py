"""From bytes to a document, whatever the format: sniff, read, and refuse what is empty."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from vitascope.errors import EmptyDocument, EmptyFile, LimitExceeded
from vitascope.model.document import Document
from vitascope.model.findings import Code, Finding
from vitascope.ports.ocr import OCR
from vitascope.reading.formats import BY_NAME, Format
from vitascope.reading.layout.heads import heads_apart
from vitascope.reading.layout.running import without_day
from vitascope.reading.limits import Limits
from vitascope.reading.sniffing import sniff

_DEFAULT = Limits()

_TEXT = frozenset({"txt", "md"})
"""Formats whose extensions stand for one another."""

_MARKUP = frozenset({"docx", "odt", "html"})
"""Formats that may be one XML file, which is then often called so."""


def read_document(data: bytes, *, name: str = "", ocr: OCR | None = None, limits: Limits = _DEFAULT) -> Document:
    """Read a file of any format in the registry.

    Args:
        data: the file.
        name: what its sender calls it; a wrong extension becomes a finding, nothing more.
        ocr: reads pages that are pictures; None leaves them empty.
        limits: what the file may cost.

    Raises:
        EmptyFile, UnknownFormat, DamagedDocument, LockedDocument: it cannot be read.
        EmptyDocument: nothing in it can be seen.
        LimitExceeded: it costs more than the limits allow.
    """
    if not data:
        raise EmptyFile("the file has no bytes")
    if len(data) > limits.bytes:
        raise LimitExceeded(f"the file has {len(data)} bytes, over the limit of {limits.bytes}")
    kind = BY_NAME[sniff(data, limits)]
    document = kind.read(data, ocr=ocr, limits=limits)
    if not document.lines:
        raise EmptyDocument(_why_empty(document))
    document = replace(document, pages=heads_apart(without_day(document.pages)))
    wrong = _wrong_extension(kind, name)
    return document if wrong is None else replace(document, findings=(*document.findings, wrong))


def _why_empty(document: Document) -> str:
    if any(finding.code is Code.NO_OCR for finding in document.findings):
        return "the pages are pictures, and no character recognition is set up"
    if document.hidden:
        return "all text of the document is hidden from its reader"
    if document.pictures:
        return "the pages hold pictures without text that can be recognised"
    return "the document is blank"


def _wrong_extension(kind: Format, name: str) -> Finding | None:
    extension = PurePath(name).suffix.lower().lstrip(".")
    alike = [BY_NAME[each].extensions for each in _TEXT] if kind.name in _TEXT else [kind.extensions]
    if not extension or any(extension in extensions for extensions in alike):
        return None
    if extension == "xml" and kind.name in _MARKUP:
        return None
    return Finding(
        code=Code.WRONG_EXTENSION,
        message=f"The file is named .{extension[:10]}, but its content is {kind.title}.",
    )
