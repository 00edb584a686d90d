"""From ink on a page to the angle that its lines are tilted by, and the axis that they run along."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from vitascope.ports.ocr import Pixels

_LONGEST_SIDE = 900
"""Side of the picture that angles are measured on."""

_FARTHEST = 8.0
"""Degrees; a page is not laid on the glass more crooked than this."""

_COARSE, _FINE = 0.5, 0.05

_SMALLEST = 0.1
"""Degrees that are not worth resampling the page for."""


def ink_of(grey: Pixels) -> NDArray[np.float32]:
    """1.0 where there is ink, on a small copy of a page with dark ink on light paper."""
    height, width = grey.shape
    scale = min(1.0, _LONGEST_SIDE / max(height, width))
    small = cv2.resize(
        grey, (max(1, round(width * scale)), max(1, round(height * scale))), interpolation=cv2.INTER_AREA
    )
    background = cv2.blur(small, (41, 41)).astype(np.int16)
    return (background - small > 20).astype(np.float32)


def _sharpness(ink: NDArray[np.float32], degrees: float) -> float:
    """How much the rows differ when the page is turned: lines against the gaps between them."""
    height, width = ink.shape
    # Shearing the columns does for small angles what turning does, at a tenth of the cost.
    offsets = np.round((np.arange(width) - width / 2) * np.tan(np.radians(degrees))).astype(np.int64)
    rows, columns = np.nonzero(ink)
    shifted = rows - offsets[columns]
    inside = shifted[(shifted >= 0) & (shifted < height)]
    profile = np.bincount(inside, minlength=height).astype(np.float64)
    return float(np.square(np.diff(profile)).sum())


def skew_of(ink: NDArray[np.float32]) -> float:
    """Degrees that the lines fall to the right; 0.0 where the page has no lines to tell."""
    if ink.sum() < 200:
        return 0.0
    best = max(np.arange(-_FARTHEST, _FARTHEST + _COARSE, _COARSE), key=lambda angle: _sharpness(ink, float(angle)))
    around = np.arange(best - _COARSE, best + _COARSE + _FINE, _FINE)
    angle = float(max(around, key=lambda angle: _sharpness(ink, float(angle))))
    flat = _sharpness(ink, 0.0)
    return angle if abs(angle) >= _SMALLEST and _sharpness(ink, angle) > 1.05 * flat else 0.0


def lies_on_its_side(ink: NDArray[np.float32]) -> bool:
    """Whether the lines run from top to bottom."""
    across = max(_sharpness(ink, float(angle)) for angle in np.arange(-4.0, 4.5, 1.0))
    turned = np.ascontiguousarray(ink.T)
    down = max(_sharpness(turned, float(angle)) for angle in np.arange(-4.0, 4.5, 1.0))
    return down > 1.5 * across


def straightened(pixels: Pixels, degrees: float) -> Pixels:
    """The page turned so that lines that fall by `degrees` are level; new corners take the paper's colour."""
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    turned = cv2.warpAffine(pixels, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(turned, np.uint8)
