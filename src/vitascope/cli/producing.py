"""From an order to its product: the part of the command line that runs in the workers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from vitascope.adapters.ocr import open_ocr
from vitascope.cli.orders import Order, Product
from vitascope.pipeline import read
from vitascope.ports.reader import Reading
from vitascope.presenting.annotation import annotate
from vitascope.presenting.blind import blind
from vitascope.presenting.explanation import explain
from vitascope.presenting.jsonresume import to_jsonresume
from vitascope.presenting.markdown import to_markdown
from vitascope.presenting.native import to_json, to_native
from vitascope.presenting.text import to_text
from vitascope.reading.rendering import render_pages

DPI = 144
"""Dots an inch of annotated pages."""


def produce(order: Order) -> Product:
    """Read the file that is ordered, and write it in the form that is ordered.

    Raises:
        VitascopeError: the file cannot be read.
    """
    data = Path(order.path) if order.data is None else order.data
    reading = read(data, name=Path(order.path).name, as_of=order.as_of, ocr=open_ocr() if order.ocr else None)
    pages = tuple(_annotated(data, reading)) if order.annotate else ()
    if order.blind:
        reading = replace(reading, resume=blind(reading.resume, schools=order.blind_schools))
    return Product(_written(reading, order.form), pages)


def _annotated(data: bytes | Path, reading: Reading) -> Iterator[bytes]:
    """Each page as a PNG with everything marked that was read from it."""
    content = data.read_bytes() if isinstance(data, Path) else data
    pictures = render_pages(content, reading.document, dpi=DPI)
    for page, picture in zip(reading.document.pages, pictures, strict=True):
        marked = annotate(picture, reading.resume, page=page.number, width=page.width)
        file = io.BytesIO()
        marked.save(file, "PNG")
        yield file.getvalue()


def _written(reading: Reading, form: str) -> str:
    match form:
        case "jsonresume":
            return to_json(to_jsonresume(reading.resume))
        case "markdown":
            return to_markdown(reading.resume)
        case "text":
            return to_text(reading.resume)
        case "explain":
            return explain(reading.document, reading.resume)
        case _:
            return to_native(reading.resume)
