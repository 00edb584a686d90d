"""The engines together: the first one reads, and what it cannot read goes to the second."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from vitascope.adapters.ocr.rapid import RapidOCR
from vitascope.adapters.ocr.scripts import LANGUAGES, NAMES, looks_cyrillic
from vitascope.adapters.ocr.tesseract import Tesseract
from vitascope.ports.ocr import Pixels, Recognition

_DOUBTFUL = 0.93
"""Mean confidence of the first engine below which a page may be in a script that it does not know."""


class Router:
    """Reads pages in any script that an installed engine knows."""

    def __init__(self, first: RapidOCR, second: Tesseract) -> None:
        self._first = first
        self._second = second

    def __call__(self, pixels: Pixels) -> Recognition:
        """The words on the page; see the port."""
        found = self._first(pixels)
        if not found.words or found.confidence >= _DOUBTFUL:
            return found
        upright = np.ascontiguousarray(np.rot90(pixels, -(found.turned // 90)))
        script = self._script(upright, found)
        if script == "Latn":
            return found
        languages = self._second.languages(script)
        if not languages:
            pack = f"tesseract-ocr-{LANGUAGES[script][0]}"
            return replace(found, script=script, missing_script=NAMES[script], pack=pack)
        return replace(self._second.read(upright, languages), turned=found.turned)

    def _script(self, upright: Pixels, found: Recognition) -> str:
        detected = self._second.script(upright)
        if detected is not None and detected != "Latn":
            return detected
        return "Cyrl" if looks_cyrillic([word.text for word in found.words]) else "Latn"
