"""From letters to the script they belong to, and from a script to the language data that reads it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

LANGUAGES = {
    "Cyrl": ("rus", "ukr", "bel", "bul", "srp", "mkd", "kaz"),
    "Grek": ("ell",),
    "Arab": ("ara", "fas", "urd"),
    "Hebr": ("heb",),
    "Kore": ("kor",),
    "Deva": ("hin", "mar", "nep"),
    "Thai": ("tha",),
    "Armn": ("hye",),
    "Geor": ("kat",),
    "Beng": ("ben",),
    "Taml": ("tam",),
    "Latn": ("eng",),
}
"""Tesseract's language data for each script, the most spoken first."""

NAMES = {
    "Cyrl": "Cyrillic",
    "Grek": "Greek",
    "Arab": "Arabic",
    "Hebr": "Hebrew",
    "Kore": "Hangul",
    "Deva": "Devanagari",
    "Thai": "Thai",
    "Armn": "Armenian",
    "Geor": "Georgian",
    "Beng": "Bengali",
    "Taml": "Tamil",
    "Latn": "Latin",
}
"""Scripts in English, as Tesseract spells them."""

_BY_NAME = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "HANGUL": "Kore",
    "DEVANAGARI": "Deva",
    "THAI": "Thai",
    "CJK": "Hani",
    "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan",
}


@lru_cache(maxsize=4096)
def _script_of_letter(letter: str) -> str:
    return _BY_NAME.get(unicodedata.name(letter, "").split(" ")[0].split("-")[0], "")


def script_of(texts: Iterable[str]) -> str:
    """ISO 15924 code of most of the letters; empty where there are none that we know."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(filter(None, map(_script_of_letter, filter(str.isalpha, text))))
    return max(counts, key=lambda script: (counts[script], script)) if counts else ""
