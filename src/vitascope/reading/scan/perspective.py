"""From a photo of a page to the page seen from straight above."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from vitascope.ports.ocr import Pixels

_LONGEST_SIDE = 700
"""Side of the picture that the sheet is looked for on."""

_SMALLEST_SHARE = 0.35
"""Of the photo that the sheet must cover."""

_LARGEST_SHARE = 0.985
"""Of the photo; a sheet that fills more has no edges in it."""

_FRAME = 0.008
"""Share of the photo's longer side that must show on every side of the sheet."""


def flattened(pixels: Pixels) -> Pixels | None:
    """The sheet alone, its corners pulled square; None where no sheet stands out from what it lies on."""
    grey = pixels if pixels.ndim == 2 else np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    height, width = grey.shape
    scale = min(1.0, _LONGEST_SIDE / max(height, width))
    small = cv2.resize(grey, (round(width * scale), round(height * scale)), interpolation=cv2.INTER_AREA)
    corners = _sheet(np.asarray(small, np.uint8))
    if corners is None:
        return None
    corners /= scale
    across = (np.linalg.norm(corners[1] - corners[0]) + np.linalg.norm(corners[2] - corners[3])) / 2
    down = (np.linalg.norm(corners[3] - corners[0]) + np.linalg.norm(corners[2] - corners[1])) / 2
    target = np.array([[0, 0], [across, 0], [across, down], [0, down]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    sheet = cv2.warpPerspective(
        pixels, matrix, (round(across), round(down)), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(sheet, np.uint8)


def _sheet(small: Pixels) -> NDArray[np.float32] | None:
    """Corners of the sheet from the top left on, clockwise."""
    blurred = cv2.GaussianBlur(small, (5, 5), 0)
    _, light = cv2.threshold(blurred, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    # Text and pictures on the sheet must not cut it to pieces.
    light = cv2.morphologyEx(light, cv2.MORPH_CLOSE, np.ones((25, 25), np.uint8))
    contours, _ = cv2.findContours(light, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    hull = cv2.convexHull(max(contours, key=cv2.contourArea))
    corners = _quadrilateral(hull)
    if corners is None:
        return None
    share = cv2.contourArea(corners) / small.size
    if not _SMALLEST_SHARE <= share <= _LARGEST_SHARE or cv2.contourArea(hull) < 0.95 * cv2.contourArea(corners):
        return None
    return corners if _lies_on_something(corners, small.shape) else None


def _lies_on_something(corners: NDArray[np.float32], shape: tuple[int, ...]) -> bool:
    """Whether there is something else around the sheet: a dark panel on a page also ends light paper."""
    height, width = shape[:2]
    margin = _FRAME * max(height, width)
    edges = (
        min(corners[0, 1], corners[1, 1]) > margin,
        max(corners[1, 0], corners[2, 0]) < width - margin,
        max(corners[2, 1], corners[3, 1]) < height - margin,
        min(corners[0, 0], corners[3, 0]) > margin,
    )
    return all(edges)


def _quadrilateral(hull: NDArray[Any]) -> NDArray[np.float32] | None:
    outline = cv2.arcLength(hull, closed=True)
    for tolerance in (0.02, 0.03, 0.05, 0.08):
        found = cv2.approxPolyDP(hull, tolerance * outline, closed=True)
        if len(found) == 4:
            points = found.reshape(4, 2).astype(np.float32)
            sums, differences = points.sum(1), points[:, 1] - points[:, 0]
            order = [int(sums.argmin()), int(differences.argmin()), int(sums.argmax()), int(differences.argmax())]
            return points[order] if len(set(order)) == 4 else None
        if len(found) < 4:
            return None
    return None
