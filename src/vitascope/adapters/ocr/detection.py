"""From a page to the boxes of its text lines, by the detector network."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from vitascope.adapters.ocr.session import Session
from vitascope.ports.ocr import Pixels

Quad = NDArray[np.float32]
"""Four corners: top left, top right, bottom right, bottom left."""

_LONGEST_SIDE = 1088
"""Pixels of the inked part of a page: six points are still seven pixels, and cost grows with the square."""

_STRIDE = 32
"""The network halves its input five times."""

_TEXT_FROM = 0.3
"""Chance from which a pixel counts as text."""

_BOX_FROM = 0.5
"""Mean chance over a box from which it is kept."""

_GROW = 1.6
"""The network marks the core of a line; its box is grown by this much of area over outline."""

_COARSE = 4
"""Pixels whose mean is looked at to find where the page has ink."""

_FAINT = 25
"""Difference from the paper, of 255, below which there is no ink."""

_PAPER = 32
"""Pixels of paper left around the ink: the network expects some."""

_THINNEST = 3.0
_MOST_BOXES = 2000


class Detector:
    """Finds lines of text on a page in any orientation."""

    def __init__(self, model: Path) -> None:
        self._session = Session(model)
        self._lock = threading.Lock()

    def __call__(self, page: Pixels) -> list[Quad]:
        """Boxes of the lines on a page of three equal channels, top to bottom."""
        left, top, right, bottom = _inked(page[:, :, 0])
        part = page[top:bottom, left:right]
        height, width = part.shape[:2]
        scale = min(1.0, _LONGEST_SIDE / max(height, width))
        size = (_whole(width * scale), _whole(height * scale))
        small = cv2.resize(part, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
        tensor = (small.astype(np.float32) / 127.5 - 1.0).transpose(2, 0, 1)[None]
        with self._lock:
            chances = self._session(np.ascontiguousarray(tensor))[0, 0]
        factors = np.array([width / size[0], height / size[1]], np.float32)
        quads = [quad * factors + np.array([left, top], np.float32) for quad in _quads(chances)]
        return sorted(quads, key=lambda quad: (float(quad[:, 1].min()), float(quad[:, 0].min())))


def _inked(grey: Pixels) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the part of the page that is not plain paper."""
    height, width = grey.shape
    small = cv2.resize(grey, None, fx=1 / _COARSE, fy=1 / _COARSE, interpolation=cv2.INTER_AREA).astype(np.int16)
    marked = np.abs(small - int(np.median(small))) > _FAINT
    rows, columns = np.flatnonzero(marked.sum(1) > 1), np.flatnonzero(marked.sum(0) > 1)
    if not len(rows) or not len(columns):
        return 0, 0, width, height
    left, top = max(0, int(columns[0]) * _COARSE - _PAPER), max(0, int(rows[0]) * _COARSE - _PAPER)
    right, bottom = int(columns[-1] + 1) * _COARSE + _PAPER, int(rows[-1] + 1) * _COARSE + _PAPER
    return left, top, min(width, right), min(height, bottom)


def _whole(length: float) -> int:
    return max(_STRIDE, round(length / _STRIDE) * _STRIDE)


def _quads(chances: NDArray[np.float32]) -> list[Quad]:
    mask = cv2.dilate((chances > _TEXT_FROM).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    quads = []
    for contour in contours[:_MOST_BOXES]:
        centre, (across, down), angle = cv2.minAreaRect(contour)
        if min(across, down) < _THINNEST:
            continue
        if _mean_inside(chances, cv2.boxPoints((centre, (across, down), angle))) < _BOX_FROM:
            continue
        margin = _GROW * across * down / (2 * (across + down))
        grown = cv2.boxPoints((centre, (across + 2 * margin, down + 2 * margin), angle))
        quads.append(_ordered(grown))
    return quads


def _mean_inside(chances: NDArray[np.float32], corners: NDArray[Any]) -> float:
    left, top = np.maximum(np.floor(corners.min(0)), 0).astype(int)
    right, bottom = np.ceil(corners.max(0)).astype(int) + 1
    part = chances[top:bottom, left:right]
    if part.size == 0:
        return 0.0
    mask = np.zeros(part.shape, np.uint8)
    cv2.fillPoly(mask, [np.round(corners - (left, top)).astype(np.int32)], 1)
    return float(cv2.mean(part, mask)[0])


def _ordered(corners: NDArray[Any]) -> Quad:
    by_x = corners[np.argsort(corners[:, 0], kind="stable")]
    left = by_x[:2][np.argsort(by_x[:2, 1], kind="stable")]
    right = by_x[2:][np.argsort(by_x[2:, 1], kind="stable")]
    return np.array([left[0], right[0], right[1], left[1]], np.float32)
