"""The default engine: a detector and a recogniser network, shipped inside a wheel."""

from __future__ import annotations

import importlib.util
import threading
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from vitascope.adapters.ocr.detection import Detector, Quad
from vitascope.adapters.ocr.recognition import Character, Recogniser
from vitascope.adapters.ocr.scripts import script_of
from vitascope.errors import Unavailable
from vitascope.model.geometry import Box
from vitascope.ports.ocr import Pixels, ReadWord, Recognition

_DETECTOR = "PP-OCRv6_det_small.onnx"
_RECOGNISER = "PP-OCRv6_rec_small.onnx"

_TALL = 1.5
"""Height over width from which a line's box stands upright."""

_SIDEWAYS = 0.6
"""Share of upright boxes from which the page lies on its side."""

_SAMPLE = 8
"""Lines read both ways to tell up from down."""

_SURE = 0.95
"""Mean confidence from which nobody asks whether the page is upside down."""

_LEAST_LINE = 0.5
"""Lines below are specks and ornaments."""

_WIDE_GAP = 1.6
"""Line heights between two characters from which they are no neighbours, even without a space."""


class RapidOCR:
    """Latin, Greek, Chinese and Japanese pages in any of the four orientations."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._models: tuple[Detector, Recogniser] | None = None

    def __call__(self, pixels: Pixels) -> Recognition:
        """The words on the page; see the port."""
        detect, recognise = self._loaded()
        page = _three_channels(pixels)
        quads = detect(page)
        turned = 0
        if quads and sum(_is_tall(quad) for quad in quads) > _SIDEWAYS * len(quads):
            page, turned = _turned(page, 90), 90
            quads = detect(page)
        if _is_upside_down(page, quads, recognise):
            height, width = page.shape[:2]
            page, turned = _turned(page, 180), (turned + 180) % 360
            quads = [_half_turned(quad, width, height) for quad in quads]
        return _gathered(_lines(page, quads, recognise), turned)

    def _loaded(self) -> tuple[Detector, Recogniser]:
        with self._lock:
            if self._models is None:
                folder = _models_folder()
                self._models = Detector(folder / _DETECTOR), Recogniser(folder / _RECOGNISER)
            return self._models


def _models_folder() -> Path:
    # Only the files are used: importing that package would bring network clients along.
    spec = importlib.util.find_spec("rapidocr")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place) / "models"
        if (folder / _DETECTOR).is_file() and (folder / _RECOGNISER).is_file():
            return folder
    raise Unavailable("the OCR models are not installed: install rapidocr 3.10 or newer")


def _three_channels(pixels: Pixels) -> Pixels:
    grey = pixels if pixels.ndim == 2 else cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB), np.uint8)


def _turned(page: Pixels, degrees: int) -> Pixels:
    return np.ascontiguousarray(np.rot90(page, -(degrees // 90)))


def _half_turned(quad: Quad, width: int, height: int) -> Quad:
    return np.array([width, height], np.float32) - quad[[2, 3, 0, 1]]


def _sides(quad: Quad) -> tuple[float, float]:
    return float(np.linalg.norm(quad[1] - quad[0])), float(np.linalg.norm(quad[3] - quad[0]))


def _is_tall(quad: Quad) -> bool:
    across, down = _sides(quad)
    return down >= _TALL * across


def _crop(page: Pixels, quad: Quad) -> Pixels:
    across, down = _sides(quad)
    width, height = max(1, round(across)), max(1, round(down))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(quad, target)
    return np.asarray(
        cv2.warpPerspective(page, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE),
        np.uint8,
    )


def _mean(line: Sequence[Character]) -> float:
    return sum(character.confidence for character in line) / len(line) if line else 0.0


def _is_upside_down(page: Pixels, quads: Sequence[Quad], recognise: Recogniser) -> bool:
    flat = [quad for quad in quads if not _is_tall(quad)]
    # Long lines say most, but the very longest cost most: take those around the upper quartile.
    by_length = sorted(flat, key=lambda quad: _sides(quad)[0] / max(1.0, _sides(quad)[1]))
    middle = len(by_length) * 3 // 4
    sample = by_length[max(0, middle - _SAMPLE // 2) : middle + _SAMPLE // 2]
    if not sample:
        return False
    crops = [_crop(page, quad) for quad in sample]
    as_is = _sample_mean(recognise(crops))
    if as_is >= _SURE:
        return False
    return _sample_mean(recognise([_turned(crop, 180) for crop in crops])) > as_is


def _sample_mean(lines: Sequence[Sequence[Character]]) -> float:
    return sum(map(_mean, lines)) / len(lines)


def _lines(page: Pixels, quads: Sequence[Quad], recognise: Recogniser) -> list[tuple[Quad, int, tuple[Character, ...]]]:
    flat = [quad for quad in quads if not _is_tall(quad)]
    tall = [quad for quad in quads if _is_tall(quad)]
    lines = [(quad, 0, line) for quad, line in zip(flat, recognise([_crop(page, quad) for quad in flat]), strict=True)]
    upward = recognise([_turned(_crop(page, quad), 90) for quad in tall])
    downward = recognise([_turned(_crop(page, quad), 270) for quad in tall])
    for quad, rising, falling in zip(tall, upward, downward, strict=True):
        lines.append((quad, 270, rising) if _mean(rising) >= _mean(falling) else (quad, 90, falling))
    return [(quad, rotation, line) for quad, rotation, line in lines if line and _mean(line) >= _LEAST_LINE]


def _gathered(lines: Sequence[tuple[Quad, int, tuple[Character, ...]]], turned: int) -> Recognition:
    words = []
    for number, (quad, rotation, line) in enumerate(lines):
        words.extend(_words(line, quad, number, rotation))
    seen = [character.confidence for _, _, line in lines for character in line if character.text != " "]
    confidence = sum(seen) / len(seen) if seen else 0.0
    return Recognition(tuple(words), turned, confidence, script_of(word.text for word in words))


def _words(line: Sequence[Character], quad: Quad, number: int, rotation: int) -> list[ReadWord]:
    across, down = _sides(quad)
    length, height = (down, across) if rotation else (across, down)
    groups: list[list[int]] = [[]]
    for at, character in enumerate(line):
        wide = groups[-1] and (character.at - line[groups[-1][-1]].at) * length > _WIDE_GAP * height
        if character.text.isspace() or wide:
            groups.append([])
        if not character.text.isspace():
            groups[-1].append(at)
    words = []
    for group in filter(None, groups):
        text = unicodedata.normalize("NFC", "".join(line[at].text for at in group))
        confidence = sum(line[at].confidence for at in group) / len(group)
        start, end = _edge(line, group[0], -1, height / length), _edge(line, group[-1], 1, height / length)
        words.append(ReadWord(text, _box(quad, start, end, rotation), confidence, number, rotation))
    return words


def _edge(line: Sequence[Character], at: int, step: int, em: float) -> float:
    """Where the character at `at` ends towards `step`, as a share of the line.

    Half-way to its neighbour, or half a wide character where there is none near.
    """
    reach = 0.4 * em
    beside = at + step
    if 0 <= beside < len(line):
        reach = min(reach, abs(line[beside].at - line[at].at) / 2)
    return min(1.0, max(0.0, line[at].at + step * reach))


def _box(quad: Quad, start: float, end: float, rotation: int) -> Box:
    if rotation == 270:  # it rises: the line starts at the bottom
        first, last, top, bottom = quad[3], quad[0], quad[2], quad[1]
    elif rotation == 90:
        first, last, top, bottom = quad[0], quad[3], quad[1], quad[2]
    else:
        first, last, top, bottom = quad[0], quad[1], quad[3], quad[2]
    corners = np.array(
        [one + (other - one) * share for one, other in ((first, last), (top, bottom)) for share in (start, end)]
    )
    (left, upper), (right, lower) = corners.min(0), corners.max(0)
    return Box(float(left), float(upper), float(right), float(lower))
