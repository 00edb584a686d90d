"""PDF: its text with geometry, by PDFium."""

from vitascope.reading.pdf.document import read_pdf

__all__ = ["read_pdf"]
