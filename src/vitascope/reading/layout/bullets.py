"""A list marker at the head of a line is taken off its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vitascope.model.document import Word
from vitascope.model.geometry import Box

SIGNS = frozenset("•◦▪▫●○∙⁃‣·■□◆◇►▸▶➢➤✓✔✦★–—-*»›❖\uf0b7\uf0a7\uf076\uf0d8\u2043\u25e6oO")
NUMBER = re.compile(r"^\(?(\d{1,2}|[a-z])[.)]$")
DAY = re.compile(r"\d{1,2}\. [^\W\d]{3,}\.? (?:19|20)\d\d")
STUCK = frozenset("•◦▪▫●○‣·■□►➢➤")
"""Signs that start no word."""

WEAK = frozenset("–—-*»›oO★")
"""Signs that are words, too: they need white space after them."""


def is_sign(text: str) -> bool:
    """Whether a word can only be a list marker."""
    return text in SIGNS and text not in WEAK


def split_bullet(words: Sequence[Word]) -> tuple[str, tuple[Word, ...]]:
    """The marker and the words after it; an empty marker where the line starts no item."""
    if words and len(words[0].text) > 1 and words[0].text[0] in STUCK and words[0].text[1].isalpha():
        return words[0].text[0], (_without_first(words[0]), *words[1:])
    if len(words) < 2:
        return "", tuple(words)
    first, second = words[0], words[1]
    gap = second.box.left - first.box.right
    size = first.style.size
    if first.text in SIGNS and _stands_apart(first, gap, size):
        return first.text, tuple(words[1:])
    if NUMBER.match(first.text) and gap > 0.2 * size and not DAY.match(" ".join(word.text for word in words[:3])):
        return first.text, tuple(words[1:])
    return "", tuple(words)


def _without_first(word: Word) -> Word:
    """A word without the marker that was set, or read, against it."""
    left = word.box.left + word.box.width / len(word.text)
    return replace(word, text=word.text[1:], box=Box(left, word.box.top, word.box.right, word.box.bottom))


def _stands_apart(sign: Word, gap: float, size: float) -> bool:
    if sign.text in "oO":
        return gap > 0.45 * size
    return sign.text not in WEAK or gap > 0.15 * size
