"""Bytes become an open PDFium document, whatever stands before the header."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from vitascope.errors import DamagedDocument, EmptyFile, LockedDocument
from vitascope.reading.pdf.mending import rewritten, with_trailer

Handle = Any
"""A pointer of PDFium; it ships no types."""

HEADER = b"%PDF-"
LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


def from_header(data: bytes) -> bytes:
    """The bytes from the PDF header on; PDFium looks for it in the first KiB only."""
    at = data.find(HEADER)
    return data[at:] if at > 0 else data


@dataclass(frozen=True, slots=True)
class Opening:
    """An open document.

    Attributes:
        repaired: its table of objects was lost and made anew.
    """

    handle: Handle
    repaired: bool


@contextmanager
def opened(data: bytes) -> Iterator[Handle]:
    """The handle of an open document, closed afterwards; raises what `opening` raises."""
    with opening(data) as found:
        yield found.handle


@contextmanager
def opening(data: bytes) -> Iterator[Opening]:
    """An open document, closed afterwards.

    Raises:
        EmptyFile: there are no bytes.
        LockedDocument: it needs a password.
        DamagedDocument: it cannot be repaired.
    """
    if not data:
        raise EmptyFile("the file has no bytes")
    body = from_header(data)
    pdfium.FPDF_InitLibrary()
    handle, repaired = _loaded(body), False
    if not handle:
        error = pdfium.FPDF_GetLastError()
        if error in LOCKED:
            raise LockedDocument("the PDF is locked with a password; send an unlocked copy")
        body, handle = _mended(body)
        repaired = True
    try:
        yield Opening(handle, repaired)
    finally:
        pdfium.FPDF_CloseDocument(handle)


def _loaded(body: bytes) -> Handle:
    return pdfium.FPDF_LoadMemDocument64(body, len(body), None)


def _mended(body: bytes) -> tuple[bytes, Handle]:
    """A file that opens, with its handle; PDFium keeps no copy of the bytes."""
    for mend in (with_trailer, rewritten):
        mended = mend(body)
        handle = _loaded(mended) if mended is not None else None
        if mended is None or not handle:
            continue
        if pdfium.FPDF_GetPageCount(handle) > 0:
            return mended, handle
        pdfium.FPDF_CloseDocument(handle)
    raise DamagedDocument("the PDF is broken beyond repair; export it again")


def metadata(document: Handle) -> dict[str, str]:
    """What the file says of itself."""
    found = {
        "title": _entry(document, b"Title"),
        "author": _entry(document, b"Author"),
        "created": _entry(document, b"CreationDate"),
        "modified": _entry(document, b"ModDate"),
        "producer": _entry(document, b"Producer"),
        "language": _language(document),
    }
    return {name: value for name, value in found.items() if value}


def _entry(document: Handle, name: bytes) -> str:
    size = pdfium.FPDF_GetMetaText(document, name, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document, name, buffer, size)
    return _utf16(buffer.raw)


def _language(document: Handle) -> str:
    size = pdfium.FPDFCatalog_GetLanguage(document, None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFCatalog_GetLanguage(document, buffer, size)
    return _utf16(bytes(buffer)[:size])


def _utf16(raw: bytes) -> str:
    return raw.decode("utf-16-le", "ignore").replace("\0", "").strip()
