"""Text becomes folded words, and each word the classes of names that it is typical of.

Folding makes spellings comparable: case, accents, ligatures and full-width forms
vanish. A run of ideographs is one word when it is weighed (its ending tells what it
is), and one token per character when phrases are sought in it.
"""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import cache, lru_cache

from vitascope.taxonomy.packed import WordTable

IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
TOKEN = re.compile(rf"(?<![^\W_])\.[nN][eE][tT]\b|[{IDEOGRAPHS}]|[^\W_{IDEOGRAPHS}]+(?:\+\+|#)?")
_WORD = re.compile(rf"[{IDEOGRAPHS}]+|(?:[^\W\d_{IDEOGRAPHS}]\.){{2,}}|[^\W_{IDEOGRAPHS}]+(?:['’][^\W_{IDEOGRAPHS}]+)*")
_IDEOGRAPHIC = re.compile(rf"[{IDEOGRAPHS}]")
_FOLDS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "ё": "е"}
    | {chr(mark): None for mark in range(0x300, 0x370)}
)
_LONGEST_ENDING = 8
_SHORTEST_ENDING = 4
_TELLING = 3
_LONGEST_NAME = 120


class Sort(IntEnum):
    """What a word can be typical of: the columns of the word table."""

    OCCUPATION = 0
    INSTITUTION = 1
    ORGANISATION = 2
    PLACE = 3
    FORENAME = 4
    SURNAME = 5
    SKILL = 6
    CERTIFICATION = 7
    STUDY = 8


NOTHING = bytes(len(Sort))


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Text without case, accents and width."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text.casefold()).translate(_FOLDS)


def tokens(text: str) -> list[str]:
    """The folded tokens that phrases are made of."""
    return [fold(token) for token in TOKEN.findall(text)]


@lru_cache(maxsize=1 << 11)
def phrase(text: str) -> str:
    """What two spellings of one name have in common: the key of every phrase table."""
    return " ".join(tokens(text))


def is_ideographic(word: str) -> bool:
    """Whether a word is written in a script without spaces."""
    return _IDEOGRAPHIC.match(word) is not None


@lru_cache(maxsize=1 << 11)
def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, abbreviations such as "S.A." without their points."""
    return tuple(fold(word.replace(".", "")) for word in _WORD.findall(text))


@cache
def _table() -> WordTable:
    return WordTable("words.bin", len(Sort))


@lru_cache(maxsize=1 << 14)
def weights(word: str) -> bytes:
    """How typical a folded word is of each `Sort`, 0 to 255; by its ending where it is unknown."""
    row = _table().find(word)
    if row is not None:
        return row
    shortest, longest = (1, 6) if is_ideographic(word) else (_SHORTEST_ENDING, _LONGEST_ENDING)
    for length in range(min(longest, len(word) - 1), shortest - 1, -1):
        row = _table().find("-" + word[-length:])
        if row is not None:
            return row
    return NOTHING


@lru_cache(maxsize=1 << 11)
def rows(text: str) -> tuple[bytes, ...]:
    """The weights of each word of a text; numbers and short words that tell nothing are left out."""
    found = ((word, weights(word)) for word in words(text))
    return tuple(row for word, row in found if not word.isdigit() and (len(word) > _TELLING or any(row)))


@lru_cache(maxsize=1 << 11)
def _sums(text: str) -> tuple[int, bytes, tuple[int, ...]]:
    """How many words of a text are weighed, and by `Sort` the largest and the sum of their weights."""
    columns = tuple(zip(*rows(text), strict=True))
    return len(rows(text)), bytes(map(max, columns)) or NOTHING, tuple(map(sum, columns))


def strength(text: str, sort: Sort, fullness: float = 0.4, most: int = 8) -> float:
    """How much a text looks like a name of one sort, 0.0 to 1.0.

    Its most typical word counts most; `fullness` is the share that the other words
    have; texts longer than `most` words fade, because names are short.
    """
    if len(text) > _LONGEST_NAME:
        return 0.0
    count, largest, sums = _sums(text)
    best = largest[sort]
    if not best:
        return 0.0
    score = best / 255 * (1 - fullness + fullness * sums[sort] / 255 / count)
    return score if count <= most else score * (most / count) ** 2
