"""The engines together: the first one reads, and what it cannot read goes to the second."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from vitascope.adapters.ocr.rapid import Look, RapidOCR
from vitascope.adapters.ocr.scripts import LANGUAGES, NAMES, in_one_alphabet
from vitascope.adapters.ocr.tesseract import Tesseract
from vitascope.model.geometry import Box
from vitascope.ports.ocr import Pixels, ReadWord, Recognition

_FOREIGN = 0.72
"""Certainty of a few lines below which the first engine does not know the script."""

_DOUBTFUL = 0.87
"""The same for the whole page: part of it may be in another script."""

_LIKELIEST = "Cyrl"
"""The script tried first where the first engine fails."""

_SAMPLE = 5
"""Lines that the second engine reads to find out whether it can."""

_SURE, _READABLE = 0.85, 0.6
"""Its confidence from which it surely, and probably, reads the right script the right way up."""

_SPELLED = 0.9
"""Certainty from which the first engine's spelling of an address counts more than the second's."""

_EXPLAINED = 0.75
"""Certainty from which the first engine's reading of a whole line does; an icon before it costs some."""

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
        return self._by_second(pixels, look)

    def _by_second(self, pixels: Pixels, look: Look) -> Recognition:
        script = _LIKELIEST
        way = self._way_up(look, script)
        if way is None:
            script = self._second.script(_turned(pixels, look.turned)) or _LIKELIEST
            way = None if script in {_LIKELIEST, "Latn"} else self._way_up(look, script)
        if way is None:
            if script == "Latn" or self._second.languages(script):
                return self._first.read(look)
            return self._without_pack(look, script)
        found = self._second.read_strips(way.strips, self._second.languages(script))
        if script == "Cyrl":
            found = replace(found, words=tuple(replace(word, text=in_one_alphabet(word.text)) for word in found.words))
        found = self._respelled(found, _turned(pixels, way.turned))
        return replace(self._with_latin_lines(found, way), turned=way.turned)

    def _without_pack(self, look: Look, script: str) -> Recognition:
        """The lines that the first engine can read all the same, such as addresses and numbers."""
        # A page of letters that it does not know gives no hint of which way is up, but its addresses do.
        ways = [(self._certain(way), way) for way in (look, look.other_way_up())]
        words, look = max(ways, key=lambda one: sum(len(word.text) for word in one[0]))
        pack = f"tesseract-ocr-{LANGUAGES[script][0]}"
        return Recognition(words, look.turned, look.certainty, script, NAMES[script], pack)

    def _certain(self, look: Look) -> tuple[ReadWord, ...]:
        lines = self._first.read_certain(dict(enumerate(look.strips)), _READABLE)
        return tuple(word for line in lines.values() for word in line)

    def _way_up(self, look: Look, script: str) -> Look | None:
        """The page as the second engine can read it in `script`; None where it cannot."""
        languages = self._second.languages(script)
        if not languages:
            return None
        found: list[tuple[float, Look]] = []
        for way in (look, look.other_way_up()):
            by_length = sorted(way.strips, key=lambda strip: strip.crop.shape[1] / strip.crop.shape[0])
            middle = len(by_length) * 2 // 3
            sample = by_length[max(0, middle - _SAMPLE // 2) : middle + _SAMPLE // 2 + 1]
            found.append((self._second.read_strips(sample, languages).confidence, way))
            if found[-1][0] >= _SURE:
                break
        confidence, way = max(found, key=lambda one: one[0])
        return way if confidence >= _READABLE else None

    def _with_latin_lines(self, found: Recognition, way: Look) -> Recognition:
        """Lines without a letter of the script, and lines that are unsure, as the first engine reads them if it can."""
        lines: dict[int, list[ReadWord]] = {at: [] for at in range(len(way.strips))}
        for word in found.words:
            lines[word.line].append(word)
        doubtful = {
            at: way.strips[at] for at, words in lines.items() if not way.strips[at].rotation and _is_doubtful(words)
        }
        lines |= self._first.read_certain(doubtful, _EXPLAINED)
        return replace(found, words=tuple(word for words in lines.values() for word in words))

    def _respelled(self, found: Recognition, upright: Pixels) -> Recognition:
        """Addresses as the first engine spells them: the second mixes alphabets in them."""
        addresses = {at: word for at, word in enumerate(found.words) if _ADDRESS.search(word.text)}
        spelled = self._first.spell(upright, [_wider(word.box) for word in addresses.values()])
        words: list[ReadWord] = list(found.words)
        for at, (text, certainty) in zip(addresses, spelled, strict=True):
            if certainty >= _SPELLED and _LATIN_ONLY.fullmatch(text):
                words[at] = replace(words[at], text=text, confidence=certainty)
        return replace(found, words=tuple(words))


def _is_doubtful(words: list[ReadWord]) -> bool:
    text = "".join(word.text for word in words)
    return text.isascii() or sum(word.confidence for word in words) < _READABLE * len(words)


def _wider(box: Box) -> Box:
    margin = _MARGIN * box.height
    return Box(max(0.0, box.left - margin), max(0.0, box.top - margin), box.right + margin, box.bottom + margin)


def _turned(pixels: Pixels, degrees: int) -> Pixels:
    return np.ascontiguousarray(np.rot90(pixels, -(degrees // 90)))
