"""From a text to what its words alone suggest: the lexical half of the models' features."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from vitascope.parsing.labelling.vocabulary import shares
from vitascope.taxonomy import (
    addresses,
    certifications,
    institutions,
    names,
    occupations,
    organisations,
    skills,
    studies,
)

EMAIL = re.compile(r"[\w.+-]+\s?@\s?[\w-]+\.[\w.-]+|\(at\)|\[at\]", re.IGNORECASE)
URL = re.compile(
    r"https?:|www\.|\b[\w-]+\.(?:com|org|net|io|dev|ru|de|fr|es|br|pt|me|cn|uk|eu|info|co|edu)\b", re.IGNORECASE
)
PHONE = re.compile(r"(?:\+|\(|\b0|\b\d)[\d\s().\-/–]{6,}\d")
SENTENCE_END = re.compile(r"[.!?。！？]$")


@dataclass(frozen=True, slots=True)
class Lexical:
    """What the words of a text suggest.

    Attributes:
        scores: likeness to titles, organisations, schools, places, … and the shares of its words
            that the language tables know; 0.0 to 1.0 each, absent where 0.
        upper: share of letters that are capitals.
        capitalised: share of words that begin with one.
        digits: share of characters that are digits.
        words: rough count of words.
        sentence: it ends like one.
    """

    scores: dict[str, float]
    upper: float
    capitalised: float
    digits: float
    words: int
    email: bool
    url: bool
    phone: bool
    sentence: bool


LIKENESS: tuple[tuple[str, Callable[[str], float]], ...] = (
    ("title", occupations.likeness),
    ("org", organisations.likeness),
    ("school", institutions.likeness),
    ("place", addresses.likeness),
    ("study", studies.likeness),
    ("name", names.likeness),
    ("skill", skills.likeness),
    ("certificate", certifications.likeness),
)
"""Scores of a short text by the taxonomy; the language tables add theirs."""

LONG = 14
"""Words from which on a text is a sentence and no name of anything."""


@lru_cache(maxsize=8192)
def read(text: str) -> Lexical:
    """The lexical facts of a line or a piece."""
    letters = list(filter(str.isalpha, text))
    words = count_words(text)
    digits = sum(map(str.isdecimal, text))
    first = [w for w in text.split() if w[0].isalpha()]
    return Lexical(
        scores=_scores(text) if words <= LONG else {},
        upper=sum(map(str.isupper, letters)) / len(letters) if letters else 0.0,
        capitalised=sum(w[0].isupper() for w in first) / len(first) if first else 0.0,
        digits=digits / max(1, len(text)),
        words=words,
        email=any(mark in text for mark in "@([") and EMAIL.search(text) is not None,
        url=("." in text or ":" in text) and URL.search(text) is not None,
        phone=digits > 0 and PHONE.search(text) is not None,
        sentence=words > 3 and SENTENCE_END.search(text.rstrip()) is not None,
    )


def _scores(text: str) -> dict[str, float]:
    scores = dict(shares(text))
    for name, likeness in LIKENESS:
        value = likeness(text)
        if value > 0.05:
            scores[name] = value
    return scores


def count_words(text: str) -> int:
    """Words between spaces; two ideographs count as one word."""
    wide = not text.isascii() and sum("\u2e80" <= c <= "\u9fff" for c in text)
    return len(text.split()) if not wide else max(1, wide // 2 + len([w for w in text.split() if w.isascii()]))
