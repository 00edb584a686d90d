"""From pixels to points: how large the page is, and how large its picture should be."""

from __future__ import annotations

import cv2
import numpy as np

from vitascope.ports.ocr import Pixels

_INCH = 72.0
_SHORTEST_PAGE, _LONGEST_PAGE = 250.0, 2000.0
"""Points that the longer side of a page of paper may have; beyond, the stated resolution is wrong."""

_PAPER = (595.3, 841.9)

_FINEST = 220.0
"""Dots per inch beyond which engines read no better, only slower."""

_COARSEST = 170.0
"""Dots per inch below which small letters are too small for the engines."""

_WORKING = 200.0


def points_per_pixel(width: int, height: int, dpi: float | None) -> float:
    """Size of a pixel; from the size of a sheet of paper where the resolution is not known or cannot be right."""
    longer, shorter = max(width, height), min(width, height)
    if dpi and _SHORTEST_PAGE <= longer * _INCH / dpi <= _LONGEST_PAGE:
        return _INCH / dpi
    return min(_PAPER[0] / shorter, _PAPER[1] / longer)


def resized(pixels: Pixels, dpi: float) -> tuple[Pixels, float]:
    """The page at a resolution that engines read well, and that resolution."""
    if _COARSEST <= dpi <= _FINEST:
        return pixels, dpi
    factor = _WORKING / dpi
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=how), np.uint8), _WORKING
