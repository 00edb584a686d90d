"""Any text becomes a measure of how much it looks like a person's name."""

from __future__ import annotations

import re
from functools import lru_cache

from vitascope.taxonomy.words import IDEOGRAPHS, Sort, fold, weights, words

_CHINESE_NAME = re.compile(rf"^[{IDEOGRAPHS}]{{2,4}}$")
_LONGEST = 60
_DIGIT = re.compile(r"\d")
_GAPS = re.compile(r"[\s·]+")
_INITIAL = re.compile(r"^[^\W\d_]\.?$")
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "von",
        "van",
        "der",
        "den",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "zu",
        "zur",
        "ter",
        "ten",
        "mac",
        "mc",
        "st",
        "y",
        "e",
    ]
)
_PATRONYMIC = re.compile(r"(?:ович|евич|ьич|овна|евна|ична|инична|ovich|evich|ovna|evna)$")
_DOUBLE_SURNAMES = ("欧阳", "司马", "上官", "诸葛", "歐陽")
_TITLES = frozenset(
    ["dr", "prof", "mr", "mrs", "ms", "herr", "frau", "ing", "dipl", "mag", "phd", "md", "mba", "sir", "dame"]
)


def is_forename(word: str) -> bool:
    """Whether a word is a common given name."""
    return weights(fold(word))[Sort.FORENAME] >= 100


def is_surname(word: str) -> bool:
    """Whether a word is a common family name, or ends like one."""
    return weights(fold(word))[Sort.SURNAME] >= 100


def is_patronymic(word: str) -> bool:
    """Whether a word ends like an East Slavic patronymic."""
    return len(word) > 5 and _PATRONYMIC.search(fold(word)) is not None


def _chinese(text: str) -> float:
    family = 2 if text.startswith(_DOUBLE_SURNAMES) else 1
    if not 1 <= len(text) - family <= 2:
        return 0.0
    row = weights(text)
    other = max(row[Sort.OCCUPATION], row[Sort.INSTITUTION], row[Sort.ORGANISATION], row[Sort.STUDY])
    return max(0.0, weights(text[:family])[Sort.SURNAME] / 255 - other / 255)


@lru_cache(maxsize=4096)
def likeness(text: str) -> float:
    """How much a text looks like a person's name, 0.0 to 1.0; names nobody knows score by their shape alone."""
    if len(text) > _LONGEST or _DIGIT.search(text):
        return 0.0
    if not text.isascii():
        compact = _GAPS.sub("", text)
        if _CHINESE_NAME.match(compact):
            return _chinese(compact)
    parts = [part for part in words(text) if part not in _PARTICLES and part not in _TITLES]
    if not parts or len(parts) > 5:
        return 0.0
    marks = [_mark(part) for part in parts]
    known = [mark for mark in marks if mark is not None]
    if not known:
        return 0.0
    first = max((weights(part)[Sort.FORENAME] for part in parts), default=0) / 255
    score = 0.55 * sum(known) / len(known) + 0.45 * first
    return score if len(parts) > 1 else 0.6 * score


def _mark(part: str) -> float | None:
    """How name-like one word is; None for an initial, which tells nothing."""
    if _INITIAL.match(part):
        return None
    if is_patronymic(part):
        return 1.0
    row = weights(part)
    as_name = max(row[Sort.FORENAME], row[Sort.SURNAME])
    other = max(row[Sort.OCCUPATION], row[Sort.INSTITUTION], row[Sort.ORGANISATION], row[Sort.SKILL])
    return max(0.0, (as_name - 0.5 * other) / 255) if as_name else max(0.0, 0.25 - other / 255)
