"""From a reading to one with its pages as PNG, everything marked that has a label; and to one without words.

The libraries that draw are imported with the first page, so that who only hands files on never loads them.
"""

from __future__ import annotations

import io
from dataclasses import replace

from vitascope.ports.reader import PICTURE_DPI, Reading


def with_pictures(reading: Reading, data: bytes) -> Reading:
    """The same with a picture of every page, in order.

    Args:
        reading: of `data`.
        data: the file; pages of formats without geometry are drawn from their words.
    """
    from vitascope.presenting.annotation import annotate_fields
    from vitascope.presenting.labelled import labelled
    from vitascope.reading.rendering import render_pages

    fields, made = labelled(reading.resume), []
    pictures = render_pages(data, reading.document, dpi=PICTURE_DPI)
    for page, picture in zip(reading.document.pages, pictures, strict=True):
        file = io.BytesIO()
        annotate_fields(picture, fields, page=page.number, width=page.width).save(file, "PNG", compress_level=3)
        made.append(file.getvalue())
    return replace(reading, pictures=tuple(made))


def without_words(reading: Reading) -> Reading:
    """The same with pages that have a size and nothing on them: words are most of what a document weighs."""
    document = reading.document
    bare = replace(document, pages=tuple(replace(page, lines=()) for page in document.pages), hidden=(), pictures=())
    return replace(reading, document=bare)
