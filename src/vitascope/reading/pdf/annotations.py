"""What lies on a page as annotations: filled form fields and typed notes become part of it, comments stay apart."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from vitascope.reading.pdf.links import Target, targets
from vitascope.reading.pdf.opening import Handle

MOST_ANNOTATIONS = 5_000
"""On one page; later ones are not looked at."""

MOST_CHARACTERS = 10_000
"""Of one comment."""

SHOWN = frozenset({pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP})
"""Sorts whose text stands on the page."""

SILENT = SHOWN | {pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP}
"""Sorts whose contents are no comment of their own."""

FORMS_VERSION = 2
"""Of the interface by which PDFium fills forms; there are no callbacks, and no scripts run."""


@dataclass(slots=True)
class Annotations:
    """What a page's annotations say besides what they show.

    Attributes:
        links: places that lead out of the file.
        comments: remarks of readers, which the printed page does not show.
        shown: some stand on the page like its text: form fields, typed notes, stamps.
    """

    links: list[Target] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    shown: bool = False


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page whose fields and typed notes have become text like all other."""

    handle: Handle
    annotations: Annotations


@contextmanager
def opened_page(document: Handle, index: int) -> Iterator[OpenPage | None]:
    """An open page, closed afterwards; None where PDFium cannot load it."""
    page = pdfium.FPDF_LoadPage(document, index)
    found = _read(document, page) if page else Annotations()
    if found.shown:
        pdfium.FPDF_ClosePage(page)
        _flatten(document, index)
        page = pdfium.FPDF_LoadPage(document, index)
    try:
        yield OpenPage(page, found) if page else None
    finally:
        if page:
            pdfium.FPDF_ClosePage(page)


def _read(document: Handle, page: Handle) -> Annotations:
    found = Annotations()
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST_ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        found.shown = found.shown or kind in SHOWN
        comment = "" if kind in SILENT else _contents(annotation)
        if comment:
            found.comments.append(comment)
        pdfium.FPDFPage_CloseAnnot(annotation)
    # Flattening takes the links away with all other annotations.
    found.links = targets(document, page)
    return found


def _contents(annotation: Handle) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
    if not 2 < size <= 2 * MOST_CHARACTERS:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, size)
    return " ".join(bytes(buffer)[:size].decode("utf-16-le", "ignore").replace("\0", "").split())


def _flatten(document: Handle, index: int) -> None:
    """Make what the annotations of a page show part of its content, values without an appearance included."""
    filler = pdfium.FPDF_FORMFILLINFO(version=FORMS_VERSION)
    form = pdfium.FPDFDOC_InitFormFillEnvironment(document, filler)
    page = pdfium.FPDF_LoadPage(document, index)
    if page:
        if form:
            # It draws the values that no program has drawn yet.
            pdfium.FORM_OnAfterLoadPage(page, form)
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
        if form:
            pdfium.FORM_OnBeforeClosePage(page, form)
        pdfium.FPDF_ClosePage(page)
    if form:
        pdfium.FPDFDOC_ExitFormFillEnvironment(form)
