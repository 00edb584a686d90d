"""From a file and what was read from it to its pages as PNG, with everything marked."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from vitascope.cli.orders import Order
from vitascope.ports.reader import Reading
from vitascope.presenting.annotation import annotate
from vitascope.presenting.blind import blind, blind_document
from vitascope.reading.rendering import draw_pages, render_pages

DPI = 144
"""Dots an inch."""


def annotated(data: bytes | Path, reading: Reading, order: Order) -> tuple[bytes, ...]:
    """One PNG a page, in order; those of a blind order are drawn from the words that are left."""
    document, resume = reading.document, reading.resume
    if order.blind:
        document = blind_document(document, resume, schools=order.blind_schools)
        resume = blind(resume, schools=order.blind_schools)
        pictures = draw_pages(document, dpi=DPI)
    else:
        content = data.read_bytes() if isinstance(data, Path) else data
        pictures = render_pages(content, document, dpi=DPI)
    return tuple(
        _png(annotate(picture, resume, page=page.number, width=page.width))
        for page, picture in zip(document.pages, pictures, strict=True)
    )


def _png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
