"""Bytes become an open PDFium document, whatever stands before the header."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

from vitascope.errors import DamagedDocument, EmptyFile, LockedDocument

Handle = Any
"""A pointer of PDFium; it ships no types."""

HEADER = b"%PDF-"


def from_header(data: bytes) -> bytes:
    """The bytes from the PDF header on; PDFium looks for it in the first KiB only."""
    at = data.find(HEADER)
    return data[at:] if at > 0 else data


@contextmanager
def opened(data: bytes) -> Iterator[Handle]:
    """An open document, closed afterwards.

    Raises:
        EmptyFile: there are no bytes.
        LockedDocument: it needs a password.
        DamagedDocument: PDFium cannot repair it.
    """
    if not data:
        raise EmptyFile("the file has no bytes")
    body = from_header(data)
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(body, len(body), None)
    if not document:
        raise _refusal(pdfium.FPDF_GetLastError())
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _refusal(error: int) -> Exception:
    if error in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return LockedDocument("the PDF is locked with a password; send an unlocked copy")
    return DamagedDocument("the PDF is broken beyond repair; export it again")


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
