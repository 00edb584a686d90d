"""The bytes of a PDF become a Document."""

from __future__ import annotations

from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from vitascope.errors import LimitExceeded
from vitascope.model.document import Document, HiddenText, Page, Picture
from vitascope.model.findings import Code, Finding, Severity
from vitascope.ports.ocr import OCR
from vitascope.reading.layout import arrangement, mark_running
from vitascope.reading.limits import Limits
from vitascope.reading.pdf.annotations import opened_page
from vitascope.reading.pdf.opening import Handle, metadata, opening
from vitascope.reading.pdf.pages import PageContent, page_content
from vitascope.reading.pdf.rendering import pixels_of
from vitascope.reading.pdf.trust import Layer

READER = "pdf-1"
DEFAULTS = Limits()

SCAN_DPI = 200.0
"""Resolution for OCR; more brings nothing."""

MOST_SCAN_PIXELS = 12_000_000

WHY_UNREAD = {
    Layer.GARBLED: "the text layer of this page does not say what the page shows",
    Layer.OUTLINES: "the letters of this page are drawn as outlines",
    Layer.IMAGE: "this page is an image",
    Layer.IMAGE_WITH_TEXT: "this page is an image",
}


@dataclass(slots=True)
class Reading:
    """What has been read so far."""

    pages: list[Page] = field(default_factory=list)
    hidden: list[HiddenText] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_pdf(data: bytes, *, ocr: OCR | None = None, limits: Limits = DEFAULTS) -> Document:
    """A PDF as laid out.

    Args:
        data: the whole file.
        ocr: reads pages without a text layer that can be trusted; None leaves them, with a finding.
        limits: what the file may cost.

    Raises:
        EmptyFile: there are no bytes.
        LockedDocument: it needs a password.
        DamagedDocument: it is broken beyond repair.
        LimitExceeded: it is larger than allowed.
    """
    if len(data) > limits.bytes:
        raise LimitExceeded(f"the file has {len(data)} bytes; at most {limits.bytes} are read")
    reading = Reading()
    with opening(data) as found:
        document = found.handle
        if found.repaired:
            message = "The file was damaged and has been repaired; text may be missing"
            reading.findings.append(Finding(code=Code.REPAIRED, severity=Severity.WARNING, message=message))
        count = pdfium.FPDF_GetPageCount(document)
        if count > limits.pages:
            message = f"The file has {count} pages; only the first {limits.pages} were read"
            reading.findings.append(Finding(code=Code.PAGE_LIMIT, severity=Severity.WARNING, message=message))
        for index in range(min(count, limits.pages)):
            _read_page(document, index, reading, ocr, limits)
        facts = metadata(document)
    return Document(
        "pdf",
        mark_running(reading.pages),
        tuple(reading.hidden),
        tuple(reading.pictures),
        tuple(reading.findings),
        facts,
        READER,
    )


def _read_page(document: Handle, index: int, reading: Reading, ocr: OCR | None, limits: Limits) -> None:
    number = index + 1
    with opened_page(document, index) as page:
        if page is None:
            message = "This page is broken and was left out"
            reading.findings.append(
                Finding(code=Code.PAGE_UNREADABLE, severity=Severity.WARNING, message=message, page=number)
            )
            return
        content = page_content(page, number)
        reading.pictures.extend(content.pictures)
        if content.layer in WHY_UNREAD:
            reading.findings.append(_distrust(content.layer, number, read=ocr is not None))
            if ocr is not None:
                reading.pages.append(_scanned(page.handle, content, number, reading, ocr, limits))
                return
    frame = content.frame
    found = arrangement(
        content.upright,
        page=number,
        width=frame.width,
        height=frame.height,
        turned=content.turned,
        panels=content.panels,
    )
    if found.doubtful:
        message = "The columns of this page may have been read in the wrong order"
        reading.findings.append(Finding(code=Code.COLUMNS_UNCERTAIN, message=message, page=number))
    reading.pages.append(Page(number, frame.width, frame.height, found.lines, turned=90 * frame.extra))
    reading.hidden.extend(content.hidden)
    if content.hidden:
        reading.findings.append(_hidden_finding(content, number))


def _scanned(page: Handle, content: PageContent, number: int, reading: Reading, ocr: OCR, limits: Limits) -> Page:
    """A page read from its pixels."""
    # Imported here, because image processing takes longer to load than a page with text takes to read.
    from vitascope.reading.scan import read_scan

    most_pixels = min(limits.pixels, MOST_SCAN_PIXELS)
    pixels, dpi = pixels_of(page, content.frame, dpi=SCAN_DPI, most_pixels=most_pixels)
    scan = read_scan(pixels, dpi=dpi, ocr=ocr)
    reading.findings.extend(finding.model_copy(update={"page": number}) for finding in scan.findings)
    return scan.page(number)


def _distrust(layer: Layer, number: int, *, read: bool) -> Finding:
    why = WHY_UNREAD[layer]
    if not read:
        message = f"OCR is off and {why}"
        return Finding(code=Code.NO_OCR, severity=Severity.SERIOUS, message=message, page=number)
    message = f"Read by OCR: {why}"
    return Finding(code=Code.TEXT_LAYER_DISTRUSTED, severity=Severity.INFO, message=message, page=number)


def _hidden_finding(content: PageContent, number: int) -> Finding:
    text = " ".join(piece.text for piece in content.hidden)
    reasons = ", ".join(sorted({piece.reason.value.replace("_", " ") for piece in content.hidden}))
    message = f"Text that a reader does not see ({reasons}) was kept apart"
    box = content.hidden[0].box
    return Finding(
        code=Code.HIDDEN_TEXT,
        severity=Severity.WARNING,
        message=message,
        page=number,
        box=(box.left, box.top, box.right, box.bottom) if box is not None else None,
        text=text[:500],
    )
