"""A PDF that lost its table of objects gets a new one."""

from __future__ import annotations

import io
import re

CATALOG = re.compile(rb"(\d+)\s+(\d+)\s+obj\s*<<(?:(?!endobj).){0,2000}?/Type\s*/Catalog", re.DOTALL)


def with_trailer(data: bytes) -> bytes | None:
    """The file with a trailer that names its catalogue; None where no catalogue is found.

    PDFium then finds the objects by itself.
    """
    found = list(CATALOG.finditer(data))
    if not found:
        return None
    number, generation = found[-1].group(1), found[-1].group(2)
    return data + b"\nendobj\ntrailer\n<< /Root " + number + b" " + generation + b" R >>\nstartxref\n0\n%%EOF\n"


def rewritten(data: bytes) -> bytes | None:
    """The file as a more lenient reader understands it; None where that fails, too."""
    # Imported here, because it takes longer than reading a page and hardly a file needs it.
    import pypdf
    from pypdf.errors import PyPdfError

    out = io.BytesIO()
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted:
            return None
        writer = pypdf.PdfWriter()
        writer.append_pages_from_reader(reader)
        writer.write(out)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RecursionError):
        # A broken file makes it fail in many ways; all mean that it cannot be mended.
        return None
    return out.getvalue()
