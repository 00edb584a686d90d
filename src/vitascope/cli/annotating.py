"""From a file and what was read from it to its pages as PNG, with everything marked."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from vitascope.ports.reader import Reading
from vitascope.presenting.annotation import annotate
from vitascope.reading.rendering import render_pages

DPI = 144
"""Dots an inch."""


def annotated(data: bytes | Path, reading: Reading) -> tuple[bytes, ...]:
    """One PNG a page, in order."""
    return tuple(_pages(data.read_bytes() if isinstance(data, Path) else data, reading))


def _pages(data: bytes, reading: Reading) -> Iterator[bytes]:
    pictures = render_pages(data, reading.document, dpi=DPI)
    for page, picture in zip(reading.document.pages, pictures, strict=True):
        marked = annotate(picture, reading.resume, page=page.number, width=page.width)
        file = io.BytesIO()
        marked.save(file, "PNG")
        yield file.getvalue()
