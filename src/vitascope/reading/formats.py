"""Every format that is read: the one table behind sniffing, command line, documents and tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from vitascope.model.document import Document
from vitascope.ports.ocr import OCR
from vitascope.reading.limits import Limits


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        name: short and stable, as in `Document.format`.
        title: for a person.
        extensions: lower case, without the dot, the usual one first.
        media_types: the usual one first.
        geometry: the format says where words stand, and its pages may need OCR; the
            pages of all others are drawn by us.
        reader: module and function that read it; imported at first use, so that a
            text file does not wait for the engine of another format.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    media_types: tuple[str, ...]
    geometry: bool
    reader: tuple[str, str]

    def read(self, data: bytes, *, ocr: OCR | None, limits: Limits) -> Document:
        """Read a file of this format.

        Raises:
            UnreadableDocument: it is damaged or locked.
            LimitExceeded: it is over a limit.
        """
        module, function = self.reader
        read = getattr(import_module(f"vitascope.reading.{module}"), function)
        if self.geometry:
            return cast("Callable[..., Document]", read)(data, ocr=ocr, limits=limits)
        return cast("Callable[..., Document]", read)(data, limits=limits)


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_IMAGE = ("image", "read_image")

FORMATS: tuple[Format, ...] = (
    Format("pdf", "PDF", ("pdf",), ("application/pdf", "application/x-pdf"), geometry=True, reader=("pdf", "read_pdf")),
    Format(
        "docx",
        "Word",
        ("docx", "docm", "dotx", "dotm"),
        (f"{_WORD}.document", f"{_WORD}.template", "application/vnd.ms-word.document.macroEnabled.12"),
        geometry=False,
        reader=("docx.reader", "read_docx"),
    ),
    Format(
        "doc",
        "Word 97 to 2003",
        ("doc", "dot"),
        ("application/msword",),
        geometry=False,
        reader=("doc.reader", "read_doc"),
    ),
    Format(
        "rtf", "Rich Text", ("rtf",), ("application/rtf", "text/rtf"), geometry=False, reader=("rtf.reader", "read_rtf")
    ),
    Format(
        "odt",
        "OpenDocument Text",
        ("odt", "ott", "fodt"),
        ("application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-template"),
        geometry=False,
        reader=("odt.reader", "read_odt"),
    ),
    Format(
        "html",
        "HTML",
        ("html", "htm", "xhtml"),
        ("text/html", "application/xhtml+xml"),
        geometry=False,
        reader=("html.reader", "read_html"),
    ),
    Format(
        "mhtml",
        "Web archive",
        ("mht", "mhtml"),
        ("multipart/related", "application/x-mimearchive"),
        geometry=False,
        reader=("html.web_archive", "read_web_archive"),
    ),
    Format(
        "txt",
        "Plain text",
        ("txt", "text", "asc"),
        ("text/plain",),
        geometry=False,
        reader=("plain.reader", "read_text"),
    ),
    Format(
        "md",
        "Markdown",
        ("md", "markdown"),
        ("text/markdown",),
        geometry=False,
        reader=("plain.reader", "read_markdown"),
    ),
    Format("png", "PNG image", ("png",), ("image/png",), geometry=True, reader=_IMAGE),
    Format("jpeg", "JPEG image", ("jpg", "jpeg", "jpe"), ("image/jpeg",), geometry=True, reader=_IMAGE),
    Format("tiff", "TIFF image", ("tiff", "tif"), ("image/tiff",), geometry=True, reader=_IMAGE),
    Format("webp", "WebP image", ("webp",), ("image/webp",), geometry=True, reader=_IMAGE),
)

BY_NAME = {each.name: each for each in FORMATS}
