"""The bytes of a PDF become a Document."""

from __future__ import annotations

import pypdfium2.raw as pdfium

from vitascope.model.document import Document, HiddenText, Page, Picture
from vitascope.model.findings import Code, Finding, Severity
from vitascope.reading.layout import arrange, mark_running
from vitascope.reading.limits import Limits
from vitascope.reading.pdf.opening import metadata, opened
from vitascope.reading.pdf.pages import opened_page, page_content

READER = "pdf-1"
DEFAULTS = Limits()


def read_pdf(data: bytes, *, ocr: object | None = None, limits: Limits = DEFAULTS) -> Document:
    """A PDF as laid out."""
    del ocr
    pages: list[Page] = []
    hidden: list[HiddenText] = []
    pictures: list[Picture] = []
    findings: list[Finding] = []
    with opened(data) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if count > limits.pages:
            findings.append(
                Finding(
                    code=Code.PAGE_LIMIT,
                    severity=Severity.WARNING,
                    message=f"{count} pages; only the first {limits.pages} were read",
                )
            )
        for index in range(min(count, limits.pages)):
            with opened_page(document, index) as page:
                if page is None:
                    continue
                content = page_content(document, page, index + 1)
            frame = content.frame
            lines = arrange(
                content.upright, page=index + 1, width=frame.width, height=frame.height, turned=content.turned
            )
            pages.append(Page(index + 1, frame.width, frame.height, lines))
            hidden.extend(content.hidden)
            pictures.extend(content.pictures)
        facts = metadata(document)
    return Document("pdf", mark_running(pages), tuple(hidden), tuple(pictures), tuple(findings), facts, READER)
