"""The default engine: a detector and a recogniser network, shipped inside a wheel."""

from __future__ import annotations

import importlib.util
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from vitascope.adapters.ocr.detection import Detector, Quad
from vitascope.adapters.ocr.recognition import Character, Recogniser
from vitascope.adapters.ocr.scripts import script_of
from vitascope.adapters.ocr.strips import Strip, certainty_of, sides, words_of
from vitascope.errors import Unavailable
from vitascope.model.geometry import Box
from vitascope.ports.ocr import Pixels, ReadWord, Recognition

_DETECTOR = "PP-OCRv6_det_small.onnx"
_RECOGNISER = "PP-OCRv6_rec_small.onnx"

_TALL = 1.5
"""Height over width from which a line's box stands upright."""

_SIDEWAYS = 0.6
"""Share of upright boxes from which the page lies on its side."""

_SAMPLE = 6
"""Lines read both ways to tell up from down."""

_SURE = 0.95
"""Mean confidence from which nobody asks whether the page is upside down."""

_LEAST_LINE = 0.5
"""Mean confidence of a line; those below are specks and ornaments."""


@dataclass(frozen=True, slots=True)
class Look:
    """A page with its lines found and a few of them read.

    Attributes:
        strips: the lines.
        turned: degrees clockwise that the page was turned by.
        certainty: of the lines that were read, 0.0 to 1.0.
        size: width and height of the page as turned, in pixels.
    """

    strips: tuple[Strip, ...]
    turned: int
    certainty: float
    size: tuple[int, int]

    def other_way_up(self) -> Look:
        """The same page turned by 180 degrees, nothing read."""
        strips = tuple(_half_turned(strip, *self.size) for strip in self.strips)
        return Look(strips, (self.turned + 180) % 360, self.certainty, self.size)


class RapidOCR:
    """Latin, Greek, Chinese and Japanese pages in any of the four orientations."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._models: tuple[Detector, Recogniser] | None = None

    def __call__(self, pixels: Pixels) -> Recognition:
        """The words on the page; see the port."""
        return self.read(self.look(pixels))

    def look(self, pixels: Pixels) -> Look:
        """Where the lines are, which way is up, and whether this engine knows their script."""
        detect, recognise = self._loaded()
        page = _three_channels(pixels)
        quads = detect(page)
        turned = 0
        if quads and sum(_is_tall(quad) for quad in quads) > _SIDEWAYS * len(quads):
            page, turned = _turned(page, 90), 90
            quads = detect(page)
        strips = [Strip(quad, _crop(page, quad)) for quad in quads]
        certainty, upside_down = _tasted(strips, recognise)
        look = Look(tuple(strips), turned, certainty, (page.shape[1], page.shape[0]))
        return look.other_way_up() if upside_down else look

    def read(self, look: Look) -> Recognition:
        """The words of all lines."""
        _, recognise = self._loaded()
        return _gathered(_read(look.strips, recognise), look.turned)

    def read_certain(self, strips: Mapping[int, Strip], least: float) -> dict[int, list[ReadWord]]:
        """The words of those lines that are read with a certainty of at least `least`, by their numbers."""
        _, recognise = self._loaded()
        for strip, line in zip(strips.values(), recognise([strip.crop for strip in strips.values()]), strict=True):
            strip.line = line
        certain = {at: strip for at, strip in strips.items() if certainty_of(strip.crop, strip.line or ()) >= least}
        return {at: words_of(strip, at) for at, strip in certain.items()}

    def spell(self, pixels: Pixels, boxes: Sequence[Box]) -> list[tuple[str, float]]:
        """What stands in each box of an upright page, without spaces, and how sure that is."""
        _, recognise = self._loaded()
        page = _three_channels(pixels)
        parts = [page[int(box.top) : int(box.bottom) + 1, int(box.left) : int(box.right) + 1] for box in boxes]
        lines = recognise(parts)
        texts = ["".join(character.text for character in line).replace(" ", "") for line in lines]
        return [(text, certainty_of(part, line)) for text, part, line in zip(texts, parts, lines, strict=True)]

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


def _half_turned(strip: Strip, width: int, height: int) -> Strip:
    corners = np.array([width, height], np.float32) - strip.quad[[2, 3, 0, 1]]
    return Strip(corners, _turned(strip.crop, 180))


def _is_tall(quad: Quad) -> bool:
    across, down = sides(quad)
    return down >= _TALL * across


def _crop(page: Pixels, quad: Quad) -> Pixels:
    across, down = sides(quad)
    width, height = max(1, round(across)), max(1, round(down))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(quad, target)
    return np.asarray(
        cv2.warpPerspective(page, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE),
        np.uint8,
    )


def _mean(line: Sequence[Character]) -> float:
    return sum(character.confidence for character in line) / len(line) if line else 0.0


def _tasted(strips: Sequence[Strip], recognise: Recogniser) -> tuple[float, bool]:
    """How sure a few lines are read, and whether that is upside down."""
    flat = [strip for strip in strips if not _is_tall(strip.quad)]
    # A specimen of middling length says enough; long lines would cost the most to read twice.
    by_length = sorted(flat, key=lambda strip: strip.crop.shape[1] / strip.crop.shape[0])
    middle = len(by_length) // 2
    sample = by_length[max(0, middle - _SAMPLE // 2) : middle + _SAMPLE // 2]
    if not sample:
        return 1.0, False
    crops = [strip.crop for strip in sample]
    lines = recognise(crops)
    for strip, line in zip(sample, lines, strict=True):
        strip.line = line
    as_is = sum(map(certainty_of, crops, lines)) / len(crops)
    if as_is >= _SURE:
        return as_is, False
    crops = [_turned(crop, 180) for crop in crops]
    other_way = sum(map(certainty_of, crops, recognise(crops))) / len(crops)
    return max(as_is, other_way), other_way > as_is


def _read(strips: Sequence[Strip], recognise: Recogniser) -> list[Strip]:
    """The strips with their characters; those that hold no text are left out."""
    waiting = [strip for strip in strips if strip.line is None and not _is_tall(strip.quad)]
    for strip, line in zip(waiting, recognise([strip.crop for strip in waiting]), strict=True):
        strip.line = line
    tall = [strip for strip in strips if strip.line is None]
    rising = recognise([_turned(strip.crop, 90) for strip in tall])
    falling = recognise([_turned(strip.crop, 270) for strip in tall])
    for strip, up, down in zip(tall, rising, falling, strict=True):
        strip.rotation, strip.line = (270, up) if _mean(up) >= _mean(down) else (90, down)
        strip.crop = _turned(strip.crop, 360 - strip.rotation)
    return [strip for strip in strips if strip.line and _mean(strip.line) >= _LEAST_LINE]


def _gathered(strips: Sequence[Strip], turned: int) -> Recognition:
    words = [word for number, strip in enumerate(strips) for word in words_of(strip, number)]
    weights = [strip.crop.shape[1] / strip.crop.shape[0] for strip in strips]
    certain = sum(w * certainty_of(strip.crop, strip.line or ()) for w, strip in zip(weights, strips, strict=True))
    confidence = certain / sum(weights) if strips else 0.0
    return Recognition(tuple(words), turned, confidence, script_of(word.text for word in words))
