"""An open page becomes pixels."""

from __future__ import annotations

import ctypes
import math
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from vitascope.reading.pdf.frame import Frame
from vitascope.reading.pdf.opening import Handle

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

POINTS_PER_INCH = 72.0
WHITE = 0xFFFFFFFF


def pixels_of(page: Handle, frame: Frame, *, dpi: float, most_pixels: int) -> tuple[NDArray[np.uint8], float]:
    """The page as height × width × 3 of red, green and blue, and the resolution that fitted.

    Args:
        page: an open page.
        frame: its frame.
        dpi: wanted resolution.
        most_pixels: a larger page is rendered at a lower resolution.
    """
    import numpy as np  # most documents are read without a single pixel

    area = max(frame.width * frame.height, 1.0)
    scale = min(dpi / POINTS_PER_INCH, math.sqrt(most_pixels / area))
    width, height = max(int(frame.width * scale), 1), max(int(frame.height * scale), 1)
    bitmap = pdfium.FPDFBitmap_Create(width, height, 0)
    if not bitmap:
        return np.full((1, 1, 3), 255, np.uint8), dpi
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, frame.extra, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        start = ctypes.cast(pdfium.FPDFBitmap_GetBuffer(bitmap), ctypes.POINTER(ctypes.c_uint8))
        raw = np.ctypeslib.as_array(start, shape=(height, stride))
        blue_first = raw[:, : width * 4].reshape(height, width, 4)
        return np.ascontiguousarray(blue_first[:, :, 2::-1]), scale * POINTS_PER_INCH
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
