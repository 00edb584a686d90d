"""From ink on a page to the angle that its lines are tilted by, and the axis that they run along."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from vitascope.ports.ocr import Pixels

_LONGEST_SIDE = 900
"""Side of the picture that angles are measured on."""

_FARTHEST = 8.0
"""Degrees; a page is not laid on the glass more crooked than this."""

_COARSE, _FINE = 0.5, 0.05

_FAINT = 20
"""Difference from the paper around it, of 255, below which there is no ink."""

_LEAST_INK = 200
_CLEARER = 1.05
"""How much sharper the lines must become for a correction to be believed."""

_CLEARLY = 1.5
"""The same for a quarter turn."""

_SMALLEST = 0.1
"""Degrees that are not worth resampling the page for."""


@dataclass(frozen=True)
class InkPoints:
    """Where there is ink on a small copy of a page.

    Attributes:
        rows, columns: one entry for each pixel with ink.
        height, width: of the copy.
    """

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    height: int
    width: int

    def turned(self) -> InkPoints:
        """The same page turned by 90 degrees clockwise."""
        return InkPoints(self.columns, self.height - 1 - self.rows, self.width, self.height)

    def sharpness(self, degrees: float) -> float:
        """How much the rows differ when the page is turned: lines against the gaps between them."""
        # Shearing the columns does for small angles what turning does, at a tenth of the cost.
        offsets = np.round((np.arange(self.width) - self.width / 2) * np.tan(np.radians(degrees))).astype(np.int64)
        shifted = self.rows - offsets[self.columns]
        inside = shifted[(shifted >= 0) & (shifted < self.height)]
        return float(np.square(np.diff(np.bincount(inside, minlength=self.height).astype(np.float64))).sum())


def ink_of(grey: Pixels) -> InkPoints:
    """The ink of a page that is dark on light."""
    height, width = grey.shape
    scale = min(1.0, _LONGEST_SIDE / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    rows, columns = np.nonzero(cv2.subtract(cv2.blur(small, (41, 41)), small) > _FAINT)
    return InkPoints(rows, columns, size[1], size[0])


def skew_of(ink: InkPoints) -> float:
    """Degrees that the lines fall to the right; 0.0 where the page has no lines to tell."""
    if len(ink.rows) < _LEAST_INK:
        return 0.0
    best = float(max(np.arange(-_FARTHEST, _FARTHEST + _COARSE, _COARSE), key=ink.sharpness))
    angle = float(max(np.arange(best - _COARSE, best + _COARSE + _FINE, _FINE), key=ink.sharpness))
    clearer = ink.sharpness(angle) > _CLEARER * ink.sharpness(0.0)
    return angle if abs(angle) >= _SMALLEST and clearer else 0.0


def lies_on_its_side(ink: InkPoints) -> bool:
    """Whether the lines run from top to bottom."""
    turned = ink.turned()
    angles = np.arange(-4.0, 4.5, 1.0)
    return max(map(turned.sharpness, angles)) > _CLEARLY * max(map(ink.sharpness, angles))


def straightened(pixels: Pixels, degrees: float) -> Pixels:
    """The page turned so that lines that fall by `degrees` are level; new corners take the paper's colour."""
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    turned = cv2.warpAffine(pixels, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(turned, np.uint8)
