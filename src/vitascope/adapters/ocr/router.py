"""The engines together: the first one reads, and what it cannot read goes to the second."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from vitascope.adapters.ocr.rapid import Look, RapidOCR
from vitascope.adapters.ocr.scripts import LANGUAGES, NAMES
from vitascope.adapters.ocr.tesseract import Tesseract
from vitascope.model.geometry import Box
from vitascope.ports.ocr import Pixels, ReadWord, Recognition

_FOREIGN = 0.72
"""Certainty of a few lines below which the first engine does not know the script."""

_DOUBTFUL = 0.87
"""The same for the whole page: part of it may be in another script."""

_WRONG_WAY_UP = 0.6
"""Confidence of the second engine below which it is asked to read the page the other way up."""

_SPELLED = 0.9
"""Certainty from which the first engine's spelling of an address counts more than the second's."""

_ADDRESS = re.compile(
    r"@|://|^www[.,]|[a-z0-9-]{2,}\.(?:com|org|net|io|dev|me|[a-z]{2})(?:/|$)|/[a-z0-9_-]{3,}", re.IGNORECASE
)
_LATIN_ONLY = re.compile(r"[\x21-\x7e]+")
_MARGIN = 0.15


class Router:
    """Reads pages in any script that an installed engine knows."""

    def __init__(self, first: RapidOCR, second: Tesseract) -> None:
        self._first = first
        self._second = second

    def __call__(self, pixels: Pixels) -> Recognition:
        """The words on the page; see the port."""
        look = self._first.look(pixels)
        if look.certainty >= _FOREIGN or not look.strips:
            found = self._first.read(look)
            if not found.words or found.confidence >= _DOUBTFUL:
                return found
        script, turned = self._second.orientation(_turned(pixels, look.turned))
        if script == "Latn":
            return self._first.read(look)
        return self._by_second(pixels, look, script or "Cyrl", (look.turned + turned) % 360)

    def _by_second(self, pixels: Pixels, look: Look, script: str, turned: int) -> Recognition:
        languages = self._second.languages(script)
        if not languages:
            found = self._first.read(look)
            pack = f"tesseract-ocr-{LANGUAGES[script][0]}"
            return replace(found, script=script, missing_script=NAMES[script], pack=pack)
        upright = _turned(pixels, turned)
        found = self._second.read(upright, languages)
        if found.confidence < _WRONG_WAY_UP:
            other = self._second.read(_turned(upright, 180), languages)
            if other.confidence > found.confidence:
                found, turned, upright = other, (turned + 180) % 360, _turned(upright, 180)
        return replace(self._respelled(found, upright), turned=turned)

    def _respelled(self, found: Recognition, upright: Pixels) -> Recognition:
        """Addresses as the first engine spells them: the second mixes alphabets in them."""
        addresses = {at: word for at, word in enumerate(found.words) if _ADDRESS.search(word.text)}
        spelled = self._first.spell(upright, [_wider(word.box) for word in addresses.values()])
        words: list[ReadWord] = list(found.words)
        for at, (text, certainty) in zip(addresses, spelled, strict=True):
            if certainty >= _SPELLED and _LATIN_ONLY.fullmatch(text):
                words[at] = replace(words[at], text=text, confidence=certainty)
        return replace(found, words=tuple(words))


def _wider(box: Box) -> Box:
    margin = _MARGIN * box.height
    return Box(max(0.0, box.left - margin), max(0.0, box.top - margin), box.right + margin, box.bottom + margin)


def _turned(pixels: Pixels, degrees: int) -> Pixels:
    return np.ascontiguousarray(np.rot90(pixels, -(degrees // 90)))
