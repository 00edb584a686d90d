"""The second engine, for scripts that the first cannot read; needs language data on the system."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import tesserocr

from vitascope.adapters.ocr.scripts import LANGUAGES, NAMES, script_of
from vitascope.adapters.ocr.strips import Strip, box_on_page
from vitascope.errors import Unavailable
from vitascope.model.geometry import Box
from vitascope.ports.ocr import Pixels, ReadWord, Recognition

FOLDERS = (
    Path("/usr/share/tesseract-ocr/5/tessdata"),
    Path("/usr/share/tesseract-ocr/4.00/tessdata"),
    Path("/usr/share/tessdata"),
    Path("/usr/local/share/tessdata"),
    Path("/opt/homebrew/share/tessdata"),
)
"""Where systems keep Tesseract's language data."""

_ORIENTATION = "osd"
_CERTAIN = 2.0
"""Of Tesseract's measure of orientation."""

_BORDER = 10

_ROUND = frozenset("oо°eе®©¢*·•.")
"""What the engine takes bullets for."""

_BULLET_GAP = 0.25
"""Line heights of white after a bullet."""

_LEAST_CONFIDENCE = 0.3


class Tesseract:
    """Reads pages in the scripts whose language data is installed.

    Args:
        folder: of the language data; the usual places where None.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or next((place for place in FOLDERS if any(place.glob("*.traineddata"))), None)
        self._lock = threading.Lock()
        self._engines: dict[str, tesserocr.PyTessBaseAPI] = {}

    @property
    def installed(self) -> frozenset[str]:
        """Names of the language data that is there."""
        return frozenset(path.stem for path in self._folder.glob("*.traineddata")) if self._folder else frozenset()

    def languages(self, script: str) -> tuple[str, ...]:
        """Installed languages of a script, then English for the Latin words among them; empty where none is."""
        here = self.installed
        own = [language for language in LANGUAGES.get(script, ()) if language in here]
        return (*own, *(("eng",) if own and "eng" in here and "eng" not in own else ()))

    def orientation(self, pixels: Pixels) -> tuple[str, int]:
        """ISO 15924 code of the page's script, empty where that cannot be told, and degrees to turn it clockwise."""
        if _ORIENTATION not in self.installed:
            return "", 0
        with self._lock:
            engine = self._engine(_ORIENTATION, tesserocr.PSM.OSD_ONLY)
            _show(engine, pixels)
            found = engine.DetectOrientationScript() or {}
            engine.Clear()
        script = next((code for code, name in NAMES.items() if name == found.get("script_name")), "")
        certain = found.get("orient_conf", 0.0) > _CERTAIN
        return script, (int(found.get("orient_deg", 0)) if certain else 0)

    def script(self, pixels: Pixels) -> str:
        """ISO 15924 code of the page's script; empty where that cannot be told."""
        return self.orientation(pixels)[0]

    def read(self, pixels: Pixels, languages: tuple[str, ...]) -> Recognition:
        """The words on an upright page.

        Raises:
            Unavailable: the language data is not installed or cannot be loaded.
        """
        if not languages:
            raise Unavailable("Tesseract has no language data here: install a package such as tesseract-ocr-eng")
        with self._lock:
            engine = self._engine("+".join(languages), tesserocr.PSM.AUTO)
            _show(engine, pixels)
            try:
                engine.Recognize()
                words = list(_words(engine))
            except RuntimeError as trouble:
                raise Unavailable("Tesseract could not read this page") from trouble
            finally:
                engine.Clear()
        return _recognition(words)

    def read_strips(self, strips: Sequence[Strip], languages: tuple[str, ...]) -> Recognition:
        """The words of lines that were found already.

        Raises:
            Unavailable: the language data is not installed or cannot be loaded.
        """
        words: list[ReadWord] = []
        with self._lock:
            engine = self._engine("+".join(languages), tesserocr.PSM.SINGLE_LINE)
            for number, strip in enumerate(strips):
                _show(engine, _framed(strip.crop))
                try:
                    engine.Recognize()
                    words.extend(_on_page(word, strip, number) for word in _with_bullet(list(_words(engine)), strip))
                except RuntimeError as trouble:
                    raise Unavailable("Tesseract could not read this page") from trouble
                finally:
                    engine.Clear()
        return _recognition(words)

    def __call__(self, pixels: Pixels) -> Recognition:
        """The words on a page in the script that it seems to be in; see the port."""
        script, turned = self.orientation(pixels)
        upright = np.ascontiguousarray(np.rot90(pixels, -(turned // 90)))
        return replace(self.read(upright, self.languages(script or "Latn")), turned=turned)

    def _engine(self, languages: str, mode: int) -> tesserocr.PyTessBaseAPI:
        if languages in self._engines:
            self._engines[languages].SetPageSegMode(mode)
        else:
            try:
                self._engines[languages] = tesserocr.PyTessBaseAPI(
                    path=f"{self._folder}/", lang=languages, psm=mode, oem=tesserocr.OEM.DEFAULT
                )
            except RuntimeError as trouble:
                raise Unavailable(f"Tesseract cannot load its language data {languages}") from trouble
        return self._engines[languages]


def _recognition(words: Sequence[ReadWord]) -> Recognition:
    weight = sum(len(word.text) for word in words)
    confidence = sum(word.confidence * len(word.text) for word in words) / weight if weight else 0.0
    return Recognition(tuple(words), 0, confidence, script_of(word.text for word in words))


def _framed(crop: Pixels) -> Pixels:
    """A line dark on light with paper around it, as the engine wants it."""
    grey = crop if crop.ndim == 2 else np.ascontiguousarray(crop[:, :, 1])
    if float(np.median(grey)) < 128:
        grey = 255 - grey
    paper = int(np.percentile(grey, 90))
    return np.asarray(
        cv2.copyMakeBorder(grey, _BORDER, _BORDER, _BORDER, _BORDER, cv2.BORDER_CONSTANT, value=paper), np.uint8
    )


def _with_bullet(words: list[ReadWord], strip: Strip) -> list[ReadWord]:
    """The same words, the first a bullet where it is a ring or dot far from the second."""
    if len(words) > 1 and words[0].text in _ROUND:
        gap = words[1].box.left - words[0].box.right
        if gap > _BULLET_GAP * strip.crop.shape[0]:
            return [replace(words[0], text="•"), *words[1:]]
    return words


def _on_page(word: ReadWord, strip: Strip, number: int) -> ReadWord:
    width = strip.crop.shape[1]
    start, end = ((edge - _BORDER) / width for edge in (word.box.left, word.box.right))
    box = box_on_page(strip, max(0.0, start), min(1.0, end))
    return replace(word, box=box, line=number, rotation=strip.rotation)


def _show(engine: tesserocr.PyTessBaseAPI, pixels: Pixels) -> None:
    grey = pixels if pixels.ndim == 2 else np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    height, width = grey.shape
    engine.SetImageBytes(np.ascontiguousarray(grey).tobytes(), width, height, 1, width)


def _words(engine: tesserocr.PyTessBaseAPI) -> Iterator[ReadWord]:
    found = engine.GetIterator()
    if found is None:
        return
    level = tesserocr.RIL.WORD
    line = -1
    for item in tesserocr.iterate_level(found, level):
        if item.Empty(level):
            continue
        line += int(item.IsAtBeginningOf(tesserocr.RIL.TEXTLINE))
        text = item.GetUTF8Text(level).strip()
        confidence = item.Confidence(level) / 100
        if text and confidence >= _LEAST_CONFIDENCE:
            left, top, right, bottom = item.BoundingBox(level)
            yield ReadWord(text, Box(float(left), float(top), float(right), float(bottom)), confidence, max(0, line))
