"""From a word's rough box to its ink: tight edges, height of its letters, thickness of its strokes."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from vitascope.model.geometry import Box
from vitascope.ports.ocr import Pixels

_TALL = frozenset("bdfhkltiйёБДЩЦ0123456789|/()[]{}!?&%$#@\"'") | frozenset(map(chr, range(ord("A"), ord("Z") + 1)))
_DEEP = frozenset("gjpqyçşруфщцд,;()[]{}|/Q")

_CAPITAL, _SMALL, _DESCENT = 0.71, 0.52, 0.21
"""Heights above and below the base line, in ems, of a usual text face."""

_FULL, _FULL_DESCENT = 0.92, 0.12
"""Height of characters that fill their square, and how much of it lies below the base line."""

_SOFT = 1.0
"""Pixels that the softness of a scan adds to the height of a letter."""

_SPECK = 0.04
"""Share of the largest piece of ink below which a piece is dust."""

_RIM = 0.14
"""Share of the box at its top and bottom where ink belongs to other lines."""

_FAINT = 24
"""Difference of ink and paper, of 255, below which there is no ink."""


@dataclass(frozen=True, slots=True)
class Ink:
    """A word's ink.

    Attributes:
        box: tight, in pixels.
        size: em of the face as its letters suggest, in pixels.
        base: y that its letters stand on.
        stroke: mean thickness of the strokes, in pixels.
    """

    box: Box
    size: float
    base: float
    stroke: float


def ink_in(grey: Pixels, box: Box, text: str) -> Ink | None:
    """The ink of `text` inside a rough box; None where there is none."""
    top, bottom = max(0, int(box.top)), min(grey.shape[0], int(np.ceil(box.bottom)))
    left, right = max(0, int(box.left)), min(grey.shape[1], int(np.ceil(box.right)))
    part = grey[top:bottom, left:right]
    if part.shape[0] < 3 or part.shape[1] < 2 or int(part.max()) - int(part.min()) < _FAINT:
        return None
    _, mask = cv2.threshold(cv2.GaussianBlur(part, (3, 3), 0), 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    if mask.mean() > 0.5:
        mask = 1 - mask
    mask = _without_specks(np.asarray(mask, np.uint8))
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if not len(rows):
        return None
    tight = Box(
        left + float(columns[0]), top + float(rows[0]), left + float(columns[-1]) + 1, top + float(rows[-1]) + 1
    )
    edges = int(np.count_nonzero(np.diff(mask.astype(np.int8), axis=1))) + int(mask[:, 0].sum() + mask[:, -1].sum())
    stroke = 2.0 * float(mask.sum()) / edges if edges else 0.0
    up, down = _extent(text)
    size = max(1.0, tight.height - _SOFT) / (up + down)
    return Ink(tight, size, tight.bottom - down * size, stroke)


def _without_specks(mask: Pixels) -> Pixels:
    """The mask without dust, and without what neighbouring lines reach into the box with."""
    count, labels, facts, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    height = mask.shape[0]
    largest = max((int(facts[part, cv2.CC_STAT_AREA]) for part in range(1, count)), default=0)
    for part in range(1, count):
        top, tall, area = (int(facts[part, key]) for key in (cv2.CC_STAT_TOP, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA))
        outside = top + tall <= _RIM * height or top >= (1 - _RIM) * height
        if area < _SPECK * largest or (outside and area < largest / 2):
            mask[labels == part] = 0
    return mask


def _extent(text: str) -> tuple[float, float]:
    """How far the ink of `text` reaches above and below its base line, in ems."""
    if any(letter >= "\u2e80" for letter in text):
        return _FULL - _FULL_DESCENT, _FULL_DESCENT
    letters = text.rstrip(".,;:")
    up = _CAPITAL if any(letter in _TALL or letter.isupper() or ord(letter) > 127 for letter in letters) else _SMALL
    return up, _DESCENT if any(letter in _DEEP for letter in letters) else 0.0
