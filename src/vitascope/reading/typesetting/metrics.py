"""How wide a text is: average widths of a usual text face, by class of character."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

MONOSPACED = 0.6
"""Width of a character, and of a space, in a monospaced face, in ems."""

SPACE = 0.27
BOLD = 1.06

LONGEST = 200
"""Characters that are measured one by one; no real word is longer."""

USUAL = 0.54
"""Ems of a character in the middle."""

_NARROW = frozenset("iljtfrI.,;:'!|()[]/\\`´·‘’ -")
_WIDE = frozenset("mwMW@%—…ЖШЩЮФЫжшщюфы")


@lru_cache(maxsize=4096)
def _ems(character: str) -> float:
    if character in _NARROW:
        return 0.31
    if character in _WIDE:
        return 0.85
    if character.isupper():
        return 0.67
    if character < "\u0250":
        return 0.54
    if unicodedata.combining(character):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else 0.56


@lru_cache(maxsize=16384)
def _text_ems(text: str) -> float:
    return sum(map(_ems, text))


def width_of(text: str, size: float, *, bold: bool = False, monospaced: bool = False) -> float:
    """Points that `text` takes at `size` points."""
    if monospaced:
        return len(text) * MONOSPACED * size
    ems = _text_ems(text) if len(text) <= LONGEST else len(text) * USUAL
    return ems * size * (BOLD if bold else 1.0)


def space_of(size: float, *, monospaced: bool = False) -> float:
    """Points of one space at `size` points."""
    return size * (MONOSPACED if monospaced else SPACE)
